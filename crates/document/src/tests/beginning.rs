//! Records as they begin.

use super::*;

#[test]
fn a_count_that_a_record_begins_with_goes_on_from_there() {
    let counted = map(json!({ "heads": { "adults": 3, "children": 0 } }));
    let (mut ames, change) = Document::create(RecordKind::Event, &counted, device(1)).unwrap();
    let mut baker = Document::load(&change.bytes).unwrap();
    let three_more = ames.edit(&map(json!({ "heads": { "adults": 6 } })), None, device(1)).unwrap().unwrap();
    baker.edit(&map(json!({ "heads": { "adults": 4 } })), None, device(2)).unwrap();
    assert!(baker.merge(&three_more).unwrap());
    assert_eq!(field(&baker, "heads"), json!({ "adults": 7 }));
}

#[test]
fn a_new_record_with_a_field_that_does_not_fit_is_refused() {
    for (name, value) in [("topics", json!("parking")), ("note", json!([1])), ("started", json!("soon"))] {
        let mut bad = visit();
        bad.insert(name.into(), value);
        let refused = Document::create(RecordKind::Visit, &bad, device(1)).unwrap_err();
        assert!(matches!(&refused, DocumentError::BadValue { field, .. } if field == name), "{refused}");
    }
    let bad = map(json!({ "heads": { "a/b": 1 } }));
    assert!(Document::create(RecordKind::Event, &bad, device(1)).is_err());
    let unknown = Document::create(RecordKind::Visit, &map(json!({ "nothing_of_it": 1 })), device(1));
    assert!(matches!(unknown, Err(DocumentError::NoField { .. })));
}
