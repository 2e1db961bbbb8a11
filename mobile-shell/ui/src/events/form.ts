// An event as it is being written. Pure; says what a person changed and nothing else.
import type { Event, EventForm, MemberId, PlaceRow, RecordId } from '../door/generated';
import { cityClock, fromCityClock } from '../shown/times';

/** What the form holds. */
export interface EventDraft {
  name: string;
  program: string;
  group: RecordId | null;
  where: string;
  day: string;
  starts: string;
  ends: string;
  staff: readonly MemberId[];
  with: readonly string[];
  expected: number | null;
  plan: string;
  state: string;
  number: string;
}

/** A fresh form: tonight from six to eight. */
export function emptyEvent(day: string): EventDraft {
  return {
    name: '', program: '', group: null, where: '', day, starts: '18:00', ends: '20:00',
    staff: [], with: [], expected: null, plan: '', state: 'planned', number: '',
  };
}

/** A known event, for editing. */
export function draftOf(event: Event, where: string, zone: string): EventDraft {
  const [day = '', starts = ''] = cityClock(event.starts, zone).split('T');
  return {
    name: event.name,
    program: event.program ?? '',
    group: event.group ?? null,
    where,
    day,
    starts,
    ends: cityClock(event.ends, zone).slice(11),
    staff: event.staff ?? [],
    with: event.with ?? [],
    expected: event.expected ?? null,
    plan: (event.plan ?? []).join('\n'),
    state: event.state,
    number: event.number ?? '',
  };
}

/** As the door wants it: all of it, or only what differs from `before`. */
export function eventForm(draft: EventDraft, places: readonly PlaceRow[], zone: string, before?: EventDraft): EventForm {
  const changed = (...names: (keyof EventDraft)[]): boolean =>
    !before || names.some((name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]));
  const form: EventForm = {};
  if (changed('name')) form.name = draft.name;
  if (changed('program')) form.program = draft.program;
  if (changed('group') && (before || draft.group)) form.group = draft.group;
  if (changed('where')) {
    const place = places.find(({ name }) => name === draft.where.trim());
    if (place) form.place = place.place;
    else form.whereabouts = draft.where;
  }
  if (changed('day', 'starts', 'ends')) {
    const starts = fromCityClock(`${draft.day}T${draft.starts}`, zone);
    // What ends before it begins ends after midnight.
    const after = draft.ends <= draft.starts && draft.ends < '06:00';
    const ends = fromCityClock(`${draft.day}T${draft.ends}`, zone);
    if (starts) form.starts = starts;
    if (ends) form.ends = after ? new Date(Date.parse(ends) + 86_400_000).toISOString() : ends;
  }
  if (changed('staff')) form.staff = [...draft.staff];
  if (changed('with')) form.with = [...draft.with];
  if (changed('expected') && (before || draft.expected !== null)) form.expected = draft.expected ?? 0;
  if (changed('plan')) form.plan = draft.plan;
  if (changed('state')) form.state = draft.state;
  if (changed('number')) form.number = draft.number;
  return form;
}
