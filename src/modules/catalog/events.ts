// Every event of the catalogue. A set makes one event per actor, however many rows it changed: a bulk upsert of 100,000
// SKUs must not put 100,000 events into the log that orders are read from.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { WriteOutcome } from './schemas.ts';
import type { BundleComponent, Price } from './types.ts';

/** Objects named in one event; the counts in its attributes are always complete. */
const MAX_OBJECTS = 1000;
const MAX_PRICES = 200;

export interface Change {
  readonly actor: Actor;
  /** SKU, or product code. */
  readonly id: string;
  readonly outcome: WriteOutcome;
  /** Names of changed fields; empty when created. */
  readonly fields: readonly string[];
}

/** One event per actor for what was created or changed; none for a set that changed nothing. */
export function emitChanges(
  tx: CommandTx,
  event: { type: 'catalog.variantsUpserted' | 'catalog.productsUpserted'; object: 'sku' | 'product' },
  changes: readonly Change[],
): void {
  const written = changes.filter((change) => change.outcome !== 'unchanged');
  for (const group of groupByActor(written)) {
    const created = group.filter((change) => change.outcome === 'created').length;
    const fields = new Set(group.flatMap((change) => change.fields));
    tx.emit(group[0]!, {
      type: event.type,
      objects: group.slice(0, MAX_OBJECTS).map((change) => [event.object, change.id, change.outcome]),
      attributes: { created, changed: group.length - created, fields: [...fields].sort() },
    });
  }
}

export interface PriceChange {
  readonly actor: Actor;
  readonly price: Price;
}

/** One event per actor; `prices` holds the first of them as they are now (or were, when removed). */
export function emitPrices(
  tx: CommandTx,
  type: 'catalog.pricesSet' | 'catalog.pricesRemoved',
  changes: readonly PriceChange[],
): void {
  for (const group of groupByActor(changes)) {
    const skus = new Set(group.map((change) => change.price.sku));
    tx.emit(group[0]!, {
      type,
      objects: [...skus].slice(0, MAX_OBJECTS).map((sku) => ['sku', sku, 'priced']),
      attributes: { count: group.length, prices: group.slice(0, MAX_PRICES).map((change) => change.price) },
    });
  }
}

function groupByActor<T extends { readonly actor: Actor }>(changes: readonly T[]): T[][] {
  return [...Map.groupBy(changes, (change) => change.actor.id).values()];
}

/** One event per variant: taking something out of sale is rare and wants to be found. */
export function emitDiscontinued(tx: CommandTx, actor: Actor, sku: string, bundles: readonly string[]): void {
  tx.emit(
    { actor },
    {
      type: 'catalog.variantDiscontinued',
      objects: [
        ['sku', sku, 'discontinued'],
        ...bundles.slice(0, MAX_OBJECTS).map((bundle) => ['sku', bundle, 'contains'] as const),
      ],
    },
  );
}

/** One event per bundle; no components: it is a plain variant again. */
export function emitBundle(
  tx: CommandTx,
  actor: Actor,
  sku: string,
  components: readonly BundleComponent[],
): void {
  tx.emit(
    { actor },
    {
      type: 'catalog.bundleDefined',
      objects: [
        ['sku', sku, 'bundle'],
        ...components.map((component) => ['sku', component.sku, 'component'] as const),
      ],
      attributes: { components },
    },
  );
}
