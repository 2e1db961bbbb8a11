//! What this version has and the agency has not: kinds of spaces that were added since it was founded, and the
//! parts of its roles in them.
//!
//! The city's settings tell what each role may do. Where they do not know a kind at all, what this version's own
//! pack gives a role of that name is taken over; what the settings say already stays as it is.

use ids::RecordId;
use model::RecordKind;
use model::roles::{OWN_SPACES, SPACES};
use serde_json::json;

use super::parts::parts_of;
use crate::{Engine, Refusal};

impl Engine {
    /// The kinds that are not open, or that no role has anything in, or where somebody lacks what their role has.
    pub(super) fn new_kinds(&self) -> Result<Vec<&'static str>, Refusal> {
        let (identity, roster, directory) = (self.identity()?, self.roster(), self.directory()?);
        let Some(city) = &directory.city else { return Ok(vec![]) };
        let known: Vec<_> = directory
            .members
            .iter()
            .filter(|(member, record)| !record.left && roster.members().any(|known| known == **member))
            .collect();
        // Whoever stopped in the middle of opening goes on with it.
        let is_without = |name: &str, space| {
            known.iter().any(|(member, record)| {
                let rights = city.roles.get(&record.role).and_then(|rights| rights.get(name));
                rights.is_some_and(|it| it.read || it.write || it.manage)
                    && roster.grants(**member).all(|grant| grant.space != space)
            })
        };
        let spaces = SPACES.iter().map(|(name, _)| *name).filter(|name| {
            let space = identity.space(name);
            roster.latest_epoch(space).is_none()
                || !city.roles.values().any(|rights| rights.contains_key(*name))
                || is_without(name, space)
        });
        let lacks = |template: &str| {
            known.iter().any(|(member, record)| {
                let part =
                    parts_of(&directory, &record.role).into_iter().find(|part| part.template == template);
                part.is_some_and(|part| roster.parts(**member).all(|said| *said != part))
            })
        };
        let own = OWN_SPACES.iter().map(|(template, _)| *template).filter(|template| {
            !city.parts.values().any(|parts| parts.contains_key(*template)) || lacks(template)
        });
        Ok(spaces.chain(own).collect())
    }

    /// How many those are, for who manages.
    pub(super) fn count_new_kinds(&self) -> Result<u32, Refusal> {
        Ok(u32::try_from(self.new_kinds()?.len()).unwrap_or(u32::MAX))
    }

    /// Writes into the city's settings what this version's pack gives each of its roles in these kinds.
    pub(super) fn take_up(&self, kinds: &[&str]) -> Result<(), Refusal> {
        let Some((city, settings)) = self.store.read(|reader| {
            Ok::<_, Refusal>(reader.directory::<model::City>(RecordKind::City)?.into_iter().next())
        })?
        else {
            return Ok(());
        };
        let shipped = pack::st_louis_park();
        let (mut roles, mut parts) = (settings.roles.clone(), settings.parts.clone());
        for kind in kinds {
            let named = settings.roles.values().any(|rights| rights.contains_key(*kind))
                || settings.parts.values().any(|parts| parts.contains_key(*kind));
            // What the city has decided for some roles it has decided for all.
            if named {
                continue;
            }
            for (role, rights) in &mut roles {
                if let Some(given) = shipped.roles.get(role).and_then(|rights| rights.get(*kind)) {
                    rights.insert((*kind).to_owned(), *given);
                }
                if let Some(given) = shipped.parts.get(role).and_then(|parts| parts.get(*kind)) {
                    parts.entry(role.clone()).or_default().insert((*kind).to_owned(), *given);
                }
            }
        }
        if (&roles, &parts) == (&settings.roles, &settings.parts) {
            return Ok(());
        }
        let change = json!({ "roles": roles, "parts": parts });
        let city: RecordId = city;
        if let serde_json::Value::Object(change) = change {
            self.write(|tx, pen| tx.edit(pen, city, &change, None).map_err(Refusal::from))?;
        }
        Ok(())
    }
}
