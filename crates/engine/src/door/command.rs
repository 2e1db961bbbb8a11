//! What can be asked for.

use chrono::NaiveDate;
use ids::{Cursor, DeviceId, DraftId, InviteId, MemberId, RecordId};
use model::{Asked, FollowUpState, PlaceKind};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::forms::{Draft, Here, NewFollowUp, NewPlace, NewVisit, PlaceChange, SearchQuery, VisitChange};
use super::requests::ExportRequest;
use super::rollover::NewAssignment;
use super::summary::SummaryQuery;
use super::{
    Attachments, Awareness, Chaplains, Crisis, Diversions, Explorers, Meeting, NightOut, Outreach, Problems,
};
use super::{Authority, Records, RevokedBecause};
use super::{Referrals, Reviews, Upkeep, Volunteers};

/// One command: `{"do": "today", "district": "2"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(tag = "do", rename_all = "snake_case")]
#[ts(optional_fields)]
pub enum Command {
    /// Who is using this device, and for which agency.
    Whoami,
    /// The city: districts, people, words to choose from.
    City,
    /// Keeps a form as it is being filled in; one call per keystroke is fine.
    KeepDraft {
        /// The form.
        draft: Draft,
    },
    /// The forms that were begun on this device and not finished.
    Drafts,
    /// Throws a draft away.
    DropDraft {
        /// Which.
        draft: DraftId,
    },
    /// Logs a visit, and what belongs to it, in one go.
    LogVisit {
        /// The visit.
        visit: NewVisit,
    },
    /// Changes a visit.
    EditVisit {
        /// Which.
        visit: RecordId,
        /// The `heads` of the view that was edited: what others changed since is kept.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<String>,
        /// Only what changed.
        change: VisitChange,
    },
    /// Takes a visit out of every count; it stays readable, with the reason.
    WithdrawVisit {
        /// Which.
        visit: RecordId,
        /// Why.
        because: String,
    },
    /// One visit, whole.
    Visit {
        /// Which.
        visit: RecordId,
    },
    /// Adds a place.
    AddPlace {
        /// The place.
        place: NewPlace,
    },
    /// Changes a place.
    EditPlace {
        /// Which.
        place: RecordId,
        /// The `heads` of the view that was edited.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        seen: Option<String>,
        /// Only what changed.
        change: PlaceChange,
    },
    /// The places, by name or, with `here`, nearest first.
    Places {
        /// Only of this district.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        district: Option<String>,
        /// Only of this kind.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        kind: Option<PlaceKind>,
        /// Only with these words in name or address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        text: Option<String>,
        /// Where the officer is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        here: Option<Here>,
        /// At most so many; 500 unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// One place, whole, with its latest visits and promises.
    Place {
        /// Which.
        place: RecordId,
    },
    /// What is at a point: district, neighborhood, nearest places.
    WhereAmI {
        /// The point.
        here: Here,
    },
    /// Promises something.
    AddFollowUp {
        /// The promise.
        follow_up: NewFollowUp,
    },
    /// Says what became of a promise.
    SettleFollowUp {
        /// Which.
        follow_up: RecordId,
        /// Kept, dropped, or open again.
        state: FollowUpState,
        /// How it ended.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        outcome: Option<String>,
    },
    /// The list an officer starts the shift with.
    Today {
        /// District code; the officer's own unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        district: Option<String>,
        /// Where the officer is.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        here: Option<Here>,
    },
    /// Finds visits.
    Search {
        /// What to look for; everything given must hold.
        query: SearchQuery,
    },
    /// Who has been where: visits and places by district and kind.
    Coverage {
        /// First day; 30 days ago unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        from: Option<NaiveDate>,
        /// Last day; today unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[ts(type = "string | null")]
        until: Option<NaiveDate>,
    },
    /// The truth about what is only here, what the relay holds, what others have.
    SyncStatus,
    /// Somebody has read what became of a damaged database: it is told no longer.
    DamageRead,
    /// The records behind the figures of the sync status, latest first.
    SyncRecords {
        /// Which of them.
        which: Records,
        /// At most so many; 100 unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// Joins the local relay on the lead's device, at an event without coverage, by the code on its screen.
    JoinSharing {
        /// The code.
        code: String,
    },
    /// Leaves the local relay again: what was shared waits for the agency's relay as before.
    LeaveSharing,
    /// The values that people have to settle, over all records.
    Conflicts,
    /// Chooses one of several values that were written at once; it then holds everywhere.
    SettleConflict {
        /// Which record.
        record: RecordId,
        /// Which field, as the conflict names it.
        field: String,
        /// The `choice` of the value to keep.
        choice: String,
    },
    /// Who changed what, and when, latest first.
    History {
        /// Of which record.
        record: RecordId,
    },
    /// Everybody and every device, and who waits at the door.
    People,
    /// Makes an invite for a device of this member.
    InviteDevice {
        /// Whose device.
        member: MemberId,
    },
    /// Lets a device in whose eight characters were compared.
    ApproveDevice {
        /// By which invite.
        invite: InviteId,
        /// The characters, as they stand on the new device's screen.
        comparison: String,
    },
    /// Sends away whoever knocks with this invite.
    DeclineDevice {
        /// Which invite.
        invite: InviteId,
    },
    /// Ends a device: it is wiped the next time it connects, and reads nothing from now on.
    RevokeDevice {
        /// Which.
        device: DeviceId,
        /// Why.
        because: RevokedBecause,
    },
    /// Gives a member another role, with its rights and without those of the old one.
    ChangeRole {
        /// Who.
        member: MemberId,
        /// The new role, by the word of the city's settings.
        role: String,
    },
    /// A member's role ends: every right and every device.
    EndMember {
        /// Who.
        member: MemberId,
    },
    /// Opens the kinds of spaces of this version that the agency does not have yet, and gives each role what this
    /// version's pack gives it there. Answers how many.
    OpenSpaces,
    /// The recovery kit, to print. Only on the device that founded the agency, until it was put away.
    RecoveryKit,
    /// The kit is printed and put away: these words of it were typed back. The root key leaves the device.
    KitPutAway {
        /// The words that were asked for, in order.
        words: Vec<String>,
    },
    /// What waits in custody, and what this device had to hand over.
    Custody,
    /// Publishes an entry in custody as if it had been sent in time; its first author stays its author.
    ReleaseCustody {
        /// Its number.
        entry: Cursor,
    },
    /// Throws entries in custody away.
    DisposeCustody {
        /// Their numbers.
        entries: Vec<Cursor>,
        /// Why; kept as a record in the space `records`.
        because: String,
        /// The law or the schedule that lets it go, where one does; kept with it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        authority: Option<String>,
    },
    /// Who looked at not-public records.
    ViewLog {
        /// Only at this record.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        record: Option<RecordId>,
        /// Only by this person.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        member: Option<MemberId>,
        /// At most so many; 200 unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// Says why a not-public record is looked at; written to the view log beside the look.
    SayWhy {
        /// Which record.
        record: RecordId,
        /// Why.
        because: String,
    },
    /// Removes a record everywhere, history included.
    Expunge {
        /// Which.
        record: RecordId,
        /// By whose authority.
        authority: Authority,
    },
    /// Records that were expunged, and which devices have said that they are gone.
    Expunged,
    /// Keeps a record from being expunged, or no longer.
    Hold {
        /// Which.
        record: RecordId,
        /// Whether it is held.
        held: bool,
    },
    /// Records that are held.
    Held,
    /// What is due for disposal, the longest due first. For the custodian.
    RetentionQueue {
        /// Only of this retention class.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        class: Option<String>,
        /// The `next` of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<String>,
        /// At most so many; 50 unless told, 200 at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// Finds records for a request, of every kind that is handed out. For the custodian.
    FindForRequest {
        /// What is asked for; everything given must hold.
        asked: Asked,
        /// The `next` of the page before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<String>,
        /// At most so many; 50 unless told, 200 at most.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// What would be handed out and what withheld, field by field; writes nothing. For the custodian.
    PreviewRequest {
        /// What would go out, to whom, and what for.
        request: ExportRequest,
    },
    /// Makes the files to hand out, redacted by class, and records the disclosure. For the custodian.
    ExportRequest {
        /// What goes out, to whom, and what for.
        request: ExportRequest,
    },
    /// What was handed out so far, the latest first. For the custodian.
    Disclosures {
        /// At most so many; 100 unless told.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        limit: Option<u32>,
    },
    /// Counts of visits and people from which nobody can be told.
    SummaryData {
        /// What is counted by what.
        query: SummaryQuery,
    },
    /// What a new district year would change; changes nothing.
    PlanYear {
        /// The year to come, or the one that has begun.
        year: u16,
        /// Who holds which district in it, besides what is written down already.
        #[serde(default)]
        assignments: Vec<NewAssignment>,
    },
    /// Begins a district year: assignments, the year in force, and open promises handed to the next
    /// officer. Done again, it hands over what has arrived since.
    RollOver {
        /// The year to come, or the one that has begun.
        year: u16,
        /// Who holds which district in it, besides what is written down already.
        #[serde(default)]
        assignments: Vec<NewAssignment>,
    },
    /// Events, head counts, groups.
    Outreach(Outreach),
    /// Volunteers at events.
    Volunteers(Volunteers),
    /// Explorers, for their advisors; and each one's own page.
    Explorers(Explorers),
    /// People handed to partners who can help.
    Referrals(Referrals),
    /// Lets a member whose role belongs to all spaces of their own into those that were opened before they
    /// had it: a new custodian, a new advisor. For somebody who is in there.
    JoinOwnSpaces {
        /// Whom.
        member: MemberId,
    },
    /// A night out: its parties and its plan.
    NightOut(NightOut),
    /// The social worker's cases, and what officers ask.
    Reviews(Reviews),
    /// What a provider told for one crisis.
    Crisis(Crisis),
    /// Children kept out of court.
    Diversions(Diversions),
    /// Call-outs of chaplains.
    Chaplains(Chaplains),
    /// The weekly information meeting: its pack, trends, the analyst's export.
    Meeting(Meeting),
    /// Problems that are worked on, time pulled off the beat, retail-crime trends.
    Problems(Problems),
    /// Keeping the places clean: duplicates, tables in and out, what must not be in public.
    Upkeep(Upkeep),
    /// Tips and leaflets, and what the city may show of what is done.
    Awareness(Awareness),
    /// Photos and papers on visits, events and consents.
    Attachments(Attachments),
}
