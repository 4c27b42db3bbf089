// The command that runs a version of a policy, the draft unless told, on facts that somebody made up, and says which rows fired and what
// they did. It changes nothing.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import type { SourcingDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { emitPolicy } from '../events.ts';
import { applyPolicy } from '../policies/apply-policy.ts';
import { checkPolicy } from '../policies/check-policy.ts';
import { compilePolicy } from '../policies/compile-policy.ts';
import { explainPolicy } from '../policies/explain-policy.ts';
import { activeLocationsOf, policyLocationsOf } from '../policies/places.ts';
import type { FactValue, PolicyFacts } from '../policies/types.ts';
import {
  CostModelFields,
  closed,
  FactsFields,
  LocationCode,
  nullable,
  PolicyCode,
  ProblemView,
  Version,
} from '../schemas.ts';
import { selectPolicies } from '../store/policies.ts';
import { MAX_NAMED } from './edit-policy.ts';

const Input = Type.Object(
  {
    code: PolicyCode,
    version: Type.Optional({ ...Version, description: 'Absent: the draft, else the live one' }),
    facts: FactsFields,
    distancesKm: Type.Optional(
      Type.Record(LocationCode, Type.Number({ minimum: 0, maximum: 25_000 }), {
        maxProperties: 5000,
        description: 'From the destination, by location; absent: not known',
      }),
    ),
  },
  closed,
);

const Charges = Type.Array(Type.Object({ location: LocationCode, surchargeMinor: Type.Number() }));
const Output = Type.Object({
  code: PolicyCode,
  version: Version,
  fired: Type.Array(Type.String(), { description: 'Rows, `table/row`' }),
  skipped: Type.Array(Type.Object({ rule: Type.String(), reason: Type.String() })),
  excluded: Type.Array(LocationCode),
  surcharges: { ...Charges, description: 'For each shipment' },
  lines: Type.Array(
    Type.Object({
      sku: Type.String(),
      excluded: Type.Array(LocationCode),
      surcharges: { ...Charges, description: 'For each unit' },
      together: nullable(Type.String()),
    }),
  ),
  costModel: CostModelFields,
  explanation: Type.Array(Type.String()),
  problems: Type.Array(ProblemView),
});

export function createTestPolicy({ locations: reader }: Pick<SourcingDependencies, 'locations'>) {
  return defineCommand({
    name: 'sourcing.testPolicy',
    summary: 'Runs a sourcing policy on facts, without effect.',
    input: Input,
    output: Output,
    roles: ['operations', 'service', 'read-only'],
    refusals: [refusals.policyUnknown, refusals.versionUnknown, refusals.locationUnknown],
    maxItems: 100,
    async run(tx, items) {
      const locations = await reader.read(tx, await readVersions(tx));
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) outcomes.push(await testOne(tx, item, locations));
      return outcomes;
    },
  });
}

async function testOne(
  tx: CommandTx,
  item: Item<Type.Static<typeof Input>>,
  locations: LocationList,
): Promise<Outcome<Type.Static<typeof Output>>> {
  const { code, version, facts, distancesKm = {} } = item.input;
  const versions = await selectPolicies(tx, [code]);
  if (versions.length === 0) return decline(refuse(refusals.policyUnknown, { code }));
  const policy =
    version === undefined
      ? (versions.find((each) => each.state === 'draft') ?? versions.find((each) => each.state === 'live'))
      : versions.find((each) => each.version === version);
  if (!policy) return decline(refuse(refusals.versionUnknown, { code, version: version ?? null }));
  const unknown = Object.keys(distancesKm).find((place) => !locations.byCode.has(place));
  if (unknown !== undefined) return decline(refuse(refusals.locationUnknown, { location: unknown }));
  const places = policyLocationsOf(locations);
  const applied = applyPolicy(compilePolicy(policy), completeFacts(facts), places, {
    distanceKm: (at) => distancesKm[places[at]!.code] ?? null,
    now: tx.now.getTime(),
  });
  const codesOf = (marks: ArrayLike<number> | undefined) =>
    marks ? places.filter((_, at) => marks[at] === 1).map((place) => place.code) : [];
  const chargesOf = (marks: ArrayLike<number> | undefined) =>
    places.flatMap((place, at) =>
      (marks?.[at] ?? 0) > 0 ? [{ location: place.code, surchargeMinor: marks![at]! }] : [],
    );
  emitPolicy(tx, item, 'sourcing.policyTested', policy, { fired: applied.trace.rules.length });
  return accept({
    code,
    version: policy.version,
    fired: [...applied.trace.rules],
    skipped: [...applied.failures],
    excluded: codesOf(applied.rules?.excluded),
    surcharges: chargesOf(applied.rules?.surchargeMinor),
    lines: facts.lines.map(({ sku }, at) => ({
      sku,
      excluded: codesOf(applied.lines?.[at]?.barred),
      surcharges: chargesOf(applied.lines?.[at]?.surchargeMinor),
      together: applied.lines?.[at]?.together ?? null,
    })),
    costModel: applied.costModel,
    explanation: explainPolicy(applied.trace, policy.tables),
    problems: checkPolicy(policy, activeLocationsOf(locations)).slice(0, MAX_NAMED),
  });
}

function completeFacts(given: Type.Static<typeof FactsFields>): PolicyFacts {
  const attributesOf = (attributes: unknown) => (attributes ?? {}) as { readonly [name: string]: FactValue };
  return {
    ...given,
    country: given.country ?? null,
    postalCode: given.postalCode ?? null,
    customerKind: given.customerKind ?? null,
    tags: given.tags ?? [],
    attributes: attributesOf(given.attributes),
    units: given.lines.reduce((sum, line) => sum + line.quantity, 0),
    weightGrams: given.weightGrams ?? 0,
    lines: given.lines.map(({ sku, quantity, requires = [], attributes }) => {
      return { sku, quantity, requires, attributes: attributesOf(attributes) };
    }),
  };
}
