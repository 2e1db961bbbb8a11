-- The device's store, format 6: a local relay beside the agency's own, for an event without coverage.
-- Nothing here says that the agency's relay holds anything.

-- How far this device has applied each log of the local relay it is joined to.
CREATE TABLE local_cursor (
    space BLOB PRIMARY KEY,
    seq   INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What of the outbox the local relay has signed for. It stays in the outbox.
CREATE TABLE local_held (
    n         INTEGER PRIMARY KEY, -- its place in the outbox
    record    BLOB NOT NULL,
    elsewhere INTEGER NOT NULL     -- on another device; 0 when the local relay runs on this one
) STRICT;
CREATE INDEX local_held_record ON local_held (record); -- whether all that waits of a record is elsewhere too

-- Changes of others that a local relay brought and the agency's relay has not brought yet.
CREATE TABLE local_change (
    record BLOB NOT NULL,
    hash   BLOB NOT NULL,
    chain  BLOB NOT NULL,    -- its author's chain: a snapshot holds it by that and its place
    place  INTEGER NOT NULL,
    device BLOB NOT NULL,    -- its author
    space  BLOB NOT NULL,
    came   INTEGER NOT NULL,
    PRIMARY KEY (record, hash)
) STRICT, WITHOUT ROWID;
