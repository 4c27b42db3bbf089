// The command that removes a pool: its channels sell from their other pools, or from everywhere when they have none.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { CHANNELS_VERSION } from '../channels.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitPool } from '../events.ts';
import { closed, PoolCode, PoolView } from '../schemas.ts';
import { deletePools, lockChannelRules, selectPools } from '../store/channels.ts';
import { showPool } from '../views.ts';

export function createRemovePool({ locations: reader }: Pick<InventoryDependencies, 'locations'>) {
  return defineCommand({
    name: 'inventory.removePool',
    summary: 'Removes a pool; a channel without any pool sells from every location.',
    input: Type.Object({ code: PoolCode }, closed),
    output: PoolView,
    roles: ['operations'],
    refusals: [inventoryRefusals.poolUnknown],
    async run(tx, items) {
      await lockChannelRules(tx);
      const { byId } = await reader.read(tx, await readVersions(tx));
      const pools = new Map((await selectPools(tx)).map((pool) => [pool.code, pool]));
      const gone: string[] = [];
      const outcomes = items.map(({ input, actor }) => {
        const pool = pools.get(input.code);
        if (!pool) return decline(refuse(inventoryRefusals.poolUnknown, { pool: input.code }));
        pools.delete(input.code);
        gone.push(input.code);
        emitPool(tx, actor, 'inventory.poolRemoved', pool, []);
        return accept(showPool(pool, byId));
      });
      if (gone.length > 0) {
        await deletePools(tx, gone);
        await raiseVersion(tx, CHANNELS_VERSION);
      }
      return outcomes;
    },
  });
}
