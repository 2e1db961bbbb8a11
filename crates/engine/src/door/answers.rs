//! What each command answers, for the generated types, and the frame around an answer.

use ids::RecordId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::*;

/// What a call gives back.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// It was done.
    Ok(serde_json::Value),
    /// It was not, and nothing was changed.
    Refused(ApiError),
}

/// Command word to answer: `Answers["today"]` in TypeScript. Never built; it only carries types.
#[derive(Debug, Clone, TS)]
pub struct Answers {
    /// Who am I.
    pub whoami: Whoami,
    /// The city.
    pub city: CityView,
    /// The draft as kept.
    pub keep_draft: Draft,
    /// The drafts, the latest first.
    pub drafts: Vec<Draft>,
    /// Nothing.
    pub drop_draft: (),
    /// The visit's id.
    pub log_visit: RecordId,
    /// The visit as it is now.
    pub edit_visit: VisitView,
    /// The visit as it is now.
    pub withdraw_visit: VisitView,
    /// The visit.
    pub visit: VisitView,
    /// The place's id.
    pub add_place: RecordId,
    /// The place as it is now.
    pub edit_place: PlaceView,
    /// The places.
    pub places: Vec<PlaceRow>,
    /// The place.
    pub place: PlaceView,
    /// What is there.
    pub where_am_i: WhereView,
    /// The promise's id.
    pub add_follow_up: RecordId,
    /// The promise as it is now.
    pub settle_follow_up: FollowUpRow,
    /// The list.
    pub today: TodayView,
    /// What was found.
    pub search: Found,
    /// Coverage.
    pub coverage: Coverage,
    /// The truth.
    pub sync_status: SyncStatus,
    /// Nothing.
    pub damage_read: (),
    /// The records behind it.
    pub sync_records: Vec<SyncRecord>,
    /// Nothing.
    pub join_sharing: (),
    /// Nothing.
    pub leave_sharing: (),
    /// Everything to settle.
    pub conflicts: Vec<Conflict>,
    /// Nothing.
    pub settle_conflict: (),
    /// The history.
    pub history: Vec<HistoryLine>,
    /// Everybody.
    pub people: PeopleView,
    /// The invite.
    pub invite_device: InviteView,
    /// What was said.
    pub approve_device: Said,
    /// Nothing.
    pub decline_device: (),
    /// What was said.
    pub revoke_device: Said,
    /// What was said.
    pub change_role: Said,
    /// What was said.
    pub end_member: Said,
    /// How many spaces were opened.
    pub open_spaces: u32,
    /// The kit.
    pub recovery_kit: KitView,
    /// Nothing.
    pub kit_put_away: (),
    /// What waits.
    pub custody: CustodyView,
    /// Nothing.
    pub release_custody: (),
    /// Nothing.
    pub dispose_custody: (),
    /// Who looked.
    pub view_log: ViewLog,
    /// Nothing.
    pub say_why: (),
    /// What was said.
    pub expunge: Said,
    /// What was expunged.
    pub expunged: Vec<ExpungedRow>,
    /// What was said.
    pub hold: Said,
    /// What is held.
    pub held: Vec<HeldRow>,
    /// The custodian's queue.
    pub retention_queue: RetentionQueue,
    /// What was found.
    pub find_for_request: RequestFound,
    /// What goes out, and what does not.
    pub preview_request: ExportPreview,
    /// The files, and what stands on the cover.
    pub export_request: Export,
    /// What was handed out.
    pub disclosures: Vec<DisclosureRow>,
    /// The table.
    pub summary_data: SummaryTable,
    /// What would change.
    pub plan_year: YearPlan,
    /// What was changed.
    pub roll_over: YearPlan,
    /// By what was asked of outreach.
    pub outreach: OutreachAnswers,
    /// By what was asked of volunteers' work.
    pub volunteers: VolunteersAnswers,
    /// By what was asked of the Explorers' program.
    pub explorers: ExplorersAnswers,
    /// By what was asked of referrals.
    pub referrals: ReferralsAnswers,
    /// How many spaces they were let into.
    pub join_own_spaces: u32,
    /// By what was asked of a night out.
    pub night_out: NightOutAnswers,
    /// By what was asked of the social worker's cases.
    pub reviews: ReviewsAnswers,
    /// By what was asked of crisis requests.
    pub crisis: CrisisAnswers,
    /// By what was asked of diversions.
    pub diversions: DiversionsAnswers,
    /// By what was asked of call-outs.
    pub chaplains: ChaplainsAnswers,
    /// By what was asked for the meeting.
    pub meeting: MeetingAnswers,
    /// By what was asked of problems.
    pub problems: ProblemsAnswers,
    /// By question.
    pub upkeep: UpkeepAnswers,
    /// By question.
    pub awareness: AwarenessAnswers,
    /// By what was asked of attachments.
    pub attachments: AttachmentsAnswers,
}

/// What changed, so that a screen knows what to ask for again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// Kinds of record that changed.
    pub kinds: Vec<model::RecordKind>,
    /// The records, when they are few (at most 32); empty means "many".
    pub records: Vec<RecordId>,
    /// The sync status changed.
    pub sync: bool,
    /// A draft changed.
    pub drafts: bool,
    /// Something of people, devices, custody or views changed.
    #[serde(default)]
    pub trust: bool,
}

/// Every kind of record: for a listener that has to assume that all changed.
pub fn every_kind() -> Vec<model::RecordKind> {
    model::RecordKind::ALL.to_vec()
}
