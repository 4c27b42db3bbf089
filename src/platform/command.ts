// The single place that defines what a command is: a name, schemas, who may call it, the refusals it can give, and
// `run` over a list of items. Execution (transaction, idempotency, audit, events) is in execute.ts.
import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Queryable } from './db.ts';
import type { Refusal, RefusalKind } from './errors.ts';
import type { NewEvent } from './events.ts';
import type { NewJob } from './jobs.ts';

/**
 * `system` is the program itself (workflow, jobs, imports); it cannot sign in. `customer` is who reaches their own orders through the
 * portal, and may call nothing that does not name the role.
 */
export type Role =
  | 'admin'
  | 'operations'
  | 'service'
  | 'finance'
  | 'read-only'
  | 'channel'
  | 'customer'
  | 'system';
/** Those that a person or a key can have. */
export const ROLES: readonly Exclude<Role, 'system' | 'customer'>[] = [
  'admin',
  'operations',
  'service',
  'finance',
  'read-only',
  'channel',
];

export interface Actor {
  /** As it stands in the event log: `key:web-shop`, `user:…`, `system:workflow`. */
  readonly id: string;
  readonly role: Role;
  /** A `channel` actor may act for this channel alone. */
  readonly channel?: string | null;
}

export const SYSTEM_ACTOR: Actor = { id: 'system', role: 'system' };

export interface Item<I> {
  readonly input: I;
  readonly actor: Actor;
}

export type Outcome<R> =
  | { readonly ok: true; readonly result: R }
  | { readonly ok: false; readonly refusal: Refusal };

/** What a command's `run` works with: SQL of the open transaction and what leaves with its commit. */
export interface CommandTx extends Queryable {
  /** The instant of the whole set. */
  readonly now: Date;
  /** Appends an event at commit, as done by the item's actor. Every accepted item emits at least one, itself or by `call`. */
  emit(item: { readonly actor: Actor }, event: NewEvent): void;
  /** Work outside the database, done by a worker after the commit. */
  enqueue(job: NewJob): void;
  /** Reserves a name that must be unique across buckets; a lost race rolls the set back and runs it again. */
  claimKey(key: string, value: unknown): void;
  /** Runs another command (to the left) in this transaction, for the same actors; no roles are asked again. */
  call<I, R>(command: Command<I, R>, items: readonly Item<I>[]): Promise<Outcome<R>[]>;
  /** Called after the commit, in order; must not throw. For caches. */
  afterCommit(action: () => void): void;
}

export interface Command<I = never, R = unknown> {
  /** `module.verbNoun`. */
  readonly name: string;
  /** One sentence for the API's documentation. */
  readonly summary: string;
  readonly input: TSchema;
  readonly output: TSchema;
  /** Who may call it besides admin and system. */
  readonly roles: readonly Role[];
  /** Every refusal that it can give, in their order of precedence. */
  readonly refusals: readonly RefusalKind[];
  /** Why it has no HTTP route of its own, where that is so. */
  readonly routeReason?: string;
  /** True where retries need no key, as for commands of the runner. */
  readonly mayCall?: (input: I, actor: Actor) => boolean;
  /** Set size limit; 256 unless told. */
  readonly maxItems?: number;
  readonly run: (tx: CommandTx, items: readonly Item<I>[]) => Promise<Outcome<R>[]>;
  readonly check: (input: unknown) => input is I;
  readonly explain: (input: unknown) => InputProblem[];
}

export interface InputProblem {
  /** JSON pointer into the input. */
  at: string;
  message: string;
}

type Definition<IS extends TSchema, OS extends TSchema> = {
  name: string;
  summary: string;
  input: IS;
  output: OS;
  roles: readonly Role[];
  refusals: readonly RefusalKind[];
  routeReason?: string;
  mayCall?: (input: Static<IS>, actor: Actor) => boolean;
  maxItems?: number;
  run: (tx: CommandTx, items: readonly Item<Static<IS>>[]) => Promise<Outcome<Static<OS>>[]>;
};

/** Makes a command; its input schema is compiled at first use. */
export function defineCommand<const IS extends TSchema, const OS extends TSchema>(
  definition: Definition<IS, OS>,
): Command<Static<IS>, Static<OS>> {
  let compiled: ReturnType<typeof Compile> | undefined;
  const validator = () => {
    compiled ??= Compile(definition.input);
    return compiled;
  };
  return Object.freeze({
    ...definition,
    check: (input: unknown): input is Static<IS> => validator().Check(input),
    explain: (input: unknown) => explainErrors(validator().Errors(input)),
  });
}

/** Readable problems, without the noise that one wrong union or unknown field makes. */
export function explainErrors(
  errors: readonly { instancePath: string; message: string; keyword: string; params?: object }[],
): InputProblem[] {
  const problems = new Map<string, InputProblem>();
  for (const error of errors) {
    if (error.keyword === 'boolean') continue;
    const fields = (error.params as { additionalProperties?: string[] } | undefined)?.additionalProperties;
    const message = fields ? `has unknown fields: ${fields.join(', ')}` : error.message;
    problems.set(`${error.instancePath} ${message}`, { at: error.instancePath || '/', message });
    if (problems.size >= 50) break;
  }
  return [...problems.values()];
}

export const accept = <R>(result: R): Outcome<R> => ({ ok: true, result });
export const decline = (refusal: Refusal): { ok: false; refusal: Refusal } => ({ ok: false, refusal });

/** All commands by name; made once in main.ts. The workflow and the HTTP server find commands here. */
export type CommandRegistry = ReadonlyMap<string, Command<never, unknown>>;

export function createRegistry(commands: readonly Command<never, unknown>[]): CommandRegistry {
  const registry = new Map<string, Command<never, unknown>>();
  for (const command of commands) {
    if (registry.has(command.name)) throw new Error(`two commands are named ${command.name}`);
    registry.set(command.name, command);
  }
  return registry;
}
