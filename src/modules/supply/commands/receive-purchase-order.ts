// The command that books what has come of a purchase order: on the shelf at once, off what is still expected, in one transaction.
// Partial, in lots, damaged, a little more than was ordered, or the last there will be.
import Type from 'typebox';
import { accept, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { CalendarDate, IdOf, Text } from '../../../platform/schemas.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import {
  type Intake,
  type LoadedPurchaseOrder,
  loadPurchaseOrders,
  type PurchaseOrderSet,
} from '../purchase-order-set.ts';
import { receiveLines } from '../rules/purchase-orders.ts';
import { closed, LineNo, Lot, PurchaseOrderId, PurchaseOrderView, Units } from '../schemas.ts';
import type { ReceiptLine } from '../types.ts';
import { purchaseOrderNumber } from '../views.ts';

const ReceivedLine = Type.Object(
  {
    lineNo: LineNo,
    quantity: { ...Units, description: 'Units that go onto the shelf' },
    damaged: Type.Optional({ ...Units, description: 'Units that came but are not fit for the shelf' }),
    replaced: Type.Optional(
      Type.Boolean({ description: 'The supplier sends the damaged units again: they stay expected' }),
    ),
    final: Type.Optional(
      Type.Boolean({ description: 'Nothing more of this line comes: the rest is closed short' }),
    ),
    lot: Type.Optional({ ...Lot, description: 'Lot of these units, where lots are tracked' }),
    expiresOn: Type.Optional({ ...CalendarDate, description: 'Last day on which they are good' }),
    note: Type.Optional(Text(500)),
  },
  closed,
);
const Input = Type.Object(
  {
    purchaseOrderId: PurchaseOrderId,
    deliveryNote: Type.Optional(Text(200)),
    lines: Type.Array(ReceivedLine, {
      minItems: 1,
      maxItems: 1000,
      description: 'A line may stand here more than once, as for several lots',
    }),
  },
  closed,
);
type ReceiveItem = Item<Type.Static<typeof Input>>;

export function createReceivePurchaseOrder(
  dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>,
) {
  return defineCommand({
    name: 'supply.receivePurchaseOrder',
    summary: 'Books what has come of a purchase order: stock rises, what is expected falls.',
    input: Input,
    output: Type.Object({ receiptId: IdOf('rcp'), ...PurchaseOrderView.properties }),
    roles: ['operations'],
    refusals: [
      supplyRefusals.purchaseOrderUnknown,
      supplyRefusals.notPlaced,
      supplyRefusals.purchaseOrderEnded,
      supplyRefusals.nothingToDo,
      supplyRefusals.lineUnknown,
      supplyRefusals.overTolerance,
      supplyRefusals.quantityTooLarge,
      ...dependencies.inventory.receiveStock.refusals,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const outcomes = items.map((item, index) => {
        const loaded = set.get(item.input.purchaseOrderId);
        const problem = findProblem(loaded, item);
        if (problem) return decline(problem);
        const { order, supplier, lines } = loaded!;
        const receipts = bookReceipt(set, loaded!, item, index);
        set.touch(
          loaded!,
          receipts.map((row) => lines.get(row.lineNo)!),
        );
        const receiptId = formatId('rcp', receipts[0]!.receiptId);
        const facts = { order, supplier: supplier.code, locations: set.locations };
        const changed = new Set(receipts.map((row) => lines.get(row.lineNo)!));
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderReceived', facts, [...changed], {
          receiptId,
          deliveryNote: item.input.deliveryNote ?? null,
          units: receipts.reduce((sum, row) => sum + row.quantity, 0),
          damaged: receipts.reduce((sum, row) => sum + row.damaged, 0),
        });
        return accept({ receiptId: receiptId as string, ...set.show(loaded!) });
      });
      await set.write();
      return outcomes;
    },
  });
}

/** Books the arrivals into the lines, or says why not. Also what is received in full may get a few units more. */
function findProblem(loaded: LoadedPurchaseOrder | undefined, { input }: ReceiveItem): Refusal | null {
  if (!loaded) return supplyRefusals.purchaseOrderUnknown;
  const { state } = loaded.order;
  if (state === 'draft') return supplyRefusals.notPlaced;
  if (state === 'cancelled' || state === 'closed-short')
    return refuse(supplyRefusals.purchaseOrderEnded, { state });
  const arrivals = input.lines.map(({ lineNo, quantity, damaged = 0, replaced = false, final = false }) => ({
    lineNo,
    quantity,
    damaged,
    replaced,
    final,
  }));
  const empty = arrivals.find(({ quantity, damaged }) => quantity + damaged === 0);
  if (empty) return refuse(supplyRefusals.nothingToDo, { lineNo: empty.lineNo });
  return receiveLines(loaded.lines, arrivals, loaded.supplier.overTolerancePercent);
}

function bookReceipt(
  set: PurchaseOrderSet,
  { order, location, lines }: LoadedPurchaseOrder,
  item: ReceiveItem,
  index: number,
): ReceiptLine[] {
  const receiptId = newUuid();
  const { deliveryNote, lines: came } = item.input;
  const receipts = came.map(
    (line, at): ReceiptLine => ({
      purchaseOrderId: order.purchaseOrderId,
      receiptId,
      at,
      lineNo: line.lineNo,
      quantity: line.quantity,
      damaged: line.damaged ?? 0,
      replaced: line.replaced ?? false,
      lot: line.lot ?? null,
      expiresOn: line.expiresOn ?? null,
      deliveryNote: deliveryNote ?? null,
      note: line.note ?? null,
      receivedBy: item.actor.id,
    }),
  );
  const intakes = came.flatMap(({ lineNo, quantity, lot, expiresOn }, at): Intake[] => {
    const units = {
      sku: lines.get(lineNo)!.sku,
      location: location.code,
      quantity,
      reference: purchaseOrderNumber(order.number),
      ...(deliveryNote ? { reason: deliveryNote } : {}),
      ...(lot ? { lot } : {}),
      ...(expiresOn ? { expiresOn } : {}),
    };
    return quantity > 0 ? [{ index, lineNo, at, units }] : [];
  });
  set.receive(receipts, intakes, item);
  return receipts;
}
