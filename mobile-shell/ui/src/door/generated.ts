// The door's types, generated from crates/engine/src/door by `cargo xtask codegen`. Do not edit.

/**
 * Time pulled off the beat, to write down.
 */
export type AbstractionForm = { 
/**
 * What for.
 */
kind: AbstractionKind, 
/**
 * District code.
 */
district?: string, 
/**
 * When it began; as long ago as it took unless told.
 */
started?: string, 
/**
 * How long.
 */
minutes: number, 
/**
 * A word about it.
 */
note?: string, };

/**
 * What pulls time off the beat. Nothing about anybody's health or leave.
 */
export type AbstractionKind = string;

/**
 * Time that was pulled off the beat.
 */
export type AbstractionRow = { 
/**
 * Which.
 */
abstraction: RecordId, 
/**
 * What for.
 */
kind: AbstractionKind, 
/**
 * District code.
 */
district: string | null, 
/**
 * When it began.
 */
started: string, 
/**
 * How long.
 */
minutes: number, 
/**
 * A word about it.
 */
note: string | null, };

/**
 * Time pulled off the beat.
 */
export type AbstractionSum = { 
/**
 * What for.
 */
kind: AbstractionKind, 
/**
 * District code; none when it was of no district.
 */
district: string | null, 
/**
 * How often.
 */
times: number, 
/**
 * How long in all.
 */
minutes: number, };

/**
 * A line of the activity log.
 */
export type ActivityRow = { 
/**
 * When it happened.
 */
at: string, 
/**
 * Who wrote it down.
 */
by: string, 
/**
 * What happened.
 */
text: string, };

/**
 * The papers of an adult, or what changed of them. An empty registration takes it out again, `null` a day.
 */
export type AdultForm = { 
/**
 * The registration's number, or where its paper lies.
 */
registration?: string, 
/**
 * Until when it is good.
 */
registered_until?: string | null, 
/**
 * Until when the youth-protection training is good.
 */
training_until?: string | null, 
/**
 * The day of the background check.
 */
checked?: string | null, 
/**
 * No longer with the Explorers.
 */
left?: boolean, };

/**
 * A paper that an adult needs.
 */
export type AdultPaper = "registration" | "training" | "check";

/**
 * An adult in the list.
 */
export type AdultRow = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * How their papers stand today.
 */
papers: { [key in AdultPaper]?: Standing }, 
/**
 * Whether they count as one of the two today.
 */
counts: boolean, 
/**
 * The registration's number, or where its paper lies.
 */
registration?: string, 
/**
 * Until when it is good.
 */
registered_until?: string, 
/**
 * Until when the youth-protection training is good.
 */
training_until?: string, 
/**
 * The day of the background check.
 */
checked?: string, 
/**
 * No longer with the Explorers.
 */
left: boolean, };

/**
 * A tenant of the relay; owns a root key.
 */
export type AgencyId = string;

/**
 * Files for the analyst's own tools.
 */
export type AnalystExport = { 
/**
 * What the files are called, without what ends a name.
 */
name: string, 
/**
 * A row for each visit.
 */
csv: string, 
/**
 * A point for each place that was visited, with its counts.
 */
geojson: string, 
/**
 * How many visits.
 */
visits: number, 
/**
 * How many places.
 */
places: number, 
/**
 * Fields that were left out, with what says so.
 */
left_out: Array<string>, };

/**
 * A screening, answered.
 */
export type Answered = { 
/**
 * Which screening, by its word.
 */
screening: string, 
/**
 * The questions that were answered with yes, by their words.
 */
yes: Array<string>, };

/**
 * Command word to answer: `Answers["today"]` in TypeScript. Never built; it only carries types.
 */
export type Answers = { 
/**
 * Who am I.
 */
whoami: Whoami, 
/**
 * The city.
 */
city: CityView, 
/**
 * The draft as kept.
 */
keep_draft: Draft, 
/**
 * The drafts, the latest first.
 */
drafts: Array<Draft>, 
/**
 * Nothing.
 */
drop_draft: null, 
/**
 * The visit's id.
 */
log_visit: RecordId, 
/**
 * The visit as it is now.
 */
edit_visit: VisitView, 
/**
 * The visit as it is now.
 */
withdraw_visit: VisitView, 
/**
 * The visit.
 */
visit: VisitView, 
/**
 * The place's id.
 */
add_place: RecordId, 
/**
 * The place as it is now.
 */
edit_place: PlaceView, 
/**
 * The places.
 */
places: Array<PlaceRow>, 
/**
 * The place.
 */
place: PlaceView, 
/**
 * What is there.
 */
where_am_i: WhereView, 
/**
 * The promise's id.
 */
add_follow_up: RecordId, 
/**
 * The promise as it is now.
 */
settle_follow_up: FollowUpRow, 
/**
 * The list.
 */
today: TodayView, 
/**
 * What was found.
 */
search: Found, 
/**
 * Coverage.
 */
coverage: Coverage, 
/**
 * The truth.
 */
sync_status: SyncStatus, 
/**
 * Nothing.
 */
damage_read: null, 
/**
 * The records behind it.
 */
sync_records: Array<SyncRecord>, 
/**
 * Nothing.
 */
join_sharing: null, 
/**
 * Nothing.
 */
leave_sharing: null, 
/**
 * Everything to settle.
 */
conflicts: Array<Conflict>, 
/**
 * Nothing.
 */
settle_conflict: null, 
/**
 * The history.
 */
history: Array<HistoryLine>, 
/**
 * Everybody.
 */
people: PeopleView, 
/**
 * The invite.
 */
invite_device: InviteView, 
/**
 * What was said.
 */
approve_device: Said, 
/**
 * Nothing.
 */
decline_device: null, 
/**
 * What was said.
 */
revoke_device: Said, 
/**
 * What was said.
 */
change_role: Said, 
/**
 * What was said.
 */
end_member: Said, 
/**
 * How many spaces were opened.
 */
open_spaces: number, 
/**
 * The kit.
 */
recovery_kit: KitView, 
/**
 * Nothing.
 */
kit_put_away: null, 
/**
 * What waits.
 */
custody: CustodyView, 
/**
 * Nothing.
 */
release_custody: null, 
/**
 * Nothing.
 */
dispose_custody: null, 
/**
 * Who looked.
 */
view_log: ViewLog, 
/**
 * Nothing.
 */
say_why: null, 
/**
 * What was said.
 */
expunge: Said, 
/**
 * What was expunged.
 */
expunged: Array<ExpungedRow>, 
/**
 * What was said.
 */
hold: Said, 
/**
 * What is held.
 */
held: Array<HeldRow>, 
/**
 * The custodian's queue.
 */
retention_queue: RetentionQueue, 
/**
 * What was found.
 */
find_for_request: RequestFound, 
/**
 * What goes out, and what does not.
 */
preview_request: ExportPreview, 
/**
 * The files, and what stands on the cover.
 */
export_request: Export, 
/**
 * What was handed out.
 */
disclosures: Array<DisclosureRow>, 
/**
 * The table.
 */
summary_data: SummaryTable, 
/**
 * What would change.
 */
plan_year: YearPlan, 
/**
 * What was changed.
 */
roll_over: YearPlan, 
/**
 * By what was asked of outreach.
 */
outreach: OutreachAnswers, 
/**
 * By what was asked of volunteers' work.
 */
volunteers: VolunteersAnswers, 
/**
 * By what was asked of the Explorers' program.
 */
explorers: ExplorersAnswers, 
/**
 * By what was asked of referrals.
 */
referrals: ReferralsAnswers, 
/**
 * How many spaces they were let into.
 */
join_own_spaces: number, 
/**
 * By what was asked of a night out.
 */
night_out: NightOutAnswers, 
/**
 * By what was asked of the social worker's cases.
 */
reviews: ReviewsAnswers, 
/**
 * By what was asked of crisis requests.
 */
crisis: CrisisAnswers, 
/**
 * By what was asked of diversions.
 */
diversions: DiversionsAnswers, 
/**
 * By what was asked of call-outs.
 */
chaplains: ChaplainsAnswers, 
/**
 * By what was asked for the meeting.
 */
meeting: MeetingAnswers, 
/**
 * By what was asked of problems.
 */
problems: ProblemsAnswers, 
/**
 * By question.
 */
upkeep: UpkeepAnswers, 
/**
 * By question.
 */
awareness: AwarenessAnswers, 
/**
 * By what was asked of attachments.
 */
attachments: AttachmentsAnswers, };

/**
 * What went wrong, shaped by what the caller can do about it. No personal data.
 */
export type ApiError = { 
/**
 * For programs.
 */
code: ErrorCode, 
/**
 * The field that is wrong, where one is.
 */
field?: string, 
/**
 * What is wrong, for people.
 */
say: string, 
/**
 * What to do, for people.
 */
what_next: string, };

/**
 * What a request for records asks for; everything given must hold.
 */
export type Asked = { 
/**
 * Words in a note, a promise or its outcome, a place's name.
 */
text?: string, 
/**
 * At this place.
 */
place?: RecordId, 
/**
 * About this topic.
 */
topic?: string, 
/**
 * In this district.
 */
district?: string, 
/**
 * Made, promised or owned by this member.
 */
officer?: MemberId, 
/**
 * With exactly this CAD or case number.
 */
case_number?: string, 
/**
 * From this day, in the city's zone.
 */
from?: string, 
/**
 * Until this day, it included.
 */
until?: string, 
/**
 * In the record of a disclosure: words were typed that are not written down, because what a
 * person asks about themselves would tell who it was.
 */
words_kept_back?: boolean, };

/**
 * A file.
 */
export type AttachmentFile = { 
/**
 * What people call it.
 */
name: string, 
/**
 * What it is.
 */
media: string, 
/**
 * The file, in base64.
 */
bytes: string, };

/**
 * An attachment as it is listed.
 */
export type AttachmentRow = { 
/**
 * The record.
 */
attachment: RecordId, 
/**
 * What people call it.
 */
name: string, 
/**
 * What it is, as `image/jpeg`.
 */
media: string, 
/**
 * How many bytes it has.
 */
length: number, 
/**
 * A small JPEG of it, in base64; none of a paper.
 */
thumbnail?: string, 
/**
 * It keeps where it was taken, on purpose.
 */
located: boolean, 
/**
 * Who may see it.
 */
class: Class, 
/**
 * The law that says so.
 */
citation: string, 
/**
 * Who added it.
 */
by: string, 
/**
 * When.
 */
recorded: string, 
/**
 * Where its bytes are.
 */
stands: AttachmentStands, 
/**
 * How much of it is there or here, of 100.
 */
percent?: number, 
/**
 * Why it does not go on, in the words of whoever said no.
 */
why?: string, 
/**
 * This person may take it away.
 */
may_remove: boolean, };

/**
 * Where an attachment's bytes are. Its small picture is wherever its record is.
 */
export type AttachmentStands = "on_this_device" | "sending" | "waits" | "held" | "elsewhere" | "fetching" | "does_not_come";

/**
 * What can be asked of attachments: `{"do": "attachments", "ask": "of", "record": …}`.
 */
