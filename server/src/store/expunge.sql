DELETE FROM log WHERE space = ?1 AND record = ?2 AND sealed_for = ?3
RETURNING device, length(envelope)
