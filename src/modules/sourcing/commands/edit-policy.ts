// The command that writes into the draft of a policy: what is named is replaced whole, the rest stays. What would keep the draft from
// being published is answered and does not keep it from being written; only a DMN file that is no tables is refused.
import Type from 'typebox';
import { Check } from 'typebox/value';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import type { SourcingDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { emitPolicy } from '../events.ts';
import { checkPolicy } from '../policies/check-policy.ts';
import { activeLocationsOf } from '../policies/places.ts';
import { readDmn } from '../policies/read-dmn.ts';
import type { Policy, RuleTable } from '../policies/types.ts';
import {
  Channel,
  CostModelFields,
  closed,
  Dmn,
  nullable,
  PolicyCode,
  ProblemView,
  Tables,
  Version,
} from '../schemas.ts';
import { lockPolicies, selectPolicies, writeDraft } from '../store/policies.ts';

/** Problems that an answer names; `count` of a refusal is always complete. */
export const MAX_NAMED = 100;

const Input = Type.Object(
  {
    code: PolicyCode,
    name: Type.Optional(Text(200)),
    channel: Type.Optional(nullable(Channel)),
    costModel: Type.Optional(CostModelFields),
    tables: Type.Optional(Tables),
    dmn: Type.Optional(Dmn),
    note: Type.Optional(nullable(Text(500))),
  },
  closed,
);
const Output = Type.Object({
  code: PolicyCode,
  version: Version,
  problems: Type.Array(ProblemView, { description: 'What keeps it from being published' }),
});

export function createEditPolicy({ locations: reader }: Pick<SourcingDependencies, 'locations'>) {
  return defineCommand({
    name: 'sourcing.editPolicy',
    summary: 'Changes the draft of a sourcing policy.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [refusals.draftMissing, refusals.tablesTwice, refusals.tablesUnreadable],
    maxItems: 20,
    async run(tx, items) {
      await lockPolicies(tx);
      const locations = await reader.read(tx, await readVersions(tx));
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) outcomes.push(await editOne(tx, item, locations));
      return outcomes;
    },
  });
}

type Edit = Type.Static<typeof Input>;

async function editOne(
  tx: CommandTx,
  item: Item<Edit>,
  locations: LocationList,
): Promise<Outcome<Type.Static<typeof Output>>> {
  const { code, tables: _, dmn: __, ...fields } = item.input;
  const draft = (await selectPolicies(tx, [code])).find((policy) => policy.state === 'draft');
  if (!draft) return decline(refuse(refusals.draftMissing, { code }));
  const rules = await readRules(item.input, draft);
  if ('sentence' in rules) return decline(rules);
  const edited: Policy = { ...draft, ...fields, ...rules };
  await writeDraft(tx, edited, tx.now);
  const { version } = draft;
  const changed = Object.keys(item.input).filter((field) => field !== 'code');
  emitPolicy(tx, item, 'sourcing.policyEdited', draft, { changed });
  const problems = checkPolicy(edited, activeLocationsOf(locations)).slice(0, MAX_NAMED);
  return accept({ code, version, problems });
}

/** Tables of the draft after the edit, with the file that they come from. */
async function readRules(
  { code, tables, dmn }: Edit,
  draft: Policy,
): Promise<{ tables: readonly RuleTable[]; dmn: string | null } | Refusal> {
  if (tables !== undefined && dmn !== undefined) return refuse(refusals.tablesTwice, { code });
  if (tables !== undefined) return { tables, dmn: null };
  if (dmn === undefined) return { tables: draft.tables, dmn: draft.dmn };
  const read = await readDmn(dmn);
  if (!read.ok) {
    const places = read.problems.slice(0, MAX_NAMED);
    return refuse(refusals.tablesUnreadable, { code, count: read.problems.length, places });
  }
  if (!Check(Tables, read.tables)) {
    const reason = 'more tables, rows or columns, or longer texts, than a policy may have';
    const places = [{ table: null, row: null, column: null, reason }];
    return refuse(refusals.tablesUnreadable, { code, count: 1, places });
  }
  return { tables: read.tables, dmn };
}
