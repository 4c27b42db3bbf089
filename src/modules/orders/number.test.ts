import { expect, it } from 'vitest';
import { fc } from '../../../tests/support/property.ts';
import { formatOrderNumber, parseOrderNumber } from './number.ts';

const numbers = fc.integer({ min: 16_000 * 64, max: 2 ** 40 });

it('reads every number back, as it is shown, without dashes, with a hash or blanks', () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const text = formatOrderNumber(number);
      expect(text).toMatch(/^\d{4}(-\d{4})+$/);
      for (const typed of [text, text.replaceAll('-', ''), `#${text}`, ` ${text.replaceAll('-', ' ')} `])
        expect(parseOrderNumber(typed)).toBe(number);
    }),
  );
});

it('finds every single wrong digit', () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const digits = [...formatOrderNumber(number).replaceAll('-', '')];
      const at = place % digits.length;
      digits[at] = String((Number(digits[at]) + shift) % 10);
      expect(parseOrderNumber(digits.join(''))).toBeNull();
    }),
  );
});

it('finds nearly every swap of two neighbours', () => {
  let swaps = 0;
  let missed = 0;
  for (let number = 1_024_000; number < 1_034_000; number += 7) {
    const digits = [...formatOrderNumber(number).replaceAll('-', '')];
    for (let at = 0; at < digits.length - 1; at++) {
      if (digits[at] === digits[at + 1]) continue;
      const swapped = [...digits];
      [swapped[at], swapped[at + 1]] = [digits[at + 1]!, digits[at]!];
      swaps += 1;
      if (parseOrderNumber(swapped.join('')) !== null) missed += 1;
    }
  }
  expect(missed / swaps).toBeLessThan(0.03);
});

it.each(['', '12', 'ABC', '1234-56x8', '٣٣٣٣', '1'.repeat(20), '0000-0000'])(
  'knows that %j is no number',
  (text) => {
    const number = parseOrderNumber(text);
    expect(
      number === null || formatOrderNumber(number).replaceAll('-', '') === text.replaceAll('-', ''),
    ).toBe(true);
    if (text !== '0000-0000') expect(number).toBeNull();
  },
);
