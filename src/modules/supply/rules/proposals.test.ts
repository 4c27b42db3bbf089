import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Location } from '../../inventory/index.ts';
import type { Supplier, SupplierItem } from '../types.ts';
import {
  explainProposal,
  type PositionFigures,
  type ProposalFacts,
  proposePurchase,
  roundToPacks,
} from './proposals.ts';

const id = (text: string) => text as Uuid;
const open = { open: '08:00', close: '18:00' };
const location = (code: string, changes: Partial<Location> = {}) =>
  ({
    locationId: id(code),
    code,
    kind: 'distribution-centre',
    active: true,
    timeZone: 'Europe/Berlin',
    calendar: { week: [open, open, open, open, open, null, null], closed: [] },
    ...changes,
  }) as Location;
const supplier = (code: string, changes: Partial<Supplier> = {}): Supplier => ({
  supplierId: id(code),
  code,
  name: code,
  active: true,
  email: null,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  leadTimeDays: 7,
  minimumOrderMinor: 0,
  overTolerancePercent: 0,
  orderDays: [1, 2, 3, 4, 5],
  closedDates: [],
  cutOff: '12:00',
  locationId: id('BER'),
  ...changes,
});
const item = (supplierId: string, changes: Partial<SupplierItem> = {}): SupplierItem => ({
  supplierId: id(supplierId),
  skuId: id('a'),
  sku: 'A',
  supplierSku: null,
  active: true,
  packSize: 1,
  minimumQuantity: 1,
  unitCostMinor: 100,
  leadTimeDays: null,
  rank: 1,
  ...changes,
});
const position = (code: string, changes: Partial<PositionFigures> = {}): PositionFigures => ({
  locationId: id(code),
  onHand: 0,
  reserved: 0,
  safetyStock: 0,
  expected: 0,
  waiting: 0,
  ...changes,
});
const facts = (suppliers: readonly Supplier[] = [supplier('S')]): ProposalFacts => ({
  now: new Date('2026-11-02T09:00:00Z'),
  suppliers: new Map(suppliers.map((each) => [each.supplierId, each])),
  locations: new Map(
    [
      location('BER'),
      location('LYS'),
      location('SUP', { kind: 'supplier' }),
      location('OLD', { active: false }),
    ].map((each) => [each.locationId, each]),
  ),
  home: id('BER'),
});
const propose = (
  positions: readonly PositionFigures[],
  waiting = 0,
  items: readonly SupplierItem[] = [item('S')],
  known = facts(),
) => proposePurchase({ skuId: id('a'), sku: 'A', positions, waiting, items }, known);
const brief = (list: ReturnType<typeof propose>) =>
  list.map((each) => [each.locationId, each.numbers.needed, each.quantity]);

