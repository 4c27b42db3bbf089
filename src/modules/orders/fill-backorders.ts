// The single place that gives shares of free stock to the lines that wait for it: locks their orders, decides from where they ship,
// reserves, tells it, and writes down what the rule has decided. Commands say whose turn it is.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type LocationList, type ReservationUnits, reserveStock } from '../inventory/index.ts';
import {
  type AllocationPolicies,
  type AllocationPolicyReader,
  type ComingReleases,
  explainShare,
  type ReleaseReader,
  recordAllocations,
} from '../supply/index.ts';
import type { WaitingClaim } from './claims.ts';
import { type LoadedOrder, loadOrders, type OrderSet } from './order-set.ts';
import { latestDates, promiseAgain } from './promise-again.ts';
import { addReservation, type Exclusions, excludedLines, readExclusions } from './resourcing.ts';
import type { SharedStock } from './share-stock.ts';
import { type Fill, planUnits, type SourcingDependencies, type SourcingFacts } from './source-units.ts';
import { insertPromises, type NewPromise } from './store/promises.ts';
import type { LineRow } from './types.ts';

export interface SharingDependencies extends SourcingDependencies {
  readonly policies: AllocationPolicyReader;
  readonly releases: ReleaseReader;
}

export interface SharingRules {
  readonly policies: AllocationPolicies;
  readonly releases: ComingReleases;
}

export async function readSharingRules(
  tx: CommandTx,
  { policies, releases }: Pick<SharingDependencies, 'policies' | 'releases'>,
): Promise<SharingRules> {
  const versions = await readVersions(tx);
  return { policies: await policies.read(tx, versions), releases: await releases.read(tx, versions) };
}

/** Units that lines may take, by `orderId/lineNo`. */
export type Grants = ReadonlyMap<string, number>;

export const grantKey = (orderId: Uuid, lineNo: number): string => `${orderId}/${lineNo}`;

/** What one order may take, and where it is not served from this time. */
export interface Turn {
  readonly item: Item<unknown>;
  readonly orderId: Uuid;
  readonly notFrom: readonly Uuid[];
}

export interface Filler {
  readonly set: OrderSet;
  /** Gives the order what it may take of `facts.free`, as far as sourcing finds it; units by line. */
  fill(
    turn: Turn,
    grants: Grants,
    facts: SourcingFacts,
    shared: readonly SharedStock[],
  ): ReadonlyMap<number, number>;
  write(locations: LocationList): Promise<void>;
}

/** Locks the orders of `turns`. */
export async function openFiller(
  tx: CommandTx,
  dependencies: SourcingDependencies,
  turns: readonly Pick<Turn, 'item' | 'orderId'>[],
): Promise<Filler> {
  const items = turns.map(({ item, orderId }) => ({
    ...item,
    input: { orderId: formatId('ord', orderId) as string },
  }));
  const set = await loadOrders(tx, dependencies.stock, items);
  const exclusions = await readExclusions(tx, set, items);
  const rows = new Map<string, ReservationUnits>();
  const promises: NewPromise[] = [];
  return {
    set,
    fill(turn, grants, facts, shared) {
      const order = set.get(formatId('ord', turn.orderId));
      if (!order || order.row.closedAt || order.row.cancelledAt) return new Map();
      const fills = planTurn(order, turn, grants, facts, exclusions);
      if (fills.length === 0) return new Map();
      takeFills(tx, set, order, turn.item, fills, shared, rows);
      promises.push(...promiseAgain(tx, turn.item, order, latestDates(fills), { reason: 'stock allocated' }));
      return unitsByLine(fills);
    },
    async write(locations) {
      await set.write();
      await insertPromises(tx, promises, tx.now);
      await reserveStock(tx, dependencies.stock, locations, [...rows.values()]);
    },
  };
}

function planTurn(
  order: LoadedOrder,
  { orderId, notFrom }: Turn,
  grants: Grants,
  facts: SourcingFacts,
  exclusions: Exclusions,
): Fill[] {
  const wanted = new Map<number, number>();
  for (const line of waitingLines(order)) {
    const units = Math.min(line.backordered, grants.get(grantKey(orderId, line.lineNo)) ?? 0);
    if (units > 0) wanted.set(line.lineNo, units);
  }
  if (wanted.size === 0) return [];
  return planUnits(
    order,
    wanted,
    facts,
    excludedLines(order, exclusions, () => notFrom),
  );
}

