// Sets how often unreleased orders are planned anew by the clock, or that they never are, as it is until somebody sets it.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refusals } from '../errors.ts';
import { replanOptions, toSpec } from '../replan/spec.ts';
import { closed, nullable } from '../schemas.ts';
import { deleteSchedule, selectSchedule, writeSchedule } from '../store/replan-schedule.ts';

const EveryMinutes = Type.Integer({ minimum: 5, maximum: 10_080 });
const Input = Type.Object(
  { everyMinutes: nullable({ ...EveryMinutes, description: 'null: never by the clock' }), ...replanOptions },
  closed,
);

export const setReplanSchedule = defineCommand({
  name: 'planning.setReplanSchedule',
  summary: 'Sets how often unreleased orders are planned anew by the clock, or never.',
  input: Input,
  output: Type.Object({ everyMinutes: nullable(EveryMinutes) }),
  roles: ['operations'],
  refusals: [refusals.notScheduled],
  maxItems: 10,
  async run(tx, items) {
    let isSet = (await selectSchedule(tx)) !== null;
    const outcomes = [];
    for (const item of items) {
      const { everyMinutes, ...options } = item.input;
      if (everyMinutes === null && !isSet) {
        outcomes.push(decline(refusals.notScheduled));
        continue;
      }
      if (everyMinutes === null) await deleteSchedule(tx);
      else
        await writeSchedule(tx, { everyMinutes, spec: toSpec(options), setBy: item.actor.id, setAt: tx.now });
      isSet = everyMinutes !== null;
      tx.emit(item, {
        type: 'planning.replanScheduleSet',
        objects: [['replan-schedule', 'replan-schedule', 'schedule']],
        attributes: { everyMinutes },
      });
      outcomes.push(accept({ everyMinutes }));
    }
    return outcomes;
  },
});
