-- The read model: what lists and searches read. Made from the documents alone; dropping it and
-- making it anew gives the same rows.

-- Records that are few and read whole: city, members, districts, assignments, programs, partners.
CREATE TABLE directory (
    record BLOB PRIMARY KEY,
    kind   TEXT NOT NULL,
    json   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX directory_kind ON directory (kind); -- all districts, all members

CREATE TABLE place (
    record       BLOB PRIMARY KEY,
    name         TEXT NOT NULL,
    kind         TEXT NOT NULL,
    address      TEXT,
    lat          REAL,
    lon          REAL,
    district     TEXT,
    neighborhood TEXT,
    closed       INTEGER NOT NULL,
    merged_into  BLOB, -- what the record says
    apart        TEXT NOT NULL, -- ids of places that somebody said are others, as JSON
    survivor     BLOB  -- the place that stands for it, at the end of every chain; none when it stands itself
) STRICT, WITHOUT ROWID;
CREATE INDEX place_district ON place (district); -- places of a district: today's list
CREATE INDEX place_merged ON place (merged_into) WHERE merged_into IS NOT NULL; -- who points at a place
CREATE INDEX place_survivor ON place (survivor) WHERE survivor IS NOT NULL;     -- for whom a place stands

-- `n` sorts by time: seconds of `started`, then 20 bits of the record's id.
CREATE TABLE visit (
    n            INTEGER PRIMARY KEY,
    record       BLOB NOT NULL UNIQUE,
    place        BLOB,
    spot         TEXT,
    kind         TEXT NOT NULL,
    district     TEXT,
    neighborhood TEXT,
    started      INTEGER NOT NULL,
    recorded     INTEGER NOT NULL,
    officers     TEXT NOT NULL,
    origin       TEXT NOT NULL,
    people       INTEGER,
    topics       TEXT NOT NULL,
    note         TEXT,
    state        TEXT NOT NULL,
    conflict     INTEGER NOT NULL,
    words        INTEGER NOT NULL -- fingerprint of what the word index holds of it
) STRICT;
-- The last visit to each place, and whether one fell in a period.
CREATE INDEX visit_place ON visit (place, started) WHERE state = 'logged' AND place IS NOT NULL;
-- Coverage: counts and people by district and kind over a period, read from the index alone.
CREATE INDEX visit_coverage ON visit (district, kind, started, people) WHERE state = 'logged';
-- What is due for disposal, oldest first, read from the index alone.
CREATE INDEX visit_recorded ON visit (recorded, record);
CREATE INDEX visit_conflict ON visit (n) WHERE conflict = 1; -- what people have to settle

-- Which words stand in which visit; rowid is visit.n, so the latest come first without sorting.
CREATE VIRTUAL TABLE visit_words USING fts5 (
    words, facets,
    content = '', contentless_delete = 1, detail = 'column', prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2"
);
-- A leaf of the index must fit into a page: SQLCipher takes 80 of its 4,096 bytes, and the default
-- of 4,050 would spill every leaf into a second page.
INSERT INTO visit_words (visit_words, rank) VALUES ('pgsz', 3900);

-- Words that the index has yet to take in: a few together cost it no more pages than one. A search has
-- them taken in first.
CREATE TABLE visit_words_due (
    n      INTEGER PRIMARY KEY, -- the visit's
    words  TEXT NOT NULL,
    facets TEXT NOT NULL
) STRICT;

CREATE TABLE visit_note (
    record   BLOB PRIMARY KEY,
    visit    BLOB NOT NULL,
    note     TEXT NOT NULL,
    recorded INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_note_visit ON visit_note (visit);       -- the note of a visit
CREATE INDEX visit_note_recorded ON visit_note (recorded); -- due for disposal; found on request

CREATE TABLE follow_up (
    record   BLOB PRIMARY KEY,
    visit    BLOB,
    place    BLOB,
    district TEXT,
    owner    BLOB NOT NULL,
    due      TEXT NOT NULL,
    promise  TEXT NOT NULL,
    state    TEXT NOT NULL,
    outcome  TEXT,
    recorded INTEGER NOT NULL,
    changed  INTEGER NOT NULL, -- its latest change: once it is settled, not before that
    conflict INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX follow_up_recorded ON follow_up (recorded);                   -- due for disposal; found on request
CREATE INDEX follow_up_settled ON follow_up (changed) WHERE state <> 'open'; -- due after settling
CREATE INDEX follow_up_open ON follow_up (due) WHERE state = 'open';      -- today's list
CREATE INDEX follow_up_visit ON follow_up (visit) WHERE visit IS NOT NULL; -- promises of a visit
CREATE INDEX follow_up_place ON follow_up (place) WHERE state = 'open';    -- promises at a place
CREATE INDEX follow_up_conflict ON follow_up (record) WHERE conflict = 1;

-- Records of the directory with values to settle.
CREATE TABLE directory_conflict (
    record BLOB PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- Records that belong to a happening (an event's check-ins, its parties, its log), read whole, by
-- what they belong to or in order of time.
CREATE TABLE entry (
    record BLOB PRIMARY KEY,
    kind   TEXT NOT NULL,
    parent BLOB,
    at     INTEGER,
    json   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_parent ON entry (parent, kind) WHERE parent IS NOT NULL; -- all check-ins of an event
CREATE INDEX entry_at ON entry (kind, at);                                  -- the calendar
