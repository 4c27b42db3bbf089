// SQL that reads the events of a set of orders whole, in their sequence.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import type { EventObject } from '../../../platform/events.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface EventOfOrder {
  orderId: Uuid;
  type: string;
  at: Date;
  actor: string;
  objects: EventObject[];
  attributes: Record<string, unknown>;
}

export function selectEventsOfOrders(db: Queryable, ids: readonly Uuid[]): Promise<EventOfOrder[]> {
  return db.query<EventOfOrder>(sql`
    select e.order_id as "orderId", e.type, e.occurred_at as at, e.actor, e.objects, e.attributes
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join platform.events e on e.bucket = k.bucket and e.order_id = k.order_id
    order by e.order_id, e.order_sequence`);
}
