//! What the people of the fixture write: something of each kind that the format has a place for.

use chrono::{Days, Months, TimeDelta};
use engine::door::{
    Asked, Attachments, Audience, Command, ContactForm, Counted, EventForm, ExplorerForm, Explorers, Export,
    ExportRequest, Here, NewAttachment, NewFollowUp, NewPlace, NewVisit, Outreach, PartnerRow, ProblemForm,
    ProblemView, Problems, ReferralRow, ReferralState, ReferralView, Referrals, Said, Scanned, SessionForm,
    VisitChange, VolunteerForm, VolunteerRow, Volunteers,
};
use ids::RecordId;
use model::hours::Way;
use model::{PlaceKind, SessionKind, VolunteerGroup};
use serde_json::Value;
use testkit::Device;

/// A place, a visit to it with everything a visit can have, an edit, a photo, a problem. The visit.
pub(super) fn an_officers_day(officer: &Device) -> RecordId {
    let place = NewPlace {
        name: "Golden Gate Bakery".into(),
        kind: PlaceKind::Business,
        here: Some(Here { lat: 44.94, lon: -93.36 }),
        note: Some("Ring twice.".into()),
        address: None,
        neighborhood: None,
        district: None,
    };
    let place: RecordId = officer.ask(Command::AddPlace { place });
    let promise = NewFollowUp {
        promise: "Golden promise".into(),
        due: officer.today().day + Days::new(7),
        owner: None,
        visit: None,
        place: None,
    };
    let visit = officer.logs_visit(NewVisit {
        place: Some(place),
        people_reached: Some(7),
        topics: ["parking".into()].into(),
        language: Some("so".into()),
        case_number: Some("26-0471".into()),
        note: Some("Golden visit.\nSecond paragraph.".into()),
        private_note: Some("Golden not-public note.".into()),
        follow_up: Some(promise),
        ..NewVisit::default()
    });
    officer.edits(visit, VisitChange { people_reached: Some(Some(9)), ..VisitChange::default() });
    attaches(officer, visit, "Golden photo", 1);
    let problem = ProblemForm {
        title: Some("Golden problem".into()),
        topic: Some("vehicle_theft".into()),
        scanning: Some("Every other Friday.\nSecond paragraph.".into()),
        ..ProblemForm::default()
    };
    let problem: RecordId = officer.ask(Command::Problems(Problems::Begin { problem }));
    let tie = Problems::Tie { problem, record: visit, tied: true };
    officer.ask::<ProblemView>(Command::Problems(tie));
    visit
}

/// An event with a tally.
pub(super) fn an_event(officer: &Device) -> RecordId {
    let starts = officer.moment();
    let event = EventForm {
        name: Some("Golden block party".into()),
        whereabouts: Some("Shelter 1".into()),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        ..EventForm::default()
    };
    let event: RecordId = officer.ask(Command::Outreach(Outreach::AddEvent { event }));
    for by in [5, 3, -1] {
        let count = Outreach::Count { event, what: Counted::Heads, word: "teens".into(), by };
        officer.ask::<i64>(Command::Outreach(count));
    }
    event
}

/// A volunteer with somebody to ring, who comes and goes.
pub(super) fn volunteers(lead: &Device, event: RecordId, an_hour: impl Fn()) {
    let volunteer = VolunteerForm {
        name: Some("Golden volunteer".into()),
        group: Some(VolunteerGroup::Cert),
        skills: Some(["first aid".into()].into()),
        registered: Some(Some(lead.today().day)),
        contact: Some(ContactForm { phone: Some("952-555-0100".into()), ..ContactForm::default() }),
        ..VolunteerForm::default()
    };
    lead.ask::<RecordId>(Command::Volunteers(Volunteers::Register { volunteer }));
    let roster: Vec<VolunteerRow> = lead.ask(Command::Volunteers(Volunteers::Roster));
    let scan = || {
        let badge = roster[0].badge.clone();
        lead.ask::<Scanned>(Command::Volunteers(Volunteers::Scan { event, badge })).way
    };
    assert_eq!(scan(), Some(Way::In));
    an_hour();
    assert_eq!(scan(), Some(Way::Out));
}

