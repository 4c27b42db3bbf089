// The command that turns chosen proposals into purchase orders, one for each supplier and location: all of them or none.
import Type from 'typebox';
import { accept, type CommandTx, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { ItemRefused, refuse } from '../../../platform/errors.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { Quantity } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { closed, ProposalId, PurchaseOrderView } from '../schemas.ts';
import { endProposals, lockProposalRows, type ProposalRow } from '../store/proposals.ts';
import { selectSuppliersById } from '../store/suppliers.ts';
import type { createDraftPurchaseOrder } from './draft-purchase-order.ts';
import type { createPlacePurchaseOrder } from './place-purchase-order.ts';

const Chosen = Type.Object(
  {
    proposalId: ProposalId,
    quantity: Type.Optional({ ...Quantity, description: 'Instead of the proposed one' }),
  },
  closed,
);
const Input = Type.Object(
  {
    proposals: Type.Array(Chosen, { minItems: 1, maxItems: 500 }),
    place: Type.Optional(Type.Boolean({ description: 'Order them at once; drafts unless told' })),
  },
  closed,
);
type OrderItem = Item<Type.Static<typeof Input>>;

interface Dependencies extends Pick<SupplyDependencies, 'locations'> {
  readonly draftPurchaseOrder: ReturnType<typeof createDraftPurchaseOrder>;
  readonly placePurchaseOrder: ReturnType<typeof createPlacePurchaseOrder>;
}

export function createOrderProposals(dependencies: Dependencies) {
  const { draftPurchaseOrder, placePurchaseOrder, locations: reader } = dependencies;
  return defineCommand({
    name: 'supply.orderProposals',
    summary: 'Makes purchase orders of chosen proposals, one for each supplier and location.',
    input: Input,
    output: Type.Object({ purchaseOrders: Type.Array(PurchaseOrderView) }),
    roles: ['operations'],
    refusals: [
      supplyRefusals.proposalUnknown,
      supplyRefusals.proposalEnded,
      ...draftPurchaseOrder.refusals,
      ...placePurchaseOrder.refusals,
    ],
    async run(tx, items) {
      const locations = await reader.read(tx, await readVersions(tx));
      const ids = new Set(
        items.flatMap(({ input }) => input.proposals.map((each) => parseId('prp', each.proposalId)!)),
      );
      const rows = new Map((await lockProposalRows(tx, [...ids])).map((row) => [row.proposalId, row]));
      const supplierIds = [...new Set([...rows.values()].map((row) => row.supplierId))];
      const suppliers = new Map(
        (await selectSuppliersById(tx, supplierIds)).map((each) => [each.supplierId, each.code]),
      );
      const ended = new Set<Uuid>();
      const groups: Group[] = [];
      const problems = items.map((item, index) => {
        const chosen = chooseRows(item, rows, ended);
        if ('code' in chosen) return decline(chosen);
        for (const { row } of chosen) ended.add(row.proposalId);
        for (const [, own] of Map.groupBy(chosen, ({ row }) => row.supplierId + row.locationId)) {
          const { supplierId, locationId } = own[0]!.row;
          const supplier = suppliers.get(supplierId)!;
          groups.push({ item, index, supplier, location: locations.byId.get(locationId)!.code, chosen: own });
        }
        return null;
      });
      const made = await makeOrders(tx, groups, draftPurchaseOrder, placePurchaseOrder);
      const links = groups.flatMap(({ chosen }, at) =>
        chosen.map(({ row }) => ({
          proposalId: row.proposalId,
          state: 'ordered' as const,
          purchaseOrderId: parseId('po', made[at]!.purchaseOrderId)!,
        })),
      );
      await endProposals(tx, links, tx.now);
      return problems.map(
        (problem, index) =>
          problem ?? accept({ purchaseOrders: made.filter((_, at) => groups[at]!.index === index) }),
      );
    },
  });
}

interface ChosenRow {
  readonly row: ProposalRow;
  readonly quantity: number;
}

interface Group {
  readonly item: OrderItem;
  readonly index: number;
  readonly supplier: string;
  readonly location: string;
  readonly chosen: readonly ChosenRow[];
}

function chooseRows({ input }: OrderItem, rows: ReadonlyMap<Uuid, ProposalRow>, ended: ReadonlySet<Uuid>) {
  const chosen: ChosenRow[] = [];
  const seen = new Set<Uuid>();
  for (const { proposalId, quantity } of input.proposals) {
    const row = rows.get(parseId('prp', proposalId)!);
    // Proposals that were made anew are gone.
    if (!row) return refuse(supplyRefusals.proposalUnknown, { proposalId });
    if (row.state !== 'open' || ended.has(row.proposalId) || seen.has(row.proposalId)) {
      return refuse(supplyRefusals.proposalEnded, { proposalId, state: row.state });
    }
    seen.add(row.proposalId);
    chosen.push({ row, quantity: quantity ?? row.quantity });
  }
  return chosen;
}

async function makeOrders(
  tx: CommandTx,
  groups: readonly Group[],
  draftPurchaseOrder: Dependencies['draftPurchaseOrder'],
  placePurchaseOrder: Dependencies['placePurchaseOrder'],
) {
  const drafts = await tx.call(
    draftPurchaseOrder,
    groups.map(({ item, supplier, location, chosen }) => ({
      actor: item.actor,
      input: {
        supplier,
        location,
        lines: chosen.map(({ row, quantity }) => ({
          sku: row.sku,
          quantity,
          unitCostMinor: row.unitCostMinor,
        })),
      },
    })),
  );
  const made = drafts.map((outcome, at) => {
    if (!outcome.ok) throw new ItemRefused(groups[at]!.index, outcome.refusal);
    return outcome.result;
  });
  const placing = groups.flatMap(({ item }, at) => (item.input.place ? [at] : []));
  const placed = await tx.call(
    placePurchaseOrder,
    placing.map((at) => ({
      actor: groups[at]!.item.actor,
      input: { purchaseOrderId: made[at]!.purchaseOrderId },
    })),
  );
  placed.forEach((outcome, index) => {
    const at = placing[index]!;
    if (!outcome.ok) throw new ItemRefused(groups[at]!.index, outcome.refusal);
    made[at] = outcome.result;
  });
  return made;
}
