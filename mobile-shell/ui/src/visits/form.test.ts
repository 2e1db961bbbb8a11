import { expect, test } from 'vitest';

import type { VisitView } from '../door/generated';
import { changes, emptyForm, formOfDraft, formOfVisit, newVisit } from './form';

const NOW = '2026-11-24T20:05:00Z';

const VIEW: VisitView = {
  visit: 'v1',
  heads: 'h1',
  record: {
    place: 'p1',
    kind: 'business',
    started: NOW,
    recorded: NOW,
    officers: ['m1'],
    origin: 'self_initiated',
    people_reached: 4,
    topics: ['traffic', 'theft'],
    note: ['First.', 'Second.'],
    state: 'logged',
  },
  place_name: 'Test Kitchen',
  officers: ['Officer 12'],
  private_note: null,
  follow_ups: [],
  conflicts: [],
  delivery: { delivery: 'on_this_device', waiting: 1, receipt: null, seen_by: [], refused: null },
};

test('a place and nothing else is a whole visit', () => {
  const form = { ...emptyForm(NOW), place: 'p1' };
  expect(newVisit(form, 'd1')).toEqual({ draft: 'd1', place: 'p1', origin: 'self_initiated', started: NOW });
});

test('what was typed goes along, blanks do not', () => {
  const form = { ...emptyForm(NOW), place: 'p1', note: 'Asked about lights.', secret: '  ', people: 0 };
  const visit = newVisit(form, 'd1');
  expect(visit.note).toBe('Asked about lights.');
  expect(visit.people_reached).toBe(0);
  expect(visit).not.toHaveProperty('private_note');
});

test('an edit sends only what changed', () => {
  const before = formOfVisit(VIEW);
  expect(changes(before, { ...before })).toEqual({});
  expect(changes(before, { ...before, people: 9 })).toEqual({ people_reached: 9 });
});

test('an emptied field is sent as empty, not left out', () => {
  const before = formOfVisit(VIEW);
  expect(changes(before, { ...before, people: null })).toEqual({ people_reached: null });
  expect(changes({ ...before, caseNumber: '26-1' }, { ...before, caseNumber: '' })).toEqual({ case_number: null });
});

test('topics in another order are the same topics', () => {
  const before = formOfVisit(VIEW);
  expect(changes(before, { ...before, topics: ['theft', 'traffic'] })).toEqual({});
});

test('paragraphs come back as lines', () => {
  expect(formOfVisit(VIEW).note).toBe('First.\nSecond.');
});

test('a draft of another version is read as far as it is known', () => {
  const form = formOfDraft({ place: 'p1', note: 'Half a', from_the_future: 1 }, NOW);
  expect(form.place).toBe('p1');
  expect(form.note).toBe('Half a');
  expect(form).not.toHaveProperty('from_the_future');
  expect(formOfDraft('nonsense', NOW)).toEqual(emptyForm(NOW));
});
