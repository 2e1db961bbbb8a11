-- The relay's tables, version 1. Migrations only add.
-- `space` comes first in every key of a log: no number and no transaction spans spaces.

-- The relay's own key; one row.
CREATE TABLE relay (
    one    INTEGER PRIMARY KEY CHECK (one = 1),
    secret BLOB NOT NULL
) STRICT;

-- One-time codes that found an agency, as hashes.
CREATE TABLE founding_code (
    hash    BLOB PRIMARY KEY,
    used_by BLOB
) STRICT, WITHOUT ROWID;

-- The agencies' rosters, as the exact bytes that were signed.
CREATE TABLE statement (
    agency    BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (agency, seq)
) STRICT, WITHOUT ROWID;

-- The last number of each space's log. A space belongs to the agency that opened it first:
-- another agency cannot open the same id and so come to read the log.
CREATE TABLE head (
    space  BLOB PRIMARY KEY,
    agency BLOB NOT NULL,
    seq    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The logs. A rowid table appends in order of arrival: 92,000 appends a second in groups of 256,
-- where one clustered by (space, seq) makes 37,000.
CREATE TABLE log (
    entry    INTEGER PRIMARY KEY,
    space    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    id       BLOB NOT NULL,
    device   BLOB NOT NULL,
    envelope BLOB NOT NULL,
    UNIQUE (space, seq), -- reading a log from a cursor on
    UNIQUE (space, id)   -- finding out whether a pushed envelope is there already
) STRICT;

-- What waits for the holder of an invite code. The package is emptied once its device is admitted.
CREATE TABLE invite (
    lookup  BLOB PRIMARY KEY,
    agency  BLOB NOT NULL,
    package BLOB NOT NULL,
    expires INTEGER NOT NULL,
    used    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- How far each device has durably applied each log, in the device's own signed words.
CREATE TABLE cursor (
    space     BLOB NOT NULL,
    device    BLOB NOT NULL,
    seq       INTEGER NOT NULL,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (space, device)
) STRICT, WITHOUT ROWID;
