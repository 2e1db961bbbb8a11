use super::*;

fn said(path: &str, text: &str) -> Vec<String> {
    find(&Tree::of(&[(path, text)]))
        .into_iter()
        .map(|problem| format!("{}: {}", problem.at, problem.what))
        .collect()
}

#[test]
fn a_table_that_takes_anything_for_a_number_is_found_by_line_and_name() {
    let sql = "-- The log; create table of nothing.\n\
        CREATE TABLE log (space BLOB NOT NULL, seq INTEGER NOT NULL) STRICT;\n\
        \n\
        create table if not exists head (\n  space BLOB PRIMARY KEY\n);\n";
    assert_eq!(said("server/src/schema.sql", sql), ["server/src/schema.sql:4: table HEAD is not STRICT"]);
}

#[test]
fn strict_may_stand_beside_without_rowid_and_virtual_tables_know_no_types() {
    let sql = "CREATE TABLE a (x BLOB PRIMARY KEY) WITHOUT ROWID, STRICT;\n\
        CREATE TABLE b (x BLOB PRIMARY KEY) STRICT, WITHOUT ROWID;\n\
        CREATE VIRTUAL TABLE words USING fts5 (text);\n\
        CREATE INDEX a_x ON a (x);\n";
    assert_eq!(said("schema.sql", sql), [""; 0]);
}

#[test]
fn a_temporary_table_is_a_table() {
    assert_eq!(said("a.sql", "CREATE TEMP TABLE t (x INTEGER);"), ["a.sql:1: table T is not STRICT"]);
}

#[test]
fn a_star_is_found_in_sql_and_in_rust_even_over_two_lines() {
    assert_eq!(said("all.sql", "SELECT\n  * FROM log;\n"), ["all.sql:1: `SELECT *`: name the columns"]);
    assert_eq!(said("a.rs", "let q = \"SELECT * FROM log\";\n"), ["a.rs:1: `SELECT *`: name the columns"]);
    assert_eq!(said("count.sql", "SELECT count(*) FROM log;\n"), [""; 0]);
}

#[test]
fn a_dump_of_whatever_table_it_is_given_wants_every_column() {
    assert_eq!(said("a.rs", "format!(\"SELECT * FROM {table} ORDER BY record\")\n"), [""; 0]);
    assert_eq!(said("a.rs", r#"format!("SELECT * FROM \"{table}\" ORDER BY record")"#), [""; 0]);
}
