//! Nothing that is not public is shown where it must not be: a marked value in a record of every kind that
//! has such fields, and every question of the door walked by everybody who may not read it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::TimeDelta;
use engine::door::{
    AdultForm, Attachments, Chaplains, Command, ContactForm, Crisis, CrisisForm, DiversionForm, Diversions,
    EventForm, ExplorerForm, Explorers, HostForm, NewAttachment, NewPlace, NewVisit, NightOut, Outreach,
    PartyForm, PlaceKind, ReferralView, Referrals, ReviewForm, Reviews, Upkeep, VolunteerForm, VolunteerRow,
    Volunteers, WalkUp, Who,
};
use ids::RecordId;
use model::fields::{Class, FIELDS};
use model::{RecordKind, VolunteerGroup};
use testkit::{City, Device};

use crate::walk;

/// Kinds whose not-public fields are ids, moments and copies of what another kind here has.
const OF_OTHERS: &[RecordKind] =
    &[RecordKind::Attendance, RecordKind::RideAlong, RecordKind::ExplorerPage, RecordKind::ReferralClock];

/// Who is in the story, by the name of their role.
type People = BTreeMap<&'static str, Device>;

/// The marks, and in the record of which kind each stands.
const MARKS: &[(RecordKind, &str)] = &[
    (RecordKind::VisitNote, "mkvisitnote"),
    (RecordKind::PartyHost, "mkpartyhost"),
    (RecordKind::VolunteerContact, "mkvolunteercontact"),
    (RecordKind::CheckIn, "mkcheckin"),
    (RecordKind::Explorer, "mkexplorer"),
    (RecordKind::RegisteredAdult, "mkregisteredadult"),
    (RecordKind::Referral, "mkreferral"),
    (RecordKind::Consent, "mkconsent"),
    (RecordKind::ReviewRequest, "mkreviewrequest"),
    (RecordKind::CaseReview, "mkcasereview"),
    (RecordKind::CrisisRequest, "mkcrisisrequest"),
    (RecordKind::Diversion, "mkdiversion"),
    (RecordKind::CallOut, "mkcallout"),
    (RecordKind::ShieldedAddress, "mkshieldedaddress"),
    (RecordKind::NoteAttachment, "mknoteattachment"),
    (RecordKind::ConsentAttachment, "mkconsentattachment"),
];

