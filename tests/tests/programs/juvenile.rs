//! The juvenile partition: a diversion from check to end by two officers, off line in the middle. No device
//! outside holds a byte of it, and the relay refuses who tries.

#[allow(dead_code, reason = "a hostile member does more in the tests of trust")]
#[path = "../trust/hostile_client/member.rs"]
mod member;

use chrono::Days;
use engine::door::{
    Command, DiversionForm, DiversionRow, DiversionView, Diversions, ErrorCode, RequestFound, ViewLog,
};
use ids::{Epoch, RecordId, SpaceId, UnixMs};
use model::DiversionOutcome;
use model::diversion::{DiversionRules, Rule, Stage};
use protocol::RefusalCode;
use rusqlite::types::ValueRef;
use seal::secret::{ChangeAt, DictionaryId, EpochKey, seal_change, seal_drop};
use testkit::{City, Device};

const NOW: UnixMs = UnixMs(1_781_103_600_000);
/// Written nowhere else.
const CHILD: &str = "Child Quillfeather";

fn ask<T: serde::de::DeserializeOwned>(device: &Device, ask: Diversions) -> T {
    device.ask(Command::Diversions(ask))
}

fn refuses(device: &Device, ask: Diversions) -> String {
    device.refuses(Command::Diversions(ask)).say
}

fn all(device: &Device) -> Vec<DiversionRow> {
    ask(device, Diversions::All)
}

fn form() -> DiversionForm {
    DiversionForm {
        child: CHILD.into(),
        age: 14,
        offence: "petty_misdemeanor".into(),
        case_number: Some("26-000815".into()),
        prior_diversions: 0,
        prior_findings: 0,
    }
}

fn decides(device: &Device, diversion: RecordId, divert: bool) -> Diversions {
    let due = device.today().day.checked_add_days(Days::new(70));
    let conditions = Some("16 hours of service\nTen weeks of meetings".to_owned());
    Diversions::Decide { diversion, divert, because: None, conditions, due }
}

/// Everything in the decrypted database of a device that is switched off: where the child, or the id of the
/// record, stands in any row of any table; and every row that names the partition besides the roster.
fn holds(device: &Device, record: RecordId, partition: SpaceId) -> Vec<String> {
    let database = rusqlite::Connection::open(device.database()).unwrap();
    let key: String = device.key().iter().map(|byte| format!("{byte:02x}")).collect();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\";")).unwrap();
    let mut tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(tables.iter().any(|table| table == "document"), "the key opens it");
    let (mut found, mut seen) = (vec![], 0);
    let record_text = record.to_string();
    let mut marks = vec![CHILD.as_bytes(), record.as_bytes(), record_text.as_bytes()];
    for table in tables {
        // The roster says to everybody that there is such a space, and nothing of what is in it.
        marks.truncate(3);
        if table != "statement" {
            marks.push(partition.as_bytes());
        }
        let Ok(mut rows) = database.prepare(&format!("SELECT * FROM \"{table}\"")) else { continue };
        let columns = rows.column_count();
        let mut rows = rows.query([]).unwrap();
        while let Ok(Some(row)) = rows.next() {
            for column in 0..columns {
                seen += 1;
                let (ValueRef::Text(bytes) | ValueRef::Blob(bytes)) = row.get_ref(column).unwrap() else {
                    continue;
                };
                let holds = |mark: &&&[u8]| bytes.windows(mark.len()).any(|window| window == **mark);
                found.extend(marks.iter().filter(holds).map(|_| format!("{table}, column {column}")));
            }
        }
    }
    assert!(seen > 1000, "only {seen} values were looked at; the search proves nothing");
    found
}

