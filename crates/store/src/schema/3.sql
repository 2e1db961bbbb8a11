-- What somebody dropped into a space of its own who may write there and not read: a hand-off, a message.
CREATE TABLE left_word (
    space  BLOB NOT NULL,
    seq    INTEGER NOT NULL, -- its number in the log of that space
    record BLOB NOT NULL,    -- its device's list there
    device BLOB NOT NULL,
    text   TEXT NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (space, seq) -- and the words of one space in their order
) STRICT;
