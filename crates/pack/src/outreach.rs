//! `programs.csv` and `partners.csv`: what the agency runs, and whom it refers people to.

use model::{Partner, Program};

use crate::findings::{At, Findings};
use crate::rows::{Columns, Row, once_each, rows};
use crate::sources::{PARTNERS, PROGRAMS, Sources};

/// The programs, in the order of the file.
pub(crate) fn programs(sources: &Sources, findings: &mut Findings) -> Vec<Program> {
    let rows = rows(sources, PROGRAMS, &Columns { must: &["name"], may: &["about"] }, findings);
    let program = |row: &Row<'_>, name, _: &mut Findings| Program { name, about: row.optional("about") };
    named(&rows, program, |program| &program.name, "program", findings)
}

/// The partners, in the order of the file.
pub(crate) fn partners(sources: &Sources, findings: &mut Findings) -> Vec<Partner> {
    let columns = Columns { must: &["name", "one_way"], may: &["about", "consent"] };
    let rows = rows(sources, PARTNERS, &columns, findings);
    let partner = |row: &Row<'_>, name, findings: &mut Findings| Partner {
        name,
        about: row.optional("about"),
        one_way: one_way(row, findings),
        without_consent: without_consent(row, findings),
    };
    named(&rows, partner, |partner| &partner.name, "partner", findings)
}

fn named<T>(
    rows: &[Row<'_>],
    read: impl Fn(&Row<'_>, String, &mut Findings) -> T,
    name: impl Fn(&T) -> &str,
    what: &str,
    findings: &mut Findings,
) -> Vec<T> {
    let mut found: Vec<(At, T)> = Vec::new();
    for row in rows {
        if let Some(name) = row.name("name", findings) {
            found.push((row.at, read(row, name, findings)));
        }
    }
    once_each(found, |it| name(it).to_owned(), what, findings)
}

/// Whether nothing about a person may come back. Never guessed: a wrong no breaks federal law.
fn one_way(row: &Row<'_>, findings: &mut Findings) -> bool {
    match row.text("one_way").to_lowercase().as_str() {
        "true" | "yes" => true,
        "false" | "no" => false,
        _ => {
            let do_this = "write yes when nothing about a person may come back from this partner, else no";
            findings.error(row.at, "one_way is neither yes nor no", do_this);
            true
        }
    }
}

/// Whether people may be referred without having agreed. Nobody has to say so: then it is needed.
fn without_consent(row: &Row<'_>, findings: &mut Findings) -> bool {
    match row.text("consent").to_lowercase().as_str() {
        "" | "true" | "yes" => false,
        "false" | "no" => true,
        _ => {
            let do_this = "write no when people may be referred to this partner without agreeing, else yes";
            findings.error(row.at, "consent is neither yes nor no", do_this);
            false
        }
    }
}
