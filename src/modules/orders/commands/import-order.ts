// Imports orders that already happened elsewhere, a set at a time: rows, payments as they were, events with their own times,
// each marked as imported. It moves no stock, starts no process, enqueues no job and books nothing.

import type { Outcome } from '../../../platform/command.ts';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { BUCKETS, formatId, newUuid, type Uuid } from '../../../platform/ids.ts';
import { readKeys } from '../../../platform/keys.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader } from '../../catalog/index.ts';
import { resolveOrCreateCustomers } from '../../customers/index.ts';
import { recordHistory } from '../../payments/index.ts';
import { refusals } from '../errors.ts';
import { externalKey } from '../external-key.ts';
import { type HistoricLineRow, insertHistoricLines } from '../store/history.ts';
import { insertNotes, insertOrders, type NewOrder } from '../store/write.ts';
import { createNumberTaker, type NumberTaker } from '../take-numbers.ts';
import { draftHistoricOrder, eventsOf, type HistoricDraft, quantitiesOf } from './import-order/draft.ts';
import { ImportOrderInput, ImportOrderOutput } from './import-order/input.ts';

type ImportedOrder = NewOrder & { externalId: string };

interface Importing {
  index: number;
  item: Item<ImportOrderInput>;
  draft: HistoricDraft;
  order: ImportedOrder;
}

export function createImportOrder(dependencies: { catalog: CatalogReader }) {
  const takeNumbers = createNumberTaker();
  let turn = Math.floor(Math.random() * BUCKETS);
  return defineCommand({
    name: 'orders.importOrder',
    summary:
      'Writes an order that already happened elsewhere, with its own times; once per channel and external id.',
    input: ImportOrderInput,
    output: ImportOrderOutput,
    roles: ['operations'],
    refusals: [
      refusals.currencyUnknown,
      refusals.notHistory,
      refusals.skuUnknown,
      refusals.discountTooLarge,
      refusals.amountTooLarge,
    ],
    maxItems: 500,
    async run(tx, items) {
      turn = (turn + 1) % BUCKETS;
      return importSet(tx, items, turn, dependencies.catalog, takeNumbers);
    },
  });
}

async function importSet(
  tx: CommandTx,
  items: readonly Item<ImportOrderInput>[],
  bucket: number,
  catalog: CatalogReader,
  takeNumbers: NumberTaker,
): Promise<Outcome<ImportOrderOutput>[]> {
  const outcomes = new Array<Outcome<ImportOrderOutput>>(items.length);
  const known = await readKnownOrders(tx, items);
  const skus = new Set<string>();
  for (const { input } of items) for (const line of input.lines) skus.add(line.sku);
  const variants = await catalog.readVariants(tx, await readVersions(tx), [...skus]);
  const candidates: { index: number; item: Item<ImportOrderInput>; draft: HistoricDraft }[] = [];
  const seen = new Map<string, number>();
  const doubles: { index: number; of: number }[] = [];
  items.forEach((item, index) => {
    const key = externalKey(item.input.channel, item.input.externalId);
    const orderId = known.get(key);
    if (orderId !== undefined) outcomes[index] = accept({ orderId, outcome: 'already-there' });
    else if (seen.has(key)) doubles.push({ index, of: seen.get(key)! });
    else {
      const draft = draftHistoricOrder(item.input, variants, tx.now);
      if ('code' in draft) outcomes[index] = decline(draft);
      else {
        seen.set(key, index);
        candidates.push({ index, item, draft });
      }
    }
  });
  const customers = await resolveCustomersOf(tx, candidates);
  const importing = candidates.map((candidate, at) => ({
    ...candidate,
    order: buildOrder(bucket, candidate.item.input, candidate.draft, customers[at]!),
  }));
  if (importing.length > 0) await write(tx, bucket, importing, takeNumbers);
  for (const { index, order } of importing)
    outcomes[index] = accept({ orderId: formatId('ord', order.orderId), outcome: 'imported' });
  for (const { index, of } of doubles) {
    const first = outcomes[of]!;
    outcomes[index] = first.ok ? accept({ ...first.result, outcome: 'already-there' }) : first;
  }
  emitRepeated(tx, items, outcomes);
  return outcomes;
}

/** Public ids of the orders that are there already, by key. */
async function readKnownOrders(
  tx: CommandTx,
  items: readonly Item<ImportOrderInput>[],
): Promise<Map<string, string>> {
  const rows = await readKeys(
    tx,
    items.map(({ input }) => externalKey(input.channel, input.externalId)),
  );
  return new Map([...rows].map(([key, row]) => [key, (row.value as { orderId: string }).orderId]));
}

