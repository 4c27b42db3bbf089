// SQL that tells which drawn process, in which version, an order runs or ran. Reads only.
import { smallintColumn, uuidColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';
import { bucketOf, type Uuid } from '../../../platform/ids.ts';

export interface ProcessOfOrder {
  orderId: Uuid;
  processId: string;
  version: number;
}

/** The first process of each order, not those that it called; orders without one are left out. */
export async function selectProcessOfOrders(db: Queryable, ids: readonly Uuid[]): Promise<ProcessOfOrder[]> {
  if (ids.length === 0) return [];
  return db.query<ProcessOfOrder>(sql`
    select distinct on (i.bucket, i.order_id) i.order_id as "orderId", i.process_id as "processId", i.version
    from unnest(${smallintColumn(ids, bucketOf)}::smallint[], ${uuidColumn(ids, (id) => id)}::uuid[]) as k(bucket, order_id)
    join workflow.instances i on i.bucket = k.bucket and i.order_id = k.order_id
    where i.parent_id is null
    order by i.bucket, i.order_id, i.started_at, i.instance_id`);
}
