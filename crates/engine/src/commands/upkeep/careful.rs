//! What in a public text may belong into a not-public note. The rule is the model's; here is what the city
//! knows, so that a street or a shop is not taken for a person.

use std::collections::BTreeMap;

use model::careful::{KnownWords, look};

use crate::door::CarefulRow;
use crate::{Engine, Refusal, bad_field};

/// A form has no more fields, and a note is no longer.
const MOST_TEXTS: usize = 20;
const LONGEST: usize = 20_000;

impl Engine {
    pub(super) fn careful(&self, texts: &BTreeMap<String, String>) -> Result<Vec<CarefulRow>, Refusal> {
        if texts.len() > MOST_TEXTS || texts.values().any(|text| text.len() > LONGEST) {
            return Err(bad_field("texts", "That is more than a form holds.", "Ask for one form at a time."));
        }
        if texts.values().all(|text| text.trim().is_empty()) {
            return Ok(vec![]);
        }
        let (known, today) = (self.known_words()?, self.directory()?.day(self.now()));
        let rows = texts.iter().flat_map(|(field, text)| {
            look(text, &known, today).into_iter().map(|found| CarefulRow {
                field: field.clone(),
                what: found.what,
                text: found.text,
            })
        });
        Ok(rows.collect())
    }

    /// Words of places, streets, neighborhoods, districts, partners, programs and colleagues.
    pub(in crate::commands) fn known_words(&self) -> Result<KnownWords, Refusal> {
        let directory = self.directory()?;
        let mut known = KnownWords::default();
        let names = self.store.read(|reader| {
            let places = reader.places(None, None, None).map_err(Refusal::from)?;
            Ok::<_, Refusal>(places.into_iter().flat_map(|place| [Some(place.name), place.address]))
        })?;
        names.flatten().for_each(|name| known.add(&name));
        directory.members.values().for_each(|member| known.add(&member.name));
        directory.partners.iter().for_each(|partner| known.add(&partner.name));
        directory.programs.iter().for_each(|program| known.add(&program.name));
        directory.districts.iter().for_each(|district| known.add(&district.name));
        for city in directory.city.iter() {
            [&city.name, &city.agency]
                .into_iter()
                .chain(&city.neighborhoods)
                .for_each(|name| known.add(name));
            let words = city.topics.iter().chain(&city.materials).chain(&city.languages);
            words.for_each(|topic| known.add(&topic.label));
        }
        Ok(known)
    }
}
