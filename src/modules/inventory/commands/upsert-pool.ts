// The command that creates and changes virtual pools: named sets of locations from which channels sell. Omitted fields keep
// their value.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { CHANNELS_VERSION } from '../channels.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitPool } from '../events.ts';
import type { Pool } from '../rules/channel-view.ts';
import { Channel, closed, LocationCode, PoolCode, PoolView, WriteOutcome } from '../schemas.ts';
import { lockChannelRules, selectPools, upsertPools } from '../store/channels.ts';
import { showPool } from '../views.ts';

export const UpsertPoolInput = Type.Object(
  {
    code: PoolCode,
    name: Type.Optional(Text(200)),
    locations: Type.Optional(Type.Array(LocationCode, { minItems: 1, maxItems: 5000 })),
    channels: Type.Optional(
      Type.Array(Channel, {
        maxItems: 200,
        description: 'Who sells from it, and then from nowhere else but from other pools of theirs',
      }),
    ),
  },
  closed,
);

export function createUpsertPool({ locations: reader }: Pick<InventoryDependencies, 'locations'>) {
  return defineCommand({
    name: 'inventory.upsertPool',
    summary: 'Creates a pool of locations from which channels sell, or changes the given fields of one.',
    input: UpsertPoolInput,
    output: Type.Object({ ...PoolView.properties, outcome: WriteOutcome }),
    roles: ['operations'],
    refusals: [inventoryRefusals.poolIncomplete, inventoryRefusals.locationUnknown],
    maxItems: 1000,
    async run(tx, items) {
      await lockChannelRules(tx);
      const locations = await reader.read(tx, await readVersions(tx));
      const stored = new Map((await selectPools(tx)).map((pool) => [pool.code, pool]));
      const current = new Map(stored);
      const outcomes = items.map(({ input, actor }) => {
        const before = current.get(input.code);
        if (!before && (!input.locations || !input.channels)) {
          const missing = (['locations', 'channels'] as const).filter((field) => !input[field]);
          return decline(refuse(inventoryRefusals.poolIncomplete, { pool: input.code, missing }));
        }
        const unknown = input.locations?.find((code) => !locations.byCode.has(code));
        if (unknown !== undefined) {
          return decline(refuse(inventoryRefusals.locationUnknown, { location: unknown }));
        }
        const pool: Pool = {
          code: input.code,
          name: input.name ?? before?.name ?? input.code,
          locationIds: input.locations
            ? [...new Set(input.locations)].sort().map((code) => locations.byCode.get(code)!.locationId)
            : before!.locationIds,
          channels: input.channels ? [...new Set(input.channels)].sort() : before!.channels,
        };
        const fields = before ? findChanges(before, pool) : [];
        const outcome = before ? (fields.length > 0 ? 'changed' : 'unchanged') : 'created';
        if (outcome !== 'unchanged') {
          current.set(pool.code, pool);
          emitPool(tx, actor, 'inventory.poolUpserted', pool, fields);
        }
        return accept({ ...showPool(pool, locations.byId), outcome } as const);
      });
      const written = [...current.values()].filter((pool) => stored.get(pool.code) !== pool);
      if (written.length > 0) {
        await upsertPools(tx, written);
        await raiseVersion(tx, CHANNELS_VERSION);
      }
      return outcomes;
    },
  });
}
