// `throughline health`: whether the server is up and ready, and whether this key is let in.
import type { Command } from 'commander';
import { Refused } from '../client.ts';
import { action, type Surroundings } from '../context.ts';
import { EXIT } from '../exit.ts';

export function addHealthCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('health')
    .description('Is the server up, ready, and does it know this key?')
    .action(
      action(surroundings, async ({ client, out, fail }) => {
        await client.get('/health');
        const ready = await ask(() => client.get<{ status: string; reason?: string }>('/ready'));
        const me = await ask(() => client.get<{ actor: string; role: string }>('/v1/me'));
        const answer = { url: client.url, ready: ready.value !== null, signedInAs: me.value?.actor ?? null };
        out.answer(answer, () =>
          out.facts([
            ['Server', client.url],
            ['Ready', ready.value ? out.good('yes') : out.bad(`no: ${String(ready.problem?.reason ?? '')}`)],
            [
              'Signed in',
              me.value ? `${me.value.actor} (${me.value.role})` : out.bad('no: set THROUGHLINE_API_KEY'),
            ],
          ]),
        );
        if (!ready.value) fail();
        else if (!me.value) fail(EXIT.notAllowed);
      }),
    );
}

async function ask<T>(get: () => Promise<T>): Promise<{ value: T | null; problem?: Refused['problem'] }> {
  try {
    return { value: await get() };
  } catch (error) {
    if (error instanceof Refused) return { value: null, problem: error.problem };
    throw error;
  }
}
