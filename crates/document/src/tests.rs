#![allow(clippy::unwrap_used, clippy::needless_pass_by_value)]

use ids::{DeviceId, UnixMs};
use model::RecordKind;
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;

mod beginning;

mod earlier;

fn device(n: u8) -> Author {
    Author {
        actor: Actor { device: DeviceId::from_bytes([n; 16]), incarnation: 0 },
        at: UnixMs(1_780_000_000_000 + i64::from(n) * 1000),
    }
}

fn map(json: Value) -> JsonMap {
    json.as_object().unwrap().clone()
}

fn visit() -> JsonMap {
    map(json!({"kind": "business", "started": "2026-06-01T12:00:00Z", "recorded": "2026-06-01T12:05:00Z",
        "officers": ["0190a000-0000-7000-8000-000000000001"], "origin": "self_initiated", "people_reached": 4,
        "topics": ["parking"], "note": ["Talked about parking.", "Will come back."], "state": "logged"}))
}

/// Two copies of one visit, on the devices of Ames and Baker.
fn two() -> (Document, Document) {
    let (ames, change) = Document::create(RecordKind::Visit, &visit(), device(1)).unwrap();
    let baker = Document::load(&change.bytes).unwrap();
    (ames, baker)
}

/// Both edit offline, then both get the other's change.
fn at_once(ames_edits: Value, baker_edits: Value) -> (Document, Document) {
    let (mut ames, mut baker) = two();
    let a = ames.edit(&map(ames_edits), None, device(1)).unwrap().unwrap();
    let b = baker.edit(&map(baker_edits), None, device(2)).unwrap().unwrap();
    assert!(ames.merge(&b).unwrap());
    assert!(baker.merge(&a).unwrap());
    assert_eq!(ames.record(), baker.record());
    (ames, baker)
}

fn field(document: &Document, name: &str) -> Value {
    document.record().unwrap().1.get(name).cloned().unwrap_or(Value::Null)
}

#[test]
fn a_record_reads_as_it_was_written() {
    let (ames, baker) = two();
    assert_eq!(ames.record().unwrap(), (RecordKind::Visit, baker.record().unwrap().1));
    let mut record = ames.record().unwrap().1;
    record.sort_keys();
    let mut expected = visit();
    expected.sort_keys();
    assert_eq!(record, expected);
}

#[test]
fn two_people_adding_to_one_note_both_keep_their_paragraphs() {
    let (ames, _) = at_once(
        json!({"note": ["Talked about parking.", "Ames adds this.", "Will come back."]}),
        json!({"note": ["Talked about parking.", "Will come back.", "Baker adds that."]}),
    );
    let merged = field(&ames, "note");
    assert_eq!(
        merged,
        json!(["Talked about parking.", "Ames adds this.", "Will come back.", "Baker adds that."])
    );
    assert_eq!(ames.conflicts().unwrap(), vec![]);
}

#[test]
fn two_people_rewriting_one_paragraph_settle_it() {
    let (mut ames, mut baker) = at_once(
        json!({"note": ["Ames's words.", "Will come back."]}),
        json!({"note": ["Baker's words.", "Will come back."]}),
    );
    let conflicts = ames.conflicts().unwrap();
    assert_eq!(conflicts.len(), 1);
    assert_eq!(conflicts[0].field, "note.0");
    let chosen = conflicts[0].values.iter().find(|v| v.value == json!("Ames's words.")).unwrap();
    assert_eq!(chosen.author, device(1).actor);
    let change = ames.settle("note.0", &chosen.choice, device(1)).unwrap();
    baker.merge(&change).unwrap();
    for document in [&ames, &baker] {
        assert_eq!(document.conflicts().unwrap(), vec![]);
        assert_eq!(field(document, "note"), json!(["Ames's words.", "Will come back."]));
    }
}

#[test]
fn two_counts_of_people_show_both_with_authors_and_times_and_choosing_settles_everywhere() {
    let (ames, baker) = at_once(json!({"people_reached": 40}), json!({"people_reached": 35}));
    let conflict = ames.conflicts().unwrap().remove(0);
    let mut told: Vec<_> = conflict.values.iter().map(|v| (v.value.clone(), v.author.device, v.at)).collect();
    told.sort_by_key(|(_, device, _)| *device);
    assert_eq!(
        told,
        [
            (json!(40), device(1).actor.device, device(1).at),
            (json!(35), device(2).actor.device, device(2).at)
        ]
    );
    assert_eq!(conflict.values[0].value, field(&ames, "people_reached"), "the one that shows comes first");
    for shown in 0..2 {
        let (mut ames, mut baker) = (ames.clone(), baker.clone());
        let chosen = &conflict.values[shown];
        let change = baker.settle("people_reached", &chosen.choice, device(2)).unwrap();
        ames.merge(&change).unwrap();
        assert_eq!(field(&ames, "people_reached"), chosen.value);
        assert_eq!((ames.conflicts().unwrap(), baker.conflicts().unwrap()), (vec![], vec![]));
        assert_eq!(
            ames.settle("people_reached", &chosen.choice, device(1)),
            Err(DocumentError::NoSuchChoice)
        );
    }
}

