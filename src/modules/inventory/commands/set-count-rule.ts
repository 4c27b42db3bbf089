// The command that sets how a location is counted: what makes positions important, how often each class is due, which differences wait
// for approval. Omitted fields keep their value.
import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { Currency } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { inventoryRefusals } from '../errors.ts';
import { DEFAULT_COUNT_RULE } from '../rules/counts.ts';
import { CountRuleView, closed, countRuleFields, LocationCode, nullable, WriteOutcome } from '../schemas.ts';
import { selectCountRules, upsertCountRules } from '../store/counts.ts';
import { lockCounts } from '../store/stock.ts';
import type { CountRule } from '../types.ts';
import { showCountRule } from '../views.ts';

const Input = Type.Object(
  {
    location: Type.Optional({
      ...LocationCode,
      description: 'Absent: every location without a rule of its own',
    }),
    ...Type.Partial(Type.Object({ ...countRuleFields, currency: nullable(Currency) })).properties,
  },
  closed,
);

export function createSetCountRule({ locations: reader }: Pick<InventoryDependencies, 'locations'>) {
  return defineCommand({
    name: 'inventory.setCountRule',
    summary: 'Sets how a location is counted, or all that have no rule of their own.',
    input: Input,
    output: Type.Object({ ...CountRuleView.properties, outcome: WriteOutcome }),
    roles: ['operations'],
    refusals: [inventoryRefusals.locationUnknown, inventoryRefusals.countRuleInvalid],
    async run(tx, items) {
      await lockCounts(tx);
      const { byCode, byId } = await reader.read(tx, await readVersions(tx));
      const stored = new Map((await selectCountRules(tx)).map((rule) => [rule.locationId, rule]));
      const current = new Map<Uuid | null, CountRule>(stored);
      const outcomes = items.map(({ input, actor }) => {
        const { location: code, ...fields } = input;
        const location = code === undefined ? null : byCode.get(code);
        if (location === undefined)
          return decline(refuse(inventoryRefusals.locationUnknown, { location: code }));
        const locationId = location?.locationId ?? null;
        const before = current.get(locationId);
        const merged: CountRule = {
          ...(before ?? current.get(null) ?? DEFAULT_COUNT_RULE),
          ...fields,
          locationId,
        };
        const rule = merged.basis === 'value' ? merged : { ...merged, currency: null };
        const problem = findProblem(rule);
        if (problem) return decline(refuse(inventoryRefusals.countRuleInvalid, { problem }));
        const changed = before ? findChanges(before, rule) : [];
        const outcome = before ? (changed.length > 0 ? 'changed' : 'unchanged') : 'created';
        if (outcome !== 'unchanged') {
          current.set(locationId, rule);
          tx.emit(
            { actor },
            {
              type: 'inventory.countRuleSet',
              objects: location ? [['location', formatId('loc', location.locationId), 'location']] : [],
              attributes: { location: code ?? null, fields: changed },
            },
          );
        }
        return accept({ ...showCountRule(rule, byId), outcome } as const);
      });
      await upsertCountRules(
        tx,
        [...current.values()].filter((rule) => stored.get(rule.locationId) !== rule),
      );
      return outcomes;
    },
  });
}

function findProblem(rule: CountRule): string | null {
  if (rule.basis === 'value' && rule.currency === null) return 'the value needs a currency';
  if (rule.bShare < rule.aShare) return 'B ends before A';
  if (rule.intervalDaysA > rule.intervalDaysB || rule.intervalDaysB > rule.intervalDaysC) {
    return 'A is counted at least as often as B, and B as C';
  }
  return null;
}
