// The command that works out the safety stock of every position that a rule is about, from what has left it; the worker calls it every
// night. A position without a rule keeps what somebody set.
import Type from 'typebox';
import { accept, type CommandTx, defineCommand, type Item } from '../../../platform/command.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { demandOf, safetyUnits } from '../rules/safety-stock.ts';
import { closed } from '../schemas.ts';
import { loadStock } from '../stock-set.ts';
import {
  type DemandRow,
  deleteStaleTargets,
  lockSafetyRules,
  type StockTarget,
  selectSafetyRules,
  streamDemand,
  upsertTargets,
} from '../store/safety.ts';
import type { LocationList, SafetyRule } from '../types.ts';

export function createApplySafetyRules(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.applySafetyRules',
    summary: 'Works out the safety stock of all positions that a rule is about.',
    input: Type.Object({}, closed),
    output: Type.Object({ positions: Type.Integer(), changed: Type.Integer() }),
    roles: ['operations'],
    refusals: [],
    maxItems: 1,
    async run(tx, items) {
      await lockSafetyRules(tx);
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const find = indexRules(await selectSafetyRules(tx));
      let positions = 0;
      let changed = 0;
      for await (const batch of streamDemand(tx, tx.now)) {
        const targets = batch.map((row) => toTarget(row, find(row)));
        positions += targets.length;
        await upsertTargets(tx, targets, tx.now);
        changed += await setUnits(tx, items[0]!, dependencies, locations, batch, targets);
      }
      await deleteStaleTargets(tx);
      return [accept({ positions, changed })];
    },
  });
}

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

/** Sets what differs; how many did. */
async function setUnits(
  tx: CommandTx,
  item: Item<unknown>,
  { stock }: InventoryDependencies,
  { byId }: LocationList,
  rows: readonly DemandRow[],
  targets: readonly StockTarget[],
): Promise<number> {
  const positions = rows.map(({ skuId, sku, locationId }) => ({
    position: { skuId, sku, locationId, location: byId.get(locationId)!.code },
  }));
  const set = await loadStock(tx, stock, positions);
  let changed = 0;
  positions.forEach(({ position }, index) => {
    const { safetyStock } = targets[index]!;
    if (set.level(position).safetyStock === safetyStock) return;
    changed += 1;
    set.setSafetyStock(position, item, safetyStock);
  });
  await set.write('inventory.safetyStockSet');
  return changed;
}
