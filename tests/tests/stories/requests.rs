//! A request for records: found, redacted, handed out, written down.

use engine::door::{
    Asked, Audience, Command, DisclosureRow, ErrorCode, Export, ExportRequest, NewFollowUp, NewVisit,
    RequestFound, RequestRow,
};
use ids::RecordId;
use model::RecordKind;
use testkit::{City, Device};

const SECRET: &str = "Wombat asked not to be named.";

struct Told {
    city: City,
    ames: Device,
    dorn: Device,
    visit: RecordId,
}

/// Officer 1 has logged a visit with a not-public note and a promise, and another visit.
fn told(seed: u64) -> Told {
    let mut city = City::seeded(seed);
    let (ames, dorn) = (city.joins("Ames"), city.joins("Dorn"));
    let follow_up = NewFollowUp {
        promise: "Bring lighting forms".into(),
        due: ames.today().day,
        owner: None,
        visit: None,
        place: None,
    };
    let visit = ames.logs_visit(NewVisit {
        place: ames.places().first().map(|place| place.place),
        note: Some("Talked about lighting.".into()),
        case_number: Some("26-0123".into()),
        topics: ["lighting".to_owned()].into(),
        private_note: Some(SECRET.into()),
        follow_up: Some(follow_up),
        ..NewVisit::default()
    });
    ames.logs("Nothing further.");
    city.settles(&[&ames, &dorn]);
    Told { city, ames, dorn, visit }
}

fn finds(device: &Device, asked: &Asked) -> Vec<RequestRow> {
    let (mut rows, mut after) = (vec![], None);
    loop {
        let asked = asked.clone();
        let page: RequestFound = device.ask(Command::FindForRequest { asked, after, limit: Some(2) });
        rows.extend(page.rows);
        after = page.next;
        if after.is_none() {
            return rows;
        }
    }
}

fn kinds(rows: &[RequestRow]) -> Vec<RecordKind> {
    rows.iter().map(|row| row.kind).collect()
}

fn request(audience: Audience) -> ExportRequest {
    ExportRequest {
        asked: Asked { case_number: Some("26-0123".into()), ..Asked::default() },
        chosen: vec![],
        audience,
        purpose: "A request by letter".into(),
        reference: Some("2026-17".into()),
        authority: None,
    }
}

fn exports(device: &Device, request: ExportRequest) -> Export {
    device.ask(Command::ExportRequest { request })
}

#[test]
fn a_request_finds_visits_promises_and_notes_by_whatever_is_asked() {
    let Told { dorn, ames, visit, .. } = told(81);
    let whole = [RecordKind::Visit, RecordKind::FollowUp, RecordKind::VisitNote];
    let day = dorn.today().day;
    let place = dorn.visit(visit).record.place;
    for asked in [
        Asked { case_number: Some("26-0123".into()), ..Asked::default() },
        Asked { topic: Some("lighting".into()), ..Asked::default() },
        Asked { topic: Some("lighting".into()), from: Some(day), until: Some(day), ..Asked::default() },
    ] {
        assert_eq!(kinds(&finds(&dorn, &asked)), whole, "{asked:?}");
    }
    let here = Asked { place, ..Asked::default() };
    let found = kinds(&finds(&dorn, &here));
    assert!(found.ends_with(&[RecordKind::FollowUp, RecordKind::VisitNote, RecordKind::Place]), "{found:?}");
    let officer = Asked { officer: Some(ames.whoami().member), ..Asked::default() };
    assert_eq!(finds(&dorn, &officer).len(), 4);
    let words = finds(&dorn, &Asked { text: Some("wombat named".into()), ..Asked::default() });
    assert_eq!(kinds(&words), [RecordKind::VisitNote]);
    assert_eq!((words[0].visit, words[0].citation.as_str()), (Some(visit), "Minn. Stat. 13.82 subd. 7"));
    let yesterday = Asked { until: day.pred_opt(), ..Asked::default() };
    assert_eq!(finds(&dorn, &yesterday), []);
    let everything = finds(&dorn, &Asked::default());
    let mut once: Vec<RecordId> = everything.iter().map(|row| row.record).collect();
    once.sort();
    once.dedup();
    assert_eq!((everything.len(), once.len()), (4 + dorn.places().len(), 4 + dorn.places().len()));
}

#[test]
fn anybody_gets_officers_and_places_and_not_a_word_of_the_not_public_note() {
    let Told { dorn, visit, .. } = told(82);
    let export = exports(&dorn, request(Audience::Anybody));
    let names: Vec<&str> = export.files.iter().map(|file| file.name.as_str()).collect();
    assert_eq!(names, ["cover.txt", "records.json", "visits.csv", "promises.csv"]);
    let all: String = export.files.iter().map(|file| file.text.as_str()).collect();
    assert!(!all.contains("ombat"), "the note is out");
    let note = finds(&dorn, &Asked { text: Some("wombat".into()), ..Asked::default() })[0].record;
    assert!(!all.contains(&note.to_string()), "and so is that it was written, and when");
    let place = dorn.visit(visit).place_name;
    for shown in [
        "Officer 1",
        place.as_str(),
        "Talked about lighting.",
        "Bring lighting forms",
        "2026-06-10 10:00 CDT",
    ] {
        assert!(all.contains(shown), "{shown}");
    }
    let cover = &export.files[0].text;
    assert!(cover.contains("not-public notes: 1 withheld as a whole"), "{cover}");
    assert!(
        cover.contains("note of not-public notes: 1 times, private, Minn. Stat. 13.82 subd. 7"),
        "{cover}"
    );
    let guessed = Asked { text: Some("wombat".into()), ..Asked::default() };
    let export = exports(&dorn, ExportRequest { asked: guessed, ..request(Audience::Anybody) });
    assert_eq!(export.cover.counts, [], "a word of the note is not told by asking for it");
    let chosen = ExportRequest { chosen: vec![note], ..request(Audience::Anybody) };
    let export = exports(&dorn, chosen);
    assert!(export.files.iter().all(|file| !file.text.contains("Wombat")), "not even when it is chosen");
}