export type Attachments = { "ask": "of", 
/**
 * To which.
 */
record: RecordId, } | { "ask": "add", 
/**
 * Where it goes.
 */
attachment: NewAttachment, 
/**
 * The file, in base64.
 */
bytes: string, } | { "ask": "fetch", 
/**
 * Which.
 */
attachment: RecordId, } | { "ask": "read", 
/**
 * Which.
 */
attachment: RecordId, } | { "ask": "remove", 
/**
 * Which.
 */
attachment: RecordId, 
/**
 * Why.
 */
because: string, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type AttachmentsAnswers = { 
/**
 * What is attached.
 */
of: Array<AttachmentRow>, 
/**
 * The attachment's id.
 */
add: RecordId, 
/**
 * Nothing.
 */
fetch: null, 
/**
 * The file.
 */
read: AttachmentFile, 
/**
 * Nothing.
 */
remove: null, };

/**
 * Somebody at a session.
 */
export type AttendanceRow = { 
/**
 * Who.
 */
explorer: RecordId, 
/**
 * Their name.
 */
name: string, 
/**
 * Since when they are here.
 */
here_since?: string, 
/**
 * Seconds of whole stays.
 */
seconds: number, 
/**
 * An end is missing: somebody has to say.
 */
unclear: boolean, };

/**
 * Who asks for records. Whoever is none of these is anybody.
 */
export type Audience = string;

/**
 * What kind of authority asks for a record to be gone.
 */
export type Authority = "retention" | "court" | "misfiled";

/**
 * One level of an award.
 */
export type AwardLevel = { 
/**
 * “Bronze”.
 */
name: string, 
/**
 * For whom: “16 to 25 years”.
 */
group: string, 
/**
 * Hours of service within twelve months.
 */
hours: number, };

/**
 * How far somebody is from an award.
 */
export type AwardStanding = { 
/**
 * The level.
 */
level: AwardLevel, 
/**
 * Seconds of service that are still missing; none when it is reached.
 */
missing: number, };

/**
 * From how many hours of service on there is an award: the city's own table, off unless somebody turns
 * it on. No age of anybody is kept, so a level says for whom it is and people choose.
 */
export type Awards = { 
/**
 * Whether it is used at all.
 */
on: boolean, 
/**
 * The levels.
 */
levels: Array<AwardLevel>, };

/**
 * The table of awards, with a proposal to begin with.
 */
export type AwardsView = { 
/**
 * The table.
 */
awards: Awards, 
/**
 * The levels of the President's Volunteer Service Award, paused since May 2025.
 */
proposal: Array<AwardLevel>, };

/**
 * What can be asked of awareness: `{"do": "awareness", "ask": "tips"}`.
 */
export type Awareness = { "ask": "tips" } | { "ask": "given", 
/**
 * The first day; 12 weeks before the last unless told.
 */
from?: string | null, 
/**
 * The last day; today unless told.
 */
until?: string | null, } | { "ask": "feed", 
/**
 * How much of it.
 */
feed: FeedQuery, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type AwarenessAnswers = { 
/**
 * The tips.
 */
tips: TipsView, 
/**
 * The table.
 */
given: GivenTable, 
/**
 * The feed.
 */
feed: Feed, };

/**
 * Why an Explorer may not ride along.
 */
export type Barred = { "why": "left" } | { "why": "paper", 
/**
 * Which.
 */
paper: Paper, } | { "why": "probation", 
/**
 * From which day on.
 */
from: string, } | { "why": "rode_this_month" } | { "why": "too_long" } | { "why": "not_approved" } | { "why": "own_approval" } | { "why": "over" };

/**
 * Why a field is withheld.
 */
export type Because = "class" | "unknown_field";

/**
 * From when on a record's time of being kept runs.
 */
export type Begins = string;

/**
 * Everything about volunteers at an event, at a glance.
 */
export type Board = { 
/**
 * The event's name.
 */
name: string, 
/**
 * Who is here, the longest first.
 */
here: Array<CheckInRow>, 
/**
 * Who was here.
 */
gone: Array<CheckInRow>, 
/**
 * The event is over and these have not checked out: effectively missing.
 */
missing: Array<RecordId>, 
/**
 * The teams.
 */
teams: Array<TeamRow>, 
/**
 * The tasks, open ones first.
 */
tasks: Array<TaskRow>, 
/**
 * Roll-calls, the latest first.
 */
roll_calls: Array<RollCallRow>, 
/**
 * When the next is due, while somebody is here.
 */
next_roll_call?: string, 
/**
 * More people than one person can lead, and too few teams.
 */
too_many_to_lead: boolean, 
/**
 * The activity log.
 */
log: Array<ActivityRow>, 
/**
 * Devices besides this one that are joined here now, while this one shares without the relay.
 */
joined: number, };

/**
 * A call-out in the list: not where, and nothing about anybody.
 */
export type CallOutRow = { 
/**
 * Which.
 */
call: RecordId, 
/**
 * For what.
 */
kind: string, 
/**
 * How far it is.
 */
stage: CallOutStage, 
/**
 * Who called.
 */
requested_by: string, 
/**
 * When.
 */
requested: string, 
/**
 * Which chaplain goes.
 */
chaplain?: string, 
/**
 * By when what follows is to be done.
 */
follow_up_due?: string, 
/**
 * That day is past.
 */
late: boolean, 
/**
 * Only on this device: nobody hears of it until the relay is there.
 */
waits: boolean, };

/**
 * A step.
 */
export type CallOutSaid = { "say": "accept" } | { "say": "arrive" } | { "say": "leave", 
/**
 * What is still to do.
 */
follow_up?: string, 
/**
 * By when.
 */
due?: string, } | { "say": "followed_up" } | { "say": "call_off", 
/**
 * Why.
 */
because: string, };

/**
 * How far a call-out is.
 */
export type CallOutStage = "waiting" | "on_the_way" | "there" | "follow_up" | "over" | "called_off";

/**
 * A step's name.
 */
export type CallOutStep = "accept" | "arrive" | "leave" | "followed_up" | "call_off";

/**
 * One call-out, whole.
 */
export type CallOutView = { 
/**
 * As in the list.
 */
row: CallOutRow, 
/**
 * Where to.
 */
whereabouts: string, 
/**
 * What the chaplain should know before.
 */
need: Array<string>, 
/**
 * When a chaplain said that they go.
 */
accepted?: string, 
/**
 * When they were there.
 */
arrived?: string, 
/**
 * When they left.
 */
left?: string, 
/**
 * What is still to do, or was.
 */
follow_up?: string, 
/**
 * When that was done.
 */
followed_up?: string, 
/**
 * Why it was called off.
 */
called_off?: string, 
/**
 * The steps that this person may take.
 */
may: Array<CallOutStep>, };

/**
 * Something in a public field that may belong into a not-public note.
 */
export type CarefulRow = { 
/**
 * In which of the texts.
 */
field: string, 
/**
 * What it looks like.
 */
what: Personal, 
/**
 * The words, as they were typed.
 */
text: string, };

/**
 * How a count stands to those before it.
 */
export type Change = "not_over" | "too_few" | "no_clear_change" | "more" | "fewer";

/**
 * What changed, so that a screen knows what to ask for again.
 */
export type Changed = { 
/**
 * Kinds of record that changed.
 */
kinds: Array<RecordKind>, 
/**
 * The records, when they are few (at most 32); empty means "many".
 */
records: Array<RecordId>, 
/**
 * The sync status changed.
 */
sync: boolean, 
/**
 * A draft changed.
 */
drafts: boolean, 
/**
 * Something of people, devices, custody or views changed.
 */
trust: boolean, };

/**
 * What can be asked of call-outs: `{"do": "chaplains", "ask": "all"}`.
 */
export type Chaplains = { "ask": "all" } | { "ask": "one", 
/**
 * Which.
 */
call: RecordId, } | { "ask": "call", 
/**
 * For what.
 */
kind: string, 
/**
 * Where to.
 */
whereabouts: string, 
/**
 * What the chaplain should know before; lines become paragraphs.
 */
need: string, } | { "ask": "step", 
/**
 * Of which.
 */
call: RecordId, 
/**
 * Which.
 */
step: CallOutSaid, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type ChaplainsAnswers = { 
/**
 * The list.
 */
all: Array<CallOutRow>, 
/**
 * The call-out.
 */
one: CallOutView, 
/**
 * The call-out's id.
 */
call: RecordId, 
/**
 * The call-out as it is now.
 */
step: CallOutView, };

/**
 * What a check-in says besides comings and goings; what is left out stays.
 */
export type CheckInForm = { 
/**
 * “Neighborhood”, “Red Cross”: of somebody who walked up.
 */
home?: string, 
/**
 * What they would rather do: fire, medical, search and rescue.
 */
prefers?: string, 
/**
 * Cell or radio, today only.
 */
reach?: string, 
/**
 * What they brought.
 */
equipment?: string, 
/**
 * Miles driven.
 */
miles?: number, };

/**
 * Where people check in at an incident: the boxes of ICS 211.
 */
export type CheckInLocation = string;

/**
 * Somebody at an event.
 */
export type CheckInRow = { 
/**
 * The check-in.
 */
check_in: RecordId, 
/**
 * Their name.
 */
name: string, 
/**
 * In no roster.
 */
walk_up: boolean, 
/**
 * What they can do.
 */
skills: Array<string>, 
/**
 * Cell or radio.
 */
reach?: string, 
/**
 * “Neighborhood”, “Red Cross”: of somebody who walked up.
 */
home?: string, 
/**
 * What they would rather do.
 */
prefers?: string, 
/**
 * What they brought.
 */
equipment?: string, 
/**
 * Miles driven.
 */
miles?: number, 
/**
 * The volunteer; none for somebody who walked up.
 */
volunteer?: RecordId, 
/**
 * Since when they are here; none when they are gone.
 */
here_since?: string, 
/**
 * Their stays.
 */
stays: Array<Stay>, 
/**
 * As the record holds them, to take one back.
 */
stamps: Array<string>, 
/**
 * Seconds of whole stays.
 */
seconds: number, 
/**
 * Somebody has to say when they came or went.
 */
unclear: boolean, 
/**
 * Their team.
 */
team?: string, 
/**
 * How far the record has come.
 */
delivery: Delivery, };

/**
 * A box to tick.
 */
export type Choice = { 
/**
 * What it says.
 */
label: string, 
/**
 * It is ticked.
 */
ticked: boolean, };

/**
 * The city's settings.
 */
export type City = { 
/**
 * “St. Louis Park”.
 */
name: string, 
/**
 * “St. Louis Park Police Department”.
 */
agency: string, 
/**
 * The IANA name of the time zone days are counted in.
 */
zone: string, 
/**
 * The year whose districts and assignments are in force.
 */
year: number, 
/**
 * After how many days without a visit a place of a kind is due.
 */
due_after_days: { [key in string]: number }, 
/**
 * What visits can be about.
 */
topics: Array<Topic>, 
/**
 * What can be left behind.
 */
materials: Array<Topic>, 
/**
 * What can be told at a door: tips, each in a sentence or two.
 */
tips?: Array<Tip>, 
/**
 * Languages that can be needed, by ISO 639 code.
 */
languages: Array<Topic>, 
/**
 * The neighborhoods' names.
 */
neighborhoods: Array<string>, 
/**
 * What each role may do in each space.
 */
roles: { [key in string]: { [key in string]: Rights } }, 
/**
 * What each role may be in spaces that are opened again and again.
 */
parts?: { [key in string]: { [key in string]: Part } }, 
/**
 * After so many days without the relay a device locks itself and forgets its keys; never, when unset.
 */
lease_days?: number, 
/**
 * How long each retention class is kept. A class that is not in it is never due for disposal.
 */
retention?: { [key in string]: Schedule }, 
/**
 * What is read to a person before they agree to be referred (Minn. Stat. 13.04 subd. 2).
 */
referral_notice?: string, 
/**
 * The same in other languages, for whoever does not read English.
 */
referral_notices?: Array<Notice>, 
/**
 * For so many days somebody agrees to be referred, unless they say less.
 */
consent_days?: number, 
/**
 * Whom to call, at any hour.
 */
hotlines?: Array<Hotline>, 
/**
 * Questions that the agency has brought in, and what follows from the answers.
 */
screenings?: Array<Screening>, 
/**
 * How the social worker's cases go on; without it no day is too late.
 */
case_reviews?: ReviewRules, 
/**
 * Who can be kept out of court; without it nobody can be.
 */
diversion?: DiversionRules, 
/**
 * What in this pack is invented, in a sentence that the screens show.
 */
invented?: string, };

/**
 * The city.
 */
export type CityView = { 
/**
 * Its settings; none until the directory has arrived.
 */
city: City | null, 
/**
 * This year's districts.
 */
districts: Array<DistrictView>, 
/**
 * The people.
 */
people: Array<PersonView>, 
/**
 * The programs.
 */
programs: Array<Program>, 
/**
 * The partners.
 */
partners: Array<Partner>, };

/**
 * Who may see a field (Minn. Stat. 13.02).
 */
export type Class = "public" | "private" | "confidential" | "nonpublic" | "protected_nonpublic";

/**
 * How long a retention class is kept.
 */
export type ClassKept = { 
/**
 * The class, as the pack has it.
 */
class: string, 
/**
 * In the city's words, where no period is set: nothing of it is ever due.
 */
words: string | null, 
/**
 * The period, where one is set.
 */
period: Period | null, 
/**
 * How many records are old enough, those that are held included.
 */
old_enough: number, };

/**
 * A colleague who may refer.
 */
export type ColleagueRow = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, };

/**
 * A column of a table.
 */
export type Column = { 
/**
 * The block that it is on the form; empty where the columns have no numbers.
 */
number: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * How many letters wide, against the others.
 */
width: number, };

/**
 * One command: `{"do": "today", "district": "2"}`.
 */
export type Command = { "do": "whoami" } | { "do": "city" } | { "do": "keep_draft", 
/**
 * The form.
 */
draft: Draft, } | { "do": "drafts" } | { "do": "drop_draft", 
/**
 * Which.
 */
draft: DraftId, } | { "do": "log_visit", 
/**
 * The visit.
 */
visit: NewVisit, } | { "do": "edit_visit", 
/**
 * Which.
 */
visit: RecordId, 
/**
 * The `heads` of the view that was edited: what others changed since is kept.
 */
seen?: string, 
/**
 * Only what changed.
 */
change: VisitChange, } | { "do": "withdraw_visit", 
/**
 * Which.
 */
visit: RecordId, 
/**
 * Why.
 */
because: string, } | { "do": "visit", 
/**
 * Which.
 */
visit: RecordId, } | { "do": "add_place", 
/**
 * The place.
 */
place: NewPlace, } | { "do": "edit_place", 
/**
 * Which.
 */
place: RecordId, 
/**
 * The `heads` of the view that was edited.
 */
seen?: string, 
/**
 * Only what changed.
 */
change: PlaceChange, } | { "do": "places", 
/**
 * Only of this district.
 */
district?: string, 
/**
 * Only of this kind.
 */
kind?: PlaceKind, 
/**
 * Only with these words in name or address.
 */
text?: string, 
/**
 * Where the officer is.
 */
here?: Here, 
/**
 * At most so many; 500 unless told.
 */
limit?: number, } | { "do": "place", 
/**
 * Which.
 */
place: RecordId, } | { "do": "where_am_i", 
/**
 * The point.
 */
here: Here, } | { "do": "add_follow_up", 
/**
 * The promise.
 */
follow_up: NewFollowUp, } | { "do": "settle_follow_up", 
/**
 * Which.
 */
follow_up: RecordId, 
/**
 * Kept, dropped, or open again.
 */
state: FollowUpState, 
/**
 * How it ended.
 */
outcome?: string, } | { "do": "today", 
/**
 * District code; the officer's own unless told.
 */
district?: string, 
/**
 * Where the officer is.
 */
here?: Here, } | { "do": "search", 
/**
 * What to look for; everything given must hold.
 */
query: SearchQuery, } | { "do": "coverage", 
/**
 * First day; 30 days ago unless told.
 */
from?: string | null, 
/**
 * Last day; today unless told.
 */
until?: string | null, } | { "do": "sync_status" } | { "do": "damage_read" } | { "do": "sync_records", 
/**
 * Which of them.
 */
which: Records, 
/**
 * At most so many; 100 unless told.
 */
limit?: number, } | { "do": "join_sharing", 
/**
 * The code.
 */
code: string, } | { "do": "leave_sharing" } | { "do": "conflicts" } | { "do": "settle_conflict", 
/**
 * Which record.
 */
record: RecordId, 
/**
 * Which field, as the conflict names it.
 */
field: string, 
/**
 * The `choice` of the value to keep.
 */
choice: string, } | { "do": "history", 
/**
 * Of which record.
 */
record: RecordId, } | { "do": "people" } | { "do": "invite_device", 
/**
 * Whose device.
 */
member: MemberId, } | { "do": "approve_device", 
/**
 * By which invite.
 */
invite: InviteId, 
/**
 * The characters, as they stand on the new device's screen.
 */
comparison: string, } | { "do": "decline_device", 
/**
 * Which invite.
 */
invite: InviteId, } | { "do": "revoke_device", 
/**
 * Which.
 */
device: DeviceId, 
/**
 * Why.
 */
because: RevokedBecause, } | { "do": "change_role", 
/**
 * Who.
 */
member: MemberId, 
/**
 * The new role, by the word of the city's settings.
 */
role: string, } | { "do": "end_member", 
/**
 * Who.
 */
member: MemberId, } | { "do": "open_spaces" } | { "do": "recovery_kit" } | { "do": "kit_put_away", 
/**
 * The words that were asked for, in order.
 */
words: Array<string>, } | { "do": "custody" } | { "do": "release_custody", 
/**
 * Its number.
 */
entry: Cursor, } | { "do": "dispose_custody", 
/**
 * Their numbers.
 */
entries: Array<Cursor>, 
/**
 * Why; kept as a record in the space `records`.
 */
because: string, 
/**
 * The law or the schedule that lets it go, where one does; kept with it.
 */
authority?: string, } | { "do": "view_log", 
/**
 * Only at this record.
 */
record?: RecordId, 
/**
 * Only by this person.
 */
member?: MemberId, 
/**
 * At most so many; 200 unless told.
 */
limit?: number, } | { "do": "say_why", 
/**
 * Which record.
 */
record: RecordId, 
/**
 * Why.
 */
because: string, } | { "do": "expunge", 
/**
 * Which.
 */
record: RecordId, 
/**
 * By whose authority.
 */
authority: Authority, } | { "do": "expunged" } | { "do": "hold", 
/**
 * Which.
 */
record: RecordId, 
/**
 * Whether it is held.
 */
held: boolean, } | { "do": "held" } | { "do": "retention_queue", 
/**
 * Only of this retention class.
 */
class?: string, 
/**
 * The `next` of the page before.
 */
after?: string, 
/**
 * At most so many; 50 unless told, 200 at most.
 */
limit?: number, } | { "do": "find_for_request", 
/**
 * What is asked for; everything given must hold.
 */
asked: Asked, 
/**
 * The `next` of the page before.
 */
after?: string, 
/**
 * At most so many; 50 unless told, 200 at most.
 */
limit?: number, } | { "do": "preview_request", 
/**
 * What would go out, to whom, and what for.
 */
request: ExportRequest, } | { "do": "export_request", 
/**
 * What goes out, to whom, and what for.
 */
request: ExportRequest, } | { "do": "disclosures", 
/**
 * At most so many; 100 unless told.
 */
limit?: number, } | { "do": "summary_data", 
/**
 * What is counted by what.
 */
query: SummaryQuery, } | { "do": "plan_year", 
/**
 * The year to come, or the one that has begun.
 */
year: number, 
/**
 * Who holds which district in it, besides what is written down already.
 */
assignments: Array<NewAssignment>, } | { "do": "roll_over", 
/**
 * The year to come, or the one that has begun.
 */
year: number, 
/**
 * Who holds which district in it, besides what is written down already.
 */
assignments: Array<NewAssignment>, } | { "do": "outreach" } & Outreach | { "do": "volunteers" } & Volunteers | { "do": "explorers" } & Explorers | { "do": "referrals" } & Referrals | { "do": "join_own_spaces", 
/**
 * Whom.
 */
member: MemberId, } | { "do": "night_out" } & NightOut | { "do": "reviews" } & Reviews | { "do": "crisis" } & Crisis | { "do": "diversions" } & Diversions | { "do": "chaplains" } & Chaplains | { "do": "meeting" } & Meeting | { "do": "problems" } & Problems | { "do": "upkeep" } & Upkeep | { "do": "awareness" } & Awareness | { "do": "attachments" } & Attachments;

/**
 * Values that were written at once.
 */
export type Conflict = { 
/**
 * The record it is in.
 */
record: RecordId, 
/**
 * What that is; only in the list over all records.
 */
kind: RecordKind | null, 
/**
 * What people would call it; only in the list over all records.
 */
title: string | null, 
/**
 * The field; a paragraph of a note is `note.N`, counted from 0.
 */
field: string, 
/**
 * Every value, the one that shows meanwhile first.
 */
values: Array<ConflictValue>, };

/**
 * One of them.
 */
export type ConflictValue = { 
/**
 * Pass it back to choose this one.
 */
choice: string, 
/**
 * The value.
 */
value: JsonValue, 
/**
 * Who wrote it.
 */
author: string, 
/**
 * The author, as a member: whether it is one's own.
 */
member: MemberId | null, 
/**
 * When, by the author's clock.
 */
at: string, };

/**
 * That somebody agreed to be referred, or why they could not be asked. In the referral's own space.
 */
export type Consent = { 
/**
 * To which referral.
 */
referral: RecordId, 
/**
 * Who asked and wrote it down.
 */
by: MemberId, 
/**
 * The notice as it was read to the person (Tennessen); none in an emergency.
 */
notice?: string, 
/**
 * In which language, by its ISO 639 code; none where that was not written down.
 */
language?: string, 
/**
 * What may be told.
 */
scope: string, 
/**
 * To whom, by name.
 */
recipient: string, 
/**
 * Until when: a release is limited in time.
 */
expires: string, 
/**
 * The person themself agreed, with nobody there who may have hurt them.
 */
alone?: boolean, 
/**
 * Since when it is taken back.
 */
revoked?: string, 
/**
 * Why there was no asking: somebody is in danger and cannot be asked.
 */
emergency?: string, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * Why a referral cannot be sent yet.
 */
export type ConsentLacks = "consent" | "revoked" | "expired" | "does_not_count";

/**
 * What somebody agreed to, or the emergency that stood in for it.
 */
export type ConsentRow = { 
/**
 * Which.
 */
consent: RecordId, 
/**
 * Who wrote it down.
 */
by: string, 
/**
 * The record.
 */
record: Consent, 
/**
 * It counts now.
 */
counts: boolean, };

/**
 * How to reach a volunteer: what is left out stays, an empty text is none.
 */
export type ContactForm = { 
/**
 * Cell phone.
 */
phone?: string, 
/**
 * Address for mail.
 */
email?: string, 
/**
 * Where they live.
 */
address?: string, 
/**
 * Whom to call when they are hurt.
 */
emergency?: string, };

/**
 * How to reach a volunteer, for those who may know.
 */
export type ContactView = { 
/**
 * The record: for saying why it was looked at.
 */
record: RecordId, 
/**
 * How to reach them.
 */
contact: ContactForm, 
/**
 * Its class, in the words of the law.
 */
class: Class, 
/**
 * The law that says so.
 */
citation: string, };

/**
 * How the social worker was in touch.
 */
export type ContactWay = string;

/**
 * What stands in a block.
 */
export type Content = { "is": "lines", 
/**
 * The lines.
 */
lines: Array<string>, } | { "is": "values", 
/**
 * Name and value.
 */
values: Array<[string, string]>, } | { "is": "choices", 
/**
 * The boxes.
 */
choices: Array<Choice>, } | { "is": "table", 
/**
 * Its columns.
 */
columns: Array<Column>, 
/**
 * Its rows, a text for each column.
 */
rows: Array<Array<string>>, 
/**
 * So many empty rows below, to write in by hand.
 */
blank: number, };

/**
 * What is counted at an event.
 */
export type Counted = "heads" | "handed_out";

/**
 * Counts of a quarter from a one-way partner; a count is nothing where it is too small to tell.
 */
export type CountsView = { 
/**
 * Which partner.
 */
partner: string, 
/**
 * Which quarter.
 */
quarter: string, 
/**
 * Counts smaller than this are not told.
 */
fewer_than: number, 
/**
 * By what became of them.
 */
counts: { [key in string]: number | null }, 
/**
 * They were sent.
 */
sent: boolean, };

/**
 * The cover of what is handed out: what it is, what is missing, and by which law.
 */
export type Cover = { 
/**
 * The agency.
 */
agency: string, 
/**
 * When it was made.
 */
made: string, 
/**
 * The same, in the city's zone, for people.
 */
made_there: string, 
/**
 * Which custodian made it: a name.
 */
by: string, 
/**
 * Who asked, in a word.
 */
audience: Audience, 
/**
 * What it is for.
 */
purpose: string, 
/**
 * The agency's own number of the request.
 */
reference: string | null, 
/**
 * The law that lets the asking agency have not-public data.
 */
authority: string | null, 
/**
 * What was asked for.
 */
asked: Asked, 
/**
 * How many records of each kind.
 */
counts: Array<KindCount>, 
/**
 * Fields that are withheld, and by which law.
 */
withheld: Array<WithheldCount>, };

/**
 * Who has been where.
 */
export type Coverage = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
until: string, 
/**
 * A row for each district and kind that has places or visits.
 */
rows: Array<CoverageRow>, };

/**
 * Visits and places of one kind in one district.
 */
export type CoverageRow = { 
/**
 * District code; none for outside.
 */
district: string | null, 
/**
 * What kind of place.
 */
kind: PlaceKind, 
/**
 * Known, open places.
 */
places: number, 
/**
 * Of these, visited in the period.
 */
visited: number, 
/**
 * Visits that stand, to places and spots.
 */
visits: number, 
/**
 * People reached, approximately, where it was written down.
 */
people_reached: number, };

/**
 * An officer who drives.
 */
export type CrewForm = { 
/**
 * Who.
 */
officer: MemberId, 
/**
 * The district whose parties are theirs; anybody's, when none.
 */
district?: string, 
/**
 * Where they are, when they are under way already.
 */
here?: Here, };

/**
 * Who could drive, and what the plan would start from.
 */
export type CrewRow = { 
/**
 * Who.
 */
officer: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * The district whose parties are theirs; anybody's, when none.
 */
district: string | null, 
/**
 * They drive already, or they are on duty, or nobody was chosen yet.
 */
chosen: boolean, 
/**
 * Where they were last: the party they visited latest.
 */
here: Here | null, 
/**
 * Its address.
 */
last_at: string | null, };

/**
 * What can be asked of crisis requests: `{"do": "crisis", "ask": "all"}`.
 */
export type Crisis = { "ask": "all" } | { "ask": "one", 
/**
 * Which.
 */
request: RecordId, } | { "ask": "record", 
/**
 * What the law wants to be recorded.
 */
form: CrisisForm, } | { "ask": "use", 
/**
 * Which.
 */
request: RecordId, 
/**
 * What for.
 */
what: string, } | { "ask": "patient", 
/**
 * Of which.
 */
request: RecordId, 
/**
 * How they were told.
 */
informed?: string, 
/**
 * Why they were not.
 */
not_informed?: string, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type CrisisAnswers = { 
/**
 * The list.
 */
all: Array<CrisisRow>, 
/**
 * The record.
 */
one: CrisisView, 
/**
 * The record's id.
 */
record: RecordId, 
/**
 * What was told.
 */
use: CrisisTold, 
/**
 * The record as it is now.
 */
patient: CrisisView, };

/**
 * What the law wants to be recorded. Who asks is who writes it down.
 */
export type CrisisForm = { 
/**
 * The crisis that the department went to, by its CAD or case number.
 */
case_number: string, 
/**
 * Who is in it.
 */
patient: string, 
/**
 * Who told.
 */
provider: string, 
/**
 * Why it was necessary: whose health or safety.
 */
necessity: string, 
/**
 * What was told, when it has to be kept until it is used; lines become paragraphs.
 */
told?: string, 
/**
 * When it was asked; now unless told.
 */
asked?: string, };

/**
 * A crisis request in the list: nothing about the patient.
 */
export type CrisisRow = { 
/**
 * Which.
 */
request: RecordId, 
/**
 * The crisis, by its number.
 */
case_number: string, 
/**
 * Who asked.
 */
requestor: string, 
/**
 * When.
 */
asked: string, 
/**
 * It was used.
 */
used: boolean, 
/**
 * It was used on two devices at once: somebody has to look into it.
 */
used_twice: boolean, 
/**
 * The patient is still to be told, or a reason to be given.
 */
patient_to_be_told: boolean, 
/**
 * Only on this device: its space opens as soon as the relay is there.
 */
waits: boolean, };

/**
 * What was told, once.
 */
export type CrisisTold = { 
/**
 * What was told.
 */
told: Array<string>, 
/**
 * The record as it is now.
 */
view: CrisisView, };

/**
 * A use.
 */
export type CrisisUse = { 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
by: string, 
/**
 * What for.
 */
what: string, };

/**
 * One crisis request, without what was told.
 */
export type CrisisView = { 
/**
 * As in the list.
 */
row: CrisisRow, 
/**
 * Who is in the crisis.
 */
patient: string, 
/**
 * Who told.
 */
provider: string, 
/**
 * Why it was necessary.
 */
necessity: string, 
/**
 * Something is kept that was told.
 */
has_told: boolean, 
/**
 * The uses.
 */
uses: Array<CrisisUse>, 
/**
 * When the patient was told.
 */
informed?: string, 
/**
 * How.
 */
informed_how?: string, 
/**
 * Why not.
 */
not_informed?: string, 
/**
 * Whether this person may use it now.
 */
may_use: boolean, 
/**
 * Whether this person says that the patient was told.
 */
may_tell: boolean, };

/**
 * A number in a space's log. The first entry is 1; 0 means nothing yet.
 */
export type Cursor = number;

/**
 * An entry in custody.
 */
export type CustodyRow = { 
/**
 * Its number.
 */
entry: Cursor, 
/**
 * Whose.
 */
from: string, 
/**
 * The space it was meant for.
 */
space: string, 
/**
 * The record it belongs to.
 */
record: RecordId, 
/**
 * What kind of record, when this device may open it.
 */
kind?: RecordKind, 
/**
 * What it says, in a line, when this device may open it.
 */
says?: string, 
/**
 * When it arrived.
 */
arrived: string, };

/**
 * What waits in custody.
 */
export type CustodyView = { 
/**
 * Whether this person may release and dispose.
 */
decides: boolean, 
/**
 * Entries, the oldest first.
 */
entries: Array<CustodyRow>, 
/**
 * Unfinished forms of revoked devices.
 */
forms: Array<LeftFormRow>, 
/**
 * What this device itself had to hand over, by space.
 */
handed_over: Array<HandedOverRow>, 
/**
 * What was thrown away, the latest first: for those who read the agency's own records.
 */
disposed?: Array<DisposedRow>, };

/**
 * How far a record has come. Never inferred, never optimistic.
 */
export type Delivery = "on_this_device" | "offered" | "shared" | "held_by_relay" | "seen_by_others" | "refused";

/**
 * How far a record has come, with the evidence.
 */
export type DeliveryDetail = { 
/**
 * In a word.
 */
delivery: Delivery, 
/**
 * Changes that are only here.
 */
waiting: number, 
/**
 * The relay's latest receipt for a change made on this device.
 */
receipt: ReceiptView | null, 
/**
 * Whose devices have said they have all of it.
 */
seen_by: Array<string>, 
/**
 * Why the relay refused, if it did, and what to do.
 */
refused: string | null, };

/**
 * A phone or laptop enrolled for one person: the hash of its public keys (version 8).
 */
export type DeviceId = string;

/**
 * A device of a person.
 */
export type DeviceRow = { 
/**
 * Which.
 */
device: DeviceId, 
/**
 * Its first eight characters, to tell devices apart by.
 */
short: string, 
/**
 * It is this one.
 */
this: boolean, 
/**
 * Why it was revoked, if it was.
 */
revoked?: RevokedBecause, 
/**
 * When it last said how it stands, by its own clock.
 */
heard?: string, 
/**
 * Entries that were only there then.
 */
waiting?: number, 
/**
 * Forms that were unfinished there then.
 */
drafts?: number, 
/**
 * Entries that it had been sent and did not believe, kept aside there.
 */
set_aside?: number, 
/**
 * How many statements of the roster it had obeyed then.
 */
obeyed?: number, 
/**
 * It is revoked, has heard of that and has handed over what the relay would take.
 */
has_left: boolean, 
/**
 * What it had handed to the records custodian then.
 */
handed?: HandedRow, };

/**
 * What visits are counted by.
 */
export type Dimension = "district" | "kind" | "topic" | "month";

/**
 * That records were handed out. Nobody has to say who they are, so no field asks; presumptively
 * public itself, so no names of persons in it.
 */
export type Disclosure = { 
/**
 * When.
 */
recorded: string, 
/**
 * Which custodian.
 */
by: MemberId, 
/**
 * Who asked, in a word.
 */
audience: Audience, 
/**
 * What it was for, in the custodian's words.
 */
purpose: string, 
/**
 * The agency's own number of the request.
 */
reference?: string, 
/**
 * The law that lets the asking agency have not-public data.
 */
authority?: string, 
/**
 * What was asked for.
 */
asked: Asked, 
/**
 * The records that the custodian chose of what was found; empty when all of it went out.
 */
chosen?: Array<RecordId>, 
/**
 * How many records of each kind went out, with at least one field shown.
 */
counts: { [key in string]: number }, 
/**
 * What was withheld, and by which law.
 */
withheld: Array<WithheldCount>, };

/**
 * A disclosure in the list.
 */
export type DisclosureRow = { 
/**
 * Its id.
 */
disclosure: RecordId, 
/**
 * The record.
 */
record: Disclosure, 
/**
 * Which custodian: a name.
 */
by: string, };

/**
 * That work in custody was thrown away, by whom, and why. Presumptively public itself: it names the
 * records and not what stood in them.
 */
export type Disposal = { 
/**
 * When.
 */
recorded: string, 
/**
 * Which custodian.
 */
by: MemberId, 
/**
 * Why, in the custodian's words.
 */
because: string, 
/**
 * The law or the schedule that lets it go, where one does.
 */
authority?: string, 
/**
 * How many unsent changes.
 */
entries: number, 
/**
 * How many unfinished forms.
 */
forms: number, 
/**
 * The records that the changes were of.
 */
records?: Array<RecordId>, 
/**
 * Whose work it was.
 */
written_by?: Array<MemberId>, };

/**
 * A record that is old enough for disposal.
 */
export type DisposalRow = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * Its kind.
 */
kind: RecordKind, 
/**
 * What people would call it: “Visit: Test Kitchen”.
 */
title: string, 
/**
 * Its retention class.
 */
class: string, 
/**
 * The event that its time runs from.
 */
after: Begins, 
/**
 * The day of that event.
 */
began: string, 
/**
 * The first day on which it need no longer be kept.
 */
due_on: string, 
/**
 * For how many days it has been due; 0 on the day.
 */
days_due: number, 
/**
 * The schedule's name.
 */
schedule: string, 
/**
 * Where it says so.
 */
citation: string, 
/**
 * Somebody holds it: it stays, however old.
 */
held: boolean, };

/**
 * Work in custody that was thrown away.
 */
export type DisposedRow = { 
/**
 * The record that says so.
 */
disposal: RecordId, 
/**
 * What it says.
 */
record: Disposal, 
/**
 * Who did it, by name.
 */
by: string, 
/**
 * Whose work it was, by name.
 */
written_by: Array<string>, };

/**
 * How a district fares in an evening.
 */
export type DistrictShare = { 
/**
 * Its code; none for parties outside all districts.
 */
district: string | null, 
/**
 * Parties that were not called off.
 */
parties: number, 
/**
 * Visited.
 */
visited: number, 
/**
 * Still to be visited, and somebody is to be there at a time.
 */
planned: number, 
/**
 * Still to be visited, and nobody is.
 */
unplanned: number, 
/**
 * Officers with a stop in it.
 */
officers: number, };

/**
 * A district, before and after.
 */
export type DistrictTurn = { 
/**
 * Its code.
 */
code: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Who held it: names.
 */
before: Array<string>, 
/**
 * Who holds it: names.
 */
after: Array<string>, 
/**
 * How many open places lie in it from then on.
 */
places: number, 
/**
 * How many promises its officers take over.
 */
taken_over: number, };

/**
 * A district.
 */
export type DistrictView = { 
/**
 * Short and stable.
 */
code: string, 
/**
 * “District 1”.
 */
name: string, 
/**
 * The outer ring, `[longitude, latitude]`.
 */
boundary: Array<[number, number]>, 
/**
 * Who holds it this year: names.
 */
officers: Array<string>, };

/**
 * A thing that was asked, and its answer.
 */
export type DiversionCheck = { 
/**
 * What was asked.
 */
rule: DiversionRule, 
/**
 * What the pack wanted then.
 */
wanted: string, 
/**
 * What the answer was.
 */
answer: string, 
/**
 * Whether that is enough.
 */
holds: boolean, };

/**
 * What is known of a child.
 */
export type DiversionForm = { 
/**
 * The child.
 */
child: string, 
/**
 * How old they were.
 */
age: number, 
/**
 * The class of the offence, by the pack's word; anything else is none of its classes.
 */
offence: string, 
/**
 * The CAD or case number.
 */
case_number?: string, 
/**
 * Earlier diversions.
 */
prior_diversions: number, 
/**
 * Earlier findings of a court.
 */
prior_findings: number, };

/**
 * A diversion in the list.
 */
export type DiversionRow = { 
/**
 * Which.
 */
diversion: RecordId, 
/**
 * The child, for the officer who wrote it; others open it, and that is written down.
 */
child?: string, 
/**
 * Which officer brings it.
 */
referred_by: string, 
/**
 * How far it is.
 */
stage: DiversionStage, 
/**
 * Whether every check holds.
 */
eligible: boolean, 
/**
 * By when everything is to be done.
 */
due?: string, 
/**
 * That day is past.
 */
overdue: boolean, 
/**
 * How it ended.
 */
outcome?: string, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * What is asked.
 */
export type DiversionRule = "age" | "offence" | "prior_diversions" | "prior_findings";

/**
 * What a city asks before a child is diverted.
 */
export type DiversionRules = { 
/**
 * Who takes the children: “Northern Star Juvenile Diversion”.
 */
program: string, 
/**
 * From this age on.
 */
youngest: number, 
/**
 * To this age.
 */
oldest: number, 
/**
 * The classes of offence that can be diverted.
 */
offences: Array<Topic>, 
/**
 * At most so many earlier diversions.
 */
prior_diversions: number, 
/**
 * At most so many earlier findings of a court.
 */
prior_findings: number, 
/**
 * So many weeks it takes, as a proposal.
 */
weeks?: number, 
/**
 * What the child does, as a proposal.
 */
conditions?: Array<string>, };

/**
 * How far it is.
 */
export type DiversionStage = "undecided" | "diverted" | "not_diverted" | "over";

/**
 * One diversion, whole.
 */
export type DiversionView = { 
/**
 * As in the list.
 */
row: DiversionRow, 
/**
 * What is known.
 */
form: DiversionForm, 
/**
 * What was checked, with each answer.
 */
checks: Array<DiversionCheck>, 
/**
 * Who speaks for the child.
 */
guardian?: string, 
/**
 * How to reach them.
 */
reach?: string, 
/**
 * When they agreed.
 */
agreed?: string, 
/**
 * Who decided.
 */
decided_by?: string, 
/**
 * When.
 */
decided?: string, 
/**
 * Why.
 */
because?: string, 
/**
 * What the child does.
 */
conditions: Array<string>, 
/**
 * How it ended.
 */
ended?: string, 
/**
 * Whether nothing stands against diverting the child now.
 */
may_divert: boolean, 
/**
 * Whether this person may change it.
 */
may_change: boolean, };

/**
 * What can be asked of diversions: `{"do": "diversions", "ask": "all"}`.
 */
export type Diversions = { "ask": "rules" } | { "ask": "all" } | { "ask": "one", 
/**
 * Which.
 */
diversion: RecordId, } | { "ask": "begin", 
/**
 * What is known.
 */
form: DiversionForm, } | { "ask": "correct", 
/**
 * Which.
 */
diversion: RecordId, 
/**
 * Everything that is known.
 */
form: DiversionForm, } | { "ask": "guardian", 
/**
 * Of which.
 */
diversion: RecordId, 
/**
 * Their name.
 */
guardian: string, 
/**
 * How to reach them.
 */
reach?: string, 
/**
 * Whether they agree.
 */
agreed: boolean, } | { "ask": "decide", 
/**
 * Which.
 */
diversion: RecordId, 
/**
 * Whether the child is diverted.
 */
divert: boolean, 
/**
 * Why; needed when not.
 */
because?: string, 
/**
 * What the child does; lines become paragraphs. Needed when diverted.
 */
conditions?: string, 
/**
 * By when; needed when diverted.
 */
due?: string, } | { "ask": "end", 
/**
 * Which.
 */
diversion: RecordId, 
/**
 * In a word.
 */
outcome: string, 
/**
 * In a sentence.
 */
ended: string, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type DiversionsAnswers = { 
/**
 * What the city asks.
 */
rules: DiversionRules | null, 
/**
 * The list.
 */
all: Array<DiversionRow>, 
/**
 * The diversion.
 */
one: DiversionView, 
/**
 * The diversion's id.
 */
begin: RecordId, 
/**
 * The diversion as it is now.
 */
correct: DiversionView, 
/**
 * The diversion as it is now.
 */
guardian: DiversionView, 
/**
 * The diversion as it is now.
 */
decide: DiversionView, 
/**
 * The diversion as it is now.
 */
end: DiversionView, };

/**
 * A form as it is being filled in. Its fields are the screen's own business.
 */
export type Draft = { 
/**
 * Made by whoever began the form: a version 7 UUID.
 */
draft: DraftId, 
/**
 * Which form: `visit`.
 */
form: string, 
/**
 * Whatever the form holds.
 */
fields: JsonValue, 
/**
 * When it was last kept; the engine fills it in.
 */
kept?: string, };

/**
 * A form being filled in, not yet a record.
 */
export type DraftId = string;

/**
 * Two places that may be one.
 */
export type DuplicatePair = { 
/**
 * The one that was written down first.
 */
first: PlaceRow, 
/**
 * The other.
 */
second: PlaceRow, 
/**
 * How alike the names are, in percent.
 */
alike: number, 
/**
 * How far apart they are, when both points are known.
 */
metres: number | null, 
/**
 * They stand at the same address.
 */
one_address: boolean, };

/**
 * For programs.
 */
export type ErrorCode = "bad_command" | "bad_field" | "not_here" | "not_allowed" | "no_relay" | "disk_full" | "damaged" | "not_enrolled" | "internal";

/**
 * An event with parties.
 */
export type EveningRow = { 
/**
 * Which event.
 */
event: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When it ends.
 */
ends: string, 
/**
 * Parties that were not called off.
 */
parties: number, 
/**
 * How many of them were visited.
 */
visited: number, 
/**
 * Stops of this person that are still to come.
 */
mine: number, };

/**
 * An event of outreach, or a meeting of a group. Attendance is by group of people, never by name.
 */
export type Event = { 
/**
 * “Basketball in the Park, week 3”.
 */
name: string, 
/**
 * The program it belongs to, by name.
 */
program?: string, 
/**
 * The group whose meeting it is.
 */
group?: RecordId, 
/**
 * The place, when it is a known one.
 */
place?: RecordId, 
/**
 * Where it is, when it is not: “shelter by the pond, 3700 Monterey Dr”.
 */
whereabouts?: string, 
/**
 * The code of the district.
 */
district?: string, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When it ends.
 */
ends: string, 
/**
 * Who is on duty there.
 */
staff?: Array<MemberId>, 
/**
 * Groups that take part: partners, associations, schools.
 */
with?: Array<string>, 
/**
 * How many people are expected.
 */
expected?: number, 
/**
 * Heads counted, by group of people.
 */
heads?: { [key in string]: number }, 
/**
 * Leaflets and other things handed out, by word of the pack.
 */
handed_out?: { [key in string]: number }, 
/**
 * What those on duty should know, a paragraph each. Public.
 */
plan?: Array<string>, 
/**
 * How it went and what to do differently, a paragraph each. Public.
 */
debrief?: Array<string>, 
/**
 * Whether it is planned, under way, over, or called off.
 */
state: EventState, 
/**
 * Its number, for forms: “SLP-2026-08-04”.
 */
number?: string, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * An event to plan, or what changed in one; what is left out stays.
 */
export type EventForm = { 
/**
 * What it is called.
 */
name?: string, 
/**
 * The program it belongs to, by name.
 */
program?: string, 
/**
 * The group whose meeting it is; `null` when it is none's.
 */
group?: RecordId | null, 
/**
 * A known place.
 */
place?: RecordId, 
/**
 * Where, when it is no known place.
 */
whereabouts?: string, 
/**
 * When it begins.
 */
starts?: string, 
/**
 * When it ends.
 */
ends?: string, 
/**
 * Who is on duty there, all of them.
 */
staff?: Array<MemberId>, 
/**
 * Groups that take part, all of them.
 */
with?: Array<string>, 
/**
 * How many people are expected; 0 takes the number out again.
 */
expected?: number, 
/**
 * What those on duty should know; lines become paragraphs.
 */
plan?: string, 
/**
 * How it went; lines become paragraphs.
 */
debrief?: string, 
/**
 * How far it is.
 */
state?: EventState, 
/**
 * Its number, for forms.
 */
number?: string, };

/**
 * An event in the calendar.
 */
export type EventRow = { 
/**
 * Which.
 */
event: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its program.
 */
program?: string, 
/**
 * The group whose meeting it is.
 */
group?: string, 
/**
 * Where it is.
 */
whereabouts?: string, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When it ends.
 */
ends: string, 
/**
 * Who is on duty there.
 */
staff: Array<string>, 
/**
 * This person is on duty there.
 */
mine: boolean, 
/**
 * Heads counted, over all groups of people.
 */
heads: number, 
/**
 * How far it is.
 */
state: EventState, };

/**
 * How far an event is.
 */
export type EventState = string;

/**
 * One event, whole.
 */
export type EventView = { 
/**
 * Which.
 */
event: RecordId, 
/**
 * Pass it back as `seen` when editing.
 */
heads: string, 
/**
 * As in the calendar.
 */
row: EventRow, 
/**
 * The record.
 */
record: Event, 
/**
 * Heads counted by group of people, each group of the city's first.
 */
counted: { [key in string]: number }, 
/**
 * What of it only this device knows: nobody else counts it yet.
 */
only_here: { [key in string]: number }, 
/**
 * What has to be settled.
 */
conflicts: Array<Conflict>, 
/**
 * How far it has come.
 */
delivery: DeliveryDetail, };

/**
 * An Explorer to take in, or what changed of one. `null` takes a paper back: a consent that was withdrawn, say.
 */
export type ExplorerForm = { 
/**
 * Their name.
 */
name?: string, 
/**
 * When they joined; today unless told.
 */
joined?: string, 
/**
 * Until when the guardian's consent is good.
 */
consent_until?: string | null, 
/**
 * Until when the youth-protection training is good.
 */
training_until?: string | null, 
/**
 * Until when they are registered.
 */
registered_until?: string | null, 
/**
 * Who they are among the agency's members, when they have a device of their own: they read their
 * own page on it.
 */
member?: MemberId, 
/**
 * No longer an Explorer.
 */
left?: boolean, };

/**
 * An Explorer in the roster.
 */
export type ExplorerRow = { 
/**
 * Who.
 */
explorer: RecordId, 
/**
 * Their name.
 */
name: string, 
/**
 * When they joined.
 */
joined: string, 
/**
 * Until when the guardian's consent is good.
 */
consent_until?: string, 
/**
 * Until when the youth-protection training is good.
 */
training_until?: string, 
/**
 * Until when they are registered.
 */
registered_until?: string, 
/**
 * Service within twelve months, against the table of awards while it is on.
 */
awards: Array<AwardStanding>, 
/**
 * How their papers stand today.
 */
papers: { [key in Paper]?: Standing }, 
/**
 * Their hours, column by column.
 */
hours: Ledger, 
/**
 * Who they are among the agency's members, when they have a device of their own.
 */
member?: MemberId, 
/**
 * No longer an Explorer.
 */
left: boolean, };

/**
 * What can be asked of the Explorers' program: `{"do": "explorers", "ask": "roster"}`.
 */
export type Explorers = { "ask": "roster" } | { "ask": "admit", 
/**
 * The Explorer: a name is needed.
 */
explorer: ExplorerForm, } | { "ask": "change", 
/**
 * Who.
 */
explorer: RecordId, 
/**
 * Only what changed.
 */
change: ExplorerForm, } | { "ask": "sessions" } | { "ask": "session", 
/**
 * Which.
 */
session: RecordId, } | { "ask": "add_session", 
/**
 * The session: name, kind, beginning and end are needed.
 */
session: SessionForm, } | { "ask": "edit_session", 
/**
 * Which.
 */
session: RecordId, 
/**
 * Only what changed.
 */
change: SessionForm, } | { "ask": "attend", 
/**
 * At which session.
 */
session: RecordId, 
/**
 * Who.
 */
explorer: RecordId, 
/**
 * Which way.
 */
way: Way, 
/**
 * When; now unless told.
 */
at?: string, } | { "ask": "approve", 
/**
 * Which session.
 */
session: RecordId, } | { "ask": "adults" } | { "ask": "register_adult", 
/**
 * Who.
 */
member: MemberId, 
/**
 * Only what is new.
 */
adult: AdultForm, } | { "ask": "rides" } | { "ask": "plan_ride", 
/**
 * Who rides.
 */
explorer: RecordId, 
/**
 * With whom.
 */
officer: MemberId, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When they have to be back.
 */
ends: string, } | { "ask": "ride", 
/**
 * Which.
 */
ride: RecordId, 
/**
 * What.
 */
step: RideStep, } | { "ask": "pairings" } | { "ask": "letter", 
/**
 * Whose.
 */
explorer: RecordId, 
/**
 * The first day.
 */
from: string, 
/**
 * The last.
 */
until: string, } | { "ask": "awards" } | { "ask": "set_awards", 
/**
 * The whole table.
 */
awards: Awards, } | { "ask": "own_page" };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type ExplorersAnswers = { 
/**
 * The roster.
 */
roster: Array<ExplorerRow>, 
/**
 * The Explorer's id.
 */
admit: RecordId, 
/**
 * Nothing.
 */
change: null, 
/**
 * The sessions.
 */
sessions: Array<SessionRow>, 
/**
 * The session.
 */
session: SessionView, 
/**
 * The session's id.
 */
add_session: RecordId, 
/**
 * The session as it is now.
 */
edit_session: SessionView, 
/**
 * Nothing.
 */
attend: null, 
/**
 * The session as it is now.
 */
approve: SessionView, 
/**
 * The adults.
 */
adults: Array<AdultRow>, 
/**
 * Nothing.
 */
register_adult: null, 
/**
 * The rides.
 */
rides: Array<RideRow>, 
/**
 * The ride's id.
 */
plan_ride: RecordId, 
/**
 * The ride as it is now.
 */
ride: RideRow, 
/**
 * The pairings.
 */
pairings: Array<PairingRow>, 
/**
 * The letter.
 */
letter: Letter, 
/**
 * The table.
 */
awards: AwardsView, 
/**
 * The table as it is now.
 */
set_awards: AwardsView, 
/**
 * The page; nothing while there is none.
 */
own_page: OwnPageView | null, };

/**
 * What to hand out. The disclosure is recorded already.
 */
export type Export = { 
/**
 * The record of the disclosure.
 */
disclosure: RecordId, 
/**
 * What stands on the cover.
 */
cover: Cover, 
/**
 * The files, the cover first.
 */
files: Array<ExportFile>, };

/**
 * A file to save.
 */
export type ExportFile = { 
/**
 * Its name.
 */
name: string, 
/**
 * Its media type.
 */
media_type: string, 
/**
 * What is in it.
 */
text: string, };

/**
 * What would be handed out, before it is.
 */
export type ExportPreview = { 
/**
 * How many records of each kind.
 */
counts: Array<KindCount>, 
/**
 * Every field that one of them has.
 */
fields: Array<FieldPreview>, };

/**
 * What to hand out, to whom, and what for. Who asks is not asked.
 */
export type ExportRequest = { 
/**
 * What is asked for.
 */
asked: Asked, 
/**
 * The records that go out; everything that is found unless told. Not-public data go out only
 * record by record.
 */
chosen?: Array<RecordId>, 
/**
 * Who asks, in a word.
 */
audience: Audience, 
/**
 * What it is for, in a few words without names: the record of the disclosure is public.
 */
purpose: string, 
/**
 * The agency's own number of the request.
 */
reference?: string, 
/**
 * The law that lets another agency have not-public data.
 */
authority?: string, };

/**
 * A record that was expunged, and how far it is gone.
 */
export type ExpungedRow = { 
/**
 * Which.
 */
record: RecordId, 
/**
 * The space it was in.
 */
space: string, 
/**
 * The number of the statement.
 */
statement: number, 
/**
 * By whose authority.
 */
authority: Authority, 
/**
 * When the statement was signed.
 */
at: string, 
/**
 * Who said so.
 */
by: string, 
/**
 * Devices that have said, signed, that it is gone from them.
 */
gone_from: Array<string>, 
/**
 * Devices that may read the space and have not said so yet.
 */
not_yet: Array<string>, };

/**
 * The feed, in both forms.
 */
export type Feed = { 
/**
 * What it is called.
 */
title: string, 
/**
 * What stands in it, the latest first.
 */
items: Array<FeedItem>, 
/**
 * As a JSON Feed 1.1.
 */
json: string, 
/**
 * As RSS 2.0.
 */
rss: string, 
/**
 * How many counts were kept back because they are small.
 */
kept_back: number, };

/**
 * An entry of the feed.
 */
export type FeedItem = { 
/**
 * The same on every device and every time.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * What it says, in paragraphs of plain text.
 */
text: Array<string>, 
/**
 * When it may be told.
 */
published: string, };

/**
 * How much a feed tells.
 */
export type FeedQuery = { 
/**
 * The page that it belongs to, with `https://`; the feed's readers are sent there.
 */
home_page?: string, 
/**
 * Weeks; 8 unless told, 52 at most.
 */
weeks?: number, 
/**
 * A week is told so many days after its end; 3 unless told, never fewer than 1.
 */
delay_days?: number, 
/**
 * Counts below this are not told; 10 unless told, never below 5.
 */
fewer_than?: number, };

/**
 * One field of one kind: how often it would go out, and how often not, and by which law.
 */
export type FieldPreview = { 
/**
 * Of which kind of record.
 */
kind: RecordKind, 
/**
 * The field's name.
 */
field: string, 
/**
 * Its class, where this version knows the field.
 */
class?: Class, 
/**
 * The law that gives the class.
 */
citation?: string, 
/**
 * In how many records it goes out.
 */
given: number, 
/**
 * In how many it is withheld.
 */
withheld: number, 
/**
 * Why it is withheld.
 */
because?: Because, };

/**
 * Something promised by a day.
 */
export type FollowUp = { 
/**
 * The visit, or the event, it was promised at.
 */
visit?: RecordId, 
/**
 * The place it concerns.
 */
place?: RecordId, 
/**
 * The code of the district it concerns.
 */
district?: string, 
/**
 * Who keeps the promise.
 */
owner: MemberId, 
/**
 * By which day, in the city's zone.
 */
due: string, 
/**
 * What was promised. Public, so no names of persons.
 */
promise: string, 
/**
 * What became of it.
 */
state: FollowUpState, 
/**
 * How it ended.
 */
outcome?: string, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * A promise in a list.
 */
export type FollowUpRow = { 
/**
 * Its id.
 */
follow_up: RecordId, 
/**
 * The record.
 */
record: FollowUp, 
/**
 * The owner's name.
 */
owner: string, 
/**
 * The place's name.
 */
place_name: string | null, 
/**
 * Days past due; 0 on the day, negative before.
 */
days_late: number, 
/**
 * When it was kept or dropped; nothing while it is open.
 */
settled?: string, 
/**
 * What has to be settled.
 */
conflicts: Array<Conflict>, 
/**
 * How far it has come.
 */
delivery: Delivery, };

/**
 * What became of a promise.
 */
export type FollowUpState = string;

/**
 * A form.
 */
export type FormName = "ics_211" | "ics_214" | "ics_204" | "ics_205a" | "ics_203" | "cert_2" | "fema_hours";

/**
 * A page of found visits, the latest first.
 */
export type Found = { 
/**
 * The visits.
 */
visits: Array<VisitRow>, 
/**
 * Pass it back as `after` for the next page; none on the last.
 */
next: string | null, };

/**
 * A place that waits.
 */
export type GapRow = { 
/**
 * The place.
 */
place: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its kind.
 */
kind: PlaceKind, 
/**
 * District code.
 */
district: string | null, 
/**
 * Neighborhood.
 */
neighborhood: string | null, 
/**
 * Degrees north.
 */
lat: number | null, 
/**
 * Degrees east.
 */
lon: number | null, 
/**
 * Whole days from the last visit to the end of the week; none when there never was one.
 */
days: number | null, 
/**
 * So many days its kind is given.
 */
given: number, };

/**
 * One thing, handed over.
 */
export type GivenRow = { 
/**
 * The Monday of the week; none in a sum.
 */
week: string | null, 
/**
 * District code; none for outside, and in a sum.
 */
district: string | null, 
/**
 * It is a tip; otherwise a leaflet or another material.
 */
tip: boolean, 
/**
 * Its word.
 */
word: string, 
/**
 * What people read.
 */
label: string, 
/**
 * Visits at which it was handed over.
 */
visits: number, 
/**
 * Pieces that were counted at events.
 */
pieces: number, };

/**
 * How often tips and leaflets were handed over.
 */
export type GivenTable = { 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, 
/**
 * A row for each thing, week and district in which it was handed over.
 */
rows: Array<GivenRow>, 
/**
 * The sum of each thing, the most frequent first.
 */
sums: Array<GivenRow>, 
/**
 * The rows as a CSV file.
 */
csv: string, };

/**
 * A group that the department keeps in touch with: a commission, an academy, an association.
 */
export type Group = { 
/**
 * “Police advisory commission (PAC)”.
 */
name: string, 
/**
 * What it is, in a sentence.
 */
about?: string, 
/**
 * Who attends for the department.
 */
liaisons?: Array<MemberId>, 
/**
 * After so many days without a meeting it is due.
 */
due_after_days?: number, 
/**
 * No longer kept in touch with.
 */
closed?: boolean, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * A group to add, or what changed in one.
 */
export type GroupForm = { 
/**
 * What it is called.
 */
name?: string, 
/**
 * What it is, in a sentence.
 */
about?: string, 
/**
 * Who attends for the department, all of them.
 */
liaisons?: Array<MemberId>, 
/**
 * After so many days without a meeting it is due.
 */
due_after_days?: number, 
/**
 * No longer kept in touch with.
 */
closed?: boolean, };

/**
 * A group in the list.
 */
export type GroupRow = { 
/**
 * Which.
 */
group: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Who attends for the department.
 */
liaisons: Array<string>, 
/**
 * When it last met with somebody of the department.
 */
last_met?: string, 
/**
 * When it meets next.
 */
next?: string, 
/**
 * No meeting for longer than it should be, and none to come.
 */
due: boolean, 
/**
 * No longer kept in touch with.
 */
closed: boolean, };

/**
 * One group, whole.
 */
export type GroupView = { 
/**
 * As in the list.
 */
row: GroupRow, 
/**
 * The record.
 */
record: Group, 
/**
 * Its meetings, the latest first.
 */
meetings: Array<EventRow>, 
/**
 * What was promised to it, open ones first.
 */
promises: Array<FollowUpRow>, };

/**
 * A promise that changes hands, or should.
 */
export type HandOverRow = { 
/**
 * Which.
 */
follow_up: RecordId, 
/**
 * What was promised.
 */
promise: string, 
/**
 * By which day.
 */
due: string, 
/**
 * The place's name.
 */
place_name: string | null, 
/**
 * The district that decides: its code.
 */
district: string | null, 
/**
 * Who promised: a name.
 */
from: string, 
/**
 * Who keeps it from then on: a name.
 */
to: string | null, };

/**
 * What this device handed into custody, with the relay's receipt.
 */
export type HandedOverRow = { 
/**
 * The space it was meant for.
 */
space: string, 
/**
 * How many entries.
 */
entries: number, 
/**
 * When the relay signed for the latest.
 */
signed: string, 
/**
 * Its number in custody.
 */
number: Cursor, };

/**
 * What a device handed to the records custodian, in its own signed word.
 */
export type HandedRow = { 
/**
 * Entries.
 */
entries: number, 
/**
 * Unfinished forms.
 */
forms: number, 
/**
 * The relay's number for the latest entry, in custody.
 */
receipt?: Cursor, 
/**
 * When the relay signed for it.
 */
signed?: string, };

/**
 * How many came to one event.
 */
export type HeadCountRow = { 
/**
 * Which event.
 */
event: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its program.
 */
program?: string, 
/**
 * When it began.
 */
starts: string, 
/**
 * Heads by group of people.
 */
heads: { [key in string]: number }, 
/**
 * Heads, over all of them.
 */
sum: number, };

/**
 * How many came to which event.
 */
export type HeadCounts = { 
/**
 * The groups of people that were counted, in the order of the columns.
 */
people: Array<string>, 
/**
 * The events that were not called off, the earliest first.
 */
rows: Array<HeadCountRow>, 
/**
 * Heads by group of people, over all events.
 */
sums: { [key in string]: number }, 
/**
 * Heads, over everything.
 */
sum: number, 
/**
 * The same as a file that spreadsheets open.
 */
csv: string, };

/**
 * A record that must not be expunged.
 */
export type HeldRow = { 
/**
 * Which.
 */
record: RecordId, 
/**
 * The space it is in.
 */
space: string, 
/**
 * What it is, when it is here.
 */
title: string | null, };

/**
 * Where a device is.
 */
export type Here = { 
/**
 * Degrees north, WGS 84.
 */
lat: number, 
/**
 * Degrees east, WGS 84.
 */
lon: number, };

/**
 * One change in a record's history.
 */
export type HistoryLine = { 
/**
 * When, by the author's clock.
 */
at: string, 
/**
 * Who.
 */
author: string, 
/**
 * The author, as a member.
 */
member: MemberId | null, 
/**
 * The fields it touched.
 */
fields: Array<string>, 
/**
 * It proved itself by a signature of the author's device.
 */
signed: boolean, };

/**
 * Whom to call about a party.
 */
export type HostForm = { 
/**
 * Their name.
 */
name: string, 
/**
 * Their phone.
 */
phone?: string, 
/**
 * Their address for mail.
 */
email?: string, };

/**
 * Whom to call about a party, with the record that says so.
 */
export type HostView = { 
/**
 * The record: for saying why it was looked at.
 */
record: RecordId, 
/**
 * Whom to call.
 */
host: HostForm, 
/**
 * Its class, in the words of the law.
 */
class: Class, 
/**
 * The law that says so.
 */
citation: string, };

/**
 * A line that answers at any hour.
 */
export type Hotline = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What is dialled: digits, spaces, `+` and `-`.
 */
number: string, 
/**
 * When to call it, in a sentence.
 */
about?: string, };

/**
 * A column of the ledger.
 */
export type HoursColumn = "training" | "service" | "competition" | "ride_along" | "unapproved";

/**
 * Somebody's hours.
 */
export type HoursRow = { 
/**
 * Their name.
 */
name: string, 
/**
 * At which event.
 */
event: string, 
/**
 * Their stays.
 */
stays: Array<Stay>, 
/**
 * Seconds of whole stays.
 */
seconds: number, 
/**
 * An end is missing: more hours than these, and somebody has to say.
 */
unclear: boolean, };

/**
 * A row of a table.
 */
export type ImportRow = { 
/**
 * Its line in the file.
 */
line: number, 
/**
 * What becomes of it.
 */
what: RowIs, 
/**
 * What it is about.
 */
title: string, 
/**
 * What is wrong with it.
 */
say?: string, 
/**
 * What to do about that.
 */
what_next?: string, };

/**
 * What a table would do, or has done.
 */
export type Imported = { 
/**
 * Every row, in the order of the file.
 */
rows: Array<ImportRow>, 
/**
 * So many would be added.
 */
added: number, 
/**
 * So many would be changed.
 */
changed: number, 
/**
 * So many are here already, just like that.
 */
known: number, 
/**
 * So many are wrong. When one is, nothing is written.
 */
wrong: number, 
/**
 * It was written.
 */
written: boolean, };

/**
 * One for each event, the same on every device.
 */
export type Incident = { 
/**
 * The event.
 */
event: RecordId, 
/**
 * The incident number, as dispatch or the county gave it.
 */
number?: string, 
/**
 * The state that the people are from, as two letters.
 */
state?: string, 
/**
 * Where people check in.
 */
location?: CheckInLocation, 
/**
 * The branch that is assigned.
 */
branch?: string, 
/**
 * The division.
 */
division?: string, 
/**
 * The group.
 */
group?: string, 
/**
 * The staging area.
 */
staging_area?: string, 
/**
 * Who holds which position, `WORD NAME`, by the words of [`POSITIONS`].
 */
positions?: Array<string>, 
/**
 * Special instructions, a paragraph each.
 */
instructions?: Array<string>, 
/**
 * Radio channels, `NAME: CHANNEL`.
 */
channels?: Array<string>, 
/**
 * A roll-call is due after so many minutes; as usual unless told.
 */
roll_call_every?: number, };

/**
 * What changed of an incident; what is left out stays.
 */
export type IncidentForm = { 
/**
 * The incident number.
 */
number?: string, 
/**
 * The state that the people are from, as two letters.
 */
state?: string, 
/**
 * Where people check in.
 */
location?: CheckInLocation, 
/**
 * The branch.
 */
branch?: string, 
/**
 * The division.
 */
division?: string, 
/**
 * The group.
 */
group?: string, 
/**
 * The staging area.
 */
staging_area?: string, 
/**
 * Who holds these positions, by word; an empty name takes one back.
 */
positions: { [word in string]: string }, 
/**
 * Special instructions; lines become paragraphs.
 */
instructions?: string, 
/**
 * Radio channels, all of them, `NAME: CHANNEL`.
 */
channels?: Array<string>, 
/**
 * A roll-call is due after so many minutes; 0 is as usual again.
 */
roll_call_every?: number, };

/**
 * An event as incident command sees it.
 */
export type IncidentView = { 
/**
 * What is written down.
 */
record: Incident, 
/**
 * Every position of the organization, with who holds it.
 */
positions: Array<Position>, };

/**
 * One invitation of one member's device into the agency.
 */
export type InviteId = string;

/**
 * An invite, to hand over in person.
 */
export type InviteView = { 
/**
 * Which.
 */
invite: InviteId, 
/**
 * For whom.
 */
member: MemberId, 
/**
 * The line to scan, paste or type.
 */
code: string, 
/**
 * Until when it is good.
 */
expires: string, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

/**
 * How many records of a kind.
 */
export type KindCount = { 
/**
 * The kind.
 */
kind: RecordKind, 
/**
 * Handed out, with at least one field.
 */
given: number, 
/**
 * Withheld as a whole.
 */
withheld: number, };

/**
 * The recovery kit, to print.
 */
export type KitView = { 
/**
 * The agency, as the city's settings name it.
 */
agency: string, 
/**
 * The line to scan or type: it holds the agency's root key and where its relay is.
 */
code: string, 
/**
 * The same as words, in order.
 */
words: Array<string>, 
/**
 * The relay's address, to type beside the words.
 */
relay: string, 
/**
 * Which words to type back, to show that the sheet is readable; counted from 1.
 */
ask: Array<number>, };

/**
 * A device that wants to be let in.
 */
export type KnockRow = { 
/**
 * By which invite.
 */
invite: InviteId, 
/**
 * Who was invited.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * The eight characters that must stand on the new device's screen too.
 */
comparison: string, 
/**
 * Another device knocks with the same code: one of the two is not theirs.
 */
contested: boolean, };

/**
 * A record that shows an address that is shielded.
 */
export type Leak = { 
/**
 * Which.
 */
record: RecordId, 
/**
 * What it is.
 */
kind: RecordKind, 
/**
 * In which field.
 */
field: string, };

/**
 * Seconds in each column. They are never added over columns: an award counts service alone.
 */
export type Ledger = { 
/**
 * Learning.
 */
training: number, 
/**
 * Serving the community.
 */
service: number, 
/**
 * Conferences and competitions.
 */
competition: number, 
/**
 * Riding along.
 */
ride_along: number, 
/**
 * Of sessions that no advisor has approved yet: in no column.
 */
unapproved: number, };

/**
 * A form that was not finished when its device was revoked.
 */
export type LeftFormRow = { 
/**
 * Its number.
 */
entry: Cursor, 
/**
 * Whose.
 */
from: string, 
/**
 * Which form.
 */
form: string, 
/**
 * What it holds.
 */
fields: unknown, 
/**
 * When it was last kept.
 */
kept: string, };

/**
 * A word that was left.
 */
export type LeftWordRow = { 
/**
 * By whom.
 */
from: string, 
/**
 * When.
 */
at: string, 
/**
 * What it says.
 */
text: string, };

/**
 * An Explorer's approved hours over a time, to print.
 */
export type Letter = { 
/**
 * The agency that says so.
 */
agency: string, 
/**
 * Whose hours.
 */
name: string, 
/**
 * When they joined.
 */
joined: string, 
/**
 * The first day.
 */
from: string, 
/**
 * The last.
 */
until: string, 
/**
 * Each evening, in its order.
 */
lines: Array<LetterLine>, 
/**
 * Their hours, column by column.
 */
hours: Ledger, 
/**
 * Hours in this time that nobody has approved, or of which an end is missing: not in it.
 */
left_out: number, 
/**
 * Who writes it.
 */
by: string, 
/**
 * Today.
 */
day: string, };

/**
 * One evening in a letter.
 */
export type LetterLine = { 
/**
 * When.
 */
day: string, 
/**
 * What it was.
 */
what: string, 
/**
 * In which column it stands.
 */
column: HoursColumn, 
/**
 * How long.
 */
seconds: number, };

/**
 * The state of the connection.
 */
export type Link = { "state": "offline", 
/**
 * Why, in plain words.
 */
why: string, } | { "state": "connecting" } | { "state": "catching_up" } | { "state": "live" } | { "state": "refused", 
/**
 * Why, and what to do.
 */
why: string, };

/**
 * Mentions of a problem's topic at its places.
 */
export type Measured = { 
/**
 * The Mondays of twelve weeks, the earliest first.
 */
mondays: string[], 
/**
 * Mentions in each.
 */
mentions: Array<number>, 
/**
 * Visits to its places in each.
 */
visits: Array<number>, 
/**
 * The day the response began, when it did.
 */
response: string | null, };

/**
 * What can be asked for the meeting: `{"do": "meeting", "ask": "pack"}`.
 */
export type Meeting = { "ask": "pack", 
/**
 * Any day of the week; of the last week that is over unless told.
 */
week?: string, } | { "ask": "paper", 
/**
 * Any day of the week; of the last week that is over unless told.
 */
week?: string, } | { "ask": "trends", 
/**
 * Any day of the last of the twelve weeks; of the last week that is over unless told.
 */
week?: string, 
/**
 * Only visits about this topic, by hour and place.
 */
topic?: string, 
/**
 * Only visits in this district.
 */
district?: string, } | { "ask": "export", 
/**
 * The first day.
 */
from: string, 
/**
 * The last day; a year after the first at most.
 */
until: string, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type MeetingAnswers = { 
/**
 * The pack.
 */
pack: WeeklyPack, 
/**
 * The files.
 */
paper: WeeklyPaper, 
/**
 * The trends.
 */
trends: TrendsView, 
/**
 * The files.
 */
export: AnalystExport, };

/**
 * A person enrolled by the agency. Equal to the id of the person's record in the directory.
 */
export type MemberId = string;

/**
 * A place that another one stands for.
 */
export type MergedPlace = { 
/**
 * Its id.
 */
place: RecordId, 
/**
 * What it was called.
 */
name: string, 
/**
 * Street and number.
 */
address: string | null, 
/**
 * What the next visitor should know, a paragraph each.
 */
note: Array<string>, 
/**
 * When it was merged.
 */
at: string | null, 
/**
 * Who merged it.
 */
by: string | null, 
/**
 * Its fields that somebody changed without knowing of that, with what they are now: to be taken over.
 */
late: { [key in string]: JsonValue }, };

/**
 * A place that lies in another district from then on.
 */
export type MovedPlace = { 
/**
 * Which.
 */
place: RecordId, 
/**
 * Its name.
 */
name: string, 
/**
 * The district's code before.
 */
from: string | null, 
/**
 * The district's code after.
 */
to: string | null, };

/**
 * Who holds a district in the year to come.
 */
export type NewAssignment = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * The district's code.
 */
district: string, };

/**
 * Where a file goes, and what it is called.
 */
export type NewAttachment = { 
/**
 * The visit, the event or the consent.
 */
to: RecordId, 
/**
 * What people call it; the name of the file unless told.
 */
name: string, 
/**
 * Keeps what the photo says of where it was taken: for evidence.
 */
keep_location?: boolean, 
/**
 * On a visit: it is not public, and goes where the not-public note is.
 */
not_public?: boolean, };

/**
 * A promise to make.
 */
export type NewFollowUp = { 
/**
 * What is promised.
 */
promise: string, 
/**
 * By which day.
 */
due: string, 
/**
 * Who keeps it; the one who writes it down unless told.
 */
owner?: MemberId, 
/**
 * The visit it was promised at.
 */
visit?: RecordId, 
/**
 * The place it concerns.
 */
place?: RecordId, };

/**
 * A place to add.
 */
export type NewPlace = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What kind of place.
 */
kind: PlaceKind, 
/**
 * Street and number.
 */
address?: string, 
/**
 * Where it is; gives the district.
 */
here?: Here, 
/**
 * The neighborhood.
 */
neighborhood?: string, 
/**
 * The district, when it is not known where the place is.
 */
district?: string, 
/**
 * What the next visitor should know.
 */
note?: string, };

/**
 * A visit to log. Only place or spot is needed; the rest is filled in.
 */
export type NewVisit = { 
/**
 * The draft it came from; thrown away in the same transaction.
 */
draft?: DraftId, 
/**
 * A known place.
 */
place?: RecordId, 
/**
 * Or a spot on the map.
 */
spot?: Spot, 
/**
 * The place's kind unless told.
 */
kind?: PlaceKind, 
/**
 * The place's or the spot's district unless told.
 */
district?: string, 
/**
 * The place's neighborhood unless told.
 */
neighborhood?: string, 
/**
 * Now unless told.
 */
started?: string, 
/**
 * When it ended.
 */
ended?: string, 
/**
 * Officers besides the one who logs it.
 */
with?: Array<MemberId>, 
/**
 * Self-initiated unless told.
 */
origin?: Origin, 
/**
 * How many people were reached, approximately.
 */
people_reached?: number, 
/**
 * Words of the pack.
 */
topics?: Array<string>, 
/**
 * ISO 639 code.
 */
language?: string, 
/**
 * Words of the pack.
 */
materials?: Array<string>, 
/**
 * Tips that were given: words of the pack.
 */
tips?: Array<string>, 
/**
 * CAD or case number.
 */
case_number?: string, 
/**
 * The public note; lines become paragraphs.
 */
note?: string, 
/**
 * The not-public note; its own record in its own space.
 */
private_note?: string, 
/**
 * Something promised at the visit.
 */
follow_up?: NewFollowUp, };

/**
 * What can be asked of a night out: `{"do": "night_out", "ask": "sheet", "event": …}`.
 */
export type NightOut = { "ask": "evenings" } | { "ask": "sheet", 
/**
 * Which event.
 */
event: RecordId, } | { "ask": "add_parties", 
/**
 * To which event.
 */
event: RecordId, 
/**
 * The parties.
 */
parties: Array<PartyForm>, } | { "ask": "import_parties", 
/**
 * To which event.
 */
event: RecordId, 
/**
 * The table's text.
 */
table: string, } | { "ask": "edit_party", 
/**
 * Which.
 */
party: RecordId, 
/**
 * Only what changed.
 */
change: PartyChange, } | { "ask": "set_host", 
/**
 * Which.
 */
party: RecordId, 
/**
 * Whom.
 */
host: HostForm, } | { "ask": "call_off", 
/**
 * Which.
 */
party: RecordId, 
/**
 * Whether.
 */
off: boolean, } | { "ask": "plan", 
/**
 * Which event.
 */
event: RecordId, 
/**
 * Who drives.
 */
crews: Array<CrewForm>, 
/**
 * Minutes at a party; 8 unless told.
 */
stay?: number, } | { "ask": "crews", 
/**
 * Which event.
 */
event: RecordId, } | { "ask": "plan_mine", 
/**
 * Which event.
 */
event: RecordId, } | { "ask": "visited", 
/**
 * Which.
 */
party: RecordId, } | { "ask": "not_visited", 
/**
 * Which.
 */
party: RecordId, } | { "ask": "left", 
/**
 * Which.
 */
party: RecordId, } | { "ask": "host", 
/**
 * Which.
 */
party: RecordId, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type NightOutAnswers = { 
/**
 * The evenings.
 */
evenings: Array<EveningRow>, 
/**
 * The run-sheet.
 */
sheet: RunSheet, 
/**
 * The parties' ids.
 */
add_parties: Array<RecordId>, 
/**
 * What came of the table.
 */
import_parties: PartiesAdded, 
/**
 * Nothing.
 */
edit_party: null, 
/**
 * Nothing.
 */
set_host: null, 
/**
 * Nothing.
 */
call_off: null, 
/**
 * What the plan came to.
 */
plan: Planned, 
/**
 * Who could drive.
 */
crews: Array<CrewRow>, 
/**
 * What the plan came to.
 */
plan_mine: Planned, 
/**
 * Nothing.
 */
visited: null, 
/**
 * Nothing.
 */
not_visited: null, 
/**
 * Nothing.
 */
left: null, 
/**
 * The host, when one is written down.
 */
host: HostView | null, };

/**
 * A notice in another language than English, as the city has had it translated.
 */
export type Notice = { 
/**
 * Which, by its ISO 639 code.
 */
language: string, 
/**
 * What is read.
 */
says: string, 
/**
 * Who has checked it as a speaker, and when; without that, screens say that nobody has.
 */
reviewed?: string, };

/**
 * What an officer has to do in an evening.
 */
export type OfficerShare = { 
/**
 * Who.
 */
officer: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * This is the person who asks.
 */
mine: boolean, 
/**
 * Their stops that were not called off.
 */
stops: number, 
/**
 * How many of them were visited.
 */
visited: number, 
/**
 * The first and the last stop that have a time.
 */
between: [string, string] | null, 
/**
 * One of their stops is late.
 */
late: boolean, };

/**
 * Who had the idea of a visit.
 */
export type Origin = string;

/**
 * What can be asked of outreach: `{"do": "outreach", "ask": "event", "event": …}`.
 */
export type Outreach = { "ask": "events", 
/**
 * From when; the beginning of today unless told.
 */
from?: string, 
/**
 * Until when; 60 days after `from` unless told.
 */
until?: string, } | { "ask": "event", 
/**
 * Which.
 */
event: RecordId, } | { "ask": "add_event", 
/**
 * The event: name, beginning and end are needed.
 */
event: EventForm, } | { "ask": "edit_event", 
/**
 * Which.
 */
event: RecordId, 
/**
 * The `heads` of the view that was edited: what others changed since is kept.
 */
seen?: string, 
/**
 * Only what changed.
 */
change: EventForm, } | { "ask": "count", 
/**
 * At which event.
 */
event: RecordId, 
/**
 * What is counted.
 */
what: Counted, 
/**
 * Which: adults, teens, children; or a material's word.
 */
word: string, 
/**
 * How many more; below zero takes back.
 */
by: number, } | { "ask": "head_counts", 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, } | { "ask": "groups" } | { "ask": "group", 
/**
 * Which.
 */
group: RecordId, } | { "ask": "add_group", 
/**
 * The group: its name is needed.
 */
group: GroupForm, } | { "ask": "edit_group", 
/**
 * Which.
 */
group: RecordId, 
/**
 * Only what changed.
 */
change: GroupForm, };

/**
 * What each question is answered with: `OutreachAnswers["event"]`. Never built; it only carries types.
 */
export type OutreachAnswers = { 
/**
 * The calendar.
 */
events: Array<EventRow>, 
/**
 * The event.
 */
event: EventView, 
/**
 * The event's id.
 */
add_event: RecordId, 
/**
 * The event as it is now.
 */
edit_event: EventView, 
/**
 * The sum for that word.
 */
count: number, 
/**
 * The table.
 */
head_counts: HeadCounts, 
/**
 * The groups.
 */
groups: Array<GroupRow>, 
/**
 * The group.
 */
group: GroupView, 
/**
 * The group's id.
 */
add_group: RecordId, 
/**
 * The group as it is now.
 */
edit_group: GroupView, };

/**
 * Somebody's step is late.
 */
export type OverdueRow = { 
/**
 * Which referral.
 */
referral: RecordId, 
/**
 * Who refers: whom to ask.
 */
referrer: string, 
/**
 * The partner acts next, not whoever refers.
 */
with_partner: boolean, 
/**
 * By when it was due.
 */
due: string, 
/**
 * This person may read the referral itself.
 */
readable: boolean, 
/**
 * The partner's organization, where this person may read it: the clock tells nothing of the partner.
 */
organization?: string, 
/**
 * How far it is, where this person may read it.
 */
step?: ReferralState, };

/**
 * An Explorer's own page, as they see it.
 */
export type OwnPageView = { 
/**
 * Their name.
 */
name: string, 
/**
 * When they joined.
 */
joined: string, 
/**
 * How their papers stand today.
 */
papers: { [key in Paper]?: Standing }, 
/**
 * The last day of each paper that there is.
 */
until: { [key in Paper]?: string }, 
/**
 * Their hours, column by column.
 */
hours: Ledger, 
/**
 * The sessions they were at, the latest first.
 */
sessions: Array<OwnSession>, 
/**
 * Their ride-alongs, the latest first.
 */
rides: Array<OwnRideRow>, 
/**
 * No longer an Explorer.
 */
left: boolean, };

/**
 * A ride-along, as the Explorer sees it.
 */
export type OwnRideRow = { 
/**
 * With whom.
 */
officer: string, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When they have to be back.
 */
ends: string, 
/**
 * Whether an advisor has approved it.
 */
approved: boolean, 
/**
 * When they left.
 */
left?: string, 
/**
 * When they were back.
 */
returned?: string, 
/**
 * Called off.
 */
called_off: boolean, };

/**
 * A session that an Explorer was at.
 */
export type OwnSession = { 
/**
 * In which column its hours stand.
 */
kind: SessionKind, 
/**
 * When it began.
 */
starts: string, 
/**
 * Their seconds of whole stays.
 */
seconds: number, 
/**
 * An end is missing: an advisor has to say.
 */
unclear: boolean, 
/**
 * Whether an advisor has approved its hours.
 */
approved: boolean, };

/**
 * A district in the week.
 */
export type PackDistrict = { 
/**
 * Its code; none outside all districts.
 */
district: string | null, 
/**
 * “District 2”.
 */
name: string, 
/**
 * By kind of place.
 */
kinds: Array<PackKind>, 
/**
 * Visits of the twelve weeks, the earliest first.
 */
weeks: Array<number>, 
/**
 * Places that wait longer than their kind is given.
 */
gaps: number, 
/**
 * Promises that are open and late.
 */
stale: number, };

/**
 * A kind of place in a district in the week.
 */
export type PackKind = { 
/**
 * The kind.
 */
kind: PlaceKind, 
/**
 * Known, open places.
 */
places: number, 
/**
 * Of these, visited in the week.
 */
visited: number, 
/**
 * Visits, to places and spots.
 */
visits: number, 
/**
 * People reached.
 */
people: number, 
/**
 * Places that wait longer than the kind is given.
 */
gaps: number, };

/**
 * A neighborhood in the week.
 */
export type PackNeighborhood = { 
/**
 * Its name.
 */
name: string, 
/**
 * Known, open places.
 */
places: number, 
/**
 * Of these, visited in the week.
 */
visited: number, 
/**
 * Visits.
 */
visits: number, 
/**
 * Visits of the four weeks before, together.
 */
before: number, };

/**
 * How often an officer rode with an Explorer.
 */
export type PairingRow = { 
/**
 * The Explorer.
 */
explorer: string, 
/**
 * The officer.
 */
officer: string, 
/**
 * Rides they made.
 */
rides: number, 
/**
 * Of them back late.
 */
late: number, };

/**
 * A paper that an Explorer needs.
 */
export type Paper = "consent" | "training" | "registration";

/**
 * What a role may be in spaces that are opened again and again.
 */
export type Part = { 
/**
 * May open one, and say who belongs to it.
 */
opens: boolean, 
/**
 * May be let read.
 */
read: boolean, 
/**
 * May be let write.
 */
write: boolean, 
/**
 * May be let add, remove, hold and expunge.
 */
manage: boolean, 
/**
 * Belongs to every one, unasked.
 */
always: boolean, };

/**
 * What came of a list of parties.
 */
export type PartiesAdded = { 
/**
 * So many were new.
 */
added: number, 
/**
 * Addresses that were there already: nothing was changed about them.
 */
known: Array<string>, };

/**
 * An organization that people are referred to.
 */
export type Partner = { 
/**
 * “Cornerstone”.
 */
name: string, 
/**
 * What it does, in a sentence.
 */
about?: string, 
/**
 * Nothing about a person ever comes back from it (34 USC 12291(b)(2)).
 */
one_way?: boolean, 
/**
 * Somebody may be referred to it without agreeing in a record of their own. Rare: the city's attorney says so.
 */
without_consent?: boolean, };

/**
 * What waits at a partner's desk.
 */
export type PartnerInbox = { 
/**
 * Nobody has looked yet.
 */
fresh: Array<ReferralRow>, 
/**
 * Somebody is at it.
 */
working: Array<ReferralRow>, 
/**
 * They are over, the latest first.
 */
over: Array<ReferralRow>, 
/**
 * The partner is one-way: steps stay on this device.
 */
one_way: boolean, 
/**
 * The quarters that are over and not told yet, the latest first.
 */
quarters: Array<string>, };

/**
 * Somebody who takes referrals.
 */
export type PartnerRow = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their organization; empty when it is not said.
 */
organization: string, 
/**
 * What it does.
 */
about?: string, 
/**
 * Nothing about a person ever comes back from it.
 */
one_way: boolean, 
/**
 * The person has to agree before anything is sent.
 */
needs_consent: boolean, };

/**
 * What changed of a party.
 */
export type PartyChange = { 
/**
 * Street and number, or the block.
 */
address?: string, 
/**
 * Where that is: degrees north and east.
 */
point?: [number, number], 
/**
 * From when a visit is welcome.
 */
from?: string, 
/**
 * Until when.
 */
until?: string, };

/**
 * A party to add.
 */
export type PartyForm = { 
/**
 * Street and number, or the block.
 */
address: string, 
/**
 * Degrees north.
 */
lat: number, 
/**
 * Degrees east.
 */
lon: number, 
/**
 * From when a visit is welcome; the event's beginning unless told.
 */
from?: string, 
/**
 * Until when; the event's end unless told.
 */
until?: string, 
/**
 * What was asked for: “fire truck”.
 */
wishes?: Array<string>, 
/**
 * Whom to call: not public, a record of its own.
 */
host?: HostForm, };

/**
 * A party on the run-sheet.
 */
export type PartyRow = { 
/**
 * Which.
 */
party: RecordId, 
/**
 * Street and number, or the block.
 */
address: string, 
/**
 * Degrees north.
 */
lat: number, 
/**
 * Degrees east.
 */
lon: number, 
/**
 * District code.
 */
district?: string, 
/**
 * From when a visit is welcome.
 */
from: string, 
/**
 * Until when.
 */
until: string, 
/**
 * What was asked for.
 */
wishes: Array<string>, 
/**
 * Who is to go there.
 */
officer?: string, 
/**
 * It is this person's.
 */
mine: boolean, 
/**
 * When they are to be there.
 */
planned?: string, 
/**
 * Who was there, and when.
 */
visited: Array<PartyVisit>, 
/**
 * Its time is over, and nobody was there.
 */
missed: boolean, 
/**
 * Planned, not visited, and later than a quarter of an hour.
 */
late: boolean, 
/**
 * Called off.
 */
called_off: boolean, };

/**
 * A visit to a party.
 */
export type PartyVisit = { 
/**
 * Who.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * It was this person.
 */
mine: boolean, 
/**
 * When they left again.
 */
left: string | null, };

/**
 * Everybody and every device, and who waits at the door.
 */
export type PeopleView = { 
/**
 * Whether this person may invite, approve, revoke and change roles.
 */
manages: boolean, 
/**
 * Everybody, by name.
 */
people: Array<PersonTrust>, 
/**
 * Devices that want to be let in.
 */
knocks: Array<KnockRow>, 
/**
 * The roles that the city's settings know.
 */
roles: Array<string>, 
/**
 * How many statements the roster has.
 */
statements: number, 
/**
 * The root key is still on this device: the recovery kit has not been put away.
 */
kit_to_print: boolean, 
/**
 * Kinds of spaces and of parts in them that this version has and the agency has not opened; none for
 * somebody who may not.
 */
new_kinds: number, };

/**
 * A period of a named schedule: years, months and days add up.
 */
export type Period = { 
/**
 * Whole years.
 */
years: number, 
/**
 * Whole months.
 */
months: number, 
/**
 * Days.
 */
days: number, 
/**
 * From when on it runs.
 */
after: Begins, 
/**
 * The schedule's name.
 */
schedule: string, 
/**
 * Where it says so.
 */
citation: string, };

/**
 * One person, and what belongs to them.
 */
export type PersonTrust = { 
/**
 * Who.
 */
member: MemberId, 
/**
 * Their name.
 */
name: string, 
/**
 * Their role in the city's settings.
 */
role: string, 
/**
 * Their role has ended.
 */
left: boolean, 
/**
 * Their devices, those of today first.
 */
devices: Array<DeviceRow>, 
/**
 * What they may do, space by space.
 */
rights: Array<RightRow>, 
/**
 * Whether everything they wrote has been uploaded, as far as their devices have said.
 */
uploaded: Uploaded, };

/**
 * A person.
 */
export type PersonView = { 
/**
 * The member.
 */
member: MemberId, 
/**
 * The record, for editing.
 */
record: RecordId, 
/**
 * The name.
 */
name: string, 
/**
 * The pack's word for the role.
 */
role: string, };

/**
 * What was found.
 */
export type Personal = "phone" | "birth_date" | "name";

/**
 * A place that officers visit.
 */
export type Place = { 
/**
 * What it is called.
 */
name: string, 
/**
 * What kind of place.
 */
kind: PlaceKind, 
/**
 * Street and number.
 */
address?: string, 
/**
 * Degrees north, WGS 84.
 */
lat?: number, 
/**
 * Degrees east, WGS 84.
 */
lon?: number, 
/**
 * The code of the district it lies in.
 */
district?: string, 
/**
 * The neighborhood it lies in.
 */
neighborhood?: string, 
/**
 * What the next visitor should know, a paragraph each. Public.
 */
note?: Array<string>, 
/**
 * No longer there.
 */
closed?: boolean, 
/**
 * The place that this one was written down twice of: it stands for both.
 */
merged_into?: RecordId, 
/**
 * Places that look like this one, and of which somebody has said that they are others.
 */
apart?: Array<RecordId>, 
/**
 * Its address is a participant's of Safe at Home: nothing of it is shown anywhere.
 */
shielded?: boolean, };

/**
 * What changed in a place; what is left out stays.
 */
export type PlaceChange = { 
/**
 * What it is called.
 */
name?: string, 
/**
 * What kind of place.
 */
kind?: PlaceKind, 
/**
 * Street and number; `null` empties it.
 */
address?: string | null, 
/**
 * Where it is; gives the district.
 */
here?: Here, 
/**
 * The neighborhood; `null` empties it.
 */
neighborhood?: string | null, 
/**
 * What the next visitor should know.
 */
note?: string, 
/**
 * No longer there, or there again.
 */
closed?: boolean, };

/**
 * What kind of place it is.
 */
export type PlaceKind = string;

/**
 * A place in a list.
 */
export type PlaceRow = { 
/**
 * Its id.
 */
place: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * What kind of place.
 */
kind: PlaceKind, 
/**
 * Street and number.
 */
address: string | null, 
/**
 * District code.
 */
district: string | null, 
/**
 * Neighborhood.
 */
neighborhood: string | null, 
/**
 * Degrees north.
 */
lat: number | null, 
/**
 * Degrees east.
 */
lon: number | null, 
/**
 * Whole days since the last visit; none when never visited.
 */
days_since: number | null, 
/**
 * It is due a visit.
 */
due: boolean, 
/**
 * Metres from `here`, when both are known.
 */
metres: number | null, };

/**
 * One place, whole.
 */
export type PlaceView = { 
/**
 * Its id.
 */
place: RecordId, 
/**
 * Pass it back as `seen` when editing.
 */
heads: string, 
/**
 * The record.
 */
record: Place, 
/**
 * The places that it stands for, which were merged into it.
 */
merged: Array<MergedPlace>, 
/**
 * Whole days since the last visit.
 */
days_since: number | null, 
/**
 * It is due a visit.
 */
due: boolean, 
/**
 * The latest visits, at most 50.
 */
visits: Array<VisitRow>, 
/**
 * Open promises.
 */
follow_ups: Array<FollowUpRow>, 
/**
 * What has to be settled.
 */
conflicts: Array<Conflict>, 
/**
 * How far it has come.
 */
delivery: DeliveryDetail, };

/**
 * What a plan came to.
 */
export type Planned = { 
/**
 * Visits that are planned.
 */
planned: number, 
/**
 * Parties that fit nowhere: more officers are needed.
 */
left_out: Array<RecordId>, 
/**
 * Minutes of driving, over all.
 */
driving_min: number, 
/**
 * No plan for these parties and officers drives less.
 */
at_least_min: number, 
/**
 * Most visits of one officer, and least.
 */
most: number, 
/**
 * Least visits of one officer.
 */
least: number, };

/**
 * A position of the organization.
 */
export type Position = { 
/**
 * Its word.
 */
word: string, 
/**
 * What the form calls it.
 */
label: string, 
/**
 * Its section.
 */
section: Section, 
/**
 * Who holds it; two names when two leads wrote two at once.
 */
name: string, };

/**
 * A form, filled in.
 */
export type Printed = { 
/**
 * “ICS 211”.
 */
code: string, 
/**
 * “Incident Check-In List”.
 */
title: string, 
/**
 * What stands above it on every page: who may not have it.
 */
marking?: string, 
/**
 * On its side.
 */
landscape: boolean, 
/**
 * The pages, of Letter paper.
 */
pages: Array<PrintedPage>, 
/**
 * The same as a table that spreadsheets open, block by block.
 */
csv: string, 
/**
 * What the table is called.
 */
file: string, };

/**
 * A block of a form.
 */
export type PrintedBlock = { 
/**
 * Its number on the form; empty where the form has none.
 */
number: string, 
/**
 * What it is called.
 */
label: string, 
/**
 * What stands in it.
 */
content: Content, 
/**
 * It began on the page before.
 */
continued: boolean, };

/**
 * One page.
 */
export type PrintedPage = { 
/**
 * Which, from 1 on.
 */
number: number, 
/**
 * Of how many.
 */
of: number, 
/**
 * Its blocks, in order.
 */
blocks: Array<PrintedBlock>, };

/**
 * A not-public note with its class and the law.
 */
export type PrivateNote = { 
/**
 * Its own record.
 */
record: RecordId, 
/**
 * A paragraph each.
 */
note: Array<string>, 
/**
 * Its class.
 */
class: Class, 
/**
 * The law that gives the class.
 */
citation: string, };

/**
 * A problem and how it is worked on (SARA). Presumptively public: what happens and where, never who.
 */
export type Problem = { 
/**
 * “Catalytic converters at the ramp”.
 */
title: string, 
/**
 * How far it is.
 */
state: ProblemState, 
/**
 * Who sees to it.
 */
owner: MemberId, 
/**
 * The code of the district.
 */
district?: string, 
/**
 * The neighborhood.
 */
neighborhood?: string, 
/**
 * Which topic of visits it is about: a word of the pack.
 */
topic?: string, 
/**
 * Scanning: what happens, how it came up, who and where is affected, how often. A paragraph each.
 */
scanning?: Array<string>, 
/**
 * Analysis: what, where, when, how and why; what is done now.
 */
analysis?: Array<string>, 
/**
 * What will be different when it is solved.
 */
goal?: string, 
/**
 * Response: what is done about it, by whom, with what.
 */
response?: Array<string>, 
/**
 * Assessment: what was measured before and after; whether it was done as planned.
 */
assessment?: Array<string>, 
/**
 * How it ended.
 */
outcome?: string, 
/**
 * When somebody looks at it again.
 */
review?: string, 
/**
 * The places it is about.
 */
places?: Array<RecordId>, 
/**
 * The visits it was met at.
 */
visits?: Array<RecordId>, 
/**
 * What was promised about it.
 */
follow_ups?: Array<RecordId>, 
/**
 * The days it came to its states, `response 2026-06-15`.
 */
stamps?: Array<string>, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * A problem to begin, or what changed in one; what is left out stays.
 */
export type ProblemForm = { 
/**
 * What it is called.
 */
title?: string, 
/**
 * Who sees to it; whoever begins it unless told.
 */
owner?: MemberId, 
/**
 * District code; empty for none.
 */
district?: string, 
/**
 * Neighborhood; empty for none.
 */
neighborhood?: string, 
/**
 * Topic, by word; empty for none.
 */
topic?: string, 
/**
 * What happens; lines become paragraphs.
 */
scanning?: string, 
/**
 * Why; lines become paragraphs.
 */
analysis?: string, 
/**
 * What will be different; empty for nothing.
 */
goal?: string, 
/**
 * What is done; lines become paragraphs.
 */
response?: string, 
/**
 * Whether it helped; lines become paragraphs.
 */
assessment?: string, 
/**
 * When somebody looks at it again; `null` when nobody is to.
 */
review?: string | null, };

/**
 * A problem in the list.
 */
export type ProblemRow = { 
/**
 * Which.
 */
problem: RecordId, 
/**
 * What it is called.
 */
title: string, 
/**
 * How far it is.
 */
state: ProblemState, 
/**
 * Since when it is there.
 */
since: string, 
/**
 * District code.
 */
district: string | null, 
/**
 * Neighborhood.
 */
neighborhood: string | null, 
/**
 * When somebody looks at it again.
 */
review: string | null, 
/**
 * That day is past.
 */
review_due: boolean, 
/**
 * How it ended.
 */
outcome: string | null, 
/**
 * How many visits, places and follow-ups are tied to it.
 */
ties: number, };

/**
 * How far a problem is (SARA).
 */
export type ProblemState = string;

/**
 * One problem, whole.
 */
export type ProblemView = { 
/**
 * Which.
 */
problem: RecordId, 
/**
 * Pass it back as `seen` when editing.
 */
heads: string, 
/**
 * As in the list.
 */
row: ProblemRow, 
/**
 * The record.
 */
record: Problem, 
/**
 * Who sees to it.
 */
owner: string, 
/**
 * What is tied to it: places first, then visits, then follow-ups.
 */
tied: Array<TiedRow>, 
/**
 * The days it came to its states, in order.
 */
days: Array<StateDay>, 
/**
 * Every state it can be brought to, and what is missing for it.
 */
steps: Array<StepRow>, 
/**
 * Mentions of its topic at its places, by week: what was before and after, to be weighed by people.
 */
measured: Measured | null, 
/**
 * What has to be settled.
 */
conflicts: Array<Conflict>, 
/**
 * How far it has come.
 */
delivery: DeliveryDetail, };

/**
 * What can be asked of problems: `{"do": "problems", "ask": "all"}`.
 */
export type Problems = { "ask": "all" } | { "ask": "one", 
/**
 * Which.
 */
problem: RecordId, } | { "ask": "begin", 
/**
 * The problem.
 */
problem: ProblemForm, } | { "ask": "change", 
/**
 * Which.
 */
problem: RecordId, 
/**
 * The `heads` of the view that was edited: what others changed since is kept.
 */
seen?: string, 
/**
 * Only what changed.
 */
change: ProblemForm, } | { "ask": "step", 
/**
 * Which.
 */
problem: RecordId, 
/**
 * To which state.
 */
to: string, 
/**
 * How it ended; needed to close.
 */
outcome?: string, } | { "ask": "tie", 
/**
 * Which problem.
 */
problem: RecordId, 
/**
 * What is tied.
 */
record: RecordId, 
/**
 * Whether it is tied from now on.
 */
tied: boolean, } | { "ask": "abstract", 
/**
 * What for, how long.
 */
abstraction: AbstractionForm, } | { "ask": "abstractions", 
/**
 * The first day.
 */
from: string, 
/**
 * The last day.
 */
until: string, } | { "ask": "trends" } | { "ask": "add_trend", 
/**
 * The trend.
 */
trend: TrendForm, } | { "ask": "withdraw_trend", 
/**
 * Which.
 */
trend: RecordId, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type ProblemsAnswers = { 
/**
 * The list.
 */
all: Array<ProblemRow>, 
/**
 * The problem.
 */
one: ProblemView, 
/**
 * The problem's id.
 */
begin: RecordId, 
/**
 * The problem as it is now.
 */
change: ProblemView, 
/**
 * The problem as it is now.
 */
step: ProblemView, 
/**
 * The problem as it is now.
 */
tie: ProblemView, 
/**
 * The record's id.
 */
abstract: RecordId, 
/**
 * The list.
 */
abstractions: Array<AbstractionRow>, 
/**
 * The list.
 */
trends: Array<TrendNoteRow>, 
/**
 * The trend's id.
 */
add_trend: RecordId, 
/**
 * Nothing.
 */
withdraw_trend: null, };

/**
 * A program of outreach.
 */
export type Program = { 
/**
 * “Coffee with a Cop”.
 */
name: string, 
/**
 * What it is, in a sentence.
 */
about?: string, };

/**
 * A question that is answered with yes or no.
 */
export type Question = { 
/**
 * The word in records; never changes.
 */
word: string, 
/**
 * What is asked.
 */
text: string, 
/**
 * What a yes adds to the score.
 */
weight: number, 
/**
 * A yes leads to the highest result, whatever the score.
 */
at_once?: boolean, };

/**
 * A relay's signed word that it holds a change.
 */
export type ReceiptView = { 
/**
 * The change's number in the space's log.
 */
number: Cursor, 
/**
 * The envelope's id, in hexadecimal digits.
 */
envelope: string, 
/**
 * When the relay signed, by its clock.
 */
signed: string, };

/**
 * One thing a person writes down; one automerge document.
 */
export type RecordId = string;

/**
 * The kind of a record.
 */
export type RecordKind = "city" | "member" | "district" | "assignment" | "place" | "program" | "partner" | "visit" | "follow_up" | "visit_note" | "disclosure" | "disposal" | "event" | "group" | "party" | "party_host" | "volunteer" | "volunteer_contact" | "check_in" | "team" | "task" | "roll_call" | "activity" | "incident" | "explorer" | "session" | "attendance" | "ride_along" | "awards" | "registered_adult" | "explorer_page" | "referral" | "consent" | "referral_clock" | "partner_counts" | "case_review" | "review_request" | "crisis_request" | "diversion" | "call_out" | "problem" | "abstraction" | "trend_note" | "shielded_address" | "visit_attachment" | "note_attachment" | "event_attachment" | "consent_attachment";

/**
 * Which records of the sync status to list.
 */
export type Records = "on_this_device" | "shared" | "held_by_relay" | "seen_by_others" | "refused" | "set_aside";

/**
 * Referrals, counted.
 */
export type ReferralCounts = { 
/**
 * Not over.
 */
open: number, 
/**
 * Of these, with whoever acts next late.
 */
overdue: number, 
/**
 * Over since the week began.
 */
ended: number, 
/**
 * All referrals of the agency; otherwise only those that this person belongs to.
 */
all: boolean, };

/**
 * A referral in the list. It is read where the referral is, and by nobody else.
 */
export type ReferralRow = { 
/**
 * Which.
 */
referral: RecordId, 
/**
 * How far it is.
 */
state: ReferralState, 
/**
 * Who refers.
 */
referrer: string, 
/**
 * Who takes over.
 */
partner: string, 
/**
 * Who acts next.
 */
owner: string, 
/**
 * Whether that is the person who asks.
 */
is_mine: boolean, 
/**
 * By when.
 */
due?: string, 
/**
 * Whoever acts next is late.
 */
overdue: boolean, 
/**
 * Only on this device: its space opens as soon as the relay is there.
 */
waits: boolean, 
/**
 * The partner's organization; that of nobody's is empty.
 */
organization: string, 
/**
 * Nothing about the person ever comes back from it.
 */
one_way: boolean, 
/**
 * It is over.
 */
over: boolean, 
/**
 * The first words of what the person needs, to tell one from another.
 */
need: string, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * Which side somebody speaks for.
 */
export type ReferralSide = "referrer" | "partner";

/**
 * How far a referral is.
 */
export type ReferralState = string;

/**
 * One referral, whole.
 */
export type ReferralView = { 
/**
 * As in the list.
 */
row: ReferralRow, 
/**
 * What is done next.
 */
next?: string, 
/**
 * What the person needs.
 */
reason: Array<string>, 
/**
 * How often the partner tried to reach the person.
 */
attempts: number, 
/**
 * Why it was declined or taken back.
 */
because?: string, 
/**
 * How it ended.
 */
outcome?: string, 
/**
 * When it was written down.
 */
recorded: string, 
/**
 * What was left by those who write and do not read, the latest first.
 */
left: Array<LeftWordRow>, 
/**
 * The steps that this person may take.
 */
may: Array<ReferralState>, 
/**
 * Everybody who reads it today, by the roster.
 */
readers: Array<string>, 
/**
 * Which side this person speaks for; none who only reads.
 */
side?: ReferralSide, 
/**
 * What was agreed to, the latest first.
 */
consents: Array<ConsentRow>, 
/**
 * What has to be there before it is sent; nothing once it is, or when nothing is lacking.
 */
lacks?: ConsentLacks, 
/**
 * To whom consent is given, by name.
 */
recipient: string, 
/**
 * The visit that it came out of.
 */
visit?: RecordId, 
/**
 * What a screening said.
 */
screened?: Screened, 
/**
 * The steps are kept on this device alone: the agency reads none of them.
 */
kept_here: boolean, 
/**
 * It can be handed over by this person now.
 */
can_hand_over: boolean, };

/**
 * What can be asked of referrals: `{"do": "referrals", "ask": "all"}`.
 */
export type Referrals = { "ask": "all" } | { "ask": "partners" } | { "ask": "one", 
/**
 * Which.
 */
referral: RecordId, } | { "ask": "begin", 
/**
 * To whom, of [`Referrals::Partners`].
 */
partner: MemberId, 
/**
 * What the person needs, lines become paragraphs.
 */
reason: string, 
/**
 * What is done next.
 */
next: string, 
/**
 * By when.
 */
due: string, 
/**
 * The visit that it came out of.
 */
visit?: RecordId, 
/**
 * A screening, and the questions that were answered with yes.
 */
screened?: Answered, } | { "ask": "screen", 
/**
 * The answers.
 */
answered: Answered, } | { "ask": "agree", 
/**
 * To which.
 */
referral: RecordId, 
/**
 * What may be told.
 */
scope: string, 
/**
 * Until when; as many days as the city's settings say, unless told.
 */
expires?: string, 
/**
 * The person was asked with nobody there who may have hurt them.
 */
alone: boolean, 
/**
 * In which language the notice was read, by its ISO 639 code; English unless told.
 */
language?: string, 
/**
 * What is done next.
 */
next: string, 
/**
 * By when.
 */
due: string, } | { "ask": "send_in_emergency", 
/**
 * Which.
 */
referral: RecordId, 
/**
 * Why there was no asking.
 */
because: string, 
/**
 * What is done next.
 */
next: string, 
/**
 * By when.
 */
due: string, } | { "ask": "take_back", 
/**
 * Which.
 */
referral: RecordId, } | { "ask": "hand_over", 
/**
 * Which.
 */
referral: RecordId, 
/**
 * To whom, of [`Referrals::Colleagues`].
 */
to: MemberId, } | { "ask": "hand_over_visit", 
/**
 * Which visit.
 */
visit: RecordId, 
/**
 * To whom, of [`Referrals::Colleagues`].
 */
to: MemberId, } | { "ask": "colleagues" } | { "ask": "overdue" } | { "ask": "inbox" } | { "ask": "counts", 
/**
 * Which quarter: “2026-Q3”.
 */
quarter: string, } | { "ask": "send_counts", 
/**
 * Which quarter: “2026-Q3”.
 */
quarter: string, } | { "ask": "told" } | { "ask": "reason", 
/**
 * Of which.
 */
referral: RecordId, 
/**
 * What the person needs.
 */
reason: string, } | { "ask": "step", 
/**
 * Of which.
 */
referral: RecordId, 
/**
 * To which state.
 */
to: string, 
/**
 * What is done next; needed unless it is the end.
 */
next?: string, 
/**
 * By when; needed unless it is the end.
 */
due?: string, 
/**
 * Why; needed to refuse and to take back.
 */
because?: string, 
/**
 * How it ended; needed to close.
 */
outcome?: string, } | { "ask": "leave", 
/**
 * In which.
 */
referral: RecordId, 
/**
 * What it says.
 */
text: string, } | { "ask": "let_in", 
/**
 * Into which.
 */
referral: RecordId, 
/**
 * Whom.
 */
member: MemberId, } | { "ask": "let_go", 
/**
 * Of which.
 */
referral: RecordId, 
/**
 * Whom.
 */
member: MemberId, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type ReferralsAnswers = { 
/**
 * The list.
 */
all: Array<ReferralRow>, 
/**
 * The list.
 */
partners: Array<PartnerRow>, 
/**
 * The referral.
 */
one: ReferralView, 
/**
 * The referral's id.
 */
begin: RecordId, 
/**
 * What it says.
 */
screen: Screened, 
/**
 * The referral as it is now.
 */
agree: ReferralView, 
/**
 * The referral as it is now.
 */
send_in_emergency: ReferralView, 
/**
 * The referral as it is now.
 */
take_back: ReferralView, 
/**
 * How many promises went with it.
 */
hand_over: number, 
/**
 * How many promises there were.
 */
hand_over_visit: number, 
/**
 * The list.
 */
colleagues: Array<ColleagueRow>, 
/**
 * The list.
 */
overdue: Array<OverdueRow>, 
/**
 * The inbox.
 */
inbox: PartnerInbox, 
/**
 * The counts.
 */
counts: CountsView, 
/**
 * The counts as they were sent.
 */
send_counts: CountsView, 
/**
 * The list.
 */
told: Array<CountsView>, 
/**
 * Nothing.
 */
reason: null, 
/**
 * Nothing.
 */
leave: null, 
/**
 * The referral as it is now.
 */
step: ReferralView, 
/**
 * The referral as it is now.
 */
let_in: ReferralView, 
/**
 * The referral as it is now.
 */
let_go: ReferralView, };

/**
 * What a call gives back.
 */
export type Reply = { "ok": JsonValue } | { "refused": ApiError };

/**
 * A page of what a request finds: visits, then promises, then not-public notes, then places, then what
 * belongs to events, volunteers and Explorers; each the latest first.
 */
export type RequestFound = { 
/**
 * The records.
 */
rows: Array<RequestRow>, 
/**
 * Pass it back as `after` for the next page; none on the last.
 */
next: string | null, 
/**
 * Spaces whose records are not among them, because this person may not read them.
 */
not_looked_through?: Array<string>, };

/**
 * A record that a request finds.
 */
export type RequestRow = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * Its kind.
 */
kind: RecordKind, 
/**
 * What people would call it: “Visit: Test Kitchen”.
 */
title: string, 
/**
 * When it happened, or was written down; places have no such moment.
 */
at: string | null, 
/**
 * Its first words.
 */
text: string | null, 
/**
 * District code.
 */
district: string | null, 
/**
 * Who made it, or keeps it: names.
 */
officers: Array<string>, 
/**
 * The visit it belongs to, for promises and notes.
 */
visit: RecordId | null, 
/**
 * The strictest class of what is in it.
 */
class: Class, 
/**
 * The law that gives that class.
 */
citation: string, };

/**
 * A page of what is due for disposal, the longest due first.
 */
export type RetentionQueue = { 
/**
 * The day it is about, in the city's zone.
 */
day: string, 
/**
 * Every retention class, and how long it is kept.
 */
classes: Array<ClassKept>, 
/**
 * The records.
 */
rows: Array<DisposalRow>, 
/**
 * Pass it back as `after` for the next page; none on the last.
 */
next: string | null, };

/**
 * One contact, as a line of a set: what two devices write down at once is both kept.
 */
export type ReviewContact = { 
/**
 * When.
 */
at: string, 
/**
 * How.
 */
way: ContactWay, 
/**
 * What it was about.
 */
note: string, };

/**
 * A case as it is filled in; what is left out stays as it is.
 */
export type ReviewForm = { 
/**
 * Who it is about.
 */
person?: string, 
/**
 * The officer's request that it comes of; only of a new case.
 */
request?: RecordId, 
/**
 * The referral that it comes of; only of a new case.
 */
referral?: RecordId, 
/**
 * Who asked by word of mouth; only of a new case.
 */
asked_by?: MemberId, 
/**
 * What the person needs; lines become paragraphs.
 */
needs?: string, 
/**
 * What is to be reached; lines become paragraphs.
 */
goals?: string, 
/**
 * When it is looked at again.
 */
next_review?: string, };

/**
 * A request in the list.
 */
export type ReviewRequestRow = { 
/**
 * Which.
 */
request: RecordId, 
/**
 * Who asks.
 */
asked_by: string, 
/**
 * Who it is about, for whoever wrote it; others open it, and that is written down.
 */
person?: string, 
/**
 * Which social worker has taken it up.
 */
taken?: string, 
/**
 * There is an answer.
 */
answered: boolean, 
/**
 * When it was written down.
 */
recorded: string, 
/**
 * Only on this device: it goes out as soon as the relay is there.
 */
waits: boolean, };

/**
 * One request, whole.
 */
export type ReviewRequestView = { 
/**
 * As in the list.
 */
row: ReviewRequestRow, 
/**
 * Who it is about.
 */
person: string, 
/**
 * Why.
 */
reason: Array<string>, 
/**
 * What the officer may know of what came of it.
 */
answer?: string, 
/**
 * Whether this person may take it up and answer.
 */
may_answer: boolean, };

/**
 * A case in the list.
 */
export type ReviewRow = { 
/**
 * Which.
 */
review: RecordId, 
/**
 * Whose case it is.
 */
worker: string, 
/**
 * Who it is about, for whoever's case it is; others open it, and that is written down.
 */
person?: string, 
/**
 * When it is looked at again.
 */
next_review?: string, 
/**
 * It has to be looked at today.
 */
due: boolean, 
/**
 * How it ended.
 */
outcome?: string, 
/**
 * When it was opened.
 */
recorded: string, 
/**
 * Only on this device: its space opens as soon as the relay is there.
 */
waits: boolean, };

/**
 * What a city says about its cases.
 */
export type ReviewRules = { 
/**
 * A case is looked at again within so many weeks.
 */
next_review_weeks: number, };

/**
 * One case, whole.
 */
export type ReviewView = { 
/**
 * As in the list.
 */
row: ReviewRow, 
/**
 * Who it is about.
 */
person: string, 
/**
 * The officer's request that it came of.
 */
request?: RecordId, 
/**
 * The referral that it came of.
 */
referral?: RecordId, 
/**
 * Who asked by word of mouth.
 */
asked_by?: string, 
/**
 * What the person needs.
 */
needs: Array<string>, 
/**
 * What is to be reached.
 */
goals: Array<string>, 
/**
 * The contacts, the latest first.
 */
contacts: Array<ReviewContact>, 
/**
 * How it ended.
 */
ended?: string, 
/**
 * Since when it is over.
 */
closed?: string, 
/**
 * The last day that the next look may be set to; none while the city says none.
 */
latest_review?: string, 
/**
 * Whether this person may change it.
 */
may_change: boolean, };

/**
 * A year.
 */
export type ReviewYear = { 
/**
 * Which: cases count in the year they were opened in.
 */
year: number, 
/**
 * As many as there are outcomes; none is suppressed.
 */
cells: Array<number | null>, 
/**
 * All of them; none is suppressed.
 */
total: number | null, };

/**
 * Cases of each year. Small numbers are suppressed, and whatever would give them away.
 */
export type ReviewYears = { 
/**
 * What is smaller is suppressed.
 */
fewer_than: number, 
/**
 * How cases ended, one for each column; none for those that are open.
 */
outcomes: (string | null)[], 
/**
 * The years.
 */
rows: Array<ReviewYear>, };

/**
 * What can be asked of reviews: `{"do": "reviews", "ask": "all"}`.
 */
export type Reviews = { "ask": "requests" } | { "ask": "request", 
/**
 * Which.
 */
request: RecordId, } | { "ask": "ask_for", 
/**
 * Who.
 */
person: string, 
/**
 * Why; lines become paragraphs.
 */
reason: string, } | { "ask": "answer", 
/**
 * Which request.
 */
request: RecordId, 
/**
 * What is said.
 */
answer: string, } | { "ask": "all" } | { "ask": "one", 
/**
 * Which.
 */
review: RecordId, } | { "ask": "begin", 
/**
 * What is known.
 */
form: ReviewForm, } | { "ask": "change", 
/**
 * Which.
 */
review: RecordId, 
/**
 * Only what changed.
 */
form: ReviewForm, } | { "ask": "contact", 
/**
 * In which case.
 */
review: RecordId, 
/**
 * How.
 */
way: string, 
/**
 * What it was about.
 */
note: string, 
/**
 * When; now unless told.
 */
at?: string, } | { "ask": "close", 
/**
 * Which.
 */
review: RecordId, 
/**
 * How, in a word that is counted.
 */
outcome?: string, 
/**
 * How, in a sentence.
 */
ended?: string, } | { "ask": "years" };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type ReviewsAnswers = { 
/**
 * The list.
 */
requests: Array<ReviewRequestRow>, 
/**
 * The request.
 */
request: ReviewRequestView, 
/**
 * The request's id.
 */
ask_for: RecordId, 
/**
 * The request as it is now.
 */
answer: ReviewRequestView, 
/**
 * The list.
 */
all: Array<ReviewRow>, 
/**
 * The case.
 */
one: ReviewView, 
/**
 * The case's id.
 */
begin: RecordId, 
/**
 * The case as it is now.
 */
change: ReviewView, 
/**
 * The case as it is now.
 */
contact: ReviewView, 
/**
 * The case as it is now.
 */
close: ReviewView, 
/**
 * The counts.
 */
years: ReviewYears, };

/**
 * Why a device is revoked.
 */
export type RevokedBecause = "lost" | "replaced" | "ended";

/**
 * A ride-along.
 */
export type RideRow = { 
/**
 * Which.
 */
ride: RecordId, 
/**
 * Who rides.
 */
explorer: string, 
/**
 * With whom.
 */
officer: string, 
/**
 * The calls they went to.
 */
calls: Array<string>, 
/**
 * The Explorer's report.
 */
report: Array<string>, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When they have to be back.
 */
ends: string, 
/**
 * Who approved it.
 */
approved?: string, 
/**
 * When they left.
 */
left?: string, 
/**
 * When they were back.
 */
returned?: string, 
/**
 * Called off.
 */
called_off: boolean, 
/**
 * Why it must not begin.
 */
barred: Array<Barred>, 
/**
 * Out for longer than was planned: somebody has to look.
 */
overdue: boolean, };

/**
 * A step of a ride-along.
 */
export type RideStep = "approve" | "leave" | { "return": { 
/**
 * The calls, lines become paragraphs; no names.
 */
calls: string, 
/**
 * The report.
 */
report: string, } } | "call_off";

/**
 * What a person may do in a space.
 */
export type RightRow = { 
/**
 * The space's name.
 */
space: string, 
/**
 * What it holds, in words.
 */
holds: string, 
/**
 * May read.
 */
read: boolean, 
/**
 * May write.
 */
write: boolean, 
/**
 * May open, grant, remove.
 */
manage: boolean, };

/**
 * What a role may do in one space.
 */
export type Rights = { 
/**
 * May read what is in it.
 */
read: boolean, 
/**
 * May write into it.
 */
write: boolean, 
/**
 * May open it, grant and remove.
 */
manage: boolean, };

/**
 * A roll-call.
 */
export type RollCallRow = { 
/**
 * Which.
 */
roll_call: RecordId, 
/**
 * Why it was called.
 */
trigger: string, 
/**
 * When.
 */
called: string, 
/**
 * Who called it.
 */
by: string, 
/**
 * Who has answered: check-ins.
 */
answered: Array<RecordId>, 
/**
 * Who is here and has not: check-ins.
 */
unaccounted: Array<RecordId>, 
/**
 * When it was closed.
 */
closed?: string, 
/**
 * How it ended.
 */
outcome?: string, };

/**
 * What becomes of a row.
 */
export type RowIs = "added" | "changed" | "known" | "wrong";

/**
 * The run-sheet of an evening.
 */
export type RunSheet = { 
/**
 * The event's name.
 */
name: string, 
/**
 * The parties, in the order they are to be visited; those without a time last.
 */
parties: Array<PartyRow>, 
/**
 * How many were visited.
 */
visited: number, 
/**
 * How many have nobody planned, and were not visited.
 */
unplanned: number, 
/**
 * How many are called off.
 */
called_off: number, 
/**
 * How many were not visited in their time.
 */
missed: number, 
/**
 * Somebody runs late: plan anew.
 */
late: boolean, 
/**
 * When the evening begins.
 */
starts: string, 
/**
 * When it ends.
 */
ends: string, 
/**
 * The party this person is at.
 */
current: RecordId | null, 
/**
 * The party this person goes to next.
 */
next: RecordId | null, 
/**
 * Minutes of driving between the stops that have a time, over all officers.
 */
driving_min: number, 
/**
 * No plan for these stops and so many officers drives less.
 */
at_least_min: number, 
/**
 * By district.
 */
districts: Array<DistrictShare>, 
/**
 * By officer.
 */
officers: Array<OfficerShare>, };

/**
 * What a change of somebody's rights did.
 */
export type Said = { 
/**
 * The number of the statement.
 */
statement: number, 
/**
 * How many spaces got a new key.
 */
new_keys: number, };

/**
 * What a scan did.
 */
export type Scanned = { 
/**
 * Whose badge.
 */
name: string, 
/**
 * Their check-in.
 */
check_in: RecordId, 
/**
 * They came or went; none when it was the second scan of one.
 */
way?: Way, 
/**
 * They are not registered with the city: the city does not cover them.
 */
unregistered: boolean, };

/**
 * How long a retention class is kept.
 */
export type Schedule = string | Period;

/**
 * What a screening said about a person: the answers that were yes, and what follows by the agency's rules.
 */
export type Screened = { 
/**
 * Which screening, by its word.
 */
screening: string, 
/**
 * The questions that were answered with yes.
 */
yes: Array<string>, 
/**
 * The sum of their weights.
 */
score: number, 
/**
 * The result, by its word.
 */
result: string, 
/**
 * The result as it was read out then.
 */
label: string, };

/**
 * A screening that the agency has brought in: how it is scored is said in [`crate::screening`].
 */
export type Screening = { 
/**
 * The word in records; never changes.
 */
word: string, 
/**
 * What people read.
 */
title: string, 
/**
 * Whose it is and what it is for.
 */
about: string, 
/**
 * The questions, in the order they are asked.
 */
questions: Array<Question>, 
/**
 * What follows, the lowest first.
 */
results: Array<ScreeningResult>, };

/**
 * What follows from a score.
 */
export type ScreeningResult = { 
/**
 * The word in records; never changes.
 */
word: string, 
/**
 * From this score on.
 */
from: number, 
/**
 * What people read.
 */
label: string, 
/**
 * What to do, in a sentence.
 */
advice: string, };

/**
 * What to look for; everything given must hold.
 */
export type SearchQuery = { 
/**
 * Words in note, place, topics, case number; the last may be unfinished.
 */
text?: string, 
/**
 * At this place.
 */
place?: RecordId, 
/**
 * About this topic.
 */
topic?: string, 
/**
 * In this district.
 */
district?: string, 
/**
 * At places of this kind.
 */
kind?: PlaceKind, 
/**
 * From this day, in the city's zone.
 */
from?: string, 
/**
 * Until this day, it included.
 */
until?: string, 
/**
 * The `next` of the page before.
 */
after?: string, 
/**
 * At most so many; 50 unless told, 200 at most.
 */
limit?: number, };

/**
 * A section of the organization, as a block of ICS 203.
 */
export type Section = "command" | "agencies" | "planning" | "logistics" | "operations" | "finance";

/**
 * A session to plan, or what changed in one.
 */
export type SessionForm = { 
/**
 * What it is called.
 */
name?: string, 
/**
 * In which column its hours stand.
 */
kind?: SessionKind, 
/**
 * When it begins.
 */
starts?: string, 
/**
 * When it ends.
 */
ends?: string, 
/**
 * The registered adults who are there, all of them.
 */
adults?: Array<MemberId>, 
/**
 * Called off.
 */
called_off?: boolean, };

/**
 * In which column of the ledger hours stand: they are never added over columns.
 */
export type SessionKind = string;

/**
 * A session in the list.
 */
export type SessionRow = { 
/**
 * Which.
 */
session: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * In which column its hours stand.
 */
kind: SessionKind, 
/**
 * When it begins.
 */
starts: string, 
/**
 * When it ends.
 */
ends: string, 
/**
 * The adults who are there.
 */
adults: Array<string>, 
/**
 * The same, as members.
 */
adult_ids: Array<MemberId>, 
/**
 * Of these, whose papers are not in order on its day: they do not count.
 */
not_registered: Array<string>, 
/**
 * Fewer than two who count: it must not be held like this.
 */
too_few_adults: boolean, 
/**
 * Who approved its hours.
 */
approved?: string, 
/**
 * Called off.
 */
called_off: boolean, };

/**
 * One session, with who was there.
 */
export type SessionView = { 
/**
 * As in the list.
 */
row: SessionRow, 
/**
 * Everybody who was there.
 */
attendance: Array<AttendanceRow>, };

/**
 * How sharing at an event stands. Apart from the agency's relay in everything: what is shared is not synced.
 */
export type Sharing = { 
/**
 * Whether the lead's device is reached, and if not, why. *Live* means shared, not synced.
 */
link: Link, 
/**
 * Whether this is the lead's device.
 */
own: boolean, 
/**
 * Devices that are connected now, this one included.
 */
devices: number, 
/**
 * Entries that wait for the agency's relay because the lead's device could not take them: the list or a
 * key of theirs is older or newer.
 */
refused: number, 
/**
 * Entries of others that this device cannot read here: they come with the agency's relay.
 */
unread: number, 
/**
 * The code that others join by.
 */
code: string, };

/**
 * An address that is shown nowhere.
 */
export type ShieldedRow = { 
/**
 * Its record.
 */
record: RecordId, 
/**
 * The place it was taken out of.
 */
place: RecordId | null, 
/**
 * What that was called.
 */
name: string | null, 
/**
 * Street and number.
 */
address: string | null, 
/**
 * Since when.
 */
since: string, 
/**
 * How it came to an end, when it did.
 */
ended: string | null, 
/**
 * What the place was before is still in its history, on every device, until the custodian removes it.
 */
in_history: boolean, 
/**
 * Records that show the address all the same.
 */
leaks: Array<Leak>, };

/**
 * A spot on the map that is no known place.
 */
export type Spot = { 
/**
 * Degrees north, WGS 84.
 */
lat: number, 
/**
 * Degrees east, WGS 84.
 */
lon: number, 
/**
 * What people call it: “corner by the pond”. Public, so no names of persons.
 */
label?: string, };

/**
 * A promise that is late. Whose it is stands in the promise, not here.
 */
export type StaleRow = { 
/**
 * The promise.
 */
follow_up: RecordId, 
/**
 * What was promised.
 */
promise: string, 
/**
 * By which day.
 */
due: string, 
/**
 * Days late at the end of the week.
 */
days: number, 
/**
 * District code.
 */
district: string | null, 
/**
 * The place's name.
 */
place_name: string | null, };

/**
 * How a paper stands.
 */
export type Standing = "good" | "ends_soon" | "missing";

/**
 * How many problems are in a state.
 */
export type StateCount = { 
/**
 * The state.
 */
state: ProblemState, 
/**
 * How many.
 */
count: number, };

/**
 * A day a problem came to a state.
 */
export type StateDay = { 
/**
 * The day.
 */
day: string, 
/**
 * The state.
 */
state: ProblemState, };

/**
 * One stay: from coming to going.
 */
export type Stay = { 
/**
 * When they came. None when only their going was written down.
 */
from?: string, 
/**
 * When they went. None while they are here, or when nobody wrote it down.
 */
until?: string, };

/**
 * A state that a problem can be brought to.
 */
export type StepRow = { 
/**
 * The state.
 */
to: ProblemState, 
/**
 * It is a step back.
 */
back: boolean, 
/**
 * What is missing, said so that somebody can do it; none when nothing is.
 */
missing: string | null, };

/**
 * A cell; both are none when it is suppressed.
 */
export type SummaryCell = { 
/**
 * Visits that stand.
 */
visits: number | null, 
/**
 * People reached, approximately, where it was written down.
 */
people_reached: number | null, };

/**
 * What a cell counts.
 */
export type SummaryCounts = "visits" | "mentions";

/**
 * What a row or a column stands for.
 */
export type SummaryLabel = { 
/**
 * The word in records; none for “none of them”.
 */
word: string | null, 
/**
 * What people read.
 */
label: string, };

/**
 * What is counted, by what, and over which days.
 */
export type SummaryQuery = { 
/**
 * A row for each of these.
 */
rows: Dimension, 
/**
 * A column for each of these; one column unless told.
 */
columns?: Dimension, 
/**
 * First day; that of the year unless told.
 */
from?: string, 
/**
 * Last day; today unless told.
 */
until?: string, 
/**
 * Cells with fewer visits or people are suppressed; 10 unless told.
 */
fewer_than?: number, };

/**
 * A row.
 */
export type SummaryRow = { 
/**
 * What it stands for.
 */
of: SummaryLabel, 
/**
 * A cell for each column.
 */
cells: Array<SummaryCell>, 
/**
 * The row's total; none in a table of one column.
 */
total: SummaryCell | null, };

/**
 * Summary data from which nobody can be told.
 */
export type SummaryTable = { 
/**
 * First day.
 */
from: string, 
/**
 * Last day.
 */
until: string, 
/**
 * Cells with fewer visits or people are suppressed.
 */
fewer_than: number, 
/**
 * What a cell counts.
 */
counts: SummaryCounts, 
/**
 * What the columns stand for; a single one without a word when there is one column.
 */
columns: Array<SummaryLabel>, 
/**
 * The rows.
 */
rows: Array<SummaryRow>, 
/**
 * The totals of the columns.
 */
totals: SummaryRow, 
/**
 * How many cells are suppressed, those included that would give another away.
 */
suppressed: number, 
/**
 * The same as a file to save.
 */
csv: string, };

/**
 * A record in the sync screen.
 */
export type SyncRecord = { 
/**
 * The record; for what was set aside, the one it claims to be.
 */
record: RecordId, 
/**
 * Its kind, when it is known.
 */
kind: RecordKind | null, 
/**
 * What people would call it: “Visit, Test Kitchen”.
 */
title: string, 
/**
 * When it was last changed here, or arrived.
 */
at: string, 
/**
 * How far it has come.
 */
delivery: DeliveryDetail | null, 
/**
 * For what was set aside: why.
 */
why: string | null, };

/**
 * The truthful light and what is behind it.
 */
export type SyncStatus = { 
/**
 * Whether we are connected, and if not, why.
 */
link: Link, 
/**
 * Records with a change that the relay has not signed for.
 */
on_this_device: number, 
/**
 * Of these: the lead's device at the event has all that the relay lacks.
 */
shared: number, 
/**
 * Of these: the local relay on this device has all that the relay lacks.
 */
offered: number, 
/**
 * Records with changes of others that came at an event and that the relay has not brought yet.
 */
brought: number, 
/**
 * Of what this device wrote: held by the relay, not yet said to be elsewhere.
 */
held_by_relay: number, 
/**
 * Of what this device wrote: on somebody else's device too.
 */
seen_by_others: number, 
/**
 * Records with a change that the relay refused.
 */
refused: number, 
/**
 * Envelopes that arrived and did not prove themselves; kept aside.
 */
set_aside: number, 
/**
 * Entries of the log still to come, as far as the relay has told.
 */
to_come: number, 
/**
 * When this device and the relay last had nothing left to tell each other.
 */
complete_at: string | null, 
/**
 * The relay's address.
 */
relay: string, 
/**
 * How far this device's clock is ahead of the relay's, in seconds, when it is more than 120.
 */
clock_ahead_s: number | null, 
/**
 * Something a person has to know, and what to do, until it is over: a full disk, a removal.
 */
notice: string | null, 
/**
 * How sharing at an event stands, while this device is joined.
 */
sharing: Sharing | null, 
/**
 * What became of a damaged database: stands, also over a restart, until `damage_read`.
 */
damage: string | null, };

/**
 * What a table holds.
 */
export type TableOf = "places" | "people" | "events" | "cad_numbers";

/**
 * A place that hears more of a topic than its share of the visits explains.
 */
export type TargetRow = { 
/**
 * The place.
 */
place: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Its kind.
 */
kind: PlaceKind, 
/**
 * District code.
 */
district: string | null, 
/**
 * Degrees north.
 */
lat: number | null, 
/**
 * Degrees east.
 */
lon: number | null, 
/**
 * The topic's word.
 */
topic: string, 
/**
 * What people read.
 */
label: string, 
/**
 * Mentions there.
 */
here: number, 
/**
 * Mentions everywhere.
 */
all: number, 
/**
 * Visits there.
 */
visits: number, 
/**
 * How many mentions its share of the visits would explain.
 */
expected: number, };

/**
 * A task on the board.
 */
export type TaskRow = { 
/**
 * Which.
 */
task: RecordId, 
/**
 * The tracking number.
 */
number: string, 
/**
 * What to do.
 */
what: string, 
/**
 * Where.
 */
whereabouts?: string, 
/**
 * Which team.
 */
team?: string, 
/**
 * When it was given.
 */
given: string, 
/**
 * When it ended.
 */
done?: string, 
/**
 * How far it is.
 */
state: TaskState, 
/**
 * How it went.
 */
outcome?: string, };

/**
 * How far a task is.
 */
export type TaskState = string;

/**
 * What a team is like; what is left out stays.
 */
export type TeamForm = { 
/**
 * “Team 2”; the next number unless told.
 */
name?: string, 
/**
 * Who leads it: a check-in.
 */
leader?: RecordId, 
/**
 * Who is in it: check-ins.
 */
members?: Array<RecordId>, 
/**
 * Buddy pairs of check-ins.
 */
pairs?: Array<[RecordId, RecordId]>, 
/**
 * Broken up.
 */
ended?: boolean, };

/**
 * A team on the board.
 */
export type TeamRow = { 
/**
 * Which.
 */
team: RecordId, 
/**
 * What it is called.
 */
name: string, 
/**
 * Who leads it: a check-in.
 */
leader?: RecordId, 
/**
 * Who is in it: check-ins.
 */
members: Array<RecordId>, 
/**
 * Buddy pairs.
 */
pairs: Array<[RecordId, RecordId]>, 
/**
 * Broken up.
 */
ended: boolean, 
/**
 * What its lead should put right.
 */
warnings: Array<TeamWarning>, };

/**
 * Something about a team that its lead should put right.
 */
export type TeamWarning = { "what": "too_few" } | { "what": "too_many" } | { "what": "no_leader" } | { "what": "no_buddy", 
/**
 * Who: a check-in.
 */
who: RecordId, } | { "what": "not_here", 
/**
 * Who: a check-in.
 */
who: RecordId, } | { "what": "in_two_teams", 
/**
 * Who: a check-in.
 */
who: RecordId, };

/**
 * How things are stolen from stores.
 */
export type TheftMethod = string;

/**
 * Something that is tied to a problem.
 */
export type TiedRow = { 
/**
 * The record.
 */
record: RecordId, 
/**
 * What it is.
 */
kind: RecordKind, 
/**
 * What people would call it.
 */
title: string, 
/**
 * When it was, or is due.
 */
day: string | null, 
/**
 * The place to open: a follow-up is shown at its place.
 */
place: RecordId | null, };

/**
 * A tip of the pack: told at a door, printed in a feed. Public, so it is about no person.
 */
export type Tip = { 
/**
 * The word in records; never changes.
 */
word: string, 
/**
 * What people read.
 */
label: string, 
/**
 * The tip itself, in a sentence or two.
 */
says: string, 
/**
 * The leaflet that goes with it: the word of a material.
 */
leaflet?: string, 
/**
 * In which months it is timely, 1 to 12; all year when there are none.
 */
months?: Array<number>, };

/**
 * A tip as a screen shows it.
 */
export type TipView = { 
/**
 * The tip.
 */
tip: Tip, 
/**
 * What its leaflet is called.
 */
leaflet: string | null, 
/**
 * It belongs to this month.
 */
timely: boolean, };

/**
 * What can be handed over.
 */
export type TipsView = { 
/**
 * The tips.
 */
tips: Array<TipView>, 
/**
 * The leaflets and other materials.
 */
leaflets: Array<Topic>, };

/**
 * The list an officer starts the shift with.
 */
export type TodayView = { 
/**
 * The day, in the city's zone.
 */
day: string, 
/**
 * The district it is about; none for the whole city, for somebody who holds none.
 */
district: string | null, 
/**
 * Open promises that are mine or the district's, or all of the city's where there is no district;
 * due within a week or late; the latest first.
 */
follow_ups: Array<FollowUpRow>, 
/**
 * Places due a visit, nearest first, at most 30.
 */
due: Array<PlaceRow>, 
/**
 * How many are due in all.
 */
due_count: number, 
/**
 * The day's visits, the latest first.
 */
visits: Array<VisitRow>, 
/**
 * Forms that were begun and not finished.
 */
drafts: Array<Draft>, };

/**
 * A word of the pack that a visit can be about, and what the screen calls it.
 */
export type Topic = { 
/**
 * The word in records; never changes.
 */
word: string, 
/**
 * What people read.
 */
label: string, };

/**
 * A topic over the weeks.
 */
export type TopicRow = { 
/**
 * Its word.
 */
topic: string, 
/**
 * What people read.
 */
label: string, 
/**
 * Mentions of the twelve weeks, the earliest first.
 */
weeks: Array<number>, 
/**
 * Mentions in the week.
 */
now: number, 
/**
 * The mean of the four weeks before.
 */
mean_before: number, 
/**
 * What that says.
 */
change: Change, };

/**
 * A retail-crime trend, to write down. There is no field for a person, a vehicle or a case.
 */
export type TrendForm = { 
/**
 * The first day it tells of.
 */
from: string, 
/**
 * The last.
 */
until: string, 
/**
 * Where, as widely as helps.
 */
area: string, 
/**
 * How it is done.
 */
method: TheftMethod, 
/**
 * What goes.
 */
goods?: Array<string>, 
/**
 * About how often.
 */
times?: number, 
/**
 * What is seen; lines become paragraphs.
 */
note?: string, 
/**
 * What helps against it; lines become paragraphs.
 */
helps?: string, };

/**
 * What stores see of retail crime, for the agencies of the region: how it is done and what goes, never by
 * whom. Summary data by its form: there is no field for a person, a vehicle or a case.
 */
export type TrendNote = { 
/**
 * The agency that writes it: “St. Louis Park Police Department”.
 */
agency: string, 
/**
 * The first day it tells of.
 */
from: string, 
/**
 * The last.
 */
until: string, 
/**
 * Where, as widely as helps: “stores along the west end”.
 */
area: string, 
/**
 * How it is done.
 */
method: TheftMethod, 
/**
 * What goes: “razors”, “baby formula”.
 */
goods?: Array<string>, 
/**
 * About how often.
 */
times?: number, 
/**
 * What is seen, a paragraph each.
 */
note?: Array<string>, 
/**
 * What helps against it, a paragraph each.
 */
helps?: Array<string>, 
/**
 * It no longer holds.
 */
withdrawn?: boolean, 
/**
 * When it was written down.
 */
recorded: string, };

/**
 * A retail-crime trend.
 */
export type TrendNoteRow = { 
/**
 * Which.
 */
trend: RecordId, 
/**
 * The record.
 */
record: TrendNote, 
/**
 * Whoever asks may say that it no longer holds.
 */
may_withdraw: boolean, };

/**
 * Topics by week, weekday, hour and place.
 */
export type TrendsView = { 
/**
 * The first day of the twelve weeks.
 */
from: string, 
/**
 * The last.
 */
until: string, 
/**
 * The last week is over.
 */
is_over: boolean, 
/**
 * The Mondays, the earliest first.
 */
mondays: string[], 
/**
 * Every topic that was mentioned, most of the last week first.
 */
topics: Array<TopicRow>, 
/**
 * Visits that hours and weekdays are made of: all, or those about the topic that was asked for.
 */
visits: number, 
/**
 * Too few of them for a pattern by hour to mean anything.
 */
too_few: boolean, 
/**
 * By weekday from Monday on, then by three hours from midnight on, in the city's zone.
 */
hours: Array<Array<number>>, 
/**
 * Places that hear more of a topic than their share of the visits explains.
 */
targets: Array<TargetRow>, 
/**
 * Fewer mentions than this are too few to tell.
 */
fewest: number, 
/**
 * A place with fewer mentions of a topic than this is in no list.
 */
fewest_at_a_place: number, };

/**
 * What can be asked of the upkeep: `{"do": "upkeep", "ask": "duplicates"}`.
 */
export type Upkeep = { "ask": "duplicates", 
/**
 * At most so many; 50 unless told, 500 at most.
 */
limit?: number, } | { "ask": "merge", 
/**
 * The place that was written down a second time.
 */
place: RecordId, 
/**
 * The one that stands.
 */
into: RecordId, } | { "ask": "unmerge", 
/**
 * The place that was merged.
 */
place: RecordId, } | { "ask": "apart", 
/**
 * The one.
 */
place: RecordId, 
/**
 * The other.
 */
from: RecordId, } | { "ask": "import", 
/**
 * What is in it.
 */
what: TableOf, 
/**
 * The text of the CSV file.
 */
table: string, 
/**
 * Write it; otherwise only look.
 */
write: boolean, } | { "ask": "export_table", 
/**
 * Of what.
 */
what: TableOf, 
/**
 * The first day, of events and visits; 90 days before the last unless told.
 */
from?: string | null, 
/**
 * The last day; today unless told.
 */
until?: string | null, } | { "ask": "careful", 
/**
 * The texts, by the name of their field.
 */
texts: { [key in string]: string }, } | { "ask": "shield", 
/**
 * The place that has it.
 */
place?: RecordId, 
/**
 * The address, when it is no place yet: so that it is known if somebody writes it down.
 */
address?: string, 
/**
 * Where that is.
 */
here?: Here, } | { "ask": "shielded" } | { "ask": "end_shield", 
/**
 * Which.
 */
shielded: RecordId, 
/**
 * How that came.
 */
because: string, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type UpkeepAnswers = { 
/**
 * The pairs.
 */
duplicates: Array<DuplicatePair>, 
/**
 * The place that stands for both.
 */
merge: PlaceView, 
/**
 * The place that stands for itself again.
 */
unmerge: PlaceView, 
/**
 * Nothing.
 */
apart: null, 
/**
 * What the table does.
 */
import: Imported, 
/**
 * The file.
 */
export_table: ExportFile, 
/**
 * What was found.
 */
careful: Array<CarefulRow>, 
/**
 * The record of the address.
 */
shield: RecordId, 
/**
 * The addresses.
 */
shielded: Array<ShieldedRow>, 
/**
 * Nothing.
 */
end_shield: null, };

/**
 * Whether a person's devices have uploaded everything.
 */
export type Uploaded = "everything" | "in_custody" | "not_yet" | "not_heard_since" | "unknown" | "no_device" | "untold";

/**
 * Who looked at what, the latest first.
 */
export type ViewLog = { 
/**
 * The lines.
 */
lines: Array<ViewRow>, 
/**
 * Lines are missing before some of these: a device left some out, or they are still on their way.
 */
broken: boolean, };

/**
 * One look at one record.
 */
export type ViewRow = { 
/**
 * Who.
 */
name: string, 
/**
 * When, by their device's clock.
 */
at: string, 
/**
 * At which record.
 */
record: RecordId, 
/**
 * What it is, when it is here: the place of the visit, say.
 */
title?: string, 
/**
 * Why, where the person said so.
 */
why?: string, 
/**
 * A line of that device before this one is missing.
 */
broken: boolean, };

/**
 * A visit to a place or a spot. Presumptively public (Minn. Stat. 13.82 subd. 6): no names in it.
 */
export type Visit = { 
/**
 * The place, when it is a known one.
 */
place?: RecordId, 
/**
 * The spot, when it is not.
 */
spot?: Spot, 
/**
 * What kind of place was visited.
 */
kind: PlaceKind, 
/**
 * The code of the district it happened in.
 */
district?: string, 
/**
 * The neighborhood it happened in.
 */
neighborhood?: string, 
/**
 * When it began.
 */
started: string, 
/**
 * When it ended.
 */
ended?: string, 
/**
 * When it was written down.
 */
recorded: string, 
/**
 * The officers who made it.
 */
officers: Array<MemberId>, 
/**
 * Who had the idea.
 */
origin: Origin, 
/**
 * How many people were reached, approximately.
 */
people_reached?: number, 
/**
 * What it was about: words of the pack.
 */
topics?: Array<string>, 
/**
 * The language that was needed, if not English: an ISO 639 code.
 */
language?: string, 
/**
 * What was left behind: words of the pack.
 */
materials?: Array<string>, 
/**
 * Which tips were given: words of the pack.
 */
tips?: Array<string>, 
/**
 * CAD or case number.
 */
case_number?: string, 
/**
 * The public note, a paragraph each.
 */
note?: Array<string>, 
/**
 * Whether it stands.
 */
state: VisitState, 
/**
 * Why it was withdrawn.
 */
withdrawn_because?: string, };

/**
 * What changed in a visit; what is left out stays. `null` empties a field that may be empty.
 */
export type VisitChange = { 
/**
 * How many people were reached; `null` empties it.
 */
people_reached?: number | null, 
/**
 * What kind of place.
 */
kind?: PlaceKind, 
/**
 * When it began.
 */
started?: string, 
/**
 * When it ended; `null` empties it.
 */
ended?: string | null, 
/**
 * Who had the idea.
 */
origin?: Origin, 
/**
 * The officers, all of them.
 */
officers?: Array<MemberId>, 
/**
 * The topics, all of them.
 */
topics?: Array<string>, 
/**
 * The materials, all of them.
 */
materials?: Array<string>, 
/**
 * The tips, all of them.
 */
tips?: Array<string>, 
/**
 * ISO 639 code; `null` empties it.
 */
language?: string | null, 
/**
 * CAD or case number; `null` empties it.
 */
case_number?: string | null, 
/**
 * The whole public note; lines become paragraphs.
 */
note?: string, 
/**
 * The whole not-public note; lines become paragraphs.
 */
private_note?: string, 
/**
 * Lets a withdrawn visit stand again.
 */
state?: VisitState, };

/**
 * A visit in a list.
 */
export type VisitRow = { 
/**
 * Its id.
 */
visit: RecordId, 
/**
 * The known place, if it was one.
 */
place: RecordId | null, 
/**
 * The place's name, or what the spot was called.
 */
place_name: string, 
/**
 * What kind of place.
 */
kind: PlaceKind, 
/**
 * District code.
 */
district: string | null, 
/**
 * Neighborhood.
 */
neighborhood: string | null, 
/**
 * When it began.
 */
started: string, 
/**
 * Who made it: names.
 */
officers: Array<string>, 
/**
 * Who had the idea.
 */
origin: Origin, 
/**
 * Approximately.
 */
people_reached: number | null, 
/**
 * Words of the pack.
 */
topics: Array<string>, 
/**
 * The first paragraph of the public note.
 */
note: string | null, 
/**
 * Whether it stands.
 */
state: VisitState, 
/**
 * How far it has come.
 */
delivery: Delivery, 
/**
 * It has values to settle.
 */
in_conflict: boolean, };

/**
 * Whether a visit stands.
 */
export type VisitState = string;

/**
 * One visit, whole.
 */
export type VisitView = { 
/**
 * Its id.
 */
visit: RecordId, 
/**
 * Pass it back as `seen` when editing.
 */
heads: string, 
/**
 * The record.
 */
record: Visit, 
/**
 * The place's name, or what the spot was called.
 */
place_name: string, 
/**
 * The officers' names, in the order of `record.officers`.
 */
officers: Array<string>, 
/**
 * The not-public note, for those who may read it.
 */
private_note: PrivateNote | null, 
/**
 * What was promised at it.
 */
follow_ups: Array<FollowUpRow>, 
/**
 * What has to be settled, in the visit and in its not-public note.
 */
conflicts: Array<Conflict>, 
/**
 * How far it has come.
 */
delivery: DeliveryDetail, };

/**
 * A volunteer to register, or what changed of one. The contact is a record of its own, not public.
 */
export type VolunteerForm = { 
/**
 * Their name.
 */
name?: string, 
/**
 * CERT, reserve, chaplain.
 */
group?: VolunteerGroup, 
/**
 * What they can do, all of it.
 */
skills?: Array<string>, 
/**
 * Since when they are registered with the city; `null` when they are not after all.
 */
registered?: string | null, 
/**
 * Where the paper is.
 */
evidence?: string, 
/**
 * No longer a volunteer.
 */
left?: boolean, 
/**
 * How to reach them.
 */
contact?: ContactForm, };

/**
 * Which volunteers somebody belongs to.
 */
export type VolunteerGroup = string;

/**
 * A volunteer in the roster.
 */
export type VolunteerRow = { 
/**
 * Who.
 */
volunteer: RecordId, 
/**
 * Their name.
 */
name: string, 
/**
 * CERT, reserve, chaplain.
 */
group: VolunteerGroup, 
/**
 * What stands on the badge.
 */
badge: string, 
/**
 * What they can do.
 */
skills: Array<string>, 
/**
 * Since when they are registered; without it the city does not cover them.
 */
registered?: string, 
/**
 * Where the paper is.
 */
evidence?: string, 
/**
 * No longer a volunteer.
 */
left: boolean, };

/**
 * What can be asked of volunteers' work: `{"do": "volunteers", "ask": "board", "event": …}`.
 */
export type Volunteers = { "ask": "roster" } | { "ask": "register", 
/**
 * The volunteer: name and group are needed.
 */
volunteer: VolunteerForm, } | { "ask": "change", 
/**
 * Who.
 */
volunteer: RecordId, 
/**
 * Only what changed.
 */
change: VolunteerForm, } | { "ask": "contact", 
/**
 * Who.
 */
volunteer: RecordId, } | { "ask": "board", 
/**
 * Which event.
 */
event: RecordId, } | { "ask": "scan", 
/**
 * At which event.
 */
event: RecordId, 
/**
 * What stands on the badge.
 */
badge: string, } | { "ask": "come", 
/**
 * To which event.
 */
event: RecordId, 
/**
 * Who.
 */
who: Who, } | { "ask": "stamp", 
/**
 * Whose: a check-in.
 */
check_in: RecordId, 
/**
 * Which way.
 */
way: Way, 
/**
 * When; now unless told.
 */
at?: string, } | { "ask": "unstamp", 
/**
 * Whose: a check-in.
 */
check_in: RecordId, 
/**
 * Which, as the check-in holds it.
 */
stamp: string, } | { "ask": "team", 
/**
 * At which event.
 */
event: RecordId, 
/**
 * Which; a new one unless told.
 */
team?: RecordId, 
/**
 * What it is like.
 */
form: TeamForm, } | { "ask": "task", 
/**
 * At which event.
 */
event: RecordId, 
/**
 * Which team.
 */
team?: RecordId, 
/**
 * What to do.
 */
what: string, 
/**
 * Where.
 */
whereabouts?: string, } | { "ask": "end_task", 
/**
 * Which.
 */
task: RecordId, 
/**
 * Done, or given up.
 */
state: TaskState, 
/**
 * How it went.
 */
outcome?: string, } | { "ask": "call_roll", 
/**
 * At which event.
 */
event: RecordId, 
/**
 * Why: timer, evacuation, weather, missing person.
 */
trigger: string, } | { "ask": "answered", 
/**
 * Which roll-call.
 */
roll_call: RecordId, 
/**
 * Who: check-ins.
 */
who: Array<RecordId>, } | { "ask": "close_roll", 
/**
 * Which.
 */
roll_call: RecordId, 
/**
 * How it ended.
 */
outcome?: string, } | { "ask": "log", 
/**
 * Which event.
 */
event: RecordId, 
/**
 * What happened.
 */
text: string, } | { "ask": "amend", 
/**
 * Whose: a check-in.
 */
check_in: RecordId, 
/**
 * Only what changed.
 */
change: CheckInForm, } | { "ask": "incident", 
/**
 * Which event.
 */
event: RecordId, } | { "ask": "edit_incident", 
/**
 * Which event.
 */
event: RecordId, 
/**
 * Only what changed.
 */
change: IncidentForm, } | { "ask": "printed", 
/**
 * Which event.
 */
event: RecordId, 
/**
 * Which form.
 */
form: FormName, } | { "ask": "hours", 
/**
 * The first day.
 */
from: string, 
/**
 * The last.
 */
until: string, };

/**
 * What each question is answered with. Never built; it only carries types.
 */
export type VolunteersAnswers = { 
/**
 * The roster.
 */
roster: Array<VolunteerRow>, 
/**
 * The volunteer's id.
 */
register: RecordId, 
/**
 * Nothing.
 */
change: null, 
/**
 * How to reach them, when something is written down.
 */
contact: ContactView | null, 
/**
 * The board.
 */
board: Board, 
/**
 * What the scan did.
 */
scan: Scanned, 
/**
 * The check-in.
 */
come: RecordId, 
/**
 * Nothing.
 */
stamp: null, 
/**
 * Nothing.
 */
unstamp: null, 
/**
 * The team.
 */
team: RecordId, 
/**
 * The task's tracking number.
 */
task: string, 
/**
 * Nothing.
 */
end_task: null, 
/**
 * The roll-call.
 */
call_roll: RecordId, 
/**
 * Nothing.
 */
answered: null, 
/**
 * Nothing.
 */
close_roll: null, 
/**
 * Nothing.
 */
log: null, 
/**
 * Nothing.
 */
amend: null, 
/**
 * The event as incident command sees it.
 */
incident: IncidentView, 
/**
 * The same, as it is now.
 */
edit_incident: IncidentView, 
/**
 * The form.
 */
printed: Printed, 
/**
 * Hours.
 */
hours: Array<HoursRow>, };

/**
 * Somebody who is in no roster.
 */
export type WalkUp = { 
/**
 * Their name.
 */
name: string, 
/**
 * “Neighborhood”, “Red Cross”.
 */
home?: string, 
/**
 * What they can do.
 */
skills?: Array<string>, 
/**
 * What they would rather do: fire, medical, search and rescue.
 */
prefers?: string, 
/**
 * Cell or radio, today only.
 */
reach?: string, 
/**
 * What they brought.
 */
equipment?: string, };

/**
 * Coming or going.
 */
export type Way = "in" | "out";

/**
 * A week in numbers.
 */
export type WeekRow = { 
/**
 * Its Monday.
 */
monday: string, 
/**
 * Visits that stand.
 */
visits: number, 
/**
 * People reached, where it was written down.
 */
people: number, 
/**
 * Events that were not called off.
 */
events: number, 
/**
 * Heads counted at them.
 */
heads: number, 
/**
 * Minutes pulled off the beat.
 */
minutes: number, };

/**
 * The pack of a week.
 */
export type WeeklyPack = { 
/**
 * Whose it is.
 */
agency: string, 
/**
 * The Monday.
 */
from: string, 
/**
 * The Sunday.
 */
until: string, 
/**
 * The week is over: before that, nothing is compared.
 */
is_over: boolean, 
/**
 * When it was put together.
 */
made: string, 
/**
 * Twelve weeks, the earliest first; the last is the week itself.
 */
weeks: Array<WeekRow>, 
/**
 * By district; outside all districts last.
 */
districts: Array<PackDistrict>, 
/**
 * Every neighborhood of the city, those without a visit too.
 */
neighborhoods: Array<PackNeighborhood>, 
/**
 * Places that nobody has visited for longer than their kind is given, the longest waiting first.
 */
gaps: Array<GapRow>, 
/**
 * How many there are; not all of them are listed.
 */
gap_count: number, 
/**
 * Promises that were due before the end of the week and are open, the longest due first.
 */
stale: Array<StaleRow>, 
/**
 * How many there are; not all of them are listed.
 */
stale_count: number, 
/**
 * Events of the week that were not called off.
 */
events: Array<EventRow>, 
/**
 * Events of the week after.
 */
coming: Array<EventRow>, 
/**
 * Referrals, counted; none for those who read none.
 */
referrals?: ReferralCounts, 
/**
 * Problems that are worked on, and those that were closed in the week.
 */
problems: Array<ProblemRow>, 
/**
 * How many problems are in each state, in the order of the states.
 */
states: Array<StateCount>, 
/**
 * Every topic that was mentioned in the twelve weeks, most of the week first.
 */
topics: Array<TopicRow>, 
/**
 * Fewer mentions than this over the weeks compared are too few to tell.
 */
fewest: number, 
/**
 * Time pulled off the beat in the week, by what for and in which district.
 */
abstractions: Array<AbstractionSum>, 
/**
 * Retail-crime trends that agencies of the region wrote down about this week.
 */
retail: Array<TrendNoteRow>, 
/**
 * The same as a file that spreadsheets open.
 */
csv: string, 
/**
 * What the file is called.
 */
file: string, };

/**
 * The pack as files.
 */
export type WeeklyPaper = { 
/**
 * What the files are called, without what ends a name: “porchlight-week-2026-06-15”.
 */
name: string, 
/**
 * A page that prints, complete in itself.
 */
html: string, 
/**
 * The table.
 */
csv: string, };

/**
 * What is at a point.
 */
export type WhereView = { 
/**
 * District code.
 */
district: string | null, 
/**
 * The nearest place's neighborhood, within 400 m.
 */
neighborhood: string | null, 
/**
 * The nearest places, at most 12, within 2 km.
 */
places: Array<PlaceRow>, };

/**
 * Who comes.
 */
export type Who = { "volunteer": RecordId } | { "walk_up": WalkUp };

/**
 * Who is using this device.
 */
export type Whoami = { 
/**
 * The agency.
 */
agency: AgencyId, 
/**
 * This device.
 */
device: DeviceId, 
/**
 * The person.
 */
member: MemberId, 
/**
 * The person's name; empty until the directory has arrived.
 */
name: string, 
/**
 * The pack's word for the role.
 */
role: string, 
/**
 * The districts the person holds this year, by code.
 */
districts: Array<string>, 
/**
 * The city's name; empty until the directory has arrived.
 */
city: string, };

/**
 * A field that was withheld, and in how many records.
 */
export type WithheldCount = { 
/**
 * In how many records.
 */
records: number, 
/**
 * Of which kind of record.
 */
kind: RecordKind, 
/**
 * The field's name.
 */
field: string, 
/**
 * Why.
 */
because: Because, 
/**
 * Its class, where it is known.
 */
class?: Class, 
/**
 * The law that says so, where it is known.
 */
citation?: string, };

/**
 * What the turn of a year changes.
 */
export type YearPlan = { 
/**
 * The year that begins.
 */
year: number, 
/**
 * Its districts.
 */
districts: Array<DistrictTurn>, 
/**
 * Districts keep the boundaries of the year before: none were written down for this one.
 */
same_boundaries: boolean, 
/**
 * Districts that nobody holds: codes.
 */
unassigned: Array<string>, 
/**
 * Promises that change hands, the first due first.
 */
hand_overs: Array<HandOverRow>, 
/**
 * Promises that stay with who made them.
 */
staying: number, 
/**
 * Promises whose owner goes and that nobody can take; they stay as they are.
 */
without_officer: Array<HandOverRow>, 
/**
 * Places that lie in another district from then on.
 */
moved_places: Array<MovedPlace>, };

