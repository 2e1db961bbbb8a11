UPDATE invite SET used = 1, package = x''
WHERE agency = ?1 AND lookup IN (SELECT lookup FROM knock WHERE agency = ?1 AND invite = ?2)
