// The sandbox carrier's label: a real one, four by six inches a parcel, with its number as Code 128.

import type { Queryable } from '../../../platform/db.ts';
import { drawLabels, type LabelSheet } from '../../documents/index.ts';
import type { CarrierLabel, PostalAddress } from '../../fulfilment/index.ts';
import { selectParcel } from './store.ts';

/** Null where there is no label, or it was given back. */
export async function printLabel(
  { db, drawLabels: draw = drawLabels }: { db: Queryable; drawLabels?: typeof drawLabels | undefined },
  shipmentId: string,
): Promise<CarrierLabel | null> {
  const label = await selectParcel(db, shipmentId);
  if (!label) return null;
  const { service, trackingNumber, parcel } = label;
  const parcels = Math.max(1, parcel.packages.length);
  const sheets = Array.from(
    { length: parcels },
    (_, at): LabelSheet => ({
      carrier: 'Sandbox',
      service,
      trackingNumber,
      reference: parcel.reference,
      from: toParty(parcel.from),
      to: toParty(parcel.to),
      phone: parcel.to.phone ?? null,
      weightGrams: parcel.packages[at]?.weightGrams ?? null,
      parcel: at + 1,
      parcels,
    }),
  );
  return { mediaType: 'application/pdf', bytes: await draw(sheets, label.bookedAt.toISOString()) };
}

function toParty(address: PostalAddress): LabelSheet['to'] {
  const { name, company, lines, postalCode, city, region, country } = address;
  const place = [[postalCode, city].filter(Boolean).join(' '), region].filter(Boolean).join(', ');
  return {
    name: company ?? name ?? '',
    lines: [...(company && name && name !== company ? [name] : []), ...lines, place, country],
    vatId: null,
  };
}
