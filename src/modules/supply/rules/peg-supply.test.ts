import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { ALLOCATION_RULES, type Claim } from './allocate-supply.ts';
import { pegSupply } from './peg-supply.ts';

const claim = (id: string, quantity: number, more: Partial<Claim> = {}): Claim => ({
  id,
  quantity,
  since: 0,
  priority: 0,
  promisedOn: null,
  place: null,
  ...more,
});
const supply = (supplyId: string, dueOn: string, quantity: number, place = 'BER') => ({
  supplyId,
  dueOn,
  quantity,
  place,
});

describe('pegSupply', () => {
  it('promises each line the day on which its last unit comes', () => {
    const pegged = pegSupply(
      'first-come',
      [supply('late', '2026-12-10', 5), supply('early', '2026-12-01', 5)],
      [claim('b', 4, { since: 2 }), claim('a', 3, { since: 1 }), claim('c', 4, { since: 3 })],
    );
    expect(pegged.map(({ claim: { id }, dueOn, uncovered }) => [id, dueOn, uncovered])).toEqual([
      ['b', '2026-12-10', 0],
      ['a', '2026-12-01', 0],
      ['c', null, 1],
    ]);
    expect(pegged[0]!.pegs).toEqual([
      { supplyId: 'early', place: 'BER', dueOn: '2026-12-01', quantity: 2 },
      { supplyId: 'late', place: 'BER', dueOn: '2026-12-10', quantity: 2 },
    ]);
  });

  it('keeps what comes to one place for who can go there alone', () => {
    const supplies = [supply('ber', '2026-12-01', 2), supply('lys', '2026-12-01', 2, 'LYS')];
    const waiting = [claim('any', 2, { since: 1 }), claim('pick-up', 2, { since: 2, place: 'BER' })];
    const pegged = pegSupply('first-come', supplies, waiting);
    expect(pegged.map((each) => each.pegs.map((peg) => peg.supplyId))).toEqual([['lys'], ['ber']]);
  });

  it('gives nobody a day when nothing is on its way', () => {
    expect(pegSupply('proportional', [supply('none', '2026-12-01', 0)], [claim('a', 1)])).toEqual([
      { claim: claim('a', 1), pegs: [], uncovered: 1, dueOn: null },
    ]);
  });
});

const DAYS = ['2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04'];
const PLACES = ['BER', 'LYS'];
const supplies = fc
  .array(
    fc.record({ dueOn: fc.constantFrom(...DAYS), quantity: fc.nat(20), place: fc.constantFrom(...PLACES) }),
    { maxLength: 8 },
  )
  .map((list) => list.map((each, at) => ({ ...each, supplyId: `supply ${at}` })));
const claims = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 20 }),
      since: fc.nat(5),
      priority: fc.nat(2),
      promisedOn: fc.option(fc.constantFrom(...DAYS)),
      place: fc.option(fc.constantFrom(...PLACES), { freq: 2 }),
    }),
    { maxLength: 15 },
  )
  .map((list) => list.map((each, at) => ({ ...each, id: `line ${at}` })));
const rule = fc.constantFrom(...ALLOCATION_RULES);

describe('whatever comes and whoever waits', () => {
  it('pegs no unit twice, gives every unit a place it may come from, and covers what it says', () => {
    fc.assert(
      fc.property(rule, supplies, claims, (by, coming, waiting) => {
        const pegged = pegSupply(by, coming, waiting);
        const used = new Map<string, number>();
        pegged.forEach(({ claim: each, pegs, uncovered, dueOn }, at) => {
          expect(each).toBe(waiting[at]);
          let units = 0;
          for (const peg of pegs) {
            used.set(peg.supplyId, (used.get(peg.supplyId) ?? 0) + peg.quantity);
            units += peg.quantity;
            if (each.place !== null) expect(peg.place).toBe(each.place);
          }
          expect(units + uncovered).toBe(each.quantity);
          const days = pegs.map((peg) => peg.dueOn);
          expect(days).toEqual(days.toSorted());
          expect(dueOn).toBe(uncovered > 0 ? null : days.at(-1));
        });
        for (const { supplyId, quantity } of coming)
          expect(used.get(supplyId) ?? 0).toBeLessThanOrEqual(quantity);
      }),
      { numRuns: 500 },
    );
  });

  it('makes no one wait longer when more comes, as long as the queue is served in order', () => {
    const more = fc.record({
      dueOn: fc.constantFrom(...DAYS),
      quantity: fc.integer({ min: 1, max: 20 }),
      place: fc.constantFrom(...PLACES),
    });
    const anywhere = claims.map((list) => list.map((each) => ({ ...each, place: null })));
    const inOrder = fc.constantFrom('first-come' as const, 'priority' as const, 'earliest-due' as const);
    fc.assert(
      fc.property(inOrder, supplies, anywhere, more, (by, coming, waiting, extra) => {
        const before = pegSupply(by, coming, waiting);
        const after = pegSupply(by, [...coming, { ...extra, supplyId: 'more' }], waiting);
        after.forEach((each, at) => {
          const known = before[at]!.dueOn;
          if (known !== null) expect(each.dueOn! <= known).toBe(true);
        });
      }),
    );
  });
});
