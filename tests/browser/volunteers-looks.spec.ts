// What a picky reviewer would measure on the screens of volunteers and Explorers.
import type { DeskName } from './desks';
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations } from './measures';
import { Person } from './person';
import { open } from './screens';
import { expect, test } from './stories';
import { explorerScreens, volunteerScreens } from './volunteers-scene';

const PEOPLE = [
  ['CERT lead 1', volunteerScreens],
  ['Advisor 1', explorerScreens],
] as const satisfies [DeskName, typeof volunteerScreens][];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing, thumbs hit, nothing sticks out: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      for (const [name, screens] of PEOPLE) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        for (const [screen, address] of Object.entries(await screens(person.page))) {
          await open(person.page, address);
          expect.soft(await violations(person.page), screen).toEqual([]);
          expect.soft(await person.page.evaluate(tooSmall, TARGET_PX), screen).toEqual([]);
          // Sheets of paper are as wide as paper; they scroll in their own frame.
          if (!/list|labor|letter|badges/.test(screen)) expect.soft(await person.page.evaluate(sticksOut), screen).toEqual([]);
        }
        await person.leaves();
      }
    });
  }
}
