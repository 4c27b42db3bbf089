// Sets how often opportunity costs are found by the clock, or that they never are, as it is until somebody sets it.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refusals } from '../errors.ts';
import { opportunityOptions, toSpec } from '../opportunity/spec.ts';
import { closed, nullable } from '../schemas.ts';
import {
  deleteOpportunitySchedule,
  selectOpportunitySchedule,
  writeOpportunitySchedule,
} from '../store/opportunity-schedule.ts';
import { OPPORTUNITY_INTERVALS } from '../types.ts';

const Every = nullable(Type.Enum(OPPORTUNITY_INTERVALS));

export const setOpportunitySchedule = defineCommand({
  name: 'planning.setOpportunitySchedule',
  summary: 'Sets how often opportunity costs are found by the clock, or never.',
  input: Type.Object({ every: Every, ...opportunityOptions }, closed),
  output: Type.Object({ every: Every }),
  roles: ['operations'],
  refusals: [refusals.opportunityNotScheduled],
  maxItems: 10,
  async run(tx, items) {
    let isSet = (await selectOpportunitySchedule(tx)) !== null;
    const outcomes = [];
    for (const item of items) {
      const { every, ...options } = item.input;
      if (every === null && !isSet) {
        outcomes.push(decline(refusals.opportunityNotScheduled));
        continue;
      }
      if (every === null) await deleteOpportunitySchedule(tx);
      else
        await writeOpportunitySchedule(tx, {
          ...{ every, spec: toSpec(options), setBy: item.actor.id, setAt: tx.now },
        });
      isSet = every !== null;
      tx.emit(item, {
        type: 'planning.opportunityScheduleSet',
        objects: [['opportunity-schedule', 'opportunity-schedule', 'schedule']],
        attributes: { every },
      });
      outcomes.push(accept({ every }));
    }
    return outcomes;
  },
});
