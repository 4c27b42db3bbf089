// Promises about rules: what they say reaches sourcing in its own words, and whatever a rule does, an order gets an answer.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { planSourcing } from '../plan-sourcing.ts';
import type { SourcingInput } from '../types.ts';
import { applyPolicy, joinPolicy } from './apply-policy.ts';
import { checkPolicy } from './check-policy.ts';
import { compilePolicy } from './compile-policy.ts';
import { explainPolicy } from './explain-policy.ts';
import { EFFECTS, type PolicyFacts, type PolicyLocation, type RuleTable } from './types.ts';

const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 100,
  perUnitMinor: 10,
  splitPenaltyMinor: 50,
  stockBalanceMinor: 0,
};
const place = (code: string, kind: string, country = 'DE', capabilities: string[] = []): PolicyLocation => ({
  code,
  kind,
  country,
  capabilities,
});
const PLACES = [
  place('BER', 'distribution-centre', 'DE', ['cold']),
  place('MUC', 'store'),
  place('PAR', 'store', 'FR', ['cold']),
];
const facts = (changes: Partial<PolicyFacts> = {}): PolicyFacts => ({
  channel: 'web',
  country: 'DE',
  postalCode: '10115',
  currency: 'EUR',
  valueMinor: 5000,
  customerKind: 'private',
  tags: ['gift'],
  attributes: { priority: 2 },
  units: 3,
  weightGrams: 900,
  lines: [
    { sku: 'A', quantity: 1, requires: [], attributes: {} },
    { sku: 'B', quantity: 2, requires: ['cold'], attributes: { fragile: true } },
  ],
  ...changes,
});
const table = (
  inputs: string[],
  rows: readonly (readonly string[])[],
  changes: Partial<RuleTable> = {},
): RuleTable => ({
  name: 'rules',
  hitPolicy: 'COLLECT',
  inputs,
  outputs: ['effect', 'locations', 'amount', 'cost'],
  rows: rows.map((cells) => ({
    when: cells.slice(0, inputs.length),
    does: [...cells.slice(inputs.length), '-', '-', '-'].slice(0, 4),
  })),
  ...changes,
});
const policyOf = (...tables: RuleTable[]) => ({ code: 'house', version: 3, costModel: COSTS, tables });
const applyTables = (
  tables: RuleTable[],
  changes: Partial<PolicyFacts> = {},
  distances?: (number | null)[],
) =>
  applyPolicy(compilePolicy(policyOf(...tables)), facts(changes), PLACES, {
    ...(distances ? { distanceKm: (at) => distances[at]! } : {}),
  });
const listed = (values: ArrayLike<number> | undefined) => values && Array.from(values);

