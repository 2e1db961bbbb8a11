//! What retention and requests for records are answered from.

use ids::{MemberId, RecordId, UnixMs};
use model::{Begins, RecordKind};
use serde_json::json;

use super::desk::{DAY, Desk, NOW, place, promise, visit};
use crate::lists::{Asking, Begun, Looking};

fn begun(desk: &Desk, kind: RecordKind, event: &Begins, before: UnixMs) -> Vec<RecordId> {
    let found = desk.store.read(|reader| {
        let found = reader.begun(kind, event, before, None, 50)?;
        assert_eq!(reader.count_begun(kind, event, before)?, u32::try_from(found.len()).unwrap());
        Ok::<_, crate::StoreError>(found)
    });
    found.unwrap().into_iter().map(|begun| begun.record).collect()
}

#[test]
fn a_visit_is_as_old_as_its_writing_down_whenever_it_happened() {
    let desk = Desk::new();
    let long_ago = UnixMs(NOW.0 - 900 * DAY);
    let written_late =
        desk.creates(1, RecordKind::Visit, &visit(long_ago, &json!({ "recorded": "2026-06-10T15:00:00Z" })));
    let old = desk.creates(2, RecordKind::Visit, &visit(UnixMs(NOW.0 - 400 * DAY), &json!({})));
    let older = desk.creates(3, RecordKind::Visit, &visit(UnixMs(NOW.0 - 500 * DAY), &json!({})));
    let year = UnixMs(NOW.0 - 365 * DAY);
    assert_eq!(begun(&desk, RecordKind::Visit, &Begins::Recorded, year), [older, old]);
    assert_eq!(
        begun(&desk, RecordKind::Visit, &Begins::Recorded, UnixMs(NOW.0 + DAY)),
        [older, old, written_late]
    );
}

#[test]
fn records_of_one_moment_are_paged_without_losing_or_repeating_one() {
    let desk = Desk::new();
    let all: Vec<RecordId> = (1..=7).map(|n| desk.visit(n, &json!({}))).collect();
    let (mut seen, mut after) = (vec![], None::<Begun>);
    loop {
        let before = UnixMs(NOW.0 + 1);
        let page = desk
            .store
            .read(|reader| reader.begun(RecordKind::Visit, &Begins::Recorded, before, after, 3))
            .unwrap();
        let Some(last) = page.last() else { break };
        after = Some(*last);
        seen.extend(page.into_iter().map(|begun| begun.record));
    }
    assert_eq!(seen, all);
}

#[test]
fn an_open_promise_is_never_old_and_a_settled_one_is_as_old_as_its_settling() {
    let desk = Desk::new();
    let made = json!({ "recorded": "2020-01-01T12:00:00Z" });
    desk.creates(1, RecordKind::FollowUp, &promise("2020-02-01", &made));
    let settled = desk.creates(2, RecordKind::FollowUp, &promise("2020-02-01", &made));
    desk.edits(settled, &json!({ "state": "kept" }));
    let year = UnixMs(NOW.0 - 365 * DAY);
    assert_eq!(begun(&desk, RecordKind::FollowUp, &Begins::Recorded, year), [settled]);
    assert_eq!(begun(&desk, RecordKind::FollowUp, &Begins::Closed, year), [], "it was settled now");
    assert_eq!(begun(&desk, RecordKind::FollowUp, &Begins::Closed, UnixMs(NOW.0 + 1)), [settled]);
    desk.edits(settled, &json!({ "state": "open" }));
    assert_eq!(begun(&desk, RecordKind::FollowUp, &Begins::Closed, UnixMs(NOW.0 + 1)), []);
}

#[test]
fn what_a_newer_version_counts_from_is_not_guessed() {
    let desk = Desk::new();
    desk.visit(1, &json!({}));
    let newer = Begins::Unknown("adjudicated".into());
    assert_eq!(begun(&desk, RecordKind::Visit, &newer, UnixMs(i64::MAX)), []);
    assert_eq!(begun(&desk, RecordKind::City, &Begins::Closed, UnixMs(i64::MAX)), []);
}

