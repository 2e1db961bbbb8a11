//! Search: by words, by what is chosen, a page at a time.

use ids::UnixMs;
use model::RecordKind;
use serde_json::json;

use super::desk::{Desk, NOW, id, marks, place, records, visit};
use crate::lists::{Looking, Reader};
use crate::{StoreError, read_model};

fn text(text: &str) -> Looking<'_> {
    Looking { text, ..Looking::default() }
}

#[test]
fn words_are_found_in_every_part_of_a_visit_and_the_last_may_be_unfinished() {
    let desk = Desk::new();
    let visit = desk.visit(
        1,
        &json!({
            "note": ["Café owner asked about lighting.", "Second paragraph: bollards."],
            "topics": ["lost_dog"], "case_number": "26-0471", "neighborhood": "Fern Hill",
            "spot": { "lat": 44.9, "lon": -93.3, "label": "By the pond" },
        }),
    );
    desk.visit(2, &json!({ "note": ["Quiet."] }));
    for found in ["lighting", "LIGHT", "cafe", "café", "boll", "lost dog", "0471", "fern hi", "pond owner"] {
        assert_eq!(desk.finds(&text(found)), [visit], "{found}");
    }
    for not in ["lightning", "ight", "pond quiet", "lost cat"] {
        assert_eq!(desk.finds(&text(not)), [], "{not}");
    }
    assert_eq!(desk.finds(&text("  ,. ")).len(), 2, "nothing asked, everything shown");
}

#[test]
fn a_visit_is_found_by_what_its_place_is_called_now() {
    let desk = Desk::new();
    let oak =
        desk.creates(1, RecordKind::Place, &place("Oak Books", &json!({ "address": "12 Main Street" })));
    let there = desk.visit(2, &json!({ "place": oak, "note": ["Met the owner."] }));
    for words in ["oak", "oak own", "book", "main st", "owner oak"] {
        assert_eq!(desk.finds(&text(words)), [there], "{words}");
    }
    desk.edits(oak, &json!({ "name": "Maple Music" }));
    assert_eq!(desk.finds(&text("oak")), []);
    assert_eq!(desk.finds(&text("maple")), [there]);
}

#[test]
fn an_edit_takes_the_old_words_away() {
    let desk = Desk::new();
    let visit = desk.visit(1, &json!({ "note": ["Parking."], "topics": ["parking"], "district": "1" }));
    desk.edits(visit, &json!({ "note": ["Lighting."], "topics": ["lighting"], "district": "2" }));
    assert_eq!(desk.finds(&text("parking")), []);
    assert_eq!(desk.finds(&text("lighting")), [visit]);
    let topic = |topic| Looking { topic: Some(topic), ..Looking::default() };
    let district = |district| Looking { district: Some(district), ..Looking::default() };
    assert_eq!((desk.finds(&topic("parking")), desk.finds(&topic("lighting"))), (vec![], vec![visit]));
    assert_eq!((desk.finds(&district("1")), desk.finds(&district("2"))), (vec![], vec![visit]));
}

#[test]
fn everything_chosen_must_hold() {
    let desk = Desk::new();
    let both =
        desk.visit(1, &json!({ "topics": ["parking"], "district": "1", "kind": "park", "note": ["Dogs."] }));
    desk.visit(2, &json!({ "topics": ["parking"], "district": "2", "kind": "park", "note": ["Dogs."] }));
    desk.visit(3, &json!({ "topics": ["pets"], "district": "1", "kind": "park", "note": ["Dogs."] }));
    let looking = Looking {
        text: "dog",
        topic: Some("parking"),
        district: Some("1"),
        kind: Some("park"),
        ..Looking::default()
    };
    assert_eq!(desk.finds(&looking), [both]);
    // A word of a topic is no district, whatever it is called.
    assert_eq!(desk.finds(&Looking { district: Some("parking"), ..Looking::default() }), []);
}

