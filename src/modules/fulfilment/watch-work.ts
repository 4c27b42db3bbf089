// The watch over work that is released: fulfilment orders whose picking or shipping should have begun by now.
import type { CommandTx, Item } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import { type OrderDetail, readLineDetails, readOrders } from '../orders/index.ts';
import { fulfilmentEvent } from './events.ts';
import { loadFulfilmentOrders, publicFulfilmentId } from './fulfilment-set.ts';
import type { ReleaseContext } from './release-context.ts';
import { lookAtWork, pendingStep, rankOf, reasonOfWork } from './rules/late-risk.ts';
import { type LatestTimes, latestTimes } from './rules/latest-times.ts';
import { isEnded } from './rules.ts';
import {
  deleteLateRisks,
  type LateRisk,
  type LateRiskKey,
  selectDueWork,
  upsertLateRisks,
} from './store/late-risks.ts';
import { selectShipmentsOf } from './store.ts';
import type { FulfilmentLine, FulfilmentOrder } from './types.ts';
import { earliestPromise, wayOf } from './way.ts';

export interface Watched {
  looked: number;
  raised: number;
  cleared: number;
}

export async function watchWork(
  tx: CommandTx,
  item: Item<unknown>,
  context: ReleaseContext,
  limit: number,
): Promise<Watched> {
  const due = await selectDueWork(tx, tx.now, limit);
  const watched: Watched = { looked: due.length, raised: 0, cleared: 0 };
  if (due.length === 0) return watched;
  const set = await loadFulfilmentOrders(tx, due.map(publicFulfilmentId));
  const orders = due.map((each) => set.order(publicFulfilmentId(each))!);
  const facts = await readFacts(tx, orders);
  const rows: LateRisk[] = [];
  const over: LateRiskKey[] = [];
  for (const order of orders) {
    const promisedDate = promiseOf(order, facts);
    const times = promisedDate === null ? null : timesOf(order, promisedDate, context, facts);
    const { level, dueAt } = lookAtWork(pendingStep(order), times, tx.now);
    const before = order.risk;
    const key = keyOf(order);
    const told = { level: level ?? before, promisedDate, ...showTimes(times) };
    if (level !== null && times !== null) {
      const reason = reasonOfWork(order, facts.failed.has(order.fulfilmentOrderId));
      rows.push({ ...rowOf(order, tx.now), level, reason, promisedDate, ...toColumns(times) });
      if (rankOf(level) > rankOf(before)) {
        watched.raised += 1;
        tx.emit(
          item,
          fulfilmentEvent('fulfilment.lateRisk', order, context.locations, openLines(order), {
            ...told,
            reason,
          }),
        );
      }
    } else if (before !== null) {
      watched.cleared += 1;
      over.push(key);
      const because = isEnded(order.state) ? order.state : 'in-time';
      tx.emit(
        item,
        fulfilmentEvent('fulfilment.lateRiskCleared', order, context.locations, openLines(order), {
          ...told,
          because,
        }),
      );
    }
    order.risk = null;
    set.touch(order);
    order.risk = level;
    order.riskDueAt = dueAt;
  }
  await set.write();
  await upsertLateRisks(tx, rows);
  await deleteLateRisks(tx, over);
  return watched;
}

interface Facts {
  readonly orders: ReadonlyMap<Uuid, OrderDetail>;
  /** Promised days by `order/line`. */
  readonly promised: ReadonlyMap<string, string | null>;
  /** Fulfilment orders with a label that the carrier refused. */
  readonly failed: ReadonlySet<Uuid>;
}

async function readFacts(tx: CommandTx, due: readonly FulfilmentOrder[]): Promise<Facts> {
  const ids = [...new Set(due.map((order) => order.orderId))];
  const [orders, lines, shipments] = [
    await readOrders(tx, ids),
    await readLineDetails(tx, ids),
    await selectShipmentsOf(tx, [...new Map(due.map((order) => [order.orderId, order])).values()]),
  ];
  return {
    orders: new Map(orders.map((order) => [order.orderId, order])),
    promised: new Map(lines.map((line) => [`${line.orderId}/${line.lineNo}`, line.promisedDate])),
    failed: new Set(
      shipments.flatMap(({ state, fulfilmentOrderId }) =>
        state === 'label-failed' ? [fulfilmentOrderId] : [],
      ),
    ),
  };
}

const unitsOpen = (line: FulfilmentLine) =>
  line.quantity - line.shipped - line.cancelled - line.short - line.moved;

const openLines = (order: FulfilmentOrder) =>
  order.lines.flatMap((line) => {
    const quantity = unitsOpen(line);
    return quantity > 0 ? [{ lineNo: line.lineNo, sku: line.sku, quantity }] : [];
  });

function promiseOf(order: FulfilmentOrder, { promised }: Facts): string | null {
  return earliestPromise(
    openLines(order).map(({ lineNo }) => ({
      promisedDate: promised.get(`${order.orderId}/${lineNo}`) ?? null,
    })),
  );
}

function timesOf(
  order: FulfilmentOrder,
  promisedDate: string,
  { locations, rulesOf }: ReleaseContext,
  { orders }: Facts,
): LatestTimes {
  const location = locations.byId.get(order.locationId)!;
  const group = orders.get(order.orderId)?.shipGroups.find((each) => each.no === order.shipGroup) ?? {};
  return latestTimes(wayOf(group, location, locations, rulesOf(location)), promisedDate);
}

export const showTimes = (times: LatestTimes | null) => ({
  latestReleaseAt: times?.releaseAt.toISOString() ?? null,
  latestPickAt: times?.pickAt.toISOString() ?? null,
  latestShipAt: times?.shipAt.toISOString() ?? null,
});

export const toColumns = (times: LatestTimes) => ({
  latestReleaseAt: times.releaseAt,
  latestPickAt: times.pickAt,
  latestShipAt: times.shipAt,
});

function keyOf({ bucket, orderId, shipGroup, fulfilmentOrderId }: FulfilmentOrder): LateRiskKey {
  return { bucket, orderId, shipGroup, subjectId: fulfilmentOrderId };
}

function rowOf(order: FulfilmentOrder, raisedAt: Date) {
  const { locationId, channel } = order;
  return { ...keyOf(order), locationId, channel, raisedAt, dueAt: null };
}
