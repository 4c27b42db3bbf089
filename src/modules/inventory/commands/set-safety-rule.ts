// The command that sets by which rule safety stock is worked out, for a SKU, a location, both or everything. The worker applies the
// rules every night; positions whose rule is taken away keep what they have.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { readVersions } from '../../../platform/versions.ts';
import { Sku } from '../../catalog/index.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { emitSafetyRules, type SafetyRuleChange } from '../events.ts';
import { resolveScopes, type Scope } from '../positions.ts';
import { closed, LocationCode, RuleOutcome, SafetyRuleView, safetyRuleFields } from '../schemas.ts';
import { deleteSafetyRules, lockSafetyRules, selectSafetyRules, upsertSafetyRules } from '../store/safety.ts';
import { insertSkus } from '../store/stock.ts';
import type { SafetyRule } from '../types.ts';
import { openRules } from '../write-rules.ts';

const { method, ...figures } = safetyRuleFields;

export const SetSafetyRuleInput = Type.Object(
  {
    sku: Type.Optional({ ...Sku, description: 'Absent: every SKU' }),
    location: Type.Optional({ ...LocationCode, description: 'Absent: every location' }),
    method: Type.Union([method, Type.Literal('none')], { description: 'none takes the rule away' }),
    ...Type.Partial(Type.Object(figures)).properties,
  },
  closed,
);
type Input = Static<typeof SetSafetyRuleInput>;

const keyOf = ({ skuId, locationId }: Scope) => `${skuId}\n${locationId}`;
const isSame = (a: SafetyRule, b: SafetyRule) =>
  Object.keys(b).every((key) => a[key as keyof SafetyRule] === b[key as keyof SafetyRule]);

export function createSetSafetyRule(dependencies: Pick<InventoryDependencies, 'catalog' | 'locations'>) {
  return defineCommand({
    name: 'inventory.setSafetyRule',
    summary: 'Sets how safety stock is worked out: fixed, days of cover, or from demand and lead time.',
    input: SetSafetyRuleInput,
    output: Type.Object({
      ...SafetyRuleView.properties,
      method: Type.Union([method, Type.Literal('none')]),
      outcome: RuleOutcome,
    }),
    roles: ['operations'],
    refusals: [
      inventoryRefusals.safetyRuleInvalid,
      inventoryRefusals.skuUnknown,
      inventoryRefusals.bundleHasNoStock,
      inventoryRefusals.locationUnknown,
    ],
    maxItems: 5000,
    async run(tx, items) {
      await lockSafetyRules(tx);
      const inputs = items.map((item) => item.input);
      const scopes = await resolveScopes(tx, dependencies, inputs);
      const { byId } = await dependencies.locations.read(tx, await readVersions(tx));
      const rules = openRules<SafetyRule>(await selectSafetyRules(tx), keyOf, isSame);
      const changes: SafetyRuleChange[] = [];
      const named: { skuId: NonNullable<Scope['skuId']>; sku: string }[] = [];
      const outcomes = items.map(({ input, actor }, index) => {
        const problem = findProblem(input);
        if (problem) return decline(problem);
        const found = scopes[index]!;
        if ('refusal' in found) return decline(found.refusal);
        const { skuId, locationId } = found.scope;
        const { sku = null } = input;
        const isRemoved = input.method === 'none';
        const rule = toRule(found.scope, input);
        const outcome = rules.put(keyOf(rule), rule, isRemoved);
        if (skuId !== null && sku !== null) named.push({ skuId, sku });
        const location = locationId === null ? null : byId.get(locationId)!;
        changes.push({ actor, sku, location, outcome, method: input.method });
        const { skuId: _, locationId: __, ...shown } = rule;
        return accept({ sku, location: location?.code ?? null, ...shown, method: input.method, outcome });
      });
      await insertSkus(tx, named);
      await rules.write(
        (kept) => upsertSafetyRules(tx, kept),
        (gone) => deleteSafetyRules(tx, gone),
      );
      emitSafetyRules(tx, changes);
      return outcomes;
    },
  });
}

function toRule({ skuId, locationId }: Scope, input: Input): SafetyRule {
  return {
    skuId,
    locationId,
    method: input.method === 'none' ? 'fixed' : input.method,
    units: input.units ?? null,
    coverDays: input.coverDays ?? null,
    serviceLevel: input.serviceLevel ?? null,
    leadTimeDays: input.leadTimeDays ?? null,
    leadTimeDeviationDays: input.leadTimeDeviationDays ?? null,
    windowDays: input.windowDays ?? 90,
    alertUnits: input.alertUnits ?? 0,
  };
}

type Figure = 'units' | 'coverDays' | 'serviceLevel' | 'leadTimeDays' | 'leadTimeDeviationDays';
const NEEDED: Readonly<Record<Input['method'], readonly Figure[]>> = {
  none: [],
  fixed: ['units'],
  'days-of-cover': ['coverDays'],
  'service-level': ['serviceLevel', 'leadTimeDays'],
};
const FIGURES: readonly Figure[] = [
  'units',
  'coverDays',
  'serviceLevel',
  'leadTimeDays',
  'leadTimeDeviationDays',
];

function findProblem(input: Input): Refusal | null {
  const needed = NEEDED[input.method];
  const missing = needed.filter((field) => input[field] == null);
  const allowed = input.method === 'service-level' ? [...needed, 'leadTimeDeviationDays'] : needed;
  const foreign = FIGURES.filter((field) => input[field] != null && !allowed.includes(field));
  if (missing.length + foreign.length === 0) return null;
  return refuse(inventoryRefusals.safetyRuleInvalid, { method: input.method, missing, foreign });
}
