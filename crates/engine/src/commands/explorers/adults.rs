//! Registered adults: their papers, entered by an advisor, each with its last day.

use std::collections::BTreeMap;

use ids::MemberId;
use model::youth::{adult_papers, counts};
use model::{RecordKind, RegisteredAdult};
use serde_json::Value;
use store::lists::Reader;

use super::SPACE;
use crate::commands::lengths;
use crate::commands::visits::fields;
use crate::directory::utc;
use crate::door::{AdultForm, AdultRow};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::RegisteredAdult;

impl Engine {
    pub(super) fn adults(&self) -> Result<Vec<AdultRow>, Refusal> {
        self.may_read(SPACE, "look at the registered adults")?;
        let directory = self.directory()?;
        let day = directory.day(self.now());
        let all = self.store.read(read)?;
        let mut rows: Vec<AdultRow> = all
            .into_iter()
            .map(|(member, adult)| AdultRow {
                member,
                name: directory.name(member),
                papers: adult_papers(&adult, day),
                counts: counts(&adult, day),
                registration: adult.registration,
                registered_until: adult.registered_until,
                training_until: adult.training_until,
                checked: adult.checked,
                left: adult.left,
            })
            .collect();
        rows.sort_by(|a, b| (a.left, &a.name).cmp(&(b.left, &b.name)));
        Ok(rows)
    }

    /// One record for each member: whoever is entered twice is changed.
    pub(super) fn register_adult(&self, member: MemberId, mut form: AdultForm) -> Result<(), Refusal> {
        self.may_write(SPACE, "register adults")?;
        if self.directory()?.members.get(&member).is_none_or(|member| member.left) {
            return Err(bad_field(
                "member",
                "That is nobody of the agency.",
                "Choose somebody who is enrolled; have others invited first.",
            ));
        }
        form.registration = form.registration.map(|text| text.trim().to_owned());
        let id = RegisteredAdult::id(member);
        let record = RegisteredAdult {
            member,
            registration: None,
            registered_until: None,
            training_until: None,
            checked: None,
            left: false,
            recorded: utc(self.now()),
        };
        let (fresh, mut change) = (fields(KIND, &record)?, fields(KIND, &form)?);
        if form.registration.as_deref() == Some("") {
            change.insert("registration".to_owned(), Value::Null);
        }
        lengths::check(KIND, &change)?;
        self.write(|tx, pen| {
            if !tx.has(id)? {
                tx.create(pen, id, KIND, &fresh)?;
            }
            tx.edit(pen, id, &change, None)?;
            Ok(())
        })
    }
}

/// Everybody who was entered, by member.
pub(super) fn read(reader: &Reader<'_>) -> Result<BTreeMap<MemberId, RegisteredAdult>, Refusal> {
    let all = reader.all_entries::<RegisteredAdult>(KIND)?;
    Ok(all.into_iter().map(|(_, adult)| (adult.member, adult)).collect())
}
