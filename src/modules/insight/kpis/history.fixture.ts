// Histories written by hand, and a live log that holds the facts of them: for the tests of KPIs.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Uuid } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import type { EngineContext } from '../engine/operation.ts';
import { openDataSets } from '../log/data-sets.ts';
import { FACT_TABLES } from './facts/fact-tables.ts';
import { foldOrder } from './facts/fold-order.ts';
import { createShopDays } from './facts/shop-days.ts';
import type { OrderEvent, OrderFact, OrderSnapshot, SnapshotLine } from './facts/types.ts';
import { writeFacts } from './facts/write-facts.ts';

/** `03-02 08:00` of 2026, UTC. */
export const at = (text: string): number => Date.parse(`2026-${text.replace(' ', 'T')}:00Z`);

export function event(
  when: string,
  type: string,
  attributes: Record<string, unknown> = {},
  actor = 'key:wms',
): OrderEvent {
  return { type, at: at(when), actor, attributes, objects: [] };
}

/** The id of a customer; tests call it cus_1, cus_2 and so on. */
export const customerNo = (number: number): Uuid =>
  `00000000-0000-7000-8000-${String(number).padStart(12, '0')}` as Uuid;

export const line = (
  lineNo: number,
  sku: string,
  ordered: number,
  more: Partial<SnapshotLine> = {},
): SnapshotLine => ({
  lineNo,
  sku,
  ordered,
  shipped: 0,
  delivered: 0,
  cancelled: 0,
  returned: 0,
  totalMinor: 0,
  taxMinor: 0,
  requestedDate: null,
  firstPromisedDate: null,
  lastPromisedDate: null,
  ...more,
});

export function snapshot(orderNo: number, placed: string, more: Partial<OrderSnapshot> = {}): OrderSnapshot {
  return {
    orderNo,
    orderId: `ord_${orderNo}`,
    number: String(orderNo),
    channel: 'web',
    status: 'placed',
    placedAt: at(placed),
    cancelledAt: null,
    closedAt: null,
    currency: 'EUR',
    totalMinor: 0,
    taxMinor: 0,
    customerId: null,
    customerKind: null,
    customerTags: [],
    country: 'DE',
    processVersion: 'order-to-cash v1',
    imported: false,
    shipGroups: 1,
    holds: [],
    lines: [],
    decisions: [],
    receivable: [],
    creditedNetMinor: 0,
    ...more,
  };
}

export interface FactWorld {
  readonly context: EngineContext;
  /** Facts of orders as they are now. */
  write(facts: readonly OrderFact[]): Promise<void>;
  close(): Promise<void>;
}

/** A live log with these facts alone; no targets are set. */
export async function openFacts(
  facts: readonly OrderFact[],
  now: Date,
  timeZone = 'UTC',
): Promise<FactWorld> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-kpis-'));
  const sets = await openDataSets({
    folder,
    memoryMb: 512,
    threads: 2,
    log: silentLog,
    now: () => now,
    liveTables: FACT_TABLES,
  });
  await sets.live.write(async (connection) => {
    await connection.run('insert into fact_zone values ($1)', [timeZone]);
    await writeFacts(connection, facts);
  });
  const db = { query: async () => [] } as unknown as EngineContext['db'];
  return {
    context: { sets, db, log: silentLog, now: () => now, signal: new AbortController().signal },
    write: (later) => sets.live.write((connection) => writeFacts(connection, later)),
    async close() {
      await sets.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Facts of orders by the days of a zone. */
export function foldAll(
  orders: readonly { readonly events: readonly OrderEvent[]; readonly snapshot: OrderSnapshot }[],
  timeZone = 'UTC',
): OrderFact[] {
  const days = createShopDays(timeZone);
  return orders.map(({ events, snapshot: known }) => foldOrder(events, known, days));
}
