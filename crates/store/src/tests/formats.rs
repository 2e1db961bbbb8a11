//! The steps from each format to the next, with rows in every table: formats 2 to 5 were never released and left
//! no fixture behind. Formats 1 and 6 have theirs, in `tests/fixtures`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use ids::DraftId;
use model::RecordKind;
use rusqlite::types::Value;
use rusqlite::{Connection, params_from_iter};
use serde_json::json;
use tempfile::TempDir;

use super::desk::{Desk, NOW, key, place, promise};
use crate::database::{self, FORMAT};
use crate::{Draft, Store, StoreError};

/// Tables with their columns, as one format had them.
type Tables = BTreeMap<String, Vec<(String, String)>>;

/// A database of this format, empty.
fn of_format(format: u32) -> (TempDir, PathBuf, Connection) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("porchlight.db");
    let connection = database::connect(&path, &key(), false).unwrap();
    database::upgrade_to(&connection, 0, format).unwrap();
    assert_eq!(found(&connection), format);
    (folder, path, connection)
}

fn found(connection: &Connection) -> u32 {
    connection.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap()
}

/// Every table, in the order in which they were made, with names and types of its columns. Not the read model,
/// which is made anew from the documents.
fn tables(connection: &Connection) -> Vec<(String, Vec<(String, String)>)> {
    let mut all = connection
        .prepare(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid",
        )
        .unwrap();
    let names = all.query_map([], |row| row.get::<_, String>(0)).unwrap();
    let names = names.map(Result::unwrap).filter(|name| {
        !database::READ_MODEL_SCHEMA.contains(&format!("TABLE {name} ")) && !name.starts_with("visit_words")
    });
    names
        .map(|name| {
            let mut info = connection.prepare("SELECT name, type FROM pragma_table_info(?1)").unwrap();
            let columns = info.query_map([&name], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
            let columns = columns.map(Result::unwrap).collect();
            drop(info);
            (name, columns)
        })
        .collect()
}

/// Two rows in each table that has none.
fn fills(connection: &Connection) {
    for (table, columns) in tables(connection) {
        let filled: i64 =
            connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
        // `meta` has the number of the read model from the beginning.
        if filled > 1 {
            continue;
        }
        let marks = vec!["?"; columns.len()].join(", ");
        for row in 1..=2_u8 {
            let values = columns.iter().map(|(_, kind)| match kind.as_str() {
                "INTEGER" => Value::Integer(row.into()),
                "TEXT" => Value::Text(format!("word {row}")),
                "BLOB" => Value::Blob(vec![row; 16]),
                other => panic!("{table} has a column of type {other}"),
            });
            connection
                .execute(&format!("INSERT INTO {table} VALUES ({marks})"), params_from_iter(values))
                .unwrap_or_else(|error| panic!("{table}: {error}"));
        }
    }
}

/// What stands in these columns of these tables.
fn rows(connection: &Connection, tables: &Tables) -> Vec<String> {
    let mut lines = vec![];
    for (table, columns) in tables {
        let names: Vec<&str> = columns.iter().map(|(name, _)| name.as_str()).collect();
        let sql = format!("SELECT {} FROM {table} ORDER BY 1, 2", names.join(", "));
        let mut query = connection.prepare(&sql).unwrap();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values = (0..names.len()).map(|at| format!("{:?}", row.get_ref(at).unwrap()));
            lines.push(format!("{table} {}", values.collect::<Vec<_>>().join(" ")));
        }
    }
    lines
}

/// Every table and index, as it was made.
fn shape(connection: &Connection) -> Vec<(String, Option<String>)> {
    let mut all = connection.prepare("SELECT name, sql FROM sqlite_schema ORDER BY name").unwrap();
    let all = all.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    all.map(Result::unwrap).collect()
}

