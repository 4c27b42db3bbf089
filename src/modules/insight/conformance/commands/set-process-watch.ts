// Says of a process whether its running orders are watched: for leaving the model, and for waiting longer than is usual.
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { refuse } from '../../../../platform/errors.ts';
import { readDeployedProcesses } from '../../../workflow/index.ts';
import { insightRefusals } from '../../errors.ts';
import { upsertWatch } from '../../store/conformance.ts';
import { SetProcessWatchInput, SetProcessWatchOutput } from '../schemas.ts';

export const setProcessWatch = defineCommand({
  name: 'insight.setProcessWatch',
  summary:
    'Says whether running orders of a process are watched for leaving the model and for unusual waits.',
  input: SetProcessWatchInput,
  output: SetProcessWatchOutput,
  roles: ['operations'],
  refusals: [insightRefusals.processUnknown],
  maxItems: 50,
  async run(tx, items) {
    const known = new Set((await readDeployedProcesses(tx)).map((head) => head.processId));
    const outcomes: Outcome<{ processId: string }>[] = [];
    for (const item of items) {
      const { processId, leftModel, overdue, zeta = 3 } = item.input;
      if (!known.has(processId)) {
        outcomes.push(decline(refuse(insightRefusals.processUnknown, { processId })));
        continue;
      }
      await upsertWatch(tx, { processId, leftModel, overdue, zeta, actor: item.actor.id }, tx.now);
      tx.emit(item, {
        type: 'insight.processWatchSet',
        objects: [['process', processId, 'watched']],
        attributes: { leftModel, overdue, zeta },
      });
      outcomes.push(accept({ processId }));
    }
    return outcomes;
  },
});