async function resolveCustomersOf(
  tx: CommandTx,
  candidates: readonly { item: Item<ImportOrderInput> }[],
): Promise<(Uuid | null)[]> {
  return resolveOrCreateCustomers(
    tx,
    candidates.map(({ item: { input, actor } }) => {
      const { externalId, email, phone, locale, name } = input.customer ?? {};
      return {
        actor,
        channel: input.channel,
        externalId,
        email,
        phone,
        locale,
        name: name ?? input.address?.name ?? email ?? externalId ?? input.externalId,
      };
    }),
  );
}

function buildOrder(
  bucket: number,
  input: ImportOrderInput,
  draft: HistoricDraft,
  customerId: Uuid | null,
): ImportedOrder {
  const placedMs = Date.parse(input.placedAt);
  const { customer } = input;
  return {
    bucket,
    orderId: newUuid(bucket, placedMs),
    number: 0,
    channel: input.channel,
    externalId: input.externalId,
    status: draft.status,
    placedAt: new Date(placedMs),
    currency: input.currency,
    customerId,
    customerName: customer?.name ?? input.address?.name ?? null,
    email: customer?.email ?? null,
    phone: customer?.phone ?? null,
    locale: customer?.locale ?? 'en',
    taxesIncluded: input.taxesIncluded ?? true,
    totals: draft.totals,
    allowBackorder: false,
    shipGroups: draft.shipGroups,
    billingAddress: input.billingAddress ?? null,
    sourcing: null,
    processId: null,
    holds:
      draft.holds.length === 0
        ? null
        : draft.holds.map((hold) => ({ ...hold, holdId: formatId('hld', newUuid(bucket)) })),
    attributes: {
      ...input.attributes,
      imported: true,
      ...(input.sourceStatus === undefined ? {} : { sourceStatus: input.sourceStatus }),
    },
    cancelledAt: draft.cancelledAt,
    closedAt: draft.closedAt,
  };
}

async function write(
  tx: CommandTx,
  bucket: number,
  importing: readonly Importing[],
  takeNumbers: NumberTaker,
): Promise<void> {
  const numbers = await takeNumbers(tx, bucket, importing.length);
  importing.forEach(({ order }, at) => {
    order.number = numbers[at]!;
  });
  await insertOrders(
    tx,
    importing.map(({ order }) => order),
  );
  await insertHistoricLines(tx, importing.flatMap(rowsOf));
  const payments = importing.flatMap(({ item: { input }, order }) =>
    (input.payments ?? []).map((payment) => ({
      bucket,
      orderId: order.orderId,
      currency: input.currency,
      method: payment.method,
      provider: input.channel,
      amountMinor: payment.amountMinor,
      state: payment.state ?? ('captured' as const),
      occurredAt: new Date(payment.at ?? input.approvedAt ?? input.placedAt).toISOString(),
      reference: payment.reference,
      attributes: payment.attributes,
    })),
  );
  const paymentIds = await recordHistory(tx, payments);
  await insertNotes(
    tx,
    importing.flatMap(({ item, order }) =>
      item.input.note
        ? [{ ...order, noteId: newUuid(bucket), text: item.input.note, author: item.actor.id }]
        : [],
    ),
    tx.now,
  );
  let at = 0;
  for (const { item, draft, order } of importing) {
    const count = item.input.payments?.length ?? 0;
    const own = paymentIds.slice(at, at + count);
    at += count;
    tx.claimKey(externalKey(order.channel, order.externalId), { orderId: formatId('ord', order.orderId) });
    for (const event of eventsOf(item.input, draft, order, own)) tx.emit(item, event);
  }
}

function rowsOf({ item: { input }, draft, order }: Importing): HistoricLineRow[] {
  return draft.lines.map(({ ordered: _, stage, ...line }, index) => {
    const hasLeft = stage === 'shipped' || stage === 'delivered';
    return {
      ...line,
      bucket: order.bucket,
      orderId: order.orderId,
      quantities: quantitiesOf(draft.lines[index]!),
      shippedAt: hasLeft ? (input.shippedAt ?? null) : null,
      deliveredAt: stage === 'delivered' ? (input.deliveredAt ?? null) : null,
    };
  });
}

/** One event for all orders of a set that were there already, so that a repeated import stands in the log too. */
function emitRepeated(
  tx: CommandTx,
  items: readonly Item<ImportOrderInput>[],
  outcomes: readonly Outcome<ImportOrderOutput>[],
): void {
  const repeated = outcomes.filter((each) => each.ok && each.result.outcome === 'already-there').length;
  if (repeated === 0) return;
  tx.emit(items[0]!, {
    type: 'orders.importRepeated',
    objects: [],
    attributes: { orders: repeated, imported: true },
  });
}
