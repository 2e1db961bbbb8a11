import { expect, test } from 'vitest';

import { adults, andPicked, askers, choicesOf, officers, staff, writers } from './who';

const person = (name: string, role: string) => ({ member: name, record: name, name, role });
const right = (read: boolean, write = false, manage = false) => ({ read, write, manage });
const city = {
  roles: {
    officer: { patrol: right(true, true), outreach: right(true, true) },
    custodian: { patrol: right(true, true, true), outreach: right(true, true, true), explorers: right(true, true, true) },
    analyst: { patrol: right(true), outreach: right(true) },
    advisor: { explorers: right(true, true), outreach: right(true, true) },
    cert_volunteer: { cert: right(true), outreach: right(true) },
    region_partner: { outreach: right(true) },
    explorer: {},
    advocate: {},
  },
  parts: {
    officer: { review_request: { opens: true, read: true, write: true, manage: false, always: false } },
    social_worker: { review_request: { opens: false, read: true, write: true, manage: false, always: true } },
    advocate: { referral: { opens: false, read: true, write: false, manage: false, always: false } },
  },
};
const people = [
  person('Officer 10', 'officer'),
  person('Explorer 7', 'explorer'),
  person('Officer 2', 'officer'),
  person('Advocate 1', 'advocate'),
  person('Custodian 1', 'custodian'),
  person('Analyst 1', 'analyst'),
  person('Social worker 1', 'social_worker'),
  person('Advisor 1', 'advisor'),
  person('CERT volunteer 1', 'cert_volunteer'),
  person('Region partner 1', 'region_partner'),
];
const names = (all: { name: string }[]): string[] => all.map(({ name }) => name);

test('officers are those who write visits and manage none, by number', () => {
  expect(names(officers(people, city))).toEqual(['Officer 2', 'Officer 10']);
  expect(choicesOf(officers(people, city))).toEqual([
    { word: 'Officer 2', label: 'Officer 2' },
    { word: 'Officer 10', label: 'Officer 10' },
  ]);
});

test('whoever looks for what somebody wrote finds the custodian too', () => {
  expect(names(writers(people, city))).toEqual(['Custodian 1', 'Officer 2', 'Officer 10']);
});

test('an advisor is on duty at events, an outside partner that reads the calendar is not', () => {
  expect(names(staff(people, city))).toEqual(['Advisor 1', 'Officer 2', 'Officer 10']);
});

test('only whoever opens requests asks the social worker', () => {
  expect(names(askers(people, city))).toEqual(['Officer 2', 'Officer 10']);
});

test('adults for Explorers: advisors first, no Explorer and nobody from outside', () => {
  expect(names(adults(people, city))).toEqual(['Advisor 1', 'Analyst 1', 'CERT volunteer 1', 'Custodian 1', 'Officer 2', 'Officer 10']);
});

test('whoever was picked before they took another role can be taken off', () => {
  const offered = officers(people, city);
  expect(names(andPicked(offered, people, ['Officer 2', 'Analyst 1']))).toEqual(['Officer 2', 'Officer 10', 'Analyst 1']);
});

test('before the directory has arrived nobody is offered', () => {
  expect(officers(people, undefined)).toEqual([]);
});
