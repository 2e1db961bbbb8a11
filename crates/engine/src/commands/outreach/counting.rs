//! Heads and leaflets are counted, by several phones at once.

use ids::RecordId;
use model::RecordKind;
use serde_json::{Map, Value};

use crate::door::Counted;
use crate::{Engine, Refusal, bad_field};

/// More than anybody counts with one tap; a slip of the thumb on a keypad.
const MOST_AT_ONCE: i32 = 10_000;
const LONGEST_WORD: usize = 40;

impl Engine {
    /// Adds to a count. The sum as this device knows it.
    pub(super) fn count(&self, event: RecordId, what: Counted, word: &str, by: i32) -> Result<i64, Refusal> {
        self.may_write("outreach", "count at events")?;
        let word = word.trim();
        if word.is_empty() || word.contains('/') || word.chars().count() > LONGEST_WORD {
            return Err(bad_field("word", "That is nothing that is counted.", "Choose one of the list."));
        }
        if !(-MOST_AT_ONCE..=MOST_AT_ONCE).contains(&by) {
            return Err(bad_field(
                "by",
                format!("More than {MOST_AT_ONCE} at once cannot be right."),
                "Correct the number.",
            ));
        }
        self.record_of(event, RecordKind::Event)?;
        let field = match what {
            Counted::Heads => "heads",
            Counted::HandedOut => "handed_out",
        };
        // Two taps may come at once: each adds to what the other has left, in one transaction.
        self.write(|tx, pen| {
            let counted = tx.record(event)?;
            let before = counted.get(field).and_then(|sums| sums.get(word)).and_then(Value::as_i64);
            let sum = before.unwrap_or(0) + i64::from(by);
            if sum < 0 {
                return Err(bad_field("by", "Nobody has counted so many.", "Take back less."));
            }
            let sums: Map<String, Value> = [(word.to_owned(), Value::from(sum))].into_iter().collect();
            let change = [(field.to_owned(), Value::Object(sums))].into_iter().collect();
            tx.edit(pen, event, &change, None)?;
            Ok(sum)
        })
    }
}
