// What a picky reviewer would measure on the screens of casework.
import { callOutScreens, diversionScreens, officerScreens, reviewScreens } from './casework-scene';
import type { DeskName } from './desks';
import { sticksOut, SIZES, TARGET_PX, tooSmall, violations } from './measures';
import { Person } from './person';
import { open } from './screens';
import { expect, test } from './stories';

const PEOPLE = [
  ['Social worker 1', reviewScreens],
  ['Chaplain 1', callOutScreens],
  ['Juvenile officer 1', diversionScreens],
  ['Officer 1', officerScreens],
] as const satisfies [DeskName, typeof reviewScreens][];

for (const [size, viewport] of Object.entries(SIZES)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`axe finds nothing in casework, thumbs hit, nothing sticks out: ${size}, ${colorScheme}`, async ({ browser }) => {
      test.setTimeout(240_000);
      for (const [name, screens] of PEOPLE) {
        const person = await Person.at(browser, name, { viewport, colorScheme });
        for (const [screen, address] of Object.entries(await screens(person.page))) {
          await open(person.page, address);
          expect.soft(await violations(person.page), screen).toEqual([]);
          expect.soft(await person.page.evaluate(tooSmall, TARGET_PX), screen).toEqual([]);
          expect.soft(await person.page.evaluate(sticksOut), screen).toEqual([]);
        }
        await person.leaves();
      }
    });
  }
}
