// The single place where moved instances are written: their rows, the tasks and incidents that stand on other elements now.
import type { CommandTx } from '../../../platform/command.ts';
import { waitsOf } from '../engine/waits.ts';
import { standingOf } from '../rules.ts';
import { type MigratingRow, updateIncidentNodes, updateTasks, updateVersions } from '../store/migrations.ts';
import type { Definition, NewTask } from '../types.ts';
import type { Move } from './move-state.ts';

/** An instance, and what would become of it. */
export interface Judged {
  row: MigratingRow;
  move: Move;
}

export async function writeMoves(
  tx: CommandTx,
  target: Definition,
  judged: readonly Judged[],
): Promise<void> {
  const moved = judged.flatMap(({ row, move }) => (move.ok ? [{ row, state: move.state }] : []));
  await updateVersions(
    tx,
    moved.map(({ row, state }) => ({ ...row, ...standingOf(state), version: target.version })),
  );
  const tasks = moved.flatMap(({ row, state }): Omit<NewTask, 'taskId'>[] => {
    if (!state.tokens.some((token) => token.w === 'u')) return [];
    const { bucket, orderId, instanceId } = row;
    return waitsOf(target.process, state).flatMap((wait) => {
      if (wait.type !== 'user') return [];
      const {
        tokenId,
        nodeId,
        name,
        candidateGroups,
        candidateUsers,
        assignee = null,
        dueDate = null,
        form = null,
        input,
      } = wait;
      return [
        {
          bucket,
          orderId,
          instanceId,
          tokenId,
          nodeId,
          name,
          candidateGroups,
          candidateUsers,
          assignee,
          dueAt: dueDate,
          form,
          input,
        },
      ];
    });
  });
  await updateTasks(tx, tasks);
  await updateIncidentNodes(
    tx,
    moved.flatMap(({ row: { bucket, orderId, instanceId }, state }) =>
      (state.incidents ?? []).map(({ id, nodeId }) => ({ bucket, orderId, instanceId, number: id, nodeId })),
    ),
  );
}
