// Asks for what units of scarce stock are worth to later orders to be found anew. One run at a time; a job of the worker does it.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { refusals } from '../errors.ts';
import { opportunityOptions, toSpec } from '../opportunity/spec.ts';
import { OpportunityRunId } from '../opportunity/views.ts';
import { closed } from '../schemas.ts';
import { insertRun, isRunOpen, lockRuns } from '../store/runs.ts';

/** A run that has not ended by then is taken as lost with its worker. */
const LOST_MS = 3600_000;

const Output = Type.Object({ runId: OpportunityRunId });

export const refreshOpportunityCosts = defineCommand({
  name: 'planning.refreshOpportunityCosts',
  summary: 'Finds what units of scarce stock are worth to later orders, from a forecast of demand by region.',
  input: Type.Object(opportunityOptions, closed),
  output: Output,
  roles: ['operations'],
  refusals: [refusals.opportunityRunning],
  maxItems: 10,
  async run(tx, items) {
    await lockRuns(tx, 'opportunity');
    let isOpen = await isRunOpen(tx, 'opportunity', new Date(tx.now.getTime() - LOST_MS));
    const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
    for (const item of items) {
      if (isOpen) {
        outcomes.push(decline(refusals.opportunityRunning));
        continue;
      }
      isOpen = true;
      const id = newUuid();
      const runId = formatId('opr', id);
      const spec = toSpec(item.input);
      await insertRun(tx, 'opportunity', { runId: id, spec, askedBy: item.actor.id, askedAt: tx.now });
      tx.emit(item, {
        type: 'planning.opportunityRunStarted',
        objects: [['opportunity-run', runId, 'run']],
      });
      tx.enqueue({ task: 'planning.findOpportunityCosts', payload: { runId }, maxAttempts: 3 });
      outcomes.push(accept({ runId }));
    }
    return outcomes;
  },
});
