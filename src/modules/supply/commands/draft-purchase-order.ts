// The command that writes down what shall be bought from a supplier. Nothing is expected before it is placed.
import Type from 'typebox';
import { accept, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { newUuid, type Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { Location, LocationList } from '../../inventory/index.ts';
import { readAssortments } from '../assortments.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { AskedLines, draftLines } from '../draft-lines.ts';
import { supplyRefusals } from '../errors.ts';
import { emitPurchaseOrder } from '../events.ts';
import { closed, LocationCode, Note, PurchaseOrderView, Reference, SupplierCode } from '../schemas.ts';
import {
  insertPurchaseLines,
  insertPurchaseOrders,
  takePurchaseOrderNumbers,
} from '../store/purchase-orders.ts';
import { selectSuppliersByCode } from '../store/suppliers.ts';
import type { PurchaseLine, PurchaseOrder, Supplier } from '../types.ts';
import { showPurchaseOrder } from '../views.ts';

const Input = Type.Object(
  {
    supplier: SupplierCode,
    location: Type.Optional({
      ...LocationCode,
      description: "Where to deliver; the supplier's unless told",
    }),
    lines: AskedLines,
    reference: Type.Optional({ ...Reference, description: "The supplier's own number of it" }),
    note: Type.Optional(Note),
  },
  closed,
);
type DraftItem = Item<Type.Static<typeof Input>>;

export function createDraftPurchaseOrder(dependencies: Pick<SupplyDependencies, 'locations'>) {
  return defineCommand({
    name: 'supply.draftPurchaseOrder',
    summary: 'Writes a purchase order that can still be changed.',
    input: Input,
    output: PurchaseOrderView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.supplierUnknown,
      supplyRefusals.supplierInactive,
      supplyRefusals.locationMissing,
      supplyRefusals.locationUnknown,
      supplyRefusals.locationIsSupplier,
      supplyRefusals.itemUnknown,
      supplyRefusals.amountTooLarge,
    ],
    async run(tx, items) {
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const codes = [...new Set(items.map((item) => item.input.supplier))];
      const suppliers = new Map((await selectSuppliersByCode(tx, codes)).map((each) => [each.code, each]));
      const assortments = await readAssortments(
        tx,
        items.flatMap(({ input }) => {
          const supplierId = suppliers.get(input.supplier)?.supplierId;
          return supplierId ? input.lines.map(({ sku }) => ({ supplierId, sku })) : [];
        }),
      );
      const numbers = await takePurchaseOrderNumbers(tx, items.length);
      const orders: PurchaseOrder[] = [];
      const written: PurchaseLine[] = [];
      const outcomes = items.map((item, index) => {
        const { input } = item;
        const goal = findGoal(item, suppliers, locations);
        if ('code' in goal) return decline(goal);
        const { supplier } = goal;
        const purchaseOrderId = newUuid();
        const lines = draftLines(
          purchaseOrderId,
          input.lines,
          assortments.get(supplier.supplierId) ?? new Map(),
        );
        if (!Array.isArray(lines)) return decline(lines);
        const order = draftOf(goal, purchaseOrderId, numbers[index]!, item, tx.now);
        orders.push(order);
        written.push(...lines);
        emitPurchaseOrder(
          tx,
          item,
          'supply.purchaseOrderDrafted',
          { order, supplier: supplier.code, locations },
          lines,
        );
        return accept(showPurchaseOrder({ order, supplier: supplier.code, lines }, locations.byId));
      });
      await insertPurchaseOrders(tx, orders);
      await insertPurchaseLines(tx, written);
      return outcomes;
    },
  });
}

interface Goal {
  readonly supplier: Supplier;
  readonly location: Location;
}

/** Who delivers where, or why that cannot be. */
function findGoal(
  { input }: DraftItem,
  suppliers: ReadonlyMap<string, Supplier>,
  locations: LocationList,
): Goal | Refusal {
  const supplier = suppliers.get(input.supplier);
  if (!supplier) return refuse(supplyRefusals.supplierUnknown, { supplier: input.supplier });
  if (!supplier.active) return refuse(supplyRefusals.supplierInactive, { supplier: input.supplier });
  if (input.location === undefined && supplier.locationId === null) {
    return refuse(supplyRefusals.locationMissing, { supplier: input.supplier });
  }
  const location =
    input.location === undefined
      ? locations.byId.get(supplier.locationId!)
      : locations.byCode.get(input.location);
  if (!location) return refuse(supplyRefusals.locationUnknown, { location: input.location });
  return location.kind === 'supplier'
    ? refuse(supplyRefusals.locationIsSupplier, { location: location.code })
    : { supplier, location };
}

function draftOf(
  { supplier, location }: Goal,
  purchaseOrderId: Uuid,
  number: number,
  { input, actor }: DraftItem,
  createdAt: Date,
): PurchaseOrder {
  return {
    purchaseOrderId,
    number,
    supplierId: supplier.supplierId,
    locationId: location.locationId,
    state: 'draft',
    currency: supplier.currency,
    reference: input.reference ?? null,
    note: input.note ?? null,
    createdBy: actor.id,
    createdAt,
    placedAt: null,
    orderOn: null,
    confirmedAt: null,
    endedAt: null,
  };
}
