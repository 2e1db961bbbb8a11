//! Several people at one record, some of them without coverage.

use engine::door::{Command, EventForm, EventView, NewFollowUp, Outreach, VisitState};
use testkit::{City, Device};

/// Ames and Baker have the same visit, and neither has coverage.
fn apart(seed: u64) -> (City, Device, Device, ids::RecordId) {
    let mut city = City::seeded(seed);
    let (mut ames, mut baker) = (city.joins("Ames"), city.joins("Baker"));
    let visit = ames.logs("Talked about the crosswalk.");
    city.settles(&[&ames, &baker]);
    ames.offline();
    baker.offline();
    city.clock().passes(60);
    (city, ames, baker, visit)
}

fn together(city: &City, ames: &mut Device, baker: &mut Device) {
    ames.online();
    baker.online();
    city.settles(&[ames, baker]);
}

#[test]
fn two_officers_adding_to_one_note_keep_both_paragraphs() {
    let (city, mut ames, mut baker, visit) = apart(11);
    ames.adds_to(visit, "Paint is worn off.");
    baker.adds_to(visit, "Public works was told.");
    together(&city, &mut ames, &mut baker);
    let note = ames.note(visit);
    assert_eq!(note, baker.note(visit));
    assert_eq!(note.len(), 3, "{note:?}");
    for paragraph in ["Talked about the crosswalk.", "Paint is worn off.", "Public works was told."] {
        assert!(note.contains(&paragraph.to_owned()), "{note:?}");
    }
    assert_eq!(ames.conflicts(), [], "and there is nothing to settle");
}

#[test]
fn what_two_say_of_an_event_is_in_the_list_of_all_by_its_name() {
    let (city, mut ames, mut baker, _) = apart(18);
    ames.online();
    baker.online();
    let (name, starts) = (Some("Coffee at the bakery".to_owned()), ames.moment());
    let ends = Some(starts + chrono::TimeDelta::hours(2));
    let event = EventForm { name, starts: Some(starts), ends, ..EventForm::default() };
    let event: ids::RecordId = ames.ask(Command::Outreach(Outreach::AddEvent { event }));
    city.settles(&[&ames, &baker]);
    ames.offline();
    baker.offline();
    for (device, expected) in [(&ames, 30), (&baker, 80)] {
        let change = EventForm { expected: Some(expected), ..EventForm::default() };
        device.ask::<EventView>(Command::Outreach(Outreach::EditEvent { event, seen: None, change }));
    }
    together(&city, &mut ames, &mut baker);
    let conflict = baker.conflicts().remove(0);
    assert_eq!((conflict.record, conflict.kind), (event, Some(model::RecordKind::Event)));
    assert!(conflict.title.is_some_and(|title| title.contains("Coffee at the bakery")));
}

#[test]
fn two_counts_are_shown_with_their_authors_and_choosing_one_settles_it_everywhere() {
    let (city, mut ames, mut baker, visit) = apart(12);
    ames.counts(visit, 40);
    baker.counts(visit, 35);
    together(&city, &mut ames, &mut baker);
    assert_eq!(ames.conflicts(), baker.conflicts());
    let conflict = ames.conflicts().remove(0);
    assert_eq!((conflict.record, conflict.field.as_str()), (visit, "people_reached"));
    let mut said: Vec<_> =
        conflict.values.iter().map(|value| (value.value.as_u64().unwrap(), value.author.as_str())).collect();
    said.sort_unstable();
    assert_eq!(said, [(35, "Officer 2"), (40, "Officer 1")]);
    assert!(conflict.values.iter().all(|value| value.at.timestamp_millis() == city.clock().now().0));
    assert!(baker.today().visits[0].in_conflict, "the list says so too");
    let choice = conflict.values.iter().find(|value| value.value == 35).unwrap().choice.clone();
    ames.ask::<()>(Command::SettleConflict { record: visit, field: conflict.field, choice });
    city.settles(&[&ames, &baker]);
    for device in [&ames, &baker] {
        assert_eq!(device.conflicts(), []);
        assert_eq!(device.visit(visit).record.people_reached, Some(35));
        assert!(!device.today().visits[0].in_conflict);
    }
}

