-- Nobody can have applied more than the log holds.
INSERT INTO cursor (space, device, seq, raw, signature)
SELECT ?1, ?2, ?3, ?4, ?5 WHERE ?3 <= ?6
ON CONFLICT (space, device) DO UPDATE
SET seq = excluded.seq, raw = excluded.raw, signature = excluded.signature
WHERE excluded.seq > cursor.seq
