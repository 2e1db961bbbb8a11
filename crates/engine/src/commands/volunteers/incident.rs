//! An event as incident command sees it: one record for each event, written by any lead.

use std::collections::{BTreeMap, BTreeSet};

use document::{JsonMap, lines};
use ids::RecordId;
use model::teams::ROLL_CALLS;
use model::{CheckInLocation, Incident, POSITIONS, RecordKind};
use serde_json::Value;
use store::lists::Reader;

use super::SPACE;
use crate::commands::lengths;
use crate::commands::visits::{of_kind, typed};
use crate::door::{IncidentForm, IncidentView, Position};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn incident(&self, event: RecordId) -> Result<IncidentView, Refusal> {
        self.may_read(SPACE, "look at the organization of an event")?;
        self.event_named(event)?;
        let record = self.store.read(|reader| read(reader, event))?;
        let held = record.held();
        let position = |(word, label, section): &(&str, &str, model::Section)| Position {
            word: (*word).to_owned(),
            label: (*label).to_owned(),
            section: *section,
            name: held.get(word).map(|names| names.join(", ")).unwrap_or_default(),
        };
        Ok(IncidentView { positions: POSITIONS.iter().map(position).collect(), record })
    }

    pub(super) fn edit_incident(&self, event: RecordId, form: IncidentForm) -> Result<IncidentView, Refusal> {
        self.may_write(SPACE, "change the organization of an event")?;
        self.event_named(event)?;
        let before = self.store.read(|reader| read(reader, event))?;
        let change = changed(&before, form)?;
        lengths::check(RecordKind::Incident, &change)?;
        let id = Incident::id(event);
        let fresh = [("event".to_owned(), Value::from(event.to_string()))].into_iter().collect();
        self.write(|tx, pen| {
            // Created with nothing in it: two leads who begin at once write into the same sets.
            if !tx.has(id)? {
                tx.create(pen, id, RecordKind::Incident, &fresh)?;
            }
            tx.edit(pen, id, &change, None)?;
            Ok(())
        })?;
        self.incident(event)
    }
}

/// What is written down of an event, or nothing yet.
pub(super) fn read(reader: &Reader<'_>, event: RecordId) -> Result<Incident, Refusal> {
    let id = Incident::id(event);
    if !reader.has(id)? {
        return Ok(Incident::new(event));
    }
    typed(of_kind(reader, id, RecordKind::Incident)?.json)
}

fn changed(before: &Incident, form: IncidentForm) -> Result<JsonMap, Refusal> {
    if matches!(form.location, Some(CheckInLocation::Unknown(_))) {
        return Err(bad_field(
            "location",
            "There is no such place to check in on the form.",
            "Say base, staging_area, icp, helibase or other.",
        ));
    }
    let mut change = JsonMap::new();
    let texts = [
        ("number", form.number),
        ("state", form.state),
        ("branch", form.branch),
        ("division", form.division),
        ("group", form.group),
        ("staging_area", form.staging_area),
        ("location", form.location.map(String::from)),
    ];
    for (name, text) in texts {
        if let Some(text) = text.map(|text| text.trim().to_owned()) {
            change.insert(name.to_owned(), if text.is_empty() { Value::Null } else { text.into() });
        }
    }
    if let Some(positions) = form.positions {
        change.insert("positions".to_owned(), Value::from_iter(held(&before.positions, &positions)?));
    }
    if let Some(instructions) = form.instructions {
        change.insert("instructions".to_owned(), Value::from_iter(lines(&instructions)));
    }
    if let Some(channels) = form.channels {
        let said = channels.iter().map(|text| text.trim()).filter(|text| !text.is_empty());
        change.insert("channels".to_owned(), Value::from_iter(said.map(str::to_owned)));
    }
    match form.roll_call_every {
        None => {}
        Some(0) => drop(change.insert("roll_call_every".to_owned(), Value::Null)),
        Some(every) if ROLL_CALLS.contains(&every) => {
            change.insert("roll_call_every".to_owned(), every.into());
        }
        Some(_) => {
            let say =
                format!("A roll-call is due every {} to {} minutes.", ROLL_CALLS.start(), ROLL_CALLS.end());
            return Err(bad_field("roll_call_every", say, "Choose a number in between, or leave it empty."));
        }
    }
    Ok(change)
}

/// The positions with these names in them; the others stay.
fn held(before: &BTreeSet<String>, change: &BTreeMap<String, String>) -> Result<BTreeSet<String>, Refusal> {
    if change.keys().any(|word| !POSITIONS.iter().any(|(known, ..)| known == word)) {
        return Err(bad_field("positions", "There is no such position.", "Choose one of the list."));
    }
    let is_kept = |text: &&String| text.split_once(' ').is_none_or(|(word, _)| !change.contains_key(word));
    let kept = before.iter().filter(is_kept).cloned();
    let named = change.iter().filter(|(_, name)| !name.trim().is_empty());
    Ok(kept.chain(named.map(|(word, name)| format!("{word} {}", name.trim()))).collect())
}