#[test]
fn the_subject_gets_the_note_that_was_chosen_and_an_agency_by_the_law_it_names() {
    let Told { dorn, .. } = told(83);
    let words = Asked { text: Some("wombat".into()), ..Asked::default() };
    let note = finds(&dorn, &words)[0].record;
    let refused = dorn.refuses(Command::ExportRequest { request: request(Audience::DataSubject) });
    assert_eq!(refused.field.as_deref(), Some("chosen"), "never all that a search finds");
    let of_subject =
        ExportRequest { chosen: vec![note, note], asked: words.clone(), ..request(Audience::DataSubject) };
    let export = exports(&dorn, of_subject);
    assert!(
        export.files.iter().any(|file| file.name == "not-public-notes.csv" && file.text.contains(SECRET))
    );
    assert_eq!((export.cover.counts.len(), export.cover.counts[0].given), (1, 1), "each record once");
    let to_agency = ExportRequest { chosen: vec![note], asked: words, ..request(Audience::Agency) };
    let refused = dorn.refuses(Command::ExportRequest { request: to_agency.clone() });
    assert_eq!(refused.field.as_deref(), Some("authority"));
    let export = exports(&dorn, ExportRequest { authority: Some("Example law".into()), ..to_agency });
    assert!(export.files[0].text.contains("Authority: Example law"));

    let rows: Vec<DisclosureRow> = dorn.ask(Command::Disclosures { limit: None });
    assert_eq!(rows.len(), 2, "what was refused is no disclosure");
    let of_subject = rows.iter().find(|row| row.record.audience == Audience::DataSubject).unwrap();
    assert_eq!(
        (of_subject.record.asked.text.as_deref(), of_subject.record.asked.words_kept_back),
        (None, true)
    );
}

#[test]
fn every_disclosure_is_written_down_and_reaches_the_other_custodian_and_no_officer() {
    let Told { mut city, ames, mut dorn, .. } = told(84);
    dorn.offline();
    let export = exports(&dorn, request(Audience::Anybody));
    let desk = city.joins("Dorn");
    dorn.online();
    city.settles(&[&dorn, &desk]);
    ames.completes();
    let rows: Vec<DisclosureRow> = desk.ask(Command::Disclosures { limit: None });
    let row = rows.iter().find(|row| row.disclosure == export.disclosure).unwrap();
    assert_eq!((row.by.as_str(), row.record.purpose.as_str()), ("Custodian 1", "A request by letter"));
    assert_eq!((row.record.counts["visit"], row.record.counts["follow_up"]), (1, 1));
    assert_eq!(row.record.withheld.len(), 3, "the fields of the note, each with its law");
    assert!(
        row.record.withheld.iter().all(|it| it.what.citation.as_deref() == Some("Minn. Stat. 13.82 subd. 7"))
    );
    assert_eq!(row.record.asked.case_number.as_deref(), Some("26-0123"));
    assert!(
        ames.engine().call(Command::History { record: export.disclosure }).is_err(),
        "it is not on the phone"
    );
    city.admin().until("the administrator reads of it", |admin| {
        admin.ask::<Vec<DisclosureRow>>(Command::Disclosures { limit: None }).len() == 1
    });
}

#[test]
fn requests_are_answered_by_the_custodian_alone() {
    let Told { mut city, ames, dorn, .. } = told(85);
    let asked = Asked::default();
    let commands = [
        Command::FindForRequest { asked, after: None, limit: None },
        Command::ExportRequest { request: request(Audience::Anybody) },
    ];
    for command in commands {
        assert_eq!(ames.refuses(command.clone()).code, ErrorCode::NotAllowed);
        assert_eq!(city.admin().refuses(command).code, ErrorCode::NotAllowed);
    }
    assert_eq!(ames.refuses(Command::Disclosures { limit: None }).code, ErrorCode::NotAllowed);
    let bad = [
        ExportRequest { purpose: " ".into(), ..request(Audience::Anybody) },
        ExportRequest { purpose: "x".repeat(301), ..request(Audience::Anybody) },
        ExportRequest { chosen: vec![RecordId::from_bytes([9; 16])], ..request(Audience::Anybody) },
        ExportRequest { chosen: vec![ames.whoami().member.into()], ..request(Audience::Anybody) },
        ExportRequest { chosen: vec![RecordId::from_bytes([9; 16]); 201], ..request(Audience::Anybody) },
        request(Audience::Unknown("king".into())),
    ];
    for request in bad {
        assert_eq!(dorn.refuses(Command::ExportRequest { request }).code, ErrorCode::BadField);
    }
    let far = Asked { text: Some("x".repeat(1_000_000)), ..Asked::default() };
    assert_eq!(
        dorn.refuses(Command::FindForRequest { asked: far, after: None, limit: None }).code,
        ErrorCode::BadField
    );
    assert_eq!(dorn.ask::<Vec<DisclosureRow>>(Command::Disclosures { limit: None }), []);
}
