// Writes of targets: set, removed, and judged by the clock. A verdict that differs from the one before is an event and an alert.
import Type from 'typebox';
import { accept, type Command, decline, defineCommand, type Outcome } from '../../../../platform/command.ts';
import { formatId, newUuid, parseId } from '../../../../platform/ids.ts';
import { insightRefusals } from '../../errors.ts';
import { definitionOf } from '../definitions.ts';
import { closed, nullable } from '../schemas.ts';
import { isMet } from './find-targets.ts';
import {
  RemoveTargetInput,
  RemoveTargetOutput,
  SetTargetInput,
  SetTargetOutput,
  TargetId,
} from './schemas.ts';
import {
  deleteTarget,
  insertAlert,
  lockTarget,
  recordVerdict,
  selectTargetRows,
  upsertTarget,
} from './store.ts';

const WINDOW_DAYS = 7;

export const setTarget = defineCommand({
  name: 'insight.setTarget',
  summary: 'Sets what a KPI is to reach for orders of a filter; with an id it changes that target.',
  input: SetTargetInput,
  output: SetTargetOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.targetUnknown, insightRefusals.currencyNeeded],
  maxItems: 50,
  async run(tx, items) {
    const outcomes: Outcome<{ targetId: string }>[] = [];
    for (const item of items) {
      const { key, filter = {}, value, note = null } = item.input;
      const { better, unit } = definitionOf(key);
      const known = item.input.targetId === undefined ? null : parseId('tgt', item.input.targetId);
      if (item.input.targetId !== undefined && (known === null || !(await lockTarget(tx, known)))) {
        outcomes.push(decline(insightRefusals.targetUnknown));
        continue;
      }
      if ((unit === 'money' || key === 'receivable-days') && filter.currency === undefined) {
        outcomes.push(decline(insightRefusals.currencyNeeded));
        continue;
      }
      const targetId = known ?? newUuid();
      const direction = item.input.direction ?? (better === 'higher' ? 'at-least' : 'at-most');
      const windowDays = item.input.windowDays ?? WINDOW_DAYS;
      const { recipients = [], locale = 'en' } = item.input;
      await upsertTarget(tx, {
        targetId,
        key,
        filter,
        value,
        direction,
        windowDays,
        recipients,
        locale,
        note,
        setBy: item.actor.id,
        setAt: tx.now,
      });
      const publicId = formatId('tgt', targetId);
      tx.emit(item, {
        type: 'insight.targetSet',
        objects: [['target', publicId, 'target']],
        attributes: { key, filter, value, direction, windowDays },
      });
      outcomes.push(accept({ targetId: publicId }));
    }
    return outcomes;
  },
});

export const removeTarget = defineCommand({
  name: 'insight.removeTarget',
  summary: 'Removes a target; its alerts stay.',
  input: RemoveTargetInput,
  output: RemoveTargetOutput,
  roles: ['operations', 'finance'],
  refusals: [insightRefusals.targetUnknown],
  maxItems: 50,
  async run(tx, items) {
    const outcomes: Outcome<{ removed: boolean }>[] = [];
    for (const item of items) {
      const targetId = parseId('tgt', item.input.targetId);
      if (targetId === null || (await deleteTarget(tx, targetId)) === 0) {
        outcomes.push(decline(insightRefusals.targetUnknown));
        continue;
      }
      tx.emit(item, {
        type: 'insight.targetRemoved',
        objects: [['target', item.input.targetId, 'target']],
        attributes: {},
      });
      outcomes.push(accept({ removed: true }));
    }
    return outcomes;
  },
});

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

export const targetCommands = [setTarget, removeTarget, judgeTarget] as unknown as Command[];
