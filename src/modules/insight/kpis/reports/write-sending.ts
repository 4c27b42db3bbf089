// How a sending of a report begins, whoever asked for it: a row, and the job that mails it.
import type { CommandTx } from '../../../../platform/command.ts';
import { newUuid, type Uuid } from '../../../../platform/ids.ts';
import { insertSending } from './store.ts';

export const objectsOf = (reportId: string) => [['report', reportId, 'report']] as const;

export async function writeSending(
  tx: CommandTx,
  reportId: Uuid,
  period: { from: string; to: string },
  repetition: number,
): Promise<Uuid> {
  const sendingId = newUuid();
  await insertSending(tx, {
    sendingId,
    reportId,
    ...period,
    repetition,
    state: 'due',
    at: tx.now,
    failure: null,
  });
  tx.enqueue({
    task: 'insight.mailReport',
    payload: { sendingId },
    key: `report ${sendingId}`,
    maxAttempts: 12,
  });
  return sendingId;
}
