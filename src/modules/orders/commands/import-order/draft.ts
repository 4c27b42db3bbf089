// The pure half of importing an order: its lines with stages and money, its status, its events with their own times, or a
// refusal. Checks stand in one order: currency, times, SKUs, discounts, amounts.

import { type Refusal, refuse } from '../../../../platform/errors.ts';
import type { EventObject, NewEvent } from '../../../../platform/events.ts';
import { formatId, type Uuid } from '../../../../platform/ids.ts';
import { allocateMinor, isCurrency, MAX_AMOUNT_MINOR } from '../../../../platform/money.ts';
import type { Variant } from '../../../catalog/index.ts';
import { refusals } from '../../errors.ts';
import { formatOrderNumber } from '../../number.ts';
import { deriveStatus } from '../../rules.ts';
import type { Hold, OrderStatus, Quantities, ShipGroup, Totals } from '../../types.ts';
import type { HistoryStage, HistoryStatus, ImportOrderInput } from './input.ts';

export interface HistoricLine {
  lineNo: number;
  skuId: Uuid;
  sku: string;
  name: string;
  ordered: number;
  stage: HistoryStage;
  unitPriceMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  returnable: boolean;
  promisedDate: string | null;
  attributes: Record<string, unknown> | null;
}

export interface HistoricDraft {
  lines: HistoricLine[];
  totals: Totals;
  shipGroups: ShipGroup[];
  holds: Omit<Hold, 'holdId'>[];
  status: OrderStatus;
  cancelledAt: string | null;
  closedAt: string | null;
}

/** Where units are when the line does not say: what was unfinished stays where the source left it. */
const STAGE_OF: Readonly<Record<HistoryStatus, HistoryStage>> = {
  placed: 'reserved',
  'on-hold': 'reserved',
  released: 'released',
  shipped: 'shipped',
  delivered: 'delivered',
  closed: 'delivered',
  cancelled: 'cancelled',
};

/** A draft, or the first refusal in order of precedence. */
export function draftHistoricOrder(
  input: ImportOrderInput,
  variants: ReadonlyMap<string, Variant>,
  now: Date,
): HistoricDraft | Refusal {
  if (!isCurrency(input.currency)) return refuse(refusals.currencyUnknown, { currency: input.currency });
  const future = findFuture(input, now);
  if (future) return future;
  const lines: HistoricLine[] = [];
  for (let i = 0; i < input.lines.length; i++) {
    const line = input.lines[i]!;
    const variant = variants.get(line.sku);
    if (!variant) return refuse(refusals.skuUnknown, { line: i + 1, sku: line.sku });
    const discountMinor = line.discountMinor ?? 0;
    if (discountMinor > line.unitPriceMinor * line.quantity)
      return refuse(refusals.discountTooLarge, { line: i + 1 });
    lines.push({
      lineNo: i + 1,
      skuId: variant.skuId,
      sku: variant.sku,
      name: variant.name,
      ordered: line.quantity,
      stage: line.stage ?? STAGE_OF[input.status],
      unitPriceMinor: line.unitPriceMinor,
      discountMinor,
      taxMinor: line.taxMinor ?? 0,
      totalMinor: 0,
      returnable: variant.returnable,
      promisedDate: line.promisedDate ?? input.promisedDate ?? null,
      attributes: line.attributes ?? null,
    });
  }
  const totals = addUp(input, lines);
  return 'code' in totals ? totals : finish(input, lines, totals);
}

/** The schema has seen to it that every day exists. */
function findFuture(input: ImportOrderInput, now: Date): Refusal | null {
  const { placedAt, approvedAt, shippedAt, deliveredAt, cancelledAt, closedAt } = input;
  const instants = { placedAt, approvedAt, shippedAt, deliveredAt, cancelledAt, closedAt };
  for (const [field, text] of Object.entries(instants))
    if (text !== undefined && Date.parse(text) > now.getTime())
      return refuse(refusals.notHistory, { field, date: text });
  return null;
}

function addUp(input: ImportOrderInput, lines: HistoricLine[]): Totals | Refusal {
  const taxesIncluded = input.taxesIncluded ?? true;
  const goods = lines.map((line) => line.unitPriceMinor * line.ordered - line.discountMinor);
  const left = goods.reduce((sum, amount) => sum + amount, 0);
  if (left > MAX_AMOUNT_MINOR) return refuse(refusals.amountTooLarge, {});
  if (input.discountMinor) {
    if (input.discountMinor > left) return refuse(refusals.discountTooLarge, {});
    allocateMinor(input.discountMinor, goods).forEach((share, index) => {
      lines[index]!.discountMinor += share;
    });
  }
  const shippingMinor = input.shippingMinor ?? 0;
  const shippingTaxMinor = input.shippingTaxMinor ?? 0;
  const totals: Totals = {
    goodsMinor: 0,
    discountMinor: 0,
    shippingMinor,
    taxMinor: shippingTaxMinor,
    totalMinor: shippingMinor + (taxesIncluded ? 0 : shippingTaxMinor),
  };
  for (const line of lines) {
    const lineGoods = line.unitPriceMinor * line.ordered;
    line.totalMinor = lineGoods - line.discountMinor + (taxesIncluded ? 0 : line.taxMinor);
    totals.goodsMinor += lineGoods;
    totals.discountMinor += line.discountMinor;
    totals.taxMinor += line.taxMinor;
    totals.totalMinor += line.totalMinor;
  }
  return totals.totalMinor > MAX_AMOUNT_MINOR ? refuse(refusals.amountTooLarge, {}) : totals;
}

