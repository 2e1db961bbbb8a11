//! What was found, as it is found and as one JSON file.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::stopwatch::Row;
use crate::{Plan, Trouble};

/// The figures so far.
pub(crate) struct Report {
    figures: Map<String, Value>,
    details: Map<String, Value>,
}

impl Report {
    pub(crate) fn begin(plan: &Plan) -> Self {
        let cores = std::thread::available_parallelism().map_or(0, usize::from);
        let [small, middle, large] = plan.sizes;
        let mut report = Self { figures: Map::new(), details: Map::new() };
        let build = if cfg!(debug_assertions) { "dev" } else { "release" };
        report.detail("machine", json!({ "cores": cores, "build": build }));
        report.detail(
            "visits",
            json!({ "first_sync": small, "first_sync_10x": middle, "everything_else": middle, "everything_else_10x": large }),
        );
        report
    }

    /// A figure under its key, rounded to what it can be trusted for.
    pub(crate) fn figure(&mut self, key: &str, size: &str, figure: f64) {
        let factor = if figure.abs() < 100.0 { 1000.0 } else { 1.0 };
        let rounded = (figure * factor).round() / factor;
        println!("{key}{size} = {rounded}");
        self.figures.insert(format!("{key}{size}"), json!(rounded));
    }

    /// How a row of repeats was spread.
    pub(crate) fn spread(&mut self, name: &str, size: &str, row: &Row) {
        let of = |percent| (row.at(percent) * 1000.0).round() / 1000.0;
        self.detail(
            &format!("{name}{size}"),
            json!({ "least": of(0.0), "median": of(50.0), "p99": of(99.0), "most": of(100.0) }),
        );
    }

    /// Something to know beside the figures.
    pub(crate) fn detail(&mut self, name: &str, value: Value) {
        println!("  {name}: {value}");
        self.details.insert(name.to_owned(), value);
    }

    pub(crate) fn write(mut self, at: &Path) -> Result<(), Trouble> {
        self.figures.insert("details".into(), Value::Object(self.details));
        std::fs::write(at, serde_json::to_vec_pretty(&self.figures)?)?;
        Ok(())
    }
}
