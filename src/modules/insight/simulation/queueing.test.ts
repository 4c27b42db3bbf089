// The run against what queueing theory knows: mean waits of M/M/1 and M/M/c (Erlang's formula), M/D/1 (Pollaczek and Khinchine), and hours in
// which nobody works.
import { describe, expect, it } from 'vitest';
import { meanInterval } from './mean-interval.ts';
import type { Fitted } from './model.ts';
import { createRandom } from './random.ts';
import { simulate } from './simulate.ts';

const breathe = async () => {};

/** The exponential with mean 1 as 4,000 parts of the same size, each by its mean. */
const EXPONENTIAL = Array.from({ length: 4000 }, (_, part) => {
  const edge = (at: number) => (at === 1 ? 0 : (1 - at) * (1 - Math.log(1 - at)));
  return (edge(part / 4000) - edge((part + 1) / 4000)) * 4000;
});

function queue(
  people: number,
  service: readonly number[],
  capacity = new Array<number>(168).fill(people),
): Fitted {
  const plain = { name: '', label: null, seconds: 0, incoming: 1, scope: -1 };
  return {
    model: {
      name: 'queue',
      start: 0,
      triggers: [],
      leftOut: [],
      nodes: [
        { ...plain, id: 'start', kind: 'start', out: [1] },
        { ...plain, id: 'serve', kind: 'step', label: 'serve', out: [2] },
        { ...plain, id: 'end', kind: 'end', out: [] },
      ],
    },
    times: {},
    ways: {},
    triggers: [],
    pools: [{ name: 'pool', labels: ['serve'], people, capacity, service: { serve: service } }],
    arrivals: [],
    season: [1],
    guessed: [],
  };
}

/** Mean wait in the queue over replications; the first fifth fills it. */
async function meanWait(fitted: Fitted, rate: number, runs = 12, cases = 20_000) {
  const waits: number[] = [];
  for (let run = 0; run < runs; run++) {
    const chance = createRandom(42).fork(run);
    const coming = chance.fork(1);
    let at = 0;
    const arrivals = Float64Array.from({ length: cases }, () => {
      at += coming.exponential(1 / rate);
      return at;
    });
    const { cycleSeconds } = await simulate({ fitted, arrivals, random: chance.fork(2) }, breathe);
    const counted = cycleSeconds.slice(cases / 5);
    // The service takes 1 on average; what is above is waiting.
    waits.push(counted.reduce((sum, each) => sum + each, 0) / counted.length - 1);
  }
  return meanInterval(waits);
}

/** Erlang's C: the chance that everybody is busy; `load` is rate over service rate. */
function erlangC(people: number, load: number): number {
  let sum = 0;
  let term = 1;
  for (let busy = 0; busy < people; busy++) {
    sum += term;
    term *= load / (busy + 1);
  }
  const waiting = (term * people) / (people - load);
  return waiting / (sum + waiting);
}

describe('queues', () => {
  it('wait as M/M/1 does: at a load of 0.7, 0.7 / 0.3 service times', async () => {
    const { mean, low, high } = await meanWait(queue(1, EXPONENTIAL), 0.7);
    expect(low).toBeLessThan(0.7 / 0.3);
    expect(high).toBeGreaterThan(0.7 / 0.3);
    expect(Math.abs(mean - 0.7 / 0.3) / (0.7 / 0.3)).toBeLessThan(0.05);
  });

  it('wait as M/M/3 does, by Erlang', async () => {
    const load = 2.4;
    const expected = erlangC(3, load) / (3 - load);
    // Known value: C(3, 2.4) = 0.6472.
    expect(erlangC(3, load)).toBeCloseTo(0.6472, 4);
    const { mean, low, high } = await meanWait(queue(3, EXPONENTIAL), load);
    expect(low).toBeLessThan(expected);
    expect(high).toBeGreaterThan(expected);
    expect(Math.abs(mean - expected) / expected).toBeLessThan(0.06);
  });

  it('wait half as long when every service takes the same (M/D/1)', async () => {
    const { low, high } = await meanWait(queue(1, [1]), 0.7);
    expect(low).toBeLessThan(0.35 / 0.3);
    expect(high).toBeGreaterThan(0.35 / 0.3);
  });

  it('stand still while nobody is at work, and begun work is finished', async () => {
    // One person on Mondays from 9 to 11; each piece of work takes 50 minutes; five come on Monday at 8.
    const capacity = new Array<number>(168).fill(0).map((_, hour) => (hour === 9 || hour === 10 ? 1 : 0));
    const arrivals = Float64Array.of(1, 2, 3, 4, 5).map((second) => 8 * 3600 + second);
    const { endedAt, pools } = await simulate(
      { fitted: queue(1, [3000], capacity), arrivals, random: createRandom(1) },
      breathe,
    );
    const week = 168 * 3600;
    // 9:00, 9:50 and 10:40 (which ends at 11:30, past the hour); then the next Monday.
    expect([...endedAt].map((end) => end - 9 * 3600)).toEqual([3000, 6000, 9000, week + 3000, week + 6000]);
    expect(pools[0]).toMatchObject({ served: 5, busySeconds: 15_000 });
  });

  it('give the same run for the same seed, and another for another', async () => {
    const arrivals = Float64Array.from({ length: 500 }, (_, index) => index);
    const run = async (seed: number) =>
      (await simulate({ fitted: queue(1, EXPONENTIAL), arrivals, random: createRandom(seed) }, breathe))
        .cycleSeconds;
    expect(await run(5)).toEqual(await run(5));
    expect(await run(6)).not.toEqual(await run(5));
  });
});
