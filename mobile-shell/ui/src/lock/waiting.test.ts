import { expect, test } from 'vitest';

import { waitsHere } from './waiting';

test.each([
  [null, 'May have work here that was not sent yet.'],
  [{ entries: 0, drafts: 0, removed: false }, ''],
  [{ entries: 1, drafts: 0, removed: false }, '1 entry waits on this computer and goes out after you unlock.'],
  [{ entries: 3, drafts: 2, removed: false }, '3 entries wait on this computer and go out after you unlock. 2 unfinished forms are kept here.'],
  [{ entries: 0, drafts: 0, removed: true }, 'No longer a member: nothing is left here.'],
  [{ entries: 2, drafts: 0, removed: true }, '2 entries wait on this computer and go out after you unlock.'],
])('%j is told in words', (waiting, said) => {
  expect(waitsHere({ waiting })).toBe(said);
});
