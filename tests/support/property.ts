// The single place for what tests draw by chance. They draw the same each time, so that a change is refused for what it broke and
// for nothing else. TEST_SEED=new draws what nobody has tried yet; a failure tells its seed, and TEST_SEED=<seed> repeats it.
import process from 'node:process';
import fc from 'fast-check';

const wanted = process.env.TEST_SEED ?? '20261019';

/** What everything drawn in this test file begins from. */
export const SEED = wanted === 'new' ? Math.floor(Math.random() * 1e9) : Number(wanted);
if (!Number.isSafeInteger(SEED)) throw new Error(`TEST_SEED is "new" or a whole number, not "${wanted}".`);

fc.configureGlobal({ seed: SEED });

export { fc };
