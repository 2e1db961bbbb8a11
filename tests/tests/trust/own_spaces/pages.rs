//! An Explorer's own page: made by the advisors' devices, read by the Explorer, and by no other young person.

use chrono::Months;
use engine::door::{AdultForm, ExplorerForm, Explorers, OwnPageView, SessionForm};
use ids::MemberId;
use model::SessionKind;
use model::hours::Way;
use model::youth::{Paper, Standing};

use super::*;

pub(super) fn admits(advisor: &Device, name: &str, member: Option<MemberId>) -> RecordId {
    let joined = advisor.today().day.checked_sub_months(Months::new(6));
    let explorer = ExplorerForm { name: Some(name.into()), joined, member, ..Default::default() };
    advisor.ask(Command::Explorers(Explorers::Admit { explorer }))
}

pub(super) fn page(device: &Device) -> Option<OwnPageView> {
    device.ask(Command::Explorers(Explorers::OwnPage))
}

#[test]
fn an_explorer_reads_their_own_page_and_nothing_of_anybody_else() {
    let mut city = City::seeded(511);
    let (mut first, second) = (city.joins("Advisor 1"), city.joins("Advisor 2"));
    let _dorn = city.joins("Dorn");
    let (seven, nine) = (city.joins("Explorer 7"), city.joins("Explorer 9"));
    assert_eq!(page(&seven), None, "nobody has taken them in yet");

    // The advisor works in a cellar: the evening is written down, the pages follow.
    first.offline();
    let a = admits(&first, "Explorer 7", Some(seven.member()));
    let b = admits(&first, "Explorer 9", Some(nine.member()));
    let again = ExplorerForm { name: Some("Twin".into()), member: Some(nine.member()), ..Default::default() };
    let twice = Explorers::Admit { explorer: again };
    assert!(first.refuses(Command::Explorers(twice)).say.contains("Another Explorer"));
    let starts = first.moment();
    let session = SessionForm {
        name: Some("About Explorer 9 and their brother".into()),
        kind: Some(SessionKind::Training),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        adults: Some([first.member(), second.member()].into()),
        called_off: None,
    };
    let session: RecordId = first.ask(Command::Explorers(Explorers::AddSession { session }));
    let attends = |device: &Device, explorer, way| {
        device.ask::<()>(Command::Explorers(Explorers::Attend { session, explorer, way, at: None }));
    };
    attends(&first, a, Way::In);
    city.clock().passes(3600);
    attends(&first, a, Way::Out);
    first.online();
    seven.until("the page is there", |seven| page(seven).is_some_and(|page| page.sessions.len() == 1));
    nine.until("theirs too", |nine| page(nine).is_some());
    let own = page(&seven).unwrap();
    assert_eq!(
        (own.name.as_str(), own.hours.unapproved, own.sessions[0].seconds),
        ("Explorer 7", 3600, 3600)
    );
    assert_eq!(page(&nine).unwrap().sessions, [], "each has their own");
    let told = serde_json::to_string(&own).unwrap();
    assert!(!told.contains("Explorer 9") && !told.contains("brother"), "{told}");

    // Their papers, each with its last day; what was never there has none.
    let until = first.today().day.checked_add_months(Months::new(1)).unwrap();
    let change = ExplorerForm { consent_until: Some(Some(until)), ..Default::default() };
    first.ask::<()>(Command::Explorers(Explorers::Change { explorer: a, change }));
    seven.until("the consent is on the page", |seven| {
        page(seven).unwrap().until.contains_key(&Paper::Consent)
    });
    let own = page(&seven).unwrap();
    assert_eq!(own.until, [(Paper::Consent, until)].into());
    assert_eq!(own.papers[&Paper::Consent], Standing::EndsSoon);
    assert_eq!(own.papers[&Paper::Training], Standing::Missing);

    // The other advisor approves it; the page follows, whoever's device writes it.
    second.until("the session is there", |second| {
        second.engine().call(Command::Explorers(Explorers::Session { session })).is_ok()
    });
    for member in [first.member(), second.member()] {
        let good = first.today().day.checked_add_months(Months::new(6));
        let (registered_until, training_until, checked) =
            (Some(good), Some(good), Some(Some(first.today().day)));
        let registration = Some("Binder 3".to_owned());
        let adult = AdultForm { registration, registered_until, training_until, checked, left: None };
        second.ask::<()>(Command::Explorers(Explorers::RegisterAdult { member, adult }));
    }
    second.ask::<serde_json::Value>(Command::Explorers(Explorers::Approve { session }));
    seven.until("the hours are approved", |seven| page(seven).unwrap().hours.training == 3600);

    let agency = seven.whoami().agency;
    let nines = SpaceId::own(agency, "explorer_own", b);
    assert!(has_nothing(&seven, nines) && has_nothing(&seven, SpaceId::of(agency, "explorers")));
    seven.refuses(Command::Explorers(Explorers::Roster));
    let change = ExplorerForm { name: Some("Captain".into()), ..Default::default() };
    seven.refuses(Command::Explorers(Explorers::Change { explorer: a, change }));
    first.refuses(Command::Explorers(Explorers::OwnPage));

    // Who leaves the program has nothing of it any more.
    let change = ExplorerForm { left: Some(true), ..Default::default() };
    first.ask::<()>(Command::Explorers(Explorers::Change { explorer: a, change }));
    let sevens = SpaceId::own(agency, "explorer_own", a);
    seven.until("the page is gone", |seven| has_nothing(seven, sevens) && page(seven).is_none());
    for device in [&first, &second, &seven, &nine] {
        device.rebuilds();
        assert_eq!(device.sync_status().set_aside, 0);
    }
}

#[test]
fn a_new_advisor_is_let_into_the_pages_by_one_who_is_in_there() {
    let mut city = City::seeded(512);
    let (first, _dorn, seven) = (city.joins("Advisor 1"), city.joins("Dorn"), city.joins("Explorer 7"));
    let explorer = admits(&first, "Explorer 7", Some(seven.member()));
    seven.until("the page is there", |seven| page(seven).is_some());
    let second = city.joins("Advisor 2");
    let space = SpaceId::own(second.whoami().agency, "explorer_own", explorer);
    assert!(!second.engine().reads(space), "not by itself");
    let member = second.member();
    assert_eq!(first.ask::<u32>(Command::JoinOwnSpaces { member }), 1);
    second.until("it reads the page", |second| {
        second.engine().store().read(|reader| reader.records_in(space)).unwrap().len() == 1
    });
    assert_eq!(first.ask::<u32>(Command::JoinOwnSpaces { member }), 0);
    assert_eq!(
        city.admin().ask::<u32>(Command::JoinOwnSpaces { member }),
        0,
        "no administrator lets anybody in"
    );
}
