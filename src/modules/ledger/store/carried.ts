// The single place for sums of entries that are carried forward, so that balances of years are not added up anew for everybody who looks:
// what lies before an instant is kept as sums, only what came after it is read. Entries that come in with an older time (past orders
// that are imported) are added to the sums in the transaction that books them.
import { setTimeout as sleep } from 'node:timers/promises';
import { bigintColumn, textColumn } from '../../../platform/columns.ts';
import { type Database, type Queryable, sql } from '../../../platform/db.ts';

/** Entries of the running hour are never carried: the clocks of the servers differ by less. */
const MARGIN_MS = 3_600_000;
const PATIENCE_MS = 10_000;

export interface CarriedSum {
  debit: string;
  credit: string;
  currency: string;
  amountMinor: number;
}

/**
 * Moves the instant on to an hour before `now` and adds what lies between. Returns how many sums it changed: none while a
 * transaction that began earlier is still open after `patienceMs`, the next run carries its time too.
 */
export async function carryForward(db: Database, now: Date, patienceMs = PATIENCE_MS): Promise<number> {
  const until = new Date(now.getTime() - MARGIN_MS);
  if (!(await outlastTransactions(db, patienceMs))) return 0;
  return db.transaction(async (tx) => {
    const [row] = await tx.query<{ until: Date }>(sql`select until from ledger.carried_until for update`);
    if (row!.until >= until) return 0;
    const changed = await tx.run(sql`
      insert into ledger.carried (debit, credit, currency, amount_minor)
      select debit, credit, currency, sum(amount_minor) from ledger.entries
      where occurred_at >= ${row!.until} and occurred_at < ${until} group by debit, credit, currency
      on conflict (debit, credit, currency) do update set amount_minor = ledger.carried.amount_minor + excluded.amount_minor`);
    await tx.run(sql`update ledger.carried_until set until = ${until}`);
    return changed;
  });
}

/**
 * Waits until every transaction that is open now has ended; false when one outlasts `patienceMs`. However long one took, paused with its
 * machine perhaps, it books at the time when it began, and nobody would add that to sums which have passed this time meanwhile.
 */
async function outlastTransactions(db: Database, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  const before = await selectOpenTransactions(db);
  for (;;) {
    const open = new Set(await selectOpenTransactions(db));
    if (!before.some((id) => open.has(id))) return true;
    if (performance.now() > giveUpAt) return false;
    await sleep(20);
  }
}

/** All but the database's own, such as its vacuum: a role that sees no other's transactions sees their locks. */
async function selectOpenTransactions(db: Queryable): Promise<string[]> {
  const rows = await db.query<{ id: string }>(sql`
    select l.virtualxid as id from pg_locks l join pg_stat_activity a using (pid)
    where l.locktype = 'virtualxid' and l.mode = 'ExclusiveLock' and a.datname = current_database() and a.usesysid is not null
      and pid <> pg_backend_pid()`);
  return rows.map((row) => row.id);
}

/** Whether entries of this time may lie before the instant. */
export const isLate = (at: Date, now: Date): boolean => at.getTime() < now.getTime() - MARGIN_MS / 2;

/** Adds entries to the sums that cover their time; to be called in the transaction that books them. */
export async function carryLate(tx: Queryable, late: readonly (CarriedSum & { at: Date })[]): Promise<void> {
  const [row] = await tx.query<{ until: Date }>(sql`select until from ledger.carried_until for share`);
  const sums = new Map<string, CarriedSum>();
  for (const { at, ...entry } of late) {
    if (at >= row!.until) continue;
    const key = `${entry.debit}\n${entry.credit}\n${entry.currency}`;
    const sum = sums.get(key);
    if (sum) sum.amountMinor += entry.amountMinor;
    else sums.set(key, entry);
  }
  if (sums.size === 0) return;
  const rows = [...sums.keys()].sort().map((key) => sums.get(key)!);
  await tx.run(sql`
    insert into ledger.carried (debit, credit, currency, amount_minor)
    select * from unnest(
      ${textColumn(rows, (sum) => sum.debit)}::text[],
      ${textColumn(rows, (sum) => sum.credit)}::text[],
      ${textColumn(rows, (sum) => sum.currency)}::text[],
      ${bigintColumn(rows, (sum) => sum.amountMinor)}::bigint[])
    on conflict (debit, credit, currency) do update set amount_minor = ledger.carried.amount_minor + excluded.amount_minor`);
}

/** All entries ever, as sums by pair of accounts. One statement: what is carried and what came after belong to one moment. */
export function selectSums(db: Queryable): Promise<CarriedSum[]> {
  return db.query<CarriedSum>(sql`
    select debit, credit, currency, sum(amount_minor)::bigint as "amountMinor" from (
      select debit, credit, currency, amount_minor from ledger.carried
      union all
      select debit, credit, currency, amount_minor from ledger.entries
      where occurred_at >= (select until from ledger.carried_until)
    ) as sides group by debit, credit, currency`);
}

/** The same sums added up anew from every entry; for checks. */
export function selectSumsAnew(db: Queryable): Promise<CarriedSum[]> {
  return db.query<CarriedSum>(sql`
    select debit, credit, currency, sum(amount_minor)::bigint as "amountMinor" from ledger.entries
    group by debit, credit, currency`);
}

export interface CarriedDifference {
  currency: string;
  debit: string;
  credit: string;
  expectedMinor: number;
  carriedMinor: number;
}

/** Where the sums are not what the entries before the instant add up to; none unless somebody wrote past this module. */
export function selectCarriedDifferences(db: Queryable): Promise<CarriedDifference[]> {
  return db.query<CarriedDifference>(sql`
    with anew as (
      select debit, credit, currency, sum(amount_minor)::bigint as amount_minor from ledger.entries
      where occurred_at < (select until from ledger.carried_until) group by debit, credit, currency
    )
    select debit, credit, currency, coalesce(a.amount_minor, 0) as "expectedMinor", coalesce(c.amount_minor, 0) as "carriedMinor"
    from anew a full join ledger.carried c using (debit, credit, currency)
    where a.amount_minor is distinct from c.amount_minor order by currency, debit, credit`);
}
