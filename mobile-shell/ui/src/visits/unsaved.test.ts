import { expect, test } from 'vitest';

import { type TabStore, UnsavedForms } from './unsaved.svelte';

/** A tab's store, in memory. */
class Tab implements TabStore {
  readonly kept = new Map<string, string>();
  get length(): number {
    return this.kept.size;
  }
  key(at: number): string | null {
    return [...this.kept.keys()][at] ?? null;
  }
  getItem(key: string): string | null {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, text: string): void {
    this.kept.set(key, text);
  }
  removeItem(key: string): void {
    this.kept.delete(key);
  }
}

test('what was typed and not kept is there after a reload, and gone once it is kept', () => {
  const tab = new Tab();
  const before = new UnsavedForms(tab);
  before.note('d1', 'visit', { note: 'Asked about' });
  before.note('d1', 'visit', { note: 'Asked about the lights.' });
  const after = new UnsavedForms(tab);
  expect(after.all()).toEqual([['d1', { form: 'visit', fields: { note: 'Asked about the lights.' }, stuck: true }]]);
  after.forget('d1');
  expect(tab.length).toBe(0);
  expect(after.stuck).toBe(false);
});

test('a keystroke on its way is no alarm, a failed one is, until it is kept', () => {
  const forms = new UnsavedForms(new Tab());
  forms.note('d1', 'visit', { note: 'A' });
  expect(forms.stuck).toBe(false);
  forms.sticks('d1');
  forms.note('d1', 'visit', { note: 'As' });
  expect(forms.stuck).toBe(true);
  forms.forget('d1');
  expect(forms.stuck).toBe(false);
});

test('a not-public note stays in memory and is never written down unsealed', () => {
  const tab = new Tab();
  const forms = new UnsavedForms(tab);
  forms.note('d1', 'edit_visit', { before: { secret: 'old secret', note: 'a' }, form: { secret: 'new secret', note: 'b' } });
  expect(JSON.stringify(forms.of('d1'))).toContain('new secret');
  expect([...tab.kept.values()].join()).not.toContain('secret');
  expect([...tab.kept.values()].join()).toContain('"note":"b"');
});

test('a store that is full, closed or full of nonsense loses nothing of what is in memory', () => {
  const full = new Tab();
  full.setItem = () => {
    throw new Error('quota');
  };
  const forms = new UnsavedForms(full);
  forms.note('d1', 'visit', { note: 'A' });
  expect(forms.of('d1')?.fields).toEqual({ note: 'A' });
  const odd = new Tab();
  odd.kept.set('porchlight.unsaved.d2', '{half');
  odd.kept.set('porchlight.theme', 'dark');
  expect(new UnsavedForms(odd).all()).toEqual([]);
  expect(new UnsavedForms(undefined).all()).toEqual([]);
});
