//! The roster: taken in, changed, listed with papers and hours.

use ids::{MemberId, RecordId};
use model::youth::{AWARD_MONTHS, papers, standings};
use model::{Explorer, RecordKind};

use super::ledgers::Kept;
use super::{SPACE, awards};
use crate::commands::given::needed;
use crate::commands::visits::fields;
use crate::directory::utc;
use crate::door::{ExplorerForm, ExplorerRow};
use crate::{Engine, Refusal, bad_field};

const NAME: (&str, &str) = ("An Explorer needs a name.", "Write it as it should stand in the roster.");

impl Engine {
    pub(super) fn roster_of_explorers(&self) -> Result<Vec<ExplorerRow>, Refusal> {
        self.may_read(SPACE, "look at the Explorers")?;
        let directory = self.directory()?;
        let day = directory.day(self.now());
        let (agency, now) = (self.identity()?.agency, utc(self.now()));
        self.store.read(|reader| {
            let kept = Kept::read(reader)?;
            let table = awards::read(reader, agency)?;
            let year_ago = now.checked_sub_months(AWARD_MONTHS).unwrap_or(now);
            let all = reader.all_entries::<Explorer>(RecordKind::Explorer)?;
            let rows = all.into_iter().map(|(id, explorer)| ExplorerRow {
                explorer: id,
                papers: papers(&explorer, day),
                hours: kept.ledger(id, |_| true),
                awards: if table.on {
                    standings(&table.levels, kept.ledger(id, |at| at >= year_ago).service)
                } else {
                    vec![]
                },
                consent_until: explorer.consent_until,
                training_until: explorer.training_until,
                registered_until: explorer.registered_until,
                name: explorer.name,
                joined: explorer.joined,
                member: explorer.member,
                left: explorer.left,
            });
            let mut rows: Vec<ExplorerRow> = rows.collect();
            rows.sort_by(|a, b| (a.left, &a.name).cmp(&(b.left, &b.name)));
            Ok(rows)
        })
    }

    pub(super) fn admit_explorer(&self, form: &ExplorerForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "take Explorers in")?;
        let record = Explorer {
            name: needed("name", form.name.as_deref(), NAME)?,
            joined: form.joined.unwrap_or(self.directory()?.day(self.now())),
            consent_until: form.consent_until.flatten(),
            training_until: form.training_until.flatten(),
            registered_until: form.registered_until.flatten(),
            member: form.member,
            left: form.left.unwrap_or_default(),
            recorded: utc(self.now()),
        };
        let (id, json) = (self.new_id(), fields(RecordKind::Explorer, &record)?);
        self.is_no_others(id, form.member)?;
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::Explorer, &json)?))?;
        Ok(id)
    }

    pub(super) fn change_explorer(&self, id: RecordId, mut form: ExplorerForm) -> Result<(), Refusal> {
        self.may_write(SPACE, "change Explorers")?;
        self.record_of(id, RecordKind::Explorer)?;
        if form.name.is_some() {
            form.name = Some(needed("name", form.name.as_deref(), NAME)?);
        }
        self.is_no_others(id, form.member)?;
        let change = fields(RecordKind::Explorer, &form)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        Ok(())
    }
}

impl Engine {
    /// Whose device it is that reads the page: an Explorer's of the directory, and of one Explorer alone.
    fn is_no_others(&self, explorer: RecordId, member: Option<MemberId>) -> Result<(), Refusal> {
        let Some(member) = member else { return Ok(()) };
        let directory = self.directory()?;
        let parts = directory.city.as_ref().map(|city| &city.parts);
        let template = RecordKind::ExplorerPage.space();
        let part = directory.members.get(&member).filter(|record| !record.left).and_then(|record| {
            parts?.get(&record.role)?.get(template).filter(|part| part.read && !part.always)
        });
        if part.is_none() {
            return Err(bad_field(
                "member",
                "That member is no Explorer of the agency.",
                "Choose somebody whose role is that of an Explorer.",
            ));
        }
        let all = self
            .store
            .read(|reader| reader.all_entries::<Explorer>(RecordKind::Explorer).map_err(Refusal::from))?;
        if all.iter().any(|(id, other)| *id != explorer && other.member == Some(member) && !other.left) {
            return Err(bad_field(
                "member",
                "Another Explorer of the roster is that member.",
                "Correct the one that is wrong: each reads their own page and nobody else's.",
            ));
        }
        Ok(())
    }
}
