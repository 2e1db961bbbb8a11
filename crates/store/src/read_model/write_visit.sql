INSERT INTO visit (n, record, place, spot, kind, district, neighborhood, started, recorded,
    officers, origin, people, topics, note, state, conflict, words)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)
ON CONFLICT (n) DO UPDATE SET place = excluded.place, spot = excluded.spot, kind = excluded.kind,
    district = excluded.district, neighborhood = excluded.neighborhood, started = excluded.started,
    recorded = excluded.recorded,
    officers = excluded.officers, origin = excluded.origin, people = excluded.people,
    topics = excluded.topics, note = excluded.note, state = excluded.state,
    conflict = excluded.conflict, words = excluded.words
