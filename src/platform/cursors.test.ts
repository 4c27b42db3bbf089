import { expect, test } from 'vitest';
import { cursorParts, cutPage, decodeCursor, encodeCursor } from './cursors.ts';

const uuid = '0190b6a0-1111-7abc-8def-000000000001';
const shape = [cursorParts.text, cursorParts.integer, cursorParts.uuid, cursorParts.instant];

test('a cursor gives back the sort key that it was made of', () => {
  const cursor = encodeCursor(['Ł "ó" \n', 12, uuid, -5]);
  expect(cursor).toMatch(/^[\w-]+$/);
  expect(decodeCursor(cursor, shape)).toEqual(['Ł "ó" \n', '12', uuid, '-5']);
  expect(decodeCursor(undefined, shape)).toBeNull();
});

test.each([
  ['nothing', ''],
  ['no base 64', '***'],
  ['no JSON', Buffer.from('[').toString('base64url')],
  ['no list', Buffer.from('{"a":1}').toString('base64url')],
  ['parts that are no text', Buffer.from('[1,2,3,4]').toString('base64url')],
  ['too few parts', encodeCursor(['a'])],
  ['a NUL', encodeCursor(['a\0', 1, uuid, 1])],
  ['a fraction', encodeCursor(['a', 1.5, uuid, 1])],
  ['a huge number', encodeCursor(['a', 1e10, uuid, 1])],
  ['no UUID', encodeCursor(['a', 1, 'x', 1])],
  ['an instant beyond time', encodeCursor(['a', 1, uuid, 10 ** 15])],
])('a cursor that holds %s is refused', (_, cursor) => {
  expect(() => decodeCursor(cursor, shape)).toThrow(
    expect.objectContaining({ refusal: expect.objectContaining({ code: 'platform.invalid-input' }) }),
  );
});

test('a page has a cursor only where a row follows', () => {
  expect(cutPage([1, 2, 3], 2, (row) => [row])).toEqual({ items: [1, 2], next: encodeCursor([2]) });
  expect(cutPage([1, 2], 2, (row) => [row])).toEqual({ items: [1, 2], next: null });
  expect(cutPage([], 2, (row: number) => [row])).toEqual({ items: [], next: null });
});
