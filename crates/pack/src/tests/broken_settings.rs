//! What a text editor gets wrong: `pack.toml`.

use super::{Copy, line_of};
use crate::read;

/// The original with `from` replaced says this, on the line of `from`.
#[track_caller]
fn replacing(from: &str, to: &str, complaint: &str) {
    let line = line_of("pack.toml", from);
    Copy::new().with("pack.toml", from, to).says(&[&format!("pack.toml:{line}: {complaint}")]);
}

#[test]
fn an_unknown_key_is_answered_with_the_nearest() {
    replacing("invented = ", "inventde = ", "error: unknown key “inventde”; did you mean “invented”?");
    replacing("park = 14", "parks = 14", "error: unknown key “due_after_days.parks”; did you mean “park”?");
}

#[test]
fn what_is_missing_says_what_to_add() {
    Copy::new()
        .with("pack.toml", "agency = \"St. Louis Park Police Department\"\n", "")
        .says(&["pack.toml: error: agency is missing; add agency = \"…\""]);
    Copy::new()
        .with("pack.toml", "year = 2026\n", "")
        .says(&["pack.toml: error: year is missing; add year = a number, without quotes"]);
}

#[test]
fn a_value_of_another_kind_says_which_is_meant() {
    replacing(
        "year = 2026",
        "year = \"2026\"",
        "error: year is not a whole number from 2000 to 2200; write it in digits, without quotes",
    );
    replacing(
        "park = 14",
        "park = 0",
        "error: due_after_days.park is not a whole number from 1 to 3650; write it in digits, without quotes",
    );
    replacing("name = \"St. Louis Park\"", "name = \" \"", "error: name is empty; fill it in");
    replacing("name = \"St. Louis Park\"", "name = 7", "error: name is not a text; put it in quotes");
}

#[test]
fn an_unknown_zone_is_answered_with_the_nearest() {
    replacing(
        "zone = \"America/Chicago\"",
        "zone = \"America/Chikago\"",
        "error: unknown time zone “America/Chikago”; did you mean “America/Chicago”?",
    );
    replacing(
        "zone = \"America/Chicago\"",
        "zone = \"CST6CDT4ever\"",
        "error: unknown time zone “CST6CDT4ever”; use an IANA name such as America/Chicago",
    );
}

#[test]
fn a_text_that_is_no_toml_is_shown_by_its_line_and_nothing_else_is_said() {
    let line = line_of("pack.toml", "year = 2026");
    let report = Copy::new().with("pack.toml", "year = 2026", "year = = 2026").checked();
    let of_settings: Vec<_> = report.problems.iter().filter(|it| it.file == "pack.toml").collect();
    assert!(of_settings.iter().all(|it| it.line.map(|line| line as usize) == Some(line)), "{report}");
    assert!(!of_settings.is_empty());
}

#[test]
fn words_stand_in_records_for_ever_so_they_are_plain_and_there_once() {
    replacing(
        "word = \"bike_theft\"",
        "word = \"Bike theft\"",
        "error: “Bike theft” stands in records for ever and is not a plain word; use small letters, digits and _ only",
    );
    let second = line_of("pack.toml", "word = \"noise\"");
    Copy::new()
        .with("pack.toml", "word = \"scams\"", "word = \"noise\"")
        .says(&[&format!("pack.toml:{second}: error: “noise” is in topics twice; delete one of them")]);
    replacing(
        "code = \"so\"",
        "code = \"somali\"",
        "error: “somali” is not a code of a language; use the two or three letters of ISO 639, such as es",
    );
}

#[test]
fn a_space_or_a_right_that_there_is_not_is_refused() {
    let officer = "patrol = { read = true, write = true }";
    replacing(
        officer,
        "patroll = { read = true }",
        "error: unknown key “roles.officer.patroll”; did you mean “patrol”?",
    );
    replacing(
        officer,
        "garage = { read = true }",
        "error: unknown key “roles.officer.garage”; use one of directory, places, patrol, patrol_notes, outreach, outreach_contacts, cert, cert_contacts, explorers, referral_clocks, partner_counts, juvenile, safe_at_home, view_log, custody, problems, region, records, explorer_own, referral, case_review, review_request, crisis_request, chaplain_call",
    );
    replacing(
        officer,
        "patrol = { raed = true }",
        "error: unknown key “roles.officer.patrol.raed”; did you mean “read”?",
    );
    replacing(
        officer,
        "patrol = true",
        "error: roles.officer.patrol is not a table; begin it with [roles.officer.patrol]",
    );
}