function takeFills(
  tx: CommandTx,
  set: OrderSet,
  order: LoadedOrder,
  item: Item<unknown>,
  fills: readonly Fill[],
  shared: readonly SharedStock[],
  rows: Map<string, ReservationUnits>,
): void {
  const { bucket, orderId } = order.row;
  const wanted = new Map(waitingLines(order).map((line) => [line.lineNo, line.backordered]));
  const moves = fills.map(({ lineNo, quantity }) => ({
    lineNo,
    from: 'backordered' as const,
    to: 'reserved' as const,
    quantity,
  }));
  set.move(order, moves, item, formatId('ord', orderId));
  for (const fill of fills) addReservation(rows, { bucket, orderId, ...fill });
  emitFilled(tx, item, order, fills, wanted, shared);
}

export function waitingLines(order: LoadedOrder | undefined): LineRow[] {
  return [...(order?.lines.values() ?? [])].filter((line) => line.backordered > 0);
}

export function backorderedUnits(order: LoadedOrder): number {
  return waitingLines(order).reduce((sum, line) => sum + line.backordered, 0);
}

function unitsByLine(fills: readonly Fill[]): Map<number, number> {
  const units = new Map<number, number>();
  for (const { lineNo, quantity } of fills) units.set(lineNo, (units.get(lineNo) ?? 0) + quantity);
  return units;
}

const positions = new WeakMap<SharedStock, Map<string, number>>();

/** Places in the queue by `orderId/lineNo`, made once for each decision: queues are long. */
function positionsOf(decision: SharedStock): ReadonlyMap<string, number> {
  let known = positions.get(decision);
  if (!known) {
    const entries = decision.shares.map(
      ({ claim, position }) => [grantKey(claim.orderId, claim.lineNo), position] as const,
    );
    known = new Map(entries);
    positions.set(decision, known);
  }
  return known;
}

/** Says by which rule each line got how much, and where it stood in the queue. */
function emitFilled(
  tx: CommandTx,
  item: Item<unknown>,
  order: LoadedOrder,
  fills: readonly Fill[],
  wanted: ReadonlyMap<number, number>,
  shared: readonly SharedStock[],
): void {
  const { orderId, channel } = order.row;
  tx.emit(item, {
    type: 'orders.backorderFilled',
    orderId,
    channel,
    objects: [
      ['order', formatId('ord', orderId), 'order'],
      ...fills.map(
        ({ lineNo, locationId, quantity }) =>
          ['location', formatId('loc', locationId), `ships ${quantity} of line ${lineNo}`] as const,
      ),
    ],
    attributes: {
      filledUnits: fills.reduce((sum, fill) => sum + fill.quantity, 0),
      backorderedUnits: backorderedUnits(order),
      lines: [...unitsByLine(fills)].map(([lineNo, filled]) => {
        const { sku, skuId } = order.lines.get(lineNo)!;
        const decision = shared.find((each) => each.skuId === skuId);
        const position = decision && positionsOf(decision).get(grantKey(orderId, lineNo));
        const why = position && { rule: decision.rule, position, of: decision.shares.length };
        return { lineNo, sku, wanted: wanted.get(lineNo)!, filled, ...why };
      }),
    },
  });
}

/**
 * Writes down what each of `asked` got of every decision: `filled` units by `orderId/lineNo`. A line that was granted more than any
 * place could serve says so.
 */
export async function keepDecisions(
  tx: CommandTx,
  actor: string,
  shared: readonly SharedStock[],
  filled: Grants,
  asked: (claim: WaitingClaim) => boolean,
): Promise<void> {
  const decisions = shared.map((decision) => {
    const { rule, units } = decision;
    const wanted = decision.shares.reduce((sum, share) => sum + share.claim.quantity, 0);
    const shares = decision.shares
      .filter((share) => asked(share.claim))
      .map((share) => {
        const granted = filled.get(grantKey(share.claim.orderId, share.claim.lineNo)) ?? 0;
        const isBarred = granted < share.granted;
        const why = isBarred
          ? `${granted} of ${share.claim.quantity}: no place with free units may serve the rest`
          : explainShare(rule, { ...share, granted }, units, wanted);
        return { ...share, granted, why };
      });
    return { ...decision, wanted, shares, decidedBy: actor };
  });
  await recordAllocations(tx, decisions, tx.now);
}
