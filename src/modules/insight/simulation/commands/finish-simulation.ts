// Keeps what a simulation found, or why it failed. Called by the worker; one that was cancelled meanwhile keeps nothing.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../../platform/command.ts';
import { parseId } from '../../../../platform/ids.ts';
import { Text } from '../../../../platform/schemas.ts';
import { insightRefusals } from '../../errors.ts';
import { endSimulation, lockSimulationRows } from '../../store/simulations.ts';
import type { SimulationResult } from '../run-simulation.ts';
import { SimulationId } from '../schemas.ts';

const Input = Type.Object(
  {
    simulationId: SimulationId,
    result: Type.Optional(Type.Unsafe<SimulationResult>(Type.Object({}))),
    failure: Type.Optional(Text(500)),
  },
  { additionalProperties: false },
);

export const finishSimulation = defineCommand({
  name: 'insight.finishSimulation',
  summary: 'Keeps what a simulation found, or why it failed.',
  input: Input,
  output: Type.Object({ state: Type.Enum(['finished', 'failed'] as const) }),
  roles: [],
  routeReason: 'called by the worker that has done the run',
  refusals: [insightRefusals.simulationUnknown, insightRefusals.simulationEnded],
  maxItems: 1,
  async run(tx, items) {
    const item = items[0]!;
    const { simulationId, result, failure = null } = item.input;
    const id = parseId('sml', simulationId)!;
    const [row] = await lockSimulationRows(tx, [id]);
    if (!row) return [decline(insightRefusals.simulationUnknown)];
    if (row.state !== 'running' && row.state !== 'queued') return [decline(insightRefusals.simulationEnded)];
    const state = result === undefined ? ('failed' as const) : ('finished' as const);
    await endSimulation(
      tx,
      id,
      { state, failure: result === undefined ? failure : null, result: result ?? null },
      tx.now,
    );
    tx.emit(item, {
      type: state === 'finished' ? 'insight.simulationFinished' : 'insight.simulationFailed',
      objects: [['simulation', simulationId, 'simulation']],
      attributes: result === undefined ? { failure } : { verdict: result.validation.verdict },
    });
    return [accept({ state })];
  },
});