#[test]
fn a_pack_without_a_custodian_is_refused_and_one_who_cannot_reach_a_space_is_doubted() {
    let report = Copy::new().with("pack.toml", "[roles.custodian]", "[roles.custodain]").checked();
    assert!(report.to_string().contains("error: roles.custodian is missing"), "{report}");
    let line = line_of("pack.toml", "[roles.admin]");
    Copy::new().with("pack.toml", "patrol_notes = { read = true, manage = true }", "").says(&[&format!(
        "pack.toml:{line}: warning: admin invites people and has no key of the space patrol_notes to hand on; \
         give it read = true there, or no manage on directory"
    )]);
}

/// The St. Louis Park pack with the schedule of the notes replaced.
fn keeping(notes: &str) -> Copy {
    Copy::new().with("pack.toml", "notes = \"not set: the city attorney names the schedule\"", notes)
}

#[test]
fn a_pack_from_before_there_was_casework_is_as_good_as_it_was() {
    let text = std::fs::read_to_string(super::original().join("pack.toml")).unwrap();
    let (before, rest) = text.split_once("# The social worker's short-term model").unwrap();
    let (_, after) = rest.split_once("# What each role may do in each space").unwrap();
    let later =
        ["case_reviews", "crisis_requests", "juvenile = \"", "chaplaincy", "case_review", "review_request"];
    let later = [&later[..], &["crisis_request", "chaplain_call"]].concat();
    let old: Vec<&str> = before.lines().chain(after.lines().skip(1)).collect();
    let old = old.into_iter().filter(|line| !later.iter().any(|word| line.starts_with(word)));
    let old = old.collect::<Vec<_>>().join("\n");
    let copy = Copy::new().holding("pack.toml", old.as_bytes());
    copy.says(&[]);
    let pack = crate::read(copy.0.path()).unwrap();
    assert!(pack.city.diversion.is_none() && pack.city.case_reviews.is_none());
    assert!(!pack.retention.contains_key("juvenile") && !pack.parts["officer"].contains_key("chaplain_call"));
}

#[test]
fn what_a_diversion_asks_is_said_whole() {
    replacing_all(
        "youngest = 10",
        "youngest = 18",
        "error: diversion.youngest is more than diversion.oldest; swap the two ages",
    );
    replacing_all("next_review_weeks = 4", "", "error: case_reviews.next_review_weeks is missing");
}

/// The pack with this replaced complains of it.
fn replacing_all(from: &str, to: &str, complaint: &str) {
    let report = Copy::new().with("pack.toml", from, to).checked();
    assert!(report.to_string().contains(complaint), "{report}");
}

#[test]
fn retention_is_said_for_each_class_and_never_made_up() {
    let line = line_of("pack.toml", "[retention]");
    keeping("").says(&[&format!("pack.toml:{line}: error: retention.notes is missing; add notes = \"…\"")]);
    Copy::new().with("pack.toml", "directory = \"not set", "years = 7\ndirectory = \"not set").says(&[
        &format!(
            "pack.toml:{}: error: unknown key “retention.years”; use one of directory, engagement, notes, requests, volunteers, explorers, referrals, case_reviews, crisis_requests, juvenile, chaplaincy",
            line + 1
        ),
    ]);
    let sentences = crate::st_louis_park().retention;
    assert!(
        sentences.values().all(|schedule| schedule.period().is_none()),
        "the pack in the box sets no years"
    );
}

