// SQL of the notes about customers; what was removed stays for the record and is not shown.
import { text, timestamptz, uuid } from '../../../platform/binary-values.ts';
import { textColumn, uuidColumn } from '../../../platform/columns.ts';
import { copyInto } from '../../../platform/copy-rows.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';

export interface CustomerNote {
  customerId: Uuid;
  noteId: Uuid;
  text: string;
  author: string;
  writtenAt: Date;
}

export const writeCustomerNotes = copyInto<CustomerNote>('service.customer_notes', {
  customer_id: [uuid, (row) => row.customerId],
  note_id: [uuid, (row) => row.noteId],
  text: [text, (row) => row.text],
  author: [text, (row) => row.author],
  written_at: [timestamptz, (row) => row.writtenAt],
});

/** Notes about a customer, newest first, those before `before`. */
export function selectCustomerNotes(
  db: Queryable,
  customerId: Uuid,
  before: string,
  limit: number,
): Promise<CustomerNote[]> {
  return db.query(sql`
    select customer_id as "customerId", note_id as "noteId", text, author, written_at as "writtenAt" from service.customer_notes
    where customer_id = ${customerId} and removed_at is null and note_id < ${before}::uuid order by note_id desc limit ${limit}`);
}

/** Takes notes out of sight; answers the ids of those that were there. */
export async function removeCustomerNotes(
  tx: Queryable,
  now: Date,
  rows: readonly { customerId: Uuid; noteId: Uuid; actor: string }[],
): Promise<Uuid[]> {
  if (rows.length === 0) return [];
  const removed = await tx.query<{ noteId: Uuid }>(sql`
    update service.customer_notes n set removed_at = ${now}, removed_by = r.actor
    from unnest(${uuidColumn(rows, (row) => row.customerId)}::uuid[], ${uuidColumn(rows, (row) => row.noteId)}::uuid[],
      ${textColumn(rows, (row) => row.actor)}::text[]) as r(customer_id, note_id, actor)
    where n.customer_id = r.customer_id and n.note_id = r.note_id and n.removed_at is null
    returning n.note_id as "noteId"`);
  return removed.map((row) => row.noteId);
}
