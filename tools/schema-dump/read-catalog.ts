// The single place that asks PostgreSQL's catalogs what a database holds. Every list comes in a fixed order (by name,
// byte-wise; views by their creation, because one may stand on another), so that the same schema gives the same text.
import type { ClientBase } from 'pg';

/** Schemas whose content a library makes and changes by itself. */
export const LIBRARY_SCHEMAS = ['graphile_worker', 'auth'];

export interface Column {
  name: string;
  type: string;
  collation: string | null;
  default: string | null;
  /** '' none, s stored, v virtual. */
  generated: string;
  /** '' none, a always, d by default. */
  identity: string;
  isRequired: boolean;
}

export interface Table {
  id: string;
  name: string;
  schema: string;
  isUnlogged: boolean;
  options: string[] | null;
  partitionKey: string | null;
  parent: string | null;
  partitionBound: string | null;
  columns: Column[];
  constraints: string[];
  /** Whole statements without semicolon: indexes, statistics, triggers, comments. */
  additions: string[];
}

export interface Catalog {
  extensions: string[];
  schemas: string[];
  types: string[];
  sequences: string[];
  sequenceOwners: string[];
  functions: string[];
  tables: Table[];
  views: string[];
  foreignKeys: string[];
}

const IS_OURS = `n.nspname !~ '^pg_' and n.nspname <> 'information_schema' and n.nspname <> all ($1)`;
const NOT_OF_EXTENSION = (catalog: string, id: string) =>
  `not exists (select 1 from pg_depend d where d.classid = '${catalog}'::regclass and d.objid = ${id} and d.deptype = 'e')`;
const BY_NAME = `n.nspname collate "C", c.relname collate "C"`;

const EXTENSIONS = `select format('create extension %I with schema %I', e.extname, n.nspname) as text
  from pg_extension e join pg_namespace n on n.oid = e.extnamespace
  where e.extname <> 'plpgsql' and $1::text[] is not null order by e.extname collate "C"`;

const SCHEMAS = `select format('create schema %I', n.nspname) as text from pg_namespace n
  where ${IS_OURS} and n.nspname <> 'public' order by n.nspname collate "C"`;

const TYPES = `select case t.typtype
    when 'e' then format('create type %I.%I as enum (%s)', n.nspname, t.typname,
      (select string_agg(quote_literal(enumlabel), ', ' order by enumsortorder) from pg_enum where enumtypid = t.oid))
    when 'd' then format('create domain %I.%I as %s', n.nspname, t.typname, format_type(t.typbasetype, t.typtypmod))
      || coalesce(' default ' || t.typdefault, '') || case when t.typnotnull then ' not null' else '' end
      || coalesce((select string_agg(format(' constraint %I %s', conname, pg_get_constraintdef(oid)), '' order by conname)
        from pg_constraint where contypid = t.oid and contype = 'c'), '')
    when 'r' then (select format('create type %I.%I as range (subtype = %s)', n.nspname, t.typname,
      format_type(rngsubtype, null)) from pg_range where rngtypid = t.oid)
    else format('create type %I.%I as (%s)', n.nspname, t.typname,
      (select string_agg(format('%I %s', attname, format_type(atttypid, atttypmod)), ', ' order by attnum)
        from pg_attribute where attrelid = t.typrelid and attnum > 0 and not attisdropped)) end as text
  from pg_type t join pg_namespace n on n.oid = t.typnamespace
  where ${IS_OURS} and ${NOT_OF_EXTENSION('pg_type', 't.oid')}
    and (t.typtype in ('e', 'd', 'r') or exists (select 1 from pg_class c where c.oid = t.typrelid and c.relkind = 'c'))
  order by array_position(array['e', 'd', 'c', 'r'], t.typtype::text), n.nspname collate "C", t.typname collate "C"`;

const SEQUENCES = `select format('create sequence %I.%I as %s increment by %s minvalue %s maxvalue %s start with %s cache %s',
      n.nspname, c.relname, format_type(s.seqtypid, null), s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache)
    || case when s.seqcycle then ' cycle' else '' end as text
  from pg_sequence s join pg_class c on c.oid = s.seqrelid join pg_namespace n on n.oid = c.relnamespace
  where ${IS_OURS} and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'i')
  order by ${BY_NAME}`;

const SEQUENCE_OWNERS = `select format('alter sequence %I.%I owned by %s.%I', n.nspname, c.relname, d.refobjid::regclass, a.attname) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'a'
  join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
  where ${IS_OURS} and c.relkind = 'S' order by ${BY_NAME}`;

const FUNCTIONS = `select pg_get_functiondef(p.oid) as text from pg_proc p join pg_namespace n on n.oid = p.pronamespace
  where ${IS_OURS} and p.prokind in ('f', 'p') and ${NOT_OF_EXTENSION('pg_proc', 'p.oid')}
  order by n.nspname collate "C", p.proname collate "C", pg_get_function_identity_arguments(p.oid) collate "C"`;

