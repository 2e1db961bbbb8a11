//! An Explorer's own page: written by the advisors' devices into a space of the Explorer's own, read by the
//! Explorer. The group's space stays closed to them.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use ids::{RecordId, SpaceId};
use model::youth::{Paper, page, papers};
use model::{Attendance, Explorer, ExplorerPage, RecordKind, RideAlong, Session, fields};
use seal::public::Right;
use serde_json::Value;
use store::WAITING;
use store::lists::Reader;

use crate::commands::visits::fields as as_fields;
use crate::door::{OwnPageView, OwnRideRow};
use crate::{Engine, Refusal};

impl Engine {
    /// This person's own page; none while they are no Explorer of the agency, or it has not arrived.
    pub(super) fn own_page(&self) -> Result<Option<OwnPageView>, Refusal> {
        let (identity, roster, directory) = (self.identity()?, self.roster(), self.directory()?);
        let template = RecordKind::ExplorerPage.space();
        // Advisors read every page and have none.
        if roster.part(identity.member, template).is_none_or(|part| part.always) {
            return Err(Refusal::NotAllowed("have a page of an Explorer's own"));
        }
        let pages = self.store.read(|reader| {
            reader.all_entries::<ExplorerPage>(RecordKind::ExplorerPage).map_err(Refusal::from)
        })?;
        let mine = |page: &ExplorerPage| {
            let space = SpaceId::own(identity.agency, template, page.explorer);
            roster.may(identity.id(), space, Right::Read)
        };
        let Some((_, page)) = pages.into_iter().find(|(_, page)| mine(page)) else { return Ok(None) };
        let rides = page.rides.iter().map(|ride| OwnRideRow {
            officer: directory.name(ride.officer),
            starts: ride.starts,
            ends: ride.ends,
            approved: ride.approved,
            left: ride.left,
            returned: ride.returned,
            called_off: ride.called_off,
        });
        Ok(Some(OwnPageView {
            until: until(&page),
            papers: papers(&as_explorer(&page), directory.day(self.now())),
            rides: rides.rev().collect(),
            sessions: page.sessions.into_iter().rev().collect(),
            name: page.name,
            joined: page.joined,
            left: page.left,
            hours: page.hours,
        }))
    }

    /// Brings every page to what the group's records say, where this device may write it. Nothing is
    /// written that is on the page already.
    pub(crate) fn write_pages(&self) -> Result<(), Refusal> {
        let (identity, roster) = (self.identity()?, self.roster());
        let own = |explorer| SpaceId::own(identity.agency, RecordKind::ExplorerPage.space(), explorer);
        let may = |explorer| {
            let space = own(explorer);
            roster.own(space).is_some()
                // Removed before the Explorer is: nobody makes it anew in between.
                && roster.expunged(space, ExplorerPage::id(explorer)).is_none()
                && roster.may(identity.id(), space, Right::Write)
                && identity.spaces.latest(space).is_some_and(|(epoch, _)| epoch > WAITING)
        };
        let (pages, written) = self.store.read(|reader| {
            let written = reader.all_entries::<ExplorerPage>(RecordKind::ExplorerPage)?;
            Ok::<_, Refusal>((pages(reader, may)?, written.into_iter().collect::<BTreeMap<_, _>>()))
        })?;
        for page in pages {
            let id = ExplorerPage::id(page.explorer);
            if written.get(&id) == Some(&page) {
                continue;
            }
            let mut json = as_fields(RecordKind::ExplorerPage, &page)?;
            for field in fields::of(RecordKind::ExplorerPage) {
                json.entry(field.name).or_insert(Value::Null);
            }
            self.write(|tx, pen| Ok(tx.create_or_edit(pen, id, RecordKind::ExplorerPage, &json)?))?;
        }
        Ok(())
    }
}

fn pages(reader: &Reader<'_>, may: impl Fn(RecordId) -> bool) -> Result<Vec<ExplorerPage>, Refusal> {
    let explorers = reader.all_entries::<Explorer>(RecordKind::Explorer)?;
    let explorers: Vec<_> = explorers.into_iter().filter(|(id, _)| may(*id)).collect();
    if explorers.is_empty() {
        return Ok(vec![]);
    }
    let sessions = reader.all_entries::<Session>(RecordKind::Session)?.into_iter().collect();
    let attendance = reader.all_entries::<Attendance>(RecordKind::Attendance)?;
    let rides = reader.all_entries::<RideAlong>(RecordKind::RideAlong)?;
    let there = || attendance.iter().map(|(_, attendance)| attendance);
    let ridden = || rides.iter().map(|(_, ride)| ride);
    Ok(explorers.iter().map(|(id, explorer)| page(*id, explorer, &sessions, there(), ridden())).collect())
}

/// The last day of each paper that there is.
fn until(page: &ExplorerPage) -> BTreeMap<Paper, NaiveDate> {
    let days = [
        (Paper::Consent, page.consent_until),
        (Paper::Training, page.training_until),
        (Paper::Registration, page.registered_until),
    ];
    days.into_iter().filter_map(|(paper, day)| Some((paper, day?))).collect()
}

/// What the rule of the papers looks at.
fn as_explorer(page: &ExplorerPage) -> Explorer {
    Explorer {
        name: page.name.clone(),
        joined: page.joined,
        consent_until: page.consent_until,
        training_until: page.training_until,
        registered_until: page.registered_until,
        member: None,
        left: page.left,
        recorded: chrono::DateTime::default(),
    }
}
