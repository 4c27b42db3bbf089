// The command that sets what a channel must leave on the shelf: units or percent, for a SKU, a location, both or everything.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import { CHANNELS_VERSION } from '../channels.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { type ChannelRuleChange, emitChannelRules } from '../events.ts';
import { resolveScopes } from '../positions.ts';
import type { ChannelBuffer } from '../rules/channel-view.ts';
import { Channel, ChannelBufferView, closed, LocationCode, RuleOutcome, Units } from '../schemas.ts';
import { deleteBuffers, lockChannelRules, selectBuffers, upsertBuffers } from '../store/channels.ts';
import { insertSkus } from '../store/stock.ts';
import { openRules } from '../write-rules.ts';

export const SetChannelBufferInput = Type.Object(
  {
    channel: Channel,
    sku: Type.Optional({ ...Sku, description: 'Absent: every SKU' }),
    location: Type.Optional({ ...LocationCode, description: 'Absent: every location' }),
    units: Type.Optional(Units),
    percent: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 100, description: 'Of the free units, rounded up' }),
    ),
  },
  closed,
);

const keyOf = ({ channel, skuId, locationId }: Pick<ChannelBuffer, 'channel' | 'skuId' | 'locationId'>) =>
  `${channel}\n${skuId}\n${locationId}`;

export function createSetChannelBuffer(dependencies: Pick<InventoryDependencies, 'catalog' | 'locations'>) {
  return defineCommand({
    name: 'inventory.setChannelBuffer',
    summary: 'Sets how many of the last free units a channel may not sell; zero takes the buffer away.',
    input: SetChannelBufferInput,
    output: Type.Object({ ...ChannelBufferView.properties, outcome: RuleOutcome }),
    roles: ['operations'],
    refusals: [
      inventoryRefusals.bufferEmpty,
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
        return 'scope' in found ? [{ channel: input.channel, ...found.scope }] : [];
      });
      const rules = openRules<ChannelBuffer>(
        await selectBuffers(tx, asked),
        keyOf,
        (a, b) => a.units === b.units && a.percent === b.percent,
      );
      const changes: ChannelRuleChange[] = [];
      const named = new Map<string, { skuId: NonNullable<ChannelBuffer['skuId']>; sku: string }>();
      const outcomes = items.map(({ input, actor }, index) => {
        const { channel, units = 0, percent = 0, sku = null } = input;
        if (input.units === undefined && input.percent === undefined) {
          return decline(refuse(inventoryRefusals.bufferEmpty, { channel }));
        }
        const found = scopes[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const rule: ChannelBuffer = { channel, ...found.scope, units, percent };
        const outcome = rules.put(keyOf(rule), rule, units === 0 && percent === 0);
        const location = rule.locationId === null ? null : byId.get(rule.locationId)!;
        if (rule.skuId !== null && sku !== null) named.set(sku, { skuId: rule.skuId, sku });
        changes.push({ actor, channel, sku, location, outcome, units, percent });
        return accept({ channel, sku, location: location?.code ?? null, units, percent, outcome });
      });
      await insertSkus(tx, [...named.values()]);
      const isChanged = await rules.write(
        (kept) => upsertBuffers(tx, kept),
        (gone) => deleteBuffers(tx, gone),
      );
      if (isChanged) await raiseVersion(tx, CHANNELS_VERSION);
      emitChannelRules(tx, 'inventory.channelBufferSet', changes);
      return outcomes;
    },
  });
}
