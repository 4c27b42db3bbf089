// Every event of inventory. A set makes one event a thousand positions and actor, however many rows it changed; each event
// names every SKU and location it concerns, so that who waits for stock (backorders) need look no further.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { EventObject } from '../../platform/events.ts';
import { bucketOf, formatId, type Uuid } from '../../platform/ids.ts';
import type { WriteOutcome } from './schemas.ts';
import type { LowPosition } from './store/safety.ts';
import type { Count, Hold, Location } from './types.ts';

const POSITIONS_AN_EVENT = 1000;
/** Positions whose figures stand in the event's attributes; movements have all of them. */
const LISTED = 100;

export type StockEventType =
  | 'inventory.stockSet'
  | 'inventory.stockAdjusted'
  | 'inventory.stockReceived'
  | 'inventory.stockTransferred'
  | 'inventory.safetyStockSet'
  | 'inventory.stockRepaired'
  | 'inventory.stockExpired';

export interface PositionChange {
  readonly actor: Actor;
  readonly skuId: Uuid;
  readonly sku: string;
  readonly locationId: Uuid;
  readonly location: string;
  /** Units more (or less) on hand. */
  readonly onHand: number;
  /** Units more (or less) free to promise. */
  readonly available: number;
}

/** The SKU's qualifier says what became of its free units: `raised`, `lowered` or `unchanged`. */
export function emitStock(tx: CommandTx, type: StockEventType, changes: readonly PositionChange[]): void {
  for (const group of Map.groupBy(changes, (change) => change.actor.id).values()) {
    for (let from = 0; from < group.length; from += POSITIONS_AN_EVENT) {
      const part = group.slice(from, from + POSITIONS_AN_EVENT);
      const objects = new Map<string, EventObject>();
      for (const { sku, locationId, available } of part) {
        const qualifier = available > 0 ? 'raised' : available < 0 ? 'lowered' : 'unchanged';
        objects.set(`sku ${qualifier} ${sku}`, ['sku', sku, qualifier]);
        objects.set(locationId, ['location', formatId('loc', locationId), 'location']);
      }
      tx.emit(part[0]!, {
        type,
        bucket: bucketOf(part[0]!.skuId),
        objects: [...objects.values()],
        attributes: {
          positions: part.length,
          units: part.reduce((sum, change) => sum + change.onHand, 0),
          changes: part
            .slice(0, LISTED)
            .map(({ sku, location, onHand, available }) => ({ sku, location, onHand, available })),
        },
      });
    }
  }
}

export interface LocationChange {
  readonly actor: Actor;
  readonly location: Location;
  readonly outcome: WriteOutcome;
  readonly fields: readonly string[];
}

/** One event a location: there are few, and what changed at one wants to be found. */
export function emitLocations(
  tx: CommandTx,
  type: 'inventory.locationUpserted' | 'inventory.locationDeactivated',
  changes: readonly LocationChange[],
): void {
  for (const { actor, location, outcome, fields } of changes) {
    if (outcome === 'unchanged') continue;
    tx.emit(
      { actor },
      {
        type,
        bucket: bucketOf(location.locationId),
        objects: [['location', formatId('loc', location.locationId), outcome]],
        attributes: { code: location.code, fields },
      },
    );
  }
}

export type ChannelRuleEventType = 'inventory.channelBufferSet' | 'inventory.channelAllocationSet';

export interface ChannelRuleChange {
  readonly actor: Actor;
  readonly channel: string;
  readonly sku: string | null;
  readonly location: { readonly locationId: Uuid; readonly code: string } | null;
  readonly outcome: 'created' | 'changed' | 'removed' | 'unchanged';
  readonly units: number;
  readonly percent?: number;
}

/** One event a thousand rules and actor: lists of them come as files. */
export function emitChannelRules(
  tx: CommandTx,
  type: ChannelRuleEventType,
  changes: readonly ChannelRuleChange[],
): void {
  const changed = changes.filter(({ outcome }) => outcome !== 'unchanged');
  for (const group of Map.groupBy(changed, (change) => change.actor.id).values()) {
    for (let from = 0; from < group.length; from += POSITIONS_AN_EVENT) {
      const part = group.slice(from, from + POSITIONS_AN_EVENT);
      const objects = new Map<string, EventObject>();
      for (const { channel, sku, location } of part) {
        objects.set(`channel ${channel}`, ['channel', channel, 'channel']);
        if (sku !== null) objects.set(`sku ${sku}`, ['sku', sku, 'sku']);
        if (location)
          objects.set(location.locationId, ['location', formatId('loc', location.locationId), 'location']);
      }
      const rules = part.slice(0, LISTED).map(({ channel, sku, location, outcome, units, percent }) => ({
        channel,
        sku,
        location: location?.code ?? null,
        outcome,
        units,
        ...(percent === undefined ? {} : { percent }),
      }));
      tx.emit(part[0]!, {
        type,
        objects: [...objects.values()],
        attributes: { changed: part.length, rules },
      });
    }
  }
}

export interface SafetyRuleChange {
  readonly actor: Actor;
  readonly sku: string | null;
  readonly location: { readonly locationId: Uuid; readonly code: string } | null;
  readonly outcome: ChannelRuleChange['outcome'];
  readonly method: string;
}

