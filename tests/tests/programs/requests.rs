//! A request for records of the programs: found by what they say and by what they belong to, looked at before
//! anything goes out, and redacted by class with the law that says so.

use chrono::TimeDelta;
use engine::door::{
    Asked, Audience, Command, ContactForm, DisclosureRow, EventForm, ExplorerForm, Explorers, Export,
    ExportPreview, ExportRequest, FieldPreview, Outreach, RequestFound, RequestRow, SessionForm,
    VolunteerForm, Volunteers, WalkUp, Who,
};
use ids::RecordId;
use model::fields::Class;
use model::{RecordKind, SessionKind, VolunteerGroup};
use testkit::{City, Device};

const PHONE: &str = "952-555-0147";
const REACH: &str = "radio 31";

/// A parade with a volunteer and somebody who walked up, and an Explorers' evening; all of it with Dorn, who
/// keeps the records.
fn programs(seed: u64) -> (City, Device, RecordId) {
    let mut city = City::seeded(seed);
    let (cruz, lead) = (city.joins("Cruz"), city.joins("CERT lead 1"));
    let (advisor, dorn) = (city.joins("Advisor 1"), city.joins("Dorn"));
    let place = cruz.places().first().map(|place| place.place);
    let starts = cruz.moment();
    let event = EventForm {
        name: Some("Parktacular parade".into()),
        place,
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(4)),
        staff: Some([cruz.member()].into()),
        ..EventForm::default()
    };
    let event: RecordId = cruz.ask(Command::Outreach(Outreach::AddEvent { event }));
    city.settles(&[&cruz, &lead, &advisor]);
    let contact = ContactForm { phone: Some(PHONE.into()), ..ContactForm::default() };
    let volunteer = VolunteerForm {
        name: Some("Volunteer 31".into()),
        group: Some(VolunteerGroup::Cert),
        contact: Some(contact),
        ..VolunteerForm::default()
    };
    lead.ask::<RecordId>(Command::Volunteers(Volunteers::Register { volunteer }));
    let walk_up = WalkUp {
        name: "Neighbor 5".into(),
        home: Some("Fern Hill".into()),
        reach: Some(REACH.into()),
        ..WalkUp::default()
    };
    lead.ask::<serde_json::Value>(Command::Volunteers(Volunteers::Come { event, who: Who::WalkUp(walk_up) }));
    let explorer = ExplorerForm {
        name: Some("Explorer 7".into()),
        joined: Some(advisor.today().day),
        ..ExplorerForm::default()
    };
    advisor.ask::<RecordId>(Command::Explorers(Explorers::Admit { explorer }));
    let session = SessionForm {
        name: Some("Traffic stops, part 2".into()),
        kind: Some(SessionKind::Training),
        starts: Some(starts),
        ends: Some(starts + TimeDelta::hours(2)),
        adults: Some([advisor.member()].into()),
        called_off: None,
    };
    advisor.ask::<RecordId>(Command::Explorers(Explorers::AddSession { session }));
    city.settles(&[&cruz, &lead, &advisor, &dorn]);
    (city, dorn, event)
}

fn finds(device: &Device, asked: &Asked) -> Vec<RequestRow> {
    let (mut rows, mut after) = (vec![], None);
    loop {
        let asked = asked.clone();
        let page: RequestFound = device.ask(Command::FindForRequest { asked, after, limit: Some(1) });
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}

fn titles(rows: &[RequestRow]) -> Vec<&str> {
    rows.iter().map(|row| row.title.as_str()).collect()
}

fn words(text: &str) -> Asked {
    Asked { text: Some(text.into()), ..Asked::default() }
}

fn request(asked: Asked, audience: Audience, chosen: Vec<RecordId>) -> ExportRequest {
    let purpose = "A request by letter".into();
    ExportRequest { asked, chosen, audience, purpose, reference: None, authority: None }
}

fn previews(device: &Device, request: ExportRequest) -> ExportPreview {
    device.ask(Command::PreviewRequest { request })
}

fn exports(device: &Device, request: ExportRequest) -> Export {
    device.ask(Command::ExportRequest { request })
}

fn field<'a>(preview: &'a ExportPreview, kind: RecordKind, name: &str) -> &'a FieldPreview {
    preview.fields.iter().find(|field| field.kind == kind && field.field == name).unwrap()
}

