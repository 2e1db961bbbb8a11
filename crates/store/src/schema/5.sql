-- Attachments' sealed bytes, and how far each is on its way. The key stands in the sealed record alone.
CREATE TABLE blob (
    address BLOB PRIMARY KEY, -- SHA-256 of the sealed bytes
    space   BLOB NOT NULL,
    record  BLOB NOT NULL,
    length  INTEGER NOT NULL, -- sealed bytes
    state   TEXT NOT NULL,    -- 'out': only here; 'held': here and at the relay; 'in': on its way here; 'drop': to be deleted there
    here    INTEGER NOT NULL, -- chunks that are here, from the first on
    there   INTEGER NOT NULL, -- chunks that the relay says it durably holds
    refused TEXT,             -- what the relay said when it would not; asked again on the next connection
    used    INTEGER NOT NULL  -- milliseconds: what was not looked at for longest makes room
) STRICT;
CREATE INDEX blob_record ON blob (record);                           -- a record is removed
CREATE INDEX blob_waits ON blob (state, used) WHERE state <> 'held'; -- the next to send or to fetch
CREATE INDEX blob_held ON blob (used, length) WHERE state = 'held';  -- what makes room

CREATE TABLE blob_chunk (
    address BLOB NOT NULL REFERENCES blob (address) ON DELETE CASCADE,
    n       INTEGER NOT NULL,
    bytes   BLOB NOT NULL,
    UNIQUE (address, n) -- reading one
) STRICT;