function finish(input: ImportOrderInput, lines: HistoricLine[], totals: Totals): HistoricDraft {
  const { status, address, promisedDate, shippingMethod } = input;
  const heldAt = input.approvedAt ?? input.placedAt;
  const holds: Omit<Hold, 'holdId'>[] =
    status === 'on-hold' ? [{ reason: input.holdReason ?? 'OTHER', heldBy: 'import', heldAt }] : [];
  const shipGroup: ShipGroup = {
    no: 1,
    ...(address ? { address } : {}),
    ...(shippingMethod ? { method: shippingMethod } : {}),
    ...(promisedDate ? { requestedDate: promisedDate } : {}),
    shippingMinor: totals.shippingMinor,
    shippingTaxMinor: input.shippingTaxMinor ?? 0,
  };
  const derived =
    lines.length === 0
      ? status
      : deriveStatus({ lines: lines.map(quantitiesOf), holds: holds as Hold[], closed: status === 'closed' });
  return {
    lines,
    totals,
    shipGroups: [shipGroup],
    holds,
    status: derived,
    // A file that tells of a cancellation or an end without its time: not before the last thing it tells.
    cancelledAt: derived === 'cancelled' ? (input.cancelledAt ?? lastKnown(input)) : null,
    closedAt: derived === 'closed' ? (input.closedAt ?? lastKnown(input)) : null,
  };
}

function lastKnown(input: ImportOrderInput): string {
  const { placedAt, approvedAt, shippedAt, deliveredAt } = input;
  return [approvedAt, shippedAt, deliveredAt].reduce<string>(
    (last, at) => (at !== undefined && Date.parse(at) > Date.parse(last) ? at : last),
    placedAt,
  );
}

export function quantitiesOf(line: HistoricLine): Quantities {
  const none = {
    backordered: 0,
    reserved: 0,
    released: 0,
    picked: 0,
    shipped: 0,
    delivered: 0,
    cancelled: 0,
  };
  return { ...none, ordered: line.ordered, [line.stage]: line.ordered };
}

/** Events of an imported order in the order of their times; only what the source gives a time for is told. */
export function eventsOf(
  input: ImportOrderInput,
  draft: HistoricDraft,
  order: { orderId: Uuid; number: number; customerId: Uuid | null },
  paymentIds: readonly Uuid[],
): NewEvent[] {
  const orderId = formatId('ord', order.orderId);
  const self: EventObject = ['order', orderId, 'order'];
  const customer: EventObject[] =
    order.customerId === null ? [] : [['customer', formatId('cus', order.customerId), 'customer']];
  const payments = paymentIds.map((id): EventObject => ['payment', formatId('pay', id), 'payment']);
  const skus = draft.lines.map((line): EventObject => ['sku', line.sku, `line ${line.lineNo}`]);
  // Not a row of fulfilment: named after the order, so that the log keeps the object and nobody looks for it there.
  const shipment: EventObject = ['shipment', `${input.channel}/${input.externalId}`, 'shipment'];
  const told = (stages: readonly HistoryStage[]) =>
    draft.lines
      .filter((line) => stages.includes(line.stage))
      .map((line) => ({ lineNo: line.lineNo, quantity: line.ordered }));
  const events: (NewEvent & { occurredAt: string })[] = [];
  const add = (
    type: string,
    at: string | undefined,
    objects: EventObject[],
    attributes: Record<string, unknown>,
  ) => {
    if (at === undefined) return;
    events.push({
      type,
      occurredAt: new Date(at).toISOString(),
      orderId: order.orderId,
      channel: input.channel,
      objects: [self, ...objects],
      attributes: { imported: true, ...attributes },
    });
  };
  add('orders.orderPlaced', input.placedAt, [...payments, ...customer, ...skus], {
    number: formatOrderNumber(order.number),
    totalMinor: draft.totals.totalMinor,
    currency: input.currency,
    lines: draft.lines.length,
    shipGroups: 1,
    backordered: false,
    status: draft.status,
    ...(input.sourceStatus === undefined ? {} : { sourceStatus: input.sourceStatus }),
  });
  add('payments.paymentAuthorised', input.approvedAt, payments, {
    amountMinor: (input.payments ?? []).reduce((sum, payment) => sum + payment.amountMinor, 0),
    currency: input.currency,
  });
  add('fulfilment.shipmentShipped', input.shippedAt, [shipment], { lines: told(['shipped', 'delivered']) });
  add('fulfilment.shipmentDelivered', input.deliveredAt, [shipment], { lines: told(['delivered']) });
  add('orders.orderCancelled', input.cancelledAt, [], { status: draft.status });
  add('orders.orderClosed', input.closedAt, [], { status: draft.status });
  events.sort((a, b) => (a.occurredAt < b.occurredAt ? -1 : a.occurredAt > b.occurredAt ? 1 : 0));
  events.forEach((event, index) => {
    event.orderSequence = index + 1;
  });
  return events;
}
