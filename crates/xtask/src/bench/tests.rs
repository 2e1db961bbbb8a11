use serde_json::json;

use super::*;

#[test]
fn a_report_reads_as_a_table_with_one_figure_a_line() {
    let report = json!({
        "machine": "2 cores",
        "measures": [
            { "name": "save a visit", "p50_ms": 3.1, "p99_ms": 7 },
            { "name": "today", "p50_ms": 1 },
        ],
    });
    assert_eq!(
        table(&report),
        "machine                           2 cores\n\
         measures / save a visit / p50_ms  3.1\n\
         measures / save a visit / p99_ms  7\n\
         measures / today / p50_ms         1\n"
    );
}

#[test]
fn an_empty_report_is_an_empty_table() {
    assert_eq!(table(&json!({})), "");
}
