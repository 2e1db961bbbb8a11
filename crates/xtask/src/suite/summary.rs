//! How a test run went, for people and for whatever reads the last line.

use std::time::Duration;

/// How one part went.
#[derive(Debug)]
pub(super) enum Outcome {
    /// It ran and found nothing wrong.
    Passed,
    /// It ran, or should have, and something is wrong.
    Failed(String),
    /// This machine lacks something that the part needs.
    NotRun(String),
}

/// One part's line.
pub(super) struct Row {
    pub(super) part: &'static str,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
}

/// The table, the reasons, and the count as the last line.
pub(super) fn summary(rows: &[Row]) -> String {
    let mut lines = vec!["part     result    seconds".to_owned()];
    let mut reasons = Vec::new();
    let (mut passed, mut failed) = (0, 0);
    for row in rows {
        let result = match &row.outcome {
            Outcome::Passed => {
                passed += 1;
                "passed"
            }
            Outcome::Failed(why) => {
                failed += 1;
                reasons.push(format!("failed: {}: {why}", row.part));
                "failed"
            }
            Outcome::NotRun(why) => {
                reasons.push(format!("not run: {}: {why}", row.part));
                "not run"
            }
        };
        lines.push(format!("{:8} {result:8} {:8.1}", row.part, row.took.as_secs_f64()));
    }
    if !reasons.is_empty() {
        lines.push(String::new());
    }
    lines.extend(reasons);
    lines.push(String::new());
    lines.push(format!("{passed} passed, {failed} failed"));
    lines.join("\n")
}