#[test]
fn a_period_holds_its_first_moment_and_not_its_last() {
    let desk = Desk::new();
    for number in 0..5_u64 {
        let at = UnixMs(NOW.0 + i64::try_from(number).unwrap() * 1000);
        desk.creates(number, RecordKind::Visit, &visit(at, &json!({ "note": ["Walk."] })));
    }
    let (from, before) = (Some(UnixMs(NOW.0 + 1000)), Some(UnixMs(NOW.0 + 3000)));
    for text in ["", "walk"] {
        let looking = Looking { text, from, before, ..Looking::default() };
        assert_eq!(desk.finds(&looking), [id(2), id(1)]);
    }
}

#[test]
fn pages_follow_each_other_without_a_gap_and_without_a_repeat() {
    let desk = Desk::new();
    // Seven visits a second: a page ends in the middle of one.
    let mut all: Vec<_> = (0..45_u64)
        .map(|number| {
            let at = UnixMs(NOW.0 + i64::try_from(number / 7).unwrap() * 1000);
            desk.creates(number, RecordKind::Visit, &visit(at, &json!({ "note": ["Walk."] })))
        })
        .collect();
    for text in ["", "walk"] {
        let (mut seen, mut after) = (vec![], None);
        loop {
            let looking = Looking { text, after, ..Looking::default() };
            let page = desk.store.search(|reader| reader.find(&looking, 10, &marks())).unwrap();
            assert!(page.visits.len() == 10 || page.next.is_none());
            seen.extend(records(page.visits));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        seen.sort_unstable();
        all.sort_unstable();
        assert_eq!(seen, all);
    }
}

#[test]
fn words_are_found_and_gone_whether_the_index_had_taken_them_in_or_not() {
    let desk = Desk::new();
    let due = || desk.store.read(|reader| read_model::are_due(reader.connection())).unwrap();
    let visit = desk.visit(1, &json!({ "note": ["Parking."] }));
    assert!(due(), "a save leaves the index alone");
    assert_eq!(desk.finds(&text("parking")), [visit]);
    assert!(!due(), "a search has it take everything in");
    desk.edits(visit, &json!({ "note": ["Lighting."] }));
    desk.edits(visit, &json!({ "note": ["Bicycles."] }));
    for (word, found) in [("parking", vec![]), ("lighting", vec![]), ("bicycles", vec![visit])] {
        assert_eq!(desk.finds(&text(word)), found, "{word}");
    }
    // The number in the index is another one now.
    desk.edits(visit, &json!({ "started": "2026-06-09T11:00:00Z" }));
    assert_eq!(desk.finds(&text("bicycles")), [visit]);
    desk.edits(visit, &json!({ "started": "2026-06-09T12:00:00Z" }));
    desk.edits(visit, &json!({ "started": "2026-06-09T13:00:00Z", "note": ["Bollards."] }));
    assert_eq!((desk.finds(&text("bicycles")), desk.finds(&text("bollards"))), (vec![], vec![visit]));
    let before = desk.store.read_model().unwrap();
    desk.store.rebuild().unwrap();
    assert_eq!(before, desk.store.read_model().unwrap());
}

#[test]
fn no_more_than_a_few_visits_wait_for_the_index_however_rarely_somebody_searches() {
    let desk = Desk::new();
    for number in 1..=100 {
        desk.visit(number, &json!({ "note": [format!("Parking {number}.")] }));
    }
    let waiting = |reader: &Reader<'_>| {
        let sql = "SELECT count(*) FROM visit_words_due";
        Ok::<i64, StoreError>(reader.connection().query_row(sql, [], |row| row.get(0))?)
    };
    assert_eq!(desk.store.read(waiting).unwrap(), 100 % 32);
    assert_eq!(desk.finds(&text("parking")).len(), 50, "a page of them");
    assert_eq!(desk.finds(&text("100")).len(), 1);
}
