import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../../../tests/support/database.ts';
import { createMovableClock } from '../../../platform/clock.ts';
import type { Actor, Command } from '../../../platform/command.ts';
import { readOrderEvents } from '../../../platform/events.ts';
import { createExecutor } from '../../../platform/execute.ts';
import { parseId } from '../../../platform/ids.ts';
import { silentLog } from '../../../platform/log.ts';
import { createCatalogReader, upsertVariant } from '../../catalog/index.ts';
import { createStockSnapshot } from '../../inventory/index.ts';
import { readOrder } from '../queries.ts';
import { createCancelLines } from './cancel-lines.ts';
import { createCancelOrder } from './cancel-order.ts';
import type { ImportOrderInput } from './import-order/input.ts';
import { createImportOrder } from './import-order.ts';

const ADMIN: Actor = { id: 'user:admin', role: 'admin' };
const OPERATIONS: Actor = { id: 'user:operations', role: 'operations' };

let db: TestDatabase;
const clock = createMovableClock('2026-11-02T09:00:00Z');
const stock = createStockSnapshot();
const importOrder = createImportOrder({ catalog: createCatalogReader() });
const cancelOrder = createCancelOrder({ stock });
const cancelLines = createCancelLines({ stock });

beforeAll(async () => {
  db = await openTestDatabase();
  for (const sku of ['CUP', 'TEA']) await call(upsertVariant, { sku, name: `The ${sku}` }, ADMIN);
});
afterAll(() => db.drop());

async function call<I, R>(command: Command<I, R>, input: I, actor = OPERATIONS): Promise<R> {
  const [answer] = await createExecutor(db, clock, silentLog).execute(command, [{ input, actor }]);
  if (!answer!.ok) throw new Error(answer!.refusal.code);
  return answer!.result;
}

let count = 0;
async function bring(changes: Partial<ImportOrderInput>): Promise<string> {
  count += 1;
  const input: ImportOrderInput = {
    channel: 'old-shop',
    externalId: `old-${count}`,
    currency: 'EUR',
    placedAt: '2018-02-03T10:00:00Z',
    status: 'placed',
    lines: [
      { sku: 'CUP', quantity: 3, unitPriceMinor: 500 },
      { sku: 'TEA', quantity: 1, unitPriceMinor: 350 },
    ],
    ...changes,
  };
  return (await call(importOrder, input)).orderId;
}

describe('an imported order that was never finished', () => {
  it.each(['placed', 'released', 'on-hold'] as const)(
    'is cancelled whole while it is %s, although no stock is reserved for it',
    async (status) => {
      const orderId = await bring({ status });
      expect(await call(cancelOrder, { orderId })).toEqual({ status: 'cancelled', cancelledUnits: 4 });
      const stored = (await readOrder(db, ADMIN, orderId))!;
      expect(stored).toMatchObject({ status: 'cancelled', cancelledAt: '2026-11-02T09:00:00.000Z' });
      expect(stored.lines).toMatchObject([
        { cancelled: 3, reserved: 0, released: 0 },
        { cancelled: 1, reserved: 0, released: 0 },
      ]);
      await expect(call(cancelOrder, { orderId })).rejects.toThrow('orders.order-cancelled');
    },
  );

  it('tells what became of it as history, so that nobody is written to', async () => {
    const orderId = await bring({});
    await call(cancelOrder, { orderId, reason: 'tidying up' });
    const events = (await readOrderEvents(db, parseId('ord', orderId)!)).slice(1);
    expect(events.map(({ type, attributes }) => [type, attributes.imported])).toEqual([
      ['orders.linesCancelled', true],
      ['orders.orderCancelled', true],
    ]);
    expect(events[0]!.attributes).toMatchObject({
      reason: 'tidying up',
      lines: [
        { lineNo: 1, from: 'reserved', quantity: 3, locationId: null },
        { lineNo: 2, from: 'reserved', quantity: 1, locationId: null },
      ],
    });
  });

  it('is cancelled in part, and never by more than is left', async () => {
    const orderId = await bring({ status: 'released' });
    const cancelTwo = { orderId, lines: [{ lineNo: 1, quantity: 2 }] };
    expect(await call(cancelLines, cancelTwo)).toEqual({ status: 'released', cancelledUnits: 2 });
    await expect(call(cancelLines, cancelTwo)).rejects.toThrow('orders.line-shipped');
    const stored = (await readOrder(db, ADMIN, orderId))!;
    expect(stored.lines[0]).toMatchObject({ ordered: 3, released: 1, cancelled: 2 });
  });

  it('keeps what has left: its line is refused and the other one cancelled', async () => {
    const orderId = await bring({
      status: 'placed',
      lines: [
        { sku: 'CUP', quantity: 3, unitPriceMinor: 500, stage: 'shipped' },
        { sku: 'TEA', quantity: 1, unitPriceMinor: 350 },
      ],
    });
    await expect(call(cancelOrder, { orderId })).rejects.toThrow('orders.line-shipped');
    expect(await call(cancelLines, { orderId, lines: [{ lineNo: 2 }] })).toEqual({
      status: 'shipped',
      cancelledUnits: 1,
    });
  });

  it('is cancelled without lines too, unless it has left', async () => {
    const held = await bring({ status: 'on-hold', lines: [] });
    expect(await call(cancelOrder, { orderId: held })).toEqual({ status: 'cancelled', cancelledUnits: 0 });
    expect((await readOrder(db, ADMIN, held))!.cancelledAt).toBe('2026-11-02T09:00:00.000Z');
    const shipped = await bring({ status: 'shipped', lines: [] });
    await expect(call(cancelOrder, { orderId: shipped })).rejects.toThrow('orders.line-shipped');
    expect((await readOrder(db, ADMIN, shipped))!.status).toBe('shipped');
  });
});
