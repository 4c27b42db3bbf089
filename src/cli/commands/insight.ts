// `throughline insight …`: how current the live log is, and having it made anew.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import { action, type Context, type Surroundings } from '../context.ts';

/** The group, for whoever adds more commands to it. */
export function addInsightCommands(program: Command, surroundings: Surroundings): Command {
  const insight = program
    .command('insight')
    .description('KPIs and process mining: the analytical store, its logs');
  insight
    .command('status')
    .description('How current the live log is, and how large')
    .action(action(surroundings, async (context) => showStatus(context, await readStatus(context))));
  insight
    .command('rebuild')
    .description('Make the analytical copy of the event log anew')
    .option('--wait', 'until it has caught up')
    .action(action(surroundings, rebuild));
  return insight;
}

interface Status {
  asOf: string | null;
  events: number;
  behind: number;
  objects: number;
  dataSets: number;
  memoryMb: number;
  diskMb: number;
  filling: number;
}

const readStatus = ({ client }: Context) => client.get<Status>('/v1/insight/status');

function showStatus({ out }: Context, status: Status): void {
  out.answer(status, () =>
    out.facts([
      ['Complete until', status.asOf ?? out.bad('it is being filled')],
      ['Events', status.events],
      ['Still to come', status.behind],
      ['Objects', status.objects],
      ['Data sets brought in', status.dataSets],
      ['Memory (MB)', status.memoryMb],
      ['Disk (MB)', status.diskMb],
    ]),
  );
}

const LOOK_MS = 500;

async function rebuild(context: Context, options: { wait?: boolean }): Promise<void> {
  const { client, out } = context;
  const { filling } = await client.send<{ filling: number }>('POST', '/v1/insight/rebuild', {});
  if (!options.wait) {
    out.answer({ filling }, () =>
      out.say('The live log is being made anew; `throughline insight status` tells how far it is.'),
    );
    return;
  }
  let status = await readStatus(context);
  while (status.filling < filling || status.asOf === null) {
    await sleep(LOOK_MS);
    status = await readStatus(context);
  }
  showStatus(context, status);
}
