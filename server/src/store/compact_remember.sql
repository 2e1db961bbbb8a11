INSERT OR IGNORE INTO compacted (space, id, seq)
SELECT space, id, seq FROM log
WHERE space = ?1 AND record = ?2 AND seq <= ?3 AND sealed_for = space