#[test]
fn promises_and_notes_are_found_by_their_own_words_and_by_their_visit() {
    let desk = Desk::new();
    let (ames, baker) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
    let oak = desk.creates(1, RecordKind::Place, &place("Oak Books", &json!({ "district": "1" })));
    let fields = json!({
        "place": oak, "district": "1", "topics": ["parking"], "officers": [baker], "case_number": "26-0123"
    });
    let seen = desk.visit(2, &fields);
    let other = desk.visit(3, &json!({ "district": "2", "officers": [ames] }));
    let note = json!({ "visit": seen, "note": ["The owner's shift."], "recorded": "2026-06-10T15:00:00Z" });
    let note = desk.creates(4, RecordKind::VisitNote, &note);
    let second = json!({ "visit": other, "note": ["Another."], "recorded": "2026-06-10T15:00:00Z" });
    let second = desk.creates(5, RecordKind::VisitNote, &second);
    let of_seen = desk.creates(
        6,
        RecordKind::FollowUp,
        &promise("2026-06-12", &json!({ "visit": seen, "place": oak, "district": "1", "owner": ames })),
    );
    let kept = json!({ "owner": baker, "state": "kept", "outcome": "Brought 100% of them" });
    let alone = desk.creates(7, RecordKind::FollowUp, &promise("2026-06-11", &kept));

    let found = |looking: Looking<'_>| {
        let asking = Asking { looking, after: None };
        desk.store
            .search(|reader| {
                let ids = |lines: Vec<crate::lists::RequestLine>| {
                    lines.into_iter().map(|line| line.record).collect::<Vec<_>>()
                };
                let promises = ids(reader.promises_asked_for(&asking, 10)?);
                Ok::<_, crate::StoreError>((promises, ids(reader.notes_asked_for(&asking, 10)?)))
            })
            .unwrap()
    };
    let all = Looking::default();
    assert_eq!(found(all.clone()), (vec![alone, of_seen], vec![second, note]));
    let text = |text| Looking { text, ..Looking::default() };
    assert_eq!(found(text("owner shift")), (vec![], vec![note]), "every word, wherever it stands");
    assert_eq!(found(text("brought")), (vec![alone], vec![]), "by how it ended");
    assert_eq!(found(text("100%")), (vec![alone], vec![]), "a sign is no wildcard");
    assert_eq!(found(Looking { place: Some(oak), ..all.clone() }), (vec![of_seen], vec![note]));
    assert_eq!(found(Looking { topic: Some("parking"), ..all.clone() }), (vec![of_seen], vec![note]));
    assert_eq!(found(Looking { case_number: Some("26-0123"), ..all.clone() }), (vec![of_seen], vec![note]));
    assert_eq!(found(Looking { case_number: Some("26-012"), ..all.clone() }), (vec![], vec![]));
    assert_eq!(found(Looking { officer: Some(baker), ..all.clone() }), (vec![alone], vec![note]));
    assert_eq!(found(Looking { district: Some("2"), ..all.clone() }), (vec![], vec![second]));
    assert_eq!(found(Looking { from: Some(UnixMs(NOW.0 + DAY)), ..all.clone() }), (vec![], vec![]));
    assert_eq!(desk.finds(&Looking { officer: Some(baker), ..all.clone() }), [seen]);
    assert_eq!(desk.finds(&Looking { case_number: Some(" 26-0123 "), ..all }), [seen]);
    let open = desk.store.read(|reader| reader.open_promises()).unwrap();
    assert_eq!(
        open.iter().map(|it| (it.record, it.place, it.owner)).collect::<Vec<_>>(),
        [(of_seen, Some(oak), ames)]
    );
}

#[test]
fn summary_data_count_what_stands_in_the_period() {
    let desk = Desk::new();
    desk.visit(1, &json!({ "district": "1", "topics": ["parking", "noise"], "people_reached": 4 }));
    let withdrawn = desk.visit(2, &json!({}));
    desk.edits(withdrawn, &json!({ "state": "withdrawn" }));
    desk.creates(3, RecordKind::Visit, &visit(UnixMs(NOW.0 - DAY), &json!({})));
    let mut counted = vec![];
    desk.store.read(|reader| reader.each_visit(NOW, UnixMs(NOW.0 + DAY), |it| counted.push(it))).unwrap();
    assert_eq!(counted.len(), 1);
    assert_eq!((counted[0].topics.len(), counted[0].people, counted[0].started), (2, 4, NOW));
}