#[test]
fn the_same_value_twice_is_no_conflict() {
    let (ames, _) = at_once(json!({"people_reached": 40}), json!({"people_reached": 40}));
    assert_eq!(ames.conflicts().unwrap(), vec![]);
}

#[test]
fn topics_of_both_are_kept() {
    let (ames, _) = at_once(json!({"topics": ["parking", "safety"]}), json!({"topics": ["noise"]}));
    assert_eq!(field(&ames, "topics"), json!(["noise", "safety"]));
}

#[test]
fn two_devices_that_begin_a_note_at_once_lose_neither() {
    let place = map(json!({"name": "Oak", "kind": "park"}));
    let (mut ames, change) = Document::create(RecordKind::Place, &place, device(1)).unwrap();
    let mut baker = Document::load(&change.bytes).unwrap();
    let a = ames.edit(&map(json!({"note": ["Gate is locked."]})), None, device(1)).unwrap().unwrap();
    let b = baker.edit(&map(json!({"note": ["Dog on site."]})), None, device(2)).unwrap().unwrap();
    ames.merge(&b).unwrap();
    baker.merge(&a).unwrap();
    assert_eq!(ames.record(), baker.record());
    let mut note: Vec<String> = serde_json::from_value(field(&ames, "note")).unwrap();
    let more = [note.clone(), vec!["Third.".into()]].concat();
    ames.edit(&map(json!({"note": more})), None, device(1)).unwrap();
    assert_eq!(field(&ames, "note"), json!(more));
    note.sort();
    assert_eq!(note, ["Dog on site.", "Gate is locked."]);
}

#[test]
fn an_edit_of_an_older_version_does_not_undo_what_came_since() {
    let (mut ames, mut baker) = two();
    let seen = ames.heads();
    let b = baker.edit(
        &map(json!({"note": ["Talked about parking.", "Will come back.", "Baker."]})),
        None,
        device(2),
    );
    ames.merge(&b.unwrap().unwrap()).unwrap();
    let edit = map(json!({"note": ["Talked about parking and noise.", "Will come back."]}));
    let change = ames.edit(&edit, Some(&seen.to_string().parse().unwrap()), device(1)).unwrap().unwrap();
    assert_eq!(change.actor, device(1).actor, "an older version is edited under the same device");
    assert_eq!(field(&ames, "note"), json!(["Talked about parking and noise.", "Will come back.", "Baker."]));
}

#[test]
fn an_equal_value_makes_no_change() {
    let (mut ames, _) = two();
    assert_eq!(ames.edit(&visit(), None, device(1)).unwrap(), None);
}

#[test]
fn fields_and_words_of_a_newer_version_survive() {
    let (ames, _) = two();
    let mut newer = ames.doc.clone();
    newer.set_actor(device(3).actor.id());
    let mut tx = newer.transaction();
    automerge::transaction::Transactable::put(&mut tx, automerge::ROOT, "mood", "calm").unwrap();
    automerge::transaction::Transactable::put(&mut tx, automerge::ROOT, "origin", "by_drone").unwrap();
    tx.commit();
    let mut old = Document::load(&newer.save()).unwrap();
    assert_eq!(field(&old, "origin"), json!("by_drone"));
    old.edit(&map(json!({"people_reached": 9})), None, device(1)).unwrap();
    let reloaded = Document::load(&old.bytes()).unwrap();
    let mood = automerge::ReadDoc::get(&reloaded.doc, automerge::ROOT, "mood").unwrap();
    assert_eq!(mood.unwrap().0.as_str(), Some("calm"));
}

#[test]
fn a_value_that_does_not_fit_changes_nothing() {
    let (mut ames, _) = two();
    let before = ames.heads();
    let edit = map(json!({"note": ["Half"], "people_reached": "many"}));
    assert!(matches!(ames.edit(&edit, None, device(1)), Err(DocumentError::BadValue { .. })));
    assert!(matches!(
        ames.edit(&map(json!({"nose": 1})), None, device(1)),
        Err(DocumentError::NoField { .. })
    ));
    assert_eq!(ames.heads(), before);
}

#[test]
fn history_names_who_changed_which_field() {
    let (ames, _) = at_once(json!({"people_reached": 40}), json!({"topics": ["noise"]}));
    let history = ames.history();
    assert_eq!(history.len(), 3);
    let fields = |device| {
        let line = history.iter().find(|l| l.author.device == device && l.fields.len() == 1).unwrap();
        line.fields.iter().cloned().collect::<Vec<_>>()
    };
    assert_eq!(fields(device(1).actor.device), ["people_reached"]);
    assert_eq!(fields(device(2).actor.device), ["topics"]);
}

