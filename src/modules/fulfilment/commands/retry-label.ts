// Asks the carrier again for a label that failed, with another service where told. It is looked up first, so that a label which
// was made after all is not bought again.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { shipmentEvent } from '../events.ts';
import { loadShipments } from '../fulfilment-set.ts';
import { closed, ServiceCode, ShipmentId, ShipmentStateName } from '../schemas.ts';
import type { Shipment } from '../types.ts';

const Output = Type.Object({ state: ShipmentStateName });

/** Why no new label may be asked for; null where one may. */
export function judgeRetry({ state }: Pick<Shipment, 'state'>) {
  return state === 'label-failed' ? null : refusals.labelNotFailed;
}

export function createRetryLabel(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.retryLabel',
    summary: 'Asks the carrier again for a label that failed.',
    input: Type.Object({ shipmentId: ShipmentId, service: Type.Optional(ServiceCode) }, closed),
    output: Output,
    roles: ['operations'],
    refusals: [refusals.shipmentUnknown, refusals.labelNotFailed],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadShipments(
        tx,
        items.map((item) => item.input.shipmentId),
      );
      const toBook: Uuid[] = [];
      const outcomes = items.map((item): Outcome<Static<typeof Output>> => {
        const shipment = set.shipment(item.input.shipmentId);
        if (!shipment) return decline(refusals.shipmentUnknown);
        const refusal = judgeRetry(shipment);
        if (refusal) return decline(refusal);
        shipment.state = 'label-requested';
        shipment.failure = null;
        shipment.service = item.input.service ?? shipment.service;
        set.touchShipment(shipment);
        toBook.push(shipment.shipmentId);
        tx.emit(item, shipmentEvent('fulfilment.labelRequested', shipment, set.orderOf(shipment), locations));
        return accept({ state: shipment.state });
      });
      await set.write();
      if (toBook.length > 0) {
        tx.enqueue({ task: 'fulfilment.bookLabels', payload: { shipments: toBook, lookFirst: true } });
      }
      return outcomes;
    },
  });
}
