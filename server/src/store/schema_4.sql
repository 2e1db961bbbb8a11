-- The relay's tables, version 4.

-- One row as long as something was deleted and the file was not rewritten since; see `scrub.rs`.
CREATE TABLE unscrubbed (
    one INTEGER PRIMARY KEY CHECK (one = 1)
) STRICT;

-- A database of before may have had something deleted.
INSERT INTO unscrubbed (one) VALUES (1);
