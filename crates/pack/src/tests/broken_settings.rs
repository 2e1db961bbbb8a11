//! What a text editor gets wrong: `pack.toml`.

use super::{Copy, line_of};

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
        "cert = { read = true }",
        "error: unknown key “roles.officer.cert”; use one of directory, places, patrol, patrol_notes",
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

#[test]
fn retention_is_said_for_each_class_and_never_made_up() {
    let line = line_of("pack.toml", "[retention]");
    Copy::new()
        .with("pack.toml", "notes = \"not set: the city attorney names the schedule\"\n", "")
        .says(&[&format!("pack.toml:{line}: error: retention.notes is missing; add notes = \"…\"")]);
    Copy::new().with("pack.toml", "directory = \"not set", "years = 7\ndirectory = \"not set").says(&[
        &format!(
            "pack.toml:{}: error: unknown key “retention.years”; use one of directory, engagement, notes",
            line + 1
        ),
    ]);
}
