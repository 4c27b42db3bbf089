// Records how a target stands; a verdict that differs from the one before is an event and an alert.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { newUuid, parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { closed, nullable } from '../schemas.ts';
import { isMet } from '../targets/find-targets.ts';
import { TargetId } from '../targets/schemas.ts';
import { insertAlert, recordVerdict, selectTargetRows } from '../targets/store.ts';

export const judgeTarget = defineCommand({
  name: 'insight.judgeTarget',
  summary: 'Records how a target stands, and raises an alert when that has changed.',
  input: Type.Object({ targetId: TargetId, value: nullable(Type.Number()) }, closed),
  output: Type.Object({ changed: Type.Boolean() }),
  roles: [],
  refusals: [insightRefusals.targetUnknown],
  routeReason: 'Judged by the clock from what the engine counts; people read the state of targets.',
  maxItems: 200,
  async run(tx, items) {
    const targets = new Map((await selectTargetRows(tx)).map((row) => [row.targetId, row]));
    const outcomes: Outcome<{ changed: boolean }>[] = [];
    for (const item of items) {
      const { targetId, value } = item.input;
      const uuid = parseId('tgt', targetId)!;
      const target = targets.get(uuid);
      const state: 'unknown' | 'met' | 'missed' =
        value === null || !target ? 'unknown' : isMet(target, value) ? 'met' : 'missed';
      const before = target ? await recordVerdict(tx, { targetId: uuid, state, value }, tx.now) : null;
      if (!target || before === null) {
        outcomes.push(decline(insightRefusals.targetUnknown));
        continue;
      }
      // What was never missed is not told to be met.
      const changed = state !== 'unknown' && state !== before && (state === 'missed' || before === 'missed');
      tx.emit(item, {
        type: changed
          ? state === 'missed'
            ? 'insight.targetMissed'
            : 'insight.targetMet'
          : 'insight.targetJudged',
        objects: [['target', targetId, 'target']],
        attributes: { key: target.key, value, target: target.value, direction: target.direction },
      });
      if (changed) {
        const alertId = newUuid();
        const { key, filter, direction, value: aim } = target;
        const alert = { alertId, targetId: uuid, key, filter, direction, state, value: value!, target: aim };
        await insertAlert(tx, { ...alert, at: tx.now });
        if (target.recipients.length > 0)
          tx.enqueue({
            task: 'insight.mailAlert',
            payload: { alertId, targetId: uuid },
            key: `alert ${alertId}`,
          });
      }
      outcomes.push(accept({ changed }));
    }
    return outcomes;
  },
});
