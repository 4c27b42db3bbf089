import { describe, expect, it } from 'vitest';
import { fc } from '../../tests/support/property.ts';
import { allocateMinor, formatMinor, parseMinor } from './money.ts';

describe('money', () => {
  it('allocates to the last cent, whatever the weights', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
        fc.array(fc.nat(1_000_000_000), { minLength: 1, maxLength: 40 }),
        (total, weights) => {
          const parts = allocateMinor(total, weights);
          expect(parts.reduce((a, b) => a + b, 0)).toBe(total);
          expect(parts.every((part) => Math.sign(part) * Math.sign(total) >= 0)).toBe(true);
        },
      ),
    );
  });

  it.each([
    [100, [1, 1, 1], [34, 33, 33]],
    [-100, [1, 1, 1], [-34, -33, -33]],
    [5, [0, 0], [3, 2]],
    [0, [7, 3], [0, 0]],
  ])('allocates %i over %j as %j', (total, weights, parts) => {
    expect(allocateMinor(total, weights)).toEqual(parts);
  });

  it.each([
    ['123.45', 'EUR', 12345],
    ['0.5', 'EUR', 50],
    ['-0.01', 'USD', -1],
    ['12', 'JPY', 12],
    ['1.234', 'KWD', 1234],
    ['1.10', 'JPY', null],
    ['1.005', 'EUR', null],
    ['1,5', 'EUR', null],
    ['', 'EUR', null],
    ['1e3', 'EUR', null],
    ['25.500', 'EUR', 2550],
  ])('reads %s %s as %s', (text, currency, minor) => {
    expect(parseMinor(text, currency)).toBe(minor);
  });

  it.each([
    [12345, 'EUR', '123.45'],
    [-5, 'EUR', '-0.05'],
    [12, 'JPY', '12'],
    [0, 'KWD', '0.000'],
  ])('shows %i %s as %s', (minor, currency, text) => expect(formatMinor(minor, currency)).toBe(text));
});
