//! Forms being filled in, kept at each keystroke.

use ids::DraftId;
use store::Draft as Kept;

use crate::directory::utc;
use crate::door::Draft;
use crate::{Engine, Refusal, bad_field};

/// A form is a page of text, not an attachment.
const LARGEST_FORM: usize = 256 * 1024;

impl Engine {
    pub(crate) fn keep_draft(&self, draft: Draft) -> Result<Draft, Refusal> {
        self.identity()?;
        let fields = draft.fields.to_string();
        if fields.len() > LARGEST_FORM {
            return Err(bad_field("fields", "The form is too long to keep.", "Shorten the note."));
        }
        let kept = Kept { draft: draft.draft, form: draft.form.clone(), fields, kept: self.now() };
        self.transact(|tx| {
            if !tx.is_enrolled()? {
                return Err(Refusal::NotEnrolled);
            }
            tx.keep_draft(&kept).map_err(Refusal::from)
        })?;
        Ok(Draft { kept: Some(utc(kept.kept)), ..draft })
    }

    pub(crate) fn drafts(&self) -> Result<Vec<Draft>, Refusal> {
        let drafts = self.store.drafts()?.into_iter().map(|kept| Draft {
            draft: kept.draft,
            form: kept.form,
            fields: serde_json::from_str(&kept.fields).unwrap_or_default(),
            kept: Some(utc(kept.kept)),
        });
        Ok(drafts.collect())
    }

    pub(crate) fn drop_draft(&self, draft: DraftId) -> Result<(), Refusal> {
        self.transact(|tx| tx.drop_draft(draft).map_err(Refusal::from))
    }
}
