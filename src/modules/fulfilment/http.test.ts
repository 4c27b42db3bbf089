// Promises of the routes: a warehouse can do its whole day over HTTP, in bulk, and sees what it did.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../../../tests/http/start-server.ts';
import { openWorld, type World } from '../../../tests/support/fulfilment-world.ts';
import { ownRoutes } from '../../http/routes.ts';
import { createRoutes } from './http.ts';

let world: World;
let server: TestServer;
beforeAll(async () => {
  world = await openWorld();
  const routes = [...createRoutes(world.fulfilment, world.locations), ...ownRoutes];
  server = await startServer({ routes, db: world.db });
});
afterAll(async () => {
  await server.stop();
  await world.db.drop().catch(() => {});
});

interface Outcome {
  ok: boolean;
  result?: Record<string, unknown>;
}

async function bulk(path: string, items: readonly object[]): Promise<Record<string, unknown>[]> {
  const answer = await server.call('POST', path, { items });
  expect(answer.status, answer.text).toBe(200);
  return (answer.body.outcomes as Outcome[]).map((outcome) => outcome.result ?? outcome) as never;
}

describe('the routes of fulfilment', () => {
  it('take a set of orders through the warehouse with one call a step', async () => {
    const orders = [await world.place([['A', 1]]), await world.place([['B', 2]])];
    const released = await bulk(
      '/v1/fulfilment-orders/release/bulk',
      orders.map((orderId) => ({ orderId })),
    );
    const ids = released.flatMap((each) => each.fulfilmentOrders as string[]);
    const list = await server.call('GET', '/v1/fulfilment-orders?location=BER&state=open');
    expect(
      (list.body.items as { fulfilmentOrderId: string }[]).map((item) => item.fulfilmentOrderId),
    ).toEqual(ids);
    const one = await server.call('GET', `/v1/fulfilment-orders/${ids[1]}`);
    expect(one.body.pickList).toEqual([{ lineNo: 1, sku: 'B', name: 'Thing B', quantity: 2 }]);

    await bulk(
      '/v1/fulfilment-orders/pick/bulk',
      ids.map((fulfilmentOrderId) => ({ fulfilmentOrderId })),
    );
    const packed = await bulk(
      '/v1/fulfilment-orders/pack/bulk',
      ids.map((fulfilmentOrderId, at) => ({ fulfilmentOrderId, carrier: 'own', trackingNumber: `H-${at}` })),
    );
    const shipments = packed.map((each) => each.shipmentId as string);
    await bulk(
      '/v1/shipments/ship/bulk',
      shipments.map((shipmentId) => ({ shipmentId })),
    );
    const news = [
      { shipmentId: shipments[0], status: 'delivered', at: '2026-11-03T10:00:00Z' },
      { carrier: 'own', trackingNumber: 'H-1', status: 'delivered', at: '2026-11-03T10:00:00Z' },
    ];
    const told = await bulk('/v1/shipments/tracking/bulk', news);
    expect(told.map((each) => each.state)).toEqual(['delivered', 'delivered']);
    const shown = await server.call('GET', `/v1/orders/${orders[0]}/shipments`);
    expect(shown.body.items).toMatchObject([{ shipmentId: shipments[0], state: 'delivered' }]);
    expect((await server.call('GET', `/v1/shipments/${shipments[1]}`)).body).toMatchObject({
      trackingNumber: 'H-1',
    });
  });

  it('take single steps, and answer refusals and what is not there by their codes', async () => {
    const orderId = await world.place([['A', 1]]);
    const released = await server.call('POST', `/v1/orders/${orderId}/release`, {});
    const [id] = released.body.fulfilmentOrders as [string];
    expect((await server.call('POST', `/v1/fulfilment-orders/${id}/start-picking`, {})).status).toBe(200);
    const early = await server.call('POST', `/v1/fulfilment-orders/${id}/pack`, {});
    expect([early.status, early.body.code]).toEqual([409, 'fulfilment.not-picked']);
    expect((await server.call('POST', `/v1/fulfilment-orders/${id}/pick`, {})).status).toBe(200);
    const packed = await server.call('POST', `/v1/fulfilment-orders/${id}/pack`, {});
    expect([packed.status, packed.body.state]).toEqual([201, 'label-requested']);
    const ship = await server.call('POST', `/v1/shipments/${packed.body.shipmentId}/ship`, {});
    expect(ship.body.code).toBe('fulfilment.not-labelled');
    const stray = {
      carrier: 'own',
      trackingNumber: 'NOBODY',
      status: 'delivered',
      at: '2026-11-03T10:00:00Z',
    };
    expect((await server.call('POST', '/v1/shipments/tracking', stray)).status).toBe(404);
    for (const path of ['/v1/shipments/shp_x', '/v1/fulfilment-orders/ful_x'])
      expect((await server.call('GET', path)).status).toBe(404);
    expect((await server.call('GET', '/v1/fulfilment-orders?after=x')).status).toBe(400);
    expect((await server.call('GET', '/v1/fulfilment-orders?state=lost')).status).toBe(400);
  });

  it('are closed to roles that have no business in the warehouse', async () => {
    const key = await server.makeKey('finance');
    const orderId = await world.place([['A', 1]]);
    expect((await server.call('POST', `/v1/orders/${orderId}/release`, {}, { key })).status).toBe(403);
    expect((await server.call('GET', '/v1/fulfilment-orders', undefined, { key })).status).toBe(200);
  });
});
