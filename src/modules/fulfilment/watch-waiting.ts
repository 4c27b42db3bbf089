// The watch over parts of orders that are not released: placed a while ago and unpaid, looked at by a person or on hold, or given
// back and waiting for stock. Orders that are released at once never come here.
import type { CommandTx, Item } from '../../platform/command.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { readReservations } from '../inventory/index.ts';
import {
  type LineDetail,
  type OrderDetail,
  readLineDetails,
  readOrders,
  type ShipGroup,
  selectUnreleased,
  storeOf,
} from '../orders/index.ts';
import { SOON_MS } from './release.ts';
import type { ReleaseContext } from './release-context.ts';
import { lookAtWaiting, rankOf, reasonOfWaiting } from './rules/late-risk.ts';
import { type LatestTimes, latestTimes } from './rules/latest-times.ts';
import {
  deleteLateRisks,
  type LateRisk,
  lockDueWaiting,
  lockProgress,
  moveProgress,
  upsertLateRisks,
  watchWaiting,
} from './store/late-risks.ts';
import { showTimes, toColumns, type Watched } from './watch-work.ts';
import { earliestPromise, wayOf } from './way.ts';

/** How far back a database that was never watched is looked through. */
const START_MS = 30 * 86_400_000;

const PAGE = 1000;
const MAX_PAGES = 50;

/** Notes orders that were placed a while ago and are not released. */
export async function findStragglers(tx: CommandTx): Promise<void> {
  const before = new Date(tx.now.getTime() - SOON_MS);
  const from = await lockProgress(tx, new Date(tx.now.getTime() - START_MS));
  if (from === null || from >= before) return;
  let after: { placedAt: Date; orderId: Uuid } | null = null;
  for (let page = 1; ; page++) {
    const found = await selectUnreleased(tx, { from, before, after, limit: PAGE });
    await watchOrders(tx, found);
    after = found.at(-1) ?? after;
    if (found.length < PAGE) return moveProgress(tx, before);
    // Those of the last instant are found again in the next round, which does no harm.
    if (page === MAX_PAGES) return moveProgress(tx, after!.placedAt);
  }
}

/** Has every part of the orders that is not released looked at in the next round. */
export async function watchOrders(
  tx: CommandTx,
  found: readonly { bucket: number; orderId: Uuid }[],
): Promise<void> {
  if (found.length === 0) return;
  const orders = await readOrders(
    tx,
    found.map((each) => each.orderId),
  );
  const bucketOfOrder = new Map(found.map((each) => [each.orderId, each.bucket]));
  const rows = orders.flatMap(({ orderId, channel, shipGroups }) =>
    shipGroups.map(({ no }) => ({ bucket: bucketOfOrder.get(orderId)!, orderId, shipGroup: no, channel })),
  );
  await watchWaiting(tx, rows, tx.now);
}

export async function watchWaitingParts(
  tx: CommandTx,
  item: Item<unknown>,
  context: ReleaseContext,
  limit: number,
): Promise<Watched> {
  const due = await lockDueWaiting(tx, tx.now, limit);
  const watched: Watched = { looked: due.length, raised: 0, cleared: 0 };
  if (due.length === 0) return watched;
  const facts = await readFacts(tx, due);
  const rows: LateRisk[] = [];
  const over: LateRisk[] = [];
  for (const row of due) {
    const part = findPart(row, context, facts);
    const look = part && lookAtWaiting(part.times, tx.now);
    const level = look?.level ?? null;
    if (part && look) {
      const reason = level && reasonOfWaiting(part.isHeld, part.backordered);
      const raisedAt = level === null ? null : (row.raisedAt ?? tx.now);
      const { promisedDate, locationId } = part;
      const kept = { promisedDate, locationId, level, reason, raisedAt, dueAt: look.dueAt };
      rows.push({ ...row, ...kept, ...toColumns(part.times) });
      if (level !== null && rankOf(level) > rankOf(row.level)) {
        watched.raised += 1;
        tell(tx, item, context, 'fulfilment.lateRisk', row, part, { level, reason });
      }
    } else over.push(row);
    if (level === null && row.level !== null) {
      watched.cleared += 1;
      const isCancelled = facts.orders.get(row.orderId)?.cancelledAt != null;
      const because = part ? 'in-time' : isCancelled ? 'cancelled' : 'released';
      tell(tx, item, context, 'fulfilment.lateRiskCleared', row, part, { level: row.level, because });
    }
  }
  await upsertLateRisks(tx, rows);
  await deleteLateRisks(tx, over);
  return watched;
}

