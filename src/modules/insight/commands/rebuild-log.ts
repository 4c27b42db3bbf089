// The command that has the live log filled anew from the event log. Every engine sees the new number of the filling at its next look.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { askForFilling } from '../store/fillings.ts';

export const rebuildLog = defineCommand({
  name: 'insight.rebuildLog',
  summary:
    'Has the analytical copy of the event log made anew; figures are incomplete until it has caught up.',
  input: Type.Object({}, { additionalProperties: false }),
  output: Type.Object({ filling: Type.Integer({ description: 'Number of the filling that was asked for' }) }),
  roles: [],
  refusals: [],
  async run(tx, items) {
    const filling = await askForFilling(tx);
    return items.map((item) => {
      tx.emit(item, { type: 'insight.logRebuilt', objects: [], attributes: { filling } });
      return accept({ filling });
    });
  },
});
