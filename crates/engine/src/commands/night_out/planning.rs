//! The evening is planned, and planned anew when somebody runs late.

use chrono::{DateTime, Utc};
use ids::{MemberId, RecordId};
use model::night_out::{Crew, Pace, Stop, plan};
use model::{Event, Party};
use serde_json::json;

use super::SPACE;
use super::crews::latest_visits;
use crate::directory::utc;
use crate::door::{CrewForm, Here, Planned};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn plan_night(
        &self,
        event: RecordId,
        forms: &[CrewForm],
        stay: Option<u8>,
    ) -> Result<Planned, Refusal> {
        self.may_write(SPACE, "plan a night out")?;
        let night = self.night(event)?;
        if forms.is_empty() {
            return Err(bad_field("crews", "Nobody drives.", "Choose at least one officer."));
        }
        let directory = self.directory()?;
        if let Some(nobody) = forms.iter().find(|form| !directory.members.contains_key(&form.officer)) {
            return Err(bad_field(
                "crews",
                format!("There is no member {}.", nobody.officer),
                "Choose officers of the list.",
            ));
        }
        let all = self.parties_of(event)?;
        let open: Vec<&(RecordId, Party)> = all.iter().filter(|(_, party)| is_open(party)).collect();
        let pace = stay.map(|minutes| i64::from(minutes) * 60);
        self.plan_parties(&night, &open, forms, pace, None)
    }

    /// What no longer fits stays this person's, without a time: somebody has to see that it is left.
    pub(super) fn plan_mine(&self, event: RecordId) -> Result<Planned, Refusal> {
        self.may_write(SPACE, "plan their stops anew")?;
        let (night, me) = (self.night(event)?, self.member()?);
        let all = self.parties_of(event)?;
        let mine = |party: &Party| party.officer == Some(me) && is_open(party);
        let open: Vec<&(RecordId, Party)> = all.iter().filter(|(_, party)| mine(party)).collect();
        let here =
            latest_visits(&all).get(&me).map(|(_, party)| Here { lat: party.spot.lat, lon: party.spot.lon });
        let crew = CrewForm { officer: me, district: None, here };
        self.plan_parties(&night, &open, &[crew], None, Some(me))
    }

    /// Plans these parties for these crews; `left_to` keeps those that fit nowhere.
    fn plan_parties(
        &self,
        night: &Event,
        open: &[&(RecordId, Party)],
        crews: &[CrewForm],
        stay: Option<i64>,
        left_to: Option<MemberId>,
    ) -> Result<Planned, Refusal> {
        // The evening's own seconds: before it begins everybody is free at its beginning.
        let seconds = |at: DateTime<Utc>| (at - night.starts).num_seconds();
        let stops: Vec<Stop> = open.iter().map(|(_, party)| stop(night, party)).collect();
        let free = seconds(utc(self.now())).max(0);
        let driving: Vec<Crew> = crews
            .iter()
            .map(|crew| Crew {
                district: crew.district.clone(),
                at: crew.here.map(|here| (here.lat, here.lon)),
                free,
            })
            .collect();
        let mut pace = Pace::usual(seconds(night.ends));
        pace.stay = stay.unwrap_or(pace.stay);
        let made = plan(&stops, &driving, pace);
        self.write(|tx, pen| {
            for (crew, route) in crews.iter().zip(&made.routes) {
                for visit in route {
                    let at = night.starts + chrono::TimeDelta::seconds(visit.at);
                    let change = json!({"officer": crew.officer, "planned": at});
                    let change = change.as_object().cloned().unwrap_or_default();
                    tx.edit(pen, open[visit.stop].0, &change, None)?;
                }
            }
            for stop in &made.left_out {
                let change = json!({"officer": left_to, "planned": null});
                tx.edit(pen, open[*stop].0, &change.as_object().cloned().unwrap_or_default(), None)?;
            }
            Ok(())
        })?;
        let counts = || made.routes.iter().map(Vec::len);
        let number = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let minutes = |seconds: i64| u32::try_from(seconds / 60).unwrap_or(0);
        Ok(Planned {
            planned: number(counts().sum()),
            left_out: made.left_out.iter().map(|stop| open[*stop].0).collect(),
            driving_min: minutes(made.driven_s),
            at_least_min: minutes(made.bound_s),
            most: number(counts().max().unwrap_or(0)),
            least: number(counts().min().unwrap_or(0)),
        })
    }
}

/// Somebody has still to go there.
pub(super) fn is_open(party: &Party) -> bool {
    !party.called_off && party.visited.is_empty()
}

/// A party as the plan knows it, in the evening's own seconds.
pub(super) fn stop(night: &Event, party: &Party) -> Stop {
    let seconds = |at: DateTime<Utc>| (at - night.starts).num_seconds();
    Stop {
        at: (party.spot.lat, party.spot.lon),
        from: seconds(party.from),
        until: seconds(party.until),
        district: party.district.clone(),
    }
}
