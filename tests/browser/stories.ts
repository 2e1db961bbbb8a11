// The people of the stories, each at a desk of the running demonstration, up again when a story ends.
import { test as base } from '@playwright/test';

import { Person } from './person';
import { Phone } from './phone';

interface People {
  officer: Person;
  second: Person;
  supervisor: Person;
  custodian: Person;
  admin: Person;
  analyst: Person;
  /** A new phone, enrolled by nobody yet. */
  phone: Phone;
}

/** A story with people in it: only those it names sit down. */
export const test = base.extend<People>({
  officer: async ({ browser }, use) => {
    const person = await Person.at(browser, 'Officer 1');
    await use(person);
    await person.plugsIn(); // whatever happened, the next story finds the relay plugged in
    await person.leaves();
  },
  second: async ({ browser }, use) => {
    const person = await Person.at(browser, 'Officer 2');
    await use(person);
    await person.leaves();
  },
  supervisor: async ({ browser }, use) => {
    const person = await Person.at(browser, 'Supervisor 1', { viewport: { width: 1280, height: 800 } });
    await use(person);
    await person.leaves();
  },
  custodian: async ({ browser }, use) => {
    const person = await Person.at(browser, 'Custodian 1');
    await use(person);
    await person.leaves();
  },
  admin: async ({ browser }, use) => {
    const person = await Person.at(browser, 'Admin 1');
    await use(person);
    await person.leaves();
  },
  analyst: async ({ browser }, use) => {
    const person = await Person.at(browser, 'Analyst 1', { viewport: { width: 1280, height: 800 } });
    await use(person);
    await person.leaves();
  },
  phone: async ({}, use) => {
    const phone = new Phone();
    await use(phone);
    phone.breaks();
  },
});

export { expect } from '@playwright/test';
