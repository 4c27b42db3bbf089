// Gathers from every module what may be done to an order now, and asks the roles: the one list of buttons of an order's page. It
// stands at the edge because it looks at modules left and right of orders; what is possible they decide themselves.
import { judgeFulfilment } from '../../modules/fulfilment/index.ts';
import { judgeLedger } from '../../modules/ledger/index.ts';
import { judgeMessages } from '../../modules/notifications/index.ts';
import { judgeOrder } from '../../modules/orders/index.ts';
import { judgePayments } from '../../modules/payments/index.ts';
import { judgeService } from '../../modules/service/index.ts';
import { judgeProcesses } from '../../modules/workflow/index.ts';
import type { Actor, CommandRegistry } from '../../platform/command.ts';
import type { Queryable } from '../../platform/db.ts';
import { platformRefusals, refuse } from '../../platform/errors.ts';
import type { Verdict } from '../../platform/verdict.ts';

export interface OrderAction {
  command: string;
  summary: string;
  target: { type: string; id: string } | null;
  allowed: boolean;
  reasonCode: string | null;
  reason: string | null;
  details: Record<string, unknown>;
  limits: Record<string, unknown>;
}

/** Every command that exists for an order, with what it would answer whoever asks; null where they may not see the order. */
export async function readOrderActions(
  db: Queryable,
  commands: CommandRegistry,
  actor: Actor,
  now: Date,
  id: string,
): Promise<OrderAction[] | null> {
  const order = await judgeOrder(db, actor, id);
  if (!order) return null;
  const { orderId, currency } = order;
  const others = await Promise.all([
    judgePayments(db, orderId, now),
    judgeLedger(db, orderId, currency),
    judgeFulfilment(db, orderId),
    judgeProcesses(db, actor, orderId),
    judgeMessages(db, id),
    judgeService(db, actor, orderId, currency, now),
  ]);
  return [...order.verdicts, ...others.flat()].map((verdict) => toAction(verdict, commands, actor));
}

function toAction(verdict: Verdict, commands: CommandRegistry, actor: Actor): OrderAction {
  const command = commands.get(verdict.command)!;
  const { role } = actor;
  const isOpenTo = role === 'admin' || role === 'system' || command.roles.includes(role);
  const refusal = isOpenTo
    ? verdict.refusal
    : refuse(platformRefusals.notAllowed, { command: command.name, role });
  return {
    command: command.name,
    summary: command.summary,
    target: verdict.target ?? null,
    allowed: refusal === null,
    reasonCode: refusal?.code ?? null,
    reason: refusal?.sentence ?? null,
    details: { ...refusal?.details },
    // Amounts and lines are for who may ask.
    limits: isOpenTo ? { ...verdict.limits } : {},
  };
}
