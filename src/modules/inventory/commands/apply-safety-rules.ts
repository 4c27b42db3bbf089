// The command that works out the safety stock of every position that a rule is about, from what has left it; the worker calls it every
// night. It locks no stock, however long it reads: inventory.adoptSafetyStock sets the results, a few positions at a time.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { demandOf, safetyUnits } from '../rules/safety-stock.ts';
import { closed } from '../schemas.ts';
import {
  type DemandRow,
  deleteStaleTargets,
  lockSafetyRules,
  type StockTarget,
  selectSafetyRules,
  streamDemand,
  upsertTargets,
} from '../store/safety.ts';
import type { SafetyRule } from '../types.ts';

export const applySafetyRules = defineCommand({
  name: 'inventory.applySafetyRules',
  summary: 'Works out the safety stock of all positions that a rule is about; the worker then sets it.',
  input: Type.Object({}, closed),
  output: Type.Object({ positions: Type.Integer({ description: 'Positions that a rule is about' }) }),
  roles: ['operations'],
  refusals: [],
  maxItems: 1,
  async run(tx, items) {
    await lockSafetyRules(tx);
    const find = indexRules(await selectSafetyRules(tx));
    let positions = 0;
    for await (const batch of streamDemand(tx, tx.now)) {
      positions += batch.length;
      await upsertTargets(
        tx,
        batch.map((row) => toTarget(row, find(row))),
        tx.now,
      );
    }
    await deleteStaleTargets(tx);
    tx.emit(items[0]!, { type: 'inventory.safetyRulesApplied', objects: [], attributes: { positions } });
    tx.enqueue({ task: 'inventory.adoptSafetyStock', payload: {}, key: 'inventory.adoptSafetyStock' });
    return [accept({ positions })];
  },
});

type FindRule = (at: Pick<DemandRow, 'skuId' | 'locationId'>) => SafetyRule;

/** SKU and location before SKU before location before all, as the statement that reads the demand chooses too. */
function indexRules(rules: readonly SafetyRule[]): FindRule {
  const byScope = new Map(rules.map((rule) => [`${rule.skuId}\n${rule.locationId}`, rule]));
  return ({ skuId, locationId }) =>
    (byScope.get(`${skuId}\n${locationId}`) ??
      byScope.get(`${skuId}\nnull`) ??
      byScope.get(`null\n${locationId}`) ??
      byScope.get('null\nnull'))!;
}

function toTarget({ skuId, locationId, days, units, squares }: DemandRow, rule: SafetyRule): StockTarget {
  const demand = demandOf(days, units, squares);
  return {
    skuId,
    locationId,
    method: rule.method,
    demandPerDay: demand.mean,
    demandDeviation: demand.deviation,
    days,
    safetyStock: safetyUnits(rule, demand),
    alertUnits: rule.alertUnits,
  };
}
