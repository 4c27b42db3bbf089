// Ends a simulation before it is done; the worker stops at its next run.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../../platform/command.ts';
import { parseId, type Uuid } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { endSimulation, lockSimulationRows } from '../../store/simulations.ts';
import { SimulationId } from '../schemas.ts';

export const cancelSimulation = defineCommand({
  name: 'insight.cancelSimulation',
  summary: 'Ends a simulation before it is done.',
  input: Type.Object({ simulationId: SimulationId }, { additionalProperties: false }),
  output: Type.Object({ state: Type.Literal('cancelled') }),
  roles: ['operations'],
  refusals: [insightRefusals.simulationUnknown, insightRefusals.simulationEnded],
  maxItems: 10,
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('sml', input.simulationId)!);
    const rows = await lockSimulationRows(tx, [...new Set(ids)]);
    const states = new Map(rows.map((row) => [row.simulationId, row.state]));
    const cancelled: Uuid[] = [];
    const outcomes = items.map((item, index) => {
      const state = states.get(ids[index]!);
      if (state === undefined) return decline(insightRefusals.simulationUnknown);
      if (state !== 'queued' && state !== 'running') return decline(insightRefusals.simulationEnded);
      states.set(ids[index]!, 'cancelled');
      cancelled.push(ids[index]!);
      tx.emit(item, {
        type: 'insight.simulationCancelled',
        objects: [['simulation', item.input.simulationId, 'simulation']],
      });
      return accept({ state: 'cancelled' as const });
    });
    for (const id of cancelled)
      await endSimulation(tx, id, { state: 'cancelled', failure: null, result: null }, tx.now);
    return outcomes;
  },
});
