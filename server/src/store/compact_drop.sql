DELETE FROM log WHERE space = ?1 AND record = ?2 AND seq <= ?3 AND sealed_for = space