/// Plants the marks; gives the badge that the volunteer got.
fn plants(people: &People) -> String {
    let (ames, cruz, lead) = (&people["officer"], &people["supervisor"], &people["cert_lead"]);
    let place = ames.places().first().map(|place| place.place);
    let visit = ames.logs_visit(NewVisit {
        place,
        private_note: Some("Says mkvisitnote.".into()),
        ..NewVisit::default()
    });
    attaches(ames, visit, "mknoteattachment");
    let starts = cruz.moment();
    let event = EventForm {
        name: Some("Night out".into()),
        place,
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    let host =
        HostForm { name: "mkpartyhost one".into(), phone: Some("mkpartyhost two".into()), email: None };
    let party = PartyForm {
        address: "3700 Monterey Drive".into(),
        lat: 44.9483,
        lon: -93.348,
        from: None,
        until: None,
        wishes: BTreeSet::new(),
        host: Some(host),
    };
    let parties = vec![party];
    cruz.ask::<serde_json::Value>(Command::NightOut(NightOut::AddParties { event, parties }));
    let contact = ContactForm { phone: Some("mkvolunteercontact".into()), ..ContactForm::default() };
    let volunteer = VolunteerForm {
        name: Some("Volunteer 31".into()),
        group: Some(VolunteerGroup::Cert),
        contact: Some(contact),
        ..VolunteerForm::default()
    };
    lead.ask::<RecordId>(Command::Volunteers(Volunteers::Register { volunteer }));
    let roster: Vec<VolunteerRow> = lead.ask(Command::Volunteers(Volunteers::Roster));
    let badge = roster.first().expect("a volunteer").badge.clone();
    let who = Who::WalkUp(WalkUp {
        name: "Neighbor 5".into(),
        reach: Some("mkcheckin".into()),
        ..WalkUp::default()
    });
    lead.until("the event has come", |lead| {
        lead.engine().call(Command::Outreach(Outreach::Event { event })).is_ok()
    });
    lead.ask::<serde_json::Value>(Command::Volunteers(Volunteers::Come { event, who }));
    let advisor = &people["advisor"];
    let explorer = ExplorerForm {
        name: Some("mkexplorer".into()),
        joined: Some(advisor.today().day),
        ..ExplorerForm::default()
    };
    advisor.ask::<RecordId>(Command::Explorers(Explorers::Admit { explorer }));
    let adult = AdultForm { registration: Some("mkregisteredadult".into()), ..AdultForm::default() };
    let member = advisor.member();
    advisor.ask::<()>(Command::Explorers(Explorers::RegisterAdult { member, adult }));
    let begin = Referrals::Begin {
        partner: people["partner"].member(),
        reason: "Needs mkreferral".into(),
        next: "Call".into(),
        due: ames.moment() + TimeDelta::days(2),
        visit: None,
        screened: None,
    };
    let referral: RecordId = ames.ask(Command::Referrals(begin));
    let agree = Referrals::Agree {
        referral,
        scope: "mkconsent".into(),
        expires: None,
        alone: true,
        language: None,
        next: "Send it".into(),
        due: ames.moment() + TimeDelta::days(1),
    };
    let view: ReferralView = ames.ask(Command::Referrals(agree));
    attaches(ames, view.consents[0].consent, "mkconsentattachment");
    plants_cases(people);
    let home = NewPlace {
        name: "mkshieldedaddress house".into(),
        kind: PlaceKind::Other,
        address: Some("12 mkshieldedaddress lane".into()),
        here: None,
        neighborhood: None,
        district: None,
        note: None,
    };
    let dorn = &people["custodian"];
    let home: RecordId = dorn.ask(Command::AddPlace { place: home });
    let shield = Upkeep::Shield { place: Some(home), address: None, here: None };
    dorn.ask::<RecordId>(Command::Upkeep(shield));
    badge
}

/// A paper that is not public, with a mark for a name.
fn attaches(device: &Device, to: RecordId, mark: &str) {
    let attachment = NewAttachment { to, name: mark.into(), keep_location: false, not_public: true };
    let bytes = "JVBERi0xLjc=".into(); // the beginning of a PDF
    device.ask::<RecordId>(Command::Attachments(Attachments::Add { attachment, bytes }));
}

/// The marks of the social worker's, the clinic's, the children's and the chaplains' records.
fn plants_cases(people: &People) {
    let ames = &people["officer"];
    let asked = Reviews::AskFor { person: "mkreviewrequest".into(), reason: "Alone".into() };
    ames.ask::<serde_json::Value>(Command::Reviews(asked));
    let worker = &people["social_worker"];
    let form = ReviewForm {
        person: Some("mkcasereview".into()),
        asked_by: Some(ames.member()),
        needs: Some("A bed".into()),
        goals: Some("A bed by Friday".into()),
        next_review: worker.today().day.checked_add_days(chrono::Days::new(14)),
        ..ReviewForm::default()
    };
    worker.ask::<RecordId>(Command::Reviews(Reviews::Begin { form }));
    let form = CrisisForm {
        case_number: "26-004711".into(),
        patient: "mkcrisisrequest".into(),
        provider: "Clinic 2".into(),
        necessity: "Their safety".into(),
        told: None,
        asked: None,
    };
    ames.ask::<RecordId>(Command::Crisis(Crisis::Record { form }));
    let form = DiversionForm {
        child: "mkdiversion".into(),
        age: 14,
        offence: "petty_misdemeanor".into(),
        case_number: None,
        prior_diversions: 0,
        prior_findings: 0,
    };
    people["juvenile_officer"].ask::<RecordId>(Command::Diversions(Diversions::Begin { form }));
    let call = Chaplains::Call {
        kind: model::CallOutKind::Family,
        whereabouts: "At the station".into(),
        need: "mkcallout".into(),
    };
    ames.ask::<RecordId>(Command::Chaplains(call));
}

/// Whether somebody's device reads the records of a kind; of a space of its own, whether they belong to it.
fn reads(device: &Device, role: &str, kind: RecordKind) -> bool {
    match kind.space() {
        "explorer_own" | "referral" => matches!(role, "officer" | "partner" | "custodian"),
        "review_request" => matches!(role, "officer" | "social_worker" | "custodian"),
        "case_review" => matches!(role, "social_worker" | "custodian"),
        "crisis_request" => matches!(role, "officer" | "custodian"),
        "chaplain_call" => matches!(role, "officer" | "chaplain" | "custodian"),
        _ => device.engine().reads(ids::SpaceId::of(device.whoami().agency, kind.space())),
    }
}

#[test]
fn classes_respected() {
    let not_public: BTreeSet<RecordKind> =
        FIELDS.iter().filter(|field| field.class != Class::Public).map(|field| field.kind).collect();
    let planted: BTreeSet<RecordKind> = MARKS
        .iter()
        .map(|(kind, _)| *kind)
        .chain(OF_OTHERS.iter().copied())
        .chain([RecordKind::Volunteer])
        .collect();
    assert_eq!(planted, not_public, "every kind with a field that is not public has a mark here");

    let mut city = City::seeded(552);
    let people: People = [
        ("officer", "Ames"),
        ("other_officer", "Baker"),
        ("supervisor", "Cruz"),
        ("custodian", "Dorn"),
        ("analyst", "Analyst 1"),
        ("cert_lead", "CERT lead 1"),
        ("cert_volunteer", "CERT volunteer 1"),
        ("advisor", "Advisor 1"),
        ("explorer", "Explorer 9"),
        ("chaplain", "Chaplain 1"),
        ("partner", "Partner 1"),
        ("other_partner", "Partner 2"),
        ("social_worker", "Social worker 1"),
        ("juvenile_officer", "Juvenile officer 1"),
    ]
    .map(|(role, name)| (role, city.joins(name)))
    .into();
    let badge = plants(&people).to_lowercase();
    let marks: Vec<(RecordKind, &str)> =
        MARKS.iter().copied().chain([(RecordKind::Volunteer, badge.as_str())]).collect();
    city.settles(&people.values().collect::<Vec<_>>());
    // A season later all of it is old enough for whatever tells with a delay.
    city.clock().passes(21 * 86_400);

    let all: Vec<String> = marks.iter().map(|(_, mark)| (*mark).to_owned()).collect();
    let mut seen_by_somebody = BTreeSet::new();
    for (role, device) in &people {
        let shown = walk::found(device, &all);
        for (kind, mark) in &marks {
            let by_mark = || shown.iter().filter_map(|line| line.strip_suffix(&format!(": {mark}")));
            if !reads(device, role, *kind) {
                assert_eq!(
                    by_mark().collect::<Vec<_>>(),
                    Vec::<&str>::new(),
                    "{role} may not read a {kind:?}"
                );
            }
            let goes_out: Vec<&str> = by_mark().filter(|name| walk::PUBLIC.contains(name)).collect();
            assert_eq!(goes_out, Vec::<&str>::new(), "{role} would hand out a {kind:?}");
            if by_mark().next().is_some() {
                seen_by_somebody.insert(*kind);
            }
        }
    }
    let walked: BTreeSet<RecordKind> = marks.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(seen_by_somebody, walked, "the walk sees each of them where it may be seen");
}