#[test]
fn records_of_the_programs_are_found_by_what_they_say_and_by_what_they_belong_to() {
    let (_city, dorn, event) = programs(471);
    assert_eq!(titles(&finds(&dorn, &words("parktacular"))), ["Event: Parktacular parade"]);
    assert_eq!(
        titles(&finds(&dorn, &words("traffic stops"))),
        ["Session of the Explorers: Traffic stops, part 2"]
    );
    assert_eq!(titles(&finds(&dorn, &words("explorer 7"))), ["Explorer"], "a private name is in no list");
    let phone = finds(&dorn, &words("0147"));
    assert_eq!(
        (titles(&phone), phone[0].class, phone[0].citation.as_str()),
        (vec!["Contact of a volunteer"], Class::Private, "Minn. Stat. 13.37")
    );
    // A check-in is at the place of its event, and on no other day.
    let place: engine::door::EventView = dorn.ask(Command::Outreach(Outreach::Event { event }));
    let asked = Asked { place: place.record.place, text: Some("neighbor".into()), ..Asked::default() };
    assert_eq!(titles(&finds(&dorn, &asked)), ["Check-in: Neighbor 5"]);
    let day = dorn.today().day;
    let elsewhen = Asked { until: day.pred_opt(), ..words("neighbor") };
    assert_eq!(finds(&dorn, &elsewhen), []);
    let topic = Asked { topic: Some("lighting".into()), ..Asked::default() };
    assert_eq!(finds(&dorn, &topic), [], "a kind without topics is not found by one");
    let page: RequestFound =
        dorn.ask(Command::FindForRequest { asked: Asked::default(), after: None, limit: None });
    assert_eq!(page.not_looked_through, Vec::<String>::new(), "the custodian reads everything");
}

#[test]
fn a_look_at_what_goes_out_tells_each_field_with_its_law_and_writes_nothing_down() {
    let (_city, dorn, _) = programs(472);
    let chosen: Vec<RecordId> = ["volunteer 31", "neighbor", "0147"]
        .into_iter()
        .flat_map(|text| finds(&dorn, &words(text)).into_iter().map(|row| row.record))
        .collect();
    let asked = request(Asked::default(), Audience::Anybody, chosen.clone());
    let preview = previews(&dorn, asked.clone());
    let badge = field(&preview, RecordKind::Volunteer, "badge");
    assert_eq!((badge.given, badge.withheld, badge.class), (0, 1, Some(Class::Nonpublic)));
    assert_eq!(badge.citation.as_deref(), Some("Minn. Stat. 13.37"));
    assert_eq!(field(&preview, RecordKind::Volunteer, "name").given, 1);
    assert_eq!(field(&preview, RecordKind::CheckIn, "reach").withheld, 1);
    let contact = preview.counts.iter().find(|count| count.kind == RecordKind::VolunteerContact).unwrap();
    assert_eq!((contact.given, contact.withheld), (0, 1));
    assert_eq!(dorn.ask::<Vec<DisclosureRow>>(Command::Disclosures { limit: None }), []);

    let export = exports(&dorn, asked);
    let all: String = export.files.iter().map(|file| file.text.as_str()).collect();
    for shown in ["Volunteer 31", "Neighbor 5", "Fern Hill", "Parktacular parade"] {
        assert!(all.contains(shown), "{shown}");
    }
    assert!(!all.contains(PHONE) && !all.contains(REACH), "{all}");
    assert!(export.files.iter().any(|file| file.name == "check-ins.csv"));
    let withheld: u32 = export.cover.withheld.iter().map(|count| count.records).sum();
    let told: u32 = preview.fields.iter().map(|field| field.withheld).sum();
    assert_eq!(withheld, told, "what was looked at is what was withheld");
    let subject = exports(&dorn, request(Asked::default(), Audience::DataSubject, chosen));
    assert!(
        subject
            .files
            .iter()
            .any(|file| file.name == "contacts-of-volunteers.csv" && file.text.contains(PHONE))
    );
}

#[test]
fn nobody_learns_what_a_field_says_by_asking_for_it() {
    let (_city, dorn, _) = programs(473);
    for guess in ["0147", REACH, "explorer 7"] {
        let export = exports(&dorn, request(words(guess), Audience::Anybody, vec![]));
        assert_eq!(export.cover.counts, [], "{guess}");
    }
    let export = exports(&dorn, request(words("neighbor"), Audience::Anybody, vec![]));
    let public = export.cover.counts.iter().find(|count| count.kind == RecordKind::CheckIn).unwrap();
    assert_eq!((public.given, public.withheld), (1, 0), "what is public is found by it");
}
