import { expect, test } from 'vitest';

import { draftOfGroup, emptyGroup, groupForm } from './form';

test('a new group is sent whole, a changed one only where it changed', () => {
  expect(groupForm({ ...emptyGroup(), name: 'MAC' })).toMatchObject({ name: 'MAC', due_after_days: 90, closed: false });
  const before = draftOfGroup({ name: 'MAC', liaisons: ['m1'], recorded: '' });
  expect(groupForm({ ...before, liaisons: ['m1', 'm2'] }, before)).toEqual({ liaisons: ['m1', 'm2'] });
});
