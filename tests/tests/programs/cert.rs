//! CERT at a city event: badges, a walk-up, two phones without coverage, a roll-call, hours.

use chrono::TimeDelta;
use engine::door::{
    Board, CheckInForm, Command, ContactForm, ContactView, EventForm, HoursRow, Outreach, Scanned, TeamForm,
    ViewLog, VolunteerForm, VolunteerRow, Volunteers, WalkUp, Who,
};
use ids::RecordId;
use model::hours::Way;
use model::roles::Rights;
use model::teams::TeamWarning;
use model::{TaskState, VolunteerGroup};
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Volunteers) -> T {
    device.ask(Command::Volunteers(ask))
}

fn board(device: &Device, event: RecordId) -> Board {
    ask(device, Volunteers::Board { event })
}

fn scans(device: &Device, event: RecordId, badge: &str) -> Scanned {
    ask(device, Volunteers::Scan { event, badge: badge.into() })
}

fn registers(device: &Device, name: &str, registered: bool) -> String {
    let contact = ContactForm { phone: Some(format!("952-555-0100 {name}")), ..ContactForm::default() };
    let volunteer = VolunteerForm {
        name: Some(name.into()),
        group: Some(VolunteerGroup::Cert),
        registered: registered.then(|| Some(device.today().day)),
        contact: Some(contact),
        ..VolunteerForm::default()
    };
    let id: RecordId = ask(device, Volunteers::Register { volunteer });
    let roster: Vec<VolunteerRow> = ask(device, Volunteers::Roster);
    roster.into_iter().find(|row| row.volunteer == id).unwrap().badge
}

fn parade(device: &Device) -> RecordId {
    let starts = device.moment();
    let event = EventForm {
        name: Some("Parktacular parade".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        ..EventForm::default()
    };
    device.ask(Command::Outreach(Outreach::AddEvent { event }))
}

#[test]
fn cert_story() {
    let mut city = City::seeded(411);
    let cruz = city.joins("Cruz");
    let (mut lead, mut second) = (city.joins("CERT lead 1"), city.joins("CERT lead 2"));
    let dorn = city.joins("Dorn");
    let event = parade(&cruz);
    let badges: Vec<String> = (1..=4).map(|n| registers(&lead, &format!("Volunteer {n}"), n != 4)).collect();
    city.settles(&[&cruz, &lead, &second]);

    // No coverage on the route. Both scan; one badge is scanned by both; somebody walks up.
    lead.offline();
    second.offline();
    assert_eq!(scans(&lead, event, &badges[0]).way, Some(Way::In));
    assert_eq!(scans(&lead, event, &badges[0]).way, None, "twice to be sure is once");
    assert_eq!(scans(&lead, event, &badges[1]).way, Some(Way::In));
    assert_eq!(scans(&second, event, &badges[1]).way, Some(Way::In));
    assert_eq!(scans(&second, event, &badges[2]).way, Some(Way::In));
    let warned = scans(&second, event, &badges[3].to_lowercase());
    assert!(warned.unregistered, "the city does not cover who is not registered");
    let walk_up = WalkUp {
        name: "Walk-up 1".into(),
        home: Some("Neighborhood".into()),
        reach: Some("952-555-0177".into()),
        ..WalkUp::default()
    };
    let walk_up: RecordId = ask(&second, Volunteers::Come { event, who: Who::WalkUp(walk_up) });
    second.refuses(Command::Volunteers(Volunteers::Scan { event, badge: "NOBODY".into() }));
    city.clock().passes(3600);
    lead.stops().starts();
    lead.online();
    second.online();
    city.settles(&[&lead, &second]);
    let now = board(&lead, event);
    let names: Vec<&str> = now.here.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["Volunteer 1", "Volunteer 2", "Volunteer 3", "Volunteer 4", "Walk-up 1"]);

    // A team, a task with a number that nobody else gives, a roll-call on weather.
    let ids: Vec<RecordId> = now.here.iter().map(|row| row.check_in).collect();
    let form = TeamForm {
        leader: Some(ids[0]),
        members: Some([ids[1], ids[2]].into()),
        pairs: Some(vec![(ids[2], ids[1])]),
        ..TeamForm::default()
    };
    let team: RecordId = ask(&lead, Volunteers::Team { event, team: None, form });
    lead.offline();
    second.offline();
    let task = |device: &Device, what: &str| -> String {
        let team = Some(team).filter(|_| board(device, event).teams.len() == 1);
        ask(device, Volunteers::Task { event, team, what: what.into(), whereabouts: None })
    };
    let numbers = [task(&lead, "Close the street"), task(&lead, "Water"), task(&second, "First aid tent")];
    lead.online();
    second.online();
    city.settles(&[&lead, &second]);
    let now = board(&second, event);
    assert_eq!(now.tasks.len(), 3);
    assert!(numbers.iter().all(|number| now.tasks.iter().filter(|task| task.number == *number).count() == 1));
    assert_eq!(now.teams[0].warnings, []);
    let first = now.tasks.iter().find(|task| task.number == numbers[0]).unwrap();
    let ended = Volunteers::EndTask { task: first.task, state: TaskState::Done, outcome: None };
    ask::<()>(&second, ended);
    let call: RecordId = ask(&lead, Volunteers::CallRoll { event, trigger: "weather".into() });
    ask::<()>(&lead, Volunteers::Answered { roll_call: call, who: ids[..4].iter().copied().collect() });
    let silent = board(&lead, event).roll_calls[0].unaccounted.clone();
    assert_eq!(silent, [walk_up]);
    lead.refuses(Command::Volunteers(Volunteers::CloseRoll { roll_call: call, outcome: None }));
    ask::<()>(&lead, Volunteers::Stamp { check_in: walk_up, way: Way::Out, at: None });
    ask::<()>(&lead, Volunteers::CloseRoll { roll_call: call, outcome: None });
    ask::<()>(&lead, Volunteers::Log { event, text: "Rain; the parade goes on.".into() });

    // Three check out by badge, one does not: the board says who is missing when it is over.
    city.clock().passes(3 * 3600);
    city.settles(&[&lead, &second]);
    for badge in &badges[..3] {
        assert_eq!(scans(&second, event, badge).way, Some(Way::Out));
    }
    city.clock().passes(3600);
    city.settles(&[&lead, &second]);
    let over = board(&lead, event);
    assert_eq!(over.missing, [ids[3]]);
    assert_eq!(over.gone.len(), 4);
    assert!(over.teams[0].warnings.iter().all(|warning| matches!(warning, TeamWarning::NotHere { .. })));
    let day = lead.today().day;
    let hours: Vec<HoursRow> = ask(&lead, Volunteers::Hours { from: day, until: day });
    let of =
        |name: &str| hours.iter().find(|row| row.name == name).map(|row| (row.seconds, row.unclear)).unwrap();
    assert_eq!(of("Volunteer 2"), (4 * 3600, false), "scanned by two phones, counted once");
    assert_eq!(of("Volunteer 4"), (0, true), "never estimated");
    assert_eq!(of("Walk-up 1"), (3600, false));
    lead.rebuilds();

    // Whom it does not concern reads nothing of it; contacts stay with the leads.
    for ask in [Volunteers::Roster, Volunteers::Board { event }] {
        cruz.refuses(Command::Volunteers(ask));
    }
    looking_at_a_contact_is_written_down(&cruz, &second, &dorn);

    // Who reads the board and no contacts sees that somebody walked up, and not how to reach them.
    let volunteer = city.joins("CERT volunteer 1");
    city.settles(&[&lead, &volunteer]);
    let row_of = |device: &Device| {
        board(device, event).gone.into_iter().find(|row| row.check_in == walk_up).expect("who walked up")
    };
    assert_eq!(row_of(&lead).reach.as_deref(), Some("952-555-0177"));
    assert_eq!((row_of(&volunteer).home.as_deref(), row_of(&volunteer).reach), (Some("Neighborhood"), None));
}

