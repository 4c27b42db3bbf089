// Every event of carriers. A set makes one event an actor and carrier, however many rows it changed: a rate card of 10,000 rows
// must not put 10,000 events into the log that orders are read from.
import type { Actor, CommandTx } from '../../platform/command.ts';
import type { EventObject } from '../../platform/events.ts';
import type { WriteOutcome } from './schemas.ts';

export type CarrierEventType =
  | 'carriers.carrierServiceUpserted'
  | 'carriers.carrierCalendarUpserted'
  | 'carriers.collectionUpserted'
  | 'carriers.zoneUpserted'
  | 'carriers.transitTimeUpserted'
  | 'carriers.rateUpserted';

/** Codes that are named in one event; the counts are always complete. */
const MAX_NAMED = 200;

export interface Change {
  readonly actor: Actor;
  readonly carrier: string;
  /** What of the carrier: a service, a zone, a lane. */
  readonly what: string;
  readonly outcome: WriteOutcome;
}

/** One event for what an actor created or changed at a carrier; none for what stayed as it was. */
export function emitChanges(tx: CommandTx, type: CarrierEventType, changes: readonly Change[]): void {
  const written = changes.filter((change) => change.outcome !== 'unchanged');
  for (const group of Map.groupBy(written, (change) => `${change.actor.id}\n${change.carrier}`).values()) {
    const [{ actor, carrier }] = group as [Change];
    const created = group.filter((change) => change.outcome === 'created').length;
    const named = new Set(group.map((change) => change.what));
    tx.emit(
      { actor },
      {
        type,
        objects: [carrierObject(carrier)],
        attributes: { created, changed: group.length - created, named: [...named].slice(0, MAX_NAMED) },
      },
    );
  }
}

export type RemovalEventType = 'carriers.carrierCalendarRemoved' | 'carriers.collectionRemoved';

/** One event for each, with what was taken away. */
export function emitRemoval(
  tx: CommandTx,
  actor: Actor,
  type: RemovalEventType,
  carrier: string,
  attributes: Record<string, unknown>,
): void {
  tx.emit({ actor }, { type, objects: [carrierObject(carrier)], attributes });
}

export type RateCardEventType =
  | 'carriers.rateCardDraftStarted'
  | 'carriers.rateCardDraftCleared'
  | RowRemovalEventType
  | 'carriers.fuelSurchargeSet'
  | 'carriers.rateCardPublished';

export function emitRateCard(
  tx: CommandTx,
  item: { readonly actor: Actor },
  type: RateCardEventType,
  card: { readonly carrier: string; readonly version: number },
  attributes: Record<string, unknown>,
): void {
  const objects: EventObject[] = [
    carrierObject(card.carrier),
    ['rate-card', `${card.carrier}/${card.version}`, 'rate-card'],
  ];
  tx.emit(item, { type, objects, attributes: { version: card.version, ...attributes } });
}

export type RowRemovalEventType =
  | 'carriers.zoneRemoved'
  | 'carriers.transitTimeRemoved'
  | 'carriers.rateRemoved';

export interface RowRemoval {
  readonly actor: Actor;
  /** The draft that it stood in. */
  readonly card: { readonly carrier: string; readonly version: number };
  /** What of it: a zone, a lane. */
  readonly what: string;
}

/** One event for what an actor took out of a draft. */
export function emitRowRemovals(
  tx: CommandTx,
  type: RowRemovalEventType,
  removals: readonly RowRemoval[],
): void {
  const keyOf = ({ actor, card }: RowRemoval) => `${actor.id}\n${card.carrier}`;
  for (const group of Map.groupBy(removals, keyOf).values()) {
    const [{ actor, card }] = group as [RowRemoval];
    const named = new Set(group.map((removal) => removal.what));
    emitRateCard(tx, { actor }, type, card, {
      removed: group.length,
      named: [...named].slice(0, MAX_NAMED),
    });
  }
}

const carrierObject = (carrier: string): EventObject => ['carrier', carrier, 'carrier'];
