// The command that opens the counts that are due, location by location; the worker calls it every night. Which positions are important
// is worked out anew each time from what moved. It locks no stock and keeps nobody from counting.
import Type from 'typebox';
import { accept, type CommandTx, defineCommand } from '../../../platform/command.ts';
import { newUuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { findCountRule } from '../count-set.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { emitCountsOpened } from '../events.ts';
import { classify, DEFAULT_COUNT_RULE, dueDate, intervalOf } from '../rules/counts.ts';
import { dayAt } from '../rules/opening-hours.ts';
import { closed } from '../schemas.ts';
import {
  type CountCandidate,
  insertCounts,
  lockCountPlans,
  type NewCount,
  selectCountRules,
  selectCountStarts,
  streamCandidates,
} from '../store/counts.ts';
import type { CountRule, Location } from '../types.ts';

type Planned = NewCount & { readonly sku: string };

export function createPlanCounts(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.planCounts',
    summary: 'Opens the counts that are due at every active location.',
    input: Type.Object({}, closed),
    output: Type.Object({ opened: Type.Integer() }),
    roles: ['operations'],
    refusals: [],
    maxItems: 1,
    async run(tx, items) {
      await lockCountPlans(tx);
      const planned = await planLocations(tx, dependencies);
      const opened = await insertCounts(tx, planned, tx.now);
      const { byId } = await dependencies.locations.read(tx, await readVersions(tx));
      const told = planned.filter((count) => opened.has(count.countId));
      emitCountsOpened(
        tx,
        told.map((count) => ({ ...count, actor: items[0]!.actor })),
        byId,
      );
      return [accept({ opened: opened.size })];
    },
  });
}

async function planLocations(tx: CommandTx, dependencies: InventoryDependencies): Promise<Planned[]> {
  const { byId } = await dependencies.locations.read(tx, await readVersions(tx));
  const rules = await selectCountRules(tx);
  const starts = await selectCountStarts(tx);
  const general = rules.find((rule) => rule.locationId === null) ?? DEFAULT_COUNT_RULE;
  const planned: Planned[] = [];
  const finish = async (rows: readonly CountCandidate[]) => {
    const location = rows[0] && byId.get(rows[0].locationId);
    if (!location?.active) return;
    const rule = findCountRule(rules, location.locationId);
    const start = starts.get(location.locationId) ?? tx.now;
    planned.push(
      ...planLocation(rows, await weigh(tx, dependencies, rule, rows), rule, location, start, tx.now),
    );
  };
  let rows: CountCandidate[] = [];
  for await (const batch of streamCandidates(tx, tx.now, general.windowDays)) {
    for (const row of batch) {
      if (rows.length > 0 && rows[0]!.locationId !== row.locationId) {
        await finish(rows);
        rows = [];
      }
      rows.push(row);
    }
  }
  await finish(rows);
  return planned;
}

/** What each position weighs; of the value: units at the price for everybody. */
async function weigh(
  tx: CommandTx,
  { catalog }: InventoryDependencies,
  { basis, currency }: CountRule,
  rows: readonly CountCandidate[],
): Promise<number[]> {
  if (basis !== 'value') return rows.map((row) => row[basis]);
  const keys = rows.map(({ sku }) => ({ sku, channel: null, currency: currency!, quantity: 1 }));
  const prices = await catalog.readPrices(tx, await readVersions(tx), keys, tx.now);
  return rows.map((row, index) => row.units * (prices[index]?.amountMinor ?? 0));
}

function planLocation(
  rows: readonly CountCandidate[],
  weights: readonly number[],
  rule: CountRule,
  location: Location,
  start: Date,
  now: Date,
): Planned[] {
  const classes = classify(
    rows.map((key, index) => ({ key, weight: weights[index]! })),
    rule.aShare,
    rule.bShare,
  );
  const today = dayAt(location, now);
  const from = dayAt(location, start < now ? start : now);
  const due: Planned[] = [];
  for (const row of rows) {
    if (row.underWay) continue;
    const countClass = classes.get(row)!;
    const last = row.lastCounted && dayAt(location, row.lastCounted);
    const dueOn = dueDate(intervalOf(rule, countClass), last, from, row.sku);
    if (dueOn > today) continue;
    const { skuId, sku, locationId } = row;
    due.push({ countId: newUuid(), skuId, sku, locationId, class: countClass, dueOn });
  }
  const room = Math.max(0, rule.openLimit - rows.filter((row) => row.underWay).length);
  // The important ones first, and of those who waits longest.
  due.sort((a, b) =>
    a.class! + a.dueOn < b.class! + b.dueOn ? -1 : a.class! + a.dueOn > b.class! + b.dueOn ? 1 : 0,
  );
  return due.slice(0, room);
}
