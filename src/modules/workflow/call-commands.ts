// The single place where a set of instances calls commands: each command once for all instances that wait for it, round after
// round until none waits. Refusals become BPMN errors, what cannot be called becomes an incident.
import type { Actor, Command, CommandRegistry, CommandTx, Item, Outcome } from '../../platform/command.ts';
import { ItemRefused, type Refusal } from '../../platform/errors.ts';
import type { Json, Variables, Wait } from './engine/types.ts';
import { waitsOf } from './engine/waits.ts';
import type { LiveSet } from './live-instances.ts';
import { isOver } from './rules.ts';
import type { Live } from './types.ts';

/** Commands called one after the other in one pass at most; what is still ready then waits for the next pass. */
const MAX_ROUNDS = 25;
/** Items of one command in one call, where the command sets no limit of its own. */
const MAX_ITEMS = 500;

type CommandWait = Extract<Wait, { type: 'command' }>;
type Calling = { live: Live; wait: CommandWait };

/** A refusal that a command found only after writing: the pass runs again with this answer known. */
export class LateRefusal extends Error {
  readonly key: string;
  readonly refusal: Refusal;
  constructor(key: string, refusal: Refusal) {
    super(refusal.code);
    this.key = key;
    this.refusal = refusal;
  }
}

/** What is known before from earlier tries of the same pass. */
export interface KnownAnswers {
  /** Refusals by keyOf. */
  readonly refused: ReadonlyMap<string, Refusal>;
  /** Set when a command failed by a bug: whatever waits becomes an incident. */
  readonly failed?: { readonly message: string };
}

export async function callCommands(
  tx: CommandTx,
  set: LiveSet,
  commands: CommandRegistry,
  known: KnownAnswers,
): Promise<void> {
  for (let round = 1; round <= MAX_ROUNDS; round++) {
    const byCommand = new Map<string, Calling[]>();
    for (const live of set.all) {
      if (isOver(live.state) || !live.state.tokens.some((token) => token.w === 'r')) continue;
      for (const wait of waitsOf(live.definition.process, live.state)) {
        if (wait.type !== 'command') continue;
        const group = byCommand.get(wait.command);
        if (group) group.push({ live, wait });
        else byCommand.set(wait.command, [{ live, wait }]);
      }
    }
    if (byCommand.size === 0) return;
    for (const [name, group] of byCommand) await callOne(tx, set, commands.get(name), name, group, known);
  }
}

async function callOne(
  tx: CommandTx,
  set: LiveSet,
  command: Command<never, unknown> | undefined,
  name: string,
  group: readonly Calling[],
  known: KnownAnswers,
): Promise<void> {
  const fail = ({ live, wait }: Calling, message: string) =>
    set.tell(live, { type: 'taskFailed', tokenId: wait.tokenId, message, retriesLeft: 0 });
  const calls: (Calling & { item: Item<never> })[] = [];
  for (const calling of group) {
    const { live, wait } = calling;
    const refusal = known.refused.get(keyOf(calling));
    if (known.failed || !command) fail(calling, known.failed?.message ?? `There is no command ${name}`);
    else if (refusal) tellRefused(set, calling, refusal);
    else if (!command.check(wait.input)) {
      const problems = command.explain(wait.input).map((problem) => `${problem.at} ${problem.message}`);
      fail(calling, problems.join('; '));
    } else calls.push({ ...calling, item: { input: wait.input as never, actor: actorOf(live) } });
  }
  if (!command || calls.length === 0) return;
  const outcomes = await callInSets(tx, command, calls);
  outcomes.forEach((outcome, index) => {
    const { live, wait } = calls[index]!;
    if (outcome.ok) {
      const variables = toVariables(outcome.result);
      set.tell(live, { type: 'taskCompleted', tokenId: wait.tokenId, variables });
    } else tellRefused(set, calls[index]!, outcome.refusal);
  });
}

async function callInSets(
  tx: CommandTx,
  command: Command<never, unknown>,
  calls: readonly (Calling & { item: Item<never> })[],
): Promise<Outcome<unknown>[]> {
  const outcomes: Outcome<unknown>[] = [];
  const size = command.maxItems ?? MAX_ITEMS;
  for (let from = 0; from < calls.length; from += size) {
    const part = calls.slice(from, from + size);
    const items = part.map((call) => call.item);
    const answers = await tx.call(command, items).catch((error) => {
      const refused = error instanceof ItemRefused ? part[error.index] : undefined;
      throw refused ? new LateRefusal(keyOf(refused), error.refusal) : error;
    });
    outcomes.push(...answers);
  }
  return outcomes;
}

/** The same for the same token in every try, also of an instance that begins in this pass. */
function keyOf({ live, wait }: Calling): string {
  return `${live.origin}/${wait.tokenId}`;
}

function tellRefused(set: LiveSet, { live, wait }: Calling, refusal: Refusal): void {
  const details = (refusal.details ?? null) as Json;
  set.tell(live, {
    type: 'taskRefused',
    tokenId: wait.tokenId,
    code: refusal.code,
    message: refusal.sentence,
    details,
  });
}

const actors = new Map<string, Actor>();

/** Who acts: the process, so that the event log tells what people did from what the drawing did. */
function actorOf(live: Live): Actor {
  const { processId } = live.row;
  let actor = actors.get(processId);
  if (!actor) {
    actor = { id: `process:${processId}`, role: 'system' };
    actors.set(processId, actor);
  }
  return actor;
}

function toVariables(result: unknown): Variables {
  return typeof result === 'object' && result !== null && !Array.isArray(result) ? (result as Variables) : {};
}
