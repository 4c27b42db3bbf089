// The command that works out what should be bought, from who waits, safety stock, what is on its way and what suppliers sell. It
// replaces the open proposals; what somebody dismissed stays away until more is needed than then.
import Type from 'typebox';
import { accept, type CommandTx, defineCommand } from '../../../platform/command.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import { type LocationList, readLevels, readSupplies, readWaitingUnits } from '../../inventory/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import {
  type PositionFigures,
  type ProposalFacts,
  type Proposed,
  proposePurchase,
  type SkuFigures,
} from '../rules/proposals.ts';
import { closed } from '../schemas.ts';
import { deleteOpenProposals, insertProposals, lockProposals, selectDismissed } from '../store/proposals.ts';
import { selectOrderable, selectSuppliersById } from '../store/suppliers.ts';
import type { SupplierItem } from '../types.ts';

/** SKUs whose figures are read at once. */
const SKUS_AT_ONCE = 5000;

export function createProposePurchases(dependencies: Pick<SupplyDependencies, 'locations'>) {
  return defineCommand({
    name: 'supply.proposePurchases',
    summary: 'Works out anew what should be bought; the open proposals are replaced.',
    input: Type.Object({}, closed),
    output: Type.Object({ proposals: Type.Integer(), units: Type.Integer(), suppliers: Type.Integer() }),
    roles: ['operations'],
    refusals: [],
    maxItems: 1,
    async run(tx, items) {
      await lockProposals(tx);
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const orderable = await selectOrderable(tx, null);
      const bySku = [...Map.groupBy(orderable, (item) => item.skuId).values()];
      const supplierIds = [...new Set(orderable.map((item) => item.supplierId))];
      const suppliers = new Map(
        (await selectSuppliersById(tx, supplierIds)).map((each) => [each.supplierId, each]),
      );
      const home = locations.list.find((each) => each.active && each.kind === 'distribution-centre');
      const facts: ProposalFacts = {
        now: tx.now,
        suppliers,
        locations: locations.byId,
        home: home?.locationId ?? null,
      };
      const dismissed = new Map(
        (await selectDismissed(tx)).map((each) => [each.skuId + each.locationId, each.needed]),
      );
      const proposed: Proposed[] = [];
      for (let from = 0; from < bySku.length; from += SKUS_AT_ONCE) {
        const figures = await readFigures(tx, bySku.slice(from, from + SKUS_AT_ONCE), locations);
        proposed.push(...figures.flatMap((each) => proposePurchase(each, facts)));
      }
      const wanted = proposed.filter(
        ({ skuId, locationId, numbers }) => numbers.needed > (dismissed.get(skuId + locationId) ?? 0),
      );
      await deleteOpenProposals(tx);
      await insertProposals(tx, wanted, tx.now);
      const result = {
        proposals: wanted.length,
        units: wanted.reduce((sum, each) => sum + each.quantity, 0),
        suppliers: new Set(wanted.map((each) => each.supplierId)).size,
      };
      tx.emit(items[0]!, { type: 'supply.purchasesProposed', objects: [], attributes: result });
      return [accept(result)];
    },
  });
}

/** What there is, comes and lacks of SKUs; each has the suppliers that sell it. */
async function readFigures(
  tx: CommandTx,
  groups: readonly SupplierItem[][],
  locations: LocationList,
): Promise<SkuFigures[]> {
  const skuIds = groups.map((items) => items[0]!.skuId);
  const positions = new Map<string, { -readonly [K in keyof PositionFigures]: PositionFigures[K] }>();
  const position = (skuId: Uuid, locationId: Uuid) => {
    const key = skuId + locationId;
    const known = positions.get(key) ?? {
      locationId,
      onHand: 0,
      reserved: 0,
      safetyStock: 0,
      expected: 0,
      waiting: 0,
    };
    positions.set(key, known);
    return known;
  };
  const anywhere = new Map<Uuid, number>();
  for (const { skuId, locationId, ...level } of await readLevels(tx, skuIds)) {
    Object.assign(position(skuId, locationId), level);
  }
  for (const { skuId, locationId, quantity } of await readSupplies(tx, skuIds)) {
    position(skuId, locationId).expected += quantity;
  }
  for (const { skuId, locationId, quantity } of await readWaitingUnits(tx, skuIds)) {
    if (locationId === null) anywhere.set(skuId, quantity);
    else position(skuId, locationId).waiting += quantity;
  }
  const bySku = Map.groupBy(positions, ([key]) => key.slice(0, 36));
  return groups.map((items) => {
    const { skuId, sku } = items[0]!;
    const own = (bySku.get(skuId) ?? []).map(([, figures]) => figures);
    // In the order of the list, so that the same figures give the same proposals.
    own.sort(
      (a, b) => (locations.indexOf.get(a.locationId) ?? 0) - (locations.indexOf.get(b.locationId) ?? 0),
    );
    return { skuId, sku, positions: own, waiting: anywhere.get(skuId) ?? 0, items };
  });
}
