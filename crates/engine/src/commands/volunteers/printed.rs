//! The forms of an event: what is known of it, read in one snapshot, written into the blocks of a form.
//!
//! The forms themselves are pure and stand one by one in this folder; what nobody wrote down stays
//! empty on paper, to be written in by hand, and is never made up.

mod blocks;
mod cert;
mod fema;
mod ics_assignments;
mod ics_people;
mod ics_plan;
mod occasion;
mod paging;
mod sheet;

use ids::RecordId;
use model::RecordKind;

use self::blocks::Form;
use self::occasion::{Occasion, Preparer};
use super::SPACE;
use crate::directory::utc;
use crate::door::{FormName, Printed};
use crate::{Engine, Refusal};

const CONTACTS: &str = "cert_contacts";

impl Engine {
    pub(super) fn printed(&self, event: RecordId, name: FormName) -> Result<Printed, Refusal> {
        self.may_read(SPACE, "print forms of an event")?;
        let may_know = self.may_read(CONTACTS, "print how to reach volunteers").is_ok();
        if name == FormName::Ics205a {
            self.may_read(CONTACTS, "print how to reach volunteers")?;
        }
        let directory = self.directory()?;
        let me = directory.members.get(&self.member()?);
        let preparer = Preparer {
            name: me.map(|member| member.name.clone()).unwrap_or_default(),
            role: me.map(|member| member.role.clone()).unwrap_or_default(),
            at: utc(self.now()),
        };
        let occasion =
            self.store.read(|reader| Occasion::read(reader, &directory, event, preparer, may_know))?;
        // Before it is shown: whose number stands on the paper was looked at.
        if shows_contacts(name) {
            for contact in &occasion.contacts {
                self.looks_at(*contact, RecordKind::VolunteerContact, None)?;
            }
        }
        blocks::printed(&filled(&occasion, name), &file_name(name, &occasion))
    }
}

const fn shows_contacts(name: FormName) -> bool {
    matches!(name, FormName::Ics211 | FormName::Ics204 | FormName::Ics205a | FormName::Cert2)
}

/// The sheets of a form: one, but where each team takes its own along.
fn filled(occasion: &Occasion, name: FormName) -> Vec<Form> {
    vec![match name {
        FormName::Ics204 => return ics_assignments::assignment_lists(occasion),
        FormName::Ics211 => ics_people::check_in_list(occasion),
        FormName::Ics214 => ics_people::activity_log(occasion),
        FormName::Ics205a => ics_plan::communications_list(occasion),
        FormName::Ics203 => ics_plan::organization(occasion),
        FormName::Cert2 => cert::personnel_check_in(occasion),
        FormName::FemaHours => fema::donated_labor(occasion),
    }]
}

/// `ics-211 2026-08-04.csv`: no name of anybody in it.
fn file_name(name: FormName, occasion: &Occasion) -> String {
    let word = match name {
        FormName::Ics211 => "ics-211",
        FormName::Ics214 => "ics-214",
        FormName::Ics204 => "ics-204",
        FormName::Ics205a => "ics-205a",
        FormName::Ics203 => "ics-203",
        FormName::Cert2 => "cert-form-2",
        FormName::FemaHours => "fema-donated-labor",
    };
    format!("{word} {}.csv", occasion.event.starts.with_timezone(&occasion.zone).format("%Y-%m-%d"))
}
