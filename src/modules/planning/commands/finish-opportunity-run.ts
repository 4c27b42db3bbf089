// Keeps what a run that finds opportunity costs came to, or why it failed. Its values count from the same transaction on. Called by the
// worker.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import { writeOpportunityCosts } from '../../sourcing/index.ts';
import { refusals } from '../errors.ts';
import type { FoundValues } from '../opportunity/find-values.ts';
import { OpportunityRunId } from '../opportunity/views.ts';
import { closed } from '../schemas.ts';
import { endRun, lockRun } from '../store/runs.ts';

const Input = Type.Object(
  {
    runId: OpportunityRunId,
    found: Type.Optional(Type.Unsafe<FoundValues>(Type.Object({}))),
    failure: Type.Optional(Text(500)),
  },
  closed,
);

export const finishOpportunityRun = defineCommand({
  name: 'planning.finishOpportunityRun',
  summary: 'Keeps what a run that finds opportunity costs came to, or why it failed.',
  input: Input,
  output: Type.Object({ state: Type.Enum(['finished', 'failed'] as const) }),
  roles: [],
  routeReason: 'called by the worker that has done the run',
  refusals: [refusals.opportunityRunUnknown, refusals.opportunityRunEnded],
  maxItems: 1,
  async run(tx, items) {
    const item = items[0]!;
    const { runId, found, failure = null } = item.input;
    const id = parseId('opr', runId)!;
    const state = await lockRun(tx, 'opportunity', id);
    if (!state) return [decline(refusals.opportunityRunUnknown)];
    if (state !== 'running' && state !== 'queued') return [decline(refusals.opportunityRunEnded)];
    await endRun(tx, id, { failure, result: found?.result ?? null }, tx.now);
    if (found) {
      const values = found.values
        .map(({ validUntil, ...value }) => ({ ...value, validUntil: new Date(validUntil) }))
        // What ran out while the run was under way.
        .filter(({ validUntil }) => validUntil > tx.now);
      await writeOpportunityCosts(tx, { runId: id, values, unseen: found.unseen }, tx.now);
    }
    tx.emit(item, {
      type: found ? 'planning.opportunityRunFinished' : 'planning.opportunityRunFailed',
      objects: [['opportunity-run', runId, 'run']],
      attributes: found ? { ...found.result } : { failure },
    });
    return [accept({ state: found ? ('finished' as const) : ('failed' as const) })];
  },
});
