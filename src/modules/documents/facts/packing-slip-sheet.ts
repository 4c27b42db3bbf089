// Gathers what a packing slip shows: what of a fulfilment order goes into the parcel, and prices unless it is a gift.
import type { Actor } from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { parseId } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { readFulfilmentOrder } from '../../fulfilment/index.ts';
import { readLineDetails, readOrders } from '../../orders/index.ts';
import type { DocumentDependencies } from '../dependencies.ts';
import { readSeller } from '../seller.ts';
import { languageOf } from '../texts/languages.ts';
import type { PackingSlipSheet } from '../types.ts';
import { dayIn } from './days.ts';
import { readAddress, toParty } from './party.ts';

export async function gatherPackingSlip(
  db: Queryable,
  parts: DocumentDependencies,
  actor: Actor,
  fulfilmentOrderId: string,
): Promise<PackingSlipSheet | null> {
  const work = await readFulfilmentOrder(db, parts.locations, actor, fulfilmentOrderId);
  if (!work) return null;
  const orderId = parseId('ord', work.orderId)!;
  const [[order], details] = await Promise.all([readOrders(db, [orderId]), readLineDetails(db, [orderId])]);
  if (!order) return null;
  const language = languageOf(order.locale);
  const byNo = new Map(details.map((line) => [line.lineNo, line]));
  const isGift = work.giftMessage !== null;
  const locations = await parts.locations.read(db, await readVersions(db));
  const rows = work.lines.map((line) => {
    const detail = byNo.get(line.lineNo);
    const { lotsPicked = [], lotsToPick = [] } = line;
    return {
      sku: line.sku,
      name: detail?.name ?? line.sku,
      quantity: line.quantity - line.cancelled - line.short - line.moved,
      unitPriceMinor: isGift ? null : (detail?.unitPriceMinor ?? null),
      lots: [...lotsPicked, ...lotsToPick].map(({ lot }) => lot),
    };
  });
  return {
    language,
    seller: await readSeller(db, parts, order.placedAt),
    orderNumber: work.orderNumber ?? '',
    placedOn: dayIn(parts.timeZone, order.placedAt),
    fulfilmentOrderId: work.fulfilmentOrderId,
    location: locations.byCode.get(work.location)?.name ?? work.location,
    shipTo: toParty(readAddress(work.address), work.customerName, language),
    giftMessage: work.giftMessage,
    currency: order.currency,
    prices: !isGift,
    rows: rows.filter((row) => row.quantity > 0),
  };
}
