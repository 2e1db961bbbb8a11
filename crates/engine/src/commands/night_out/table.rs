//! A table of parties, as the city's sign-up form or a spreadsheet saves it, read line by line.
//!
//! Knows no record: gives forms, or says which line is wrong and how to correct it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use ids::RecordId;

use crate::commands::upkeep::{Line, Sheet};
use crate::door::{HostForm, PartiesAdded, PartyForm};
use crate::{Engine, Refusal, bad_field};

const COLUMNS: [&str; 9] = ["address", "lat", "lon", "from", "until", "wishes", "host", "phone", "email"];

impl Engine {
    pub(super) fn import_parties(&self, event: RecordId, table: &str) -> Result<PartiesAdded, Refusal> {
        let (night, directory) = (self.night(event)?, self.directory()?);
        let places = self.places(None, None, None, None, Some(5_000))?;
        let known_points =
            places.into_iter().filter_map(|place| Some((same(&place.address?), (place.lat?, place.lon?))));
        let read = Table {
            day: night.starts.with_timezone(&directory.zone).date_naive(),
            zone: directory.zone,
            points: known_points.collect(),
        };
        let there: BTreeSet<String> =
            self.parties_of(event)?.into_iter().map(|(_, party)| same(&party.address)).collect();
        let (mut new, mut known, mut seen) = (vec![], vec![], there);
        for form in read.forms(table)? {
            // The list is often sent again with the late ones added.
            if seen.insert(same(&form.address)) { new.push(form) } else { known.push(form.address) }
        }
        let added = self.add_parties(event, new)?.len();
        Ok(PartiesAdded { added: u32::try_from(added).unwrap_or(u32::MAX), known })
    }
}

/// What a table is read with.
struct Table {
    day: NaiveDate,
    zone: Tz,
    /// Where known addresses are, for lines without a point.
    points: BTreeMap<String, (f64, f64)>,
}

impl Table {
    fn forms(&self, text: &str) -> Result<Vec<PartyForm>, Refusal> {
        let sheet = Sheet::read(text, "address", &COLUMNS)?;
        let mut forms = vec![];
        for (number, line) in sheet.lines() {
            let line = line.ok_or_else(|| {
                let what = "Save it as CSV in UTF-8, and try again.";
                bad_field("table", format!("Line {number} cannot be read."), what)
            })?;
            forms.push(self.form(&line)?);
        }
        Ok(forms)
    }

    fn form(&self, line: &Line<'_>) -> Result<PartyForm, Refusal> {
        let Some(address) = line.cell("address") else {
            return Err(line.wrong("there is no address", "Write street and number, or the block."));
        };
        let (lat, lon) = self.point(line, address)?;
        let name = line.cell("host");
        let (phone, email) = (line.cell("phone"), line.cell("email"));
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let host = (name.or(phone).or(email).is_some()).then(|| HostForm {
            name: name.unwrap_or_default().to_owned(),
            phone: owned(phone),
            email: owned(email),
        });
        let wishes = line.cell("wishes").unwrap_or_default().split(';').map(str::trim);
        Ok(PartyForm {
            address: address.to_owned(),
            lat,
            lon,
            from: self.time(line, "from")?,
            until: self.time(line, "until")?,
            wishes: wishes.filter(|wish| !wish.is_empty()).map(str::to_owned).collect(),
            host,
        })
    }

    fn point(&self, line: &Line<'_>, address: &str) -> Result<(f64, f64), Refusal> {
        let degrees = |column: &str| -> Result<Option<f64>, Refusal> {
            let Some(text) = line.cell(column) else { return Ok(None) };
            let number = text.parse::<f64>().ok().filter(|degrees| degrees.is_finite());
            number.map(Some).ok_or_else(|| {
                line.wrong(&format!("{column} is no number"), "Write degrees with a point, such as 44.9483.")
            })
        };
        match (degrees("lat")?, degrees("lon")?) {
            (Some(lat), Some(lon)) => Ok((lat, lon)),
            (None, None) => self.points.get(&same(address)).copied().ok_or_else(|| {
                let what = "Write lat and lon: the address is not among the places.";
                line.wrong("it is not known where that is", what)
            }),
            _ => Err(line.wrong("only one of lat and lon is there", "Write both, or neither.")),
        }
    }

    /// A time of the evening, on the city's clock.
    fn time(&self, line: &Line<'_>, column: &str) -> Result<Option<DateTime<Utc>>, Refusal> {
        let Some(text) = line.cell(column) else { return Ok(None) };
        let time = ["%H:%M", "%H:%M:%S", "%I:%M %p", "%I:%M%p"]
            .iter()
            .find_map(|format| NaiveTime::parse_from_str(text, format).ok());
        let at = time.and_then(|time| self.zone.from_local_datetime(&self.day.and_time(time)).earliest());
        at.map(|at| Some(at.with_timezone(&Utc))).ok_or_else(|| {
            line.wrong(&format!("{column} is no time"), "Write hours and minutes, such as 18:30.")
        })
    }
}

/// An address as it is compared: “3700 Monterey Dr” and “3700 monterey  dr.” are one.
fn same(address: &str) -> String {
    address.to_lowercase().replace(['.', ','], " ").split_whitespace().collect::<Vec<_>>().join(" ")
}
