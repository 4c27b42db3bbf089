// All SQL on holds. Whatever ends or prolongs one asks for its state in the same statement, so each ends exactly once.
import { integerColumn, textColumn, timeColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import type { Hold, HoldLine } from '../types.ts';

export type NewHold = Pick<Hold, 'holdId' | 'expiresAt' | 'reference' | 'channel' | 'lines'>;

export async function insertHolds(tx: Queryable, holds: readonly NewHold[], now: Date): Promise<void> {
  await tx.run(sql`
    insert into inventory.holds (hold_id, state, expires_at, reference, channel, created_at)
    select hold_id, 'active', expires_at, reference, channel, ${now} from unnest(
      ${uuidColumn(holds, (row) => row.holdId)}::uuid[],
      ${timeColumn(holds, (row) => row.expiresAt)}::timestamptz[],
      ${textColumn(holds, (row) => row.reference)}::text[],
      ${textColumn(holds, (row) => row.channel)}::text[]) as n(hold_id, expires_at, reference, channel)`);
  const lines = holds.flatMap((hold) => hold.lines.map((line) => ({ ...line, holdId: hold.holdId })));
  await tx.run(sql`
    insert into inventory.hold_lines (hold_id, sku_id, location_id, quantity)
    select * from unnest(
      ${uuidColumn(lines, (row) => row.holdId)}::uuid[],
      ${uuidColumn(lines, (row) => row.skuId)}::uuid[],
      ${uuidColumn(lines, (row) => row.locationId)}::uuid[],
      ${integerColumn(lines, (row) => row.quantity)}::int[])`);
}

type HoldRow = Omit<Hold, 'lines'>;

/** Those holds that exist, with their lines in the order of SKU and location. */
export async function selectHolds(db: Queryable, holdIds: readonly Uuid[]): Promise<Map<Uuid, Hold>> {
  if (holdIds.length === 0) return new Map();
  const rows = await db.query<HoldRow>(sql`
    select hold_id as "holdId", state, expires_at as "expiresAt", reference, channel, created_at as "createdAt",
      ended_at as "endedAt", used_by as "usedBy"
    from inventory.holds where hold_id = any(${uuidColumn(holdIds, (id) => id)}::uuid[])`);
  const lines = await selectHoldLines(db, holdIds);
  return new Map(rows.map((row) => [row.holdId, { ...row, lines: lines.get(row.holdId) ?? [] }]));
}

async function selectHoldLines(db: Queryable, holdIds: readonly Uuid[]): Promise<Map<Uuid, HoldLine[]>> {
  const rows = await db.query<HoldLine & { holdId: Uuid }>(sql`
    select l.hold_id as "holdId", l.sku_id as "skuId", k.sku, l.location_id as "locationId", l.quantity
    from inventory.hold_lines l join inventory.skus k using (sku_id)
    where l.hold_id = any(${uuidColumn(holdIds, (id) => id)}::uuid[])
    order by l.hold_id, k.sku, l.location_id`);
  const lines = new Map<Uuid, HoldLine[]>();
  for (const { holdId, ...line } of rows) {
    const list = lines.get(holdId);
    if (list) list.push(line);
    else lines.set(holdId, [line]);
  }
  return lines;
}

/** Active holds, the next to expire first. */
export async function selectActiveHolds(
  db: Queryable,
  filter: { after: { expiresAt: Date; holdId: Uuid } | null; channel: string | null; limit: number },
): Promise<Hold[]> {
  const { after, channel, limit } = filter;
  const rows = await db.query<HoldRow>(sql`
    select hold_id as "holdId", state, expires_at as "expiresAt", reference, channel, created_at as "createdAt",
      ended_at as "endedAt", used_by as "usedBy"
    from inventory.holds
    where state = 'active' and (${channel}::text is null or channel = ${channel}) and (${after === null}
      or (expires_at, hold_id) > (${after?.expiresAt ?? null}::timestamptz, ${after?.holdId ?? null}::uuid))
    order by expires_at, hold_id limit ${limit}`);
  const lines = await selectHoldLines(
    db,
    rows.map((row) => row.holdId),
  );
  return rows.map((row) => ({ ...row, lines: lines.get(row.holdId) ?? [] }));
}

/** Ends those holds that are active and have not expired; returns how many. `usedBy`: the order that takes each. */
export function endHolds(
  tx: Queryable,
  ends: readonly { holdId: Uuid; state: 'used' | 'released'; usedBy: string | null }[],
  now: Date,
): Promise<number> {
  return tx.run(sql`
    update inventory.holds h set state = e.state, ended_at = ${now}, used_by = e.used_by
    from unnest(
      ${uuidColumn(ends, (row) => row.holdId)}::uuid[],
      ${textColumn(ends, (row) => row.state)}::text[],
      ${textColumn(ends, (row) => row.usedBy)}::text[]) as e(hold_id, state, used_by)
    where h.hold_id = e.hold_id and h.state = 'active' and h.expires_at > ${now}`);
}

/** Moves the end of those holds that are active and have not expired; returns how many. */
export function extendHolds(
  tx: Queryable,
  rows: readonly { holdId: Uuid; expiresAt: Date }[],
  now: Date,
): Promise<number> {
  return tx.run(sql`
    update inventory.holds h set expires_at = e.expires_at
    from unnest(
      ${uuidColumn(rows, (row) => row.holdId)}::uuid[],
      ${timeColumn(rows, (row) => row.expiresAt)}::timestamptz[]) as e(hold_id, expires_at)
    where h.hold_id = e.hold_id and h.state = 'active' and h.expires_at > ${now}`);
}

/** Expires at most `limit` holds whose time is over; returns their ids. */
export async function expireDueHolds(tx: Queryable, now: Date, limit: number): Promise<Uuid[]> {
  const rows = await tx.query<{ holdId: Uuid }>(sql`
    update inventory.holds set state = 'expired', ended_at = ${now}
    where state = 'active' and hold_id in (
      select hold_id from inventory.holds where state = 'active' and expires_at <= ${now}
      order by expires_at, hold_id limit ${limit})
    returning hold_id as "holdId"`);
  return rows.map((row) => row.holdId);
}