proptest! {
    /// Whatever two people type over one note, both read the same afterwards, and each one's own
    /// text is what it typed as long as the other has not arrived.
    #[test]
    fn notes_converge(base in note(), ames_types in note(), baker_types in note()) {
        let record = map(json!({"kind": "park", "note": base, "state": "logged"}));
        let (mut ames, first) = Document::create(RecordKind::Visit, &record, device(1)).unwrap();
        let mut baker = Document::load(&first.bytes).unwrap();
        let a = ames.edit(&map(json!({"note": ames_types})), None, device(1)).unwrap();
        let b = baker.edit(&map(json!({"note": baker_types})), None, device(2)).unwrap();
        prop_assert_eq!(field(&ames, "note").as_array().cloned().unwrap_or_default().len(), ames_types.len());
        if let Some(change) = b { ames.merge(&change).unwrap(); }
        if let Some(change) = a { baker.merge(&change).unwrap(); }
        prop_assert_eq!(ames.record(), baker.record());
        prop_assert_eq!(ames.conflicts().unwrap(), baker.conflicts().unwrap());
    }

    #[test]
    fn any_bytes_are_refused_or_load(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        let _ = Document::load(&bytes);
        let _ = ChangeOf::parse(bytes);
    }
}

/// A chunk of automerge's format around these bytes: its checksum is not looked at before they unfold.
fn chunk(kind: u8, inside: &[u8]) -> Vec<u8> {
    [&[0x85, 0x6f, 0x4a, 0x83, 0, 0, 0, 0, kind][..], &leb128(inside.len() as u64), inside].concat()
}

fn leb128(mut number: u64) -> Vec<u8> {
    let mut bytes = vec![];
    while number > 0x7f {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
    bytes
}

fn deflated_zeros(size: usize) -> Vec<u8> {
    use std::io::Read;
    let mut folded = vec![];
    let zeros = std::io::repeat(0).take(size as u64);
    let zeros = std::io::BufReader::new(zeros);
    flate2::bufread::DeflateEncoder::new(zeros, flate2::Compression::best())
        .read_to_end(&mut folded)
        .unwrap();
    folded
}

#[test]
fn a_change_that_would_unfold_to_more_than_a_phone_has_is_refused_before_it_does() {
    let bomb = deflated_zeros(64 * 1024 * 1024);
    assert!(bomb.len() < 80_000, "64 MiB of zeros fold to {} bytes", bomb.len());
    let change = ChangeOf::parse(chunk(2, &bomb)).unwrap_err().to_string();
    // No actors, no heads, one deflated column of changes and none of operations.
    let inside = [&[0, 0, 1, 0b1000_u8 | 3][..], &leb128(bomb.len() as u64), &[0], &bomb].concat();
    let document = Document::load_from_others(&chunk(0, &inside)).unwrap_err().to_string();
    assert!([&change, &document].iter().all(|why| why.contains("it may be hostile")), "{change} {document}");
}

#[test]
fn a_change_that_repeats_one_operation_for_days_is_refused_before_it_does() {
    // Nothing it builds on, an author, number, first operation and time, no message, no other actors.
    let head = [&[0, 20][..], &[7; 20], &[1, 1, 0, 0, 0]].concat();
    let run = leb128(1 << 40);
    for (column, data) in [
        // As many actions of the same kind, as many empty keys, as many booleans, and one operation with as
        // many before it.
        (0x42, [&run[..], &[1]].concat()),
        (0x15, [&[0], &run[..]].concat()),
        (0x34, run.clone()),
        (0x70, [&[1], &run[..]].concat()),
    ] {
        let inside = [&head[..], &[1, column], &leb128(data.len() as u64), &data].concat();
        let why = ChangeOf::parse(chunk(1, &inside)).unwrap_err().to_string();
        assert!(why.contains("it may be hostile"), "column {column:#x}: {why}");
    }
}

proptest! {
    /// What people write is never near the limits, whole or compacted.
    #[test]
    fn what_people_write_unfolds(edits in proptest::collection::vec(note(), 1..20)) {
        let (mut document, first) = Document::create(RecordKind::Visit, &visit(), device(1)).unwrap();
        prop_assert_eq!(ChangeOf::parse(first.bytes.clone()).unwrap(), first);
        for edit in edits {
            if let Some(change) = document.edit(&map(json!({"note": edit})), None, device(1)).unwrap() {
                prop_assert_eq!(ChangeOf::parse(change.bytes.clone()).unwrap(), change);
            }
        }
        let loaded = Document::load_from_others(&document.bytes()).unwrap();
        prop_assert_eq!(loaded.record(), document.record());
    }
}

fn note() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec("[a-c]", 0..6)
}

