//! A city in which schedules are played, and what is asked at the end of each.

use std::collections::BTreeSet;
use std::ops::AddAssign;

use engine::door::{Command, RevokedBecause};
use ids::RecordId;
use rand::SeedableRng;
use rand::rngs::StdRng;
use rand::seq::IteratorRandom;
use testkit::{City, Device};

use super::officer::{Officer, Written};
use super::steps::{Step, steps};

/// Where everything that was written has ended.
#[derive(Debug, Clone, Copy, Default)]
pub struct Ended {
    pub schedules: u32,
    /// Entries in the space that they were written for.
    pub synced: u32,
    /// Entries in custody, each with a receipt.
    pub in_custody: u32,
    /// Unfinished forms in custody.
    pub forms: u32,
    pub revoked: u32,
}

impl AddAssign for Ended {
    fn add_assign(&mut self, more: Self) {
        self.schedules += more.schedules;
        self.synced += more.synced;
        self.in_custody += more.in_custody;
        self.forms += more.forms;
        self.revoked += more.revoked;
    }
}

pub struct Stage {
    city: City,
    custodian: Device,
    officers: [Officer; 2],
    /// Visits of this city that anybody may edit.
    visits: BTreeSet<RecordId>,
}

impl Stage {
    pub fn set(number: u32) -> Self {
        let mut city = City::seeded(20_000 + u64::from(number));
        let custodian = city.joins("Dorn");
        let officers = [("Ames", "Officer 1"), ("Baker", "Officer 2")];
        let officers = officers.map(|(name, member)| Officer::joins(&mut city, name, member));
        Self { city, custodian, officers, visits: BTreeSet::new() }
    }

    /// Plays a schedule to its end, and makes the city ready for the next one.
    pub fn plays(&mut self, schedule: u32) -> Ended {
        let told = Told(schedule);
        let mut random = StdRng::seed_from_u64(!u64::from(schedule));
        for (place, (who, step)) in (0..).zip(steps(schedule)) {
            self.happens(schedule, place, who, step, &mut random);
        }
        let ended = self.comes_together();
        self.begins_anew();
        drop(told);
        ended
    }

    fn happens(&mut self, schedule: u32, place: u32, who: usize, step: Step, random: &mut StdRng) {
        let officer = &mut self.officers[who];
        let words = format!("Words {schedule}-{place}.");
        match step {
            Step::Logs => officer.logs(words),
            Step::Edits => {
                let here = self.visits.iter().filter(|visit| officer.phone.has(**visit));
                if let Some(visit) = here.copied().choose(random) {
                    officer.edits(visit, words);
                }
            }
            Step::Types => officer.types(schedule * 100 + place, words),
            Step::GoesOffline => drop(officer.phone.offline()),
            Step::ComesBack => officer.comes_online(),
            Step::Restarts => {
                officer.phone.stops();
                officer.phone.starts();
            }
            Step::Moves(role) => {
                self.city.admin().moves(officer.member, role);
                officer.role = role;
            }
            Step::Revoked if officer.revoked => {}
            Step::Revoked => {
                self.city.admin().revokes(officer.id, RevokedBecause::Lost);
                officer.revoked = true;
            }
        }
        self.visits.extend(officer.written.iter().map(|written| written.visit));
    }

    /// Everybody connects, and every entry is where it may be.
    fn comes_together(&mut self) -> Ended {
        for officer in &mut self.officers {
            officer.comes_online();
        }
        let mut ended = Ended { schedules: 1, ..Ended::default() };
        for officer in &self.officers {
            officer.comes_to_rest();
            assert_eq!(officer.only_here(), 0, "the relay takes all of it, here or there");
            ended.revoked += u32::from(officer.revoked);
        }
        self.city.settles(&[&self.custodian]);
        let written: BTreeSet<Written> =
            self.officers.iter().flat_map(|officer| officer.written.clone()).collect();
        let synced = written.iter().filter(|written| self.reads(written)).count();
        ended.forms = self.hands_over_forms();
        ended.in_custody = self.handed_over_with_receipts();
        self.releases_everything();
        for written in &written {
            assert!(self.reads(written), "{written:?} is nowhere");
        }
        ended.synced = u32::try_from(synced).unwrap();
        ended
    }

    /// Whether the custodian reads it in its space.
    fn reads(&self, written: &Written) -> bool {
        let here = self.custodian.has(written.visit);
        here && self.custodian.note(written.visit).contains(&written.paragraph)
    }

    /// Every form is on its phone or with the custodian, who lets them go. How many were with the custodian.
    fn hands_over_forms(&self) -> u32 {
        let left = self.custodian.custody().forms;
        for officer in &self.officers {
            let on_the_phone = officer.phone.engine().store().drafts().unwrap();
            for words in &officer.forms {
                let here = on_the_phone.iter().any(|draft| draft.fields.contains(words.as_str()));
                let there = left.iter().any(|form| form.fields["note"] == words.as_str());
                assert!(here != there, "“{words}” is on the phone: {here}, in custody: {there}");
                assert_eq!(there, officer.revoked);
            }
        }
        self.disposes(left.iter().map(|form| form.entry).collect());
        u32::try_from(left.len()).unwrap()
    }

    /// What phones say that they handed over, with receipts, is what the custodian has. How much it is.
    fn handed_over_with_receipts(&self) -> u32 {
        let waiting = self.custodian.engine().store().read(|reader| reader.custody()).unwrap();
        let mut all = 0;
        for officer in &self.officers {
            let of_it = waiting.iter().filter(|entry| entry.device == officer.id).count();
            let of_it = u32::try_from(of_it).unwrap();
            assert_eq!(officer.handed_over(), of_it, "{}: receipts and entries", officer.member);
            all += of_it;
        }
        assert_eq!(all as usize, waiting.len(), "nobody else's work is in custody");
        all
    }

    /// An entry that builds on another one waits for it: the custodian goes through them until all are done.
    fn releases_everything(&self) {
        self.custodian.until("everything is released", |custodian| {
            for row in custodian.custody().entries {
                // One that is not ready is refused in words, and tried again.
                drop(custodian.engine().call(Command::ReleaseCustody { entry: row.entry }));
            }
            custodian.custody().entries.is_empty()
        });
    }

    fn disposes(&self, entries: Vec<ids::Cursor>) {
        if !entries.is_empty() {
            let because = "The schedule is over.".into();
            self.custodian.ask::<()>(Command::DisposeCustody { entries, because, authority: None });
        }
    }

    /// Everybody is an officer with a phone again, and has everything again.
    fn begins_anew(&mut self) {
        for officer in &mut self.officers {
            if officer.role != "officer" {
                self.city.admin().moves(officer.member, "officer");
                officer.role = "officer";
            }
            if officer.revoked {
                officer.gets_a_new_phone(&mut self.city);
            }
            for draft in officer.phone.engine().store().drafts().unwrap() {
                officer.phone.ask::<()>(Command::DropDraft { draft: draft.draft });
            }
            officer.handed_before += officer.handed_over();
            officer.forms.clear();
            officer.written.clear();
        }
        for officer in &self.officers {
            officer
                .phone
                .until("everything has come back", |phone| self.visits.iter().all(|visit| phone.has(*visit)));
        }
    }
}

/// Says which schedule it was when a test fails.
struct Told(u32);

impl Drop for Told {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let Self(schedule) = self;
            eprintln!("schedule {schedule}: {:?}", steps(*schedule));
        }
    }
}
