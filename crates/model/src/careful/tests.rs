#![allow(clippy::unwrap_used)]

use super::*;

fn found(text: &str) -> Vec<(Personal, String)> {
    let mut known = KnownWords::default();
    for name in ["Test Kitchen Bakery", "Fern Hill", "Maple Lane", "Harbor Light"] {
        known.add(name);
    }
    let today = NaiveDate::from_ymd_opt(2026, 6, 1).unwrap();
    look(text, &known, today).into_iter().map(|finding| (finding.what, finding.text)).collect()
}

#[test]
fn phone_numbers_as_people_write_them() {
    for text in
        ["952-555-0142", "(952) 555-0142", "952.555.0142", "+1 952 555 0142", "9525550142", "555-0142"]
    {
        let all = found(&format!("Call back at {text}, evenings."));
        assert_eq!(all, [(Personal::Phone, text.to_owned())], "{text}");
    }
}

#[test]
fn numbers_that_are_no_phones() {
    for text in [
        "Case 26001234",
        "SLP26-0123456",
        "CAD 2026-001234",
        "40 people, 12 kids",
        "3700 Monterey",
        "about 1,200 flyers",
        "from 10:30 to 11:45",
        "2026 0123456789012",
        "zip 55416-1234",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn birth_dates_and_other_days() {
    for text in ["3/14/1985", "03-14-85", "1985-03-14", "March 14, 1985", "14 March 1985"] {
        let all = found(&format!("lives there, {text}, twice warned"));
        assert_eq!(all, [(Personal::BirthDate, text.to_owned())], "{text}");
    }
    assert_eq!(found("born on March 3"), [(Personal::BirthDate, "March 3".to_owned())]);
    assert_eq!(found("DOB: 4/5/25"), [(Personal::BirthDate, "4/5/25".to_owned())]);
    for text in
        ["next meeting 6/14/2026", "since 2025-11-02", "on June 12 at noon", "may 5 kids come?", "24/7"]
    {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_name_is_asked_about_and_a_place_is_not() {
    for (text, name) in [
        ("Spoke with Exa Mpleson about parking.", "Exa Mpleson"),
        ("Exa Mpleson opens late.", "Exa Mpleson"),
        ("Met Exa Q. Mpleson", "Exa Q. Mpleson"),
        ("the owner Exa wants lights", "Exa"),
        ("Mrs. Mpleson asked for a call", "Mpleson"),
        ("her son Exa is on the team", "Exa"),
    ] {
        assert_eq!(found(text), [(Personal::Name, name.to_owned())], "{text}");
    }
    for text in [
        "Walked Fern Hill and Maple Lane with the CERT team.",
        "Test Kitchen Bakery asks for a no-parking sign. The owner will call on Monday.",
        "Coffee with a Cop at the Community Center? Next Tuesday.",
        "Gave out 12 stickers. Kids asked about Explorers.",
        "Harbor Light's new lot",
        "DWI Saturation Detail",
    ] {
        let names: Vec<_> = found(text).into_iter().filter(|(what, _)| *what == Personal::Name).collect();
        let allowed = ["Community Center", "Saturation Detail"];
        assert!(names.iter().all(|(_, name)| allowed.contains(&name.as_str())), "{text}: {names:?}");
    }
}

#[test]
fn any_text_is_looked_through_without_harm() {
    use proptest::prelude::*;
    proptest!(|(text in "\\PC{0,80}")| {
        for finding in look(&text, &KnownWords::default(), NaiveDate::from_ymd_opt(2026, 6, 1).unwrap()) {
            prop_assert_eq!(&text[finding.at..finding.at + finding.text.len()], finding.text.as_str());
        }
    });
}
