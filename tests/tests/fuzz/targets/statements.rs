//! Statements of the roster: as they come, and as somebody who manages might sign them with bad intent.

use std::sync::LazyLock;

use ids::UnixMs;
use seal::public::{Domain, Roster, Signer, Statement, StatementBody};
use testkit::Agency;

use super::{magnitude, refused, same};

/// The same keys at every run; the statements are signed anew, so their hashes differ.
pub static AGENCY: LazyLock<Agency> = LazyLock::new(|| Agency::seeded(1, 2));

pub fn plays(bytes: &[u8]) -> Result<String, String> {
    let mut seen = vec![];
    if let Ok(statement) = minicbor::decode::<Statement>(bytes) {
        let again = minicbor::to_vec(&statement).map_err(|error| error.to_string())?;
        same("the statement", &minicbor::decode(&again).map_err(|error| error.to_string())?, &statement)?;
        seen.push(applied(&statement)?);
    }
    let signed = |raw: Vec<u8>| {
        let signature =
            AGENCY.devices[0].keys.sign(Domain::Statement, &raw).map_err(|error| error.to_string())?;
        Ok::<_, String>(Statement { raw, signature })
    };
    let statement = signed(bytes.to_vec())?;
    seen.push(applied(&statement)?);
    if let Ok(body) = statement.body() {
        let again = minicbor::to_vec(&body).map_err(|error| error.to_string())?;
        same(
            "the body",
            &minicbor::decode::<StatementBody>(&again).map_err(|error| error.to_string())?,
            &body,
        )?;
        // In its turn and from a device that manages: what it says is all that can be refused.
        let (seq, prev) = AGENCY.roster.head();
        let signer = Signer::Device(AGENCY.devices[0].id());
        let at = UnixMs(body.at.0.clamp(0, 4_000_000_000_000));
        let in_turn = StatementBody { seq: seq + 1, prev, signer, at, ..body };
        seen.push(applied(&signed(minicbor::to_vec(&in_turn).map_err(|error| error.to_string())?)?)?);
    }
    Ok(format!("{seen:?} {}", magnitude(bytes.len())))
}

/// Takes the statement, if it holds. One that does not changes nothing; one that does can be told again.
fn applied(statement: &Statement) -> Result<String, String> {
    let mut roster: Roster = AGENCY.roster.clone();
    match roster.apply(statement) {
        Ok(()) => {
            if roster.head().0 != AGENCY.roster.head().0 + 1 {
                return Err("a statement was taken that is not the next".into());
            }
            let mut other = AGENCY.roster.clone();
            other.apply(statement).map_err(|error| error.to_string())?;
            same("the roster", &other, &roster)?;
            let body = statement.body().map_err(|error| error.to_string())?;
            Ok(format!("{:?}", body.says).chars().take_while(char::is_ascii_alphanumeric).collect())
        }
        Err(error) => {
            same("the roster after a refusal", &roster, &AGENCY.roster)?;
            Ok(refused(&error))
        }
    }
}
