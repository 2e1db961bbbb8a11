SELECT seq FROM log WHERE space = ?1 AND id = ?2
UNION ALL
SELECT seq FROM compacted WHERE space = ?1 AND id = ?2
LIMIT 1
