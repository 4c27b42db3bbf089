// All SQL of deployed processes and decisions. A version is written once and never changed, its timer apart.
import { integerColumn, textColumn, timeColumn } from '../../../platform/columns.ts';
import { type Queryable, sql } from '../../../platform/db.ts';

export function selectDefinitions(
  db: Queryable,
): Promise<{ processId: string; version: number; name: string; compiled: unknown }[]> {
  return db.query(sql`
    select process_id as "processId", version, name, compiled from workflow.definitions order by process_id, version`);
}

export interface DefinitionHead {
  processId: string;
  version: number;
  name: string;
  checksum: string;
  deployedAt: Date;
  deployedBy: string;
  note: string | null;
}

export function selectDefinitionHeads(db: Queryable): Promise<DefinitionHead[]> {
  return db.query<DefinitionHead>(sql`
    select process_id as "processId", version, name, checksum, deployed_at as "deployedAt", deployed_by as "deployedBy", note
    from workflow.definitions order by process_id, version desc`);
}

export async function selectXml(db: Queryable, processId: string, version: number): Promise<string | null> {
  const [row] = await db.query<{ xml: string }>(sql`
    select xml from workflow.definitions where process_id = ${processId} and version = ${version}`);
  return row?.xml ?? null;
}

export async function insertDefinition(
  db: Queryable,
  row: {
    processId: string;
    version: number;
    name: string;
    xml: string;
    compiled: unknown;
    checksum: string;
    timer: { dueAt: string; left: number | null } | null;
    actor: string;
    note: string | null;
  },
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into workflow.definitions
      (process_id, version, name, xml, compiled, checksum, timer_due_at, timer_left, deployed_at, deployed_by, note)
    values (${row.processId}, ${row.version}, ${row.name}, ${row.xml}, ${JSON.stringify(row.compiled)}, ${row.checksum},
      ${row.timer?.dueAt ?? null}, ${row.timer?.left ?? null}, ${now}, ${row.actor}, ${row.note})`);
}

/** Only the newest version of a process starts by its timer. */
export async function stopOlderTimers(db: Queryable, processId: string, version: number): Promise<void> {
  await db.run(sql`
    update workflow.definitions set timer_due_at = null where process_id = ${processId} and version < ${version}`);
}

export interface DueDefinition {
  processId: string;
  version: number;
  dueAt: Date;
  left: number | null;
}

/** Processes whose timer start is due and whose turn it is in this bucket, locked: each process belongs to one bucket. */
export function selectDueDefinitions(db: Queryable, bucket: number, now: Date): Promise<DueDefinition[]> {
  return db.query<DueDefinition>(sql`
    select process_id as "processId", version, timer_due_at as "dueAt", timer_left as "left" from workflow.definitions
    where timer_due_at <= ${now} and (hashtext(process_id) & 63) = ${bucket}::int
    order by process_id, version for update skip locked`);
}

export async function updateTimers(
  db: Queryable,
  rows: readonly { processId: string; version: number; dueAt: string | null; left: number | null }[],
): Promise<void> {
  if (rows.length === 0) return;
  await db.run(sql`
    update workflow.definitions d set timer_due_at = c.due_at, timer_left = c.left
    from unnest(
      ${textColumn(rows, (r) => r.processId)}::text[],
      ${integerColumn(rows, (r) => r.version)}::int[],
      ${timeColumn(rows, (r) => r.dueAt)}::timestamptz[],
      ${integerColumn(rows, (r) => r.left)}::int[]) as c(process_id, version, due_at, "left")
    where d.process_id = c.process_id and d.version = c.version`);
}

export function selectDecisions(
  db: Queryable,
): Promise<{ decisionId: string; version: number; name: string; xml: string }[]> {
  return db.query(sql`
    select decision_id as "decisionId", version, name, xml from workflow.decisions order by decision_id, version`);
}

export async function selectDecisionHead(
  db: Queryable,
  decisionId: string,
): Promise<{ version: number; checksum: string } | undefined> {
  const [row] = await db.query<{ version: number; checksum: string }>(sql`
    select version, checksum from workflow.decisions where decision_id = ${decisionId} order by version desc limit 1`);
  return row;
}

export async function insertDecision(
  db: Queryable,
  row: {
    decisionId: string;
    version: number;
    name: string;
    xml: string;
    checksum: string;
    actor: string;
    note: string | null;
  },
  now: Date,
): Promise<void> {
  await db.run(sql`
    insert into workflow.decisions (decision_id, version, name, xml, checksum, deployed_at, deployed_by, note)
    values (${row.decisionId}, ${row.version}, ${row.name}, ${row.xml}, ${row.checksum}, ${now}, ${row.actor}, ${row.note})`);
}

/** The newest version of a process or decision, with who deployed it. */
export async function selectNewest(
  db: Queryable,
  kind: 'process' | 'decision',
  modelId: string,
): Promise<{ version: number; deployedBy: string; deployedAt: Date } | undefined> {
  const [row] = await db.query<{ version: number; deployedBy: string; deployedAt: Date }>(
    kind === 'process'
      ? sql`select version, deployed_by as "deployedBy", deployed_at as "deployedAt" from workflow.definitions
          where process_id = ${modelId} order by version desc limit 1`
      : sql`select version, deployed_by as "deployedBy", deployed_at as "deployedAt" from workflow.decisions
          where decision_id = ${modelId} order by version desc limit 1`,
  );
  return row;
}

export interface DecisionHead {
  decisionId: string;
  version: number;
  name: string;
  deployedAt: Date;
  deployedBy: string;
  note: string | null;
}

export function selectDecisionHeads(db: Queryable): Promise<DecisionHead[]> {
  return db.query<DecisionHead>(sql`
    select decision_id as "decisionId", version, name, deployed_at as "deployedAt", deployed_by as "deployedBy", note
    from workflow.decisions order by decision_id, version desc`);
}

export async function selectDecisionXml(
  db: Queryable,
  decisionId: string,
  version: number,
): Promise<string | null> {
  const [row] = await db.query<{ xml: string }>(sql`
    select xml from workflow.decisions where decision_id = ${decisionId} and version = ${version}`);
  return row?.xml ?? null;
}
