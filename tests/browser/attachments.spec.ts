// A photo on a visit: added at one desk, seen at another, opened, taken away.
import type { Page } from '@playwright/test';

import { adds, photo } from './attachments-scene';
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations } from './measures';
import { open } from './screens';
import { expect, test } from './stories';

const thumbs = (page: Page) => page.getByRole('list', { name: 'Photos and papers' });

test('a photo is added to a visit, is at the other desk in small, and comes in large when asked for', async ({ officer, second }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.goes(`#/visit/${visit}`);
  await adds(page, 'The playground');
  await expect(thumbs(page).getByRole('button')).toHaveAccessibleName(/^Open The playground\. Here, and with the relay/);
  await expect(thumbs(page).locator('img')).toHaveJSProperty('complete', true);

  await second.goes(`#/visit/${visit}`);
  const there = thumbs(second.page).getByRole('button');
  await expect(there).toHaveAccessibleName(/^Open The playground\. Not on this device/);
  await there.click();
  const sheet = second.page.getByRole('dialog');
  await expect(sheet.getByRole('img', { name: 'The playground' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Fetch it' }).click();
  await expect(sheet.getByRole('status')).toHaveText('Here, and with the relay');
  const large = sheet.getByRole('img', { name: 'The playground' });
  await expect(large).toHaveAttribute('src', /^\.\/attachment\?/);
  await expect.poll(() => large.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(800);
  await expect(sheet.getByRole('button', { name: 'Take it away' })).toHaveCount(0);
  await second.page.keyboard.press('Escape');

  await thumbs(page).getByRole('button').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
  await page.getByRole('button', { name: 'The wrong one' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click();
  await expect(page.getByText('Nothing is attached.')).toBeVisible();
  await expect(thumbs(second.page)).toHaveCount(0);
});

test('without a connection a photo is only here, says so, and goes by itself', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.turnsRelay(false);
  await officer.goes(`#/visit/${visit}`);
  await adds(page, 'Before the storm');
  await expect(thumbs(page).getByRole('button')).toHaveAccessibleName(/Only on this device/);
  await officer.turnsRelay(true);
  await expect(thumbs(page).getByRole('button')).toHaveAccessibleName(/Here, and with the relay/);
});

test('a file that is no photo and no paper is refused in words', async ({ officer }) => {
  const { page } = officer;
  const visit = await officer.logs('Wolfe Park');
  await officer.goes(`#/visit/${visit}`);
  const file = { name: 'page.pdf', mimeType: 'application/pdf', buffer: Buffer.from('<html>no paper</html>') };
  await page.getByLabel('Add a photo or paper').setInputFiles(file);
  await page.getByRole('dialog').getByRole('button', { name: 'Add it' }).click();
  await expect(page.getByRole('alert')).toContainText('no photo');
});

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing on attachments: ${size}, ${colorScheme}`, async ({ officer }, info) => {
      const { page } = officer;
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      const visit = await officer.logs('Wolfe Park');
      await open(page, `#/visit/${visit}`);
      await adds(page, 'The playground behind the school, from the street');
      await expect(thumbs(page).getByRole('button')).toHaveAccessibleName(/with the relay/);
      const looks = async (name: string): Promise<void> => {
        expect.soft(await violations(page), name).toEqual([]);
        expect.soft(await page.evaluate(tooSmall, TARGET_PX), name).toEqual([]);
        expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
        await page.screenshot({ path: info.outputPath(`${name}.png`) });
      };
      await thumbs(page).scrollIntoViewIfNeeded();
      await looks('attached');
      await thumbs(page).getByRole('button').click();
      await looks('opened');
      await page.getByRole('button', { name: 'Take it away' }).click();
      await looks('taking away');
      await page.keyboard.press('Escape');
      await page.getByLabel('Add a photo or paper').setInputFiles(await photo(page));
      await looks('adding');
    });
  }
}
