//! An evening of basketball in the park: planned, counted by two phones without coverage, looked back at.

use chrono::{DateTime, TimeDelta, Utc};
use engine::door::{
    Command, Counted, EventForm, EventRow, EventView, GroupForm, GroupRow, GroupView, HeadCounts,
    NewFollowUp, Outreach,
};
use ids::RecordId;
use model::EventState;
use testkit::{City, Device};

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Outreach) -> T {
    device.ask(Command::Outreach(ask))
}

fn event(device: &Device, event: RecordId) -> EventView {
    ask(device, Outreach::Event { event })
}

fn counts(device: &Device, event: RecordId, what: Counted, word: &str, by: i32) -> i64 {
    ask(device, Outreach::Count { event, what, word: word.into(), by })
}

fn basketball(device: &Device, staff: &[&Device]) -> EventForm {
    let starts = device.moment() + TimeDelta::hours(2);
    EventForm {
        name: Some("Basketball in the Park, week 3".into()),
        program: Some("Basketball in the Park".into()),
        place: device.places().first().map(|place| place.place),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        staff: Some(staff.iter().map(|device| device.member()).collect()),
        with: Some(["Parks and Recreation".to_owned()].into()),
        plan: Some("Bring the pump.\nThe court lights go off at nine.".into()),
        ..EventForm::default()
    }
}

#[test]
fn outreach_story() {
    let mut city = City::seeded(401);
    let (mut ames, mut baker, cruz) = (city.joins("Ames"), city.joins("Baker"), city.joins("Cruz"));
    let form = basketball(&cruz, &[&ames, &baker]);
    let game: RecordId = ask(&cruz, Outreach::AddEvent { event: form });
    city.settles(&[&ames, &baker, &cruz]);
    let calendar: Vec<EventRow> = ask(&ames, Outreach::Events { from: None, until: None });
    assert_eq!(calendar.iter().map(|row| (row.event, row.mine)).collect::<Vec<_>>(), [(game, true)]);
    assert_eq!(calendar[0].staff, ["Officer 1", "Officer 2"]);

    // No coverage in the park: both tap, one slips and takes it back, one tells how it went.
    ames.offline();
    baker.offline();
    city.clock().passes(2 * 3600 + 600);
    for _ in 0..23 {
        counts(&ames, game, Counted::Heads, "teens", 1);
    }
    counts(&ames, game, Counted::Heads, "teens", -1);
    for _ in 0..9 {
        counts(&baker, game, Counted::Heads, "adults", 1);
    }
    assert_eq!(counts(&baker, game, Counted::Heads, "teens", 4), 4);
    counts(&ames, game, Counted::HandedOut, "stickers", 12);
    counts(&baker, game, Counted::HandedOut, "stickers", 5);
    let seen = Some(event(&ames, game).heads);
    let over = EventForm {
        state: Some(EventState::Over),
        debrief: Some("A second hoop would help.".into()),
        ..EventForm::default()
    };
    ask::<EventView>(&ames, Outreach::EditEvent { event: game, seen, change: over });
    let told = EventForm { debrief: Some("Two families asked about CERT.".into()), ..EventForm::default() };
    let seen = Some(event(&baker, game).heads);
    ask::<EventView>(&baker, Outreach::EditEvent { event: game, seen, change: told });
    ames.stops().starts();
    assert_eq!(event(&ames, game).counted["teens"], 22, "each tap survives a kill");
    assert_eq!(event(&ames, game).only_here, [("teens".to_owned(), 22)].into(), "and is nowhere else yet");
    assert_eq!(event(&cruz, game).only_here, [].into());

    ames.online();
    baker.online();
    city.settles(&[&ames, &baker, &cruz]);
    for device in [&ames, &baker, &cruz] {
        let view = event(device, game);
        assert_eq!((view.counted["teens"], view.counted["adults"], view.counted["children"]), (26, 9, 0));
        assert_eq!(view.row.heads, 35);
        assert_eq!(view.record.handed_out["stickers"], 17);
        assert_eq!(view.record.state, EventState::Over);
        let mut debrief = view.record.debrief.clone();
        debrief.sort();
        assert_eq!(debrief, ["A second hoop would help.", "Two families asked about CERT."]);
        assert_eq!(view.conflicts, [], "nobody has to settle anything");
        assert_eq!(view.only_here, [].into(), "everybody counts all of it");
    }
    let day = cruz.today().day;
    let counts: HeadCounts = ask(&cruz, Outreach::HeadCounts { from: day, until: day });
    assert_eq!((counts.sum, counts.sums["teens"], counts.rows.len()), (35, 26, 1));
    let lines: Vec<&str> = counts.csv.lines().collect();
    assert_eq!(lines[0], "day,event,program,adults,teens,children,sum");
    assert_eq!(
        lines[1],
        format!("{day},\"Basketball in the Park, week 3\",Basketball in the Park,9,26,0,35")
    );
    cruz.rebuilds();
}

