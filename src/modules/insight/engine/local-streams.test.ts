// Promises of files on their way: few at a time, and whoever leaves gives the place back, wherever the file stands.
import Type from 'typebox';
import { expect, it } from 'vitest';
import type { EngineContext } from './context.ts';
import { createLocalStreams } from './local-streams.ts';
import { defineDownload } from './streams.ts';

const input = Type.Object({});

/** More downloads than run at a time, one after the other. */
const ROUNDS = [1, 2, 3, 4, 5];

function open() {
  let ended = 0;
  const letters = defineDownload({
    name: 'test.letters',
    input,
    run: async () =>
      (async function* () {
        try {
          yield 'a';
          yield 'b';
        } finally {
          ended += 1;
        }
      })(),
  });
  const streams = createLocalStreams({
    contextOf: (signal) => ({ signal }) as EngineContext,
    check: () => {},
  });
  return {
    receive: (gone?: AbortSignal) => streams.receive(letters, {}, gone),
    ended: () => ended,
  };
}

async function read(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const piece of bytes) text += Buffer.from(piece).toString();
  return text;
}

it('gives a file whole, as often as it is asked for', async () => {
  const { receive, ended } = open();
  for (const _round of ROUNDS) expect(await read(await receive())).toBe('ab');
  expect(ended()).toBe(ROUNDS.length);
});

it('ends a file whose asker leaves before the first byte is read', async () => {
  const { receive, ended } = open();
  for (const round of ROUNDS) {
    const leaving = new AbortController();
    await receive(leaving.signal);
    leaving.abort();
    await expect.poll(ended).toBe(round);
  }
});

it('ends a file that is read in part', async () => {
  const { receive, ended } = open();
  for (const round of ROUNDS) {
    const pieces = (await receive())[Symbol.asyncIterator]();
    await pieces.next();
    await pieces.return?.();
    await expect.poll(ended).toBe(round);
  }
});
