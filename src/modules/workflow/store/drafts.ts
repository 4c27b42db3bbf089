// All SQL of drafts: one a model, whatever number of people work on it; its revision tells who was first.
import { type Queryable, sql } from '../../../platform/db.ts';

export interface DraftHead {
  kind: 'process' | 'decision';
  modelId: string;
  name: string;
  basedOn: number | null;
  newestVersion: number | null;
  revision: number;
  savedAt: Date;
  savedBy: string;
}
export interface DraftRow extends DraftHead {
  xml: string;
}

export function selectDraftHeads(db: Queryable): Promise<DraftHead[]> {
  return db.query<DraftHead>(sql`
    select d.kind, d.model_id as "modelId", d.name, d.based_on as "basedOn", d.revision, d.saved_at as "savedAt",
      d.saved_by as "savedBy",
      case d.kind when 'process' then (select max(version) from workflow.definitions where process_id = d.model_id)
        else (select max(version) from workflow.decisions where decision_id = d.model_id) end as "newestVersion"
    from workflow.drafts d order by d.saved_at desc, d.kind, d.model_id limit 500`);
}

export async function selectDraft(
  db: Queryable,
  kind: string,
  modelId: string,
): Promise<DraftRow | undefined> {
  const [row] = await db.query<DraftRow>(sql`
    select d.kind, d.model_id as "modelId", d.name, d.based_on as "basedOn", d.revision, d.saved_at as "savedAt",
      d.saved_by as "savedBy", d.xml,
      case d.kind when 'process' then (select max(version) from workflow.definitions where process_id = d.model_id)
        else (select max(version) from workflow.decisions where decision_id = d.model_id) end as "newestVersion"
    from workflow.drafts d where d.kind = ${kind} and d.model_id = ${modelId}`);
  return row;
}

/** The draft as it stands, locked: of two who save at once the second sees what the first has written. */
export async function lockDraft(
  db: Queryable,
  kind: string,
  modelId: string,
): Promise<Omit<DraftRow, 'newestVersion'> | undefined> {
  const [row] = await db.query<Omit<DraftRow, 'newestVersion'>>(sql`
    select kind, model_id as "modelId", name, based_on as "basedOn", revision, saved_at as "savedAt", saved_by as "savedBy", xml
    from workflow.drafts where kind = ${kind} and model_id = ${modelId} for update`);
  return row;
}

export interface DraftWrite {
  kind: string;
  modelId: string;
  name: string;
  basedOn: number | null;
  revision: number;
  xml: string;
  savedBy: string;
}

/** False: somebody else has begun the same draft meanwhile. */
export async function insertDraft(db: Queryable, row: DraftWrite, now: Date): Promise<boolean> {
  const written = await db.query(sql`
    insert into workflow.drafts (kind, model_id, name, based_on, revision, xml, saved_at, saved_by)
    values (${row.kind}, ${row.modelId}, ${row.name}, ${row.basedOn}, ${row.revision}, ${row.xml}, ${now}, ${row.savedBy})
    on conflict (kind, model_id) do nothing returning revision`);
  return written.length > 0;
}

export async function updateDraft(db: Queryable, row: DraftWrite, now: Date): Promise<void> {
  await db.run(sql`
    update workflow.drafts set name = ${row.name}, based_on = ${row.basedOn}, revision = ${row.revision}, xml = ${row.xml},
      saved_at = ${now}, saved_by = ${row.savedBy}
    where kind = ${row.kind} and model_id = ${row.modelId}`);
}

export async function deleteDraft(db: Queryable, kind: string, modelId: string): Promise<void> {
  await db.run(sql`delete from workflow.drafts where kind = ${kind} and model_id = ${modelId}`);
}
