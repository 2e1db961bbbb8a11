//! A form that ends with what it saved: a command may name the draft that it finishes, and the draft goes in
//! the transaction that writes the record. A crash leaves both or neither.

use std::cell::Cell;

use ids::DraftId;
use serde::Deserialize;
use serde_json::Value;

use crate::Engine;
use crate::door::{ApiError, Command};

/// What may stand beside a command: `{"do": "add_place", "place": {…}, "finishes": "019…"}`.
#[derive(Deserialize)]
pub(super) struct Beside {
    /// A draft that is no longer needed once the command is done.
    pub(super) finishes: Option<DraftId>,
}

thread_local! {
    // A command is done by the thread that calls; what it writes, it writes from there.
    static FINISHES: Cell<Option<DraftId>> = const { Cell::new(None) };
}

impl Engine {
    /// Does a command that finishes a form. Refused, it leaves the form.
    pub(super) fn call_finishing(&self, command: Command, draft: DraftId) -> Result<Value, ApiError> {
        let _turn = Turn::begin(draft);
        let answer = self.call(command)?;
        // It wrote no record by itself: a report that was asked for, a plan that was looked at.
        if let Some(draft) = taken() {
            self.drop_draft(draft).map_err(ApiError::from)?;
        }
        Ok(answer)
    }
}

/// The draft that goes with what is being written, if one is to and has not gone yet.
pub(crate) fn taken() -> Option<DraftId> {
    FINISHES.take()
}

/// However the command ends, the next one on this thread finishes nothing of it.
struct Turn;

impl Turn {
    fn begin(draft: DraftId) -> Self {
        FINISHES.set(Some(draft));
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        FINISHES.set(None);
    }
}
