-- The relay's tables, version 2.

-- What the logs are called, until the database is put back from a backup; one row.
CREATE TABLE log_name (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    id  BLOB NOT NULL
) STRICT;
