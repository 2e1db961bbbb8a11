//! What of a count has not left a device.

use super::*;

#[test]
fn what_a_device_has_not_sent_can_be_left_out_of_a_count() {
    let event = |heads: Value| map(json!({"heads": heads}));
    let first = map(json!({"name": "Game", "starts": "2026-06-01T12:00:00Z", "ends": "2026-06-01T13:00:00Z",
        "state": "planned", "recorded": "2026-06-01T10:00:00Z"}));
    let (mut ames, change) = Document::create(RecordKind::Event, &first, device(1)).unwrap();
    let mut baker = Document::load(&change.bytes).unwrap();
    for sum in 1..=3 {
        ames.edit(&event(json!({"teens": sum})), None, device(1)).unwrap().unwrap();
    }
    let by_baker = baker.edit(&event(json!({"teens": 5})), None, device(2)).unwrap().unwrap();
    ames.merge(&by_baker).unwrap();
    assert_eq!(field(&ames, "heads"), json!({"teens": 8}));
    let own = DeviceId::from_bytes([1; 16]);
    let without = |n: usize| ames.without_latest(own, n).unwrap().get("heads").cloned();
    assert_eq!(without(0), Some(json!({"teens": 8})));
    assert_eq!(without(2), Some(json!({"teens": 6})));
    assert_eq!(without(3), Some(json!({"teens": 5})));
    assert_eq!(without(9), Some(json!({"teens": 5})), "Baker's builds on the first: it is elsewhere");
    let (alone, _) = Document::create(RecordKind::Event, &first, device(1)).unwrap();
    assert_eq!(alone.without_latest(own, 1).unwrap(), JsonMap::new());
}
