INSERT INTO wrap (agency, device, space, epoch, commitment, sealed) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