describe('rules', () => {
  it('exclude, allow and charge locations by their codes and by what they are', () => {
    const applied = applyTables([
      table(
        ['country'],
        [
          ['"DE"', '"exclude"', '"PAR"'],
          ['"FR"', '"exclude"', '"BER"'],
          ['-', '"surcharge"', 'location.kind = "store"', '250'],
          ['-', '"prefer"', 'list contains(location.capabilities, "cold")', 'valueMinor / 10'],
        ],
      ),
    ]);
    expect(listed(applied.rules?.excluded)).toEqual([0, 0, 1]);
    expect(listed(applied.rules?.surchargeMinor)).toEqual([0, 750, 250]);
    expect(applied.trace).toEqual({
      code: 'house',
      version: 3,
      rules: ['rules/1', 'rules/3', 'rules/4'],
      skipped: [],
    });
    expect(applied.costModel).toBe(COSTS);
    expect(applied.lines).toBeNull();
  });

  it('see how far away a location is, and what is not known is not far', () => {
    const rules = [table([], [['"exclude"', 'location.distanceKm > 500 and location.kind = "store"']])];
    expect(listed(applyTables(rules, {}, [900, 100, 900]).rules?.excluded)).toEqual([0, 0, 1]);
    expect(applyTables(rules, {}, [null, null, null]).rules).toBeUndefined();
    const short = [table([], [['"exclude"', 'location.distanceKm > 500']])];
    expect(applyTables(short).rules).toBeUndefined();
  });

  it('look at single lines where a text names one', () => {
    const applied = applyTables([
      table(
        ['line.requires'],
        [
          ['list contains(?, "cold")', '"only"', 'location.country = "DE"'],
          ['list contains(?, "cold")', '"surcharge"', '"MUC"', 'line.quantity * 5'],
        ],
      ),
    ]);
    expect(applied.rules).toBeUndefined();
    expect(applied.lines?.map((line) => [listed(line.barred), listed(line.surchargeMinor)])).toEqual([
      [undefined, undefined],
      [
        [0, 0, 1],
        [0, 10, 0],
      ],
    ]);
  });

  it('set limits, factors and what stays together', () => {
    const applied = applyTables([
      table(
        ['tags'],
        [
          ['list contains(?, "gift")', '"shipComplete"'],
          ['-', '"maxSplits"', '-', '2'],
          ['-', '"maxSplits"', '-', '1'],
          ['-', '"weight"', '-', '3', '"perKmMinor"'],
          ['-', '"weight"', '-', '0.5', '"shippingWeight"'],
          ['-', '"keepTogether"'],
        ],
      ),
    ]);
    expect(applied.costModel).toEqual({
      ...COSTS,
      perKmMinor: 3,
      shippingWeight: 0.5,
      maxSplits: 1,
      shipComplete: true,
    });
    expect(new Set(applied.lines?.map((line) => line.together))).toEqual(new Set(['rules/6']));
  });

  it('join groups that share a line, whatever their order', () => {
    const line = (sku: string) => ({ sku, quantity: 1, requires: [], attributes: {} });
    const pairs = ['"A","B"', '"C","D"', '"B","C"', '"D","E"'].map((cell) => [cell, '"keepTogether"']);
    const words = (rows: string[][]) =>
      applyTables([table(['line.sku'], rows)], {
        lines: ['A', 'B', 'C', 'D', 'E', 'F'].map(line),
      }).lines!.map((each) => each.together);
    for (const rows of [pairs, pairs.toReversed()]) {
      const found = words(rows);
      expect(new Set(found.slice(0, 5)).size).toBe(1);
      expect(found[0]).toBeDefined();
      expect(found[5]).toBeUndefined();
    }
  });

  it('stop at the first row of a FIRST table', () => {
    const rows = [
      ['> 10000', '"exclude"', '"BER"'],
      ['> 1000', '"exclude"', '"MUC"'],
      ['-', '"exclude"', '"PAR"'],
    ];
    const applied = applyTables([table(['valueMinor'], rows, { hitPolicy: 'FIRST' })]);
    expect(applied.trace.rules).toEqual(['rules/2']);
  });

  it('are passed over when they fail, and told of', () => {
    const applied = applyTables([
      table(
        ['units'],
        [
          ['-', '"surcharge"', '-', 'attributes.missing + 1'],
          ['-', '"exclude"', '"MUC"'],
        ],
      ),
      table(
        ['units'],
        [
          ['> 1', '"exclude"', '"BER"'],
          ['< 9', '"exclude"', '"PAR"'],
        ],
        {
          name: 'torn',
          hitPolicy: 'UNIQUE',
        },
      ),
    ]);
    expect(listed(applied.rules?.excluded)).toEqual([0, 1, 0]);
    expect(applied.trace).toMatchObject({ rules: ['rules/2'], skipped: ['rules/1', 'torn'] });
    expect(applied.failures.map((failure) => failure.reason)).toEqual([
      expect.stringContaining("Can't add"),
      'rows torn/1 and torn/2 both apply',
    ]);
  });

  it('are told in words', () => {
    const tables = [
      table(
        ['country'],
        [
          ['"DE"', '"exclude"', '"PAR"'],
          ['-', '"surcharge"', '-', '"x"'],
        ],
      ),
    ];
    expect(explainPolicy(applyTables(tables).trace, tables)).toEqual([
      'Policy house, version 3 decided.',
      'Row 1 of table rules applied: because country is "DE", nothing ships from "PAR".',
      'Row 2 of table rules failed on this order and was passed over.',
    ]);
    expect(explainPolicy({ code: 'a', version: 1, rules: [], skipped: [] })).toContain(
      'None of its rules applied.',
    );
  });
});

