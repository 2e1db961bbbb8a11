// A person at a desk: what they do on the screens, in their words, with every tap counted.
//
// Also a watchman: whatever the page complains of (errors, the content security policy) fails the story.
import { type Browser, type BrowserContextOptions, expect, type Locator, type Page } from '@playwright/test';

import { type DeskName, session } from './desks';

/** Where the demo's officer stands: the middle of the city. */
const HERE = { latitude: 44.9483, longitude: -93.348 };

/** Somebody at a desk. */
export class Person {
  tapCount = 0;
  private complaints: string[] = [];

  private constructor(
    readonly name: DeskName,
    readonly page: Page,
  ) {
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
    page.on('pageerror', (error) => this.complaints.push(error.message));
  }

  /** Sits down at a desk. */
  static async at(browser: Browser, name: DeskName, options: BrowserContextOptions = {}): Promise<Person> {
    const { address, cookies } = session(name);
    const context = await browser.newContext({
      viewport: { width: 390, height: 844 },
      geolocation: HERE,
      permissions: ['geolocation'],
      storageState: { cookies, origins: [] },
      baseURL: address,
      ...options,
    });
    const person = new Person(name, await context.newPage());
    await person.page.goto('./');
    await expect(person.page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible();
    return person;
  }

  /** Goes to an address of the screens. */
  async goes(address: string): Promise<void> {
    await this.page.evaluate((hash) => (location.hash = hash), address);
    await this.page.locator('h1').last().waitFor();
  }

  /** Reloads the page, as after a dead battery. */
  async reloads(): Promise<void> {
    await this.page.reload();
    await this.page.locator('h1').last().waitFor();
  }

  /** Taps, and counts it. */
  async taps(what: Locator): Promise<void> {
    this.tapCount++;
    await what.click();
  }

  /** Logs a visit to the place of this name, and gives the visit's id. */
  async logs(place: string, note = ''): Promise<string> {
    const { page } = this;
    await this.goes('#/visit/new');
    await page.getByLabel('Where?').fill(place);
    await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: place }).first().click();
    if (note) await page.getByLabel('Public note', { exact: true }).fill(note);
    await page.getByRole('button', { name: 'Save' }).click();
    const sheet = this.sheet;
    await expect(sheet).toBeVisible();
    const address = await sheet.getByRole('link', { name: 'Open' }).getAttribute('href');
    await sheet.getByRole('button', { name: 'Done' }).click();
    return address?.split('/').pop() ?? '';
  }

  /** Promises something for tomorrow at a place, and gives the name of its district. */
  async promises(place: string, promise: string): Promise<string> {
    const { page } = this;
    await this.goes('#/visit/new');
    await page.getByLabel('Where?').fill(place);
    await page.getByRole('list', { name: 'Found' }).getByRole('button', { name: place }).first().click();
    const district = /District \d/.exec((await page.getByText(/District \d/).first().textContent()) ?? '')?.[0] ?? '';
    await page.getByLabel('Promise something').fill(promise);
    await page.getByRole('button', { name: 'Tomorrow' }).click();
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(this.sheet).toBeVisible();
    await this.sheet.getByRole('button', { name: 'Done' }).click();
    return district;
  }

  /** The detail that is open: on a desk a list stands beside it. */
  get detail(): Locator {
    return this.page.getByRole('region', { name: 'Details' });
  }

  /** What stands on the screen after a save. */
  get sheet(): Locator {
    return this.page.getByRole('complementary', { name: 'Saved on this device' });
  }

  /** The truthful light. */
  get light(): Locator {
    return this.page.locator('[data-light]');
  }

  /** Pulls the relay's plug, or puts it back. */
  async turnsRelay(plugged: boolean): Promise<void> {
    const plug = this.page.getByRole('switch', { name: /Relay/ });
    if ((await plug.getAttribute('aria-checked')) !== String(plugged)) await plug.click();
    await expect(plug).toHaveAttribute('aria-checked', String(plugged));
  }

  /** The story provoked these complaints. */
  forgives(expected: RegExp): void {
    this.complaints = this.complaints.filter((complaint) => !expected.test(complaint));
  }

  /** Puts the relay's plug back without the screen, which may not show it any more. */
  async plugsIn(): Promise<void> {
    const { address, cookies } = session(this.name);
    await this.page.context().addCookies(cookies);
    const origin = new URL(address).origin;
    await this.page.request.post('./demo/relay', { data: { plugged: true }, headers: { origin } });
  }

  /** Gets up; the page must not have complained. */
  async leaves(): Promise<void> {
    await this.page.context().close();
    expect(this.complaints, `${this.name}'s page complained`).toEqual([]);
  }
}
