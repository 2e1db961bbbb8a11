//! Handing out: the files, and in the same breath the record that they were handed out.
//!
//! The record is written first and the files are the answer to it, so nothing goes out unrecorded.

use std::collections::{BTreeMap, BTreeSet};

use ids::RecordId;
use model::disclosure::tally;
use model::{Asked, Audience, Disclosure, RecordKind};
use serde_json::json;

use super::cover::{called, page};
use super::csv::table;
use super::given::{Given, Reading, there};
use super::looking;
use super::sections::{Cursor, Wanted, sections};
use crate::commands::visits::fields;
use crate::directory::{Directory, utc};
use crate::door::{Cover, Export, ExportFile, ExportRequest, KindCount};
use crate::{Engine, Refusal, bad_field};

/// So many records at most in one go; a year of a small city. More are asked for by days.
const MOST: usize = 5_000;
/// So many are chosen one by one; each is named in the record of the disclosure.
const MOST_CHOSEN: usize = 200;
/// A purpose, a reference and a law are a line each.
const LONGEST_LINE: usize = 300;

impl Engine {
    pub(crate) fn export_request(&self, request: &ExportRequest) -> Result<Export, Refusal> {
        let directory = self.directory()?;
        let (request, all) = self.what_goes_out(request, &directory)?;
        let disclosure = self.disclosure(&request, &all)?;
        let cover = cover_of(&disclosure, &directory, &all);
        let files = files(&cover, &all)?;
        let id = self.new_id();
        let record = fields(RecordKind::Disclosure, &disclosure)?;
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::Disclosure, &record)?))?;
        Ok(Export { disclosure: id, cover, files })
    }

    /// The request, when it may be answered at all, and every record as it would be handed out.
    pub(super) fn what_goes_out(
        &self,
        request: &ExportRequest,
        directory: &Directory,
    ) -> Result<(ExportRequest, Vec<Given>), Refusal> {
        self.may_keep_records("hand out records")?;
        let request = checked(request)?;
        looking(&request.asked, directory)?;
        let all = self.store.search(|reader| {
            let records = match request.chosen.is_empty() {
                true => self.everything(reader, directory, &request)?,
                false => chosen(reader, &request.chosen)?,
            };
            let reading = Reading { reader, directory, audience: &request.audience };
            let given = records.into_iter().map(|(kind, record)| reading.given(kind, record));
            given.collect::<Result<Vec<Given>, Refusal>>()
        })?;
        Ok((request, all))
    }

    fn everything(
        &self,
        reader: &store::lists::Searcher<'_>,
        directory: &Directory,
        request: &ExportRequest,
    ) -> Result<Vec<(RecordKind, RecordId)>, Refusal> {
        let (mut all, mut cursor) = (vec![], Some(Cursor::default()));
        while let Some(at) = cursor {
            let wanted = Wanted { asked: &request.asked, audience: Some(&request.audience) };
            let page = self.page_for_request(reader, directory, wanted, at, 500)?;
            all.extend(page.records);
            if all.len() > MOST {
                let say = format!("More than {MOST} records are found.");
                return Err(bad_field("asked", say, "Hand them out in parts: ask for fewer days at a time."));
            }
            cursor = page.next;
        }
        if request.audience == Audience::Anybody {
            // Whoever may not read a note must not learn its words by asking for them, so that one was
            // withheld is told by the visit it belongs to and not by what stands in it.
            all.retain(|(kind, _)| *kind != RecordKind::VisitNote);
            for (_, visit) in all.clone().into_iter().filter(|(kind, _)| *kind == RecordKind::Visit) {
                all.extend(reader.notes_of(visit)?.into_iter().map(|note| (RecordKind::VisitNote, note)));
            }
        }
        Ok(all)
    }

    fn disclosure(&self, request: &ExportRequest, all: &[Given]) -> Result<Disclosure, Refusal> {
        let mut counts: BTreeMap<String, u32> = BTreeMap::new();
        for given in all.iter().filter(|given| !given.fields.is_empty()) {
            *counts.entry(given.kind.word().to_owned()).or_default() += 1;
        }
        let mut asked = Asked { words_kept_back: false, ..request.asked.clone() };
        if request.audience == Audience::DataSubject && asked.text.take().is_some() {
            asked.words_kept_back = true;
        }
        Ok(Disclosure {
            recorded: utc(self.now()),
            by: self.member()?,
            audience: request.audience.clone(),
            purpose: request.purpose.clone(),
            reference: request.reference.clone(),
            authority: request.authority.clone(),
            asked,
            chosen: request.chosen.iter().copied().collect(),
            counts,
            withheld: tally(all.iter().flat_map(|given| &given.withheld)),
        })
    }
}

