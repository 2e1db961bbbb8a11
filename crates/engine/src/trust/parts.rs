//! What a role may be in spaces of their own, told to the roster.

use ids::MemberId;
use seal::public::{Part, Says};

use crate::directory::Directory;
use crate::{Engine, Refusal};

impl Engine {
    /// From here on the member has the parts of this role, and none besides. No statement when nothing
    /// differs, or when the member was never invited: the first invite brings them.
    pub(super) fn give_parts(&self, member: MemberId, parts: &[Part]) -> Result<(), Refusal> {
        if self.roster().members().any(|known| known == member) {
            self.say_parts(member, parts)
        } else {
            Ok(())
        }
    }

    /// The same for somebody who is being invited this moment: their invite may still be on its way back.
    pub(super) fn say_parts(&self, member: MemberId, parts: &[Part]) -> Result<(), Refusal> {
        if self.roster().parts(member).eq(parts) {
            return Ok(());
        }
        self.say_at_relay(|_| Ok((Says::PartsChanged { member, parts: parts.to_vec() }, vec![])))?;
        Ok(())
    }
}

/// The parts of a role, by the city's settings.
pub(super) fn parts_of(directory: &Directory, role: &str) -> Vec<Part> {
    let parts = directory.city.as_ref().and_then(|city| city.parts.get(role));
    parts.into_iter().flatten().map(|(template, part)| in_roster(template, *part)).collect()
}

/// A part as the roster says it.
pub(crate) fn in_roster(template: &str, part: model::roles::Part) -> Part {
    let model::roles::Part { opens, read, write, manage, always } = part;
    Part { template: template.to_owned(), opens, read, write, manage, always }
}
