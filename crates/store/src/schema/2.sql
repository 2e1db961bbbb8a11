-- The device's store, format 2: custody, the log of views, how devices stand.

-- Somebody's unsent work, waiting for the custodian. Each entry stays sealed under its own space's key.
CREATE TABLE custody (
    seq      INTEGER PRIMARY KEY, -- its number in the log of the space `custody`
    space    BLOB NOT NULL,
    record   BLOB NOT NULL,
    device   BLOB NOT NULL,
    arrived  INTEGER NOT NULL,
    envelope BLOB NOT NULL
) STRICT;

-- What this device had to hand into custody, with the relay's receipt. Outlives everything else.
CREATE TABLE handed_over (
    envelope BLOB PRIMARY KEY,
    record   BLOB NOT NULL,
    space    BLOB NOT NULL,
    seq      INTEGER NOT NULL,
    receipt  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Forms that were not finished when their device was revoked.
CREATE TABLE left_form (
    seq    INTEGER PRIMARY KEY, -- its number in the log of the space `custody`
    device BLOB NOT NULL,
    form   TEXT NOT NULL,
    fields TEXT NOT NULL,
    kept   INTEGER NOT NULL
) STRICT;

-- Who looked at what, as each device has told: one chain for each device.
CREATE TABLE view_line (
    device  BLOB NOT NULL,
    n       INTEGER NOT NULL,
    hash    BLOB NOT NULL,
    member  BLOB NOT NULL,
    record  BLOB NOT NULL,
    kind    TEXT NOT NULL,
    at      INTEGER NOT NULL,
    why     TEXT,
    broken  INTEGER NOT NULL, -- it does not follow from the line before: something is missing
    PRIMARY KEY (device, n, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX view_line_record ON view_line (record, at); -- who looked at this
CREATE INDEX view_line_member ON view_line (member, at); -- what did this person look at
CREATE INDEX view_line_at ON view_line (at);             -- the latest

-- How other devices stand, in their own signed words.
CREATE TABLE standing (
    device    BLOB PRIMARY KEY,
    raw       BLOB NOT NULL,
    signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
