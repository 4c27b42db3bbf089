// Asks for a simulation of a changed process. Checks what is asked; a job of the worker does it with what the engine mines.
import Type, { type Static } from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../../platform/command.ts';
import { refuse } from '../../../../platform/errors.ts';
import { formatId, newUuid } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { countOpenSimulations, insertSimulation, lockSimulations } from '../../store/simulations.ts';
import { NO_COSTS } from '../figures.ts';
import { SimulationId, StartSimulationInput } from '../schemas.ts';
import type { SimulationSpec } from '../types.ts';

const MOST_RUNS = 10;
const Output = Type.Object({ simulationId: SimulationId });

export const startSimulation = defineCommand({
  name: 'insight.startSimulation',
  summary: 'Simulates a changed process, after replaying history.',
  input: StartSimulationInput,
  output: Output,
  roles: ['operations'],
  refusals: [insightRefusals.nothingSimulated, insightRefusals.tooManySimulations],
  maxItems: 10,
  async run(tx, items) {
    await lockSimulations(tx);
    let open = await countOpenSimulations(tx);
    const outcomes: Outcome<Static<typeof Output>>[] = [];
    for (const item of items) {
      const { changes = [], otherModel } = item.input;
      if (changes.length === 0 && otherModel === undefined) {
        outcomes.push(decline(insightRefusals.nothingSimulated));
        continue;
      }
      if (open >= MOST_RUNS) {
        outcomes.push(decline(refuse(insightRefusals.tooManySimulations, { most: MOST_RUNS })));
        continue;
      }
      open += 1;
      outcomes.push(accept(await start(tx, item)));
    }
    return outcomes;
  },
});

async function start(tx: CommandTx, item: Item<StartSimulationInput>): Promise<Static<typeof Output>> {
  const { input, actor } = item;
  const spec: SimulationSpec = {
    log: input.log ?? {},
    model: input.model ?? 'log',
    otherModel: input.otherModel ?? null,
    changes: input.changes ?? [],
    weeks: input.weeks ?? 4,
    replications: input.replications ?? 20,
    seed: input.seed ?? 1,
    seasonal: input.seasonal ?? false,
    costs: { ...NO_COSTS, ...input.costs },
  };
  const uuid = newUuid();
  const simulationId = formatId('sml', uuid);
  const name = input.name ?? '';
  await insertSimulation(tx, { simulationId: uuid, name, spec, askedBy: actor.id, askedAt: tx.now });
  tx.emit(item, {
    type: 'insight.simulationStarted',
    objects: [['simulation', simulationId, 'simulation']],
    attributes: { name, model: spec.model, changes: spec.changes.length },
  });
  tx.enqueue({ task: 'insight.runSimulation', payload: { simulationId }, maxAttempts: 3 });
  return { simulationId };
}
