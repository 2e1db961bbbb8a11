// How somebody's new phone is let in from the administrator's screen.
import { expect, type Page } from '@playwright/test';

import type { Person } from './person';
import type { Phone } from './phone';
import { ask } from './screens';

/** The address of the person of this name. */
export async function personAt(page: Page, name: string): Promise<string> {
  const { people } = await ask<{ people: { member: string; name: string }[] }>(page, { do: 'people' });
  return `#/person/${people.find((one) => one.name === name)?.member}`;
}

/** Makes a code for a device of this person, and gives it. */
export async function invites(admin: Person, name: string): Promise<string> {
  const { page } = admin;
  await admin.goes(await personAt(page, name));
  await page.getByRole('link', { name: 'Add a device' }).click();
  await page.getByRole('button', { name: 'Make a code' }).click();
  return page.getByLabel('Or copy this line').inputValue();
}

/** Invites a phone, compares what both show, and lets it in. */
export async function letsIn(admin: Person, name: string, phone: Phone): Promise<void> {
  const { page } = admin;
  const characters = await phone.knocks(await invites(admin, name));
  const knock = page.getByRole('region', { name: `A device wants to join as ${name}` });
  for (const part of characters.split('-')) await expect(knock.getByText(part, { exact: true })).toBeVisible();
  await knock.getByRole('button', { name: 'They match – let in' }).click();
  await expect(page.getByText('The device is let in.')).toBeVisible();
  expect(await phone.joined()).toBe(0);
}
