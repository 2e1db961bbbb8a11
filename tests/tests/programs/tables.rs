//! Tables in and out: a spreadsheet of places, people, a season's events and dispatch's numbers, looked at
//! first, wrong in one row, written as a whole, by a device without coverage, and read in again elsewhere.

use chrono::TimeDelta;
use engine::door::{
    Command, EventForm, EventRow, EventView, ExportFile, ImportRow, Imported, NewVisit, Outreach, RowIs,
    TableOf, Upkeep,
};
use ids::RecordId;
use testkit::{City, Device};

fn import(device: &Device, what: TableOf, table: &str, write: bool) -> Imported {
    device.ask(Command::Upkeep(Upkeep::Import { what, table: table.into(), write }))
}

fn export(device: &Device, what: TableOf) -> String {
    let (from, until) = (None, None);
    let file: ExportFile = device.ask(Command::Upkeep(Upkeep::ExportTable { what, from, until }));
    file.text
}

fn counts(imported: &Imported) -> (u32, u32, u32, u32) {
    (imported.added, imported.changed, imported.known, imported.wrong)
}

const PLACES: &str = "name,kind,address,lat,lon,note\r\n\
    Test Kitchen Bakery,business,3700 Monterey Drive,44.9483,-93.3480,Opens at six\r\n\
    \"Oak Books, used\",business,4100 Fern Hill Road,,,\r\n\
    Elm Tot Lot,playground,,44.95,-93.36,\r\n\
    Far Away,park,,144.95,-93.36,\r\n\
    ,park,,,,\r\n";