describe('an order', () => {
  const cells = fc.oneof(
    fc.constantFrom(
      '-',
      '',
      '"DE"',
      '> 5',
      'not("DE")',
      '[1..5]',
      'list contains(?, "gift")',
      '> > 2',
      '?',
      'nonsense(',
    ),
    fc.string({ maxLength: 12 }),
  );
  const results = fc.oneof(
    fc.constantFrom(
      '-',
      '"BER"',
      'true',
      'location.kind = "store"',
      'location.distanceKm < 100',
      'line.sku = "A"',
      '1e400',
    ),
    fc.constantFrom(
      '5',
      '0',
      '-3',
      'units / 0',
      'valueMinor * 2',
      'function() 1',
      '"perKmMinor"',
      'location',
      'lines',
    ),
    fc.string({ maxLength: 12 }),
  );
  const effects = fc.oneof(fc.constantFrom(...EFFECTS.map((effect) => `"${effect}"`)), results);
  const anyTable = fc
    .record({
      hitPolicy: fc.constantFrom('UNIQUE' as const, 'FIRST' as const, 'COLLECT' as const),
      input: fc.constantFrom(
        'country',
        'units',
        'tags',
        'line.sku',
        'line.quantity',
        'unknown',
        'units +',
        'lines',
      ),
      rows: fc.array(fc.tuple(cells, effects, results, results, results), { maxLength: 6 }),
    })
    .map(({ hitPolicy, input, rows }) => table([input], rows, { hitPolicy }));

  it('never gets stuck: any rules give an answer that sourcing takes, with the same units served or waiting', () => {
    fc.assert(
      fc.property(fc.array(anyTable, { maxLength: 3 }), fc.boolean(), (tables, allowBackorder) => {
        const rules = policyOf(...tables);
        expect(Array.isArray(checkPolicy(rules, PLACES))).toBe(true);
        const applied = applyPolicy(compilePolicy(rules), facts(), PLACES, { distanceKm: () => 12 });
        const input: SourcingInput = {
          destination: { latitude: 52, longitude: 13 },
          lines: [
            { lineNo: 1, skuId: 'A', quantity: 1 },
            { lineNo: 2, skuId: 'B', quantity: 2 },
          ],
          locations: PLACES.map(({ code, capabilities }, at) => ({
            id: code,
            latitude: 50 + at,
            longitude: 10,
            fixedCostMinor: 10,
            handlingCostMinor: 1,
            capabilities,
            active: true,
          })),
          available: () => 2,
          costModel: COSTS,
          allowBackorder,
        };
        const decision = planSourcing(joinPolicy(input, applied));
        const served = decision.allocations.reduce((sum, each) => sum + each.quantity, 0);
        const waiting = decision.backordered.reduce((sum, each) => sum + each.quantity, 0);
        if (decision.status === 'unsourceable') expect(served).toBe(0);
        else expect(served + waiting).toBe(3);
        expect(decision.policy).toEqual(applied.trace);
      }),
      { numRuns: 400 },
    );
  });

  it('waits, or is refused, like one without stock when every location is excluded', () => {
    const applied = applyTables([table([], [['"only"', 'location.country = currency']])]);
    expect(listed(applied.rules?.excluded)).toEqual([1, 1, 1]);
    const input = (allowBackorder: boolean): SourcingInput => ({
      destination: null,
      lines: [{ lineNo: 1, skuId: 'A', quantity: 4 }],
      locations: PLACES.map(({ code }) => ({
        id: code,
        latitude: 0,
        longitude: 0,
        fixedCostMinor: 0,
        handlingCostMinor: 0,
        capabilities: [],
        active: true,
      })),
      available: () => 9,
      costModel: COSTS,
      allowBackorder,
    });
    expect(planSourcing(joinPolicy(input(true), applied)).backordered).toEqual([{ lineNo: 1, quantity: 4 }]);
    expect(planSourcing(joinPolicy(input(false), applied))).toMatchObject({
      status: 'unsourceable',
      shortage: [{ lineNo: 1, missing: 4 }],
    });
  });
});
