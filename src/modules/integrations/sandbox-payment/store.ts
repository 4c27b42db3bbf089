// All SQL of the sandbox payment provider. It writes on connections of its own, as a system outside would.
import { bigintColumn, textColumn, timeColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';

export interface SandboxPayment {
  idempotencyKey: string;
  kind: 'authorise' | 'capture' | 'void' | 'refund';
  token: string | null;
  amountMinor: number;
  currency: string;
  reference: string | null;
  outcome: 'succeeded' | 'declined' | 'lost';
  code: string | null;
  message: string | null;
  expiresAt: Date | null;
  usedMinor: number;
  notifyAt: Date | null;
}

/** The row of a key; `lock` holds it until the transaction ends. */
export async function selectSandboxPayment(
  db: Queryable,
  key: string,
  lock: boolean,
): Promise<SandboxPayment | null> {
  const rows = lock
    ? await db.query<SandboxPayment>(sql`
        select idempotency_key as "idempotencyKey", kind, token, amount_minor as "amountMinor", currency, reference, outcome, code,
          message, expires_at as "expiresAt", used_minor as "usedMinor", notify_at as "notifyAt"
        from integrations.sandbox_payments where idempotency_key = ${key} for update`)
    : await db.query<SandboxPayment>(sql`
        select idempotency_key as "idempotencyKey", kind, token, amount_minor as "amountMinor", currency, reference, outcome, code,
          message, expires_at as "expiresAt", used_minor as "usedMinor", notify_at as "notifyAt"
        from integrations.sandbox_payments where idempotency_key = ${key}`);
  return rows[0] ?? null;
}

export async function selectSandboxPayments(
  db: Queryable,
  keys: readonly string[],
): Promise<SandboxPayment[]> {
  return db.query<SandboxPayment>(sql`
    select idempotency_key as "idempotencyKey", kind, token, amount_minor as "amountMinor", currency, reference, outcome, code,
      message, expires_at as "expiresAt", used_minor as "usedMinor", notify_at as "notifyAt"
    from integrations.sandbox_payments where idempotency_key = any(${textColumn(keys, (key) => key)}::text[])`);
}

/** Writes rows whose key is new and returns those keys. A lost request that comes again takes its row over. */
export async function insertSandboxPayments(
  db: Queryable,
  rows: readonly SandboxPayment[],
  now: Date,
): Promise<Set<string>> {
  const written = await db.query<{ idempotencyKey: string }>(sql`
    insert into integrations.sandbox_payments as s (idempotency_key, kind, token, amount_minor, currency, reference, outcome, code,
      message, expires_at, notify_at, created_at)
    select r.*, ${now} from unnest(
      ${textColumn(rows, (row) => row.idempotencyKey)}::text[],
      ${textColumn(rows, (row) => row.kind)}::text[],
      ${textColumn(rows, (row) => row.token)}::text[],
      ${bigintColumn(rows, (row) => row.amountMinor)}::bigint[],
      ${textColumn(rows, (row) => row.currency)}::text[],
      ${textColumn(rows, (row) => row.reference)}::text[],
      ${textColumn(rows, (row) => row.outcome)}::text[],
      ${textColumn(rows, (row) => row.code)}::text[],
      ${textColumn(rows, (row) => row.message)}::text[],
      ${timeColumn(rows, (row) => row.expiresAt?.toISOString())}::timestamptz[],
      ${timeColumn(rows, (row) => row.notifyAt?.toISOString())}::timestamptz[]) as r
    on conflict (idempotency_key) do update set outcome = excluded.outcome, code = excluded.code, message = excluded.message,
      expires_at = excluded.expires_at, notify_at = excluded.notify_at
    where s.outcome = 'lost'
    returning idempotency_key as "idempotencyKey"`);
  return new Set(written.map((row) => row.idempotencyKey));
}

/**
 * Uses up amounts of authorisations or captures that have them left and have not ended; returns the keys that did. Rows are
 * taken in key order.
 */
export async function useSandboxAmounts(
  db: Queryable,
  uses: readonly { key: string; amountMinor: number }[],
  now: Date,
): Promise<Set<string>> {
  const sorted = uses.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const used = await db.query<{ key: string }>(sql`
    update integrations.sandbox_payments s set used_minor = s.used_minor + u.amount_minor
    from unnest(${textColumn(sorted, (use) => use.key)}::text[], ${bigintColumn(sorted, (use) => use.amountMinor)}::bigint[])
      as u(key, amount_minor)
    where s.idempotency_key = u.key and s.outcome = 'succeeded' and s.used_minor + u.amount_minor <= s.amount_minor
      and (s.expires_at is null or s.expires_at > ${now})
    returning s.idempotency_key as key`);
  return new Set(used.map((row) => row.key));
}

export async function declineSandboxPayments(
  db: Queryable,
  rows: readonly { key: string; code: string; message: string }[],
): Promise<void> {
  await db.run(sql`
    update integrations.sandbox_payments s set outcome = 'declined', code = d.code, message = d.message
    from unnest(
      ${textColumn(rows, (row) => row.key)}::text[], ${textColumn(rows, (row) => row.code)}::text[],
      ${textColumn(rows, (row) => row.message)}::text[]) as d(key, code, message)
    where s.idempotency_key = d.key`);
}

/** Takes the notifications that are due, so that each is delivered by one process. */
export async function takeDueNotifications(db: Queryable, now: Date): Promise<SandboxPayment[]> {
  return db.query<SandboxPayment>(sql`
    update integrations.sandbox_payments set notify_at = null where notify_at <= ${now}
    returning idempotency_key as "idempotencyKey", kind, token, amount_minor as "amountMinor", currency, reference, outcome, code,
      message, expires_at as "expiresAt", used_minor as "usedMinor", null as "notifyAt"`);
}
