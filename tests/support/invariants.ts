// The single place that says what is always true of the whole application at rest: each promise is one SQL statement over the
// stored facts that gives the rows which break it. It must not use the program's own arithmetic (the books' check apart,
// which is proved on its own).
import { checkBooks } from '../../src/modules/payments/index.ts';
import type { Clock } from '../../src/platform/clock.ts';
import { type Database, type Sql, sql } from '../../src/platform/db.ts';

interface Promised {
  name: string;
  broken(now: Date): Sql;
}

/** True at every moment, also while everybody works. */
const ALWAYS: Promised[] = [
  {
    name: 'every unit of a line is in exactly one stage',
    broken: () => sql`
      select order_id, line_no from orders.lines
      where backordered + reserved + released + picked + shipped + delivered + cancelled <> ordered`,
  },
  {
    name: 'the reservations of a line say where its reserved, released and picked units are',
    broken: () => sql`
      select coalesce(l.order_id, r.order_id) as order_id, coalesce(l.line_no, r.line_no) as line_no
      from (select bucket, order_id, line_no, reserved, released, picked from orders.lines) l
      full join (
        select bucket, order_id, line_no, sum(reserved) as reserved, sum(released) as released, sum(picked) as picked
        from inventory.reservations group by 1, 2, 3) r using (bucket, order_id, line_no)
      where (coalesce(l.reserved, 0), coalesce(l.released, 0), coalesce(l.picked, 0))
        <> (coalesce(r.reserved, 0), coalesce(r.released, 0), coalesce(r.picked, 0))`,
  },
  {
    name: 'what has left the shelf for a line is shipped, delivered or came back',
    broken: () => sql`
      select l.order_id, l.line_no, l.shipped + l.delivered as left_units, r.consumed
      from orders.lines l
      left join lateral (
        select coalesce(sum(consumed), 0) as consumed from inventory.reservations r
        where r.bucket = l.bucket and r.order_id = l.order_id and r.line_no = l.line_no) r on true
      left join lateral (
        select coalesce(sum((p ->> 'quantity')::int), 0) as units from fulfilment.shipments s
          cross join json_array_elements(s.packages) k cross join json_array_elements(k -> 'lines') p
        where s.bucket = l.bucket and s.order_id = l.order_id and s.state = 'returned'
          and (p ->> 'lineNo')::int = l.line_no) b on true
      where r.consumed <> l.shipped + l.delivered + b.units`,
  },
  {
    name: 'reserved stock is what open reservations and active holds add up to',
    broken: () => sql`
      select coalesce(s.sku_id, d.sku_id) as sku_id, coalesce(s.location_id, d.location_id) as location_id,
        s.reserved, d.reserved as derived
      from inventory.stock s
      full join (
        select sku_id, location_id, sum(units) as reserved from (
          select sku_id, location_id, reserved + released + picked as units from inventory.reservations
          union all
          select h.sku_id, h.location_id, h.quantity from inventory.hold_lines h
            join inventory.holds using (hold_id) where state = 'active') u
        group by 1, 2) d on d.sku_id = s.sku_id and d.location_id = s.location_id
      where coalesce(s.reserved, 0) <> coalesce(d.reserved, 0)`,
  },
  {
    name: 'stock on hand is the sum of its movements',
    broken: () => sql`
      select coalesce(s.sku_id, m.sku_id) as sku_id, coalesce(s.location_id, m.location_id) as location_id,
        s.on_hand, m.moved
      from inventory.stock s
      full join (select sku_id, location_id, sum(quantity) as moved from inventory.movements group by 1, 2) m
        on m.sku_id = s.sku_id and m.location_id = s.location_id
      where coalesce(s.on_hand, 0) <> coalesce(m.moved, 0)`,
  },
  {
    name: 'stock is never negative and never promised twice',
    broken: () => sql`
      select sku_id, location_id, on_hand, reserved from inventory.stock
      where on_hand < 0 or reserved < 0 or reserved > on_hand`,
  },
  {
    name: 'what inventory expects is what purchase orders and transfers still bring',
    broken: () => sql`
      select supply_id, e.quantity as expected, s.quantity as brought
      from (
        select supply_id, quantity from inventory.expected_supply where source in ('purchase-order', 'transfer')) e
      full join (
        select l.supply_id, case when o.confirmed_at is null then l.open
          else least(l.open, greatest(l.confirmed - l.received - l.damaged, 0)) end as quantity
        from supply.purchase_order_lines l join supply.purchase_orders o using (purchase_order_id)
        where o.placed_at is not null
        union all
        select supply_id, in_transit from supply.transfer_lines) s using (supply_id)
      where coalesce(e.quantity, 0) <> coalesce(s.quantity, 0)`,
  },
  {
    name: 'positions of a bucket run from 1 without a gap',
    broken: () => sql`
      select b.bucket, b.position, e.count, e.highest from platform.buckets b
      left join (
        select bucket, count(*) as count, min(position) as lowest, max(position) as highest
        from platform.events group by bucket) e using (bucket)
      where (b.position, b.position, case when b.position = 0 then 0 else 1 end)
        <> (coalesce(e.count, 0), coalesce(e.highest, 0), coalesce(e.lowest, 0))`,
  },
  {
    name: 'events of an order are numbered from 1 without a gap, in the order of their positions',
    broken: () => sql`
      select order_id, position, order_sequence from (
        select order_id, position, order_sequence,
          row_number() over (partition by bucket, order_id order by position) as place
        from platform.events where order_id is not null) e
      where order_sequence <> place`,
  },
  {
    name: 'what happens to an order or a shipment once is told once',
    broken: () => sql`
      select type, order_id, subject, count(*) from (
        select type, order_id, coalesce(attributes ->> 'shipmentId', '') as subject from platform.events
        where type in ('orders.orderPlaced', 'orders.orderCancelled', 'orders.orderDelivered', 'orders.orderClosed',
          'fulfilment.shipmentShipped', 'fulfilment.shipmentDelivered', 'fulfilment.shipmentReturned')) e
      group by 1, 2, 3 having count(*) > 1`,
  },
  {
    name: 'a channel has placed an external id once',
    broken: () => sql`
      select channel, external_id, count(*) from orders.orders where external_id is not null
      group by 1, 2 having count(*) > 1`,
  },
  {
    name: 'every order was told, and every told order is there',
    broken: () => sql`
      select coalesce(o.order_id, e.order_id) as order_id
      from orders.orders o
      full join (select order_id from platform.events where type = 'orders.orderPlaced') e using (order_id)
      where o.order_id is null or e.order_id is null`,
  },
];