interface Facts {
  readonly orders: ReadonlyMap<Uuid, OrderDetail>;
  readonly lines: ReadonlyMap<Uuid, readonly LineDetail[]>;
  /** Where reserved units of lines are, by `order/line`. */
  readonly reservedAt: ReadonlyMap<string, Uuid>;
}

async function readFacts(tx: CommandTx, due: readonly LateRisk[]): Promise<Facts> {
  const keys = [...new Map(due.map((row) => [row.orderId, row])).values()];
  const ids = keys.map((row) => row.orderId);
  const orders = await readOrders(tx, ids);
  const lines = await readLineDetails(tx, ids);
  const reservations = await readReservations(tx, keys);
  return {
    orders: new Map(orders.map((order) => [order.orderId, order])),
    lines: Map.groupBy(lines, (line) => line.orderId),
    reservedAt: new Map(
      reservations.flatMap((each) =>
        each.reserved > 0 ? [[`${each.orderId}/${each.lineNo}`, each.locationId] as const] : [],
      ),
    ),
  };
}

interface Part {
  order: OrderDetail;
  lines: readonly LineDetail[];
  locationId: Uuid | null;
  promisedDate: string;
  times: LatestTimes;
  isHeld: boolean;
  backordered: number;
}

/** What of a ship group is promised and not released; null when nothing is. */
function findPart(row: LateRisk, context: ReleaseContext, facts: Facts): Part | null {
  const order = facts.orders.get(row.orderId);
  const group = order?.shipGroups.find((each) => each.no === row.shipGroup);
  if (!order || !group || order.closedAt || order.cancelledAt) return null;
  const lines = (facts.lines.get(row.orderId) ?? []).filter(
    (line) => line.shipGroup === group.no && line.reserved + line.backordered > 0,
  );
  const promisedDate = earliestPromise(lines);
  if (promisedDate === null) return null;
  const at = lines.flatMap((line) => facts.reservedAt.get(`${row.orderId}/${line.lineNo}`) ?? [])[0];
  const { locationId, times } = findTimes(group, at ?? null, promisedDate, context);
  const backordered = lines.reduce((sum, line) => sum + line.backordered, 0);
  const isHeld = (order.holds?.length ?? 0) > 0;
  return { order, lines, locationId, promisedDate, times, isHeld, backordered };
}

/** By the location that has the units; of what nobody has yet, by whoever could send it last. */
function findTimes(
  group: ShipGroup,
  locationId: Uuid | null,
  promisedDate: string,
  { locations, rulesOf }: ReleaseContext,
): { locationId: Uuid | null; times: LatestTimes } {
  const own = locationId ?? storeOf(group, locations)?.locationId ?? null;
  const able = own === null ? locations.list.filter((each) => each.active) : [locations.byId.get(own)!];
  const all = able.map((location) =>
    latestTimes(wayOf(group, location, locations, rulesOf(location)), promisedDate),
  );
  const times = all.reduce((best, each) => (each.shipAt > best.shipAt ? each : best));
  return { locationId: own, times };
}

function tell(
  tx: CommandTx,
  item: Item<unknown>,
  { locations }: ReleaseContext,
  type: 'fulfilment.lateRisk' | 'fulfilment.lateRiskCleared',
  row: LateRisk,
  part: Part | null,
  attributes: Record<string, unknown>,
): void {
  const location = part?.locationId ? locations.byId.get(part.locationId) : undefined;
  tx.emit(item, {
    type,
    orderId: row.orderId,
    channel: row.channel,
    objects: [
      ['order', formatId('ord', row.orderId), 'order'],
      ...(location ? [['location', formatId('loc', location.locationId), 'has the units'] as const] : []),
      ...(part?.lines ?? []).map((line) => ['sku', line.sku, `line ${line.lineNo}`] as const),
    ],
    attributes: {
      fulfilmentOrderId: null,
      location: location?.code ?? null,
      groupNo: row.shipGroup,
      promisedDate: part?.promisedDate ?? row.promisedDate,
      ...showTimes(part?.times ?? null),
      ...attributes,
    },
  });
}