#[test]
fn a_period_is_taken_over_as_it_is_written_and_travels_with_the_city() {
    let copy = keeping(
        r#"notes = { years = 3, months = 6, after = "recorded", schedule = "Example schedule", citation = "EX 100" }"#,
    );
    copy.says(&[]);
    let pack = read(copy.0.path()).unwrap();
    let period = pack.retention["notes"].period().unwrap();
    assert_eq!((period.years, period.months, period.days), (3, 6, 0));
    assert_eq!((period.schedule.as_str(), period.citation.as_str()), ("Example schedule", "EX 100"));
    assert_eq!(pack.city.retention, pack.retention);
    let table = "[retention.notes]\nyears = 3\nafter = \"closed\"\nschedule = \"A\"\ncitation = \"B\"\n[roles.officer]";
    keeping("").with("pack.toml", "[roles.officer]", table).says(&[]);
}

#[test]
fn a_period_that_says_too_little_or_too_much_hears_each_of_it_by_its_line() {
    let line = line_of("pack.toml", "notes = \"not set");
    let says = |notes: &str, complaints: &[&str]| {
        let complaints: Vec<String> =
            complaints.iter().map(|it| format!("pack.toml:{line}: error: {it}")).collect();
        let complaints: Vec<&str> = complaints.iter().map(String::as_str).collect();
        keeping(notes).says(&complaints);
    };
    says(
        "notes = {}",
        &[
            "retention.notes says no period; add years = a number, or months, or days; or write a sentence in quotes instead of the table",
            "retention.notes.after is missing; add after = \"…\"",
            "retention.notes.schedule is missing; add schedule = \"…\"",
            "retention.notes.citation is missing; add citation = \"…\"",
        ],
    );
    says(
        r#"notes = { years = 0, yeras = 2, after = "recordd", schedule = "A", citation = " " }"#,
        &[
            "unknown key “retention.notes.yeras”; did you mean “years”?",
            "retention.notes.years is not a whole number from 1 to 200; write it in digits, without quotes",
            "“recordd” is no event that a period runs from; did you mean “recorded”?",
            "retention.notes.citation is empty; fill it in",
        ],
    );
    says("notes = 7", &["retention.notes is not a text; put it in quotes"]);
}

#[test]
fn the_directory_runs_from_its_end_because_nobody_knows_its_beginning() {
    let line = line_of("pack.toml", "directory = \"not set");
    let with = |after: &str| {
        let period =
            format!("directory = {{ years = 1, after = \"{after}\", schedule = \"A\", citation = \"B\" }}");
        let from = "directory = \"not set: the city attorney names the schedule\"";
        Copy::new().with("pack.toml", from, &period)
    };
    with("closed").says(&[]);
    with("recorded").says(&[&format!(
        "pack.toml:{line}: error: records of the class directory are not dated when they are recorded; write after = \"closed\""
    )]);
}

#[test]
fn a_hotline_can_be_dialled() {
    Copy::new().with("pack.toml", "\"988\"", "\"nine-eight-eight\"").says(&[&format!(
        "pack.toml:{}: error: hotlines.number cannot be dialled; write digits, with spaces or - between them: 988, 612-555-0100",
        line_of("pack.toml", "\"988\"")
    )]);
}

#[test]
fn a_screening_adds_up() {
    replacing(
        "weight = 2",
        "weight = 200",
        "error: screenings.questions.weight is not a whole number from 0 to 100; write it in digits, without quotes",
    );
    replacing(
        "from = 3",
        "from = 0",
        "error: screenings.results.from is not above the one before; list results from the lowest up",
    );
    replacing(
        "word = \"worse\"",
        "word = \"afraid\"",
        "error: screenings.questions.word is there twice; delete one of them",
    );
}

#[test]
fn a_tip_has_a_leaflet_that_is_there_and_months_of_a_year() {
    replacing(
        "leaflet = \"scam_alert\"",
        "leaflet = \"scam_alerts\"",
        "error: “scam_alerts” is not among the materials; did you mean “scam_alert”?",
    );
    replacing(
        "months = [5, 6, 7, 8]",
        "months = [5, 13]",
        "error: tips.months is not a list of whole numbers from 1 to 12; write it like months = [1]",
    );
    replacing(
        "word = \"packages\"",
        "word = \"Packages\"",
        "error: “Packages” stands in records for ever and is not a plain word; use small letters, digits and _ only",
    );
}
