//! Addresses of participants of Safe at Home (Minn. Stat. ch. 5B): taken out of the record that everybody
//! on patrol has, kept in a space of few readers, and looked for where they turn up again.
//!
//! What a place said before stays in its history, sealed like everything, until the custodian removes the
//! record for good: no screen and no export shows it, and the list says that it is still there.

use std::collections::BTreeMap;

use document::JsonMap;
use ids::RecordId;
use model::duplicates::same_address;
use model::geometry::metres;
use model::{Place, RecordKind, ShieldedAddress};
use serde_json::{Value, json};
use store::lists::{Asking, EntryAt, Looking, Reader, Searcher};

use crate::commands::lengths::filled;
use crate::commands::points::point;
use crate::commands::visits::{fields, of_kind, typed};
use crate::directory::utc;
use crate::door::{Here, Leak, ShieldedRow};
use crate::{Engine, Refusal, bad_field};

const SPACE: &str = "safe_at_home";
/// A spot this near tells the house.
const SAME_HOUSE_M: f64 = 30.0;
/// So many visits and promises at most are looked through for an address; its words find the latest.
const MOST_FOUND: u32 = 200;
/// So many records of a kind: years of a city's events and parties.
const MOST_ENTRIES: u32 = 20_000;

impl Engine {
    pub(super) fn shield(
        &self,
        place: Option<RecordId>,
        address: Option<&str>,
        here: Option<Here>,
    ) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "shield addresses")?;
        let at = here.map(point).transpose()?;
        let typed_in = ShieldedAddress {
            place: None,
            name: None,
            address: filled(address),
            lat: at.map(|at| at.0),
            lon: at.map(|at| at.1),
            ended: None,
            recorded: utc(self.now()),
        };
        let Some(place) = place else {
            if typed_in.address.is_none() {
                let what = "Choose a place, or write street and number.";
                return Err(bad_field("address", "There is no address.", what));
            }
            let (id, record) = (self.new_id(), fields(RecordKind::ShieldedAddress, &typed_in)?);
            self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::ShieldedAddress, &record)?))?;
            return Ok(id);
        };
        self.may_write("places", "take the address out of the place")?;
        // What was merged into the place is the same house under another name.
        let all = self.store.read(|reader| {
            let all = reader.one_place(place)?.into_iter();
            all.map(|id| Ok((id, typed::<Place>(of_kind(reader, id, RecordKind::Place)?.json)?)))
                .collect::<Result<Vec<(RecordId, Place)>, Refusal>>()
        })?;
        if all.iter().all(|(_, record)| record.shielded) {
            return Err(bad_field("place", "That address is shielded already.", "Look at the list."));
        }
        let mut new = vec![];
        for (id, record) in all.into_iter().filter(|(_, record)| !record.shielded) {
            let shielded = ShieldedAddress {
                place: Some(id),
                name: Some(record.name),
                address: record.address.or(typed_in.address.clone()),
                lat: record.lat.or(typed_in.lat),
                lon: record.lon.or(typed_in.lon),
                ..typed_in.clone()
            };
            new.push((self.new_id(), id, fields(RecordKind::ShieldedAddress, &shielded)?));
        }
        self.write(|tx, pen| {
            for (record, place, json) in &new {
                tx.create(pen, *record, RecordKind::ShieldedAddress, json)?;
                tx.edit(pen, *place, &emptied(), None)?;
            }
            Ok(())
        })?;
        Ok(new.first().map_or(place, |(record, ..)| *record))
    }

    pub(super) fn shielded(&self) -> Result<Vec<ShieldedRow>, Refusal> {
        self.may_read(SPACE, "look at addresses that are shown nowhere")?;
        let all = self.store.read(|reader| {
            let all = reader.all_entries::<ShieldedAddress>(RecordKind::ShieldedAddress);
            all.map_err(Refusal::from)
        })?;
        for (record, _) in &all {
            self.looks_at(*record, RecordKind::ShieldedAddress, None)?;
        }
        let marks = self.marks.highest();
        self.store.search(|reader| {
            let seen = Seen::of(reader)?;
            let mut rows = vec![];
            for (record, address) in all.into_iter().rev() {
                let in_history =
                    address.place.map(|place| reader.has(place)).transpose()?.unwrap_or_default();
                let leaks = match address.ended {
                    None => seen.leaks(reader, &address, &marks)?,
                    Some(_) => vec![],
                };
                rows.push(ShieldedRow {
                    record,
                    place: address.place,
                    name: address.name,
                    address: address.address,
                    since: address.recorded,
                    ended: address.ended,
                    in_history,
                    leaks,
                });
            }
            Ok(rows)
        })
    }

    pub(super) fn end_shield(&self, shielded: RecordId, because: &str) -> Result<(), Refusal> {
        self.may_write(SPACE, "end the shielding of addresses")?;
        self.record_of(shielded, RecordKind::ShieldedAddress)?;
        let because = filled(Some(because)).ok_or_else(|| {
            bad_field("because", "A reason is needed.", "Say in a few words how that came.")
        })?;
        let change: JsonMap = [("ended".to_owned(), Value::from(because))].into_iter().collect();
        crate::commands::lengths::check(RecordKind::ShieldedAddress, &change)?;
        self.write(|tx, pen| Ok(tx.edit(pen, shielded, &change, None)?))?;
        Ok(())
    }
}

