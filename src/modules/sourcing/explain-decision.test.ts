// The words of a decision: one table of stored decisions and what a person reads.
import { describe, expect, test } from 'vitest';
import { explainDecision, type SourcingDecision } from './index.ts';

const decision: SourcingDecision = {
  status: 'sourced',
  allocations: [
    { lineNo: 1, locationId: 'BER', quantity: 2 },
    { lineNo: 2, locationId: 'HAM', quantity: 1 },
  ],
  backordered: [],
  costMinor: 1290,
  costParts: { fixed: 900, distance: 240, handling: 0, split: 150, balance: 0 },
  runnerUp: { locations: ['MUC'], costMinor: 1400 },
  binding: 'stock',
  method: 'exact',
  gapMinor: 0,
  distancesKm: { BER: 12.5, HAM: 260.1 },
};

describe('explaining a decision', () => {
  test('says who ships what, why, for how much and what would have been next', () => {
    const money = (amountMinor: number) => `EUR ${(amountMinor / 100).toFixed(2)}`;
    expect(explainDecision(decision, { locations: { BER: 'Berlin', HAM: 'Hamburg' }, money })).toBe(
      'Berlin (12.5 km) ships 2 units of line 1. Hamburg (260.1 km) ships 1 unit of line 2. ' +
        'No single location has everything in stock. ' +
        'Cost EUR 12.90: shipments EUR 9.00, distance EUR 2.40, split EUR 1.50. ' +
        'Next best: MUC would cost EUR 1.10 more. Proven: no plan is cheaper.',
    );
  });

  test('admits an unknown destination and an unproven answer', () => {
    const text = explainDecision({ ...decision, distancesKm: {}, method: 'bounded', gapMinor: 30 });
    expect(text).toContain('The destination is not known, so distance cost nothing.');
    expect(text).toContain('Not proven: a plan up to 30 minor units cheaper may exist.');
  });

  test('names what is missing when nothing can be sourced', () => {
    const refused: SourcingDecision = {
      ...decision,
      status: 'unsourceable',
      allocations: [],
      shortage: [{ lineNo: 2, missing: 1 }],
      runnerUp: null,
    };
    expect(explainDecision(refused)).toBe(
      'Cannot be sourced: line 2 by 1 unit short. There is not enough stock.',
    );
  });

  test('names what waits', () => {
    const text = explainDecision({
      ...decision,
      status: 'partly-sourced',
      backordered: [{ lineNo: 2, quantity: 4 }],
    });
    expect(text).toContain('4 units of line 2 on backorder. There is not enough stock.');
  });

  test('names every part of the cost, the policy, its rules and what it passed over', () => {
    const text = explainDecision({
      ...decision,
      costParts: { ...decision.costParts, shipping: 400, lateness: 30, opportunity: 12, preference: 5 },
      policy: { code: 'default', version: 3, rules: ['location/2', 'order/1'], skipped: ['line/4'] },
    });
    expect(text).toContain('carriers 400 minor units, lateness 30 minor units, scarce stock 12 minor units');
    expect(text).toContain('rules of the policy 5 minor units');
    expect(text).toContain(
      'Policy default, version 3; rules that applied: location/2, order/1. Passed over because they failed: line/4.',
    );
    const silent = explainDecision({
      ...decision,
      policy: { code: 'eu', version: 1, rules: [], skipped: [] },
    });
    expect(silent).toMatch(/Policy eu, version 1; none of its rules applied\.$/);
  });
});
