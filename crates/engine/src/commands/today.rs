//! The list an officer starts the shift with.

use chrono::Days;
use model::due::{Candidate, due};
use store::lists::FollowUpsOf;

use super::points;
use super::rows::Naming;
use crate::directory::utc;
use crate::door::{Here, PlaceRow, TodayView};
use crate::{Engine, Refusal};

/// A screen shows no more; the count tells the rest.
const DUE_SHOWN: usize = 30;

impl Engine {
    pub(crate) fn today(&self, district: Option<String>, here: Option<Here>) -> Result<TodayView, Refusal> {
        points::maybe(here)?;
        let (directory, roster, marks) = (self.directory()?, self.roster(), self.marks.highest());
        let (now, me) = (self.now(), self.member()?);
        let naming = Naming { directory: &directory, roster: &roster, now };
        let district = district.or_else(|| directory.districts_of(me).into_iter().next());
        let day = directory.day(now);
        let drafts = self.drafts()?;
        self.store.read(|reader| {
            let code = district.as_deref();
            let until = day.checked_add_days(Days::new(7)).unwrap_or(day);
            // Who holds no district looks after all of them.
            let whose = match code {
                Some(_) => FollowUpsOf::Open { owner: me, district: code, until },
                None => FollowUpsOf::AllOpen { until },
            };
            let promises = reader.follow_ups(whose, &marks)?;
            let candidates = reader.places(code, None, None)?.into_iter().map(|place| Candidate {
                at: place.at,
                last_visit: place.last_visit.map(utc),
                due_after_days: directory.due_after_days(&place.kind),
                place,
            });
            let due = due(candidates, utc(now), here.map(|here| (here.lat, here.lon)));
            let visits = reader.visits_between(directory.begin(day), directory.end(day), code, &marks)?;
            Ok(TodayView {
                day,
                follow_ups: promises
                    .into_iter()
                    .map(|line| naming.promise(reader, line))
                    .collect::<Result<_, _>>()?,
                due_count: u32::try_from(due.len()).unwrap_or(u32::MAX),
                due: due
                    .into_iter()
                    .take(DUE_SHOWN)
                    .map(|due| naming.place(due.place, here))
                    .collect::<Vec<PlaceRow>>(),
                visits: visits.into_iter().map(|line| naming.visit(line)).collect(),
                drafts,
                district: district.clone(),
            })
        })
    }
}