#[test]
fn two_people_settling_the_same_way_leave_nothing_and_differently_one_more_choice() {
    for (seed, same) in [(13, true), (14, false)] {
        let (city, mut ames, mut baker, visit) = apart(seed);
        ames.counts(visit, 40);
        baker.counts(visit, 35);
        together(&city, &mut ames, &mut baker);
        ames.offline();
        baker.offline();
        let values = ames.conflicts().remove(0).values;
        for (device, value) in [(&ames, &values[0]), (&baker, &values[usize::from(!same)])] {
            let choice = value.choice.clone();
            let field = "people_reached".to_owned();
            device.ask::<()>(Command::SettleConflict { record: visit, field, choice });
        }
        together(&city, &mut ames, &mut baker);
        assert_eq!(ames.conflicts(), baker.conflicts());
        assert_eq!(ames.conflicts().len(), usize::from(!same));
    }
}

#[test]
fn a_choice_that_somebody_made_meanwhile_is_refused_in_words() {
    let (city, mut ames, mut baker, visit) = apart(15);
    ames.counts(visit, 40);
    baker.counts(visit, 35);
    together(&city, &mut ames, &mut baker);
    let conflict = ames.conflicts().remove(0);
    let settle = Command::SettleConflict {
        record: visit,
        field: conflict.field.clone(),
        choice: conflict.values[0].choice.clone(),
    };
    ames.ask::<()>(settle.clone());
    city.settles(&[&ames, &baker]);
    let refusal = baker.refuses(settle);
    assert!(refusal.say.contains("somebody has settled it"), "{refusal}");
}

#[test]
fn a_withdrawn_visit_that_somebody_edited_keeps_the_edit_and_stays_withdrawn() {
    let (city, mut ames, mut baker, visit) = apart(16);
    ames.withdraws(visit, "Logged twice.");
    baker.adds_to(visit, "Also met the owner.");
    together(&city, &mut ames, &mut baker);
    for device in [&ames, &baker] {
        let read = device.visit(visit);
        assert_eq!(read.record.state, VisitState::Withdrawn);
        assert_eq!(read.record.withdrawn_because.as_deref(), Some("Logged twice."));
        assert_eq!(read.record.note, ["Talked about the crosswalk.", "Also met the owner."]);
        assert_eq!(read.conflicts, []);
        assert!(device.place(&read.place_name).days_since.is_none(), "it counts no longer");
    }
}

#[test]
fn a_promise_kept_by_one_and_dropped_by_another_asks_which() {
    let (city, mut ames, mut baker, visit) = apart(17);
    ames.online();
    baker.online();
    let promise = NewFollowUp {
        promise: "Bring forms".into(),
        due: ames.today().day,
        owner: None,
        visit: Some(visit),
        place: None,
    };
    let follow_up: ids::RecordId = ames.ask(Command::AddFollowUp { follow_up: promise });
    city.settles(&[&ames, &baker]);
    ames.offline();
    baker.offline();
    for (device, state, outcome) in [(&ames, "kept", None), (&baker, "dropped", Some("They moved away."))] {
        let settle = serde_json::json!({
            "do": "settle_follow_up", "follow_up": follow_up, "state": state, "outcome": outcome
        });
        device.ask::<serde_json::Value>(serde_json::from_value(settle).unwrap());
    }
    together(&city, &mut ames, &mut baker);
    assert_eq!(ames.conflicts(), baker.conflicts());
    assert_eq!(ames.conflicts()[0].field, "state");
}

#[test]
fn two_officers_choosing_topics_keep_both_choices() {
    use engine::door::VisitChange;
    let (city, mut ames, mut baker, visit) = apart(18);
    let topics = |words: &[&str]| VisitChange {
        topics: Some(words.iter().map(|word| (*word).to_owned()).collect()),
        ..VisitChange::default()
    };
    let known: Vec<String> = ames.ask::<engine::door::CityView>(Command::City).city.unwrap().topics[..2]
        .iter()
        .map(|topic| topic.word.clone())
        .collect();
    ames.edits(visit, topics(&[&known[0]]));
    baker.edits(visit, topics(&[&known[1]]));
    together(&city, &mut ames, &mut baker);
    assert_eq!(ames.visit(visit).record.topics, known.into_iter().collect());
    assert_eq!(ames.visit(visit).record.topics, baker.visit(visit).record.topics);
}