/** One event a thousand rules and actor. */
export function emitSafetyRules(tx: CommandTx, changes: readonly SafetyRuleChange[]): void {
  const changed = changes.filter(({ outcome }) => outcome !== 'unchanged');
  for (const group of Map.groupBy(changed, (change) => change.actor.id).values()) {
    for (let from = 0; from < group.length; from += POSITIONS_AN_EVENT) {
      const part = group.slice(from, from + POSITIONS_AN_EVENT);
      const objects = new Map<string, EventObject>();
      for (const { sku, location } of part) {
        if (sku !== null) objects.set(`sku ${sku}`, ['sku', sku, 'sku']);
        if (location)
          objects.set(location.locationId, ['location', formatId('loc', location.locationId), 'location']);
      }
      const rules = part.slice(0, LISTED).map(({ sku, location, outcome, method }) => ({
        sku,
        location: location?.code ?? null,
        outcome,
        method,
      }));
      tx.emit(part[0]!, {
        type: 'inventory.safetyRuleSet',
        objects: [...objects.values()],
        attributes: { changed: part.length, rules },
      });
    }
  }
}

/** One event a thousand positions; each position is told once a crossing. */
export function emitLowStock(
  tx: CommandTx,
  actor: Actor,
  type: 'inventory.stockRanLow' | 'inventory.stockRecovered',
  positions: readonly LowPosition[],
): void {
  for (let from = 0; from < positions.length; from += POSITIONS_AN_EVENT) {
    const part = positions.slice(from, from + POSITIONS_AN_EVENT);
    const objects = new Map<string, EventObject>();
    for (const { sku, locationId } of part) {
      objects.set(`sku ${sku}`, ['sku', sku, type === 'inventory.stockRanLow' ? 'low' : 'recovered']);
      objects.set(locationId, ['location', formatId('loc', locationId), 'location']);
    }
    const listed = part
      .slice(0, LISTED)
      .map(({ sku, location, unpromised, lowAt }) => ({ sku, location, unpromised, lowAt }));
    tx.emit(
      { actor },
      { type, objects: [...objects.values()], attributes: { positions: part.length, listed } },
    );
  }
}

export function emitPool(
  tx: CommandTx,
  actor: Actor,
  type: 'inventory.poolUpserted' | 'inventory.poolRemoved',
  pool: {
    readonly code: string;
    readonly locationIds: readonly Uuid[];
    readonly channels: readonly string[];
  },
  fields: readonly string[],
): void {
  tx.emit(
    { actor },
    {
      type,
      objects: [
        ['pool', pool.code, 'pool'],
        ...pool.locationIds.map((id) => ['location', formatId('loc', id), 'member'] as const),
        ...pool.channels.map((channel) => ['channel', channel, 'seller'] as const),
      ],
      attributes: { fields },
    },
  );
}

export type CountEvent =
  | 'inventory.countRecorded'
  | 'inventory.countPosted'
  | 'inventory.countRejected'
  | 'inventory.countCancelled';

/** One event a thousand counts, by location. */
export function emitCountsOpened(
  tx: CommandTx,
  counts: readonly (Pick<Count, 'sku' | 'locationId' | 'dueOn' | 'class'> & { readonly actor: Actor })[],
  codes: ReadonlyMap<Uuid, { readonly code: string }>,
): void {
  for (const [locationId, group] of Map.groupBy(counts, (count) => count.locationId)) {
    for (let from = 0; from < group.length; from += POSITIONS_AN_EVENT) {
      const part = group.slice(from, from + POSITIONS_AN_EVENT);
      tx.emit(part[0]!, {
        type: 'inventory.countsOpened',
        bucket: bucketOf(locationId),
        objects: [
          ['location', formatId('loc', locationId), 'location'],
          ...part.map(({ sku }) => ['sku', sku, 'sku'] as const),
        ],
        attributes: {
          location: codes.get(locationId)?.code ?? null,
          counts: part.length,
          positions: part
            .slice(0, LISTED)
            .map(({ sku, dueOn, class: countClass }) => ({ sku, dueOn, class: countClass })),
        },
      });
    }
  }
}

/** One event a count: somebody has to answer for each. */
export function emitCount(
  tx: CommandTx,
  actor: Actor,
  type: CountEvent,
  count: Count,
  location: string,
): void {
  tx.emit(
    { actor },
    {
      type,
      bucket: bucketOf(count.countId),
      objects: [
        ['count', formatId('cnt', count.countId), 'count'],
        ['sku', count.sku, 'sku'],
        ['location', formatId('loc', count.locationId), 'location'],
      ],
      attributes: { location, variance: count.variance, reason: count.reason, countedBy: count.countedBy },
    },
  );
}

type HoldEventType =
  | 'inventory.stockHeld'
  | 'inventory.holdExtended'
  | 'inventory.holdReleased'
  | 'inventory.holdExpired';

/** What each event does to the free units of its SKUs. */
const HOLD_EFFECT: Readonly<Record<HoldEventType, string>> = {
  'inventory.stockHeld': 'lowered',
  'inventory.holdExtended': 'unchanged',
  'inventory.holdReleased': 'raised',
  'inventory.holdExpired': 'raised',
};

/** One event a hold, in the bucket of its id, so that all events of one hold stay in order. */
export function emitHold(
  tx: CommandTx,
  actor: Actor,
  type: HoldEventType,
  hold: Pick<Hold, 'holdId' | 'expiresAt' | 'channel' | 'lines'>,
): void {
  const objects = new Map<string, EventObject>();
  for (const { sku, locationId } of hold.lines) {
    objects.set(`sku ${sku}`, ['sku', sku, HOLD_EFFECT[type]]);
    objects.set(locationId, ['location', formatId('loc', locationId), 'location']);
  }
  const units = hold.lines.reduce((sum, line) => sum + line.quantity, 0);
  tx.emit(
    { actor },
    {
      type,
      bucket: bucketOf(hold.holdId),
      channel: hold.channel,
      objects: [['hold', formatId('hld', hold.holdId), 'hold'], ...objects.values()],
      attributes: { units, expiresAt: hold.expiresAt.toISOString() },
    },
  );
}
