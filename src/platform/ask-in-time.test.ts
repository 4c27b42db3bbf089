import { expect, it } from 'vitest';
import { askInTime } from './ask-in-time.ts';

it('gives the answer that comes in time, and what went wrong with it', async () => {
  expect(await askInTime(60_000, async () => 'yes')).toBe('yes');
  await expect(askInTime(60_000, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
});

it('gives up what does not come, tells the asked one so, and drops its late failure', async () => {
  let told = false;
  const answer = await askInTime(
    20,
    (signal) =>
      new Promise<string>((_, reject) => {
        signal.addEventListener('abort', () => {
          told = true;
          reject(new Error('nobody listens any more'));
        });
      }),
  );
  expect([answer, told]).toEqual([null, true]);
});