#[test]
fn import_story() {
    let mut city = City::seeded(511);
    let (mut ames, baker, admin) = (city.joins("Ames"), city.joins("Baker"), city.joins("Admin 1"));
    city.settles(&[&ames, &baker, &admin]);
    ames.offline();
    let before = ames.places().len();

    // Looked at: three rows are wrong, each says why, and nothing is written, also when asked to.
    for write in [false, true] {
        let looked = import(&ames, TableOf::Places, PLACES, write);
        assert_eq!((counts(&looked), looked.written), ((2, 0, 0, 3), false));
        let wrong: Vec<(u32, &str)> = (looked.rows.iter())
            .filter(|row| row.what == RowIs::Wrong)
            .map(|row| (row.line, row.say.as_deref().expect("a reason")))
            .collect();
        assert_eq!(
            wrong,
            [
                (4, "That is not a kind of place."),
                (5, "That is no point on the map."),
                (6, "A place needs a name of at most 120 characters."),
            ]
        );
        assert!(looked.rows.iter().filter(|row| row.what == RowIs::Wrong).all(|row| row.what_next.is_some()));
        assert_eq!(ames.places().len(), before, "nothing half done");
    }
    let right = PLACES
        .replace("playground", "park")
        .replace("144.95", "44.96")
        .replace("\r\n,park", "\r\nLast Park,park");
    let written = import(&ames, TableOf::Places, &right, true);
    assert_eq!((counts(&written), written.written), ((5, 0, 0, 0), true));
    assert_eq!(ames.places().len(), before + 5);
    assert_eq!(ames.place("Test Kitchen Bakery").district.as_deref().map(str::is_empty), Some(false));
    // The list is sent again with a late one: what is here stays as it is.
    let again = format!("{right}Late Cafe,business,,,,\r\nlate  cafe,business,,,,\r\n");
    assert_eq!(counts(&import(&ames, TableOf::Places, &again, true)), (1, 0, 6, 0));

    // Exported elsewhere once it has arrived, corrected in a spreadsheet, read in there: changes of those.
    ames.online();
    city.settles(&[&ames, &baker, &admin]);
    let table = export(&baker, TableOf::Places);
    assert_eq!(counts(&import(&baker, TableOf::Places, &table, true)).1, 0, "read back it changes nothing");
    let corrected =
        table.replace("\"Oak Books, used\"", "Oak Books").replace("Opens at six", "Opens at seven");
    assert_eq!(counts(&import(&baker, TableOf::Places, &corrected, true)).1, 2);
    city.settles(&[&ames, &baker, &admin]);
    assert_eq!(ames.place("Oak Books").address.as_deref(), Some("4100 Fern Hill Road"));

    // People: an officer may not; an administrator adds, renames, and changes nobody's role this way.
    let people = "name,role,partner\nOfficer 31,officer,\nOfficer 31,officer,\nOfficer 1,officer,\n\
        Somebody,queen,\nPartner 31,partner,cornerstone\nPartner 32,partner,Nobody\n";
    let table = || people.to_owned();
    let refused =
        ames.refuses(Command::Upkeep(Upkeep::Import { what: TableOf::People, table: table(), write: true }));
    assert!(refused.say.contains("may not"), "{refused}");
    assert_eq!(counts(&import(&admin, TableOf::People, people, true)), (2, 0, 2, 2));
    let people = people.replace("queen", "analyst").replace("Nobody", "");
    assert_eq!(counts(&import(&admin, TableOf::People, &people, true)), (4, 0, 2, 0));
    let out = export(&admin, TableOf::People);
    let raised = out.replace("Officer 31,officer", "Officer 31,admin");
    let looked = import(&admin, TableOf::People, &raised, true);
    assert_eq!((looked.wrong, looked.written), (1, false));
    assert!(out.contains("Officer 31,officer,,no"));
    // Whom a person from outside works for comes back as it went, and stays where their referrals are.
    assert!(out.contains("Partner 31,partner,Cornerstone,no"), "{out}");
    assert_eq!(counts(&import(&admin, TableOf::People, &out, true)).1, 0, "read back it changes nothing");
    let moved = out.replace("Partner 31,partner,Cornerstone", "Partner 31,partner,Department chaplains");
    assert_eq!(counts(&import(&admin, TableOf::People, &moved, true)).3, 1);

    // Events: the season's calendar; one ends before it begins on the clock: after midnight.
    let events = "name,program,day,from,until,place,whereabouts,expected\n\
        Coffee at the bakery,Coffee with a Cop,2026-07-07,8:00 AM,9:30 AM,Test Kitchen Bakery,,30\n\
        Night watch,,7/8/2026,22:00,01:00,,the pond,\n\
        Odd one,Tea with a Cop,2026-07-09,8:00,9:00,,,many\n";
    assert_eq!(counts(&import(&ames, TableOf::Events, events, true)), (2, 0, 0, 1));
    let events = events.replace("Tea with a Cop,2026-07-09,8:00,9:00,,,many", ",2026-07-09,8:00,9:00,,,");
    assert_eq!(counts(&import(&ames, TableOf::Events, &events, true)), (3, 0, 0, 0));
    assert_eq!(counts(&import(&ames, TableOf::Events, &events, true)), (0, 0, 3, 0));
    let from = Some("2026-07-01T00:00:00Z".parse().expect("a time"));
    let until = Some("2026-08-01T00:00:00Z".parse().expect("a time"));
    let rows: Vec<engine::door::EventRow> = ames.ask(Command::Outreach(Outreach::Events { from, until }));
    assert_eq!(rows[0].whereabouts.as_deref(), Some("Test Kitchen Bakery"));
    assert_eq!((rows[1].ends - rows[1].starts).num_hours(), 3);

    // Dispatch's numbers, by time and place; another number on one of them is wrong, nothing is written.
    let bakery = Some(ames.place("Test Kitchen Bakery").place);
    let visit = ames.logs_visit(NewVisit { place: bakery, ..NewVisit::default() });
    let visits = export(&ames, TableOf::CadNumbers);
    let line = visits.lines().find(|line| line.contains("Test Kitchen Bakery")).expect("the visit");
    let cells: Vec<&str> = line.split(',').collect();
    let (day, time) = (cells[1], cells[2]);
    let numbers = format!("day,time,place,case_number\n{day},{time},3700 monterey dr,26-004711\n");
    assert_eq!(counts(&import(&ames, TableOf::CadNumbers, &numbers, true)), (0, 1, 0, 0));
    city.settles(&[&ames, &baker, &admin]);
    assert_eq!(baker.visit(visit).record.case_number.as_deref(), Some("26-004711"));
    let other = numbers.replace("004711", "004712") + &format!("{day},03:00,,26-1\n");
    let looked = import(&baker, TableOf::CadNumbers, &other, true);
    let said: Vec<&str> = looked.rows.iter().filter_map(|row: &ImportRow| row.say.as_deref()).collect();
    assert_eq!(
        said,
        [
            "The visit has the number 26-004711 already.",
            "No visit fits: none began there within 30 minutes of that time."
        ]
    );
    assert!(baker.finds("26-004711").contains(&visit), "found by its number");
}

