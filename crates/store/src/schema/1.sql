-- The device's store, format 1. Migrations only add: older phones still sync.

-- What this device is: keys, agency, clock correction. One row a name.
CREATE TABLE meta (
    name  TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- The agency's signed statements, as they came.
CREATE TABLE statement (
    seq       INTEGER PRIMARY KEY,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- One record, one document. `bytes` is a saved document followed by the changes since.
CREATE TABLE document (
    record  BLOB PRIMARY KEY,
    space   BLOB NOT NULL,
    kind    TEXT,             -- none until the first change has arrived
    bytes   BLOB NOT NULL,
    tail    INTEGER NOT NULL, -- changes after the saved document
    proofs  BLOB NOT NULL,    -- latest signed change of each author's chain
    seq     INTEGER,          -- highest number in the space's log; none while only here
    waiting INTEGER NOT NULL, -- changes in the outbox
    changed INTEGER NOT NULL  -- milliseconds, by the author's clock
) STRICT, WITHOUT ROWID;

-- Sealed changes that the relay has not signed for.
CREATE TABLE outbox (
    n        INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: a session asks for what follows the last it sent
    record   BLOB NOT NULL,
    space    BLOB NOT NULL,
    id       BLOB NOT NULL,
    envelope BLOB NOT NULL,
    refused  TEXT             -- why the relay would not take it; kept until a person decides
) STRICT;
CREATE INDEX outbox_refused ON outbox (record) WHERE refused IS NOT NULL; -- what needs a person

-- The relay's signed words that it holds envelopes.
CREATE TABLE receipt (
    n         INTEGER PRIMARY KEY,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL,
    signed    INTEGER NOT NULL
) STRICT;

-- What this device wrote and the relay holds: the latest envelope of each record.
CREATE TABLE sent (
    record   BLOB PRIMARY KEY,
    space    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    envelope BLOB NOT NULL,
    receipt  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sent_by_seq ON sent (space, seq); -- how many are not yet seen by others

-- How far this device has applied each space's log.
CREATE TABLE cursor (
    space BLOB PRIMARY KEY,
    seq   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- How far other devices say, signed, that they have applied it.
CREATE TABLE seen (
    space  BLOB NOT NULL,
    device BLOB NOT NULL,
    seq    INTEGER NOT NULL,
    ack    BLOB NOT NULL,
    PRIMARY KEY (space, device)
) STRICT, WITHOUT ROWID;

-- Envelopes that did not prove themselves. Never applied, never thrown away.
CREATE TABLE set_aside (
    n        INTEGER PRIMARY KEY,
    space    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    record   BLOB NOT NULL,
    arrived  INTEGER NOT NULL,
    why      TEXT NOT NULL,
    envelope BLOB NOT NULL,
    UNIQUE (space, seq)
) STRICT;

-- Forms being filled in.
CREATE TABLE draft (
    draft  BLOB PRIMARY KEY,
    form   TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
