//! Whether SQL is strict about types and says which columns it reads.

use super::{Problem, Rule};
use crate::tidy::tree::Tree;

pub(super) const RULE: Rule = Rule {
    name: "sql",
    why: "SQLite takes text for a number unless a table is STRICT, and a column added later must not change what a query returns",
    find,
};

fn find(tree: &Tree) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in tree.files.iter().filter(|file| !file.is_rule()) {
        let sql = without_comments(&file.text);
        if file.extension() == "sql" {
            let lax = statements(&sql).filter(|(_, words)| creates_table(words) && !is_strict(words));
            problems.extend(lax.map(|(line, words)| {
                let table = words
                    .iter()
                    .skip(2)
                    .find(|word| !["IF", "NOT", "EXISTS", "TABLE"].contains(&word.as_str()));
                let what = format!("table {} is not STRICT", table.map_or("", String::as_str));
                Problem::new(format!("{}:{line}", file.path), what)
            }));
        }
        if matches!(file.extension(), "sql" | "rs") {
            let words = words(&sql);
            let stars = words.windows(4).filter(|four| is_star(four));
            problems.extend(stars.map(|four| {
                Problem::new(format!("{}:{}", file.path, four[0].0), "`SELECT *`: name the columns")
            }));
        }
    }
    problems
}

/// `SELECT * FROM log`. A query whose table is an argument (`FROM {table}`: a dump, a rescue) cannot name
/// the columns and wants them all.
fn is_star(four: &[(usize, String)]) -> bool {
    let word = |at: usize| four.get(at).map_or("", |(_, word)| word.as_str());
    let any_table = word(2) == "FROM" && word(3).trim_start_matches(['"', '\\']).starts_with('{');
    word(0).ends_with("SELECT") && word(1) == "*" && !any_table
}

/// The text with `-- …` blanked, lines kept.
fn without_comments(text: &str) -> String {
    text.lines().map(|line| line.split("--").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// Words in capitals with their lines; brackets and commas part words too.
fn words(sql: &str) -> Vec<(usize, String)> {
    let parts = |c: char| c.is_whitespace() || "(),".contains(c);
    let line = |(before, line): (usize, &str)| -> Vec<(usize, String)> {
        line.split(parts)
            .filter(|word| !word.is_empty())
            .map(|word| (before + 1, word.to_uppercase()))
            .collect()
    };
    sql.lines().enumerate().flat_map(line).collect()
}

/// Each statement's first line and its words. A trigger's inner statements come out alone, which does
/// no harm: they create no tables.
fn statements(sql: &str) -> impl Iterator<Item = (usize, Vec<String>)> {
    let mut before = 0;
    sql.split(';').filter_map(move |statement| {
        let words = words(statement);
        let first = words.first().map(|(line, _)| before + line);
        before += statement.matches('\n').count();
        first.map(|line| (line, words.into_iter().map(|(_, word)| word).collect()))
    })
}

fn creates_table(words: &[String]) -> bool {
    let second = |at: usize| words.get(at).map(String::as_str);
    second(0) == Some("CREATE")
        && (second(1) == Some("TABLE")
            || (matches!(second(1), Some("TEMP" | "TEMPORARY")) && second(2) == Some("TABLE")))
}

/// `STRICT` stands among the options at the end, alone or beside `WITHOUT ROWID`.
fn is_strict(words: &[String]) -> bool {
    words.iter().rev().take(3).any(|word| word == "STRICT")
}

#[cfg(test)]
mod tests;
