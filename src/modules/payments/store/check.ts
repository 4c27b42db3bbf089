// SQL of the payments' check: facts that must be booked, and amounts recounted from operations. Reads only.
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

const SUCCEEDED = `payments.operations o join payments.payments p
  on p.bucket = o.bucket and p.order_id = o.order_id and p.payment_id = o.payment_id where o.state = 'succeeded'`;

const operationFact = (kind: string, amount: string, condition: string) =>
  `select o.bucket, o.order_id, o.operation_id::text as source_id, '${kind}' as kind, ${amount} as amount_minor, p.currency
   from ${SUCCEEDED} and ${condition}`;

const openingFact = (kind: string, state: string) =>
  `select bucket, order_id, payment_id::text as source_id, '${kind}' as kind, amount_minor, currency
   from payments.payments where opened_as = '${state}'`;

const settlementFact = (kind: string, amount: string) =>
  `select l.bucket, l.order_id, coalesce(l.operation_id, l.payment_id)::text as source_id, '${kind}' as kind, abs(l.${amount}) as amount_minor, s.currency
   from payments.settlement_lines l join payments.settlements s using (provider, payout_id) where l.problem is null`;

/** Everything that payments book, as facts for the ledger's comparison. */
export const PAYMENT_FACTS = [
  openingFact('hold', 'authorised'),
  openingFact('deposit', 'paid'),
  operationFact('hold', 'o.amount_minor', `o.kind = 'authorise'`),
  operationFact('capture', 'o.amount_minor', `o.kind = 'capture' and p.opened_as <> 'paid'`),
  operationFact(
    'hold-used',
    'o.amount_minor',
    `o.kind = 'capture' and p.opened_as not in ('paid', 'on-account')`,
  ),
  operationFact('deposit-applied', 'o.amount_minor', `o.kind = 'capture' and p.opened_as = 'paid'`),
  operationFact('hold-released', 'o.amount_minor', `o.kind = 'void'`),
  operationFact('refund', 'o.amount_minor - o.deposit_minor', `o.kind = 'refund'`),
  operationFact('deposit-returned', 'o.deposit_minor', `o.kind = 'refund'`),
  settlementFact('settlement-net', 'net_minor'),
  settlementFact('settlement-fee', 'fee_minor'),
].join('\nunion all\n');

export const PAYMENT_ENTRY_KINDS: readonly string[] = [
  'hold',
  'deposit',
  'capture',
  'hold-used',
  'deposit-applied',
  'hold-released',
  'refund',
  'deposit-returned',
  'settlement-net',
  'settlement-fee',
];

export interface MiscountedPayment {
  orderId: Uuid;
  paymentId: Uuid;
  currency: string;
  /** Which of its amounts disagrees with its operations. */
  amount: string;
  expectedMinor: number;
  storedMinor: number;
}

/** Payments whose stored amounts are not what their operations add up to. */
export async function selectMiscounted(db: Queryable, limit: number): Promise<MiscountedPayment[]> {
  return db.query<MiscountedPayment>(sql`
    with recounted as (
      select p.*, coalesce(s.authorised, 0) + case when p.opened_as in ('authorised', 'paid') then p.amount_minor else 0 end
          + case when p.opened_as = 'on-account' then coalesce(s.captured, 0) else 0 end as authorised,
        case when p.opened_as = 'paid' then p.amount_minor else coalesce(s.captured, 0) end as captured,
        coalesce(s.captured, 0) as applied, coalesce(s.released, 0) as released, coalesce(s.refunded, 0) as refunded,
        coalesce(s.returned, 0) as returned, coalesce(s.voiding, 0) as voiding, coalesce(s.refunding, 0) as refunding,
        case when p.opened_as in ('pending', 'authorised') then coalesce(s.capturing, 0) else 0 end as capturing
      from payments.payments p left join (
        select bucket, order_id, payment_id,
          sum(amount_minor) filter (where kind = 'authorise' and state = 'succeeded') as authorised,
          sum(amount_minor) filter (where kind = 'capture' and state = 'succeeded') as captured,
          sum(amount_minor) filter (where kind = 'void' and state = 'succeeded') as released,
          sum(amount_minor) filter (where kind = 'refund' and state = 'succeeded') as refunded,
          sum(deposit_minor) filter (where kind = 'refund' and state = 'succeeded') as returned,
          sum(amount_minor) filter (where kind = 'capture' and state in ('requested', 'unknown')) as capturing,
          sum(amount_minor) filter (where kind = 'void' and state in ('requested', 'unknown')) as voiding,
          sum(amount_minor) filter (where kind = 'refund' and state in ('requested', 'unknown')) as refunding
        from payments.operations group by bucket, order_id, payment_id
      ) s using (bucket, order_id, payment_id)
    )
    select r.order_id as "orderId", r.payment_id as "paymentId", r.currency, c.amount, c.expected::bigint as "expectedMinor",
      c.stored as "storedMinor"
    from recounted r cross join lateral (values
      ('authorised', r.authorised, r.authorised_minor), ('captured', r.captured, r.captured_minor),
      ('applied', r.applied, r.applied_minor), ('released', r.released, r.released_minor),
      ('refunded', r.refunded, r.refunded_minor), ('deposit-returned', r.returned, r.deposit_returned_minor),
      ('capturing', r.capturing, r.capturing_minor), ('voiding', r.voiding, r.voiding_minor),
      ('refunding', r.refunding, r.refunding_minor)) as c(amount, expected, stored)
    where c.expected <> c.stored
    order by r.order_id, r.payment_id, c.amount limit ${limit}`);
}
