// `throughline sourcing …`: what units are worth where they lie: markdowns from CSV files, opportunity costs and the runs that find
// them, now or by the clock.
import type { Command } from 'commander';
import { SOURCING_FILES } from '../../modules/sourcing/index.ts';
import { action, type Context, type Surroundings, wholeNumber } from '../context.ts';
import { addRowImport } from '../import/row-import-command.ts';
import { time } from '../output.ts';
import { amount, defined } from './planning-words.ts';

interface OpportunityCost {
  sku: string;
  location: string;
  costMinor: number;
  validUntil: string;
  computedAt: string;
}

interface Markdown {
  sku: string;
  location: string;
  markdownMinor: number;
  setBy: string;
}

interface Run {
  runId: string;
  state: string;
  askedAt: string;
  failure: string | null;
  result: {
    skus: number;
    scarceSkus: number;
    solvedSkus: number;
    unseenSkus: number;
    values: number;
    milliseconds: number;
  } | null;
}

export function addSourcingCommands(program: Command, surroundings: Surroundings): void {
  const sourcing = program.command('sourcing').description('What units are worth where they lie');
  addRowImport(sourcing, surroundings, SOURCING_FILES);
  addMarkdowns(sourcing, surroundings);
  addOpportunityCosts(sourcing, surroundings);
  addRuns(sourcing, surroundings);
}

interface Named {
  sku?: string;
  location?: string;
}

function addMarkdowns(sourcing: Command, surroundings: Surroundings): void {
  sourcing
    .command('markdowns')
    .description('Show what units are expected to lose')
    .option('--sku <sku>')
    .option('--location <code>')
    .action(
      action(surroundings, async ({ client, out }, { sku, location }: Named) => {
        const items: Markdown[] = [];
        const query = { sku, location, limit: 500 };
        for await (const each of client.pages<Markdown>('/v1/sourcing/markdowns', query)) items.push(each);
        out.answer({ items }, () =>
          out.table(
            ['SKU', 'Location', 'A unit loses', 'Set by'],
            items.map((each) => [each.sku, each.location, amount(each.markdownMinor), each.setBy]),
          ),
        );
      }),
    );
}

function addOpportunityCosts(sourcing: Command, surroundings: Surroundings): void {
  sourcing
    .command('opportunity-costs')
    .description('Show what units of scarce stock are worth to later orders')
    .option('--sku <sku>')
    .option('--location <code>')
    .option('--at <instant>', 'as it counted then')
    .action(
      action(surroundings, async ({ client, out }, { sku, location, at }: Named & { at?: string }) => {
        const items: OpportunityCost[] = [];
        const query = { sku, location, at, limit: 500 };
        const pages = client.pages<OpportunityCost>('/v1/sourcing/opportunity-costs', query);
        for await (const each of pages) items.push(each);
        out.answer({ items }, () =>
          out.table(
            ['SKU', 'Location', 'A unit', 'Counts until', 'Found'],
            items.map(({ costMinor, validUntil, computedAt, ...each }) => [
              each.sku,
              each.location,
              amount(costMinor),
              time(validUntil),
              time(computedAt),
            ]),
          ),
        );
      }),
    );
}

const RUNS = '/v1/opportunity-cost-runs';

function addRuns(sourcing: Command, surroundings: Surroundings): void {
  const runs = sourcing.command('refresh').description('Find opportunity costs anew');
  runs
    .command('start')
    .description('Find them now')
    .option('--weeks <n>', 'weeks of orders that the forecast is made of', wholeNumber)
    .option('--days <n>', 'days forecast at most, where no supply is expected before', wholeNumber)
    .option('--max-skus <n>', 'SKUs solved at most, scarcest first', wholeNumber)
    .option('--seconds <n>', 'time limit', wholeNumber)
    .option('--valid-hours <n>', 'how long the values count at most', wholeNumber)
    .action(
      action(
        surroundings,
        async (
          { client, out },
          options: {
            weeks?: number;
            days?: number;
            maxSkus?: number;
            seconds?: number;
            validHours?: number;
          },
        ) => {
          const { weeks, days: horizonDays, maxSkus, seconds: timeLimitSeconds, validHours } = options;
          const body = defined({ weeks, horizonDays, maxSkus, timeLimitSeconds, validHours });
          const started = await client.send<{ runId: string }>('POST', RUNS, body);
          out.answer(started, () => out.say(started.runId));
        },
      ),
    );
  runs.command('list').description('List runs, newest first').action(action(surroundings, listRuns));
  runs
    .command('every')
    .description('Find them by the clock, or never')
    .argument('<interval>', 'hour, day or never')
    .action(
      action(surroundings, async ({ client, out }, interval: string) => {
        const every = interval === 'never' ? null : interval;
        const set = await client.send('PUT', `${RUNS}/schedule`, { every });
        out.answer(set, () => out.say(every === null ? 'Never by the clock.' : `Every ${every}.`));
      }),
    );
}

async function listRuns({ client, out }: Context): Promise<void> {
  const { items } = await client.get<{ items: Run[] }>(RUNS, {});
  out.answer({ items }, () =>
    out.table(
      ['Id', 'Asked', 'State', 'SKUs', 'Scarce', 'Solved', 'Not reached', 'Values', 'Seconds'],
      items.map(({ runId, askedAt, state, failure, result }) => [
        runId,
        time(askedAt),
        failure === null ? state : `${state}: ${failure}`,
        result?.skus,
        result?.scarceSkus,
        result?.solvedSkus,
        result?.unseenSkus,
        result?.values,
        result ? (result.milliseconds / 1000).toFixed(1) : '',
      ]),
    ),
  );
}
