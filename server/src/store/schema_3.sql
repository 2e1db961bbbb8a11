-- The relay's tables, version 3.

-- What an envelope's header says of itself: which record it belongs to, and the space it was sealed
-- for, which in the log of `custody` is another one. Computed: no row is written anew, and none can differ.
ALTER TABLE log ADD COLUMN record BLOB GENERATED ALWAYS AS (substr(envelope, 37, 16)) VIRTUAL;
ALTER TABLE log ADD COLUMN sealed_for BLOB GENERATED ALWAYS AS (substr(envelope, 21, 16)) VIRTUAL;
CREATE INDEX log_record ON log (space, record); -- compacting and expunging a record

-- Envelopes that are gone from their log and were not expunged: whoever pushes one again, because the
-- receipt was lost, gets the number it had.
CREATE TABLE compacted (
    space BLOB NOT NULL,
    id    BLOB NOT NULL,
    seq   INTEGER NOT NULL,
    PRIMARY KEY (space, id)
) STRICT, WITHOUT ROWID;

-- How much of each device waits in custody: a stolen phone must not fill the disk.
CREATE TABLE custody_of (
    space   BLOB NOT NULL,
    device  BLOB NOT NULL,
    entries INTEGER NOT NULL,
    bytes   INTEGER NOT NULL,
    PRIMARY KEY (space, device)
) STRICT, WITHOUT ROWID;

-- Epoch keys, each wrapped for one device. The device comes early in the key: it asks for all of its own.
CREATE TABLE wrap (
    agency     BLOB NOT NULL,
    device     BLOB NOT NULL,
    space      BLOB NOT NULL,
    epoch      INTEGER NOT NULL,
    commitment BLOB NOT NULL,
    sealed     BLOB NOT NULL,
    PRIMARY KEY (agency, device, space, epoch, commitment)
) STRICT, WITHOUT ROWID;

-- How many wraps there are of each agency, so that nobody has to count them.
CREATE TABLE wraps_of (
    agency BLOB PRIMARY KEY,
    wraps  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Who asks to be let in, in the order of asking: the first one of an invite is its owner until somebody
-- says otherwise. `seq` is the number of the statement that let it in.
CREATE TABLE knock (
    entry     INTEGER PRIMARY KEY,
    agency    BLOB NOT NULL,
    invite    BLOB NOT NULL,
    device    BLOB NOT NULL,
    lookup    BLOB NOT NULL,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL,
    expires   INTEGER NOT NULL,
    seq       INTEGER,
    UNIQUE (agency, invite, device)
) STRICT;

-- Invites with which nobody waits any longer: declined by somebody who manages, or used.
CREATE TABLE decided (
    agency BLOB NOT NULL,
    invite BLOB NOT NULL,
    PRIMARY KEY (agency, invite)
) STRICT, WITHOUT ROWID;

-- How each device stands, in its own latest signed word.
CREATE TABLE standing (
    agency    BLOB NOT NULL,
    device    BLOB NOT NULL,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL,
    PRIMARY KEY (agency, device)
) STRICT, WITHOUT ROWID;
