// The single place where a command runs another one for some of its items only: what the inner one finds out too late (ItemRefused) is
// laid at the door of the right outer item.
import type { Command, CommandTx, Item, Outcome } from './command.ts';
import { ItemRefused } from './errors.ts';

/** Runs `command` with an input for each of the chosen items, by their index; answers by the same index. */
export async function callFor<I, R>(
  tx: CommandTx,
  command: Command<I, R>,
  items: readonly Item<unknown>[],
  inputs: ReadonlyMap<number, NoInfer<I>>,
): Promise<Map<number, Outcome<R>>> {
  const indices = [...inputs.keys()];
  const calls = indices.map((index) => ({ actor: items[index]!.actor, input: inputs.get(index)! }));
  try {
    const outcomes = await tx.call(command, calls);
    return new Map(indices.map((index, at) => [index, outcomes[at]!]));
  } catch (error) {
    const index = error instanceof ItemRefused ? indices[error.index] : undefined;
    throw error instanceof ItemRefused && index !== undefined ? new ItemRefused(index, error.refusal) : error;
  }
}
