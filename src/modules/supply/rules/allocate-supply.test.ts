import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { ALLOCATION_RULES, type AllocationRule, allocateSupply, type Claim } from './allocate-supply.ts';
import { explainShare } from './explain-share.ts';

const claim = (id: string, quantity: number, more: Partial<Claim> = {}): Claim => ({
  id,
  quantity,
  since: 0,
  priority: 0,
  promisedOn: null,
  place: null,
  ...more,
});
const granted = (rule: AllocationRule, pools: Record<string, number>, claims: readonly Claim[]) =>
  Object.fromEntries(
    allocateSupply(rule, new Map(Object.entries(pools)), claims).map((share) => [
      share.claim.id,
      share.granted,
    ]),
  );

describe('a rule', () => {
  const waiting = [
    claim('old', 4, { since: 1, priority: 2, promisedOn: '2026-12-20' }),
    claim('vip', 4, { since: 2, priority: 0, promisedOn: null }),
    claim('due', 4, { since: 3, priority: 2, promisedOn: '2026-12-01' }),
  ];

  it.each([
    ['first-come', { old: 4, vip: 2, due: 0 }],
    ['priority', { vip: 4, old: 2, due: 0 }],
    ['earliest-due', { due: 4, old: 2, vip: 0 }],
    ['proportional', { old: 2, vip: 2, due: 2 }],
  ] as const)('%s shares six units among three who want four each', (rule, expected) => {
    expect(granted(rule, { BER: 4, LYS: 2 }, waiting)).toEqual(expected);
  });

  it('gives whole units to the largest remainders, and among equals to who waits longest', () => {
    const claims = [claim('a', 1, { since: 2 }), claim('b', 1, { since: 1 }), claim('c', 6, { since: 3 })];
    expect(granted('proportional', { BER: 4 }, claims)).toEqual({ a: 0, b: 1, c: 3 });
  });

  it('leaves to who can go to one place only what others can have elsewhere', () => {
    const claims = [claim('any', 5, { since: 1 }), claim('only', 5, { since: 2, place: 'BER' })];
    expect(granted('first-come', { BER: 5, LYS: 5 }, claims)).toEqual({ any: 5, only: 5 });
    expect(granted('proportional', { BER: 2, LYS: 8 }, claims)).toEqual({ any: 5, only: 2 });
  });

  it('explains each share', () => {
    const shares = allocateSupply('first-come', new Map([['BER', 6]]), waiting);
    expect(shares.map((share) => explainShare('first-come', share, 6, 12))).toEqual([
      'all 4: number 1 in the queue by the time of the order; 0 of 6 units went to those before it',
      '2 of 4: number 2 in the queue by the time of the order; 4 of 6 units went to those before it',
      '0 of 4: number 3 in the queue by the time of the order; 6 of 6 units went to those before it',
    ]);
    const [first] = allocateSupply('proportional', new Map([['BER', 6]]), waiting);
    expect(explainShare('proportional', first!, 6, 12)).toBe(
      '2 of 4: everybody gets 6 parts of 12, in whole units',
    );
    expect(explainShare('priority', { ...first!, granted: 4 }, 12, 12)).toBe(
      'all 4: there is enough for everybody',
    );
  });
});

const PLACES = ['BER', 'LYS', 'AMS'];
const pools = fc.record({ BER: fc.nat(40), LYS: fc.nat(40), AMS: fc.nat(40) });
const claims = fc
  .array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 30 }),
      since: fc.nat(5),
      priority: fc.nat(3),
      promisedOn: fc.option(fc.constantFrom('2026-12-01', '2026-12-02', '2027-01-01')),
      place: fc.option(fc.constantFrom(...PLACES), { freq: 2 }),
    }),
    { maxLength: 25 },
  )
  .map((list) => list.map((each, at) => ({ ...each, id: `line ${String(at).padStart(2, '0')}` })));
const rule = fc.constantFrom(...ALLOCATION_RULES);
const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);

describe('whatever the rule', () => {
  it('grants no unit twice, none that is not there and none that nobody waits for', () => {
    fc.assert(
      fc.property(rule, pools, claims, (by, units, waiting) => {
        const shares = allocateSupply(by, new Map(Object.entries(units)), waiting);
        expect(shares).toHaveLength(waiting.length);
        for (const share of shares) {
          expect(share.granted).toBeGreaterThanOrEqual(0);
          expect(share.granted).toBeLessThanOrEqual(share.claim.quantity);
        }
        expect(sum(shares.map((share) => share.granted))).toBeLessThanOrEqual(sum(Object.values(units)));
        for (const place of PLACES) {
          const here = shares.filter((share) => share.claim.place === place).map((share) => share.granted);
          expect(sum(here)).toBeLessThanOrEqual(units[place as 'BER']);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('leaves nothing lying that somebody waits for and can use', () => {
    fc.assert(
      fc.property(rule, pools, claims, (by, units, waiting) => {
        const shares = allocateSupply(by, new Map(Object.entries(units)), waiting);
        const left = sum(Object.values(units)) - sum(shares.map((share) => share.granted));
        for (const { claim: each, granted: got } of shares) {
          if (got === each.quantity || left === 0) continue;
          expect(each.place).not.toBeNull();
          const here = shares.filter((share) => share.claim.place === each.place);
          expect(sum(here.map((share) => share.granted))).toBe(units[each.place as 'BER']);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order in which the claims come', () => {
    fc.assert(
      fc.property(rule, pools, claims, fc.infiniteStream(fc.nat()), (by, units, waiting, chance) => {
        const shuffled = waiting
          .map((each) => ({ each, key: chance.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ each }) => each);
        expect(granted(by, units, shuffled)).toEqual(granted(by, units, waiting));
      }),
    );
  });
});

const free = claims.map((list) => list.map((each) => ({ ...each, place: null })));

it('serves each in the queue whole before the next one, unless the rule is proportional', () => {
  const inOrder = fc.constantFrom('first-come', 'priority', 'earliest-due');
  fc.assert(
    fc.property(inOrder, pools, free, (by, units, waiting) => {
      const shares = allocateSupply(by, new Map(Object.entries(units)), waiting);
      const firstShort = shares.findIndex((share) => share.granted < share.claim.quantity);
      if (firstShort < 0) return;
      for (const share of shares.slice(firstShort + 1)) expect(share.granted).toBe(0);
    }),
  );
});

it('gives everybody his exact proportion to less than a unit, and nobody less than one who waits for less', () => {
  fc.assert(
    fc.property(pools, free, (units, waiting) => {
      const shares = allocateSupply('proportional', new Map(Object.entries(units)), waiting);
      const wanted = sum(waiting.map((each) => each.quantity));
      const total = Math.min(wanted, sum(Object.values(units)));
      for (const share of shares) {
        expect(Math.abs(share.granted - (share.claim.quantity * total) / wanted)).toBeLessThan(1);
        for (const other of shares)
          if (other.claim.quantity > share.claim.quantity)
            expect(other.granted).toBeGreaterThanOrEqual(share.granted);
      }
    }),
  );
});
