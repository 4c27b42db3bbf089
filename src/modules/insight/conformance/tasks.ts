// What the worker does by the clock for conformance: asks the engine which running orders have gone astray, and writes it down.
import { SYSTEM_ACTOR } from '../../../platform/command.ts';
import { ItemRefused } from '../../../platform/errors.ts';
import type { Executor } from '../../../platform/execute.ts';
import type { Task } from '../../../platform/jobs.ts';
import type { InsightEngine } from '../engine/operation.ts';
import { insightRefusals } from '../errors.ts';
import { raiseOrderAlert } from './commands/raise-order-alert.ts';
import { findStrays } from './operations/find-strays.ts';

const ACTOR = { ...SYSTEM_ACTOR, id: 'system:insight' };
const MOST_ROUNDS = 50;

export const conformanceCrontab: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'insight.watchOrders'],
];

/** One round of the watch; how many alerts are new. Without an engine nothing is known, and the next minute asks again. */
export async function watchOrders({
  executor,
  engine,
}: {
  executor: Executor;
  engine: InsightEngine;
}): Promise<number> {
  let raised = 0;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const items = await askStrays(engine);
    if (items.length === 0) break;
    const outcomes = await executor.execute(
      raiseOrderAlert,
      items.map((input) => ({ actor: ACTOR, input })),
    );
    for (const outcome of outcomes) if (outcome.ok && outcome.result.raised) raised += 1;
  }
  return raised;
}

async function askStrays(engine: InsightEngine) {
  try {
    return (await engine.ask(findStrays, {})).items;
  } catch (error) {
    const code = error instanceof ItemRefused ? error.refusal.code : null;
    if (code === insightRefusals.engineAbsent.code || code === insightRefusals.engineBusy.code) return [];
    throw error;
  }
}

export function createConformanceTasks(parts: {
  executor: Executor;
  engine: InsightEngine;
}): Record<string, Task> {
  return {
    'insight.watchOrders': async () => {
      await watchOrders(parts);
    },
  };
}
