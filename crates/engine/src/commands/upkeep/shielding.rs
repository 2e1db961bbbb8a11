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
use model::{Event, Party, Place, RecordKind, ShieldedAddress};
use serde_json::{Value, json};
use store::lists::{Looking, Reader, Searcher};

use crate::commands::lengths::filled;
use crate::commands::points::point;
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{Here, Leak, ShieldedRow};
use crate::{Engine, Refusal, bad_field};

const SPACE: &str = "safe_at_home";
/// A spot this near tells the house.
const SAME_HOUSE_M: f64 = 30.0;
/// So many visits at most are looked through for an address; its words find the latest.
const MOST_VISITS: u32 = 200;

impl Engine {
    pub(super) fn shield(
        &self,
        place: Option<RecordId>,
        address: Option<&str>,
        here: Option<Here>,
    ) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "shield addresses")?;
        let at = here.map(point).transpose()?;
        let mut shielded = ShieldedAddress {
            place,
            name: None,
            address: filled(address),
            lat: at.map(|at| at.0),
            lon: at.map(|at| at.1),
            ended: None,
            recorded: utc(self.now()),
        };
        if let Some(id) = place {
            self.may_write("places", "take the address out of the place")?;
            let record: Place = typed(self.record_of(id, RecordKind::Place)?.json)?;
            if record.shielded {
                return Err(bad_field("place", "That address is shielded already.", "Look at the list."));
            }
            shielded.name = Some(record.name);
            shielded.address = record.address.or(shielded.address);
            shielded.lat = record.lat.or(shielded.lat);
            shielded.lon = record.lon.or(shielded.lon);
        } else if shielded.address.is_none() {
            let what = "Choose a place, or write street and number.";
            return Err(bad_field("address", "There is no address.", what));
        }
        let id = self.new_id();
        self.write(|tx, pen| {
            let record = fields(RecordKind::ShieldedAddress, &shielded)?;
            tx.create(pen, id, RecordKind::ShieldedAddress, &record)?;
            if let Some(place) = place {
                tx.edit(pen, place, &emptied(), None)?;
            }
            Ok(())
        })?;
        Ok(id)
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

/// Everything with an address or a point, but for visits, which are found by their words.
struct Seen {
    records: Vec<(RecordKind, RecordId, &'static str, Option<String>, Option<(f64, f64)>)>,
}

impl Seen {
    fn of(reader: &Reader<'_>) -> Result<Self, Refusal> {
        let mut records = vec![];
        for place in reader.places(None, None, None)? {
            records.push((RecordKind::Place, place.record, "address", place.address, place.at));
        }
        for (id, party) in reader.all_entries::<Party>(RecordKind::Party)? {
            let at = Some((party.spot.lat, party.spot.lon));
            records.push((RecordKind::Party, id, "address", Some(party.address), at));
        }
        for (id, event) in reader.all_entries::<Event>(RecordKind::Event)? {
            records.push((RecordKind::Event, id, "whereabouts", event.whereabouts, None));
        }
        Ok(Self { records })
    }

    fn leaks(
        &self,
        reader: &Searcher<'_>,
        address: &ShieldedAddress,
        marks: &store::Watermarks,
    ) -> Result<Vec<Leak>, Refusal> {
        let at = address.lat.zip(address.lon);
        let text = address.address.as_deref().map(same_address).filter(|text| !text.is_empty());
        let tells = |words: &Option<String>, point: &Option<(f64, f64)>| {
            let by_words = words.as_ref().zip(text.as_ref());
            let by_point = point.zip(at).is_some_and(|(one, other)| metres(one, other) <= SAME_HOUSE_M);
            by_point || by_words.is_some_and(|(words, text)| holds(&same_address(words), text))
        };
        let of_records = self
            .records
            .iter()
            .filter(|(_, id, _, words, point)| Some(*id) != address.place && tells(words, point));
        let mut leaks: BTreeMap<RecordId, Leak> = of_records
            .map(|(kind, id, field, ..)| (*id, Leak { record: *id, kind: *kind, field: (*field).to_owned() }))
            .collect();
        if let (Some(text), Some(typed)) = (&text, &address.address) {
            let looking = Looking { text: typed, ..Looking::default() };
            for line in reader.find(&looking, MOST_VISITS, marks)?.visits {
                let visit = reader.whole(line.record)?.json;
                let note = visit.get("note").and_then(Value::as_array).into_iter().flatten();
                let label = visit.get("spot").and_then(|spot| spot.get("label"));
                let texts = note.map(|text| ("note", text)).chain(label.map(|text| ("spot", text)));
                let mut texts = texts.filter_map(|(field, text)| Some((field, text.as_str()?)));
                if let Some((field, _)) = texts.find(|(_, words)| holds(&same_address(words), text)) {
                    let leak = Leak { record: line.record, kind: RecordKind::Visit, field: field.to_owned() };
                    leaks.insert(line.record, leak);
                }
            }
        }
        Ok(leaks.into_values().collect())
    }
}

/// Whether whole words of `text` are `address`: “12 oak st” is not in “112 oak st”.
fn holds(text: &str, address: &str) -> bool {
    format!(" {text} ").contains(&format!(" {address} "))
}
