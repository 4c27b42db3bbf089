// Sets how soon cases of a kind are answered and settled, in minutes of business hours; cases that are open keep their times.
import Type from 'typebox';
import { accept, defineCommand, type Outcome } from '../../../platform/command.ts';
import { closed, Kind } from '../schemas.ts';
import { upsertTargets } from '../store/settings.ts';
import type { Target } from '../types.ts';

const Minutes = Type.Integer({ minimum: 1, maximum: 100_000 });
const TargetFields = Type.Object(
  { kind: Kind, firstResponseMinutes: Minutes, resolutionMinutes: Minutes },
  closed,
);

export const setCaseTarget = defineCommand({
  name: 'service.setCaseTarget',
  summary: 'Sets how soon cases of a kind are answered and settled, in minutes of business hours.',
  input: TargetFields,
  output: TargetFields,
  roles: [],
  refusals: [],
  async run(tx, items) {
    const rows = new Map<string, Target>();
    const outcomes = items.map((item): Outcome<Target> => {
      rows.set(item.input.kind, item.input);
      const objects = [['case-kind', item.input.kind, 'kind']] as const;
      tx.emit(item, { type: 'service.caseTargetSet', objects, attributes: { ...item.input } });
      return accept(item.input);
    });
    await upsertTargets(tx, [...rows.values()]);
    return outcomes;
  },
});
