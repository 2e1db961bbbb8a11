UPDATE wrap SET sealed = ?6
WHERE agency = ?1 AND device = ?2 AND space = ?3 AND epoch = ?4 AND commitment = ?5
