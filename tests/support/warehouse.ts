// The people in the warehouses, in the stores and on the road, for journeys: short ways to pick, pack, ship, hand over and
// deliver, each by the program's own commands.
import type { TrackingStatus } from '../../src/modules/fulfilment/index.ts';
import type { Actor } from '../../src/platform/command.ts';
import type { TestApplication } from './application.ts';

const PICKER: Actor = { id: 'user:picker', role: 'operations' };

export type Warehouse = ReturnType<typeof openWarehouse>;

export function openWarehouse(app: TestApplication) {
  const { fulfilment } = app;

  /** The order's fulfilment order at a location that is not ended; the only one unless `location` is told. */
  async function workAt(orderId: string, location?: string) {
    const open = (await app.fulfilmentOrders(orderId)).filter(
      (each) =>
        each.state !== 'done' && each.state !== 'cancelled' && (!location || each.location === location),
    );
    if (open.length !== 1)
      throw new Error(`${open.length} fulfilment orders wait at ${location ?? 'any place'}`);
    return open[0]!.fulfilmentOrderId;
  }

  async function pick(orderId: string, options: { at?: string; found?: Record<number, number> } = {}) {
    const lines = Object.entries(options.found ?? {}).map(([lineNo, picked]) => ({
      lineNo: Number(lineNo),
      picked,
    }));
    const fulfilmentOrderId = await workAt(orderId, options.at);
    return app.accept(fulfilment.recordPick, { fulfilmentOrderId, lines }, PICKER);
  }

  /** Packs everything that is picked (or the lines told) into a shipment and waits for its label. */
  async function pack(orderId: string, options: { at?: string; lines?: Record<number, number> } = {}) {
    const fulfilmentOrderId = await workAt(orderId, options.at);
    const lines = Object.entries(options.lines ?? {}).map(([lineNo, quantity]) => ({
      lineNo: Number(lineNo),
      quantity,
    }));
    const packages = lines.length > 0 ? { packages: [{ lines }] } : {};
    const { shipmentId } = await app.accept(
      fulfilment.packFulfilmentOrder,
      { fulfilmentOrderId, ...packages },
      PICKER,
    );
    await app.settle();
    return shipmentId;
  }

  async function handOver(shipmentId: string): Promise<void> {
    await app.accept(fulfilment.shipShipment, { shipmentId }, PICKER);
    await app.settle();
  }

  async function track(shipmentId: string, status: TrackingStatus): Promise<void> {
    const at = app.clock.now().toISOString();
    await app.accept(fulfilment.recordTracking, { shipmentId, status, at }, PICKER);
    await app.settle();
  }

  return {
    workAt,
    pick,
    pack,
    handOver,
    track,
    /** From the shelf to the van: everything at one location as one shipment. */
    async ship(orderId: string, at?: string): Promise<string> {
      const where = at === undefined ? {} : { at };
      await pick(orderId, where);
      const shipmentId = await pack(orderId, where);
      await handOver(shipmentId);
      return shipmentId;
    },
    deliver: (shipmentId: string) => track(shipmentId, 'delivered'),
    async collect(orderId: string) {
      const fulfilmentOrderId = await workAt(orderId);
      const collected = await app.accept(fulfilment.collectPickup, { fulfilmentOrderId }, PICKER);
      await app.settle();
      return collected;
    },
  };
}
