// Promises about cells: quick ones say what FEEL says.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { evaluateFeel, testFeel } from '../../workflow/index.ts';
import { overlap, readCell, testOf } from './cells.ts';
import { compileExpression } from './expressions.ts';

describe('quick cells', () => {
  const number = fc.constantFrom('0', '1', '2.5', '-3', '10');
  const piece = fc.oneof(
    fc.constantFrom('"DE"', '"FR"', '""', 'true', 'false'),
    number,
    fc.tuple(fc.constantFrom('<', '<=', '>', '>='), number).map(([sign, bound]) => `${sign} ${bound}`),
    fc
      .tuple(fc.constantFrom('[', '(', ']'), number, number, fc.constantFrom(']', ')', '['))
      .map(([open, from, to, close]) => `${open}${from}..${to}${close}`),
  );
  const cell = fc
    .tuple(fc.boolean(), fc.array(piece, { minLength: 1, maxLength: 3 }))
    .map(([isNot, parts]) => (isNot ? `not(${parts.join(', ')})` : parts.join(', ')));
  const value = fc.constantFrom<unknown>(
    'DE',
    'FR',
    'PL',
    '',
    0,
    1,
    2.5,
    3,
    -3,
    -4,
    10,
    11,
    true,
    false,
    null,
    ['DE'],
    [],
  );

  it('say what FEEL says', () => {
    let compared = 0;
    fc.assert(
      fc.property(cell, value, (text, asked) => {
        const read = readCell(text);
        const quick = read === null ? undefined : testOf(read)(asked);
        if (quick === undefined) return;
        compared += 1;
        expect(testFeel(text, asked as never, {}, 0)).toEqual({ ok: true, value: quick });
      }),
      { numRuns: 3000 },
    );
    expect(compared).toBeGreaterThan(500);
  });

  it('overlap exactly when some value passes both', () => {
    const values = ['DE', 'FR', '', 'else', true, false, ...[-9, -3, -1, 0, 0.5, 1, 2, 2.5, 5, 10, 99]];
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        const [a, b] = [readCell(one), readCell(other)];
        const found = overlap(a, b);
        const passesBoth = values.some(
          (each) => a && b && testOf(a)(each) === true && testOf(b)(each) === true,
        );
        if (passesBoth) expect(found).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('expressions too', () => {
    const context = {
      units: 3,
      country: 'DE',
      none: null,
      tags: ['a'],
      location: { kind: 'store', distanceKm: null },
    };
    for (const text of [
      'units',
      'units > 2',
      'country = "DE"',
      'country = "FR"',
      'location.kind = "store"',
      'list contains(tags, "a")',
      'list contains(tags, "b")',
      'units = 3',
      '"x"',
      '-2.5',
      'true',
    ]) {
      expect(compileExpression(text)(context, 0)).toEqual(evaluateFeel(text, context, 0));
    }
    // Neither true nor false in FEEL; as a condition both are "no".
    expect(compileExpression('location.distanceKm > 5')(context, 0)).toEqual({ ok: true, value: false });
  });
});
