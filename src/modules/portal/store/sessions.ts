// SQL of codes and sessions. Only hashes of what opens anything are stored.
import { integerColumn, textColumn, timeColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface Code {
  codeId: Uuid;
  email: string;
  codeHash: string;
  askedAt: Date;
  expiresAt: Date;
  attempts: number;
  usedAt: Date | null;
}

/** Serialises whoever works on one of these names (addresses in lower case, ids of orders) until the transaction ends. */
export async function lockNames(tx: Queryable, names: readonly string[]): Promise<void> {
  const sorted = [...new Set(names)].sort();
  await tx.query(sql`
    select pg_advisory_xact_lock(hashtextextended('portal ' || e, 0))
    from unnest(${textColumn(sorted, (each) => each)}::text[]) as e order by e`);
}

/** Codes that were asked for these addresses since `since`, newest first. */
export function selectCodes(tx: Queryable, emails: readonly string[], since: Date): Promise<Code[]> {
  return tx.query(sql`
    select code_id as "codeId", email, code_hash as "codeHash", asked_at as "askedAt", expires_at as "expiresAt", attempts,
      used_at as "usedAt"
    from portal.sign_in_codes
    where email = any(${textColumn(emails, (each) => each)}::text[]) and asked_at > ${since} order by asked_at desc, code_id desc`);
}

export async function insertCodes(tx: Queryable, rows: readonly Code[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into portal.sign_in_codes (code_id, email, code_hash, asked_at, expires_at)
    select * from unnest(
      ${uuidColumn(rows, (row) => row.codeId)}::uuid[], ${textColumn(rows, (row) => row.email)}::text[],
      ${textColumn(rows, (row) => row.codeHash)}::text[], ${timeColumn(rows, (row) => row.askedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.expiresAt)}::timestamptz[])`);
}

export async function updateCodes(tx: Queryable, rows: readonly Code[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update portal.sign_in_codes c set attempts = n.attempts, used_at = n.used_at
    from unnest(${uuidColumn(rows, (row) => row.codeId)}::uuid[], ${integerColumn(rows, (row) => row.attempts)}::int[],
      ${timeColumn(rows, (row) => row.usedAt)}::timestamptz[]) as n(code_id, attempts, used_at)
    where c.code_id = n.code_id`);
}

export interface NewSession {
  sessionHash: string;
  subject: string;
  signedIn: boolean;
  startedAt: Date;
  expiresAt: Date;
}

export async function insertSessions(tx: Queryable, rows: readonly NewSession[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into portal.sessions (session_hash, subject, signed_in, started_at, expires_at)
    select h, s, b = 'true', f, t from unnest(
      ${textColumn(rows, (row) => row.sessionHash)}::text[], ${textColumn(rows, (row) => row.subject)}::text[],
      ${textColumn(rows, (row) => String(row.signedIn))}::text[], ${timeColumn(rows, (row) => row.startedAt)}::timestamptz[],
      ${timeColumn(rows, (row) => row.expiresAt)}::timestamptz[]) as n(h, s, b, f, t)`);
}

export interface Session {
  subject: string;
  signedIn: boolean;
}

/** The session of a cookie's hash while it lives. */
export async function selectSession(db: Queryable, sessionHash: string, now: Date): Promise<Session | null> {
  const [row] = await db.query<Session>(sql`
    select subject, signed_in as "signedIn" from portal.sessions
    where session_hash = ${sessionHash} and expires_at > ${now} and ended_at is null`);
  return row ?? null;
}

/** Ends sessions by their hashes, or those that came through links of these subjects. */
export async function endSessions(
  tx: Queryable,
  now: Date,
  by: { hashes: readonly string[]; linkSubjects: readonly string[] },
): Promise<void> {
  await tx.run(sql`
    update portal.sessions set ended_at = ${now} where ended_at is null and (
      session_hash = any(${textColumn(by.hashes, (each) => each)}::text[])
      or (subject = any(${textColumn(by.linkSubjects, (each) => each)}::text[]) and not signed_in))`);
}

/** Forgets codes that were asked for and sessions that ended before `before`. */
export async function deleteOld(db: Queryable, before: Date): Promise<void> {
  await db.run(sql`delete from portal.sign_in_codes where asked_at < ${before}`);
  await db.run(sql`delete from portal.sessions where expires_at < ${before}`);
}
