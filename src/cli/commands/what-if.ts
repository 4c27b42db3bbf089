// `throughline what-if …`: orders of the past by other rules or in another network, compared with the live rules.
import type { Command } from 'commander';
import { action, type Context, readJson, type Surroundings, wholeNumber } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { time } from '../output.ts';
import { amount, defined, readPolicy, type Side } from './planning-words.ts';

interface WhatIf {
  whatIfId: string;
  name: string;
  state: string;
  from: string;
  before: string;
  ordersTotal: number;
  ordersDone: number;
  failure: string | null;
}

interface WhatIfDetail extends WhatIf {
  result: {
    countedOrders: number;
    differingOrders: number;
    rules: { live: string; whatIf: string };
    sides: { actual: Side; live: Side; whatIf: Side };
  } | null;
}

interface Difference {
  orderId: string;
  moreMinor: number;
  moreUnits: number;
  first: { why: string[] };
  second: { why: string[] };
}

export function addWhatIfCommands(program: Command, surroundings: Surroundings): void {
  const whatIf = program.command('what-if').description('Past orders by other rules or in another network');
  whatIf
    .command('start')
    .description('Replay past orders and compare; waits for the result')
    .option('--days <n>', 'the last so many days (14)', wholeNumber)
    .option('--from <instant>', 'beginning of the span')
    .option('--before <instant>', 'end of the span')
    .option('--channel <channel>', 'count its orders alone')
    .option('--policy <code:version>', 'a version of a sourcing policy, draft or published')
    .option('--cost <figure=minor>', 'a figure of the cost model, such as splitPenaltyMinor=500', collect, [])
    .option('--close <code>', 'a location that is closed, its stock at the others', collect, [])
    .option('--lose <code>', 'a location that is closed with its stock', collect, [])
    .option('--capacity <code=units>', 'units that a location works a day; none: no limit', collect, [])
    .option('--file <file>', 'all of it as JSON, for added locations; - reads standard input')
    .option('--name <name>')
    .option('--no-wait', 'only start it')
    .action(action(surroundings, startWhatIf));
  whatIf
    .command('list')
    .description('List what-if runs, newest first')
    .option('--limit <n>', 'at most so many', wholeNumber, 20)
    .action(
      action(surroundings, async ({ client, out }, { limit }: { limit: number }) => {
        const { items } = await client.get<{ items: WhatIf[] }>('/v1/what-ifs', { limit });
        out.answer({ items }, () =>
          out.table(
            ['Id', 'Name', 'State', 'From', 'Before', 'Orders'],
            items.map((run) => [
              run.whatIfId,
              run.name,
              run.state,
              time(run.from),
              time(run.before),
              `${run.ordersDone}/${run.ordersTotal}`,
            ]),
          ),
        );
      }),
    );
  whatIf
    .command('show')
    .description('Show what a run found')
    .argument('<id>', 'wif_…')
    .option('--orders <n>', 'with so many of the orders that differ most', wholeNumber, 3)
    .action(
      action(surroundings, (context, id: string, { orders }: { orders: number }) =>
        showWhatIf(context, id, orders),
      ),
    );
  whatIf
    .command('compare')
    .description('Finished runs side by side')
    .argument('<ids...>', 'wif_…')
    .action(action(surroundings, compareWhatIfs));
  whatIf
    .command('cancel')
    .description('End a run before it is done')
    .argument('<id>', 'wif_…')
    .action(
      action(surroundings, async ({ client, out }, id: string) => {
        const ended = await client.send('POST', `/v1/what-ifs/${encodeURIComponent(id)}/cancel`, {});
        out.answer(ended, () => out.say('Cancelled.'));
      }),
    );
}

const collect = (value: string, before: string[]) => [...before, value];

interface StartOptions {
  days?: number;
  from?: string;
  before?: string;
  channel?: string;
  policy?: string;
  cost: string[];
  close: string[];
  lose: string[];
  capacity: string[];
  file?: string;
  name?: string;
  wait: boolean;
}

async function startWhatIf(context: Context, options: StartOptions): Promise<void> {
  const { client, out } = context;
  const { days, from, before, channel, name, file } = options;
  const given = file === undefined ? {} : ((await readJson(file)) as object);
  const started = await client.send<{ whatIfId: string; orders: number }>('POST', '/v1/what-ifs', {
    ...given,
    ...defined({ days, from, before, channel, name }),
    ...readChange(options),
  });
  if (!options.wait) {
    out.answer(started, () => out.say(`${started.whatIfId}: ${started.orders} orders`));
    return;
  }
  out.note(`${started.whatIfId}: ${started.orders} orders`);
  await waitFor(context, started.whatIfId);
  await showWhatIf(context, started.whatIfId, 3);
}

/** Rules and network as the options say; nothing where they say nothing. */
function readChange({ policy, cost, close, lose, capacity }: StartOptions): object {
  const costs = Object.fromEntries(cost.map((text) => readPair(text, '--cost')));
  const rules = {
    ...(policy === undefined ? {} : { policy: readPolicy(policy) }),
    ...(cost.length > 0 ? { costs } : {}),
  };
  const closed = [...close.map((code) => ({ code })), ...lose.map((code) => ({ code, stock: 'lost' }))];
  const limits = capacity.map((text) => {
    const [code, unitsPerDay] = readPair(text, '--capacity');
    return { code, unitsPerDay };
  });
  const network = {
    ...(closed.length > 0 ? { close: closed } : {}),
    ...(limits.length > 0 ? { capacity: limits } : {}),
  };
  return {
    ...(Object.keys(rules).length > 0 ? { rules } : {}),
    ...(Object.keys(network).length > 0 ? { network } : {}),
  };
}

