//! Sessions: planned, attended, approved.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use ids::{MemberId, RecordId, UnixMs};
use model::hours::{Hours, Stamp, Way};
use model::youth::{ADULTS, do_not_count, has_two_adults};
use model::{Attendance, Explorer, RecordKind, RegisteredAdult, Session, SessionKind};
use serde_json::Value;
use store::lists::Reader;

use super::{SPACE, adults};
use crate::commands::given::has_come;
use crate::commands::visits::{fields, of_kind, typed};
use crate::directory::{Directory, utc};
use crate::door::{AttendanceRow, SessionForm, SessionRow, SessionView};
use crate::{Engine, Refusal, bad_field};

impl Engine {
    pub(super) fn sessions(&self) -> Result<Vec<SessionRow>, Refusal> {
        self.may_read(SPACE, "look at the Explorers' sessions")?;
        let directory = self.directory()?;
        self.store.read(|reader| {
            let (all, adults) = (reader.all_entries::<Session>(RecordKind::Session)?, adults::read(reader)?);
            Ok(all.into_iter().rev().map(|(id, session)| row(&directory, &adults, id, &session)).collect())
        })
    }

    pub(super) fn session(&self, id: RecordId) -> Result<SessionView, Refusal> {
        self.may_read(SPACE, "look at the Explorers' sessions")?;
        let directory = self.directory()?;
        self.store.read(|reader| {
            let session: Session = typed(of_kind(reader, id, RecordKind::Session)?.json)?;
            let row = row(&directory, &adults::read(reader)?, id, &session);
            Ok(SessionView { row, attendance: attendance(reader, id)? })
        })
    }

    pub(super) fn add_session(&self, form: SessionForm) -> Result<RecordId, Refusal> {
        self.may_write(SPACE, "plan sessions")?;
        let needed = || bad_field("starts", "A session needs a beginning and an end.", "Give both.");
        let record = Session {
            name: form.name.unwrap_or_default().trim().to_owned(),
            kind: form.kind.unwrap_or(SessionKind::Training),
            starts: form.starts.ok_or_else(needed)?,
            ends: form.ends.ok_or_else(needed)?,
            adults: form.adults.unwrap_or_default(),
            approved: None,
            called_off: form.called_off.unwrap_or_default(),
            recorded: utc(self.now()),
        };
        check(&record)?;
        let (id, json) = (self.new_id(), fields(RecordKind::Session, &record)?);
        self.write(|tx, pen| Ok(tx.create(pen, id, RecordKind::Session, &json)?))?;
        Ok(id)
    }

    pub(super) fn edit_session(&self, id: RecordId, form: &SessionForm) -> Result<SessionView, Refusal> {
        self.may_write(SPACE, "change sessions")?;
        let mut now = self.open_session(id)?;
        now.name = form.name.clone().unwrap_or(now.name).trim().to_owned();
        now.kind = form.kind.clone().unwrap_or(now.kind);
        now.starts = form.starts.unwrap_or(now.starts);
        now.ends = form.ends.unwrap_or(now.ends);
        check(&now)?;
        let change = fields(RecordKind::Session, form)?;
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        self.session(id)
    }

    pub(super) fn attend(
        &self,
        session: RecordId,
        explorer: RecordId,
        way: Way,
        at: Option<DateTime<Utc>>,
    ) -> Result<(), Refusal> {
        self.may_write(SPACE, "write attendance down")?;
        self.open_session(session)?;
        self.record_of(explorer, RecordKind::Explorer)?;
        let now = utc(self.now());
        let at = at.unwrap_or(now);
        has_come(at, now)?;
        let id = Attendance::id(session, explorer);
        let record = Attendance { session, explorer, stamps: BTreeSet::new(), recorded: now };
        let json = fields(RecordKind::Attendance, &record)?;
        // Read where it is written: what another tap or another phone stamped meanwhile stays.
        self.write(|tx, pen| {
            if !tx.has(id)? {
                tx.create(pen, id, RecordKind::Attendance, &json)?;
            }
            let mut stamps = typed::<Attendance>(tx.record(id)?)?.stamps;
            stamps.insert(Stamp { at, way }.to_string());
            let change = [("stamps".to_owned(), Value::from_iter(stamps))].into_iter().collect();
            tx.edit(pen, id, &change, None)?;
            Ok(())
        })
    }

