// What a picky reviewer would measure on the screens of the meeting, of trends and of problems.
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations, withText } from './measures';
import { Person } from './person';
import { meetingScreens, open } from './screens';
import { expect, test } from './stories';

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing before the meeting: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(180_000);
      const person = await Person.at(browser, 'Supervisor 1', { viewport, colorScheme });
      const { page } = person;
      for (const [name, address] of Object.entries(await meetingScreens(page))) {
        await open(page, address);
        expect.soft(await violations(page), name).toEqual([]);
      }
      await person.leaves();
    });
  }

  test(`everything before the meeting can be hit with a thumb: ${size}`, async ({ supervisor: { page } }) => {
    await page.setViewportSize(viewport);
    for (const [name, address] of Object.entries(await meetingScreens(page))) {
      await open(page, address);
      expect.soft(await page.evaluate(tooSmall, TARGET_PX), name).toEqual([]);
    }
  });

  for (const percent of [100, 200]) {
    test(`nothing sticks out before the meeting at ${percent} % text: ${size}`, async ({}, info) => {
      const page = await withText('Supervisor 1', percent, info.outputPath('profile'), viewport);
      // Sheets of paper are as wide as paper: their region scrolls, as that of every printed form.
      const screens = Object.entries(await meetingScreens(page)).filter(([name]) => name !== 'weekly paper');
      for (const [name, address] of screens) {
        await open(page, address);
        expect.soft(await page.evaluate(sticksOut), name).toEqual([]);
      }
      await page.context().close();
    });
  }
}
