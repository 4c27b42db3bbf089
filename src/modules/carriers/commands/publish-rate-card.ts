// The command that makes the draft of a rate card the carrier's prices from a day on. A card with holes is refused, each with its
// place and its reason; a version without a last day ends by itself on the day before.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { CalendarDate, Text } from '../../../platform/schemas.ts';
import { raiseVersion, readVersions } from '../../../platform/versions.ts';
import type { CarrierDependencies } from '../dependencies.ts';
import { findDraft } from '../drafts.ts';
import { refusals } from '../errors.ts';
import { emitRateCard } from '../events.ts';
import { RATE_BOOK_VERSION } from '../rate-book.ts';
import { checkRateCard, checkValidity } from '../rules/check-rate-card.ts';
import { toDate, toEpochDay } from '../rules/days.ts';
import { CarrierCode, closed, nullable, rowCounts, Version } from '../schemas.ts';
import {
  cardKey,
  endCard,
  publishCard,
  selectCardRows,
  selectRateCards,
  withdrawCard,
} from '../store/rate-cards.ts';
import { lockCarriers, selectServices } from '../store/services.ts';
import type { CarrierService, RateCard, RateCardProblem, RateCardRows } from '../types.ts';

/** Problems that a refusal names; `count` is always complete. */
const MAX_NAMED = 100;

const Input = Type.Object(
  {
    carrier: CarrierCode,
    validFrom: { ...CalendarDate, description: 'First day on which parcels leave by it' },
    validTo: Type.Optional({ ...CalendarDate, description: 'Last one; absent: until the next version' }),
    replaces: Type.Optional({ ...Version, description: 'Published version that it takes the place of' }),
    note: Type.Optional(Text(500)),
  },
  closed,
);

const Output = Type.Object({
  carrier: CarrierCode,
  version: Version,
  validFrom: Type.String(),
  validTo: nullable(Type.String()),
  ended: nullable({ ...Version, description: 'Version that ends on the day before' }),
  ...rowCounts,
});

export function createPublishRateCard({ locations: reader }: Pick<CarrierDependencies, 'locations'>) {
  return defineCommand({
    name: 'carriers.publishRateCard',
    summary: "Publishes the draft of a carrier's rate card from a day on.",
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.draftMissing,
      refusals.versionUnknown,
      refusals.notPublished,
      refusals.rateCardIncomplete,
    ],
    // A card may have tens of thousands of rows, which are all looked at.
    maxItems: 10,
    async run(tx, items) {
      await lockCarriers(tx);
      const locations = await reader.read(tx, await readVersions(tx));
      const context = { services: await selectServices(tx), locations: new Set(locations.byCode.keys()) };
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) outcomes.push(await publishOne(tx, item, context));
      if (outcomes.some((outcome) => outcome.ok)) await raiseVersion(tx, RATE_BOOK_VERSION);
      return outcomes;
    },
  });
}

interface Context {
  readonly services: readonly CarrierService[];
  readonly locations: ReadonlySet<string>;
}

async function publishOne(
  tx: CommandTx,
  item: Item<Type.Static<typeof Input>>,
  context: Context,
): Promise<Outcome<Type.Static<typeof Output>>> {
  const { carrier, validFrom, validTo = null, replaces, note = null } = item.input;
  const cards = await selectRateCards(tx, carrier);
  const draft = findDraft(cards, carrier);
  if (!draft) return decline(refuse(refusals.draftMissing, { carrier }));
  const replaced = cards.find((card) => card.version === replaces);
  if (replaces !== undefined && replaced?.state !== 'published') {
    const kind = replaced ? refusals.notPublished : refusals.versionUnknown;
    return decline(refuse(kind, { carrier, version: replaces }));
  }
  const rows = (await selectCardRows(tx, [draft])).get(cardKey(draft))!;
  const others = cards.filter((card) => card.state === 'published' && card !== replaced);
  const problems = [...checkDraft(rows, carrier, context), ...checkValidity({ validFrom, validTo }, others)];
  if (problems.length > 0) return decline(describeProblems(carrier, problems));
  const ended = others.find((card) => card.validTo === null && card.validFrom! < validFrom);
  if (ended) await endCard(tx, ended, toDate(toEpochDay(validFrom) - 1));
  if (replaced) await withdrawCard(tx, replaced);
  await publishCard(tx, { ...draft, validFrom, validTo, note, publishedBy: item.actor.id }, tx.now);
  const counts = { zones: rows.zones.length, transitTimes: rows.transit.length, rates: rows.rates.length };
  const endedVersion = ended?.version ?? null;
  const attributes = { validFrom, validTo, replaces: replaces ?? null, ended: endedVersion, ...counts };
  emitRateCard(tx, item, 'carriers.rateCardPublished', draft, attributes);
  return accept({ carrier, version: draft.version, validFrom, validTo, ended: endedVersion, ...counts });
}

/** Problems of the rows of a carrier's draft. */
export function checkDraft(rows: RateCardRows, carrier: string, context: Context): RateCardProblem[] {
  const own = context.services.filter((service) => service.carrier === carrier);
  const services = new Map(own.map((service) => [service.service, service]));
  return checkRateCard(rows, { services, locations: context.locations });
}

function describeProblems(carrier: RateCard['carrier'], problems: readonly RateCardProblem[]): Refusal {
  const details = { carrier, count: problems.length, places: problems.slice(0, MAX_NAMED) };
  return refuse(refusals.rateCardIncomplete, details);
}
