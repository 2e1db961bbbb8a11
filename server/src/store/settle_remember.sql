INSERT OR IGNORE INTO compacted (space, id, seq)
SELECT space, id, seq FROM log WHERE space = ?1 AND seq = ?2 AND sealed_for <> space
