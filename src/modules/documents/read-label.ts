// The label of a shipment as its carrier gave it: asked of the carrier each time, never drawn here.
import type { Actor } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { ItemRefused, Outage } from '../../platform/errors.ts';
import { type CarrierLabel, readShipment } from '../fulfilment/index.ts';
import type { DocumentDependencies } from './dependencies.ts';
import { refusals } from './errors.ts';

const PATIENCE_MS = 10_000;

/** Null: no such shipment. Throws ItemRefused where there is none, Outage where the carrier does not answer. */
export async function readLabel(
  db: Queryable,
  { locations, carriers }: DocumentDependencies,
  actor: Actor,
  shipmentId: string,
): Promise<(CarrierLabel & { trackingNumber: string }) | null> {
  const shipment = await readShipment(db, locations, actor, shipmentId);
  if (!shipment) return null;
  if (shipment.kind === 'pickup') throw new ItemRefused(0, refusals.notShipped);
  if (shipment.trackingNumber === null || shipment.state === 'cancelled')
    throw new ItemRefused(0, refusals.noLabel);
  const carrier = carriers.find(({ code }) => code === shipment.carrier);
  if (!carrier || shipment.labelReference === null) throw new ItemRefused(0, refusals.ownLabel);
  const label = await askCarrier(() =>
    carrier.fetchLabel?.(shipment.shipmentId, AbortSignal.timeout(PATIENCE_MS)),
  );
  if (!label) throw new ItemRefused(0, refusals.labelGone);
  return { ...label, trackingNumber: shipment.trackingNumber };
}

async function askCarrier<T>(ask: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Outage) throw error;
    throw new Outage(`the carrier did not give the label: ${(error as Error).message}`);
  }
}
