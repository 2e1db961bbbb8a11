//! What a city lives through with its pack. Each story copies the real pack, breaks it, and reads the complaint.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod broken_boundaries;
mod broken_rows;
mod broken_settings;
mod built_in;
mod mangled;

use std::fs;
use std::path::Path;

use crate::{Report, check, read};

/// A copy of the St. Louis Park pack in a folder of its own.
struct Copy(tempfile::TempDir);

impl Copy {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for file in crate::sources::FILES {
            fs::copy(original().join(file), folder.path().join(file)).unwrap();
        }
        Self(folder)
    }

    /// The same with `from`, which has to be there, replaced by `to` where it stands first.
    fn with(self, file: &str, from: &str, to: &str) -> Self {
        let text = fs::read_to_string(self.0.path().join(file)).unwrap();
        assert!(text.contains(from), "{file} has no “{from}”");
        self.holding(file, text.replacen(from, to, 1).as_bytes())
    }

    /// The same with other bytes in `file`.
    fn holding(self, file: &str, bytes: &[u8]) -> Self {
        fs::write(self.0.path().join(file), bytes).unwrap();
        self
    }

    /// The same without `file`.
    fn without(self, file: &str) -> Self {
        fs::remove_file(self.0.path().join(file)).unwrap();
        self
    }

    fn checked(&self) -> Report {
        check(self.0.path())
    }

    /// Exactly these complaints come out, and the pack is refused if one of them is an error.
    #[track_caller]
    fn says(&self, complaints: &[&str]) {
        let report = self.checked();
        let said: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
        assert_eq!(said, complaints);
        assert_eq!(read(self.0.path()).is_err(), report.errors() > 0);
    }
}

fn original() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/packs/st-louis-park"))
}

/// The line, from 1, that `text` begins on in a file of the original pack.
fn line_of(file: &str, text: &str) -> usize {
    let whole = fs::read_to_string(original().join(file)).unwrap();
    whole[..whole.find(text).unwrap()].matches('\n').count() + 1
}

#[test]
fn a_city_without_any_file_hears_of_each_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let report = check(folder.path());
    assert_eq!(report.errors(), 8);
    assert!(report.problems.iter().all(|problem| problem.what == "the file is missing"), "{report}");
    assert!(report.to_string().ends_with("errors: 8, warnings: 0"));
}

#[test]
fn one_missing_file_is_one_complaint_not_two_hundred() {
    for file in crate::sources::FILES {
        let complaint =
            format!("{file}: error: the file is missing; create it: docs/pack.md says what goes in");
        let report = Copy::new().without(file).checked();
        assert_eq!(report.errors(), 1, "{report}");
        assert!(report.to_string().contains(&complaint), "{report}");
    }
}

#[test]
fn a_warning_does_not_stand_in_the_way() {
    let copy = Copy::new().with("places.csv", "44.9467,-93.3890", "45.9467,-93.3890");
    assert_eq!((copy.checked().errors(), copy.checked().warnings()), (0, 1));
    assert_eq!(read(copy.0.path()).unwrap().places.len(), crate::st_louis_park().places.len());
}

#[test]
fn a_report_has_all_problems_and_a_program_can_read_it() {
    let copy =
        Copy::new().with("places.csv", ",school,", ",shcool,").with("pack.toml", "zone = ", "time_zone = ");
    let report = serde_json::to_value(copy.checked()).unwrap();
    assert_eq!(report["problems"].as_array().unwrap().len(), 3);
    assert_eq!(report["problems"][2]["severity"], "error");
    assert_eq!(report["problems"][2]["do_this"], "did you mean “school”?");
    let refusal = read(copy.0.path()).unwrap_err();
    assert_eq!(refusal.to_string().lines().count(), 3);
}

#[test]
fn a_spreadsheet_that_writes_a_byte_order_mark_and_crlf_is_fine() {
    let text = fs::read_to_string(original().join("places.csv")).unwrap();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    Copy::new().holding("places.csv", windows.as_bytes()).says(&[]);
}

#[test]
fn a_letter_of_another_century_is_found_by_its_line() {
    let copy = Copy::new().holding("programs.csv", b"name,about\nCoffee,\nCaf\xe9,\n");
    copy.says(&[
        "programs.csv:3: error: a letter here is not UTF-8; save it as UTF-8 (in a spreadsheet: “CSV UTF-8”)",
    ]);
}

#[test]
fn a_file_of_five_megabytes_is_not_read_whole() {
    let copy = Copy::new().holding("programs.csv", &vec![b'x'; 5 << 20]);
    copy.says(&["programs.csv: error: it is larger than 4 MiB; split off what is not needed, or simplify the boundaries"]);
}

#[test]
fn a_file_of_one_mistake_does_not_fill_the_screen() {
    let rows: String = (0..1_000).map(|number| format!("Shop {number},shop\n")).collect();
    let report = Copy::new().holding("places.csv", format!("name,kind\n{rows}").as_bytes()).checked();
    assert_eq!(report.problems.len(), 100);
    assert!(report.to_string().contains("places.csv: error: 100 problems or more"), "{report}");
}

#[test]
fn a_path_that_is_no_folder_is_one_complaint() {
    let copy = Copy::new();
    for (path, what) in [("nowhere", "there is no such folder"), ("pack.toml", "this is a file")] {
        let report = check(&copy.0.path().join(path));
        let said: Vec<String> = report.problems.iter().map(ToString::to_string).collect();
        let expected = "give the folder that holds pack.toml; docs/pack.md tells more";
        assert_eq!(said, [format!("pack: error: {what}; {expected}")]);
    }
}

#[test]
fn what_spreadsheets_put_around_a_text_is_no_mistake() {
    let mut copy = Copy::new();
    for file in crate::sources::FILES {
        let text = fs::read_to_string(copy.0.path().join(file)).unwrap();
        copy = copy.holding(file, format!("\u{feff}{}", text.replace('\n', "\r\n")).as_bytes());
    }
    copy.says(&[]);
}
