import { expect, test } from 'vitest';

import { apart, bookOf, sentence, translated } from './match';

const book = bookOf({
  'The event is longer than {} days.': 'Días que dura el evento: {}.',
  'A roll-call is due every {} to {} minutes.': 'Cada {} a {} minutos.',
  'Not accounted for: {missing}.': 'No se sabe de {missing}.',
  'The key {first} is not {second}.': 'No es {second} la llave {first}.',
  'This invite is no longer good: {why}; ask for a new one.': 'Ya no sirve: {why}; pida otra.',
  'Its time is over.': 'Ya venció.',
  'The relay is not running.': 'El relevo no funciona.',
  '{say}. It will be sent again.': '{say}. Se enviará otra vez.',
});

test('a sentence is found as it is', () => {
  expect(translated(book, 'The relay is not running.')).toBe('El relevo no funciona.');
});

test('half a sentence stays half a sentence: it stands after a colon', () => {
  expect(translated(book, 'the relay is not running')).toBe('el relevo no funciona');
});

test('what stands in a hole stands in the hole of the translation, in its order', () => {
  expect(translated(book, 'The event is longer than 14 days.')).toBe('Días que dura el evento: 14.');
  expect(translated(book, 'A roll-call is due every 5 to 120 minutes.')).toBe('Cada 5 a 120 minutos.');
  expect(translated(book, 'The key K1 is not K2.')).toBe('No es K2 la llave K1.');
});

test.each(['$& $1 $$ $`', '.*+?^()[]|\\', '{missing}', '{}', 'Ana: Bo; “Ifrah”.', '', 'line\none'])('a hole holds %j as it is', (odd) => {
  expect(translated(book, `Not accounted for: ${odd}.`)).toBe(`No se sabe de ${odd}.`);
});

test('a sentence in a hole is said in the other language as well', () => {
  expect(translated(book, 'This invite is no longer good: its time is over; ask for a new one.')).toBe('Ya no sirve: ya venció; pida otra.');
  expect(translated(book, 'the relay is not running. It will be sent again')).toBe('el relevo no funciona. Se enviará otra vez');
});

test('what nobody has translated is not found, however near it is', () => {
  const unknown = ['The relay is not running well.', 'The event is longer than 14 day.', 'Event is longer than 14 days.', 'A roll-call is due every 5 minutes.', ''];
  expect(unknown.map((text) => translated(book, text))).toEqual(unknown.map(() => undefined));
});

test('pieces do not share letters', () => {
  const tight = bookOf({ 'Say {a} ends. {b} ends.': '{a}/{b}' });
  expect(translated(tight, 'Say x ends.')).toBeUndefined();
  expect(translated(tight, 'Say x ends. y ends.')).toBe('x/y');
});

test('holes without a name are called by their number', () => {
  expect(apart('from {} to {} of {kind}').holes).toEqual(['0', '1', 'kind']);
});

test('a sentence is made as the core makes it', () => {
  expect(['its time is over', 'Is it?', '“a” is none', ''].map(sentence)).toEqual(['Its time is over.', 'Is it?', '“a” is none.', '']);
});
