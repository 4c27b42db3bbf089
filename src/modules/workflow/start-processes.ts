// Starts the processes of new orders in the transaction that places them: one insert for the set.
import type { CommandTx } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { DefinitionReader } from './definitions.ts';
import type { Variables } from './engine/types.ts';
import { createLiveSet } from './live-instances.ts';

export interface ProcessStart {
  bucket: number;
  orderId: Uuid;
  processId: string;
  variables: Variables;
}

/**
 * Starts the newest version of each process and runs it until it waits; tasks, incidents and called processes that it meets
 * on the way are written with it. An order whose process is not deployed has none: it is taken all the same, and its
 * process can be started later (workflow.startProcess). Call it after the order's first event has been emitted.
 */
export function createProcessStarter(definitions: DefinitionReader) {
  return async (tx: CommandTx, starts: readonly ProcessStart[]): Promise<void> => {
    const deployed = await definitions.read(tx, await readVersions(tx));
    const set = createLiveSet([], deployed, tx.now);
    for (const { bucket, orderId, processId, variables } of starts) {
      const definition = deployed.latest.get(processId);
      if (definition) set.start(definition, { bucket, orderId, variables, origin: orderId });
    }
    await set.write(tx, 'system:workflow');
  };
}
