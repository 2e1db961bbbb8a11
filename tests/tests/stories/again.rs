//! A form is saved, and saved again: the answer was lost, or the person typed on. One visit comes of it,
//! with everything that was typed.

use engine::door::{Command, NewFollowUp, NewVisit, VisitChange};
use ids::{DraftId, RecordId};
use testkit::{City, Device};

const FORM: u8 = 1;

/// The form as it is now.
fn form(ames: &Device, note: &str) -> NewVisit {
    let place = ames.places().first().map(|place| place.place);
    let draft = Some(DraftId::from_bytes([FORM; 16]));
    NewVisit { draft, place, note: Some(note.into()), ..NewVisit::default() }
}

/// The same with what becomes records of their own: a not-public note and a promise.
fn whole_form(ames: &Device, note: &str) -> NewVisit {
    let promise = NewFollowUp {
        promise: "Bring forms".into(),
        due: ames.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    let private_note = Some("Call before the next visit.".into());
    NewVisit { private_note, follow_up: Some(promise), ..form(ames, note) }
}

#[test]
fn a_save_whose_answer_was_lost_is_one_visit() {
    let mut city = City::seeded(71);
    let ames = city.joins("Ames");
    let first = ames.logs_visit(form(&ames, "First."));
    city.clock().passes(30);
    assert_eq!(ames.logs_visit(form(&ames, "First.")), first);
    assert_eq!(ames.finds("first"), [first]);
    let history: Vec<engine::door::HistoryLine> = ames.ask(Command::History { record: first });
    assert_eq!(history.len(), 1, "a try again is no change");
}

#[test]
fn a_form_that_is_sent_again_while_the_first_try_is_being_saved_is_one_visit() {
    let mut city = City::seeded(75);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let visit = whole_form(&ames, "First.");
    let tries = (0..6).map(|_| Command::LogVisit { visit: visit.clone() }).collect();
    let answers: Vec<_> = ames.asks_at_once(tries).into_iter().map(|answer| answer.unwrap()).collect();
    assert!(answers.iter().all(|answer| *answer == answers[0]), "every try is told of the same visit");
    let visit: RecordId = serde_json::from_value(answers[0].clone()).unwrap();
    let history: Vec<engine::door::HistoryLine> = ames.ask(Command::History { record: visit });
    assert_eq!((history.len(), ames.visit(visit).follow_ups.len()), (1, 1));
    // Elsewhere it arrives as one document.
    city.settles(&[&ames, &baker]);
    assert_eq!(baker.visit(visit).record.note, ["First."]);
    assert_eq!(baker.visit(visit).private_note.unwrap().note, ["Call before the next visit."]);
    ames.rebuilds();
}

#[test]
fn what_was_typed_between_two_tries_is_in_the_visit_and_its_draft_ends() {
    let mut city = City::seeded(72);
    let ames = city.joins("Ames");
    ames.types(FORM, "First");
    let first = ames.logs_visit(form(&ames, "First."));
    ames.types(FORM, "First. And a second thing");
    let typed_on = NewVisit { people_reached: Some(4), ..whole_form(&ames, "First.\nAnd a second thing.") };
    for _ in 0..2 {
        assert_eq!(ames.logs_visit(typed_on.clone()), first);
        let visit = ames.visit(first);
        assert_eq!(visit.record.note, ["First.", "And a second thing."]);
        assert_eq!(visit.record.people_reached, Some(4));
        assert_eq!(visit.private_note.unwrap().note, ["Call before the next visit."]);
        assert_eq!(visit.follow_ups.len(), 1, "promised once");
        assert_eq!(ames.today().drafts, [], "the draft has ended");
    }
}

#[test]
fn a_late_second_try_takes_nothing_of_what_others_wrote_since() {
    let mut city = City::seeded(73);
    let (ames, baker) = (city.joins("Ames"), city.joins("Baker"));
    let visit = ames.logs_visit(form(&ames, "First."));
    city.settles(&[&ames, &baker]);
    baker.adds_to(visit, "Baker was there too.");
    baker.counts(visit, 9);
    city.settles(&[&baker, &ames]);
    ames.logs_visit(NewVisit { people_reached: Some(4), ..form(&ames, "First.\nOne more thing.") });
    let record = ames.visit(visit).record;
    assert_eq!(record.note, ["First.", "Baker was there too.", "One more thing."]);
    assert_eq!(record.people_reached, Some(9));
}

#[test]
fn a_form_may_not_take_the_id_of_a_record_of_another_kind() {
    let mut city = City::seeded(74);
    let ames = city.joins("Ames");
    let place: RecordId = ames.places()[0].place;
    let draft = Some(DraftId::from_bytes(*place.as_bytes()));
    ames.refuses(Command::LogVisit { visit: NewVisit { draft, ..form(&ames, "First.") } });
    ames.edits(ames.logs("A visit."), VisitChange::default());
}