#[test]
fn a_calendar_at_the_end_of_time_is_refused_and_not_computed() {
    let mut city = City::seeded(405);
    let cruz = city.joins("Cruz");
    for from in [DateTime::<Utc>::MAX_UTC, DateTime::<Utc>::MIN_UTC] {
        let refused = cruz.refuses(Command::Outreach(Outreach::Events { from: Some(from), until: None }));
        assert_eq!((refused.field.as_deref(), refused.say.contains("cannot be right")), (Some("from"), true));
    }
}

#[test]
fn taps_that_come_at_once_on_one_phone_all_count() {
    let mut city = City::seeded(404);
    let cruz = city.joins("Cruz");
    let game: RecordId = ask(&cruz, Outreach::AddEvent { event: basketball(&cruz, &[]) });
    let tap = Outreach::Count { event: game, what: Counted::Heads, word: "teens".into(), by: 1 };
    std::thread::scope(|thumbs| {
        for _ in 0..4 {
            let (engine, tap) = (cruz.engine().clone(), tap.clone());
            thumbs.spawn(move || {
                for _ in 0..10 {
                    engine.call(Command::Outreach(tap.clone())).unwrap();
                }
            });
        }
    });
    assert_eq!(event(&cruz, game).counted["teens"], 40);
}

#[test]
fn relationships_story() {
    let mut city = City::seeded(402);
    let (mut ames, cruz) = (city.joins("Ames"), city.joins("Cruz"));
    let form = GroupForm {
        name: Some("Police advisory commission (PAC)".into()),
        liaisons: Some([ames.member()].into()),
        due_after_days: Some(35),
        ..GroupForm::default()
    };
    let group: RecordId = ask(&cruz, Outreach::AddGroup { group: form });
    city.settles(&[&ames, &cruz]);
    ames.offline();
    let starts = ames.moment() - TimeDelta::hours(1);
    let meeting = EventForm {
        name: Some("PAC, June".into()),
        group: Some(Some(group)),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(1)),
        state: Some(EventState::Over),
        ..EventForm::default()
    };
    let meeting: RecordId = ask(&ames, Outreach::AddEvent { event: meeting });
    let promise = NewFollowUp {
        promise: "Bring the traffic figures".into(),
        due: ames.today().day,
        owner: None,
        visit: Some(meeting),
        place: None,
    };
    ames.ask::<RecordId>(Command::AddFollowUp { follow_up: promise });
    ames.online();
    city.settles(&[&ames, &cruz]);
    let view: GroupView = ask(&cruz, Outreach::Group { group });
    assert_eq!(view.row.last_met, Some(starts));
    assert_eq!(view.promises[0].record.promise, "Bring the traffic figures");
    assert_eq!(view.promises[0].owner, "Officer 1");
    assert!(!view.row.due);
    city.clock().passes(36 * 86_400);
    let groups: Vec<GroupRow> = ask(&cruz, Outreach::Groups);
    assert!(groups[0].due, "five weeks without a meeting, and none to come");
}

#[test]
fn an_event_that_cannot_be_is_refused_with_what_to_do() {
    let mut city = City::seeded(403);
    let cruz = city.joins("Cruz");
    let refuses = |form: EventForm| cruz.refuses(Command::Outreach(Outreach::AddEvent { event: form }));
    let good = basketball(&cruz, &[]);
    refuses(EventForm { name: Some("  ".into()), ..good.clone() });
    refuses(EventForm { starts: None, ..good.clone() });
    refuses(EventForm { ends: good.starts, ..good.clone() });
    refuses(EventForm { ends: good.starts.map(|at| at + TimeDelta::days(40)), ..good.clone() });
    refuses(EventForm { group: Some(Some(RecordId::from_bytes([9; 16]))), ..good.clone() });
    refuses(EventForm { state: Some(EventState::Unknown("maybe".into())), ..good.clone() });
    let game: RecordId = ask(&cruz, Outreach::AddEvent { event: good });
    for (word, by) in [("", 1), ("a/b", 1), ("adults", -1), ("adults", 1_000_000)] {
        let what = Counted::Heads;
        cruz.refuses(Command::Outreach(Outreach::Count { event: game, what, word: word.into(), by }));
    }
}
