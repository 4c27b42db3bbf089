import { expect, test } from 'vitest';
import { findChanges } from './changes.ts';

test.each<[string, object, object, string[]]>([
  ['nothing between equal records', { a: 1, b: [1, { c: 2 }] }, { a: 1, b: [1, { c: 2 }] }, []],
  ['nothing when keys are in another order', { a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }, []],
  ['lists in another order', { a: [1, 2] }, { a: [2, 1] }, ['a']],
  ['null in place of a value', { a: 1, b: 2 }, { a: null, b: 2 }, ['a']],
  ['a number in place of its text', { a: 1 }, { a: '1' }, ['a']],
  ['nothing between equal instants', { at: new Date(5) }, { at: new Date(5) }, []],
  ['another instant', { at: new Date(5) }, { at: new Date(6) }, ['at']],
  ['deep differences', { a: { b: { c: 1 } } }, { a: { b: { c: 2 } } }, ['a']],
])('finds %s', (_, before, after, names) => {
  expect(findChanges(before, after)).toEqual(names);
});
