// What a picky reviewer would measure on the screens of referrals, an officer's and a partner's.
import type { DeskName } from './desks';
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations, withText } from './measures';
import { Person } from './person';
import { partnerScreens, referralIn, referralScreens } from './referrals-scene';
import { open } from './screens';
import { expect, test } from './stories';

const PEOPLE = [
  ['Officer 1', referralScreens],
  ['Advocate 1', partnerScreens],
] as const satisfies [DeskName, typeof referralScreens][];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, thumbs hit, nothing sticks out of referrals: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      for (const [name, screens] of PEOPLE) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        const { page } = person;
        for (const [screen, address] of Object.entries(await screens(page))) {
          await open(page, address);
          expect.soft(await violations(page), screen).toEqual([]);
          expect.soft(await page.evaluate(tooSmall, TARGET_PX), screen).toEqual([]);
          expect.soft(await page.evaluate(sticksOut), screen).toEqual([]);
        }
        if (name === 'Officer 1') {
          await open(page, `#/referral/${await referralIn(page, 'draft')}`);
          for (const button of ['They agree', /^Emergency/, 'Hand over to a colleague', 'Take it back']) {
            await page.getByRole('button', { name: button }).first().click();
            expect.soft(await violations(page), String(button)).toEqual([]);
            expect.soft(await page.evaluate(tooSmall, TARGET_PX), String(button)).toEqual([]);
            await page.keyboard.press('Escape');
          }
        }
        await person.leaves();
      }
    });
  }

  test(`nothing sticks out of referrals at 200 % text: ${size}`, async ({}, info) => {
    const page = await withText('Officer 1', 200, info.outputPath('profile'), viewport);
    for (const [name, address] of Object.entries(await referralScreens(page))) {
      await open(page, address);
      expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
    }
    await page.context().close();
  });
}
