// The single place for our own SQL on accounts: users' roles and invitations. Passwords and sessions are written by the
// accounts library alone.
import { booleanColumn, textColumn, timeColumn, uuidColumn } from '../../platform/columns.ts';
import { type Queryable, sql } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import type { HolderRole } from './api-keys.ts';

export interface UserRow {
  userId: Uuid;
  name: string;
  email: string;
  role: HolderRole;
  channel: string | null;
  disabled: boolean;
  createdAt: Date;
}

export interface NewInvitation {
  invitationId: Uuid;
  secretHash: string;
  role: HolderRole;
  channel: string | null;
  invitedBy: string;
  expiresAt: Date;
}

export interface InvitationRow {
  invitationId: Uuid;
  role: HolderRole;
  channel: string | null;
}

/** A page of users, newest first. */
export function readUserPage(db: Queryable, before: Uuid | null, limit: number): Promise<UserRow[]> {
  return db.query(sql`
    select id as "userId", name, email, role, channel, disabled, created_at as "createdAt"
    from auth.users where ${before}::uuid is null or id < ${before}::uuid order by id desc limit ${limit}`);
}

/** People who can be given work, by name: not those of a channel, not those who are shut out. */
export function readColleagues(
  db: Queryable,
  limit: number,
): Promise<Pick<UserRow, 'userId' | 'name' | 'role'>[]> {
  return db.query(sql`
    select id as "userId", name, role from auth.users
    where not disabled and role in ('admin', 'operations', 'service', 'finance') order by name, id limit ${limit}`);
}

/** Locks users in id order. */
export function lockUsers(tx: Queryable, ids: readonly Uuid[]): Promise<UserRow[]> {
  return tx.query(sql`
    select id as "userId", name, email, role, channel, disabled, created_at as "createdAt"
    from auth.users where id = any(${uuidColumn(ids, (id) => id)}::uuid[]) order by id for update`);
}

/** Locks all people who may administer, so that the last one cannot leave twice at once. */
export function lockAdmins(tx: Queryable): Promise<{ userId: Uuid }[]> {
  return tx.query(sql`
    select id as "userId" from auth.users where role = 'admin' and not disabled order by id for update`);
}

/** Writes roles; whoever is disabled is signed out everywhere. */
export async function updateUsers(tx: Queryable, now: Date, users: readonly UserRow[]): Promise<void> {
  await tx.run(sql`
    update auth.users u set role = n.role, channel = n.channel, disabled = n.disabled, updated_at = ${now}
    from unnest(
      ${uuidColumn(users, (user) => user.userId)}::uuid[],
      ${textColumn(users, (user) => user.role)}::text[],
      ${textColumn(users, (user) => user.channel)}::text[],
      ${booleanColumn(users, (user) => user.disabled)}::boolean[]) as n(id, role, channel, disabled)
    where u.id = n.id`);
  const out = users.filter((user) => user.disabled);
  if (out.length === 0) return;
  await tx.run(sql`
    delete from auth.sessions where user_id = any(${uuidColumn(out, (user) => user.userId)}::uuid[])`);
}

export async function hasUsers(db: Queryable): Promise<boolean> {
  const rows = await db.query(sql`select 1 from auth.users limit 1`);
  return rows.length > 0;
}

/** True while somebody holds a link of role admin that still works. */
export async function hasOpenAdminInvitation(db: Queryable, now: Date): Promise<boolean> {
  const rows = await db.query(sql`
    select 1 from auth.invitations where role = 'admin' and used_at is null and expires_at > ${now} limit 1`);
  return rows.length > 0;
}

export async function insertInvitations(
  tx: Queryable,
  now: Date,
  invitations: readonly NewInvitation[],
): Promise<void> {
  await tx.run(sql`
    insert into auth.invitations (invitation_id, secret_hash, role, channel, invited_by, created_at, expires_at)
    select id, secret_hash, role, channel, invited_by, ${now}, expires_at from unnest(
      ${uuidColumn(invitations, (row) => row.invitationId)}::uuid[],
      ${textColumn(invitations, (row) => row.secretHash)}::text[],
      ${textColumn(invitations, (row) => row.role)}::text[],
      ${textColumn(invitations, (row) => row.channel)}::text[],
      ${textColumn(invitations, (row) => row.invitedBy)}::text[],
      ${timeColumn(invitations, (row) => row.expiresAt)}::timestamptz[])
      as i(id, secret_hash, role, channel, invited_by, expires_at)`);
}

/** The invitation while it can be used. */
export async function findInvitation(
  db: Queryable,
  now: Date,
  secretHash: string,
): Promise<InvitationRow | null> {
  const [row] = await db.query<InvitationRow>(sql`
    select invitation_id as "invitationId", role, channel from auth.invitations
    where secret_hash = ${secretHash} and used_at is null and expires_at > ${now}`);
  return row ?? null;
}

/** Marks the invitation as used; null when somebody else was first or it has expired. */
export async function takeInvitation(
  db: Queryable,
  now: Date,
  secretHash: string,
): Promise<InvitationRow | null> {
  const [row] = await db.query<InvitationRow>(sql`
    update auth.invitations set used_at = ${now}
    where secret_hash = ${secretHash} and used_at is null and expires_at > ${now}
    returning invitation_id as "invitationId", role, channel`);
  return row ?? null;
}

/** Opens a taken invitation again, because making the account failed. */
export async function returnInvitation(db: Queryable, invitationId: Uuid): Promise<void> {
  await db.run(sql`
    update auth.invitations set used_at = null where invitation_id = ${invitationId} and user_id is null`);
}

export async function finishInvitation(db: Queryable, invitationId: Uuid, userId: Uuid): Promise<void> {
  await db.run(sql`update auth.invitations set user_id = ${userId} where invitation_id = ${invitationId}`);
}

/** The secret that signs session cookies: made by the first server that asks, the same for all of them. */
export async function claimCookieSecret(db: Queryable, proposal: string): Promise<string> {
  await db.run(sql`
    insert into platform.settings (name, value) values ('auth.cookie-secret', to_json(${proposal}::text))
    on conflict (name) do nothing`);
  const [row] = await db.query<{ value: string }>(
    sql`select value from platform.settings where name = 'auth.cookie-secret'`,
  );
  return row!.value;
}
