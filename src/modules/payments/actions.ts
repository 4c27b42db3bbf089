// What may be asked of an order's payments now: the plans of the commands themselves, made over a copy of the book and thrown away.
import type { Queryable } from '../../platform/db.ts';
import type { Refusal } from '../../platform/errors.ts';
import { newUuid, type Uuid } from '../../platform/ids.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { type Changes, startChanges } from './changes.ts';
import {
  isRefused,
  type Planned,
  planAuthorisation,
  planCapture,
  planReceipt,
  planRefund,
  planUnknown,
  planVoid,
} from './plan.ts';
import { selectBooks } from './store.ts';
import type { OrderBook } from './types.ts';
import { withoutHistory } from './work-on-orders.ts';

/** More than any order has: what is refused says how much there is. */
const TOO_MUCH = Number.MAX_SAFE_INTEGER;
/** A source that nobody else names. */
const SOURCE = 'asked only what would be possible';

export async function judgePayments(db: Queryable, orderId: Uuid, now: Date): Promise<Verdict[]> {
  const book = withoutHistory((await selectBooks(db, [orderId], false)).get(orderId)!);
  const plan = (decide: (changes: Changes, copy: OrderBook) => Planned): Refusal | null => {
    const planned = decide(startChanges(now, newUuid), structuredClone(book));
    return isRefused(planned) ? planned : null;
  };
  const most = (
    command: string,
    field: string,
    ask: (changes: Changes, copy: OrderBook) => Planned,
  ): Verdict => {
    const refusal = plan(ask);
    const maxMinor = Number(refusal?.details?.[field] ?? 0);
    return { command, refusal: maxMinor > 0 ? null : refusal, limits: { maxMinor } };
  };
  const all = { amountMinor: TOO_MUCH, sourceId: SOURCE };
  const isUnknown = (changes: Changes, copy: OrderBook) => planUnknown(changes, copy);
  return [
    {
      command: 'payments.authorisePayment',
      refusal: plan((changes, copy) => planAuthorisation(changes, copy, {})),
    },
    most('payments.capturePayment', 'capturableMinor', (changes, copy) => planCapture(changes, copy, all)),
    most('payments.refundPayment', 'refundableMinor', (changes, copy) =>
      planRefund(changes, copy, { ...all, reason: SOURCE }),
    ),
    most('payments.recordReceipt', 'openMinor', (changes, copy) => planReceipt(changes, copy, all)),
    {
      command: 'payments.voidPayment',
      refusal: plan((changes, copy) => planVoid(changes, copy, { reason: SOURCE, keepOnAccount: false })),
    },
    { command: 'payments.resolveUnknown', refusal: plan(isUnknown) },
  ];
}
