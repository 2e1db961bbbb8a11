//! The roster of volunteers: registered, changed, listed; the contact one by one, for those who may know.

use ids::RecordId;
use model::fields::field;
use model::{RecordKind, Volunteer, VolunteerContact, VolunteerGroup};
use serde_json::Value;
use store::lists::Reader;

use super::SPACE;
use crate::commands::given::needed;
use crate::commands::visits::{fields, typed};
use crate::directory::utc;
use crate::door::{ContactForm, ContactView, VolunteerForm, VolunteerRow};
use crate::{Engine, Refusal, bad_field};

const CONTACTS: &str = "cert_contacts";
const NAME: (&str, &str) = ("A volunteer needs a name.", "Write it as it should stand on the badge.");

impl Engine {
    pub(super) fn roster_of_volunteers(&self) -> Result<Vec<VolunteerRow>, Refusal> {
        self.may_read(SPACE, "look at the roster of volunteers")?;
        self.store.read(|reader| {
            let all = reader.all_entries::<Volunteer>(RecordKind::Volunteer)?;
            let rows = all.into_iter().map(|(id, volunteer)| VolunteerRow {
                volunteer: id,
                name: volunteer.name,
                group: volunteer.group,
                badge: volunteer.badge,
                skills: volunteer.skills.into_iter().collect(),
                registered: volunteer.registered,
                evidence: volunteer.evidence,
                left: volunteer.left,
            });
            let mut rows: Vec<VolunteerRow> = rows.collect();
            rows.sort_by(|a, b| (a.left, &a.name).cmp(&(b.left, &b.name)));
            Ok(rows)
        })
    }

    /// Written down before it is shown; nobody looks at what is not there.
    pub(super) fn contact_of(&self, volunteer: RecordId) -> Result<Option<ContactView>, Refusal> {
        self.may_read(CONTACTS, "see how to reach volunteers")?;
        self.record_of(volunteer, RecordKind::Volunteer)?;
        let found = self.store.read(|reader| {
            reader
                .entries_of::<VolunteerContact>(volunteer, RecordKind::VolunteerContact)
                .map_err(Refusal::from)
        })?;
        let Some((record, found)) = found.into_iter().next() else { return Ok(None) };
        let VolunteerContact { phone, email, address, emergency, .. } = found;
        let contact = ContactForm { phone, email, address, emergency };
        let Some(field) = field(RecordKind::VolunteerContact, "phone") else { return Ok(None) };
        if contact == ContactForm::default() {
            return Ok(None);
        }
        self.looks_at(record, RecordKind::VolunteerContact, None)?;
        Ok(Some(ContactView { record, contact, class: field.class, citation: field.citation.to_owned() }))
    }

    pub(super) fn register(&self, form: VolunteerForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "register volunteers")?;
        let id = self.new_id();
        let group = form.group.ok_or_else(|| {
            bad_field("group", "Which volunteers do they belong to?", "Say cert, reserve, chaplain or other.")
        })?;
        check_group(&group)?;
        let record = Volunteer {
            name: needed("name", form.name.as_deref(), NAME)?,
            group,
            badge: badge(id),
            skills: form.skills.unwrap_or_default(),
            registered: form.registered.flatten(),
            evidence: form.evidence.filter(|text| !text.trim().is_empty()),
            left: form.left.unwrap_or_default(),
            recorded: utc(self.now()),
        };
        let contact = form.contact.map(|contact| self.contact_to_write(id, contact)).transpose()?;
        self.write(|tx, pen| {
            tx.create(pen, id, RecordKind::Volunteer, &fields(RecordKind::Volunteer, &record)?)?;
            if let Some((record, json)) = contact {
                tx.create(pen, record, RecordKind::VolunteerContact, &json)?;
            }
            Ok(id)
        })
    }

    pub(super) fn change_volunteer(&self, id: RecordId, mut form: VolunteerForm) -> Result<(), Refusal> {
        self.may_write(SPACE, "change volunteers")?;
        self.record_of(id, RecordKind::Volunteer)?;
        if form.name.is_some() {
            form.name = Some(needed("name", form.name.as_deref(), NAME)?);
        }
        form.group.as_ref().map(check_group).transpose()?;
        let contact = form.contact.take().map(|contact| self.contact_to_write(id, contact)).transpose()?;
        let change = fields(RecordKind::Volunteer, &form)?;
        self.write(|tx, pen| {
            tx.edit(pen, id, &change, None)?;
            if let Some((record, json)) = contact {
                tx.create_or_edit(pen, record, RecordKind::VolunteerContact, &json)?;
            }
            Ok(())
        })
    }

    fn contact_to_write(
        &self,
        volunteer: RecordId,
        contact: ContactForm,
    ) -> Result<(RecordId, document::JsonMap), Refusal> {
        self.may_write(CONTACTS, "write down how to reach volunteers")?;
        let given =
            |text: Option<String>| text.map(|text| text.trim().to_owned()).filter(|text| !text.is_empty());
        let said = fields(RecordKind::VolunteerContact, &contact)?;
        let record = VolunteerContact {
            volunteer,
            phone: given(contact.phone),
            email: given(contact.email),
            address: given(contact.address),
            emergency: given(contact.emergency),
        };
        let mut json = fields(RecordKind::VolunteerContact, &record)?;
        // What was emptied is known no longer: an old number is somebody else's one day.
        for (name, _) in said {
            json.entry(name).or_insert(Value::Null);
        }
        Ok((VolunteerContact::id(volunteer), json))
    }
}

/// The volunteer whose badge this is.
pub(super) fn by_badge(reader: &Reader<'_>, badge: &str) -> Result<Option<(RecordId, Volunteer)>, Refusal> {
    let all = reader.all_entries::<Volunteer>(RecordKind::Volunteer)?;
    Ok(all.into_iter().find(|(_, volunteer)| volunteer.badge.eq_ignore_ascii_case(badge.trim())))
}

/// A volunteer of the roster.
pub(super) fn volunteer(engine: &Engine, id: RecordId) -> Result<Volunteer, Refusal> {
    typed(engine.record_of(id, RecordKind::Volunteer)?.json)
}

fn check_group(group: &VolunteerGroup) -> Result<(), Refusal> {
    match group {
        VolunteerGroup::Unknown(_) => {
            Err(bad_field("group", "There are no such volunteers.", "Say cert, reserve, chaplain or other."))
        }
        _ => Ok(()),
    }
}

/// What stands on a badge: ten letters and digits that tell nothing and are hard to misread. 50 bits
/// of the record's own chance: two of a million volunteers share one with a chance of 1 in 2,000.
fn badge(id: RecordId) -> String {
    const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let bits = id.as_bytes()[8..].iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
    (0..10).map(|place| char::from(LETTERS[(bits >> (place * 5) & 31) as usize])).collect()
}