#[test]
fn a_file_that_is_no_table_is_refused_and_a_formula_stays_a_text() {
    let mut city = City::seeded(512);
    let ames = city.joins("Ames");
    let refused = |table: &str| {
        let table = table.to_owned();
        ames.refuses(Command::Upkeep(Upkeep::Import { what: TableOf::Places, table, write: true })).say
    };
    assert!(refused("").contains("names no column “name”"));
    assert!(refused("name,shoe\nOak,42\n").contains("no place for the column “shoe”"));
    assert!(refused("name,kind\n").contains("nothing below"));
    assert!(refused(&format!("name\n{}", "x\n".repeat(5_001))).contains("more than 5000 rows"));
    let written = import(&ames, TableOf::Places, "name,kind\n=1+1 Cafe,business\n", true);
    assert!(written.written);
    let out = export(&ames, TableOf::Places);
    assert!(out.contains("'=1+1 Cafe"), "a spreadsheet does not compute it");
    assert_eq!(counts(&import(&ames, TableOf::Places, &out, true)).1, 0, "and read back it is the same");
}

/// When an event of this name begins and how many hours it lasts.
fn lasts(device: &Device, name: &str) -> (String, i64) {
    let from = Some("2026-05-01T00:00:00Z".parse().expect("a time"));
    let until = Some("2027-06-01T00:00:00Z".parse().expect("a time"));
    let rows: Vec<EventRow> = device.ask(Command::Outreach(Outreach::Events { from, until }));
    let row = rows.into_iter().find(|row| row.name == name).expect("the event");
    (row.starts.to_rfc3339(), (row.ends - row.starts).num_hours())
}

#[test]
fn an_event_comes_back_from_a_table_as_long_as_it_was() {
    let mut city = City::seeded(513);
    let ames = city.joins("Ames");
    city.clock().passes(17);
    let starts = ames.moment();
    let event = EventForm {
        name: Some("Safety camp".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(54)),
        place: Some(ames.places()[0].place),
        expected: Some(40),
        ..EventForm::default()
    };
    let camp: RecordId = ames.ask(Command::Outreach(Outreach::AddEvent { event }));
    let was = lasts(&ames, "Safety camp");
    let out = export(&ames, TableOf::Events);
    assert_eq!(counts(&import(&ames, TableOf::Events, &out, true)), (0, 0, 1, 0), "read back it is the same");
    assert_eq!(counts(&import(&ames, TableOf::Events, &out.replace("Safety", "Summer"), true)), (0, 1, 0, 0));
    assert_eq!(lasts(&ames, "Summer camp"), was, "to the second");

    // A table of before, without the day of the end; and one with fewer columns still.
    let row = out.lines().nth(1).expect("a row").replace("Safety", "Winter");
    let cells: Vec<&str> = row.split(',').collect();
    let short =
        format!("id,name,day,from,until\n{}\n", [cells[0], cells[1], cells[3], cells[4], cells[5]].join(","));
    assert_eq!(counts(&import(&ames, TableOf::Events, &short, true)), (0, 1, 0, 0));
    assert_eq!(lasts(&ames, "Winter camp"), was);
    let view: EventView = ames.ask(Command::Outreach(Outreach::Event { event: camp }));
    assert_eq!(view.record.expected, Some(40), "a column that is not there empties nothing");
    assert_eq!(view.record.place, Some(ames.places()[0].place));
    assert!(view.record.district.is_some());
    let emptied = short.replace("until\n", "until,place,expected\n").trim_end().to_owned() + ",,\n";
    assert_eq!(counts(&import(&ames, TableOf::Events, &emptied, true)), (0, 1, 0, 0));
    let view: EventView = ames.ask(Command::Outreach(Outreach::Event { event: camp }));
    assert_eq!((view.record.expected, view.record.place, view.record.district), (None, None, None));

    // New ones: of several days, and over midnight in the nights in which the clocks change.
    let table = "name,day,from,until,until_day\nCamp,2026-08-03,9:00,15:00,2026-08-05\n\
        Fall back,2026-10-31,22:00,3:00,\nSpring forward,2027-03-13,22:00,3:00,\n\
        Into the gap,2027-03-14,22:00,2:30,\n";
    assert_eq!(counts(&import(&ames, TableOf::Events, table, true)), (4, 0, 0, 0));
    let hours = ["Camp", "Fall back", "Spring forward", "Into the gap"].map(|name| lasts(&ames, name).1);
    assert_eq!(hours, [54, 6, 4, 4]);
    let backwards = "name,day,from,until,until_day\nOdd,2026-08-03,9:00,15:00,2026-08-02\n";
    assert_eq!(counts(&import(&ames, TableOf::Events, backwards, true)), (0, 0, 0, 1));
}
