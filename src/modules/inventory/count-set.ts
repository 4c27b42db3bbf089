// The single place where a set of counts is loaded, decided and written: the counts locked, the stock of their positions, the rule of
// each location. Differences are posted as movements; what was counted stays with the count.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { InventoryDependencies } from './dependencies.ts';
import { type CountEvent, emitCount } from './events.ts';
import type { Position } from './positions.ts';
import { DEFAULT_COUNT_RULE } from './rules/counts.ts';
import type { CountView } from './schemas.ts';
import { loadStock, type StockSet } from './stock-set.ts';
import { lockCountRows, selectCountRules, updateCounts } from './store/counts.ts';
import { lockCounts } from './store/stock.ts';
import type { Count, CountRule, LocationList } from './types.ts';
import { showCount } from './views.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export interface CountSet {
  readonly locations: LocationList;
  readonly stock: StockSet;
  /** The count of a public id; undefined when there is none. */
  get(countId: string): Mutable<Count> | undefined;
  positionOf(count: Count): Position;
  ruleOf(count: Count): CountRule;
  /** Posts the differences of a count; the caller has checked them. */
  post(count: Count, item: Item<unknown>): void;
  /** Notes that the count changed, and as what that is told. */
  touch(count: Count, item: Item<unknown>, type: CountEvent): void;
  show(count: Count): CountView;
  write(): Promise<void>;
}

/** The rule of a location: its own, else the one for all, else what holds without any. */
export function findCountRule(rules: readonly CountRule[], locationId: Uuid): CountRule {
  return (
    rules.find((rule) => rule.locationId === locationId) ??
    rules.find((rule) => rule.locationId === null) ??
    DEFAULT_COUNT_RULE
  );
}

/** `prepare` is called when the counts are locked, before the stock of their positions is read. */
export async function loadCounts(
  tx: CommandTx,
  { locations: reader, stock: snapshot }: Pick<InventoryDependencies, 'locations' | 'stock'>,
  items: readonly Item<{ readonly countId: string }>[],
  prepare?: (
    find: (countId: string) => Count | undefined,
    positionOf: (count: Count) => Position,
  ) => Promise<void>,
): Promise<CountSet> {
  await lockCounts(tx);
  const locations = await reader.read(tx, await readVersions(tx));
  const ids = new Set(items.flatMap(({ input }) => parseId('cnt', input.countId) ?? []));
  const counts = await lockCountRows(tx, [...ids].sort());
  const positionOf = ({ skuId, sku, locationId }: Count): Position => {
    return { skuId, sku, locationId, location: locations.byId.get(locationId)!.code };
  };
  const find = (countId: string) => {
    const id = parseId('cnt', countId);
    return id === null ? undefined : counts.get(id);
  };
  await prepare?.(find, positionOf);
  const positions = [...counts.values()].map((count) => ({ position: positionOf(count) }));
  const stock = await loadStock(tx, snapshot, positions);
  const rules = await selectCountRules(tx);
  const changed = new Set<Count>();
  return {
    locations,
    stock,
    get: find,
    positionOf,
    ruleOf: (count) => findCountRule(rules, count.locationId),
    post(count, item) {
      const position = positionOf(count);
      const reference = formatId('cnt', count.countId);
      for (const { lot, expiresOn, counted, expected } of count.entries ?? []) {
        const reason = count.reason ?? 'cycle count';
        const named = lot === null ? {} : { lot, expiresOn };
        stock.move(position, item, {
          type: 'count',
          quantity: counted - expected,
          reference,
          reason,
          ...named,
        });
      }
    },
    touch(count, item, type) {
      changed.add(count);
      emitCount(tx, item.actor, type, count, positionOf(count).location);
    },
    show: (count) => showCount(count, locations.byId),
    async write() {
      await updateCounts(tx, [...changed]);
      await stock.write('inventory.stockSet');
    },
  };
}
