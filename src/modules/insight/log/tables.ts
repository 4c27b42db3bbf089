// The single place for the tables of a log in DuckDB: the same for the live log and for those that were brought in (OCEL 2.0: events, objects,
// qualified relations, attributes that change). Facts of orders stand beside them in the live log alone (kpis/).
// No index on the large tables: DuckDB's own keeps itself whole in memory and is rewritten at every checkpoint; numbers ascend in the order of
// arrival, so a look-up by number reads a few blocks.

/** `at` is UTC. Numbers are given by the store, ascending in the order of arrival; ids are those of the source. */
export const LOG_TABLES: readonly string[] = [
  `create table if not exists activity (activity_no integer primary key, name varchar not null unique)`,
  `create table if not exists object_type (type_no integer primary key, name varchar not null unique)`,
  `create table if not exists event (
    event_no bigint not null, event_id varchar not null, activity_no integer not null, "at" timestamp,
    actor varchar, channel varchar, attributes json)`,
  `create table if not exists object (
    object_no bigint not null, type_no integer not null, object_id varchar not null, attributes json)`,
  `create table if not exists event_object (
    event_no bigint not null, object_no bigint not null, type_no integer not null, qualifier varchar)`,
  `create table if not exists object_object (from_no bigint not null, to_no bigint not null, qualifier varchar)`,
  `create table if not exists object_change (object_no bigint not null, "at" timestamp, name varchar not null, value json)`,
  // What the source of a log declares of its types, and says of itself as a whole; empty in the live one. `owner` is event or object.
  `create table if not exists declared (owner varchar not null, type varchar not null, name varchar not null, kind varchar not null)`,
  `create table if not exists property (name varchar not null, value json)`,
  // How far the live log was taken in, by bucket; empty in the others.
  `create table if not exists progress (bucket integer primary key, position bigint not null)`,
  // What this file is: of which log, of which tables. Texts by name.
  `create table if not exists about (name varchar primary key, value varchar not null)`,
];
