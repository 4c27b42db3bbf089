// The single place where fulfilment deals with lots: has them told for released work, says which were picked, and shows them. Orders
// without tracked SKUs cost no statement here.
import type { CommandTx } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { ItemRefused, refuse } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import {
  allocateLots,
  inventoryRefusals,
  type LocationList,
  type LotPick,
  lineKey,
  type PickedUnits,
  readToldLots,
  recordPickedLots,
  type TrackedSkus,
  type UnitsToTake,
} from '../inventory/index.ts';
import { type LoadedOrder, lockOrders, readLineDetails } from '../orders/index.ts';
import { findLine } from './fulfilment-set.ts';
import type { StockCorrection } from './progress.ts';
import { isEnded, toPick } from './rules.ts';
import { selectFulfilmentOrdersOf } from './store.ts';
import type { FulfilmentLine, FulfilmentOrder, LineLot, PackedLine } from './types.ts';

/** Has lots told for units that were just released: good on the promised day, first expired first. */
export async function tellLots(
  tx: CommandTx,
  tracked: TrackedSkus,
  locations: LocationList,
  released: readonly { of: LoadedOrder; locationId: Uuid; added: readonly PackedLine[] }[],
): Promise<void> {
  if (tracked.days.size === 0) return;
  const rows = released.flatMap(({ of, locationId, added }) =>
    added.flatMap(({ lineNo }): UnitsToTake[] => {
      const row = of.reservations.find((each) => each.lineNo === lineNo && each.locationId === locationId);
      if (!row || !tracked.days.has(row.skuId)) return [];
      const { bucket, orderId, skuId } = row;
      const goodOn = of.lines.get(lineNo)!.promisedDate;
      return [{ bucket, orderId, lineNo, locationId, skuId, quantity: row.released + row.picked, goodOn }];
    }),
  );
  await allocateLots(tx, tracked, locations, rows);
}

/** Units of one line that a picker has found, and not found. */
export interface LinePick {
  /** The item's place in the set. */
  readonly index: number;
  readonly order: FulfilmentOrder;
  readonly lineNo: number;
  readonly sku: string;
  readonly found: number;
  readonly missing: number;
  readonly lots?: readonly { lot: string; quantity: number }[] | undefined;
}

/** Lots that were told for units that are missing, by line. */
export type MissingLots = (order: FulfilmentOrder, lineNo: number) => readonly LotPick[];

/**
 * Says which lots were picked, before the units are moved on, and notes them in the lines; throws ItemRefused where a lot may not be
 * taken.
 */
export async function pickLots(
  tx: CommandTx,
  { tracked, locations }: { readonly tracked: TrackedSkus; readonly locations: LocationList },
  picks: readonly LinePick[],
): Promise<MissingLots> {
  const missing = new Map<string, readonly LotPick[]>();
  const keyOf = (order: FulfilmentOrder, lineNo: number) => `${order.fulfilmentOrderId}/${lineNo}`;
  const answer: MissingLots = (order, lineNo) => missing.get(keyOf(order, lineNo)) ?? [];
  for (const { index, sku, lots: named } of picks)
    if (named && !tracked.ids.has(sku))
      throw new ItemRefused(index, refuse(inventoryRefusals.lotNotTracked, { sku }));
  const own = picks.filter(({ sku, order }) => tracked.ids.has(sku) && order.parcelId === null);
  if (own.length === 0) return answer;
  const orders = [...new Map(own.map(({ order }) => [order.orderId, order])).values()];
  // Two who pick of the same order go one after the other, as they would a moment later anyway.
  await lockOrders(tx, orders.toSorted(byKey));
  const details = await readLineDetails(
    tx,
    orders.map((order) => order.orderId),
  );
  const promised = new Map(details.map((line) => [`${line.orderId}/${line.lineNo}`, line.promisedDate]));
  const rows = own.map(({ order, lineNo, sku, found, missing: units, lots: named }): PickedUnits => {
    const { bucket, orderId, locationId } = order;
    const goodOn = promised.get(`${orderId}/${lineNo}`) ?? null;
    const skuId = tracked.ids.get(sku)!;
    return {
      bucket,
      orderId,
      lineNo,
      locationId,
      skuId,
      quantity: found,
      missing: units,
      lots: named,
      goodOn,
    };
  });
  const recorded = await recordPickedLots(tx, tracked, locations, rows);
  recorded.forEach((each, at) => {
    const { index, order, lineNo } = own[at]!;
    if (each === null) return;
    if ('code' in each) throw new ItemRefused(index, each);
    missing.set(keyOf(order, lineNo), each.missing);
    if (each.taken.length > 0) noteLots(findLine(order, lineNo)!, each.taken);
  });
  return answer;
}

const byKey = (a: FulfilmentOrder, b: FulfilmentOrder) =>
  a.bucket - b.bucket || (a.orderId < b.orderId ? -1 : 1);

