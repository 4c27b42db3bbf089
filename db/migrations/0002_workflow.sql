-- Workflow: deployed definitions (reference tables), running instances in the order's family, people's tasks, incidents.
create schema workflow;

-- `timer_due_at`, `timer_left`: the next start by a timer and how many are left (-1: endless).
create table workflow.definitions (
  process_id text not null,
  version int not null,
  name text not null,
  xml text not null,
  compiled json not null,
  checksum text not null,
  timer_due_at timestamptz,
  timer_left int,
  deployed_at timestamptz not null,
  deployed_by text not null,
  note text,
  primary key (process_id, version)
);

create index due_definitions on workflow.definitions (timer_due_at) where timer_due_at is not null;

create table workflow.decisions (
  decision_id text not null,
  version int not null,
  name text not null,
  xml text not null,
  checksum text not null,
  deployed_at timestamptz not null,
  deployed_by text not null,
  note text,
  primary key (decision_id, version)
);

-- What somebody draws: one draft a model; `revision` rises with each save, `based_on` is the version it was begun from.
create table workflow.drafts (
  kind text not null check (kind in ('process', 'decision')),
  model_id text not null,
  name text not null,
  based_on int,
  revision int not null,
  xml text not null,
  saved_at timestamptz not null,
  saved_by text not null,
  primary key (kind, model_id)
);

-- One row an instance: its whole state is small and moves as one. `ready`: commands wait to be called; `due_at`: next timer.
create table workflow.instances (
  bucket smallint not null,
  order_id uuid not null,
  instance_id uuid not null,
  process_id text not null,
  version int not null,
  parent_id uuid,
  parent_token int,
  status text not null check (status in ('active', 'incident', 'completed', 'failed', 'cancelled')),
  ready boolean not null,
  due_at timestamptz,
  state json not null,
  started_at timestamptz not null,
  ended_at timestamptz,
  primary key (bucket, order_id, instance_id)
) with (fillfactor = 50);
create index ready_instances on workflow.instances (bucket) where ready;
create index due_instances on workflow.instances (bucket, due_at) where due_at is not null;

create table workflow.tasks (
  bucket smallint not null,
  order_id uuid not null,
  task_id uuid not null,
  instance_id uuid not null,
  token_id int not null,
  node_id text not null,
  name text not null,
  candidate_groups text[] not null,
  -- Ids of people, as actors have them.
  candidate_users text[] not null default '{}',
  assignee text,
  due_at timestamptz,
  form json,
  input json not null,
  state text not null check (state in ('open', 'completed', 'withdrawn')),
  created_at timestamptz not null,
  ended_at timestamptz,
  ended_by text,
  primary key (bucket, order_id, task_id),
  unique (bucket, order_id, instance_id, token_id)
);
create index open_tasks on workflow.tasks (created_at, task_id) where state = 'open';

create table workflow.incidents (
  bucket smallint not null,
  order_id uuid not null,
  incident_id uuid not null,
  instance_id uuid not null,
  number int not null,
  node_id text not null,
  code text not null,
  message text not null,
  details json,
  state text not null check (state in ('open', 'settled')),
  raised_at timestamptz not null,
  settled_at timestamptz,
  settled_by text,
  primary key (bucket, order_id, incident_id),
  unique (bucket, order_id, instance_id, number)
);
create index open_incidents on workflow.incidents (raised_at, incident_id) where state = 'open';
