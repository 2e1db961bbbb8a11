//! Parties that move, and hosts that change: put right after they were added.

use ids::RecordId;
use model::{Party, PartyHost, RecordKind, Spot};
use serde_json::{Value, json};

use super::SPACE;
use crate::commands::given::needed;
use crate::commands::lengths;
use crate::commands::visits::fields;
use crate::door::{HostForm, PartyChange};
use crate::{Engine, Refusal, bad_field};

const CONTACTS: &str = "outreach_contacts";
const ADDRESS: (&str, &str) = ("A party has an address.", "Write street and number, or the block.");
const HOST: (&str, &str) = ("Nobody is written there.", "Write whom to call, by name.");

impl Engine {
    pub(super) fn edit_party(&self, party: RecordId, form: PartyChange) -> Result<(), Refusal> {
        self.may_write(SPACE, "change parties")?;
        let now: Party = self.party(party)?;
        let mut change = document::JsonMap::new();
        if let Some(address) = form.address {
            change.insert("address".to_owned(), needed("address", Some(&address), ADDRESS)?.into());
        }
        if let Some((lat, lon)) = form.point {
            if !(-90.0..=90.0).contains(&lat) || !(-180.0..=180.0).contains(&lon) {
                let what = "Give latitude and longitude in degrees.";
                return Err(bad_field("point", "That is no point on the map.", what));
            }
            let spot = Spot { lat, lon, label: None };
            let district = self.directory()?.district_at((lat, lon));
            change.insert("spot".to_owned(), json!(spot));
            change.insert("district".to_owned(), district.map_or(Value::Null, Value::from));
        }
        if form.until.unwrap_or(now.until) <= form.from.unwrap_or(now.from) {
            return Err(bad_field(
                "until",
                "The party ends before it begins.",
                "Correct one of the two times.",
            ));
        }
        for (name, at) in [("from", form.from), ("until", form.until)] {
            change.extend(at.map(|at| (name.to_owned(), json!(at))));
        }
        lengths::check(RecordKind::Party, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, party, &change, None)?))?;
        Ok(())
    }

    /// Whom to call from now on: a record of its own, made when there was none.
    pub(super) fn set_host(&self, party: RecordId, form: HostForm) -> Result<(), Refusal> {
        self.may_write(CONTACTS, "write down whom to call")?;
        self.party(party)?;
        let said =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let name = needed("name", Some(&form.name), HOST)?;
        let host = PartyHost { party, name, phone: said(form.phone), email: said(form.email) };
        let mut json = fields(RecordKind::PartyHost, &host)?;
        lengths::check(RecordKind::PartyHost, &json)?;
        let known = self.store.read(|reader| {
            reader.entries_of::<PartyHost>(party, RecordKind::PartyHost).map_err(Refusal::from)
        })?;
        let record = known.into_iter().next().map_or_else(|| PartyHost::id(party), |(record, _)| record);
        for field in ["phone", "email"] {
            json.entry(field).or_insert(Value::Null);
        }
        self.write(|tx, pen| Ok(tx.create_or_edit(pen, record, RecordKind::PartyHost, &json)?))
    }
}