const TABLES = `select c.oid::text as id, format('%I.%I', n.nspname, c.relname) as name, n.nspname as schema,
    c.relpersistence = 'u' as "isUnlogged", c.reloptions as options, pg_get_partkeydef(c.oid) as "partitionKey",
    i.inhparent::regclass::text as parent, pg_get_expr(c.relpartbound, c.oid) as "partitionBound"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  left join pg_inherits i on i.inhrelid = c.oid and c.relispartition
  where ${IS_OURS} and c.relkind in ('r', 'p') and ${NOT_OF_EXTENSION('pg_class', 'c.oid')}
  order by n.nspname collate "C", c.relispartition, c.relname collate "C"`;

const COLUMNS = `select a.attrelid::text as table, a.attname as name, format_type(a.atttypid, a.atttypmod) as type,
    case when a.attcollation <> t.typcollation then a.attcollation::regcollation::text end as collation,
    pg_get_expr(d.adbin, d.adrelid) as default, a.attgenerated as generated, a.attidentity as identity,
    a.attnotnull as "isRequired"
  from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
  join pg_type t on t.oid = a.atttypid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where ${IS_OURS} and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  order by a.attrelid, a.attnum`;

const CONSTRAINTS = `select k.conrelid::text as table, format('constraint %I %s', k.conname, pg_get_constraintdef(k.oid)) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${IS_OURS} and k.contype in ('p', 'u', 'x', 'c') and k.conparentid = 0 and k.conislocal
  order by array_position(array['p', 'u', 'x', 'c'], k.contype::text), k.conname collate "C"`;

const ADDITIONS = `select * from (
    select i.indrelid::text as table, 1 as rank, x.relname as name, pg_get_indexdef(i.indexrelid) as text
      from pg_index i join pg_class x on x.oid = i.indexrelid join pg_class c on c.oid = i.indrelid
      join pg_namespace n on n.oid = c.relnamespace
      where ${IS_OURS} and c.relkind in ('r', 'p', 'm') and not x.relispartition
        and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
    union all select s.stxrelid::text, 2, s.stxname, pg_get_statisticsobjdef(s.oid)
      from pg_statistic_ext s join pg_namespace n on n.oid = s.stxnamespace where ${IS_OURS}
    union all select t.tgrelid::text, 3, t.tgname, pg_get_triggerdef(t.oid)
      from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace
      where ${IS_OURS} and not t.tgisinternal and t.tgparentid = 0
    union all select d.objoid::text, 4, coalesce(a.attname, ''), case when a.attname is null
        then format('comment on table %I.%I is %L', n.nspname, c.relname, d.description)
        else format('comment on column %I.%I.%I is %L', n.nspname, c.relname, a.attname, d.description) end
      from pg_description d join pg_class c on c.oid = d.objoid and c.relkind in ('r', 'p')
      join pg_namespace n on n.oid = c.relnamespace
      left join pg_attribute a on a.attrelid = c.oid and a.attnum = d.objsubid and d.objsubid > 0
      where ${IS_OURS} and d.classoid = 'pg_class'::regclass
  ) as addition order by rank, name collate "C"`;

const VIEWS = `select c.oid::text as id, format(case c.relkind when 'm' then 'create materialized view %I.%I as' else 'create view %I.%I as' end,
    n.nspname, c.relname) || E'\\n' || rtrim(pg_get_viewdef(c.oid), ';') as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where ${IS_OURS} and c.relkind in ('v', 'm') and ${NOT_OF_EXTENSION('pg_class', 'c.oid')} order by c.oid`;

const FOREIGN_KEYS = `select format(E'alter table %I.%I\\n  add constraint %I %s', n.nspname, c.relname, k.conname,
    pg_get_constraintdef(k.oid)) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
  where ${IS_OURS} and k.contype = 'f' and k.conparentid = 0 order by ${BY_NAME}, k.conname collate "C"`;

export async function readCatalog(client: ClientBase): Promise<Catalog> {
  const read = async <Row extends object>(query: string) =>
    (await client.query<Row>(query, [LIBRARY_SCHEMAS])).rows;
  const readTexts = async (query: string) =>
    (await read<{ text: string }>(query)).map((row) => row.text.trim());
  type Head = Omit<Table, 'columns' | 'constraints' | 'additions'>;
  const heads = await read<Head>(TABLES);
  const columns = Map.groupBy(await read<Column & { table: string }>(COLUMNS), (row) => row.table);
  const texts = async (query: string) =>
    Map.groupBy(await read<{ table: string; text: string }>(query), (row) => row.table);
  const constraints = await texts(CONSTRAINTS);
  const additions = await texts(ADDITIONS);
  const views = await read<{ id: string; text: string }>(VIEWS);
  const additionsOf = (id: string) => additions.get(id)?.map((row) => row.text) ?? [];
  return {
    extensions: await readTexts(EXTENSIONS),
    schemas: await readTexts(SCHEMAS),
    types: await readTexts(TYPES),
    sequences: await readTexts(SEQUENCES),
    sequenceOwners: await readTexts(SEQUENCE_OWNERS),
    functions: await readTexts(FUNCTIONS),
    tables: heads.map((head) => ({
      ...head,
      columns: columns.get(head.id) ?? [],
      constraints: constraints.get(head.id)?.map((row) => row.text) ?? [],
      additions: additionsOf(head.id),
    })),
    views: views.flatMap((view) => [view.text.trim(), ...additionsOf(view.id)]),
    foreignKeys: await readTexts(FOREIGN_KEYS),
  };
}
