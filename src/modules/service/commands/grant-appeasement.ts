// Gives a customer money back without a return, within what the actor's role may grant; beyond it the request is kept for
// somebody who may, when that is asked for. Credit note and refund are in the same transaction.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import type { Refusal } from '../../../platform/errors.ts';
import { bucketOf, formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { AmountMinor, Text } from '../../../platform/schemas.ts';
import type { OrderDetail } from '../../orders/index.ts';
import { beyond, grant, openPurse } from '../appeasing.ts';
import { loadCases } from '../case-set.ts';
import { refusals } from '../errors.ts';
import { appeasementAttributes, appeasementEvent } from '../events.ts';
import { AppeasementAnswer, CaseId, closed, OrderId, Reason } from '../schemas.ts';
import { type Settlement, settleAll } from '../settle.ts';
import { updateDays, writeAppeasements } from '../store/appeasements.ts';
import type { Appeasement, Case } from '../types.ts';
import { readPeople } from '../who.ts';

const Input = Type.Object(
  {
    orderId: OrderId,
    amountMinor: Type.Optional(AmountMinor),
    percent: Type.Optional(
      Type.Number({ exclusiveMinimum: 0, maximum: 100, description: 'Of the order’s total' }),
    ),
    reason: Reason,
    note: Type.Optional(Text(2000)),
    caseId: Type.Optional(CaseId),
    beyondLimit: Type.Optional(
      Type.Enum(['refuse', 'request'] as const, {
        description: 'request: what the role may not grant waits for an approval',
      }),
    ),
  },
  closed,
);
type GrantItem = Item<Static<typeof Input>>;

export const grantAppeasement = defineCommand({
  name: 'service.grantAppeasement',
  summary: 'Gives money back without a return, within the limit of the role, or asks for an approval.',
  input: Input,
  output: AppeasementAnswer,
  roles: ['service', 'operations', 'finance'],
  refusals: [
    refusals.orderUnknown,
    refusals.caseUnknown,
    refusals.percentOrAmount,
    refusals.nothingInvoiced,
    refusals.beyondLimit,
    refusals.amountExceedsInvoiced,
    refusals.amountExceedsPaid,
    refusals.settlementRefused,
  ],
  async run(tx, items) {
    const people = await readPeople(
      tx,
      items.map(({ input }) => input.orderId),
      [],
    );
    const set = await loadCases(
      tx,
      items.map(({ input }) => input.caseId),
    );
    const orderOf = (item: GrantItem) => people.orders.get(parseId('ord', item.input.orderId)!);
    const purse = await openPurse(
      tx,
      items.flatMap((item) => {
        const order = orderOf(item);
        return order ? [{ orderId: order.orderId, actor: item.actor, currency: order.currency }] : [];
      }),
    );
    const rows: Appeasement[] = [];
    const settlements: Settlement[] = [];
    const outcomes = items.map((item, index): Outcome<Static<typeof AppeasementAnswer>> => {
      const order = orderOf(item);
      const each = set.get(item, item.input.caseId);
      const row = draft(item, order, each, tx.now);
      if ('code' in row) return decline(row);
      const refused = beyond(purse, item.actor, row, tx.now);
      if (refused && item.input.beyondLimit !== 'request') return decline(refused);
      const settlement = refused ? null : grant(purse, item, index, row, tx.now);
      if (settlement && 'code' in settlement) return decline(settlement);
      if (settlement) settlements.push(settlement);
      rows.push(row);
      const type = settlement ? 'service.appeasementGranted' : 'service.appeasementRequested';
      if (each) {
        set.touch(each);
        set.record(item, each, type, appeasementAttributes(row), row.orderId);
      } else tx.emit(item, appeasementEvent(type, row));
      return accept(showAnswer(row));
    });
    if (rows.length > 0) await tx.copy(writeAppeasements(rows));
    await updateDays(tx, [...purse.touched]);
    await set.write();
    await settleAll(tx, settlements);
    return outcomes;
  },
});

export const showAnswer = (row: Appeasement): Static<typeof AppeasementAnswer> => ({
  appeasementId: formatId('apm', row.appeasementId),
  orderId: formatId('ord', row.orderId),
  state: row.state,
  amountMinor: row.amountMinor,
  currency: row.currency,
  settle: row.settle,
});

function draft(
  { input, actor }: GrantItem,
  order: OrderDetail | undefined,
  each: Case | undefined,
  now: Date,
): Appeasement | Refusal {
  if (!order) return refusals.orderUnknown;
  if (input.caseId && !each) return refusals.caseUnknown;
  const { amountMinor, percent } = input;
  if ((amountMinor === undefined) === (percent === undefined)) return refusals.percentOrAmount;
  const amount = amountMinor ?? Math.round((order.totalMinor * percent!) / 100);
  if (amount === 0) return refusals.percentOrAmount;
  const bucket = bucketOf(order.orderId);
  return {
    bucket,
    orderId: order.orderId,
    appeasementId: newUuid(bucket),
    caseId: each?.caseId ?? null,
    state: 'requested',
    currency: order.currency,
    amountMinor: amount,
    reason: input.reason,
    note: input.note ?? null,
    askedBy: actor.id,
    askedRole: actor.role,
    askedAt: now,
    decidedBy: null,
    decidedAt: null,
    decisionNote: null,
    settle: null,
  };
}
