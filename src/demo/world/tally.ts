// Counts what happened in the demonstration's world and says it in one line a minute.
import type { Outcome } from '../api.ts';

export interface Tally {
  /** Counts what was accepted under `deed`, refusals by their code, and returns the results of what was accepted beside its item. */
  count<I, R>(deed: string, items: readonly I[], outcomes: readonly Outcome<R>[]): { item: I; result: R }[];
  add(deed: string, amount?: number): void;
  trouble(where: string, error: unknown): void;
  /** The line for what happened since the last one. */
  takeLine(): string;
}

const TROUBLES_TOLD = 3;

export function createTally(say: (line: string) => void): Tally {
  let deeds = new Map<string, number>();
  let refusals = new Map<string, number>();
  let troubles = 0;
  const raise = (counts: Map<string, number>, name: string, amount: number) =>
    counts.set(name, (counts.get(name) ?? 0) + amount);
  return {
    count(deed, items, outcomes) {
      return outcomes.flatMap((outcome, at) => {
        if (!outcome.ok) {
          raise(refusals, outcome.problem.code, 1);
          return [];
        }
        raise(deeds, deed, 1);
        return [{ item: items[at]!, result: outcome.result }];
      });
    },
    add: (deed, amount = 1) => raise(deeds, deed, amount),
    trouble(where, error) {
      troubles += 1;
      if (troubles <= TROUBLES_TOLD) say(`Demonstration, ${where}: ${(error as Error).message}`);
    },
    takeLine() {
      const list = (counts: Map<string, number>) =>
        [...counts].map(([name, count]) => `${count} ${name}`).join(', ');
      const refused = refusals.size > 0 ? ` (refused: ${list(refusals)})` : '';
      const line = `Demonstration, last minute: ${list(deeds) || 'nothing happened'}${refused}`;
      deeds = new Map();
      refusals = new Map();
      troubles = 0;
      return line;
    },
  };
}