function noteLots(line: FulfilmentLine, taken: readonly LotPick[]): void {
  const lots = new Map((line.lots ?? []).map((each) => [each.lot, each]));
  for (const { lot, expiresOn, quantity } of taken)
    lots.set(lot, { lot, expiresOn, quantity: quantity + (lots.get(lot)?.quantity ?? 0) });
  line.lots = [...lots.values()];
}

/** A correction for units of a line. */
export interface LineCorrection extends StockCorrection {
  readonly order: FulfilmentOrder;
  readonly lineNo: number;
}

/** Corrections of the lots that were told, the rest without one. */
export function splitByLot(corrections: readonly LineCorrection[], lotsOf: MissingLots): StockCorrection[] {
  return corrections.flatMap(({ order, lineNo, ...correction }): StockCorrection[] => {
    let left = -correction.quantity;
    const named = lotsOf(order, lineNo).flatMap(({ lot, quantity }): StockCorrection[] => {
      const units = Math.min(left, quantity);
      left -= units;
      return units > 0 ? [{ ...correction, lot, quantity: -units }] : [];
    });
    return left > 0 ? [...named, { ...correction, quantity: -left }] : named;
  });
}

/**
 * Lots that are told for units which are about to be turned down, first expired first. Called before they are given back.
 */
export async function readLotsTurnedDown(
  tx: CommandTx,
  tracked: TrackedSkus,
  orders: readonly FulfilmentOrder[],
): Promise<MissingLots> {
  const toldOf = await readLotsToPick(tx, tracked, orders);
  return (order, lineNo) => toldOf(order, findLine(order, lineNo)!);
}

/** Which lots are told for the units of work that are not picked yet. */
export type ToldLotsOf = (order: FulfilmentOrder, line: FulfilmentLine) => readonly LineLot[];

const NONE: ToldLotsOf = () => [];

/** Lots to take for fulfilment orders, as pick lists name them. */
export async function readLotsToPick(
  db: Queryable,
  tracked: TrackedSkus,
  orders: readonly FulfilmentOrder[],
): Promise<ToldLotsOf> {
  const open = linesToTake(orders, tracked);
  if (open.length === 0) return NONE;
  const told = await readToldLots(
    db,
    open.map(({ order, line }) => keyOfLine(order, line)),
  );
  const left = new Map(
    [...told].map(([key, lots]) => [
      key,
      lots.flatMap(({ lot, expiresOn, quantity, picked }): LineLot[] =>
        quantity > picked ? [{ lot, expiresOn, quantity: quantity - picked }] : [],
      ),
    ]),
  );
  // Rarely, a line is in two fulfilment orders of one location: the older one has those that expire first.
  const isShared = open.some(
    ({ order, line }) => sumOf(left.get(lineKey(keyOfLine(order, line))) ?? []) > toPick(line),
  );
  const all = isShared ? linesToTake(await selectFulfilmentOrdersOf(db, orders), tracked) : open;
  all.sort((a, b) => (a.order.fulfilmentOrderId < b.order.fulfilmentOrderId ? -1 : 1));
  const shares = new Map<string, LineLot[]>();
  const seen = new Set<string>();
  for (const { order, line } of all) {
    const key = `${order.fulfilmentOrderId}/${line.lineNo}`;
    if (seen.has(key)) continue;
    seen.add(key);
    shares.set(key, takeUnits(left.get(lineKey(keyOfLine(order, line))) ?? [], toPick(line)));
  }
  return (order, line) => shares.get(`${order.fulfilmentOrderId}/${line.lineNo}`) ?? [];
}

function linesToTake(orders: readonly FulfilmentOrder[], tracked: TrackedSkus) {
  return orders
    .filter((order) => !isEnded(order.state) && order.parcelId === null)
    .flatMap((order) =>
      order.lines
        .filter((line) => toPick(line) > 0 && tracked.ids.has(line.sku))
        .map((line) => ({ order, line })),
    );
}

function keyOfLine({ bucket, orderId, locationId }: FulfilmentOrder, { lineNo }: FulfilmentLine) {
  return { bucket, orderId, lineNo, locationId };
}

const sumOf = (lots: readonly LineLot[]) => lots.reduce((sum, lot) => sum + lot.quantity, 0);

/** Takes so many units off the list, from its beginning. */
function takeUnits(lots: LineLot[], quantity: number): LineLot[] {
  const taken: LineLot[] = [];
  let left = quantity;
  while (left > 0 && lots.length > 0) {
    const first = lots[0]!;
    const units = Math.min(left, first.quantity);
    taken.push({ ...first, quantity: units });
    left -= units;
    if (units === first.quantity) lots.shift();
    else lots[0] = { ...first, quantity: first.quantity - units };
  }
  return taken;
}
