//! Retail-crime trends of the region: how it is done and what goes, never by whom.

use document::lines;
use ids::RecordId;
use model::{RecordKind, TheftMethod, TrendNote};

use crate::commands::days;
use crate::commands::given::needed;
use crate::commands::lengths;
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{TrendForm, TrendNoteRow};
use crate::{Engine, Refusal, bad_field};

const KIND: RecordKind = RecordKind::TrendNote;
const SPACE: &str = "region";
const AREA: (&str, &str) = ("A trend needs to say where.", "As widely as helps: a street, a kind of store.");

impl Engine {
    pub(super) fn trend_notes(&self) -> Result<Vec<TrendNoteRow>, Refusal> {
        self.may_read(SPACE, "look at trends of the region")?;
        let all = self.store.read(|reader| reader.all_entries::<TrendNote>(KIND).map_err(Refusal::from))?;
        let mut rows =
            all.into_iter().map(|(id, note)| self.trend_row(id, note)).collect::<Result<Vec<_>, _>>()?;
        rows.sort_by(|a, b| {
            (a.record.withdrawn, &b.record.until, b.trend).cmp(&(
                b.record.withdrawn,
                &a.record.until,
                a.trend,
            ))
        });
        Ok(rows)
    }

    pub(in crate::commands) fn trend_row(
        &self,
        trend: RecordId,
        record: TrendNote,
    ) -> Result<TrendNoteRow, Refusal> {
        let may_withdraw = !record.withdrawn
            && self.may_write(SPACE, "withdraw trends").is_ok()
            && (record.agency == self.trend_agency()? || self.may_read("patrol", "").is_ok());
        Ok(TrendNoteRow { trend, record, may_withdraw })
    }

    pub(super) fn add_trend(&self, form: TrendForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "write down trends of the region")?;
        days::period(Some(form.from), Some(form.until))?;
        if let TheftMethod::Unknown(_) = form.method {
            return Err(bad_field(
                "method",
                "That is no way in the list.",
                "Choose one of the list, or other.",
            ));
        }
        let text = |text: Option<String>| text.as_deref().map(lines).unwrap_or_default();
        let goods = form.goods.iter().map(|one| one.trim().to_owned()).filter(|one| !one.is_empty());
        let record = TrendNote {
            agency: self.trend_agency()?,
            from: form.from,
            until: form.until,
            area: needed("area", Some(&form.area), AREA)?,
            method: form.method,
            goods: goods.collect(),
            times: form.times,
            note: text(form.note),
            helps: text(form.helps),
            withdrawn: false,
            recorded: utc(self.now()),
        };
        let (id, json) = (self.new_id(), fields(KIND, &record)?);
        lengths::check(KIND, &json)?;
        self.write(|tx, pen| Ok(tx.create(pen, id, KIND, &json)?))?;
        Ok(id)
    }

    pub(super) fn withdraw_trend(&self, id: RecordId) -> Result<(), Refusal> {
        let record: TrendNote = typed(self.record_of(id, KIND)?.json)?;
        if !self.trend_row(id, record)?.may_withdraw {
            return Err(Refusal::NotAllowed("withdraw this trend"));
        }
        let change = [("withdrawn".to_owned(), true.into())].into_iter().collect();
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        Ok(())
    }

    /// Whose word a trend is: the city's, from whoever is on its patrol; a partner agency's own name otherwise.
    fn trend_agency(&self) -> Result<String, Refusal> {
        let directory = self.directory()?;
        if self.may_read("patrol", "").is_ok() {
            return Ok(directory.city.as_ref().map(|city| city.agency.clone()).unwrap_or_default());
        }
        Ok(directory.name(self.member()?))
    }
}