#[test]
fn a_value_that_arrives_while_people_choose_is_not_overruled() {
    let (mut ames, mut baker) = at_once(json!({"people_reached": 40}), json!({"people_reached": 35}));
    let mut cruz = Document::load(&ames.changes().unwrap()[0].bytes).unwrap();
    let third = cruz.edit(&map(json!({"people_reached": 50})), None, device(3)).unwrap().unwrap();
    let seen = ames.conflicts().unwrap().remove(0);
    ames.merge(&third).unwrap();
    let settled = ames.settle("people_reached", &seen.values[0].choice, device(1)).unwrap();
    baker.merge(&third).unwrap();
    baker.merge(&settled).unwrap();
    assert_eq!(ames.conflicts().unwrap(), baker.conflicts().unwrap());
    let mut left: Vec<_> = ames.conflicts().unwrap()[0].values.iter().map(|v| v.value.clone()).collect();
    left.sort_by_key(Value::as_i64);
    let mut expected = vec![seen.values[0].value.clone(), json!(50)];
    expected.sort_by_key(Value::as_i64);
    assert_eq!(left, expected, "the choice and the newcomer are to be settled");
}

#[test]
fn a_change_waits_for_the_ones_it_builds_on_also_at_rest() {
    let (mut ames, first) = Document::create(RecordKind::Visit, &visit(), device(1)).unwrap();
    let second = ames.edit(&map(json!({"people_reached": 9})), None, device(1)).unwrap().unwrap();
    let mut baker = Document::empty();
    assert!(baker.merge(&second).unwrap());
    assert!(baker.waits());
    let mut baker = Document::load(&baker.bytes()).unwrap();
    assert!(baker.waits() && baker.kind().is_err());
    baker.merge(&first).unwrap();
    assert!(!baker.waits());
    assert_eq!(baker.record(), ames.record());
    assert_eq!((first.place, second.place), (1, 2));
}

#[test]
fn two_people_choosing_differently_at_once_have_one_more_choice() {
    let (mut ames, mut baker) = at_once(json!({"people_reached": 40}), json!({"people_reached": 35}));
    let values = ames.conflicts().unwrap().remove(0).values;
    let a = ames.settle("people_reached", &values[0].choice, device(1)).unwrap();
    let b = baker.settle("people_reached", &values[1].choice, device(2)).unwrap();
    ames.merge(&b).unwrap();
    baker.merge(&a).unwrap();
    assert_eq!(ames.conflicts().unwrap(), baker.conflicts().unwrap());
    assert_eq!(ames.conflicts().unwrap().len(), 1);
}

fn event() -> JsonMap {
    map(json!({"name": "Night out", "starts": "2026-08-04T22:45:00Z", "ends": "2026-08-05T02:00:00Z",
        "state": "underway", "recorded": "2026-06-01T12:05:00Z"}))
}

#[test]
fn two_people_counting_one_crowd_add_up_also_when_both_begin() {
    let (mut ames, change) = Document::create(RecordKind::Event, &event(), device(1)).unwrap();
    let mut baker = Document::load(&change.bytes).unwrap();
    let a =
        ames.edit(&map(json!({"heads": {"adults": 3, "children": 1}})), None, device(1)).unwrap().unwrap();
    let b = baker.edit(&map(json!({"heads": {"adults": 2}})), None, device(2)).unwrap().unwrap();
    assert!(ames.merge(&b).unwrap() && baker.merge(&a).unwrap());
    assert_eq!(field(&ames, "heads"), json!({"adults": 5, "children": 1}));
    assert_eq!(ames.record(), baker.record());
    // One of them takes one back, of what both counted, and the other counts on.
    let a = ames.edit(&map(json!({"heads": {"adults": 4}})), None, device(1)).unwrap().unwrap();
    let b = baker.edit(&map(json!({"heads": {"adults": 6}})), None, device(2)).unwrap().unwrap();
    assert!(ames.merge(&b).unwrap() && baker.merge(&a).unwrap());
    assert_eq!(field(&baker, "heads"), json!({"adults": 5, "children": 1}));
    assert_eq!(ames.conflicts().unwrap(), vec![]);
    assert_eq!(baker.edit(&map(json!({"heads": {"adults": 5}})), None, device(2)).unwrap(), None);
}

#[test]
fn a_tally_takes_whole_numbers_by_word_and_nothing_else() {
    let (mut ames, _) = Document::create(RecordKind::Event, &event(), device(1)).unwrap();
    for bad in [json!(3), json!({"adults": "3"}), json!({"a/b": 3}), json!({"": 3}), json!([])] {
        assert!(ames.edit(&map(json!({"heads": bad})), None, device(1)).is_err());
    }
}