/// What a place says whose address is shielded: nothing. Also an older version shows it as closed.
fn emptied() -> JsonMap {
    let nothing = json!({
        "name": Place::NOT_SHOWN, "kind": "other", "address": null, "lat": null, "lon": null,
        "district": null, "neighborhood": null, "note": [], "closed": true, "shielded": true,
    });
    nothing.as_object().cloned().unwrap_or_default()
}

/// Every text and every point that a house could be told by; visits and promises are found by their words.
struct Seen {
    texts: Vec<(Leak, String)>,
    points: Vec<(Leak, (f64, f64))>,
}

impl Seen {
    fn of(reader: &Reader<'_>) -> Result<Self, Refusal> {
        let mut seen = Self { texts: vec![], points: vec![] };
        let leak = |kind, record, field: &str| Leak { record, kind, field: field.to_owned() };
        for place in reader.places(None, None, None)? {
            let texts = [("name", Some(place.name)), ("address", place.address)];
            for (field, text) in texts {
                seen.texts.extend(
                    text.map(|text| (leak(RecordKind::Place, place.record, field), same_address(&text))),
                );
            }
            seen.points.extend(place.at.map(|at| (leak(RecordKind::Place, place.record, "lat"), at)));
        }
        for kind in RecordKind::ALL.iter().filter(|kind| kind.filed().is_some()) {
            if *kind == RecordKind::ShieldedAddress {
                continue;
            }
            for (EntryAt { record, .. }, json) in reader.entries_before(*kind, None, MOST_ENTRIES)? {
                for (field, value) in &json {
                    let words = words_in(value);
                    if !words.is_empty() {
                        seen.texts.push((leak(*kind, record, field), same_address(&words)));
                    }
                    let degrees = |name| value.get(name).and_then(Value::as_f64);
                    let at = degrees("lat").zip(degrees("lon"));
                    seen.points.extend(at.map(|at| (leak(*kind, record, field), at)));
                }
            }
        }
        Ok(seen)
    }

    fn leaks(
        &self,
        reader: &Searcher<'_>,
        address: &ShieldedAddress,
        marks: &store::Watermarks,
    ) -> Result<Vec<Leak>, Refusal> {
        let mut leaks: BTreeMap<RecordId, Leak> = BTreeMap::new();
        if let Some(at) = address.lat.zip(address.lon) {
            let near = self.points.iter().filter(|(_, point)| metres(*point, at) <= SAME_HOUSE_M);
            leaks.extend(near.map(|(leak, _)| (leak.record, leak.clone())));
        }
        // What the place was called tells the house as well: people write "back to the Zebra Hideaway".
        for typed_in in [&address.address, &address.name].into_iter().flatten() {
            leaks.extend(self.tellings(reader, typed_in, marks)?);
        }
        leaks.retain(|record, _| Some(*record) != address.place);
        Ok(leaks.into_values().collect())
    }

    /// Every record in which this address or name stands.
    fn tellings(
        &self,
        reader: &Searcher<'_>,
        typed_in: &str,
        marks: &store::Watermarks,
    ) -> Result<Vec<(RecordId, Leak)>, Refusal> {
        let text = same_address(typed_in);
        if text.is_empty() {
            return Ok(vec![]);
        }
        let telling = self.texts.iter().filter(|(_, words)| holds(words, &text));
        let mut leaks: Vec<_> = telling.map(|(leak, _)| (leak.record, leak.clone())).collect();
        let looking = Looking { text: typed_in, ..Looking::default() };
        let visits = reader.find(&looking, MOST_FOUND, marks)?.visits.into_iter();
        let asking = Asking { looking, after: None };
        let promises = reader.promises_asked_for(&asking, MOST_FOUND)?.into_iter();
        let found = visits
            .map(|line| (RecordKind::Visit, line.record))
            .chain(promises.map(|line| (RecordKind::FollowUp, line.record)));
        for (kind, record) in found {
            let json = reader.whole(record)?.json;
            let field = json.iter().find(|(_, value)| holds(&same_address(&words_in(value)), &text));
            if let Some((field, _)) = field {
                leaks.push((record, Leak { record, kind, field: field.clone() }));
            }
        }
        Ok(leaks)
    }
}

/// All texts in a value.
fn words_in(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(words_in).collect::<Vec<_>>().join("\n"),
        Value::Object(parts) => parts.values().map(words_in).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// Whether whole words of `text` are `address`: “12 oak st” is not in “112 oak st”.
fn holds(text: &str, address: &str) -> bool {
    format!(" {text} ").contains(&format!(" {address} "))
}