    pub(super) fn approve_session(&self, id: RecordId) -> Result<SessionView, Refusal> {
        self.may_write(SPACE, "approve hours")?;
        let session = self.open_session(id)?;
        let (adults, day) = (self.store.read(adults::read)?, day_of(&*self.directory()?, &session));
        if !has_two_adults(&session, &adults, day) {
            return Err(bad_field(
                "adults",
                format!("Fewer than {ADULTS} registered adults are written down for it."),
                "Write down which registered adults were there, and enter their papers. Without two of them its \
                 hours count for nobody.",
            ));
        }
        let unclear = self.store.read(|reader| attendance(reader, id))?;
        if let Some(row) = unclear.iter().find(|row| row.unclear) {
            return Err(bad_field(
                "attendance",
                format!("When {} came or went is not written down.", row.name),
                "Write it down; hours are never guessed.",
            ));
        }
        let by = self.member()?.to_string();
        let change = [("approved".to_owned(), Value::from(by))].into_iter().collect();
        self.write(|tx, pen| Ok(tx.edit(pen, id, &change, None)?))?;
        self.session(id)
    }

    /// A session whose hours nobody has approved yet: it may still change.
    fn open_session(&self, id: RecordId) -> Result<Session, Refusal> {
        let session: Session = typed(self.record_of(id, RecordKind::Session)?.json)?;
        match session.approved {
            None => Ok(session),
            Some(_) => Err(bad_field(
                "session",
                "The hours of this session are approved.",
                "What was approved stays; plan another session for what is missing.",
            )),
        }
    }
}

fn check(session: &Session) -> Result<(), Refusal> {
    if session.name.is_empty() {
        return Err(bad_field("name", "A session needs a name.", "Say what it is about."));
    }
    if session.ends <= session.starts {
        return Err(bad_field("ends", "The session ends before it begins.", "Correct one of the two times."));
    }
    match session.kind {
        SessionKind::Unknown(_) => {
            Err(bad_field("kind", "There is no such column.", "Say training, service or competition."))
        }
        _ => Ok(()),
    }
}

/// The day in the city on which a session begins: the papers are looked at as they stand then.
fn day_of(directory: &Directory, session: &Session) -> NaiveDate {
    directory.day(UnixMs(session.starts.timestamp_millis()))
}

fn row(
    directory: &Directory,
    adults: &BTreeMap<MemberId, RegisteredAdult>,
    id: RecordId,
    session: &Session,
) -> SessionRow {
    let day = day_of(directory, session);
    let not_registered = do_not_count(session, adults, day).into_iter().map(|member| directory.name(member));
    let mut not_registered: Vec<String> = not_registered.collect();
    not_registered.sort();
    SessionRow {
        session: id,
        name: session.name.clone(),
        kind: session.kind.clone(),
        starts: session.starts,
        ends: session.ends,
        adults: session.adults.iter().map(|member| directory.name(*member)).collect(),
        adult_ids: session.adults.iter().copied().collect(),
        not_registered,
        too_few_adults: !has_two_adults(session, adults, day),
        approved: session.approved.map(|member| directory.name(member)),
        called_off: session.called_off,
    }
}

fn attendance(reader: &Reader<'_>, session: RecordId) -> Result<Vec<AttendanceRow>, Refusal> {
    let names: BTreeMap<RecordId, String> =
        (reader.all_entries::<Explorer>(RecordKind::Explorer)?.into_iter())
            .map(|(id, explorer)| (id, explorer.name))
            .collect();
    let all = reader.entries_of::<Attendance>(session, RecordKind::Attendance)?;
    let rows = all.into_iter().map(|(_, attendance)| {
        let hours = Hours::of(&attendance.stamps);
        AttendanceRow {
            explorer: attendance.explorer,
            name: names.get(&attendance.explorer).cloned().unwrap_or_else(|| "an Explorer".to_owned()),
            here_since: hours.here_since(),
            seconds: hours.seconds(),
            unclear: hours.is_open(),
        }
    });
    let mut rows: Vec<AttendanceRow> = rows.collect();
    rows.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(rows)
}
