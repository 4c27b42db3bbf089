// The command that keeps units of a SKU for one channel, at one location or anywhere. It is a standing protection: what the channel
// sells does not make it smaller.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import { CHANNELS_VERSION } from '../channels.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { type ChannelRuleChange, emitChannelRules } from '../events.ts';
import { resolveScopes } from '../positions.ts';
import type { ChannelAllocation } from '../rules/channel-view.ts';
import { Channel, ChannelAllocationView, closed, LocationCode, RuleOutcome, Units } from '../schemas.ts';
import {
  deleteAllocations,
  lockChannelRules,
  selectAllocations,
  upsertAllocations,
} from '../store/channels.ts';
import { insertSkus } from '../store/stock.ts';
import { openRules } from '../write-rules.ts';

export const SetChannelAllocationInput = Type.Object(
  {
    channel: Channel,
    sku: Sku,
    location: Type.Optional({ ...LocationCode, description: 'Absent: wherever the channel sells from' }),
    units: Units,
  },
  closed,
);

const keyOf = ({ channel, skuId, locationId }: Pick<ChannelAllocation, 'channel' | 'skuId' | 'locationId'>) =>
  `${channel}\n${skuId}\n${locationId}`;

export function createSetChannelAllocation(
  dependencies: Pick<InventoryDependencies, 'catalog' | 'locations'>,
) {
  return defineCommand({
    name: 'inventory.setChannelAllocation',
    summary: 'Keeps free units of a SKU for one channel; zero units end it.',
    input: SetChannelAllocationInput,
    output: Type.Object({ ...ChannelAllocationView.properties, outcome: RuleOutcome }),
    roles: ['operations'],
    refusals: [
      inventoryRefusals.skuUnknown,
      inventoryRefusals.bundleHasNoStock,
      inventoryRefusals.locationUnknown,
    ],
    maxItems: 5000,
    async run(tx, items) {
      await lockChannelRules(tx);
      const scopes = await resolveScopes(
        tx,
        dependencies,
        items.map((item) => item.input),
      );
      const { byId } = await dependencies.locations.read(tx, await readVersions(tx));
      const asked = items.flatMap(({ input }, index) => {
        const found = scopes[index]!;
        if ('refusal' in found) return [];
        const { skuId, locationId } = found.scope;
        return [{ channel: input.channel, sku: input.sku, skuId: skuId!, locationId }];
      });
      const rules = openRules<ChannelAllocation>(
        await selectAllocations(tx, asked),
        keyOf,
        (a, b) => a.units === b.units,
      );
      const changes: ChannelRuleChange[] = [];
      const outcomes = items.map(({ input, actor }, index) => {
        const found = scopes[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { channel, sku, units } = input;
        const { skuId, locationId } = found.scope;
        const rule: ChannelAllocation = { channel, skuId: skuId!, locationId, units };
        const outcome = rules.put(keyOf(rule), rule, units === 0);
        const location = locationId === null ? null : byId.get(locationId)!;
        changes.push({ actor, channel, sku, location, outcome, units });
        return accept({ channel, sku, location: location?.code ?? null, units, outcome });
      });
      await insertSkus(tx, asked);
      const isChanged = await rules.write(
        (kept) => upsertAllocations(tx, kept, tx.now),
        (gone) => deleteAllocations(tx, gone),
      );
      if (isChanged) await raiseVersion(tx, CHANNELS_VERSION);
      emitChannelRules(tx, 'inventory.channelAllocationSet', changes);
      return outcomes;
    },
  });
}
