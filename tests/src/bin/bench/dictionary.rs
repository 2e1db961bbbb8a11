//! Trains the dictionary that envelopes are packed with, from invented records that nobody measures.
//!
//! The same input gives the same bytes: `cargo xtask dictionary` can be repeated and compared. An
//! envelope names its dictionary for ever, so what is trained anew is a new number, never a
//! replacement of one that was released.

use std::path::Path;

use document::{Actor, Author, Document, JsonMap};
use engine::door::PlaceRow;
use ids::{AgencyId, DeviceId, MemberId, RecordId, UnixMs};
use model::{RecordKind, VisitNote};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

use crate::Trouble;
use crate::visits::{Sentences, Stuff};

/// Larger ones save little more (a visit of 114 bytes at 64 KiB has 118 at 32) and every app carries it.
const BYTES: usize = 64 * 1024;
const VISITS: u64 = 30_000;
/// In the year the pack is for.
const BEGIN_MS: i64 = 1_764_000_000_000;

/// What officers write, in other words than the measured notes: many sentences rather than many
/// combinations, so that the dictionary learns the language and not the list.
const TRAINING: Sentences = Sentences([
    &[
        "Stopped in during the lunch hour.",
        "Walked the aisles with the manager on duty.",
        "Read with the after-school group; they asked for a squad car visit.",
        "Talked with people at the playground about bike registration.",
        "Morning drop-off was busy, cars double-parked near the crosswalk.",
        "Met two dog walkers on the path who asked about the lights.",
        "Coffee with the owner and the staff.",
        "Checked in after last week's break-in nearby.",
        "Basketball game on the west court, about a dozen players.",
        "Foot patrol along the storefronts and the parking ramp.",
        "Quiet. Left leaflets at the counter and spoke with the clerk.",
        "Follow-up with residents at the block party.",
        "Spoke with the store manager regarding a shoplifting incident.",
        "Answered questions from students at the front of the school.",
        "Conducted a security walk-through of the building.",
        "Attended the neighborhood meeting at the library.",
        "Visited the daycare and spoke with the director and the teachers.",
        "Sat with the seniors during their card game.",
        "Helped at the food shelf for a while.",
        "Drove through the park; nobody was there because of the rain.",
        "Met the new principal and the custodian.",
        "Talked to the landlord and several tenants in the lobby.",
        "Checked the doors and windows behind the building.",
        "Watched traffic near the school for half an hour.",
        "The evening manager introduced the new employees.",
        "Joined the children for a story and a snack.",
        "Handed out stickers and bicycle helmets.",
        "Looked at the damaged fence with the groundskeeper.",
        "Greeted families at the splash pad and the ice rink.",
        "Rode the bicycle trail between the two bridges.",
    ],
    &[
        "Staff asked about parking on the side street.",
        "The back door lock has been repaired since last time.",
        "They report fewer packages going missing since the new cameras.",
        "The owner has questions about lighting in the alley.",
        "Main topic was speeding on the through road.",
        "Crosswalk paint has worn off; said we would pass it on to public works.",
        "They are worried about noise complaints late at night.",
        "Several customers have received fraud calls asking for money.",
        "Discussed crime prevention, alarms and a safe place to exchange goods.",
        "Volunteers are wanted for National Night Out this summer.",
        "Concerned about vehicles and people they did not recognize.",
        "A purse was stolen from an unlocked car last weekend.",
        "Someone has been sleeping in the stairwell; gave outreach information.",
        "The dumpster area is dark and the light is out again.",
        "Kids have been skating on the steps after school and writing on the wall.",
        "Neighbors mentioned loud music and fireworks by the lake.",
        "A resident asked how to report an abandoned vehicle.",
        "They would like a presentation on internet safety for parents.",
        "Delivery trucks are blocking the bus stop in the morning.",
        "There was an argument between two customers; nobody was hurt.",
        "The gate is broken and the snow has not been plowed from the ramp.",
        "A dog was running loose near the pond and has been returned to its owner.",
        "Bicycles and scooters are left on the sidewalk in front of the entrance.",
        "They found a wallet and a phone and turned them in at the desk.",
        "Teenagers were gathering in the corner of the lot before practice.",
        "Gift card scams and counterfeit bills were reported this month.",
        "Catalytic converters and license plates are being stolen in the area.",
        "The alarm went off by itself because of the wind.",
        "Students talked about bullying and about the walk home in the dark.",
        "An interpreter would help with some of the families here.",
    ],
    &[
        "They asked us to come back next month.",
        "Said we would pass it on to the city.",
        "No concerns at this time.",
        "Asked them to call 911 if they see it again.",
        "Gave crime prevention information and our card.",
        "The manager will send the video to the police department.",
        "Staff know whom to call and will keep us posted.",
        "Will check again on the next shift.",
        "Everyone was friendly and thankful for the visit.",
        "Nothing new to report.",
        "Left a window sign and the number for non-emergencies.",
        "Told the evening officers to look there as well.",
        "Asked them to save the recordings until we have looked at them.",
        "Would like extra patrol around closing time.",
        "Agreed to meet the team in the spring.",
        "",
    ],
]);

