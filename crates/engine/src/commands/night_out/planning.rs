//! The evening is planned, and planned anew when somebody runs late.

use chrono::{DateTime, Utc};
use ids::RecordId;
use model::night_out::{Crew, Pace, Stop, plan};
use model::{Party, RecordKind};
use serde_json::json;

use super::SPACE;
use crate::directory::utc;
use crate::door::{CrewForm, Planned};
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
        let all = self
            .store
            .read(|reader| reader.entries_of::<Party>(event, RecordKind::Party).map_err(Refusal::from))?;
        let open: Vec<&(RecordId, Party)> =
            all.iter().filter(|(_, party)| !party.called_off && party.visited.is_empty()).collect();
        // The evening's own seconds: before it begins everybody is free at its beginning.
        let seconds = |at: DateTime<Utc>| (at - night.starts).num_seconds();
        let stops: Vec<Stop> = open
            .iter()
            .map(|(_, party)| Stop {
                at: (party.spot.lat, party.spot.lon),
                from: seconds(party.from),
                until: seconds(party.until),
                district: party.district.clone(),
            })
            .collect();
        let free = seconds(utc(self.now())).max(0);
        let crews: Vec<Crew> = forms
            .iter()
            .map(|form| Crew {
                district: form.district.clone(),
                at: form.here.map(|here| (here.lat, here.lon)),
                free,
            })
            .collect();
        let mut pace = Pace::usual(seconds(night.ends));
        pace.stay = stay.map_or(pace.stay, |minutes| i64::from(minutes) * 60);
        let made = plan(&stops, &crews, pace);
        self.write(|tx, pen| {
            for (form, route) in forms.iter().zip(&made.routes) {
                for visit in route {
                    let at = night.starts + chrono::TimeDelta::seconds(visit.at);
                    let change = json!({"officer": form.officer, "planned": at});
                    let change = change.as_object().cloned().unwrap_or_default();
                    tx.edit(pen, open[visit.stop].0, &change, None)?;
                }
            }
            for stop in &made.left_out {
                let change = json!({"officer": null, "planned": null});
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
