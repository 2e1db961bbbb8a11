//! A city's own pack with mistakes in it: each is told with its file, its line, and what to do.

use std::path::Path;

use testkit::folder;

const OURS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../crates/pack/packs/st-louis-park");

fn edit(pack: &Path, file: &str, line: usize, with: &str) {
    let path = pack.join(file);
    let text = std::fs::read_to_string(&path).unwrap();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[line - 1] = with;
    std::fs::write(path, lines.join("\n")).unwrap();
}

#[test]
fn a_malformed_pack_is_told_line_by_line() {
    let folder = folder();
    for file in std::fs::read_dir(OURS).unwrap() {
        let file = file.unwrap();
        std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
    }
    assert_eq!(pack::check(folder.path()).errors(), 0, "ours is in order");
    edit(folder.path(), "members.csv", 4, "Officer 3,sheriff");
    edit(folder.path(), "assignments.csv", 7, "Officer 99,2,2026");
    edit(folder.path(), "assignments.csv", 9, "Officer 8,77,2026");
    let report = pack::check(folder.path());
    for (file, line) in [("members.csv", 4), ("assignments.csv", 7), ("assignments.csv", 9)] {
        let problem =
            report.problems.iter().find(|problem| problem.file == file && problem.line == Some(line));
        let problem = problem.unwrap_or_else(|| panic!("{file}:{line} is not told in\n{report}"));
        assert!(problem.is_error() && problem.do_this.len() > 10, "{problem}");
    }
    let problems = pack::read(folder.path()).unwrap_err();
    assert!(problems.to_string().contains("members.csv:4: error: "), "{problems}");
}

#[test]
fn a_folder_that_is_no_pack_says_what_is_missing() {
    let problems = pack::read(folder().path()).unwrap_err();
    assert!(problems.0.iter().any(|problem| problem.do_this.len() > 10), "{problems}");
}
