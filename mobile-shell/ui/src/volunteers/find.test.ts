import { expect, test } from 'vitest';

import { findVolunteers, listed } from './find';

const volunteer = (name: string, skills: string[] = [], left = false) => ({ volunteer: name, name, group: 'cert', badge: `B${name.slice(-2)}`, skills, left });

test('a name, a skill or a badge finds a volunteer; who has left stands last', () => {
  const all = [volunteer('Volunteer 10'), volunteer('Volunteer 2', ['ham radio']), volunteer('Volunteer 1', [], true)];
  expect(findVolunteers(all, '').map(({ name }) => name)).toEqual(['Volunteer 2', 'Volunteer 10', 'Volunteer 1']);
  expect(findVolunteers(all, 'RADIO 2').map(({ name }) => name)).toEqual(['Volunteer 2']);
  expect(findVolunteers(all, 'b10').map(({ name }) => name)).toEqual(['Volunteer 10']);
});

test('skills are listed once, without blanks', () => {
  expect(listed(' first aid, ,Somali,first aid ')).toEqual(['first aid', 'Somali']);
});
