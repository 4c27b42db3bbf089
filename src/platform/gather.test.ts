import Type from 'typebox';
import { beforeEach, describe, expect, it } from 'vitest';
import { type Actor, accept, defineCommand } from './command.ts';
import type { Answer, Call, Executor } from './execute.ts';
import { createGatherer } from './gather.ts';

const ACTOR: Actor = { id: 'user:a', role: 'service' };
const defineNamed = (name: string, maxItems?: number) =>
  defineCommand({
    name,
    summary: 'Says a word.',
    input: Type.Object({ word: Type.String() }),
    output: Type.Object({ word: Type.String() }),
    roles: ['service'],
    refusals: [],
    ...(maxItems === undefined ? {} : { maxItems }),
    run: async (_tx, items) => items.map((item) => accept(item.input)),
  });
const say = defineNamed('test.say');

/** An executor whose sets stay under way until they are let go. */
function openGate() {
  const under: { words: string[]; finish: () => void; fail: (error: Error) => void }[] = [];
  const executor = {
    execute: (_command: unknown, calls: readonly Call<{ word: string }>[]) =>
      new Promise<Answer<unknown>[]>((resolve, reject) => {
        under.push({
          words: calls.map((call) => call.input.word),
          finish: () => resolve(calls.map((call) => accept(call.input))),
          fail: reject,
        });
      }),
  } as unknown as Executor;
  return { under, executor };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));
let gate: ReturnType<typeof openGate>;
beforeEach(() => {
  gate = openGate();
});
const call = (word: string, idempotencyKey?: string) => ({
  input: { word },
  actor: ACTOR,
  ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
});

describe('sets', () => {
  it('sends a call at once when nothing is under way', async () => {
    const gatherer = createGatherer(gate.executor);
    const answer = gatherer.submit(say, call('a'));
    await turn();
    expect(gate.under.map((set) => set.words)).toEqual([['a']]);
    gate.under[0]!.finish();
    expect(await answer).toEqual({ ok: true, result: { word: 'a' } });
  });

  it('sends together what arrives together', async () => {
    const gatherer = createGatherer(gate.executor);
    for (const word of ['a', 'b', 'c']) void gatherer.submit(say, call(word));
    await turn();
    expect(gate.under.map((set) => set.words)).toEqual([['a', 'b', 'c']]);
  });

  it('gathers while its lanes are busy, and sends all of it as soon as one is free', async () => {
    const gatherer = createGatherer(gate.executor, { lanes: 2 });
    for (const word of ['a', 'b']) {
      void gatherer.submit(say, call(word));
      await turn();
    }
    for (const word of ['c', 'd', 'e']) {
      void gatherer.submit(say, call(word));
      await turn();
    }
    expect(gate.under.map((set) => set.words)).toEqual([['a'], ['b']]);
    gate.under[0]!.finish();
    await turn();
    await turn();
    expect(gate.under.map((set) => set.words)).toEqual([['a'], ['b'], ['c', 'd', 'e']]);
  });

  it('keeps commands apart, each with lanes of its own', async () => {
    const gatherer = createGatherer(gate.executor, { lanes: 1 });
    void gatherer.submit(say, call('a'));
    void gatherer.submit(defineNamed('test.shout'), call('b'));
    await turn();
    expect(gate.under.map((set) => set.words)).toEqual([['a'], ['b']]);
  });

  it('shares what waits among the lanes, so that sets overlap instead of taking turns', async () => {
    const gatherer = createGatherer(gate.executor, { lanes: 3 });
    for (let index = 0; index < 240; index++) void gatherer.submit(say, call(`${index}`));
    await turn();
    expect(gate.under.map((set) => set.words.length)).toEqual([80, 80, 80]);
  });

  it('counts what is on its way when it shares, and leaves small sets whole', async () => {
    const gatherer = createGatherer(gate.executor, { lanes: 2 });
    for (let index = 0; index < 16; index++) void gatherer.submit(say, call(`${index}`));
    await turn();
    for (let index = 0; index < 64; index++) void gatherer.submit(say, call(`${index}`));
    await turn();
    expect(gate.under.map((set) => set.words.length)).toEqual([16, 40]);
  });

  it('cuts sets at 256, or where the command says', async () => {
    const gatherer = createGatherer(gate.executor, { lanes: 3 });
    for (let index = 0; index < 2000; index++) void gatherer.submit(say, call(`${index}`));
    const few = defineNamed('test.few', 2);
    for (const word of ['a', 'b', 'c']) void gatherer.submit(few, call(word));
    await turn();
    expect(gate.under.map((set) => set.words.length)).toEqual([256, 256, 256, 2, 1]);
  });
});

describe('what callers are told', () => {
  it('refuses what is more than it may keep waiting, and takes calls again afterwards', async () => {
    const gatherer = createGatherer(gate.executor, { maxWaiting: 2 });
    const first = [gatherer.submit(say, call('a')), gatherer.submit(say, call('b'))];
    expect(await gatherer.submit(say, call('c'))).toMatchObject({
      refusal: { code: 'platform.overloaded', status: 503 },
    });
    await turn();
    gate.under[0]!.finish();
    await Promise.all(first);
    void gatherer.submit(say, call('d'));
    await turn();
    expect(gate.under[1]!.words).toEqual(['d']);
  });

  it('refuses a key that is under way, but not of another person, and not once it is answered', async () => {
    const gatherer = createGatherer(gate.executor);
    const first = gatherer.submit(say, call('a', 'k'));
    expect(await gatherer.submit(say, call('a', 'k'))).toMatchObject({
      refusal: { code: 'platform.key-in-flight', status: 409 },
    });
    void gatherer.submit(say, { ...call('b', 'k'), actor: { id: 'user:b', role: 'service' } });
    await turn();
    expect(gate.under[0]!.words).toEqual(['a', 'b']);
    gate.under[0]!.finish();
    await first;
    void gatherer.submit(say, call('a', 'k'));
    await turn();
    expect(gate.under[1]!.words).toEqual(['a']);
  });

  it('tells every caller of a set that failed, and goes on with the next', async () => {
    const gatherer = createGatherer(gate.executor, { lanes: 1 });
    const answers = ['a', 'b'].map((word) => gatherer.submit(say, call(word, word)));
    await turn();
    const next = gatherer.submit(say, call('c'));
    gate.under[0]!.fail(new Error('the database is away'));
    for (const answer of answers) await expect(answer).rejects.toThrow('the database is away');
    await turn();
    gate.under[1]!.finish();
    expect(await next).toMatchObject({ ok: true });
    expect(gatherer.pending()).toBe(0);
    void gatherer.submit(say, call('a', 'a'));
    await turn();
    expect(gate.under[2]!.words).toEqual(['a']);
  });
});

it('drains: waits for what waits and what is under way', async () => {
  const gatherer = createGatherer(gate.executor, { lanes: 1 });
  await gatherer.drain();
  void gatherer.submit(say, call('a'));
  await turn();
  void gatherer.submit(say, call('b'));
  let isDrained = false;
  const drained = gatherer.drain().then(() => {
    isDrained = true;
  });
  gate.under[0]!.finish();
  await turn();
  await turn();
  expect([isDrained, gatherer.pending()]).toEqual([false, 1]);
  gate.under[1]!.finish();
  await drained;
  expect(gatherer.pending()).toBe(0);
});
