// A visit as it is being written: what the form holds, and how that becomes a command. Pure.
//
// Knows no rule of the core: it says what a person chose and leaves out what nobody touched.
import type {
  DraftId,
  MemberId,
  NewVisit,
  Origin,
  PlaceKind,
  RecordId,
  Spot,
  VisitChange,
  VisitView,
} from '../door/generated';

/** What the form holds; kept as the draft's fields. */
export type VisitForm = {
  place: RecordId | null;
  spot: Spot | null;
  /** What the place or spot is called, for the list of drafts. */
  where: string;
  kind: PlaceKind | null;
  started: string | null;
  ended: string | null;
  officers: MemberId[];
  origin: Origin;
  people: number | null;
  topics: string[];
  materials: string[];
  tips: string[];
  language: string | null;
  caseNumber: string;
  note: string;
  secret: string;
  promise: string;
  promiseBy: string;
};

/** A fresh form, begun at `now`. */
export function emptyForm(now: string): VisitForm {
  return {
    place: null,
    spot: null,
    where: '',
    kind: null,
    started: now,
    ended: null,
    officers: [],
    origin: 'self_initiated',
    people: null,
    topics: [],
    materials: [],
    tips: [],
    language: null,
    caseNumber: '',
    note: '',
    secret: '',
    promise: '',
    promiseBy: '',
  };
}

/** A draft's fields, read back: what an older or newer form wrote and we do not know is left out. */
export function formOfDraft(fields: unknown, now: string): VisitForm {
  const form = emptyForm(now);
  if (typeof fields !== 'object' || fields === null) return form;
  const known = Object.entries(fields).filter(([name]) => name in form);
  return { ...form, ...Object.fromEntries(known) };
}

/** A logged visit, for editing. */
export function formOfVisit(view: VisitView): VisitForm {
  const { record } = view;
  return {
    ...emptyForm(record.started),
    place: record.place ?? null,
    spot: record.spot ?? null,
    where: view.place_name,
    kind: record.kind,
    ended: record.ended ?? null,
    officers: record.officers,
    origin: record.origin,
    people: record.people_reached ?? null,
    topics: record.topics ?? [],
    materials: record.materials ?? [],
    tips: record.tips ?? [],
    language: record.language ?? null,
    caseNumber: record.case_number ?? '',
    note: (record.note ?? []).join('\n'),
    secret: (view.private_note?.note ?? []).join('\n'),
  };
}

/** The command's visit; `draft` where one was kept. */
export function newVisit(form: VisitForm, draft: DraftId | null): NewVisit {
  const visit: NewVisit = { origin: form.origin };
  if (draft) visit.draft = draft;
  if (form.place) visit.place = form.place;
  else if (form.spot) visit.spot = form.spot;
  if (form.kind) visit.kind = form.kind;
  if (form.started) visit.started = form.started;
  if (form.ended) visit.ended = form.ended;
  if (form.officers.length > 0) visit.with = form.officers;
  if (form.people !== null) visit.people_reached = form.people;
  if (form.topics.length > 0) visit.topics = form.topics;
  if (form.materials.length > 0) visit.materials = form.materials;
  if (form.tips.length > 0) visit.tips = form.tips;
  if (form.language) visit.language = form.language;
  if (form.caseNumber.trim()) visit.case_number = form.caseNumber.trim();
  if (form.note.trim()) visit.note = form.note;
  if (form.secret.trim()) visit.private_note = form.secret;
  if (form.promise.trim()) visit.follow_up = { promise: form.promise.trim(), due: form.promiseBy };
  return visit;
}

/** Only what the person changed; an emptied field is `null`. */
export function changes(before: VisitForm, after: VisitForm): VisitChange {
  const change: VisitChange = {};
  if (after.people !== before.people) change.people_reached = after.people;
  if (after.kind && after.kind !== before.kind) change.kind = after.kind;
  if (after.started && after.started !== before.started) change.started = after.started;
  if (after.ended !== before.ended) change.ended = after.ended;
  if (after.origin !== before.origin) change.origin = after.origin;
  if (!sameSet(after.officers, before.officers)) change.officers = after.officers;
  if (!sameSet(after.topics, before.topics)) change.topics = after.topics;
  if (!sameSet(after.materials, before.materials)) change.materials = after.materials;
  if (!sameSet(after.tips, before.tips)) change.tips = after.tips;
  if (after.language !== before.language) change.language = after.language;
  if (after.caseNumber !== before.caseNumber) change.case_number = after.caseNumber.trim() || null;
  if (after.note !== before.note) change.note = after.note;
  if (after.secret !== before.secret) change.private_note = after.secret;
  return change;
}

function sameSet(a: string[], b: string[]): boolean {
  return a.length === b.length && a.every((word) => b.includes(word));
}
