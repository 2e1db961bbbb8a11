// The door's types, generated from crates/engine/src/door by `cargo xtask codegen`. Do not edit.

/**
 * A tenant of the relay; owns a root key.
 */
export type AgencyId = string;

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
 * The records behind it.
 */
sync_records: Array<SyncRecord>, 
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
held: Array<HeldRow>, };

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
 * What kind of authority asks for a record to be gone.
 */
export type Authority = "retention" | "court" | "misfiled";

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
until?: string | null, } | { "do": "sync_status" } | { "do": "sync_records", 
/**
 * Which of them.
 */
which: Records, 
/**
 * At most so many; 100 unless told.
 */
limit?: number, } | { "do": "conflicts" } | { "do": "settle_conflict", 
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
 * Why; kept in the custodian's own record.
 */
because: string, } | { "do": "view_log", 
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
held: boolean, } | { "do": "held" };

/**
 * Values that were written at once.
 */
export type Conflict = { 
/**
 * The record it is in.
 */
record: RecordId, 
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
 * When, by the author's clock.
 */
at: string, };

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
handed_over: Array<HandedOverRow>, };

/**
 * How far a record has come. Never inferred, never optimistic.
 */
export type Delivery = "on_this_device" | "held_by_relay" | "seen_by_others" | "refused";

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
 * How many statements of the roster it had obeyed then.
 */
obeyed?: number, };

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
 * For programs.
 */
export type ErrorCode = "bad_command" | "bad_field" | "not_here" | "not_allowed" | "no_relay" | "disk_full" | "damaged" | "not_enrolled" | "internal";

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
 * Something promised by a day.
 */
export type FollowUp = { 
/**
 * The visit it was promised at.
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
 * A person enrolled by the agency. Equal to the id of the person's record in the directory.
 */
export type MemberId = string;

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
 * Who had the idea of a visit.
 */
export type Origin = string;

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
one_way?: boolean, };

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
kit_to_print: boolean, };

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
closed?: boolean, };

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
export type RecordKind = "city" | "member" | "district" | "assignment" | "place" | "program" | "partner" | "visit" | "follow_up" | "visit_note";

/**
 * Which records of the sync status to list.
 */
export type Records = "on_this_device" | "held_by_relay" | "seen_by_others" | "refused" | "set_aside";

/**
 * What a call gives back.
 */
export type Reply = { "ok": JsonValue } | { "refused": ApiError };

/**
 * Why a device is revoked.
 */
export type RevokedBecause = "lost" | "replaced" | "ended";

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
 * Records that are only on this device.
 */
on_this_device: number, 
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
 * Something a person has to know, and what to do: a full disk, a database set aside.
 */
notice: string | null, };

/**
 * The list an officer starts the shift with.
 */
export type TodayView = { 
/**
 * The day, in the city's zone.
 */
day: string, 
/**
 * The district it is about.
 */
district: string | null, 
/**
 * Open promises that are mine or the district's, due within a week or late; the latest first.
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
 * Whether a person's devices have uploaded everything.
 */
export type Uploaded = "everything" | "not_yet" | "unknown" | "no_device";

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

