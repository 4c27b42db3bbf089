import { expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { chooseLots, compareLots, giveBack } from './lots.ts';

const lot = (name: string, expiresOn: string | null, onHand: number, allocated = 0) => ({
  lot: name,
  expiresOn,
  onHand,
  allocated,
});
const SHELF = [
  lot('keeps', null, 9),
  lot('late', '2027-05-01', 5),
  lot('soon', '2026-12-01', 4, 3),
  lot('gone', '2026-11-01', 2),
];

it('takes what expires first, only what is good until the day and what nobody was told to take', () => {
  expect(chooseLots(SHELF, 8, '2026-11-02')).toEqual([
    { lot: 'soon', expiresOn: '2026-12-01', quantity: 1 },
    { lot: 'late', expiresOn: '2027-05-01', quantity: 5 },
    { lot: 'keeps', expiresOn: null, quantity: 2 },
  ]);
  expect(chooseLots(SHELF, 2, '2026-11-01').map((pick) => pick.lot)).toEqual(['gone']);
  expect(chooseLots(SHELF, 3).map((pick) => [pick.lot, pick.quantity])).toEqual([
    ['gone', 2],
    ['soon', 1],
  ]);
  expect(chooseLots(SHELF, 100, '2026-11-02').reduce((sum, pick) => sum + pick.quantity, 0)).toBe(15);
});

it('gives back what keeps longest', () => {
  const picks = chooseLots(SHELF, 8, '2026-11-02');
  expect(giveBack(picks, 4)).toEqual({
    kept: [
      { lot: 'soon', expiresOn: '2026-12-01', quantity: 1 },
      { lot: 'late', expiresOn: '2027-05-01', quantity: 3 },
    ],
    given: [
      { lot: 'keeps', expiresOn: null, quantity: 2 },
      { lot: 'late', expiresOn: '2027-05-01', quantity: 2 },
    ],
  });
});

const shelf = fc.uniqueArray(
  fc.record({
    lot: fc.string({ minLength: 1, maxLength: 2 }),
    expiresOn: fc.option(fc.integer({ min: 1, max: 9 }).map((day) => `2026-12-0${day}`)),
    onHand: fc.nat(9),
    spare: fc.nat(9),
  }),
  { selector: (each) => each.lot, maxLength: 6 },
);

it('never leaves a unit that expires earlier for one that expires later, and never takes more than there is', () => {
  fc.assert(
    fc.property(shelf, fc.nat(30), fc.integer({ min: 1, max: 9 }), (rows, quantity, day) => {
      const lots = rows.map((row) => lot(row.lot, row.expiresOn, row.onHand + row.spare, row.spare));
      const goodUntil = `2026-12-0${day}`;
      const picks = chooseLots(lots, quantity, goodUntil);
      const open = lots.filter((each) => each.expiresOn === null || each.expiresOn >= goodUntil);
      const there = open.reduce((sum, each) => sum + each.onHand - each.allocated, 0);
      expect(picks.reduce((sum, pick) => sum + pick.quantity, 0)).toBe(Math.min(quantity, there));
      for (const each of open) {
        const taken = picks.find((pick) => pick.lot === each.lot)?.quantity ?? 0;
        expect(taken).toBeLessThanOrEqual(each.onHand - each.allocated);
        if (taken === each.onHand - each.allocated) continue;
        // A unit of it stays: nothing that expires later was taken.
        for (const pick of picks) expect(compareLots(pick, each)).toBeLessThanOrEqual(0);
      }
    }),
  );
});