/** True when nobody has anything to do any more. */
const AT_REST: Promised[] = [
  {
    name: 'inventory knows everybody who waits for stock',
    broken: () => sql`
      select order_id, line_no, l.backordered, w.quantity
      from (select order_id, line_no, backordered from orders.lines where backordered > 0) l
      full join (select order_id, line_no, quantity from inventory.waiting) w using (order_id, line_no)
      where coalesce(l.backordered, 0) <> coalesce(w.quantity, 0)`,
  },
  {
    name: 'every listener has taken every event',
    broken: () => sql`
      select c.subscriber, c.bucket, c.position, b.position as head
      from platform.cursors c join platform.buckets b using (bucket) where c.position <> b.position`,
  },
  {
    name: 'no job has given up or is still to be done',
    broken: () => sql`
      select id, task_identifier, attempts, last_error from graphile_worker.jobs`,
  },
  {
    name: 'no process is ready to go on, and no timer of one is overdue',
    broken: (now) => sql`
      select order_id, status, due_at from workflow.instances where ready or due_at <= ${now}`,
  },
  {
    name: 'an order that ended has a process that ended, and no process ended before its order',
    broken: () => sql`
      select o.order_id, o.status, i.status as process from orders.orders o
      join workflow.instances i on i.bucket = o.bucket and i.order_id = o.order_id
      where (o.closed_at is not null or o.cancelled_at is not null) <> (i.status = 'completed')
        -- The order may end while a person still has its money to give back.
        and not (i.status = 'active' and exists (select 1 from workflow.tasks t where t.bucket = o.bucket
          and t.order_id = o.order_id and t.state = 'open'
          and t.node_id in ('Task_creditReturnedByHand', 'Task_creditCancelledByHand')))`,
  },
  {
    name: 'a process that has not ended waits for a message, a timer, a person or an incident to be settled',
    broken: () => sql`
      select i.order_id, i.status from workflow.instances i
      where i.status in ('active', 'incident') and not exists (
        select 1 from json_array_elements(i.state -> 'tokens') t
        where t ->> 'w' in ('m', 'e', 'u', 'p') or json_array_length(t -> 'd') > 0)
      and not exists (
        select 1 from workflow.incidents n where n.bucket = i.bucket and n.order_id = i.order_id and n.state = 'open')`,
  },
  {
    name: 'every order is waiting for something real: payment, a person, stock, a warehouse, a carrier or a hold',
    broken: () => sql`
      select o.order_id, o.status from orders.orders o
      where o.closed_at is null and o.cancelled_at is null
        and o.holds is null
        and not exists (select 1 from orders.lines l where l.bucket = o.bucket and l.order_id = o.order_id
          and l.backordered + l.released + l.picked + l.shipped > 0)
        and not exists (select 1 from workflow.tasks t where t.bucket = o.bucket and t.order_id = o.order_id
          and t.state = 'open')
        and not exists (select 1 from workflow.incidents n where n.bucket = o.bucket and n.order_id = o.order_id
          and n.state = 'open')
        and not exists (select 1 from payments.payments p where p.bucket = o.bucket and p.order_id = o.order_id
          and p.state in ('pending', 'declined', 'unknown', 'authorising'))
        and not exists (select 1 from payments.operations p where p.bucket = o.bucket and p.order_id = o.order_id
          and p.state in ('unknown', 'requested', 'waiting'))`,
  },
  {
    name: 'the lists of the warehouse say what the orders say is released and picked there',
    broken: () => sql`
      select coalesce(f.order_id, r.order_id) as order_id, coalesce(f.line_no, r.line_no) as line_no,
        f.to_pick, r.released, f.picked as on_list, r.picked
      from (
        select bucket, order_id, location_id, (l ->> 'lineNo')::int as line_no,
          sum((l ->> 'quantity')::int - coalesce((l ->> 'picked')::int, 0) - coalesce((l ->> 'shipped')::int, 0)
            - coalesce((l ->> 'cancelled')::int, 0) - coalesce((l ->> 'short')::int, 0)
            - coalesce((l ->> 'moved')::int, 0)) as to_pick,
          sum(coalesce((l ->> 'picked')::int, 0)) as picked
        from fulfilment.fulfilment_orders cross join json_array_elements(lines) l where parcel_id is null
        group by 1, 2, 3, 4) f
      full join (
        select bucket, order_id, location_id, line_no, released, picked from inventory.reservations) r
        using (bucket, order_id, location_id, line_no)
      where (coalesce(f.to_pick, 0), coalesce(f.picked, 0)) <> (coalesce(r.released, 0), coalesce(r.picked, 0))`,
  },
  {
    name: 'each milestone was written to the customer once, by the message that belongs to it',
    broken: () => sql`
      with milestones(type, template) as (values
        ('orders.orderPlaced', 'order-confirmed'), ('fulfilment.shipmentShipped', 'order-shipped'),
        ('fulfilment.readyForPickup', 'ready-for-pickup'), ('fulfilment.pickupReminder', 'pickup-reminder'),
        ('fulfilment.collected', 'order-collected'), ('fulfilment.shipmentDelivered', 'order-delivered'),
        ('orders.orderCancelled', 'order-cancelled'), ('payments.paymentRefunded', 'payment-refunded'),
        ('payments.paymentDeclined', 'payment-declined'))
      select e.type, e.order_id, e.position, count(m.message_id) as messages
      from platform.events e join milestones using (type) join orders.orders o using (bucket, order_id)
      left join notifications.messages m on m.bucket = e.bucket and m.order_id = e.order_id
        and m.event_position = e.position and m.template = milestones.template
      where o.email is not null and e.attributes ->> 'collected' is distinct from 'true'
      group by 1, 2, 3 having count(m.message_id) <> 1`,
  },
  {
    name: 'no message was written for something that did not happen',
    broken: () => sql`
      select m.order_id, m.template from notifications.messages m
      left join platform.events e on e.bucket = m.bucket and e.position = m.event_position and e.order_id = m.order_id
      where e.position is null and m.event_position > 0`,
  },
  {
    name: 'an answer in a case went out for one message of the case, and for nothing else',
    broken: () => sql`
      select m.message_id from notifications.messages m left join service.case_messages c on c.mail_id = m.message_id
      where m.template = 'case-reply' group by 1 having count(c.message_id) <> 1`,
  },
  {
    name: 'what was granted to a customer is credited, to the cent',
    broken: () => sql`
      select a.appeasement_id from service.appeasements a
      left join ledger.invoices i on i.bucket = a.bucket and i.order_id = a.order_id and i.document = 'credit-note'
        and i.reason = 'goodwill: ' || a.reason
      group by a.bucket, a.order_id, a.appeasement_id, a.state, a.amount_minor
      having (a.state = 'granted' and coalesce(sum(i.total_minor), 0) < a.amount_minor)`,
  },
  {
    name: 'what was shipped is invoiced, shipment by shipment',
    broken: () => sql`
      select e.order_id, e.attributes ->> 'shipmentId' as shipment_id from platform.events e
      join orders.orders o using (bucket, order_id)
      left join ledger.invoices i on i.bucket = e.bucket and i.order_id = e.order_id and i.document = 'invoice'
        and i.source_id = e.attributes ->> 'shipmentId'
      where e.type = 'fulfilment.shipmentShipped' and i.order_id is null and o.cancelled_at is null`,
  },
  {
    name: 'what came back is credited, or left to a person',
    broken: () => sql`
      select e.order_id, e.attributes ->> 'shipmentId' as shipment_id from platform.events e
      join ledger.invoices i on i.bucket = e.bucket and i.order_id = e.order_id and i.document = 'invoice'
        and i.source_id = e.attributes ->> 'shipmentId' and i.total_minor > 0
      left join ledger.invoices c on c.bucket = e.bucket and c.order_id = e.order_id and c.document = 'credit-note'
        and c.source_id = i.source_id
      where e.type = 'fulfilment.shipmentReturned' and c.order_id is null
        and not exists (select 1 from workflow.tasks t where t.bucket = e.bucket and t.order_id = e.order_id
          and t.node_id in ('Task_creditReturnedByHand', 'Task_creditCancelledByHand'))`,
  },
  {
    name: 'the provider has taken and given back what the books say',
    broken: () => sql`
      select b.captured, p.captured as taken, b.refunded, p.refunded as given_back from (
        select coalesce(sum(captured_minor) filter (where opened_as <> 'paid'), 0) as captured,
          coalesce(sum(refunded_minor), 0) as refunded
        from payments.payments where provider = 'sandbox' and opened_as <> 'history') b
      cross join (
        select coalesce(sum(amount_minor) filter (where kind = 'capture'), 0) as captured,
          coalesce(sum(amount_minor) filter (where kind = 'refund'), 0) as refunded
        from integrations.sandbox_payments where outcome = 'succeeded') p
      where (b.captured, b.refunded) <> (p.captured, p.refunded)`,
  },
  {
    name: 'a closed order owes nothing and holds nothing, unless it is paid on account or collected by hand',
    broken: () => sql`
      select o.order_id, a.account, sum(a.amount) as balance from orders.orders o
      join (
        select bucket, order_id, debit as account, amount_minor as amount from ledger.entries
        union all
        select bucket, order_id, credit, -amount_minor from ledger.entries) a using (bucket, order_id)
      where o.closed_at is not null and a.account in ('receivable', 'memo:authorised', 'customer-deposits')
        and not exists (select 1 from payments.payments p where p.bucket = o.bucket and p.order_id = o.order_id
          and p.opened_as = 'on-account')
        and not exists (select 1 from workflow.tasks t where t.bucket = o.bucket and t.order_id = o.order_id
          and t.node_id = 'Task_collect')
      group by 1, 2 having sum(a.amount) <> 0`,
  },
  {
    name: 'a cancelled order holds no money',
    broken: () => sql`
      select p.order_id, p.state, p.authorised_minor, p.captured_minor, p.released_minor from payments.payments p
      join orders.orders o using (bucket, order_id)
      where o.cancelled_at is not null and p.opened_as <> 'on-account'
        and p.authorised_minor - p.captured_minor - p.released_minor <> 0`,
  },
];

/** Sentences about what does not hold; none when all is well. `resting` false: only what is true at every moment. */
export async function findBrokenPromises(db: Database, clock: Clock, resting = true): Promise<string[]> {
  const broken: string[] = [];
  for (const { name, broken: find } of resting ? [...ALWAYS, ...AT_REST] : ALWAYS) {
    const rows = await db.query(find(clock.now()));
    if (rows.length > 0) broken.push(`${name}: ${rows.length} do not, such as ${JSON.stringify(rows[0])}`);
  }
  const books = await checkBooks(db);
  for (const { problem, sentence, orderId, kind } of books.differences)
    broken.push(`the books: ${problem} ${kind ?? ''} ${orderId ?? ''} ${sentence}`);
  return broken;
}
