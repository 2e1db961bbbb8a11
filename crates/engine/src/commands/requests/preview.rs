//! What would go out, field by field, before anything does: nothing is written down by looking.

use std::collections::BTreeMap;

use model::RecordKind;
use model::fields::{FIELDS, field};

use super::export::counts_of;
use super::given::Given;
use super::sections::sections;
use crate::door::{ExportPreview, ExportRequest, FieldPreview};
use crate::{Engine, Refusal};

impl Engine {
    pub(crate) fn preview_request(&self, request: &ExportRequest) -> Result<ExportPreview, Refusal> {
        let directory = self.directory()?;
        let (_, all) = self.what_goes_out(request, &directory)?;
        Ok(ExportPreview { counts: counts_of(&all), fields: by_field(&all) })
    }
}

/// Every field that a record has, in the order in which records and fields are handed out.
fn by_field(all: &[Given]) -> Vec<FieldPreview> {
    let mut fields: BTreeMap<(usize, usize, String), FieldPreview> = BTreeMap::new();
    for given in all {
        let withheld = given.withheld.iter().map(|one| (one.field.as_str(), Some(one.because)));
        let shown = given.fields.keys().map(|name| (name.as_str(), None));
        for (name, because) in shown.chain(withheld) {
            let preview =
                fields.entry(place(given.kind, name)).or_insert_with(|| described(given.kind, name));
            match because {
                None => preview.given += 1,
                Some(because) => {
                    preview.withheld += 1;
                    preview.because = Some(because);
                }
            }
        }
    }
    fields.into_values().collect()
}

fn place(kind: RecordKind, name: &str) -> (usize, usize, String) {
    let section = sections().iter().position(|section| *section == kind).unwrap_or(usize::MAX);
    let known = FIELDS.iter().position(|field| field.kind == kind && field.name == name);
    (section, known.unwrap_or(usize::MAX), name.to_owned())
}

fn described(kind: RecordKind, name: &str) -> FieldPreview {
    let known = field(kind, name);
    FieldPreview {
        kind,
        field: name.to_owned(),
        class: known.map(|field| field.class),
        citation: known.map(|field| field.citation.to_owned()),
        given: 0,
        withheld: 0,
        because: None,
    }
}
