// Takes a carrier's answer about a label, whichever way it came and however often: the first one counts. A label for a shipment
// that was cancelled meanwhile is given back.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { FulfilmentParts } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { shipmentEvent } from '../events.ts';
import { loadShipments } from '../fulfilment-set.ts';
import { closed, nullable, ShipmentId, ShipmentStateName } from '../schemas.ts';

const Input = Type.Object(
  {
    shipmentId: ShipmentId,
    result: Type.Union([
      Type.Object(
        {
          kind: Type.Literal('booked'),
          service: Text(60),
          trackingNumber: Text(100),
          trackingUrl: nullable(Text(500)),
          labelReference: Text(200),
        },
        closed,
      ),
      Type.Object({ kind: Type.Literal('refused'), code: Text(100), message: Text(500) }, closed),
    ]),
  },
  closed,
);
export type LabelInput = Static<typeof Input>;

const Output = Type.Object({ state: ShipmentStateName });

export function createRecordLabels(parts: FulfilmentParts) {
  return defineCommand({
    name: 'fulfilment.recordLabels',
    summary: 'Records the label that a carrier has made for a shipment, or why it made none.',
    input: Input,
    output: Output,
    roles: [],
    routeReason: 'Answers come from the jobs that asked the carrier.',
    refusals: [refusals.shipmentUnknown],
    async run(tx, items) {
      const locations = await parts.locations.read(tx, await readVersions(tx));
      const set = await loadShipments(
        tx,
        items.map((item) => item.input.shipmentId),
      );
      const toVoid: Uuid[] = [];
      const outcomes = items.map((item): Outcome<Static<typeof Output>> => {
        const shipment = set.shipment(item.input.shipmentId);
        if (!shipment) return decline(refusals.shipmentUnknown);
        const { result } = item.input;
        const isLate = shipment.state === 'cancelled' && shipment.labelReference === null;
        if (shipment.state !== 'label-requested' && !(isLate && result.kind === 'booked'))
          return accept({ state: shipment.state });
        if (result.kind === 'booked') {
          const { service, trackingNumber, trackingUrl, labelReference } = result;
          Object.assign(shipment, { service, trackingNumber, trackingUrl, labelReference, failure: null });
          if (isLate) toVoid.push(shipment.shipmentId);
          else shipment.state = 'labelled';
        } else {
          shipment.state = 'label-failed';
          shipment.failure = { code: result.code, message: result.message };
        }
        set.touchShipment(shipment);
        const type = result.kind === 'booked' ? 'fulfilment.labelBooked' : 'fulfilment.labelFailed';
        const attributes = shipment.failure ? { failure: shipment.failure } : {};
        // What is in it stands in the event of packing.
        tx.emit(item, shipmentEvent(type, shipment, set.orderOf(shipment), locations, attributes, []));
        return accept({ state: shipment.state });
      });
      await set.write();
      if (toVoid.length > 0) tx.enqueue({ task: 'fulfilment.cancelLabels', payload: { shipments: toVoid } });
      return outcomes;
    },
  });
}
