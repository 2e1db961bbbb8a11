// What a picky reviewer would measure on every screen of the programs, by day and by night, on a phone and on a desk.
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations, withText } from './measures';
import { Person } from './person';
import { open, programScreens } from './screens';
import { expect, test } from './stories';

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in the programs: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const person = await Person.at(browser, 'Supervisor 1', { viewport, colorScheme });
      const { page } = person;
      for (const [name, address] of Object.entries(await programScreens(page))) {
        await open(page, address);
        expect.soft(await violations(page), name).toEqual([]);
      }
      await open(page, (await programScreens(page))['parties'] ?? '');
      await page.locator('[data-party]').first().click();
      expect.soft(await violations(page), 'party sheet').toEqual([]);
      await person.leaves();
    });
  }

  test(`everything in the programs can be hit with a thumb: ${size}`, async ({ officer: { page } }) => {
    await page.setViewportSize(viewport);
    for (const [name, address] of Object.entries(await programScreens(page))) {
      await open(page, address);
      expect.soft(await page.evaluate(tooSmall, TARGET_PX), name).toEqual([]);
    }
  });

  for (const percent of [100, 200]) {
    test(`nothing sticks out of the programs at ${percent} % text: ${size}`, async ({}, info) => {
      const page = await withText('Officer 1', percent, info.outputPath('profile'), viewport);
      for (const [name, address] of Object.entries(await programScreens(page))) {
        await open(page, address);
        expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
      }
      await page.context().close();
    });
  }
}
