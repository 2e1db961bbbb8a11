//! Small facts about this device, one row a name.

use rusqlite::{Connection, OptionalExtension};

use crate::StoreError;

pub(crate) fn put(connection: &Connection, name: &str, value: &[u8]) -> Result<(), StoreError> {
    let sql = "INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    connection.prepare_cached(sql)?.execute((name, value))?;
    Ok(())
}

pub(crate) fn get(connection: &Connection, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
    let mut query = connection.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    Ok(query.query_row([name], |row| row.get(0)).optional()?)
}

pub(crate) fn put_i64(connection: &Connection, name: &str, value: i64) -> Result<(), StoreError> {
    put(connection, name, &value.to_be_bytes())
}

pub(crate) fn get_i64(connection: &Connection, name: &str) -> Result<Option<i64>, StoreError> {
    let bytes = get(connection, name)?;
    bytes
        .map(|b| b.try_into().map(i64::from_be_bytes).map_err(|_| StoreError::Malformed("number")))
        .transpose()
}

pub(crate) fn remove(connection: &Connection, name: &str) -> Result<(), StoreError> {
    connection.prepare_cached("DELETE FROM meta WHERE name = ?1")?.execute([name])?;
    Ok(())
}
