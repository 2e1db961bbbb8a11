INSERT INTO custody_of (space, device, entries, bytes) VALUES (?1, ?2, 1, ?3)
ON CONFLICT (space, device) DO UPDATE SET entries = entries + 1, bytes = bytes + excluded.bytes