/// The request with its lines trimmed, when it may be answered at all.
fn checked(request: &ExportRequest) -> Result<ExportRequest, Refusal> {
    if let Audience::Unknown(_) = request.audience {
        return Err(bad_field(
            "audience",
            "That is nobody who asks.",
            "Say anybody, data_subject or agency.",
        ));
    }
    let purpose = line("purpose", Some(&request.purpose))?.ok_or_else(|| {
        bad_field("purpose", "A purpose is needed.", "Say in a few words what it is for, without names.")
    })?;
    let authority = line("authority", request.authority.as_deref())?;
    if request.audience == Audience::Agency && authority.is_none() {
        return Err(bad_field(
            "authority",
            "An agency gets not-public data only by a law that says so.",
            "Name the law, or hand out what anybody may have.",
        ));
    }
    if request.audience != Audience::Anybody && request.chosen.is_empty() {
        return Err(bad_field(
            "chosen",
            "Not-public data go out record by record.",
            "Look through what was found and choose the records.",
        ));
    }
    if request.chosen.len() > MOST_CHOSEN {
        let say = format!("More than {MOST_CHOSEN} records are chosen.");
        return Err(bad_field("chosen", say, "Hand them out in parts."));
    }
    let reference = line("reference", request.reference.as_deref())?;
    Ok(ExportRequest { purpose, authority, reference, ..request.clone() })
}

fn line(field: &'static str, text: Option<&str>) -> Result<Option<String>, Refusal> {
    let text = text.map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > LONGEST_LINE) {
        let say = format!("More than {LONGEST_LINE} characters do not fit on a line.");
        return Err(bad_field(field, say, "Shorten it."));
    }
    Ok(text.map(str::to_owned))
}

/// The chosen records, each once, if all are of kinds that requests are answered from.
fn chosen(
    reader: &store::lists::Reader<'_>,
    chosen: &[RecordId],
) -> Result<Vec<(RecordKind, RecordId)>, Refusal> {
    let mut seen = BTreeSet::new();
    let once = chosen.iter().filter(|record| seen.insert(**record));
    once.map(|record| match reader.whole(*record) {
        Ok(whole) if sections().contains(&whole.kind) && !whole.json.contains_key("shielded") => {
            Ok((whole.kind, *record))
        }
        _ => {
            let say = "A chosen record is not on this device, or is none that is handed out.";
            Err(bad_field("chosen", say, "Look for the records again and choose anew."))
        }
    })
    .collect()
}

/// How many records of each kind go out, and how many not at all.
pub(super) fn counts_of(all: &[Given]) -> Vec<KindCount> {
    let count = |kind| {
        let of_kind = all.iter().filter(|given| given.kind == kind);
        let (given, withheld): (Vec<_>, Vec<_>) = of_kind.partition(|given| !given.fields.is_empty());
        let number = |records: Vec<&Given>| u32::try_from(records.len()).unwrap_or(u32::MAX);
        KindCount { kind, given: number(given), withheld: number(withheld) }
    };
    let counts = sections().iter().copied().map(count);
    counts.filter(|count| count.given + count.withheld > 0).collect()
}

fn cover_of(disclosure: &Disclosure, directory: &Directory, all: &[Given]) -> Cover {
    Cover {
        agency: directory.city.as_ref().map(|city| city.agency.clone()).unwrap_or_default(),
        made: disclosure.recorded,
        made_there: there(directory, disclosure.recorded),
        by: directory.name(disclosure.by),
        audience: disclosure.audience.clone(),
        purpose: disclosure.purpose.clone(),
        reference: disclosure.reference.clone(),
        authority: disclosure.authority.clone(),
        asked: disclosure.asked.clone(),
        counts: counts_of(all),
        withheld: disclosure.withheld.clone(),
    }
}

/// The cover, everything as JSON, and a table for each kind. A record of which nothing may be shown is
/// in none of them: its id would tell that there is one, and when it was made.
fn files(cover: &Cover, all: &[Given]) -> Result<Vec<ExportFile>, Refusal> {
    let file = |name: &str, media_type: &str, text: String| ExportFile {
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        text,
    };
    let given: Vec<&Given> = all.iter().filter(|given| !given.fields.is_empty()).collect();
    let whole = json!({ "cover": cover, "records": given });
    let whole = serde_json::to_string_pretty(&whole).map_err(|error| Refusal::Command(error.to_string()))?;
    let mut files =
        vec![file("cover.txt", "text/plain", page(cover)), file("records.json", "application/json", whole)];
    for kind in sections().iter().copied() {
        let of_kind: Vec<&Given> = given.iter().copied().filter(|given| given.kind == kind).collect();
        if !of_kind.is_empty() {
            let name = format!("{}.csv", called(kind).replace(' ', "-"));
            files.push(file(&name, "text/csv", table(kind, &of_kind)?));
        }
    }
    Ok(files)
}
