// The command that books the supplier's answer: how many units come and when. It may come again with other figures.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { dayAt } from '../../inventory/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import {
  findPlaced,
  isRefusal,
  type LoadedPurchaseOrder,
  loadPurchaseOrders,
} from '../purchase-order-set.ts';
import { confirmLine } from '../rules/purchase-orders.ts';
import { closed, LineNo, PurchaseOrderId, PurchaseOrderView, Reason, Reference, Units } from '../schemas.ts';
import type { PurchaseLine } from '../types.ts';

const ConfirmedLine = Type.Object(
  {
    lineNo: LineNo,
    quantity: Type.Optional({ ...Units, description: 'Units that come; all that were ordered unless told' }),
    expectedOn: Type.Optional({ ...CalendarDate, description: 'When they come; as before unless told' }),
  },
  closed,
);
type ConfirmedLine = Type.Static<typeof ConfirmedLine>;

export function createConfirmPurchaseOrder(
  dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>,
) {
  return defineCommand({
    name: 'supply.confirmPurchaseOrder',
    summary: "Books the supplier's confirmation: units and dates, by line where they differ.",
    input: Type.Object(
      {
        purchaseOrderId: PurchaseOrderId,
        reference: Type.Optional({ ...Reference, description: "The supplier's own number of it" }),
        expectedOn: Type.Optional({ ...CalendarDate, description: 'For every open line that names no date' }),
        lines: Type.Optional(
          Type.Array(ConfirmedLine, {
            maxItems: 500,
            description:
              'Lines not named are confirmed as ordered, the first time; later they stay as they are',
          }),
        ),
        reason: Type.Optional(Reason),
      },
      closed,
    ),
    output: PurchaseOrderView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.purchaseOrderUnknown,
      supplyRefusals.notPlaced,
      supplyRefusals.purchaseOrderEnded,
      supplyRefusals.lineUnknown,
      supplyRefusals.quantityTooLarge,
      supplyRefusals.dateInvalid,
    ],
    async run(tx, items) {
      const set = await loadPurchaseOrders(tx, dependencies, items);
      const outcomes = items.map((item) => {
        const { input, actor } = item;
        const loaded = findPlaced(set, input.purchaseOrderId);
        if (isRefusal(loaded)) return decline(loaded);
        const { order, supplier } = loaded;
        const decided = decideConfirmation(loaded, input.lines ?? [], input.expectedOn);
        if (!Array.isArray(decided)) return decline(decided);
        order.confirmedAt ??= tx.now;
        order.reference = input.reference ?? order.reference;
        const why = { reason: input.reason ?? 'confirmed by the supplier', by: actor.id };
        const moved = decided.flatMap(({ line, confirmed, expectedOn }) => {
          line.confirmed = confirmed;
          const { expectedOn: previousOn } = line;
          return expectedOn !== undefined && set.reschedule(loaded, line, expectedOn, why)
            ? [{ lineNo: line.lineNo, sku: line.sku, previousOn, expectedOn }]
            : [];
        });
        set.touch(loaded);
        const facts = { order, supplier: supplier.code, locations: set.locations };
        const lines = decided.map(({ line }) => line);
        emitPurchaseOrder(tx, item, 'supply.purchaseOrderConfirmed', facts, lines, {
          ...why,
          moved: moved.slice(0, 100),
        });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}

interface Confirmation {
  readonly line: PurchaseLine;
  readonly confirmed: number;
  readonly expectedOn: string | undefined;
}

function decideConfirmation(
  { order, location, lines }: LoadedPurchaseOrder,
  named: readonly ConfirmedLine[],
  forAll: string | undefined,
): Confirmation[] | Refusal {
  const byNo = new Map(named.map((each) => [each.lineNo, each]));
  for (const lineNo of byNo.keys())
    if (!lines.has(lineNo)) return refuse(supplyRefusals.lineUnknown, { lineNo });
  const earliest = dayAt(location, order.placedAt!);
  const decided: Confirmation[] = [];
  for (const line of lines.values()) {
    const told = byNo.get(line.lineNo);
    if (line.open === 0 && !told) continue;
    const asOrdered = line.ordered - line.cancelled;
    const quantity = told?.quantity ?? (order.confirmedAt === null ? asOrdered : line.confirmed);
    const tried = { ...line };
    const problem = told?.quantity === undefined ? null : confirmLine(tried, quantity);
    if (problem) return problem;
    const expectedOn = told?.expectedOn ?? forAll;
    if (expectedOn !== undefined && expectedOn < earliest) {
      return refuse(supplyRefusals.dateInvalid, { lineNo: line.lineNo, expectedOn, earliest });
    }
    decided.push({ line, confirmed: quantity, expectedOn });
  }
  return decided;
}
