// The command that asks for a count of one position, beside those that the rules of the location open by themselves.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, newUuid, type Uuid } from '../../../platform/ids.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitCountsOpened } from '../events.ts';
import { resolvePositions } from '../positions.ts';
import { dayAt } from '../rules/opening-hours.ts';
import { CountId, closed, positionFields } from '../schemas.ts';
import { insertCounts, type NewCount } from '../store/counts.ts';
import { insertSkus } from '../store/stock.ts';

export function createOpenCount(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.openCount',
    summary: 'Asks for a count of a SKU at a location.',
    input: Type.Object(
      {
        ...positionFields,
        dueOn: Type.Optional({ ...CalendarDate, description: 'Absent: today at the location' }),
      },
      closed,
    ),
    output: Type.Object({ countId: CountId, ...positionFields, dueOn: Type.String() }),
    roles: ['operations'],
    refusals: [
      inventoryRefusals.skuUnknown,
      inventoryRefusals.bundleHasNoStock,
      inventoryRefusals.locationUnknown,
      inventoryRefusals.countUnderWay,
    ],
    maxItems: 1000,
    async run(tx, items) {
      const inputs = items.map((item) => item.input);
      const resolutions = await resolvePositions(tx, dependencies, inputs);
      const { byId } = await dependencies.locations.read(tx, await readVersions(tx));
      const planned = items.map(({ input }, index): NewCount | null => {
        const found = resolutions[index]!;
        if ('refusal' in found) return null;
        const { skuId, locationId } = found.position;
        const dueOn = input.dueOn ?? dayAt(byId.get(locationId)!, tx.now);
        return { countId: newUuid(), skuId, locationId, class: null, dueOn };
      });
      // Of two for the same position the first is opened.
      const unique = new Map<string, NewCount>();
      for (const count of planned) {
        if (count && !unique.has(count.skuId + count.locationId)) {
          unique.set(count.skuId + count.locationId, count);
        }
      }
      await insertSkus(
        tx,
        resolutions.flatMap((found) => ('position' in found ? [found.position] : [])),
      );
      const opened: ReadonlySet<Uuid> = await insertCounts(tx, [...unique.values()], tx.now);
      const outcomes = items.map(({ input: { sku, location } }, index) => {
        const found = resolutions[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { countId, dueOn } = planned[index]!;
        if (!opened.has(countId)) {
          return decline(refuse(inventoryRefusals.countUnderWay, { sku, location }));
        }
        return accept({ countId: formatId('cnt', countId) as string, sku, location, dueOn });
      });
      const told = items.flatMap(({ actor, input: { sku } }, index) => {
        const count = planned[index];
        return count && opened.has(count.countId) ? [{ actor, sku, ...count }] : [];
      });
      emitCountsOpened(tx, told, byId);
      return outcomes;
    },
  });
}