/// Trains, and writes the dictionary to a file.
pub(crate) fn train(at: &Path) -> Result<(), Trouble> {
    let samples = samples()?;
    let dictionary = zstd::dict::from_samples(&samples, BYTES)?;
    std::fs::write(at, &dictionary)?;
    let raw: usize = samples.iter().map(Vec::len).sum();
    println!(
        "{} samples of {} bytes on average, {} bytes",
        samples.len(),
        raw / samples.len(),
        dictionary.len()
    );
    for level in [1, 3, 4, 5, 6, 7, 9, 12, 15, 19] {
        let prepared = zstd::dict::EncoderDictionary::copy(&dictionary, level);
        let mut packer = zstd::bulk::Compressor::with_prepared_dictionary(&prepared)?;
        let (mut packed, mut raw) = (0, 0);
        let all = measured()?;
        let watch = crate::stopwatch::Watch::start();
        for change in &all {
            raw += change.len();
            packed += packer.compress(change)?.len();
        }
        println!(
            "level {level}: measured visits of {} bytes pack to {} {:?}",
            raw / 2000,
            packed / 2000,
            watch.read() / 2000
        );
    }
    Ok(())
}

/// Changes of every kind that officers make often: visits, edits of visits, promises, notes.
fn samples() -> Result<Vec<Vec<u8>>, Trouble> {
    let mut rng = StdRng::seed_from_u64(1);
    let pack = pack::st_louis_park();
    let mut samples = vec![];
    for n in 0..VISITS {
        // Another city every thousand visits: what is learned is form and language, not ids.
        if n.is_multiple_of(1000) {
            let agency = AgencyId::from_bytes(rng.random());
            samples.extend(directory(&pack, agency, &mut rng)?);
        }
        let agency = AgencyId::from_bytes(StdRng::seed_from_u64(n / 1000).random());
        let stuff = stuff(&pack, agency);
        let officer = MemberId::from_bytes(StdRng::seed_from_u64(n % 40).random());
        let at_ms = BEGIN_MS + rng.random_range(0..300) * 86_400_000 + rng.random_range(0..86_400) * 1000;
        for written in stuff.visit(n, officer, at_ms)? {
            let (mut document, first) =
                Document::create(written.kind, &written.fields, author(&mut rng, at_ms))?;
            samples.push(first.bytes);
            if let Some(change) = edit(written.kind, &stuff, &mut rng) {
                let at_ms = at_ms + rng.random_range(0..100) * 3_600_000;
                samples.extend(
                    document.edit(&change, None, author(&mut rng, at_ms))?.map(|change| change.bytes),
                );
            }
            if written.kind == RecordKind::Visit && rng.random_bool(0.1) {
                samples.push(note(written.record, &stuff, &mut rng, at_ms)?);
            }
        }
    }
    Ok(samples)
}

fn stuff(pack: &pack::Pack, agency: AgencyId) -> Stuff {
    let places = pack.places.iter().map(|place| PlaceRow {
        place: RecordId::derived(agency.as_bytes(), &place.name),
        name: place.name.clone(),
        kind: place.kind.clone(),
        address: None,
        district: place.district.clone(),
        neighborhood: place.neighborhood.clone(),
        lat: None,
        lon: None,
        days_since: None,
        due: false,
        metres: None,
    });
    let topics = pack.city.topics.iter().map(|topic| topic.word.clone()).collect();
    Stuff { places: places.collect(), topics, sentences: TRAINING }
}

fn directory(pack: &pack::Pack, agency: AgencyId, rng: &mut StdRng) -> Result<Vec<Vec<u8>>, Trouble> {
    let few = pack::records(pack, agency).into_iter().step_by(10);
    let mut samples = vec![];
    for (_, kind, record) in few {
        if let Value::Object(fields) = record {
            samples.push(Document::create(kind, &fields, author(rng, BEGIN_MS))?.1.bytes);
        }
    }
    Ok(samples)
}

/// One visit in ten is corrected: the count, the note, or all of it is withdrawn.
fn edit(kind: RecordKind, stuff: &Stuff, rng: &mut StdRng) -> Option<JsonMap> {
    let change = match (kind, rng.random_range(0..30)) {
        (RecordKind::Visit, 0) => json!({ "people_reached": rng.random_range(1..40) }),
        (RecordKind::Visit, 1) => json!({ "note": [stuff.sentences.note(rng)] }),
        (RecordKind::Visit, 2) => json!({ "state": "withdrawn", "withdrawn_because": "logged twice" }),
        (RecordKind::FollowUp, _) => json!({ "state": "kept", "outcome": "done" }),
        _ => return None,
    };
    change.as_object().cloned()
}

fn note(visit: RecordId, stuff: &Stuff, rng: &mut StdRng, at_ms: i64) -> Result<Vec<u8>, Trouble> {
    let recorded = chrono::DateTime::from_timestamp_millis(at_ms).ok_or("a moment beyond the calendar")?;
    let note = VisitNote { visit, note: vec![stuff.sentences.note(rng)], recorded };
    let fields = serde_json::to_value(&note)?;
    let fields = fields.as_object().ok_or("a note is an object")?;
    Ok(Document::create(RecordKind::VisitNote, fields, author(rng, at_ms))?.1.bytes)
}

fn author(rng: &mut StdRng, at_ms: i64) -> Author {
    let actor = Actor { device: DeviceId::from_bytes(rng.random()), incarnation: 0 };
    Author { actor, at: UnixMs(at_ms) }
}

fn measured() -> Result<Vec<Vec<u8>>, Trouble> {
    let mut rng = StdRng::seed_from_u64(77);
    let agency = AgencyId::from_bytes(rng.random());
    let stuff = Stuff { sentences: crate::visits::MEASURED, ..stuff(&pack::st_louis_park(), agency) };
    let mut all = vec![];
    for n in 1..=2000_u64 {
        let member = MemberId::from_bytes(StdRng::seed_from_u64(n % 6).random());
        for written in stuff.visit(n, member, BEGIN_MS + 311_000 * n as i64)?.iter().take(1) {
            all.push(
                Document::create(written.kind, &written.fields, author(&mut rng, written.at_ms))?.1.bytes,
            );
        }
    }
    Ok(all)
}
