// What the worker does for targets: asks the engine by the clock how they stand, and writes to those who want to know.
import { SYSTEM_ACTOR } from '../../../../platform/command.ts';
import { ItemRefused, Outage } from '../../../../platform/errors.ts';
import { formatId, type Uuid } from '../../../../platform/ids.ts';
import type { Task } from '../../../../platform/jobs.ts';
import { insightRefusals } from '../../errors.ts';
import { judgeTarget } from '../commands/judge-target.ts';
import { createShopDays, formatDay } from '../facts/shop-days.ts';
import { readKpiValues } from '../operations.ts';
import type { KpiTaskParts } from '../task-parts.ts';
import { escapeHtml, fill, sayValue, textsOf } from '../texts/say.ts';
import { selectAlert, selectTargetRows, type TargetRow } from './store.ts';

const ACTOR = { ...SYSTEM_ACTOR, id: 'system:insight' };

export function createTargetTasks(parts: KpiTaskParts): Record<string, Task> {
  return {
    'insight.judgeTargets': async () => {
      await judgeTargets(parts);
    },
    'insight.mailAlert': async ({ alertId, targetId }) => {
      await mailAlert(parts, alertId as Uuid, targetId as Uuid);
    },
  };
}

/** Once through all targets; how many have changed. Without an engine nothing is known, and the next time asks again. */
export async function judgeTargets({ executor, engine, timeZone }: KpiTaskParts): Promise<number> {
  const days = createShopDays(timeZone);
  const today = days.dayOf(executor.clock.now().getTime());
  const items: { actor: typeof ACTOR; input: { targetId: string; value: number | null } }[] = [];
  for (const target of await selectTargetRows(executor.db)) {
    const from = formatDay(today - target.windowDays + 1);
    try {
      const asked = { ...target.filter, keys: target.key, from, to: formatDay(today) };
      const { items: values } = await engine.ask(readKpiValues, asked);
      const value = values[0]?.value ?? null;
      items.push({ actor: ACTOR, input: { targetId: formatId('tgt', target.targetId), value } });
    } catch (error) {
      if (isAway(error)) return 0;
      throw error;
    }
  }
  if (items.length === 0) return 0;
  const outcomes = await executor.execute(judgeTarget, items);
  return outcomes.filter((outcome) => outcome.ok && outcome.result.changed).length;
}

export function isAway(error: unknown): boolean {
  const code = error instanceof ItemRefused ? error.refusal.code : null;
  return code === insightRefusals.engineAbsent.code || code === insightRefusals.engineBusy.code;
}

/** A mailbox that refuses is passed over; a mail server that is away is tried again, and takes no mail twice by its key. */
async function mailAlert(
  { executor, mailer, shopName }: KpiTaskParts,
  alertId: Uuid,
  targetId: Uuid,
): Promise<void> {
  const target = (await selectTargetRows(executor.db)).find((row) => row.targetId === targetId);
  const alert = await selectAlert(executor.db, alertId);
  if (!mailer || !target || !alert) return;
  for (const [index, address] of target.recipients.entries()) {
    const outcome = await mailer.send({
      ...sayAlert(target, alert),
      messageKey: `alert-${alertId}-${index}`,
      fromName: shopName,
      to: { name: null, address },
      replyTo: null,
      language: target.locale,
    });
    if (outcome.kind === 'deferred') throw new Outage(outcome.reason);
  }
}

export function sayAlert(target: TargetRow, alert: { state: 'met' | 'missed'; value: number }) {
  const { locale, key, windowDays, direction } = target;
  const texts = textsOf(locale);
  const currency = target.filter.currency ?? null;
  const words = {
    kpi: texts.names[key],
    value: sayValue(locale, key, alert.value, currency),
    target: sayValue(locale, key, target.value, currency),
    direction: direction === 'at-least' ? texts.atLeast : texts.atMost,
    days: windowDays,
  };
  const subject = fill(alert.state === 'missed' ? texts.missedSubject : texts.metSubject, words);
  const text = [fill(texts.missedText, words), target.note].filter((each) => each !== null).join('\n\n');
  return { subject, text, html: `<p>${escapeHtml(text).replaceAll('\n\n', '</p><p>')}</p>` };
}
