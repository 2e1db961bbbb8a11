-- The relay's attachments, version 1. A database of their own: a photo never waits in front of a record,
-- and rewriting the file of the logs costs no more for every photo there is.

-- An attachment, or as much of it as one device has put so far. What is not whole is its device's alone, so
-- that nobody can spoil what another one puts.
CREATE TABLE blob (
    blob    INTEGER PRIMARY KEY,
    agency  BLOB NOT NULL,
    space   BLOB NOT NULL,
    record  BLOB NOT NULL,
    address BLOB NOT NULL,
    device  BLOB NOT NULL,
    length  INTEGER NOT NULL, -- sealed bytes, reserved from the first offer on
    chunks  INTEGER NOT NULL, -- how many are here, from the first on
    whole   INTEGER NOT NULL, -- all are, and they make the address
    touched INTEGER NOT NULL, -- milliseconds: what nobody goes on with makes room
    UNIQUE (space, address, device)
) STRICT;
CREATE INDEX blob_record ON blob (space, record);          -- expunging a record
CREATE INDEX blob_room ON blob (agency, space, length);    -- how much there is, from the index alone
CREATE INDEX blob_started ON blob (touched) WHERE whole = 0; -- what nobody goes on with

CREATE TABLE chunk (
    blob  INTEGER NOT NULL,
    n     INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE (blob, n) -- reading one
) STRICT;
