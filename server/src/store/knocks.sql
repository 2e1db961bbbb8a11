SELECT raw, signature FROM knock
WHERE agency = ?1 AND expires > ?2 AND seq IS NULL
  AND NOT EXISTS (SELECT 1 FROM decided WHERE decided.agency = knock.agency AND decided.invite = knock.invite)
ORDER BY entry LIMIT ?3
