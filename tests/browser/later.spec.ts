// What only time brings: a lease that lapses, records whose period of retention is over. The desk is one on its
// own, and its clock is set; everything else is as at work.
import { expect, type Page, test } from '@playwright/test';

import { LoneDesk } from './lone-desk';
import { violations } from './measures';
import { ask, logVisit, open } from './screens';

/** More than fit on one page of the queue. */
const MANY = 51;

async function withDesk(settings: readonly string[], story: (desk: LoneDesk) => Promise<void>): Promise<void> {
  const desk = new LoneDesk();
  try {
    await desk.isFounded(settings);
    await story(desk);
  } finally {
    await desk.ends();
  }
}

async function everythingIsSent(page: Page): Promise<void> {
  const waiting = async (): Promise<unknown> => {
    const status = await ask<{ on_this_device: number; link: { state: string }; complete_at: string | null }>(page, { do: 'sync_status' });
    return [status.on_this_device, status.link.state, status.complete_at !== null];
  };
  await expect.poll(waiting).toEqual([0, 'live', true]);
}

async function looksRight(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await violations(page)).toEqual([]);
  }
}

test('a desk that was away for longer than its lease says so, keeps what was not sent, and comes back', async ({ page }) => {
  test.setTimeout(120_000);
  await withDesk([], async (desk) => {
    await page.goto(await desk.starts());
    const sent = await logVisit(page, 'Wolfe Park', { note: 'Sent in time.' });
    await everythingIsSent(page);
    await desk.relayEnds();
    for (const note of ['Never sent, one.', 'Never sent, two.']) await logVisit(page, 'Wolfe Park', { note });
    await desk.isKilled();

    await page.goto(await desk.starts(31));
    await expect(page.getByRole('heading', { level: 1, name: 'This device was away for too long' })).toBeFocused();
    await expect(page.getByText('2 entries that you had not sent are still here')).toBeVisible();
    await expect(page.getByText('Sent in time.')).toHaveCount(0);
    await looksRight(page);

    await desk.relayStarts();
    await expect(page.getByRole('heading', { level: 1, name: 'Today' })).toBeVisible({ timeout: 60_000 });
    await open(page, `#/visit/${sent}`);
    await expect(page.getByText('Sent in time.')).toBeVisible();
    await open(page, '#/search');
    await page.getByRole('searchbox').fill('Never sent');
    await expect(page.getByText('Never sent, two.')).toBeVisible();
  });
});

test('what is due comes page by page, is held or removed', async ({ page }) => {
  test.setTimeout(180_000);
  const period = 'engagement = { days = 2, after = "recorded", schedule = "A schedule of the test", citation = "row 1" }';
  await withDesk([period], async (desk) => {
    // Written down five days ago, by a desk without a relay that would have put its clock right.
    await desk.relayEnds();
    await page.goto(await desk.starts(-5));
    const first = await logVisit(page, 'Wolfe Park', { note: 'Due first.' });
    for (let n = 1; n < MANY; n++) await logVisit(page, 'Oak Hill Park', { note: `Due later, ${n}.` });
    await desk.isKilled();
    await desk.relayStarts();
    await page.goto(await desk.starts());
    await everythingIsSent(page);

    await open(page, '#/retention');
    await expect(page.getByText(`2 days after it was written down · ${MANY} old enough`)).toBeVisible();
    const due = page.getByRole('list', { name: 'Due for disposal' });
    await expect(due.getByRole('listitem')).toHaveCount(MANY - 1);
    await looksRight(page);
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(due.getByRole('listitem')).toHaveCount(MANY);

    await due.getByRole('button', { name: 'Hold it' }).nth(1).click();
    await expect(due.getByText('Held: it stays')).toBeVisible();
    await due.getByRole('listitem').filter({ hasText: 'Wolfe Park' }).getByRole('button', { name: /^Remove/ }).click();
    const sheet = page.getByRole('dialog');
    await expect(sheet.getByRole('radio', { name: 'The retention schedule' })).toBeChecked();
    await sheet.getByLabel('Type REMOVE to go on').fill('remove');
    await sheet.getByRole('button', { name: 'Remove for good' }).click();
    await expect(sheet).toHaveCount(0);
    await expect(page.getByText(`· ${MANY - 1} old enough`)).toBeVisible();
    await open(page, '#/removed');
    await expect(page.getByRole('list', { name: 'Removed for good' })).toContainText('The retention schedule');
    await expect(page.getByRole('list', { name: 'Held' })).toContainText('Visit: Oak Hill Park');
    await open(page, `#/visit/${first}`);
    await expect(page.getByRole('alert')).toBeVisible();
  });
});
