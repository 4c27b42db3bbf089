// The command that says by which rule scarce supply is shared: for one SKU, or for all that have no rule of their own.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Code, Text } from '../../../platform/schemas.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import { ALLOCATION_RULES_VERSION } from '../allocation-policies.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { AllocationRuleName, closed } from '../schemas.ts';
import { upsertPolicies } from '../store/sharing.ts';
import type { AllocationPolicy } from '../types.ts';

const PriorityClass = Type.Object(
  {
    name: Text(100),
    channels: Type.Optional(Type.Array(Code(64, 'Sales channel'), { maxItems: 100 })),
    customerTags: Type.Optional(Type.Array(Text(50), { maxItems: 100 })),
  },
  closed,
);

export const AllocationPolicyView = Type.Object({
  sku: Type.Union([Sku, Type.Null()], { description: 'Null: of all SKUs that have no rule of their own' }),
  rule: AllocationRuleName,
  classes: Type.Array(
    Type.Object({
      name: Type.String(),
      channels: Type.Array(Type.String()),
      customerTags: Type.Array(Type.String()),
    }),
  ),
});

export function createSetAllocationRule({ catalog }: Pick<SupplyDependencies, 'catalog'>) {
  return defineCommand({
    name: 'supply.setAllocationRule',
    summary: 'Says by which rule scarce supply is shared among those who wait.',
    input: Type.Object(
      {
        sku: Type.Optional({ ...Sku, description: 'Absent: of all SKUs that have no rule of their own' }),
        rule: AllocationRuleName,
        classes: Type.Optional(
          Type.Array(PriorityClass, {
            maxItems: 20,
            description: 'For the rule by priority, most urgent first; who fits none comes last',
          }),
        ),
      },
      closed,
    ),
    output: AllocationPolicyView,
    roles: ['operations'],
    refusals: [supplyRefusals.skuUnknown, supplyRefusals.classesMissing],
    async run(tx, items) {
      const skus = [...new Set(items.flatMap(({ input }) => input.sku ?? []))];
      const variants = await catalog.readVariants(tx, await readVersions(tx), skus);
      const policies = new Map<string, AllocationPolicy & { setBy: string }>();
      const outcomes = items.map((item) => {
        const { sku, rule } = item.input;
        if (sku !== undefined && !variants.has(sku))
          return decline(refuse(supplyRefusals.skuUnknown, { sku }));
        const classes = (item.input.classes ?? []).map(({ name, channels = [], customerTags = [] }) => ({
          name,
          channels,
          customerTags,
        }));
        if (rule === 'priority' && classes.length === 0) return decline(supplyRefusals.classesMissing);
        policies.set(sku ?? '', { sku: sku ?? '', rule, classes, setBy: item.actor.id });
        tx.emit(item, {
          type: 'supply.allocationRuleSet',
          objects: sku === undefined ? [] : [['sku', sku, 'shared']],
          attributes: { rule, classes: classes.map((each) => each.name) },
        });
        return accept({ sku: sku ?? null, rule, classes });
      });
      await upsertPolicies(tx, [...policies.values()], tx.now);
      if (policies.size > 0) await raiseVersion(tx, ALLOCATION_RULES_VERSION);
      return outcomes;
    },
  });
}