/// An Explorer, and a session that they come to and go from.
pub(super) fn explorers(advisor: &Device, an_hour: impl Fn()) {
    let ask = |ask| advisor.ask::<Value>(Command::Explorers(ask));
    let day = advisor.today().day;
    let explorer = ExplorerForm {
        name: Some("Golden Explorer".into()),
        joined: day.checked_sub_months(Months::new(6)),
        consent_until: Some(day.checked_add_months(Months::new(6))),
        training_until: Some(day.checked_add_months(Months::new(6))),
        registered_until: Some(day.checked_add_months(Months::new(6))),
        member: None,
        left: None,
    };
    let explorer: RecordId = advisor.ask(Command::Explorers(Explorers::Admit { explorer }));
    let starts = advisor.moment();
    let session = SessionForm {
        name: Some("Golden session".into()),
        kind: Some(SessionKind::Training),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        adults: Some([advisor.member()].into()),
        called_off: None,
    };
    let session: RecordId = advisor.ask(Command::Explorers(Explorers::AddSession { session }));
    ask(Explorers::Attend { session, explorer, way: Way::In, at: None });
    an_hour();
    ask(Explorers::Attend { session, explorer, way: Way::Out, at: None });
}

/// Somebody agreed to be handed to a partner, and was.
pub(super) fn a_referral(officer: &Device, visit: RecordId) {
    let ask = |ask| officer.ask::<ReferralView>(Command::Referrals(ask));
    let partners: Vec<PartnerRow> = officer.ask(Command::Referrals(Referrals::Partners));
    let partner = partners.iter().find(|row| row.name == "Social worker 1").unwrap().member;
    let due = officer.moment() + TimeDelta::hours(1);
    let begin = Referrals::Begin {
        partner,
        reason: "Golden reason.".into(),
        next: "Ask them".into(),
        due,
        visit: Some(visit),
        screened: None,
    };
    let referral: RecordId = officer.ask(Command::Referrals(begin));
    let (scope, next) = ("Golden scope".to_owned(), "Send it".to_owned());
    ask(Referrals::Agree { referral, scope, expires: None, alone: true, language: None, next, due });
    let (to, next, due) = (ReferralState::Sent, Some("Call them".into()), Some(due));
    ask(Referrals::Step { referral, to, next, due, because: None, outcome: None });
}

/// How many referrals a device has.
pub(super) fn referrals(device: &Device) -> usize {
    device.ask::<Vec<ReferralRow>>(Command::Referrals(Referrals::All)).len()
}

/// The visit is held; a request was answered; the note was looked at, for a reason.
pub(super) fn a_custodians_day(custodian: &Device, visit: RecordId) {
    let request = ExportRequest {
        asked: Asked { case_number: Some("26-0471".into()), ..Asked::default() },
        chosen: vec![],
        audience: Audience::Anybody,
        purpose: "Golden request".into(),
        reference: Some("2026-17".into()),
        authority: None,
    };
    custodian.ask::<Export>(Command::ExportRequest { request });
    let note = custodian.visit(visit).private_note.unwrap().record;
    custodian.ask::<()>(Command::SayWhy { record: note, because: "Golden look".into() });
    custodian.ask::<Said>(Command::Hold { record: visit, held: true });
}

/// Attaches a small picture to a visit.
pub(super) fn attaches(device: &Device, to: RecordId, name: &str, number: u8) {
    let wall = image::RgbImage::from_fn(96, 64, |x, y| {
        let byte = |value: u32| value.to_le_bytes()[0].wrapping_mul(number);
        image::Rgb([byte(x), byte(y), byte(x + y)])
    });
    let mut bytes = std::io::Cursor::new(vec![]);
    image::DynamicImage::ImageRgb8(wall).write_to(&mut bytes, image::ImageFormat::Jpeg).unwrap();
    let new = NewAttachment { to, name: name.into(), keep_location: false, not_public: false };
    let attachment = device.engine().attach(&new, bytes.into_inner()).unwrap();
    device.ask::<Value>(Command::Attachments(Attachments::Read { attachment }));
}