function readPair(text: string, option: string): [string, number | null] {
  const match = /^([^=]+)=(none|\d{1,12}(?:\.\d+)?)$/.exec(text);
  if (!match) throw new CliError(`${option} takes name=number, not “${text}”.`, EXIT.usage);
  return [match[1]!, match[2] === 'none' ? null : Number(match[2])];
}

const POLL_MS = 500;

async function waitFor({ client, out }: Context, id: string): Promise<void> {
  for (let told = -1; ; ) {
    const run = await client.get<WhatIf>(`/v1/what-ifs/${encodeURIComponent(id)}`);
    if (run.state !== 'queued' && run.state !== 'running') return;
    if (run.ordersDone !== told) out.note(`${run.ordersDone} of ${run.ordersTotal} orders`);
    told = run.ordersDone;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function showWhatIf({ client, out, fail }: Context, id: string, orders: number): Promise<void> {
  const run = await client.get<WhatIfDetail>(`/v1/what-ifs/${encodeURIComponent(id)}`);
  const { items } =
    orders > 0 && run.result
      ? await client.get<{ items: Difference[] }>(`/v1/what-ifs/${encodeURIComponent(id)}/orders`, {
          limit: orders,
        })
      : { items: [] };
  out.answer({ ...run, orders: items }, () => {
    out.facts([
      ['What if', run.name],
      ['State', run.failure === null ? run.state : `${run.state}: ${run.failure}`],
      ['Span', `${time(run.from)} to ${time(run.before)}`],
      ['Orders', `${run.ordersDone} of ${run.ordersTotal}`],
      ['Rules', run.result?.rules.whatIf],
      ['Ship otherwise', run.result?.differingOrders],
    ]);
    if (!run.result) return;
    const { actual, live, whatIf } = run.result.sides;
    out.say('');
    out.table(['', 'Happened', 'Live rules', 'What if', 'Difference'], compareSides(actual, live, whatIf));
    for (const item of items) showDifference({ out }, item);
  });
  if (run.state === 'failed') fail();
}

const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(1)} %`);

function compareSides(actual: Side, live: Side, whatIf: Side): string[][] {
  const row = (name: string, pick: (side: Side) => number, show: (value: number) => string = String) => {
    const [a, b, c] = [pick(actual), pick(live), pick(whatIf)];
    return [name, show(a!), show(b!), show(c!), `${c! > b! ? '+' : ''}${show(c! - b!)}`];
  };
  return [
    row('Cost, priced alike', (side) => side.sums.comparableMinor, amount),
    row('Shipments', (side) => side.sums.shipments),
    row(
      'Kilometres',
      (side) => side.sums.kilometres,
      (km) => km.toFixed(0),
    ),
    row('Units served', (side) => side.sums.filledUnits + side.sums.filledLaterUnits),
    row('Orders refused', (side) => side.sums.refusedOrders),
    row('Lines late', (side) => side.sums.late.promised.lateLines),
    row('Days late', (side) => side.sums.late.promised.daysLate),
    [
      'Fill rate',
      percent(actual.rates.unitFillRate),
      percent(live.rates.unitFillRate),
      percent(whatIf.rates.unitFillRate),
      '',
    ],
  ];
}

function showDifference({ out }: Pick<Context, 'out'>, item: Difference): void {
  out.say('');
  const units = item.moreUnits === 0 ? '' : `, ${item.moreUnits > 0 ? '+' : ''}${item.moreUnits} units`;
  out.say(`${item.orderId}: ${item.moreMinor > 0 ? '+' : ''}${amount(item.moreMinor)}${units}`);
  out.say(`  live:    ${item.first.why.join(' ')}`);
  out.say(`  what if: ${item.second.why.join(' ')}`);
}

interface Compared extends WhatIf {
  moreMinor: number;
  moreShipments: number;
  moreKilometres: number;
  moreFilledUnits: number;
  moreDaysLate: number;
}

async function compareWhatIfs({ client, out }: Context, ids: string[]): Promise<void> {
  const compared = await client.get<{ sameOrders: boolean; unfinished: string[]; items: Compared[] }>(
    '/v1/what-ifs/compare',
    { ids: ids.join(',') },
  );
  out.answer(compared, () => {
    if (!compared.sameOrders) out.say('They are not about the same orders.');
    out.table(
      ['Name', 'Cost', 'Shipments', 'Kilometres', 'Units', 'Days late'],
      compared.items.map((run) => [
        run.name,
        amount(run.moreMinor),
        run.moreShipments,
        Math.round(run.moreKilometres),
        run.moreFilledUnits,
        run.moreDaysLate,
      ]),
    );
    out.say('Each against the live rules replayed; below zero: less.');
    for (const id of compared.unfinished) out.say(`${id} has not finished.`);
  });
}
