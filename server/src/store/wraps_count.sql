INSERT INTO wraps_of (agency, wraps) VALUES (?1, max(?2, 0))
ON CONFLICT (agency) DO UPDATE SET wraps = max(wraps + ?2, 0)
