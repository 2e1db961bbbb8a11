INSERT INTO knock (agency, invite, device, lookup, raw, signature, expires)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
