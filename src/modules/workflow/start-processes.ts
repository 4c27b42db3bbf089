// Starts the processes of new orders in the transaction that places them: one insert for the set.
import type { CommandTx } from '../../platform/command.ts';
import type { Uuid } from '../../platform/ids.ts';
import { readVersions } from '../../platform/versions.ts';
import type { DefinitionReader } from './definitions.ts';
import { startInstance } from './engine/step.ts';
import type { Variables } from './engine/types.ts';
import { newRow } from './live-instances.ts';
import { insertInstances } from './store.ts';
import type { InstanceRow } from './types.ts';

export interface ProcessStart {
  bucket: number;
  orderId: Uuid;
  processId: string;
  variables: Variables;
}

/**
 * Starts the newest version of each process and runs it until it waits. An order whose process is not deployed has none:
 * it is taken all the same, and its process can be started later.
 */
export function createProcessStarter(definitions: DefinitionReader) {
  return async (tx: CommandTx, starts: readonly ProcessStart[]): Promise<void> => {
    const deployed = await definitions.read(tx, await readVersions(tx));
    const now = tx.now.getTime();
    const rows: InstanceRow[] = [];
    for (const { bucket, orderId, processId, variables } of starts) {
      const definition = deployed.latest.get(processId);
      if (!definition) continue;
      const { state } = startInstance(definition.process, variables, now, { env: deployed.env });
      rows.push(newRow(definition, { bucket, orderId }, state));
    }
    await insertInstances(tx, rows, tx.now);
  };
}
