// Places orders: the hot path. A set is validated, sourced and written with its reservations, payments, entries, process
// instances and events in one transaction of a dozen statements, whatever its size. Nothing is written before every check.
import type { Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { BUCKETS, formatId, newUuid } from '../../../platform/ids.ts';
import { readKeys } from '../../../platform/keys.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { CatalogReader } from '../../catalog/index.ts';
import type { CustomerSnapshot } from '../../customers/index.ts';
import {
  type ChannelRulesReader,
  type DispatchCalendar,
  inventoryRefusals,
  type LocationList,
  readHolds,
  reserveStock,
  type StockSnapshot,
  useHolds,
} from '../../inventory/index.ts';
import { recordPayments } from '../../payments/index.ts';
import type { ReleaseReader } from '../../supply/index.ts';
import { refusals } from '../errors.ts';
import { externalKey } from '../external-key.ts';
import type { NetworkReader } from '../network.ts';
import type { TermsReader } from '../sourcing-terms.ts';
import { insertLines, insertNotes, insertOrders, type StoredLine } from '../store/write.ts';
import { createNumberTaker, type NumberTaker } from '../take-numbers.ts';
import {
  buildOrder,
  emitPlaced,
  type Placing,
  type ProcessOrder,
  paymentOf,
  processOf,
  resultOf,
} from './place-order/build-order.ts';
import { type Draft, draftOrder } from './place-order/draft.ts';
import { PlaceOrderInput, PlaceOrderOutput } from './place-order/input.ts';
import { promiseDates } from './place-order/promise-dates.ts';
import { readCatalogFacts, readOrderCustomers } from './place-order/read-facts.ts';
import {
  type CostSettings,
  readRules,
  type SourcedDraft,
  type Candidate as SourcingCandidate,
  sourceDrafts,
} from './place-order/source-drafts.ts';

export interface PlaceOrderDependencies {
  catalog: CatalogReader;
  locations: NetworkReader;
  stock: StockSnapshot;
  costs: CostSettings;
  dispatch: DispatchCalendar;
  /** What each channel may have of stock; absent: all of it. */
  channelRules?: ChannelRulesReader | undefined;
  /** Rate cards and policies; absent: stock, distance and costs decide alone. */
  terms?: TermsReader | undefined;
  /** SKUs that are sold ahead of their day; absent: none is. */
  releases?: ReleaseReader | undefined;
  /** Starts the process of new orders in the open transaction (workflow's door); null runs without processes. */
  startProcesses: ((tx: CommandTx, orders: readonly ProcessOrder[]) => Promise<void>) | null;
}

type PlaceItem = Item<PlaceOrderInput>;
type PlaceOutcome = Outcome<Static<typeof PlaceOrderOutput>>;

export function createPlaceOrder(dependencies: PlaceOrderDependencies) {
  // Sets take turns over the buckets, so that each set is one shard and two sets under way never meet at a bucket's head.
  let turn = Math.floor(Math.random() * BUCKETS);
  const takeNumbers = createNumberTaker();
  return defineCommand({
    name: 'orders.placeOrder',
    summary:
      'Takes an order: reserves its stock, records its payment and starts its process, all or nothing.',
    input: PlaceOrderInput,
    output: PlaceOrderOutput,
    roles: ['service', 'channel'],
    mayCall: (input, actor) => actor.role !== 'channel' || actor.channel === input.channel,
    refusals: [
      refusals.duplicateExternalId,
      refusals.customerUnknown,
      inventoryRefusals.holdUnknown,
      inventoryRefusals.holdEnded,
      inventoryRefusals.holdExpired,
      refusals.currencyUnknown,
      refusals.shipGroupWithoutGoal,
      refusals.locationUnknown,
      refusals.shipGroupUnknown,
      refusals.skuUnknown,
      refusals.skuNotSold,
      refusals.priceMissing,
      refusals.discountTooLarge,
      refusals.amountTooLarge,
      refusals.totalDiffers,
      refusals.paymentDiffers,
      refusals.stockShort,
    ],
    async run(tx, items) {
      turn = (turn + 1) % BUCKETS;
      return placeSet(tx, items, turn, { ...dependencies, takeNumbers });
    },
  });
}

async function placeSet(
  tx: CommandTx,
  items: readonly PlaceItem[],
  bucket: number,
  dependencies: PlaceOrderDependencies & { takeNumbers: NumberTaker },
): Promise<PlaceOutcome[]> {
  const outcomes = new Array<PlaceOutcome>(items.length);
  const versions = await readVersions(tx);
  const locations = await dependencies.locations.read(tx, versions);
  const candidates = await draftSet(tx, items, outcomes, versions, locations, dependencies);
  const rules = await readRules(tx, versions, locations, dependencies);
  const sourced = await sourceDrafts(tx, dependencies.stock, locations, rules, candidates);
  tx.afterCommit(() => rules.terms?.report());
  const placing: Placing[] = [];
  candidates.forEach((candidate, at) => {
    const { index, draft, customer } = candidate;
    const result = sourced[at]!;
    if (result.shortage) {
      outcomes[index] = decline(shortageRefusal(draft, result));
      return;
    }
    const item = items[index]!;
    promiseDates(draft, result, { now: tx.now, locations, dispatch: dependencies.dispatch, ...rules });
    // What may not leave yet waits for its day, which its line has been given: nothing is reserved that nobody may pick.
    if (rules.releases) result.allocations = result.allocations.filter(({ waits }) => !waits);
    const order = buildOrder(tx, bucket, item, draft, result, customer, locations.byId);
    placing.push({ ...candidate, item, sourced: result, order });
  });
  if (placing.length > 0) {
    const numbers = await dependencies.takeNumbers(tx, bucket, placing.length);
    placing.forEach((place, at) => {
      place.order.number = numbers[at]!;
    });
    await writeOrders(tx, placing, dependencies);
    await takeStock(tx, placing, locations, dependencies.stock);
  }
  for (const place of placing) outcomes[place.index] = accept(resultOf(place, locations.byId));
  return outcomes;
}

interface Candidate extends SourcingCandidate {
  index: number;
  customer: CustomerSnapshot | null;
}

/** Everything that can be refused before stock is looked at. */
async function draftSet(
  tx: CommandTx,
  items: readonly PlaceItem[],
  outcomes: PlaceOutcome[],
  versions: ReadonlyMap<string, number>,
  locations: LocationList,
  dependencies: PlaceOrderDependencies,
): Promise<Candidate[]> {
  const open = await refuseDoubles(tx, items, outcomes);
  const going = open.map((index) => items[index]!);
  const customers = await readOrderCustomers(tx, going);
  const requests = going.map(({ input, actor }) => ({ holdId: input.holdId, actor }));
  const holds = await readHolds(tx, tx.now, requests);
  const carts = going.map((item) => item.input);
  const facts = { ...(await readCatalogFacts(tx, dependencies.catalog, versions, carts, tx.now)), locations };
  const candidates: Candidate[] = [];
  open.forEach((index, at) => {
    const { input } = items[index]!;
    const customer = customers[at]!;
    const held = holds[at]!;
    if (customer === 'unknown') {
      outcomes[index] = decline(refuse(refusals.customerUnknown, { customer: input.customer?.customerId }));
      return;
    }
    if (held && 'refusal' in held) {
      outcomes[index] = decline(held.refusal);
      return;
    }
    const draft = draftOrder(input, facts);
    if ('code' in draft) outcomes[index] = decline(draft);
    else {
      const { allowBackorder = false, channel, currency, attributes = null } = input;
      const order = { channel, currency, customerKind: customer?.kind ?? null, attributes };
      candidates.push({ index, customer, channel, order, hold: held?.hold ?? null, draft, allowBackorder });
    }
  });
  return candidates;
}

/** Orders of a channel are unique by external id, also within the set. Returns the indices that go on. */
async function refuseDoubles(
  tx: CommandTx,
  items: readonly PlaceItem[],
  outcomes: PlaceOutcome[],
): Promise<number[]> {
  const open: number[] = [];
  const keys = items.flatMap(({ input }) =>
    input.externalId === undefined ? [] : [externalKey(input.channel, input.externalId)],
  );
  const taken = await readKeys(tx, keys);
  const seen = new Set<string>();
  items.forEach(({ input }, index) => {
    if (input.externalId !== undefined) {
      const { externalId } = input;
      const key = externalKey(input.channel, externalId);
      const row = taken.get(key);
      if (row || seen.has(key)) {
        const known = row?.value as { orderId?: string } | undefined;
        const details = { externalId, ...(known?.orderId ? { orderId: known.orderId } : {}) };
        outcomes[index] = decline(refuse(refusals.duplicateExternalId, details));
        return;
      }
      seen.add(key);
    }
    open.push(index);
  });
  return open;
}

function shortageRefusal(draft: Draft, sourced: SourcedDraft): Refusal {
  const lines = sourced
    .shortage!.slice(0, 50)
    .map(({ lineNo, missing }) => ({ line: lineNo, sku: draft.lines[lineNo - 1]!.sku, missing }));
  return refuse(refusals.stockShort, { lines });
}

async function writeOrders(
  tx: CommandTx,
  placing: readonly Placing[],
  dependencies: PlaceOrderDependencies,
): Promise<void> {
  await insertOrders(
    tx,
    placing.map((place) => place.order),
  );
  const lines: StoredLine[] = [];
  for (const { order, draft } of placing) {
    const { bucket, orderId } = order;
    for (const line of draft.lines) lines.push(Object.assign(line, { bucket, orderId }));
  }
  await insertLines(tx, lines);
  const payments = await recordPayments(tx, placing.map(paymentOf));
  const notes = placing.flatMap(({ item, order }) => {
    const { bucket, orderId } = order;
    const text = item.input.note;
    return text ? [{ bucket, orderId, noteId: newUuid(bucket), text, author: item.actor.id }] : [];
  });
  await insertNotes(tx, notes, tx.now);
  // First of the order's events; what its process has to tell comes after it.
  placing.forEach((place, at) => {
    const { channel, externalId, orderId } = place.order;
    if (externalId !== null)
      tx.claimKey(externalKey(channel, externalId), { orderId: formatId('ord', orderId) });
    emitPlaced(tx, place, payments[at]!);
  });
  await dependencies.startProcesses?.(tx, placing.map(processOf));
}

/** Last, because the rows of popular SKUs stay locked until the commit. */
async function takeStock(
  tx: CommandTx,
  placing: readonly Placing[],
  locations: LocationList,
  stock: StockSnapshot,
): Promise<void> {
  const held = placing.flatMap(({ hold, order }) => (hold ? [{ hold, orderId: order.orderId }] : []));
  await useHolds(tx, held);
  const rows = placing.flatMap(({ order, sourced }) =>
    sourced.allocations.map(({ line, locationId, quantity, keep }) => ({
      bucket: order.bucket,
      orderId: order.orderId,
      lineNo: line.lineNo,
      locationId,
      skuId: line.skuId,
      quantity,
      keep,
    })),
  );
  const freed = held.flatMap(({ hold }) => hold.lines);
  await reserveStock(tx, stock, locations, rows, { freed, newOrders: true });
}
