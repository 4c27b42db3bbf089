// `throughline carriers …`: services, calendars, collections and rate cards from CSV files, publishing, quotes, and how well promised
// dates were kept.
import type { Command } from 'commander';
import { CARRIER_FILES } from '../../modules/carriers/index.ts';
import { action, type Context, type Surroundings, wholeNumber } from '../context.ts';
import { CliError, EXIT } from '../exit.ts';
import { addRowImport, type RoutedFile } from '../import/row-import-command.ts';
import { money } from '../output.ts';

const FILES: Readonly<Record<string, RoutedFile>> = Object.fromEntries(
  Object.entries(CARRIER_FILES).map(([what, file]) => [
    what,
    { ...file, route: `/v1/carriers/${what}/bulk` },
  ]),
);

/** Parts of a draft: `--replace` empties them first. */
const DRAFT_PARTS: ReadonlySet<string> = new Set(['zones', 'transit-times', 'rates']);

export function addCarrierCommands(program: Command, surroundings: Surroundings): void {
  const carriers = program
    .command('carriers')
    .description('Carrier services, rate cards, quotes and promises');
  addRowImport(carriers, surroundings, FILES, {
    note: 'Zones, transit times and rates go into the draft of a rate card; “carriers publish” makes them count.',
    replacing: {
      meaning: "empty this part of the carrier's draft first (zones, transit-times, rates)",
      check(what) {
        if (!DRAFT_PARTS.has(what))
          throw new CliError('--replace is for zones, transit-times and rates.', EXIT.usage);
      },
      clear: clearDrafts,
    },
  });
  addRemovals(carriers, surroundings);
  addRateCards(carriers, surroundings);
  addQuote(carriers, surroundings);
  addCoverage(carriers, surroundings);
}

function addRemovals(carriers: Command, surroundings: Surroundings): void {
  carriers
    .command('remove-calendar')
    .description('Remove one calendar of a carrier; the next more general one holds again')
    .argument('<carrier>')
    .option('--service <code>', 'that of one service')
    .option('--country <code>', 'that of one country')
    .action(
      action(
        surroundings,
        async ({ client, out }, carrier: string, options: { service?: string; country?: string }) => {
          const { service, country } = options;
          const gone = await client.send('POST', '/v1/carriers/calendars/remove', {
            carrier,
            service,
            country,
          });
          out.answer(gone, () =>
            out.say(
              out.good(`Removed the calendar of ${[carrier, service, country].filter(Boolean).join(' ')}.`),
            ),
          );
        },
      ),
    );
  carriers
    .command('remove-collection')
    .description('Remove the collections of a service at a location; it comes on each open day again')
    .argument('<carrier>')
    .argument('<service>')
    .argument('<location>')
    .action(
      action(surroundings, async ({ client, out }, carrier: string, service: string, location: string) => {
        const path = [carrier, 'services', service, 'collections', location]
          .map(encodeURIComponent)
          .join('/');
        const gone = await client.send('DELETE', `/v1/carriers/${path}`);
        out.answer(gone, () =>
          out.say(out.good(`Removed the collections of ${carrier} ${service} at ${location}.`)),
        );
      }),
    );
}

/** A carrier without a draft gets one of its published version, so that only this part is replaced. */
async function clearDrafts(
  { client }: Context,
  part: string,
  rows: readonly { input: object }[],
): Promise<void> {
  const carriers = new Set(rows.map(({ input }) => (input as { carrier: string }).carrier));
  for (const carrier of carriers) {
    const card = `/v1/carriers/${encodeURIComponent(carrier)}/rate-card`;
    const { items } = await client.get<{ items: { state: string }[] }>('/v1/carriers/rate-cards', {
      carrier,
      limit: 500,
    });
    if (!items.some(({ state }) => state === 'draft')) await client.send('POST', `${card}/draft`, {});
    await client.send('POST', `${card}/draft/clear`, { parts: [part] });
  }
}

interface RateCard {
  carrier: string;
  version: number;
  state: string;
  validFrom: string | null;
  validTo: string | null;
  note: string | null;
}

