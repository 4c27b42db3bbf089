// The nouns of running processes: deployed definitions and instances as stored. The engine's own nouns are in engine/types.ts.
import type { Uuid } from '../../platform/ids.ts';
import type { CompiledProcess, Env, InstanceState, InstanceStatus, Json } from './engine/types.ts';

/** One deployed version of a process. */
export interface Definition {
  readonly processId: string;
  readonly version: number;
  readonly name: string;
  readonly process: CompiledProcess;
}

/** All that is deployed, as of one version of the list. */
export interface Definitions {
  /** Newest version by process id. */
  readonly latest: ReadonlyMap<string, Definition>;
  find(processId: string, version: number): Definition | undefined;
  /** Names of messages that some version can wait for or start by. */
  readonly messages: ReadonlySet<string>;
  /** Whether some process is started by a timer. */
  readonly timed: boolean;
  /** Evaluates deployed decisions. */
  readonly env: Env;
}

export interface InstanceRow {
  readonly bucket: number;
  readonly orderId: Uuid;
  readonly instanceId: Uuid;
  readonly processId: string;
  readonly version: number;
  readonly parentId: Uuid | null;
  readonly parentToken: number | null;
  readonly status: InstanceStatus;
  readonly ready: boolean;
  readonly dueAt: string | null;
  readonly state: InstanceState;
}

/** An instance in memory while it is stepped. */
export interface Live {
  readonly row: InstanceRow;
  readonly definition: Definition;
  state: InstanceState;
  readonly isNew: boolean;
  /** Names it also when the same news is taken a second time, when a new instance has another id. */
  readonly origin: string;
  /** True for a process that no order has, and for its children. */
  readonly isOwn: boolean;
  dirty: boolean;
  /** Tokens at people's tasks and incidents when it was read: the difference is written. */
  readonly tasksBefore: ReadonlySet<number>;
  readonly incidentsBefore: ReadonlySet<number>;
}

export interface NewTask {
  bucket: number;
  orderId: Uuid;
  taskId: Uuid;
  instanceId: Uuid;
  tokenId: number;
  nodeId: string;
  name: string;
  candidateGroups: string[];
  candidateUsers: string[];
  assignee: string | null;
  dueAt: string | null;
  form: Json;
  input: Json;
}

export interface NewIncident {
  bucket: number;
  orderId: Uuid;
  incidentId: Uuid;
  instanceId: Uuid;
  number: number;
  nodeId: string;
  code: string;
  message: string;
  details: Json;
}