fn looking_at_a_contact_is_written_down(cruz: &Device, lead: &Device, custodian: &Device) {
    let roster: Vec<VolunteerRow> = ask(lead, Volunteers::Roster);
    let volunteer = roster[0].volunteer;
    cruz.refuses(Command::Volunteers(Volunteers::Contact { volunteer }));
    let found: Option<ContactView> = ask(lead, Volunteers::Contact { volunteer });
    let found = found.unwrap();
    assert!(found.contact.phone.is_some_and(|phone| phone.starts_with("952-555-0100")));
    // Not public: the custodian knows who looked, and that the list of names alone was no look.
    let log = || -> ViewLog { custodian.ask(Command::ViewLog { record: None, member: None, limit: None }) };
    custodian.until("the look arrives", |_| !log().lines.is_empty());
    let looks: Vec<_> = log().lines.into_iter().map(|line| (line.record, line.name)).collect();
    assert_eq!(looks, [(found.record, lead.whoami().name)]);

    // A number that is somebody else's by now is emptied, and so is a registration that was none.
    let contact = Some(ContactForm { phone: Some(" ".into()), ..ContactForm::default() });
    let change = VolunteerForm { contact, registered: Some(None), ..VolunteerForm::default() };
    ask::<()>(lead, Volunteers::Change { volunteer, change });
    assert_eq!(ask::<Option<ContactView>>(lead, Volunteers::Contact { volunteer }), None);
    let roster: Vec<VolunteerRow> = ask(lead, Volunteers::Roster);
    assert_eq!(roster[0].registered, None);
}

#[test]
fn whoever_is_not_told_how_to_reach_a_walk_up_does_not_empty_it() {
    let mut city = City::configured(412, |pack| {
        let both = Rights { read: true, write: true, ..Rights::default() };
        for roles in [&mut pack.roles, &mut pack.city.roles] {
            roles.get_mut("cert_volunteer").unwrap().insert("cert".into(), both);
        }
    });
    let (cruz, lead, volunteer) =
        (city.joins("Cruz"), city.joins("CERT lead 1"), city.joins("CERT volunteer 1"));
    let event = parade(&cruz);
    city.settles(&[&cruz, &lead, &volunteer]);
    let walk_up =
        WalkUp { name: "Walk-up 1".into(), reach: Some("952-555-0177".into()), ..WalkUp::default() };
    let check_in: RecordId = ask(&lead, Volunteers::Come { event, who: Who::WalkUp(walk_up) });
    city.settles(&[&lead, &volunteer]);
    let change = CheckInForm { reach: Some(String::new()), miles: Some(4), ..CheckInForm::default() };
    ask::<()>(&volunteer, Volunteers::Amend { check_in, change: change.clone() });
    city.settles(&[&lead, &volunteer]);
    let told =
        |device: &Device| (board(device, event).here[0].reach.clone(), board(device, event).here[0].miles);
    assert_eq!(told(&volunteer), (None, Some(4)));
    assert_eq!(told(&lead), (Some("952-555-0177".into()), Some(4)));
    ask::<()>(&lead, Volunteers::Amend { check_in, change });
    assert_eq!(told(&lead), (None, Some(4)), "whoever sees it can empty it");
}
