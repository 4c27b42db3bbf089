// The operation behind the bottlenecks: opens the log, prices waiting, ranks.
import { defineOperation } from '../../engine/operation.ts';
import { type CaseLog, caseCountOf } from '../../mining/case-log.ts';
import { findBottlenecks } from '../bottlenecks.ts';
import { readEventPlaces } from '../event-places.ts';
import { openCauses } from '../open-causes.ts';
import type { OrderFacts } from '../order-facts.ts';
import { wrong } from '../outcomes.ts';
import { AskBottlenecks, type BottlenecksView } from '../schemas.ts';
import type { WaitGroup } from '../waits.ts';

const MOST_ROWS = 100;
const YEAR_SECONDS = 365.25 * 86_400;
const YEARLY_RATE = 0.1;

export const listBottlenecks = defineOperation({
  name: 'insight.listBottlenecks',
  input: AskBottlenecks,
  async run(
    context,
    { costPerHourMinor, yearlyRate = YEARLY_RATE, place, ...query },
  ): Promise<BottlenecksView> {
    const opened = await openCauses(context, query);
    const { set, log, local, facts, timeZone, summary } = opened;
    const attribute =
      place === undefined ? null : (await opened.caseAttributes()).find(({ name }) => name === place);
    if (attribute === undefined) throw wrong('/place', `is not an attribute of this log: ${place}`);
    const price = priceWaiting(log, facts, { costPerHourMinor, yearlyRate });
    const places = await readEventPlaces(set, log, attribute);
    const found = findBottlenecks(log, { local, costPerSecond: price?.perSecond ?? null, places });
    const show = ({ code: _, costMinor, ...group }: WaitGroup) => ({
      ...group,
      share: found.totalSeconds === 0 ? 0 : group.totalSeconds / found.totalSeconds,
      costMinor: price ? costMinor : null,
    });
    return {
      log: summary,
      waits: found.waits,
      totalSeconds: found.totalSeconds,
      cost: price && {
        basis: price.basis,
        currency: price.currency,
        amountMinor: found.costMinor,
        cases: price.cases,
      },
      edges: found.edges.slice(0, MOST_ROWS).map(({ from, to, ...group }) => ({ from, to, ...show(group) })),
      locations: found.locations.slice(0, MOST_ROWS).map(({ name, ...group }) => ({ name, ...show(group) })),
      resources: found.resources.slice(0, MOST_ROWS).map(({ name, ...group }) => ({ name, ...show(group) })),
      timeZone,
      hours: found.hours,
    };
  },
});

interface Price {
  readonly basis: 'stated' | 'value';
  readonly currency: string | null;
  readonly cases: number;
  readonly perSecond: Float64Array;
}

/** A stated cost for every case, else what the value of the order costs while it is open, in the currency of most orders. */
function priceWaiting(
  log: CaseLog,
  facts: OrderFacts | null,
  { costPerHourMinor, yearlyRate }: { costPerHourMinor: number | undefined; yearlyRate: number },
): Price | null {
  const cases = caseCountOf(log);
  const currencies = facts?.currency() ?? [];
  const currency = mostFrequent(currencies);
  if (costPerHourMinor !== undefined)
    return {
      basis: 'stated',
      currency,
      cases,
      perSecond: new Float64Array(cases).fill(costPerHourMinor / 3600),
    };
  if (!facts) return null;
  const perSecond = facts
    .totalMinor()
    .map((total, index) =>
      currencies[index] === currency && !Number.isNaN(total) ? (total * yearlyRate) / YEAR_SECONDS : 0,
    );
  return { basis: 'value', currency, cases: perSecond.filter((each) => each > 0).length, perSecond };
}

function mostFrequent(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([, one], [, two]) => two - one)[0]?.[0] ?? null;
}
