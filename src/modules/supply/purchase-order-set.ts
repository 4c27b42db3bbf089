// The single place where commands lock purchase orders and change them: load a set, decide on it in memory (later items see what
// earlier ones did), then write what changed in one pass, with the stock that came in and what inventory may still count on.
import type { CommandTx, Item } from '../../platform/command.ts';
import { ItemRefused, type Refusal, refuse } from '../../platform/errors.ts';
import { formatId, parseId } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import { type ExpectedSupply, expectSupply, type Location, type LocationList } from '../inventory/index.ts';
import type { SupplyDependencies } from './dependencies.ts';
import { supplyRefusals } from './errors.ts';
import { deriveState, expectedUnits, isEnded } from './rules/purchase-orders.ts';
import type { PurchaseOrderView } from './schemas.ts';
import {
  insertDates,
  insertReceipts,
  lockPurchaseOrders,
  selectPurchaseLines,
  updatePurchaseLines,
  updatePurchaseOrders,
} from './store/purchase-orders.ts';
import { selectSuppliersById } from './store/suppliers.ts';
import type { DateChange, PurchaseLine, PurchaseOrder, ReceiptLine, Supplier } from './types.ts';
import { purchaseOrderNumber, showPurchaseOrder } from './views.ts';

export interface LoadedPurchaseOrder {
  readonly order: PurchaseOrder;
  readonly supplier: Supplier;
  readonly location: Location;
  readonly lines: Map<number, PurchaseLine>;
}

/** Units that go onto the shelf by a receipt. */
export interface Intake {
  /** Place of the item in the set that is refused when inventory does not take them. */
  readonly index: number;
  readonly lineNo: number;
  /** Its place in the receipt, where a line may stand more than once. */
  readonly at: number;
  readonly units: {
    readonly sku: string;
    readonly location: string;
    readonly quantity: number;
    readonly reference: string;
    readonly reason?: string;
    readonly lot?: string;
    readonly expiresOn?: string;
  };
}

export interface PurchaseOrderSet {
  readonly locations: LocationList;
  get(purchaseOrderId: string): LoadedPurchaseOrder | undefined;
  /** Marks an order with its changed lines; all of them unless told. */
  touch(loaded: LoadedPurchaseOrder, lines?: Iterable<PurchaseLine>): void;
  /** Expects a line on another day, for the record with its reason; nothing happens for the same day. */
  reschedule(
    loaded: LoadedPurchaseOrder,
    line: PurchaseLine,
    on: string,
    why: { reason: string; by: string },
  ): boolean;
  receive(receipts: readonly ReceiptLine[], intakes: readonly Intake[], item: Item<unknown>): void;
  show(loaded: LoadedPurchaseOrder): PurchaseOrderView;
  write(): Promise<void>;
}

/** Locks the purchase orders of `items` and reads their lines and suppliers. */
export async function loadPurchaseOrders(
  tx: CommandTx,
  dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>,
  items: readonly Item<{ purchaseOrderId: string }>[],
): Promise<PurchaseOrderSet> {
  const locations = await dependencies.locations.read(tx, await readVersions(tx));
  const ids = new Set(items.flatMap(({ input }) => parseId('po', input.purchaseOrderId) ?? []));
  const orders = await lockPurchaseOrders(tx, [...ids]);
  const found = orders.map((order) => order.purchaseOrderId);
  const lines = Map.groupBy(await selectPurchaseLines(tx, found), (line) => line.purchaseOrderId);
  const supplierIds = [...new Set(orders.map((order) => order.supplierId))];
  const suppliers = new Map(
    (await selectSuppliersById(tx, supplierIds)).map((each) => [each.supplierId, each]),
  );
  const loaded = orders.map((order): [string, LoadedPurchaseOrder] => [
    formatId('po', order.purchaseOrderId),
    {
      order,
      supplier: suppliers.get(order.supplierId)!,
      location: locations.byId.get(order.locationId)!,
      lines: new Map((lines.get(order.purchaseOrderId) ?? []).map((line) => [line.lineNo, line])),
    },
  ]);
  return createSet(tx, dependencies.inventory, locations, new Map(loaded));
}

