//! An officer's day, on the phone, the laptop in the car, and the supervisor's desk.

use engine::door::{Command, Delivery, NewFollowUp, NewVisit, TodayView};
use serde_json::{Value, json};
use testkit::City;

#[test]
fn a_day_without_coverage_reaches_the_laptop_and_the_supervisor() {
    let mut city = City::seeded(1);
    let (mut phone, mut laptop) = (city.joins("Ames"), city.joins("Ames"));
    let cruz = city.joins("Cruz");
    city.settles(&[&phone, &laptop, &cruz]);
    phone.offline();
    laptop.stops();
    let mut visits = vec![];
    for stop in 0..5 {
        visits.push(phone.logs(&format!("Stop {stop} of the morning.")));
        city.clock().passes(1200);
    }
    let promise = NewFollowUp {
        promise: "Bring bike registration forms".into(),
        due: phone.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    let with_promise = phone.logs_visit(NewVisit {
        place: phone.places().first().map(|place| place.place),
        follow_up: Some(promise),
        private_note: Some("Staff asked not to be named.".into()),
        ..NewVisit::default()
    });
    visits.push(with_promise);
    assert_eq!(phone.sync_status().on_this_device, 8, "six visits, a note and a promise");
    assert!(visits.iter().all(|visit| phone.delivery(*visit).delivery == Delivery::OnThisDevice));

    phone.online();
    laptop.starts();
    laptop.online();
    city.settles(&[&phone, &laptop, &cruz]);
    for device in [&laptop, &cruz] {
        assert!(visits.iter().all(|visit| device.has(*visit)));
        let read = device.visit(with_promise);
        assert_eq!(read.private_note.unwrap().note, ["Staff asked not to be named."]);
        assert_eq!(read.officers, ["Officer 1"]);
    }
    let TodayView { follow_ups, .. } = laptop.today();
    assert_eq!(follow_ups[0].record.promise, "Bring bike registration forms");
    assert_eq!((follow_ups[0].owner.as_str(), follow_ups[0].days_late), ("Officer 1", 0));
}

#[test]
fn a_form_survives_a_kill_and_goes_with_the_save_that_ends_it() {
    let mut city = City::seeded(2);
    let mut ames = city.joins("Ames");
    for typed in ["T", "Ta", "Talked with the man"] {
        ames.types(1, typed);
    }
    ames.types(2, "Another form");
    ames.stops().starts();
    let drafts = ames.today().drafts;
    assert_eq!(drafts.len(), 2);
    let draft = drafts.iter().find(|draft| draft.fields["note"] == "Talked with the man").unwrap().draft;
    let place = ames.places().first().map(|place| place.place);
    ames.logs_visit(NewVisit { draft: Some(draft), place, ..NewVisit::default() });
    assert_eq!(ames.today().drafts.len(), 1, "gone with the save, in one transaction");
    let bad = NewVisit { draft: Some(ames.today().drafts[0].draft), ..NewVisit::default() };
    ames.refuses(Command::LogVisit { visit: bad });
    assert_eq!(ames.today().drafts.len(), 1, "a refused save leaves its form");
    let cruz = city.joins("Cruz");
    assert_eq!(cruz.today().drafts, [], "a form is nobody else's business");
}

#[test]
fn any_command_may_say_which_form_it_finishes_and_a_refused_one_leaves_it() {
    let mut city = City::seeded(4);
    let ames = city.joins("Ames");
    let draft = ames.types(1, "A new bakery").draft;
    let says = |name: &str| {
        let place = json!({"name": name, "kind": "business", "district": "1"});
        let command = json!({"do": "add_place", "place": place, "finishes": draft});
        serde_json::from_str::<Value>(&ames.engine().call_json(&command.to_string())).unwrap()
    };
    assert!(says("")["refused"].is_object());
    assert_eq!(ames.today().drafts.len(), 1, "a refused save leaves its form");
    ames.types(2, "Another form");
    assert!(says("Golden Gate Bakery")["ok"].is_string());
    let left: Vec<_> = ames.today().drafts.into_iter().map(|draft| draft.fields["note"].clone()).collect();
    assert_eq!(left, ["Another form"], "and another form is another's");
    ames.types(1, "Typed once more");
    let asked = json!({"do": "whoami", "finishes": draft}).to_string();
    assert!(ames.engine().call_json(&asked).contains("ok"));
    assert_eq!(ames.today().drafts.len(), 1, "also when nothing was written");
    ames.logs("And nothing is finished by the next command.");
    assert_eq!(ames.today().drafts.len(), 1);
}

#[test]
fn a_place_that_was_renamed_is_found_by_its_new_name_at_once() {
    let mut city = City::seeded(3);
    let (ames, cruz) = (city.joins("Ames"), city.joins("Cruz"));
    let visit = ames.logs("Quiet.");
    let place = ames.visit(visit).record.place.unwrap();
    let old = ames.visit(visit).place_name;
    ames.renames(place, "Zebra Crossing Books");
    assert_eq!(ames.finds("zebra"), [visit]);
    assert_eq!(ames.visit(visit).place_name, "Zebra Crossing Books");
    city.settles(&[&ames, &cruz]);
    assert_eq!(cruz.finds("zebra cross"), [visit]);
    assert!(!cruz.places().iter().any(|place| place.name == old));
}

#[test]
fn a_shift_that_ends_after_midnight_stays_on_the_day_it_happened() {
    let mut city = City::seeded(4);
    let ames = city.joins("Ames");
    let day = ames.today().day;
    let before = ames.logs("Before midnight.");
    city.clock().passes(15 * 3600);
    let after = ames.logs("After midnight.");
    let today = ames.today();
    assert_eq!(today.day, day.succ_opt().unwrap());
    assert_eq!(today.visits.iter().map(|row| row.visit).collect::<Vec<_>>(), [after]);
    assert!(ames.has(before));
}