#[test]
fn juvenile_partition() {
    let mut city = City::seeded(561);
    let (mut first, mut second) = (city.joins("Juvenile officer 1"), city.joins("Juvenile officer 2"));
    let dorn = city.joins("Dorn");
    let outside = ["Ames", "Cruz", "Analyst 1", "Social worker 1", "Chaplain 1", "Advisor 1", "Partner 1"];
    let mut outside: Vec<Device> = outside.into_iter().map(|name| city.joins(name)).collect();

    // Every check is answered, and what was asked stands beside the answer.
    let rules: Option<DiversionRules> = ask(&first, Diversions::Rules);
    assert_eq!(rules.map(|rules| (rules.youngest, rules.oldest)), Some((10, 17)));
    first.offline();
    let old = DiversionForm { age: 18, offence: "felony".into(), prior_findings: 1, ..form() };
    let diversion: RecordId = ask(&first, Diversions::Begin { form: old });
    let view: DiversionView = ask(&first, Diversions::One { diversion });
    let fails: Vec<Rule> = view.checks.iter().filter(|check| !check.holds).map(|check| check.rule).collect();
    assert_eq!(fails, [Rule::Age, Rule::Offence, Rule::PriorFindings]);
    assert_eq!((view.checks[0].wanted.as_str(), view.checks[0].answer.as_str()), ("10 to 17", "18"));
    let said = refuses(&first, decides(&first, diversion, true));
    assert!(said.contains("the age") && said.contains("findings of a court"), "{said}");
    let view: DiversionView = ask(&first, Diversions::Correct { diversion, form: form() });
    assert!(view.row.eligible && !view.may_divert);
    assert!(refuses(&first, decides(&first, diversion, true)).contains("speaks for the child"));
    let agrees = |guardian: &str, agreed| Diversions::Guardian {
        diversion,
        guardian: guardian.into(),
        reach: Some("952-555-0123".into()),
        agreed,
    };
    assert!(refuses(&first, agrees(" ", true)).contains("Who speaks"));
    let view: DiversionView = ask(&first, agrees("Guardian 1", true));
    assert!(view.may_divert && view.agreed.is_some());
    first.stops().starts();
    first.online();

    // The other officer decides in a basement, and it ends when everything is done.
    second.until("it has arrived", |second| all(second).len() == 1);
    assert_eq!(all(&second)[0].child, None, "the name is on the record, and looking is told");
    second.offline();
    assert!(refuses(&second, decides(&second, diversion, false)).contains("why not"));
    let view: DiversionView = ask(&second, decides(&second, diversion, true));
    assert_eq!((view.row.stage, view.conditions.len()), (Stage::Diverted, 2));
    assert_eq!(view.decided_by.as_deref(), Some("Juvenile officer 2"));
    assert!(refuses(&second, Diversions::Correct { diversion, form: form() }).contains("has been decided"));
    second.online();
    first.until("the decision arrives", |first| all(first)[0].stage == Stage::Diverted);
    let not: RecordId = ask(&first, Diversions::Begin { form: form() });
    let because = Some("The family wants a court to hear it".to_owned());
    let decide = Diversions::Decide { diversion: not, divert: false, because, conditions: None, due: None };
    let view: DiversionView = ask(&first, decide);
    assert_eq!(view.row.stage, Stage::NotDiverted);
    city.clock().passes(71 * 86_400);
    assert!(all(&first).iter().any(|row| row.overdue));
    let ends = |ended: &str| Diversions::End {
        diversion,
        outcome: DiversionOutcome::Completed,
        ended: ended.into(),
    };
    assert!(refuses(&first, ends("")).contains("how it ended"));
    let view: DiversionView = ask(&first, ends("16 hours at the food shelf."));
    assert_eq!(view.row.stage, Stage::Over);
    assert!(refuses(&first, ends("Twice")).contains("not over"));

    dorn.until("every look is written down", |dorn| {
        let log: ViewLog = dorn.ask(Command::ViewLog { record: Some(diversion), member: None, limit: None });
        ["Juvenile officer 1", "Juvenile officer 2"]
            .iter()
            .all(|name| log.lines.iter().any(|line| line.name == *name))
    });
    nothing_of_it_is_found_among_adults(&dorn);
    first.completes();
    first.rebuilds();
    nobody_outside_has_any_of_it(&mut outside, &mut second, diversion);
    the_relay_refuses(&mut city);
}

/// Exports of their own: a request for records looks through everything else.
fn nothing_of_it_is_found_among_adults(dorn: &Device) {
    let asked = model::Asked { text: Some("Quillfeather".into()), ..model::Asked::default() };
    let found: RequestFound = dorn.ask(Command::FindForRequest { asked, after: None, limit: None });
    assert!(found.rows.is_empty());
}

fn nobody_outside_has_any_of_it(outside: &mut [Device], inside: &mut Device, diversion: RecordId) {
    let partition = SpaceId::of(inside.whoami().agency, "juvenile");
    for device in outside {
        let name = device.whoami().name;
        device.completes();
        for question in [Diversions::Rules, Diversions::All, Diversions::One { diversion }] {
            let refused = device.refuses(Command::Diversions(question));
            assert_eq!(refused.code, ErrorCode::NotAllowed, "{name}");
        }
        assert_eq!(
            device.refuses(Command::Diversions(Diversions::Begin { form: form() })).code,
            ErrorCode::NotAllowed
        );
        let store = device.engine().store();
        assert!(store.read(|reader| reader.records_in(partition)).unwrap().is_empty(), "{name}");
        assert!(!device.engine().reads(partition) && !store.cursors().unwrap().contains_key(&partition));
        device.stops();
        assert_eq!(holds(device, diversion, partition), Vec::<String>::new(), "{name}");
    }
    // The search finds what is there.
    inside.until("all of it is here", |inside| all(inside).iter().any(|row| row.stage == Stage::Over));
    inside.stops();
    let found = holds(inside, diversion, partition);
    assert!(
        found.iter().any(|at| at.starts_with("entry")) && found.iter().any(|at| at.starts_with("document"))
    );
}

/// A member with a program of their own: no key comes to them, and nothing that they seal is taken. Every
/// role and every right is tried in `rights_matrix`.
fn the_relay_refuses(city: &mut City) {
    let mut baker = member::Member::joins(city, "Baker");
    let partition = baker.space("juvenile");
    assert!(baker.keys.latest(baker.space("patrol")).is_some(), "they work here");
    assert!(baker.keys.latest(partition).is_none(), "nobody hands them the key");
    let record = RecordId::at(NOW.0.cast_unsigned(), [7; 10]);
    let at = ChangeAt { agency: baker.agency, space: partition, record, epoch: Epoch(1) };
    let key = EpochKey::generate().unwrap();
    let change = seal_change(&baker.device, &key, at, b"a change", &[1; 32], DictionaryId::LATEST).unwrap();
    let drop_box = baker.roster.drop_box(partition).expect("the roster names it").1;
    let drop = seal_drop(&baker.device, drop_box, at, b"a line").unwrap();
    city.block_on(async {
        assert_eq!(baker.line.pushes(1, &[change.envelope]).await, Err(RefusalCode::MayNotWrite));
        assert_eq!(baker.line.pushes(2, &[drop]).await, Err(RefusalCode::MayNotWrite));
    });
}
