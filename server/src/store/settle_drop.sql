DELETE FROM log WHERE space = ?1 AND seq = ?2 AND sealed_for <> space
RETURNING device, length(envelope)
