//! What a custodian sees of records that are old enough.

use engine::door::{Command, DisposalRow, ErrorCode, NewFollowUp, NewVisit, RetentionQueue};
use model::retention::{Period, Schedule};
use model::{Begins, RecordKind};
use testkit::{City, Device};

const DAY: i64 = 86_400;

fn period(years: u16, months: u16, after: Begins) -> Schedule {
    let (schedule, citation) = ("Example schedule".to_owned(), "EX 100".to_owned());
    Schedule::Period(Period { years, months, days: 0, after, schedule, citation })
}

/// Notes are kept for half a year, visits and promises for a year, places for a month after closing.
fn with_a_schedule(seed: u64) -> City {
    City::configured(seed, |pack| {
        let kept = &mut pack.city.retention;
        kept.insert("notes".into(), period(0, 6, Begins::Recorded));
        kept.insert("engagement".into(), period(1, 0, Begins::Closed));
        kept.insert("directory".into(), period(0, 1, Begins::Closed));
    })
}

fn queue(device: &Device, class: Option<&str>, after: Option<String>, limit: u32) -> RetentionQueue {
    device.ask(Command::RetentionQueue { class: class.map(str::to_owned), after, limit: Some(limit) })
}

fn all(device: &Device) -> Vec<DisposalRow> {
    let (mut rows, mut after) = (vec![], None);
    loop {
        let page = queue(device, None, after, 2);
        assert!(page.rows.len() <= 2);
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}

#[test]
fn records_become_due_one_class_after_the_other_and_an_open_promise_never() {
    let mut city = with_a_schedule(71);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let promise = |text: &str| NewFollowUp {
        promise: text.into(),
        due: ames.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    let place = ames.places().first().map(|place| place.place);
    let visit = ames.logs_visit(NewVisit {
        place,
        private_note: Some("Staff asked not to be named.".into()),
        follow_up: Some(promise("Stays open")),
        ..NewVisit::default()
    });
    let settled: ids::RecordId = ames.ask(Command::AddFollowUp { follow_up: promise("Is kept later") });
    city.settles(&[&ames, &dorn]);
    assert_eq!(all(&dorn), [], "nothing is old");

    city.clock().passes(200 * DAY);
    let kept = model::FollowUpState::Kept;
    ames.ask::<serde_json::Value>(Command::SettleFollowUp { follow_up: settled, state: kept, outcome: None });
    city.settles(&[&ames, &dorn]);
    let rows = all(&dorn);
    assert_eq!(rows.iter().map(|row| row.kind).collect::<Vec<_>>(), [RecordKind::VisitNote]);
    assert_eq!(
        (rows[0].began.to_string().as_str(), rows[0].due_on.to_string().as_str()),
        ("2026-06-10", "2026-12-11")
    );
    assert_eq!(
        (rows[0].days_due, rows[0].schedule.as_str(), rows[0].citation.as_str()),
        (16, "Example schedule", "EX 100")
    );

    city.clock().passes(200 * DAY);
    let rows = all(&dorn);
    assert_eq!(
        rows.iter().map(|row| row.kind).collect::<Vec<_>>(),
        [RecordKind::VisitNote, RecordKind::Visit]
    );
    assert_eq!(rows[1].record, visit);
    assert!(rows[1].title.starts_with("Visit: "), "{}", rows[1].title);

    city.clock().passes(200 * DAY);
    let kinds: Vec<RecordKind> = all(&dorn).into_iter().map(|row| row.kind).collect();
    assert_eq!(
        kinds,
        [RecordKind::VisitNote, RecordKind::Visit, RecordKind::FollowUp],
        "a year after it was kept"
    );
    assert_eq!(all(&dorn)[2].record, settled);
    let engagement = queue(&dorn, Some("engagement"), None, 50);
    assert_eq!(
        (engagement.rows.len(), engagement.classes.len(), engagement.classes[0].old_enough),
        (2, 1, 2)
    );
}

#[test]
fn a_place_that_closed_is_due_and_an_open_one_is_not() {
    let mut city = with_a_schedule(72);
    let dorn = city.joins("Dorn");
    let place = dorn.places()[0].place;
    let change = engine::door::PlaceChange { closed: Some(true), ..engine::door::PlaceChange::default() };
    dorn.ask::<serde_json::Value>(Command::EditPlace { place, seen: None, change });
    city.clock().passes(40 * DAY);
    let rows = all(&dorn);
    assert_eq!(
        rows.iter().map(|row| (row.kind, row.record)).collect::<Vec<_>>(),
        [(RecordKind::Place, place)]
    );
}

#[test]
fn a_page_after_the_other_shows_every_record_once_and_the_oldest_first() {
    let mut city = with_a_schedule(73);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let visits: Vec<_> = (0..7)
        .map(|n| {
            // Some within one second, and the order of ids is not that of time.
            city.clock().passes(n % 3);
            ames.logs(&format!("Stop {n}."))
        })
        .collect();
    city.settles(&[&ames, &dorn]);
    city.clock().passes(400 * DAY);
    let rows = all(&dorn);
    assert!(rows.is_sorted_by_key(|row| row.began));
    let mut shown: Vec<_> = rows.into_iter().map(|row| row.record).collect();
    let mut expected = visits;
    shown.sort();
    expected.sort();
    assert_eq!(shown, expected);
}

#[test]
fn without_a_schedule_nothing_is_ever_due_and_the_citys_words_say_why() {
    let mut city = City::seeded(74);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    ames.logs("Kept for ever, as far as a program can tell.");
    city.settles(&[&ames, &dorn]);
    city.clock().passes(20_000 * DAY);
    let queue = queue(&dorn, None, None, 50);
    assert_eq!(queue.rows, []);
    assert_eq!(queue.classes.len(), 11);
    for class in queue.classes {
        assert_eq!(
            (class.words.as_deref(), class.old_enough),
            (Some("not set: the city attorney names the schedule"), 0)
        );
    }
}

#[test]
fn the_queue_is_the_custodians() {
    let mut city = with_a_schedule(75);
    let ames = city.joins("Ames");
    let asked = || Command::RetentionQueue { class: None, after: None, limit: None };
    assert_eq!(ames.refuses(asked()).code, ErrorCode::NotAllowed);
    assert_eq!(city.admin().refuses(asked()).code, ErrorCode::NotAllowed);
    let dorn = city.joins("Dorn");
    for (class, after) in
        [(Some("no such"), None), (None, Some("x")), (None, Some("visit:1")), (None, Some("visit:x:y"))]
    {
        let asked = Command::RetentionQueue {
            class: class.map(str::to_owned),
            after: after.map(str::to_owned),
            limit: None,
        };
        assert_eq!(dorn.refuses(asked).code, ErrorCode::BadField);
    }
}
