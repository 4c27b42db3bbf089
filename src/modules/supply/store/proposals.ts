// All SQL on proposals what to buy.
import {
  bigintColumn,
  dateColumn,
  integerColumn,
  jsonColumn,
  textColumn,
  uuidColumn,
} from '../../../platform/columns.ts';
import { composeSql, type Queryable, sql } from '../../../platform/db.ts';
import { newUuid, type Uuid } from '../../../platform/ids.ts';
import type { Proposed } from '../rules/proposals.ts';

export type ProposalState = 'open' | 'ordered' | 'dismissed';

export interface ProposalRow extends Proposed {
  readonly proposalId: Uuid;
  readonly state: ProposalState;
  readonly madeAt: Date;
  readonly purchaseOrderId: Uuid | null;
}

const PROPOSAL = `p.proposal_id as "proposalId", p.state, p.supplier_id as "supplierId", p.location_id as "locationId",
  p.sku_id as "skuId", p.sku, p.quantity, p.unit_cost_minor as "unitCostMinor", p.order_on::text as "orderOn",
  p.expected_on::text as "expectedOn", p.numbers, p.made_at as "madeAt", p.purchase_order_id as "purchaseOrderId"`;

/** Proposals are made by one at a time. */
export async function lockProposals(tx: Queryable): Promise<void> {
  await tx.query(sql`select pg_advisory_xact_lock(hashtext('throughline.proposals'))`);
}

export async function deleteOpenProposals(tx: Queryable): Promise<void> {
  await tx.run(sql`delete from supply.proposals where state = 'open'`);
}

/** How much was needed when somebody last said no, by SKU and location. */
export function selectDismissed(tx: Queryable): Promise<{ skuId: Uuid; locationId: Uuid; needed: number }[]> {
  return tx.query(sql`
    select distinct on (sku_id, location_id) sku_id as "skuId", location_id as "locationId", (numbers ->> 'needed')::int as needed
    from supply.proposals where state = 'dismissed' order by sku_id, location_id, ended_at desc`);
}

export async function insertProposals(tx: Queryable, rows: readonly Proposed[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into supply.proposals (proposal_id, supplier_id, location_id, sku_id, sku, quantity, unit_cost_minor, order_on,
      expected_on, numbers, state, made_at)
    select n.*, 'open', ${now} from unnest(
      ${uuidColumn(rows, () => newUuid())}::uuid[],
      ${uuidColumn(rows, (row) => row.supplierId)}::uuid[],
      ${uuidColumn(rows, (row) => row.locationId)}::uuid[],
      ${uuidColumn(rows, (row) => row.skuId)}::uuid[],
      ${textColumn(rows, (row) => row.sku)}::text[],
      ${integerColumn(rows, (row) => row.quantity)}::int[],
      ${bigintColumn(rows, (row) => row.unitCostMinor)}::bigint[],
      ${dateColumn(rows, (row) => row.orderOn)}::date[],
      ${dateColumn(rows, (row) => row.expectedOn)}::date[],
      ${jsonColumn(rows, (row) => row.numbers)}::json[]) as n`);
}

/** Locks proposals in key order, whatever their state. */
export function lockProposalRows(tx: Queryable, ids: readonly Uuid[]): Promise<ProposalRow[]> {
  return tx.query<ProposalRow>(
    composeSql(
      `select ${PROPOSAL} from supply.proposals p where p.proposal_id = any($1::uuid[]) order by p.proposal_id for update`,
      [uuidColumn(ids, (id) => id)],
    ),
  );
}

export async function endProposals(
  tx: Queryable,
  rows: readonly { proposalId: Uuid; state: ProposalState; purchaseOrderId: Uuid | null }[],
  now: Date,
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    update supply.proposals p set state = c.state, purchase_order_id = c.purchase_order_id, ended_at = ${now}
    from unnest(
      ${uuidColumn(rows, (row) => row.proposalId)}::uuid[],
      ${textColumn(rows, (row) => row.state)}::text[],
      ${uuidColumn(rows, (row) => row.purchaseOrderId)}::uuid[]) as c(proposal_id, state, purchase_order_id)
    where p.proposal_id = c.proposal_id`);
}

export interface ListedProposal extends ProposalRow {
  readonly supplier: string;
  readonly currency: string;
  /** What the supplier's open proposals for the location add up to, and the least it accepts. */
  readonly orderMinor: number;
  readonly minimumOrderMinor: number;
}

/** By supplier and SKU, behind `after`. */
export function selectProposalPage(
  db: Queryable,
  filter: {
    state: ProposalState;
    supplier: string | null;
    locationId: Uuid | null;
    dueBy: string | null;
    after: { supplier: string; sku: string; proposalId: string } | null;
    limit: number;
  },
): Promise<ListedProposal[]> {
  const { after } = filter;
  return db.query<ListedProposal>(
    composeSql(
      `select ${PROPOSAL}, s.code as supplier, s.currency, s.minimum_order_minor as "minimumOrderMinor",
         coalesce(t.order_minor, 0)::bigint as "orderMinor"
       from supply.proposals p
       join supply.suppliers s on s.supplier_id = p.supplier_id
       left join (
         select supplier_id, location_id, sum(quantity * unit_cost_minor) as order_minor from supply.proposals
         where state = 'open' group by 1, 2) t on t.supplier_id = p.supplier_id and t.location_id = p.location_id
       where p.state = $1 and ($2::text is null or s.code = $2::text) and ($3::uuid is null or p.location_id = $3::uuid)
         and ($4::date is null or p.expected_on <= $4::date)
         and ($5::text is null or (s.code, p.sku, p.proposal_id) > ($5::text, $6::text, $7::uuid))
       order by s.code, p.sku, p.proposal_id limit $8`,
      [
        filter.state,
        filter.supplier,
        filter.locationId,
        filter.dueBy,
        after?.supplier ?? null,
        after?.sku ?? null,
        after?.proposalId ?? null,
        filter.limit,
      ],
    ),
  );
}
