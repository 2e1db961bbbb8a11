import { expect, test } from 'vitest';

import type { DeviceRow, PersonTrust } from '../door/generated';
import { findPeople, inUse, isMe, managers } from './find';

const device = (changed: Partial<DeviceRow> = {}): DeviceRow => ({ device: 'd1', short: '0190a000', this: false, has_left: false, ...changed });
const person = (name: string, role: string, changed: Partial<PersonTrust> = {}): PersonTrust => ({
  member: name,
  name,
  role,
  left: false,
  devices: [],
  rights: [],
  uploaded: 'no_device',
  ...changed,
});
const same = (role: string): string => role;

test('words are looked for in name and role, numbers sort as numbers', () => {
  const people = [person('Officer 10', 'officer'), person('Officer 2', 'officer'), person('Admin 1', 'admin')];
  expect(findPeople(people, 'off', same, false).map(({ name }) => name)).toEqual(['Officer 2', 'Officer 10']);
  expect(findPeople(people, '1 ADMIN', same, false).map(({ name }) => name)).toEqual(['Admin 1']);
});

test('who has left is shown only when wanted, and last', () => {
  const people = [person('Ames', 'officer', { left: true }), person('Baker', 'officer')];
  expect(findPeople(people, '', same, false).map(({ name }) => name)).toEqual(['Baker']);
  expect(findPeople(people, '', same, true).map(({ name }) => name)).toEqual(['Baker', 'Ames']);
});

test('managers are those who may manage the directory and have not left', () => {
  const right = { space: 'directory', holds: '', read: true, write: true, manage: true };
  const people = [
    person('Admin 1', 'admin', { rights: [right] }),
    person('Admin 2', 'admin', { rights: [right], left: true }),
    person('Officer 1', 'officer', { rights: [{ ...right, manage: false }] }),
  ];
  expect(managers(people)).toEqual(['Admin 1']);
});

test('a revoked device is not in use, and this device tells who I am', () => {
  const ames = person('Ames', 'officer', { devices: [device({ revoked: 'lost' }), device({ device: 'd2', this: true })] });
  expect(inUse(ames)).toBe(1);
  expect(isMe(ames)).toBe(true);
  expect(isMe(person('Baker', 'officer'))).toBe(false);
});
