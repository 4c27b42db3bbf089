// Proof that the engine plays random block-structured models exactly like an independent oracle: after every single move
// both offer the same things to do, and both are done at the same moment. A failure prints its seed.

import { expect, it } from 'vitest';
import { compiled, drive } from '../support/process-driver.ts';
import { fc } from '../support/property.ts';
import { blocks, toBpmn } from './block-models.ts';
import { begin, make, movesOf, type Term } from './token-game-oracle.ts';

const RUNS = 200;
const MOVES = 1000;

const seen = { moves: 0, longest: 0, messages: 0, errors: 0 };

function names(term: Term): string[] {
  return movesOf(term)
    .flatMap((move) => (move.kind === 'task' ? [move.id] : []))
    .sort();
}

it(`plays ${RUNS} random models move by move like the oracle`, async () => {
  await fc.assert(
    fc.asyncProperty(blocks, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), async (root, choices) => {
      const { xml, variables } = toBpmn(root);
      const driver = drive(await compiled(xml), variables);
      let term = begin(root);
      let made = 0;
      for (; made < MOVES; made += 1) {
        expect(driver.ready().sort(), `after ${made} moves: ${driver.log().join(', ')}`).toEqual(names(term));
        const moves = movesOf(term);
        if (moves.length === 0) break;
        const move = moves[choices[made % choices.length]! % moves.length]!;
        if (move.kind === 'message') {
          seen.messages += 1;
          driver.message(move.name);
        } else if (move.throws !== undefined) {
          seen.errors += 1;
          driver.refuse(move.id, move.throws);
        } else driver.complete(move.id, move.again === undefined ? {} : { [`again_${move.id}`]: move.again });
        const result = make(term, move);
        if (!result) throw new Error(`The oracle cannot make its own move ${JSON.stringify(move)}`);
        expect(result.thrown).toBeUndefined();
        term = result.left;
      }
      expect(term.op).toBe('done');
      expect(driver.status()).toBe('completed');
      expect(driver.waits()).toEqual([]);
      seen.moves += made;
      seen.longest = Math.max(seen.longest, made);
    }),
    { numRuns: RUNS, verbose: fc.VerbosityLevel.None },
  );
  console.log(`random models: ${JSON.stringify(seen)}`);
  // The random models must really be about something.
  expect(seen.longest).toBeGreaterThan(10);
  expect(seen.messages).toBeGreaterThan(10);
  expect(seen.errors).toBeGreaterThan(10);
}, 120_000);
