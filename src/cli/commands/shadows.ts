// `throughline shadow …`: other rules that decide beside the live ones, without effect.
import type { Command } from 'commander';
import { action, type Context, type Surroundings, wholeNumber } from '../context.ts';
import { time } from '../output.ts';
import { amount, defined, readPolicy, type Side } from './planning-words.ts';

interface Shadow {
  shadowId: string;
  name: string;
  sharePercent: number;
  startedAt: string;
  stoppedAt: string | null;
}

interface ShadowDetail extends Shadow {
  orders: number;
  differing: number;
  live: Side;
  shadow: Side;
  moreMinor: number;
}

export function addShadowCommands(program: Command, surroundings: Surroundings): void {
  const shadow = program
    .command('shadow')
    .description('Other rules that decide beside the live ones, without effect');
  shadow
    .command('start')
    .description('Let a version of a policy decide beside the live rules')
    .argument('<policy>', 'code:version')
    .option('--share <percent>', 'of the orders', wholeNumber, 10)
    .option('--name <name>')
    .action(
      action(
        surroundings,
        async ({ client, out }, policy: string, options: { share: number; name?: string }) => {
          const started = await client.send<{ shadowId: string }>('POST', '/v1/shadows', {
            rules: { policy: readPolicy(policy) },
            sharePercent: options.share,
            ...defined({ name: options.name }),
          });
          out.answer(started, () => out.say(started.shadowId));
        },
      ),
    );
  shadow
    .command('stop')
    .argument('<id>', 'shw_…')
    .description('Stop a shadow')
    .action(
      action(surroundings, async ({ client, out }, id: string) => {
        const stopped = await client.send('POST', `/v1/shadows/${encodeURIComponent(id)}/stop`, {});
        out.answer(stopped, () => out.say('Stopped.'));
      }),
    );
  shadow
    .command('list')
    .description('List shadows, newest first')
    .action(
      action(surroundings, async ({ client, out }) => {
        const { items } = await client.get<{ items: Shadow[] }>('/v1/shadows', {});
        out.answer({ items }, () =>
          out.table(
            ['Id', 'Name', 'Share', 'Since', 'Until'],
            items.map((each) => [
              each.shadowId,
              each.name,
              `${each.sharePercent} %`,
              time(each.startedAt),
              time(each.stoppedAt),
            ]),
          ),
        );
      }),
    );
  shadow
    .command('show')
    .description('Show what a shadow would have done')
    .argument('<id>', 'shw_…')
    .action(action(surroundings, showShadow));
}

async function showShadow({ client, out }: Context, id: string): Promise<void> {
  const found = await client.get<ShadowDetail>(`/v1/shadows/${encodeURIComponent(id)}`);
  out.answer(found, () => {
    const { live, shadow } = found;
    out.facts([
      ['Shadow', found.name],
      ['Share', `${found.sharePercent} %`],
      ['Orders', found.orders],
      ['Ship otherwise', found.differing],
      ['Cost', `${amount(live.sums.comparableMinor)} live, ${amount(shadow.sums.comparableMinor)} beside it`],
      ['Shipments', `${live.sums.shipments} live, ${shadow.sums.shipments} beside it`],
      [
        'Kilometres',
        `${live.sums.kilometres.toFixed(0)} live, ${shadow.sums.kilometres.toFixed(0)} beside it`,
      ],
      [
        'Days late',
        `${live.sums.late.promised.daysLate} live, ${shadow.sums.late.promised.daysLate} beside it`,
      ],
    ]);
  });
}
