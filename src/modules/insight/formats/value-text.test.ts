// Promises about values as text: what was read of a kind can be written and read again, and times stay within the years that every format holds.
import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { readInstant, writeInstant } from './instants.ts';
import { KINDS } from './records.ts';
import { isExact, readValue } from './value-text.ts';

const digits = fc.stringMatching(/^ ?[+-]?\d{1,20}(\.\d{0,20})?([eE][+-]?\d{1,3})? ?$/);
const times = fc.stringMatching(
  /^(0001|1969|2026|9999)-(01-01|12-31)[T ](00|12|23|24):(00|59)(:(00|60)(\.\d{1,9})?)?(Z|[+-](00|05|18):?(00|30))?$/,
);
const words = fc.constantFrom('true', 'FALSE', '0', '1', '-0', 'NaN', '-INF', '', ' ', '1.', '.5', 'x');

it('what is read of a kind is held by that kind exactly', () => {
  fc.assert(
    fc.property(fc.oneof(digits, times, words, fc.string()), fc.constantFrom(...KINDS), (text, kind) => {
      const value = readValue(text, kind);
      expect(value === null || isExact(value, kind)).toBe(true);
    }),
    { numRuns: 3000 },
  );
});

it.each([
  ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00Z'],
  ['0001-01-01T00:00:00+05:00', null],
  ['9999-12-31T23:59:59.999999Z', '9999-12-31T23:59:59.999999Z'],
  ['9999-12-31T23:59:59-05:00', null],
])('the time %s is of the years 1 to 9999 in UTC, or none', (text, written) => {
  const read = readInstant(text);
  expect(read === null ? null : writeInstant(read.instant)).toBe(written);
});