function createSet(
  tx: CommandTx,
  inventory: SupplyDependencies['inventory'],
  locations: LocationList,
  orders: ReadonlyMap<string, LoadedPurchaseOrder>,
): PurchaseOrderSet {
  const touched = new Map<LoadedPurchaseOrder, Set<PurchaseLine>>();
  const dates: DateChange[] = [];
  const receipts: ReceiptLine[] = [];
  const intakes: { intake: Intake; item: Item<unknown> }[] = [];

  function touch(loaded: LoadedPurchaseOrder, lines: Iterable<PurchaseLine> = loaded.lines.values()): void {
    const known = touched.get(loaded) ?? new Set();
    for (const line of lines) known.add(line);
    touched.set(loaded, known);
    const { order } = loaded;
    order.state = deriveState(order, [...loaded.lines.values()]);
    if (isEnded(order.state)) order.endedAt ??= tx.now;
  }

  return {
    locations,
    get: (purchaseOrderId) => orders.get(purchaseOrderId),
    touch,
    reschedule(loaded, line, on, { reason, by }) {
      const { expectedOn: previousOn, purchaseOrderId, lineNo } = line;
      if (previousOn === on) return false;
      dates.push({ purchaseOrderId, lineNo, expectedOn: on, previousOn, reason, changedBy: by });
      line.expectedOn = on;
      touch(loaded, [line]);
      return true;
    },
    receive(rows, units, item) {
      receipts.push(...rows);
      intakes.push(...units.map((intake) => ({ intake, item })));
    },
    show: ({ order, supplier, lines }) =>
      showPurchaseOrder({ order, supplier: supplier.code, lines: [...lines.values()] }, locations.byId),
    async write() {
      const lines = [...touched].flatMap(([loaded, changed]) =>
        [...changed].map((line) => ({ loaded, line })),
      );
      lines.sort((a, b) => (keyOf(a.line) < keyOf(b.line) ? -1 : 1));
      const changed = [...touched.keys()].map((loaded) => loaded.order);
      changed.sort((a, b) => (a.purchaseOrderId < b.purchaseOrderId ? -1 : 1));
      await updatePurchaseOrders(tx, changed);
      await updatePurchaseLines(
        tx,
        lines.map(({ line }) => line),
      );
      await insertDates(tx, dates, tx.now);
      await insertReceipts(tx, receipts, tx.now);
      await takeIn(tx, inventory, intakes);
      await expectSupply(
        tx,
        lines.flatMap(({ loaded, line }) => supplyOf(loaded.order, line)),
      );
    },
  };
}

const keyOf = (line: PurchaseLine) => line.purchaseOrderId + String(line.lineNo).padStart(6, '0');

/** What inventory is told of a line; nothing of one that never had a date. */
function supplyOf(order: PurchaseOrder, line: PurchaseLine): ExpectedSupply[] {
  if (line.expectedOn === null) return [];
  return [
    {
      supplyId: line.supplyId,
      skuId: line.skuId,
      locationId: order.locationId,
      source: 'purchase-order',
      reference: purchaseOrderNumber(order.number),
      dueOn: line.expectedOn,
      quantity: expectedUnits(order, line),
    },
  ];
}

async function takeIn(
  tx: CommandTx,
  inventory: SupplyDependencies['inventory'],
  intakes: readonly { intake: Intake; item: Item<unknown> }[],
): Promise<void> {
  const items = intakes.map(({ intake, item }) => ({ input: intake.units, actor: item.actor }));
  const outcomes = await tx.call(inventory.receiveStock, items);
  outcomes.forEach((outcome, no) => {
    if (outcome.ok) return;
    const { index, lineNo, at } = intakes[no]!.intake;
    throw new ItemRefused(index, refuse(outcome.refusal, { ...outcome.refusal.details, lineNo, at }));
  });
}

/** The purchase order of an item, or why there is nothing to change: unknown, a draft, or ended. */
export function findPlaced(set: PurchaseOrderSet, purchaseOrderId: string): LoadedPurchaseOrder | Refusal {
  const loaded = set.get(purchaseOrderId);
  if (!loaded) return supplyRefusals.purchaseOrderUnknown;
  const { state } = loaded.order;
  if (state === 'draft') return supplyRefusals.notPlaced;
  return isEnded(state) ? refuse(supplyRefusals.purchaseOrderEnded, { state }) : loaded;
}

export const isRefusal = (value: LoadedPurchaseOrder | Refusal): value is Refusal => 'code' in value;

/** The named lines, or all that are open; a line that does not exist or is not open is the refusal. */
export function pickOpenLines(
  loaded: LoadedPurchaseOrder,
  named: readonly number[] | undefined,
): PurchaseLine[] | Refusal {
  if (named === undefined) return [...loaded.lines.values()].filter((line) => line.open > 0);
  const lines: PurchaseLine[] = [];
  for (const lineNo of named) {
    const line = loaded.lines.get(lineNo);
    if (!line) return refuse(supplyRefusals.lineUnknown, { lineNo });
    if (line.open === 0) return refuse(supplyRefusals.lineClosed, { lineNo });
    lines.push(line);
  }
  return lines;
}