function addRateCards(carriers: Command, surroundings: Surroundings): void {
  carriers
    .command('cards')
    .description('Show versions of rate cards')
    .argument('[carrier]')
    .action(
      action(surroundings, async ({ client, out }, carrier: string | undefined) => {
        const items: RateCard[] = [];
        for await (const card of client.pages<RateCard>('/v1/carriers/rate-cards', { carrier, limit: 500 }))
          items.push(card);
        out.answer({ items }, () =>
          out.table(
            ['Carrier', 'Version', 'State', 'From', 'To', 'Note'],
            items.map((card) => [
              card.carrier,
              card.version,
              card.state,
              card.validFrom,
              card.validTo,
              card.note,
            ]),
          ),
        );
      }),
    );
  carriers
    .command('check')
    .description(
      'Say what would keep the draft of a rate card from being published (exit code 1: something does)',
    )
    .argument('<carrier>')
    .action(action(surroundings, checkDraft));
  carriers
    .command('publish')
    .description('Make the draft of a rate card the prices of a carrier from a day on')
    .argument('<carrier>')
    .requiredOption('--from <date>', 'first day, YYYY-MM-DD')
    .option('--to <date>', 'last day; until the next version unless told')
    .option('--replaces <version>', 'published version that it takes the place of', wholeNumber)
    .option('--note <text>')
    .action(
      action(surroundings, async ({ client, out }, carrier: string, options: PublishOptions) => {
        const published = await client.send<RateCard & { ended: number | null; rates: number }>(
          'POST',
          `/v1/carriers/${encodeURIComponent(carrier)}/rate-card/publish`,
          { validFrom: options.from, validTo: options.to, replaces: options.replaces, note: options.note },
        );
        out.answer(published, () => {
          const { version, validFrom, validTo, rates, ended } = published;
          out.say(
            out.good(
              `Version ${version} of ${carrier}: ${rates} rates, ${validFrom} to ${validTo ?? 'further notice'}.`,
            ),
          );
          if (ended !== null) out.say(`Version ${ended} ends on the day before.`);
        });
      }),
    );
}

interface PublishOptions {
  from: string;
  to?: string;
  replaces?: number;
  note?: string;
}

async function checkDraft(context: Context, carrier: string): Promise<void> {
  const { client, out } = context;
  const found = await client.get<{ version: number; problems: { place: string; reason: string }[] }>(
    `/v1/carriers/${encodeURIComponent(carrier)}/rate-card/draft/problems`,
  );
  out.answer(found, () => {
    if (found.problems.length === 0) out.say(out.good(`Version ${found.version} can be published.`));
    else
      out.table(
        ['Place', 'Reason'],
        found.problems.map(({ place, reason }) => [place, reason]),
      );
  });
  if (found.problems.length > 0) context.fail();
}

interface QuoteOptions {
  weight: number;
  dispatch?: string;
}

interface Option {
  carrier: string;
  service: string;
  zone: string;
  costMinor: number;
  currency: string;
  dispatchOn: string;
  confidence: { p50: string; p80: string; p95: string };
}

function addQuote(carriers: Command, surroundings: Surroundings): void {
  carriers
    .command('quote')
    .description('Show what delivery costs from a location, and when it arrives')
    .argument('<location>', 'code of the location')
    .argument('<country>', 'ISO 3166-1 alpha-2 code')
    .argument('[postalCode]')
    .option('--weight <grams>', 'weight of the parcel', wholeNumber, 1000)
    .option('--dispatch <date>', 'day on which it is ready, YYYY-MM-DD; as of now unless told')
    .action(
      action(
        surroundings,
        async (
          { client, out },
          location: string,
          country: string,
          postalCode: string | undefined,
          { weight: weightGrams, dispatch: dispatchOn }: QuoteOptions,
        ) => {
          const query = { location, country, postalCode, weightGrams, dispatchOn };
          const quote = await client.get<{ options: Option[] }>('/v1/carriers/quote', query);
          out.answer(quote, () =>
            out.table(
              ['Carrier', 'Service', 'Zone', 'Cost', 'Leaves', '50 % by', '80 % by', '95 % by'],
              quote.options.map(
                ({ carrier, service, zone, costMinor, currency, dispatchOn: leaves, confidence }) => [
                  ...[carrier, service, zone, money(costMinor, currency), leaves],
                  ...[confidence.p50, confidence.p80, confidence.p95],
                ],
              ),
            ),
          );
        },
      ),
    );
}

interface Coverage {
  carrier: string | null;
  service: string | null;
  month: string | null;
  parcels: number;
  actual: Record<'p50' | 'p80' | 'p95', number>;
  expected: Record<'p50' | 'p80' | 'p95', number>;
  keptPromises: number | null;
}

const percent = (share: number | null) => (share === null ? '' : `${(share * 100).toFixed(1)} %`);

function addCoverage(carriers: Command, surroundings: Surroundings): void {
  carriers
    .command('coverage')
    .description('Show how many parcels came by the dates they were promised for')
    .argument('[carrier]')
    .option('--from <month>', 'first month of dispatch, YYYY-MM')
    .option('--to <month>', 'last one')
    .action(
      action(
        surroundings,
        async ({ client, out }, carrier: string | undefined, options: { from?: string; to?: string }) => {
          const report = await client.get<{ total: Coverage | null; items: Coverage[] }>(
            '/v1/promises/coverage',
            {
              carrier,
              ...options,
            },
          );
          const pair = (row: Coverage, level: 'p50' | 'p80' | 'p95') =>
            `${percent(row.actual[level])} (${percent(row.expected[level])})`;
          out.answer(report, () =>
            out.table(
              ['Month', 'Carrier', 'Service', 'Parcels', '50 %', '80 %', '95 %', 'Promises kept'],
              [...report.items, ...(report.total ? [report.total] : [])].map((row) => [
                ...[row.month ?? 'all', row.carrier, row.service, row.parcels],
                ...[pair(row, 'p50'), pair(row, 'p80'), pair(row, 'p95'), percent(row.keptPromises)],
              ]),
            ),
          );
        },
      ),
    );
}
