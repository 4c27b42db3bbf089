// The shipping dock of the demonstration's warehouses: shipments that are packed leave when their label is there. What somebody else
// packed, or this demonstration before it was started again, is found in the list of packed work.
import { createAgenda } from './loop.ts';
import { delayOf } from './pace.ts';
import { forEachOf, readPages, type World } from './world.ts';

const CARRIERS_RETRY_MS = 3000;
const UNSHIPPED = ['label-requested', 'label-failed', 'labelled'];

interface Packed {
  readonly fulfilmentOrderId: string;
  readonly orderId: string;
}

interface Shipment {
  readonly shipmentId: string;
  readonly fulfilmentOrderId: string;
  readonly state: string;
}

export interface ShippingDock {
  add(fulfilmentOrderId: string, shipmentId: string): void;
  findPacked(): Promise<void>;
  ship(): Promise<void>;
}

export function createShippingDock({ api, tally }: World): ShippingDock {
  const toShip = createAgenda<string>();
  /** Fulfilment orders whose shipments are on the agenda. */
  const known = new Set<string>();
  const plan = (shipmentId: string) => toShip.add(shipmentId, Date.now() + delayOf('ship', shipmentId));

  async function lookAt({ orderId, fulfilmentOrderId }: Packed): Promise<void> {
    const { items } = await api.get<{ items: Shipment[] }>(`/v1/orders/${orderId}/shipments`);
    known.add(fulfilmentOrderId);
    for (const shipment of items) {
      const { shipmentId, state } = shipment;
      if (shipment.fulfilmentOrderId !== fulfilmentOrderId || !UNSHIPPED.includes(state)) continue;
      if (state === 'label-failed') await api.send('POST', `/v1/shipments/${shipmentId}/retry-label`, {});
      plan(shipmentId);
    }
  }

  return {
    add(fulfilmentOrderId, shipmentId) {
      known.add(fulfilmentOrderId);
      plan(shipmentId);
    },
    async findPacked() {
      const packed = await readPages<Packed>(api, '/v1/fulfilment-orders?state=packed&limit=500');
      await forEachOf(
        packed.filter((one) => !known.has(one.fulfilmentOrderId)),
        lookAt,
      );
      const still = new Set(packed.map((one) => one.fulfilmentOrderId));
      for (const id of known) if (!still.has(id)) known.delete(id);
    },
    async ship() {
      const due = toShip.takeDue(Date.now(), 500);
      const outcomes = await api.bulk(
        'POST',
        '/v1/shipments/ship/bulk',
        due.map((shipmentId) => ({ shipmentId })),
      );
      due.forEach((shipmentId, at) => {
        const outcome = outcomes[at]!;
        // The carrier has not answered yet.
        if (!outcome.ok && outcome.problem.code === 'fulfilment.not-labelled')
          toShip.add(shipmentId, Date.now() + CARRIERS_RETRY_MS);
        else tally.count('shipped', [shipmentId], [outcome]);
      });
    },
  };
}