#[test]
fn each_step_keeps_every_row_of_the_formats_before_it_and_its_new_tables_take_rows() {
    for before in 1..FORMAT {
        let (_folder, _, connection) = of_format(before);
        fills(&connection);
        let known: Tables = tables(&connection).into_iter().collect();
        let written = rows(&connection, &known);
        assert!(written.len() >= 2 * known.len(), "format {before} has a table without rows");
        database::upgrade_to(&connection, before, before + 1).unwrap();
        assert_eq!(found(&connection), before + 1);
        assert_eq!(rows(&connection, &known), written, "from {before} to {}", before + 1);
        let now: Tables = tables(&connection).into_iter().collect();
        assert!(now.len() > known.len(), "format {} added nothing", before + 1);
        let new: Tables = now.into_iter().filter(|(table, _)| !known.contains_key(table)).collect();
        assert_eq!(rows(&connection, &new), [] as [String; 0], "what is new is empty");
        fills(&connection);
        assert_eq!(rows(&connection, &new).len(), 2 * new.len());
    }
}

#[test]
fn a_database_of_any_earlier_format_opens_with_all_its_rows_and_in_the_shape_of_a_new_one() {
    let (_folder, _, new) = of_format(FORMAT);
    for before in 1..FORMAT {
        let (_folder, path, connection) = of_format(before);
        fills(&connection);
        let known: Tables = tables(&connection).into_iter().collect();
        let written = rows(&connection, &known);
        drop(connection);
        let opened = database::open(&path, &key()).unwrap();
        assert_eq!(found(&opened), FORMAT);
        assert_eq!(rows(&opened, &known), written, "from {before}");
        assert_eq!(shape(&opened), shape(&new), "from {before}");
    }
}

/// Records, their outbox and a draft, as a program of an earlier format left them: the formats only added tables,
/// so one of before is one of today without them.
#[test]
fn what_people_wrote_in_an_earlier_format_is_read_and_still_waits_to_be_sent() {
    for before in 1..FORMAT {
        let desk = written();
        let (lists, heads) = (desk.store.read_model().unwrap(), desk.store.heads().unwrap());
        let waits = desk.store.outbox(0, usize::MAX).unwrap().len();
        assert!(waits >= 5, "{waits}");
        let Desk { store, folder, .. } = desk;
        drop(store);
        let path = folder.path().join("porchlight.db");
        let connection = database::connect(&path, &key(), false).unwrap();
        let (_old, _, old) = of_format(before);
        let old: Tables = tables(&old).into_iter().collect();
        for (table, _) in tables(&connection).iter().rev().filter(|(table, _)| !old.contains_key(table)) {
            connection.execute_batch(&format!("DROP TABLE {table}")).unwrap();
        }
        // Its read model was another one: it is made anew.
        crate::meta::put(&connection, "read_model", &0_u32.to_be_bytes()).unwrap();
        connection.pragma_update(None, "user_version", before).unwrap();
        drop(connection);

        let opened = Store::open(folder.path(), key(), NOW).unwrap();
        assert_eq!(opened.salvaged, None, "format {before}");
        let store = opened.store;
        assert_eq!(store.read_model().unwrap(), lists, "format {before}");
        assert_eq!(store.heads().unwrap(), heads);
        assert_eq!(store.outbox(0, usize::MAX).unwrap().len(), waits);
        assert_eq!(store.drafts().unwrap().len(), 1);
        assert_eq!(store.check().unwrap(), Vec::<String>::new());
    }
}

fn written() -> Desk {
    let desk = Desk::new();
    let oak = desk.creates(1, RecordKind::Place, &place("Oak Books", &json!({ "district": "1" })));
    let visit = desk.visit(2, &json!({ "place": oak, "note": ["Met the owner."] }));
    let fields = json!({ "visit": visit, "place": oak });
    desk.creates(3, RecordKind::FollowUp, &promise("2026-06-10", &fields));
    let note = json!({ "visit": visit, "note": ["Not public."], "recorded": "2026-06-10T15:00:00Z" });
    desk.creates(4, RecordKind::VisitNote, &note);
    desk.edits(visit, &json!({ "people_reached": 4 }));
    let draft =
        Draft { draft: DraftId::from_bytes([1; 16]), form: "visit".into(), fields: "{}".into(), kept: NOW };
    let kept: Result<_, StoreError> = desk.store.transact(|tx| tx.keep_draft(&draft));
    kept.unwrap();
    desk
}