describe('proposePurchase', () => {
  it('buys what waits where the supplier delivers, by its calendar and lead time', () => {
    const [proposed] = propose([], 5, [item('S', { packSize: 4, leadTimeDays: 12 })]);
    expect(proposed).toMatchObject({
      locationId: 'BER',
      quantity: 8,
      orderOn: '2026-11-02',
      // The 14th is a Saturday.
      expectedOn: '2026-11-16',
      numbers: { waiting: 5, needed: 5, packSize: 4, leadTimeDays: 12 },
    });
  });

  it('fills safety stock up at each location, less what is free and on its way', () => {
    const positions = [
      position('BER', { onHand: 10, reserved: 8, safetyStock: 20, expected: 5 }),
      position('LYS', { onHand: 3, safetyStock: 4, waiting: 2 }),
    ];
    expect(brief(propose(positions))).toEqual([
      ['BER', 13, 13],
      ['LYS', 3, 3],
    ]);
  });

  it('buys nothing while what is on its way is enough, here or elsewhere', () => {
    expect(propose([position('BER', { expected: 6 })], 6)).toEqual([]);
    expect(propose([position('LYS', { expected: 9, safetyStock: 3 })], 6)).toEqual([]);
    expect(brief(propose([position('LYS', { expected: 9, safetyStock: 4 })], 6))).toEqual([['BER', 1, 1]]);
    expect(propose([position('OLD', { onHand: 9 })], 6)).toHaveLength(1);
  });

  it('buys nothing for a supplier that ships by itself, nor for a location that is closed', () => {
    expect(propose([position('SUP', { safetyStock: 5 }), position('OLD', { safetyStock: 5 })])).toEqual([]);
  });

  it('asks the preferred supplier, among equals the one that delivers first, and names the others', () => {
    const suppliers = [supplier('SLOW', { leadTimeDays: 30 }), supplier('FAST'), supplier('SPARE')];
    const items = [
      item('SLOW'),
      item('FAST', { unitCostMinor: 900 }),
      item('SPARE', { rank: 2, unitCostMinor: 1 }),
    ];
    const [proposed] = propose([], 1, items, facts(suppliers));
    expect(proposed).toMatchObject({ supplierId: 'FAST', unitCostMinor: 900 });
    expect(proposed!.numbers.others.map((other) => other.supplier)).toEqual(['SLOW', 'SPARE']);
  });

  it('goes to the first distribution centre where a supplier names no place', () => {
    const known = facts([supplier('S', { locationId: null })]);
    expect(brief(propose([], 2, [item('S')], { ...known, home: id('LYS') }))).toEqual([['LYS', 2, 2]]);
    expect(propose([], 2, [item('S')], { ...known, home: null })).toEqual([]);
  });
});

it('explains a proposal by its numbers', () => {
  const [proposed] = propose(
    [
      position('BER', { onHand: 4, reserved: 2, safetyStock: 6, expected: 1 }),
      position('LYS', { onHand: 3 }),
    ],
    10,
    [item('S', { packSize: 6, minimumQuantity: 12 })],
  );
  expect(explainProposal(proposed!.quantity, proposed!.numbers)).toBe(
    '10 needed: 6 safety stock + 10 waiting - 2 free - 1 on the way - 3 covered elsewhere; 12 because of the supplier sells 12 at least and packs of 6.',
  );
});

it('orders whole packs, enough and not a pack too many', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 300 }),
      (needed, packSize, minimumQuantity) => {
        const quantity = roundToPacks(needed, { packSize, minimumQuantity });
        const least = Math.max(needed, minimumQuantity);
        expect(quantity % packSize).toBe(0);
        expect(quantity).toBeGreaterThanOrEqual(least);
        expect(quantity - packSize).toBeLessThan(least);
      },
    ),
  );
});

it('brings every location to its safety stock and serves everybody who waits, whatever the figures', () => {
  const units = fc.nat(30);
  const figures = fc.record({
    onHand: units,
    reserved: fc.nat(10),
    safetyStock: units,
    expected: units,
    waiting: units,
  });
  fc.assert(
    fc.property(figures, figures, fc.nat(60), (ber, lys, waiting) => {
      const positions = [ber, lys].map((each, at) => ({
        ...each,
        reserved: Math.min(each.reserved, each.onHand),
        locationId: id(at === 0 ? 'BER' : 'LYS'),
      }));
      const bought = new Map(propose(positions, waiting).map((each) => [each.locationId, each.quantity]));
      const left = positions.map((each) => {
        const after = each.onHand - each.reserved + each.expected + (bought.get(each.locationId) ?? 0);
        return after - each.waiting - each.safetyStock;
      });
      for (const each of left) expect(each).toBeGreaterThanOrEqual(0);
      const total = left.reduce((sum, each) => sum + each, 0);
      expect(total).toBeGreaterThanOrEqual(waiting);
      // A unit less, and somebody would lack it.
      for (const locationId of bought.keys()) {
        const at = positions.findIndex((each) => each.locationId === locationId);
        expect(left[at] === 0 || total === waiting).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
