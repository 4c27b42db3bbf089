// `throughline replan …`: unreleased orders planned anew together, now or by the clock.
import type { Command } from 'commander';
import { action, type Context, type Surroundings, wholeNumber } from '../context.ts';
import { time } from '../output.ts';
import { amount, defined } from './planning-words.ts';

interface Replan {
  replanId: string;
  state: string;
  dryRun: boolean;
  askedAt: string;
  failure: string | null;
  result: {
    orders: number;
    movedOrders: number;
    movedUnits: number;
    savedMinor: number;
    beforeMinor: number;
  } | null;
}

export function addReplanCommands(program: Command, surroundings: Surroundings): void {
  const replan = program.command('replan').description('Plan unreleased orders anew, together');
  replan
    .command('start')
    .description('Plan them now and move what saves something')
    .option('--dry-run', 'only show what would move')
    .option('--window <orders>', 'orders decided together, 50 to 200', wholeNumber)
    .option('--seconds <n>', 'time limit for each window', wholeNumber)
    .option('--min-saving <minor>', 'leave alone what saves less', wholeNumber)
    .action(
      action(
        surroundings,
        async (
          { client, out },
          options: { dryRun?: boolean; window?: number; seconds?: number; minSaving?: number },
        ) => {
          const {
            dryRun,
            window: windowSize,
            seconds: timeLimitSeconds,
            minSaving: minSavingMinor,
          } = options;
          const body = defined({ dryRun, windowSize, timeLimitSeconds, minSavingMinor });
          const started = await client.send<{ replanId: string }>('POST', '/v1/replans', body);
          out.answer(started, () => out.say(started.replanId));
        },
      ),
    );
  replan
    .command('list')
    .description('List runs, newest first')
    .action(
      action(surroundings, async ({ client, out }) => {
        const { items } = await client.get<{ items: Replan[] }>('/v1/replans', {});
        out.answer({ items }, () =>
          out.table(
            ['Id', 'Asked', 'State', 'Orders', 'Moved', 'Saved'],
            items.map(({ replanId, askedAt, state, dryRun, result }) => [
              replanId,
              time(askedAt),
              dryRun ? `${state}, dry run` : state,
              result?.orders,
              result?.movedOrders,
              result ? amount(result.savedMinor) : '',
            ]),
          ),
        );
      }),
    );
  replan
    .command('show')
    .description('Show what a run found and moved')
    .argument('<id>', 'rpl_…')
    .action(action(surroundings, showReplan));
  replan
    .command('every')
    .description('Plan by the clock, or never')
    .argument('<minutes>', 'minutes, or never')
    .action(
      action(surroundings, async ({ client, out }, minutes: string) => {
        const everyMinutes = minutes === 'never' ? null : wholeNumber(minutes);
        const set = await client.send('PUT', '/v1/replans/schedule', { everyMinutes });
        out.answer(set, () =>
          out.say(everyMinutes === null ? 'Never by the clock.' : `Every ${everyMinutes} minutes.`),
        );
      }),
    );
}

async function showReplan({ client, out, fail }: Context, id: string): Promise<void> {
  const run = await client.get<
    Replan & {
      proposals: {
        beforeMinor: number;
        afterMinor: number;
        moves: { orderId: string; lineNo: number; from: string; to: string; quantity: number }[];
      }[];
    }
  >(`/v1/replans/${encodeURIComponent(id)}`);
  out.answer(run, () => {
    out.facts([
      ['State', run.failure === null ? run.state : `${run.state}: ${run.failure}`],
      ['Orders looked at', run.result?.orders],
      ['Moved', run.result && `${run.result.movedUnits} units of ${run.result.movedOrders} orders`],
      ['Saved', run.result && `${amount(run.result.savedMinor)} of ${amount(run.result.beforeMinor)}`],
    ]);
    for (const { beforeMinor, afterMinor, moves } of run.proposals) {
      out.say('');
      out.say(`${amount(beforeMinor)} to ${amount(afterMinor)}:`);
      for (const { orderId, lineNo, from, to, quantity } of moves)
        out.say(`  ${orderId} line ${lineNo}: ${quantity} from ${from} to ${to}`);
    }
  });
  if (run.state === 'failed') fail();
}
