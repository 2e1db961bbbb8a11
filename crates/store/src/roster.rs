//! What this device is and whom it believes: identity, statements, keys.

use ids::AgencyId;
use rusqlite::Connection;
use seal::public::{Signature, Statement};
use zeroize::Zeroizing;

use crate::{StoreError, Tx, meta};

/// The name of the identity among the facts about this device.
const IDENTITY: &str = "identity";
/// The name of the agency's id among them.
const AGENCY: &str = "agency";

/// The identity's bytes, as the engine wrote them.
pub(crate) fn identity(connection: &Connection) -> Result<Option<Zeroizing<Vec<u8>>>, StoreError> {
    Ok(meta::get(connection, IDENTITY)?.map(Zeroizing::new))
}

/// Whose store this is; none before enrolment.
pub(crate) fn agency(connection: &Connection) -> Result<Option<AgencyId>, StoreError> {
    Ok(meta::get(connection, AGENCY)?.and_then(|bytes| AgencyId::from_slice(&bytes)))
}

/// Keeps what this device is: keys, agency, member. Sealed with the rest of the store.
pub(crate) fn keep_identity(
    connection: &Connection,
    agency: AgencyId,
    identity: &[u8],
) -> Result<(), StoreError> {
    meta::put(connection, AGENCY, agency.as_bytes())?;
    meta::put(connection, IDENTITY, identity)
}

/// The statements, in order, up to the first gap.
pub(crate) fn statements(connection: &Connection) -> Result<Vec<Statement>, StoreError> {
    let mut query = connection.prepare("SELECT seq, raw, signature FROM statement ORDER BY seq")?;
    let mut rows = query.query([])?;
    let mut statements = vec![];
    while let Some(row) = rows.next()? {
        if row.get::<_, i64>(0)? != statements.len() as i64 + 1 {
            break;
        }
        statements.push(Statement { raw: row.get(1)?, signature: Signature(row.get(2)?) });
    }
    Ok(statements)
}

impl Tx<'_> {
    /// Whether the device belongs to an agency: it may have been wiped since somebody began to write.
    pub fn is_enrolled(&self) -> Result<bool, StoreError> {
        Ok(meta::get(&self.tx, IDENTITY)?.is_some())
    }

    /// Forgets what this device is: it belongs to nobody any more.
    pub fn forget_identity(&mut self) -> Result<(), StoreError> {
        meta::remove(&self.tx, IDENTITY)?;
        meta::remove(&self.tx, AGENCY)
    }

    /// Keeps what this device is, within this transaction.
    pub fn put_identity(&mut self, agency: AgencyId, identity: &[u8]) -> Result<(), StoreError> {
        keep_identity(&self.tx, agency, identity)
    }

    /// Keeps a statement that the roster has verified.
    pub fn keep_statement(&mut self, seq: u64, statement: &Statement) -> Result<(), StoreError> {
        let seq = i64::try_from(seq).unwrap_or(i64::MAX);
        self.tx
            .prepare_cached("INSERT OR IGNORE INTO statement (seq, raw, signature) VALUES (?1, ?2, ?3)")?
            .execute((seq, &statement.raw, statement.signature.0))?;
        Ok(())
    }

    /// Keeps a small number under a name.
    pub fn keep_number(&mut self, name: &str, value: i64) -> Result<(), StoreError> {
        meta::put_i64(&self.tx, name, value)
    }

    /// Keeps a few bytes under a name.
    pub fn keep_bytes(&mut self, name: &str, value: &[u8]) -> Result<(), StoreError> {
        meta::put(&self.tx, name, value)
    }
}
