// Says what can be promised of up to 10,000 SKUs at locations in one call, now and from which day on more. It writes nothing and
// commits to nothing.
import Type, { type Static } from 'typebox';
import { accept, defineCommand, type Outcome } from '../../../platform/command.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { Sku } from '../../catalog/index.ts';
import { answerPairs, type PairAnswer, readFacts } from '../availability.ts';
import type { InventoryDependencies } from '../dependencies.ts';
import { Channel, closed, LocationCode } from '../schemas.ts';

const MAX_PAIRS = 10_000;
const MAX_DAYS = 50;

const Input = Type.Object(
  {
    pairs: Type.Array(
      Type.Object(
        {
          sku: Sku,
          location: Type.Optional({ ...LocationCode, description: 'Absent: all active locations together' }),
        },
        closed,
      ),
      { minItems: 1, maxItems: MAX_PAIRS },
    ),
    channel: Type.Optional({
      ...Channel,
      description: 'By its pools, buffers and allocations; a channel asks for itself. Absent: by stock alone',
    }),
    on: Type.Optional({ ...CalendarDate, description: 'Adds what is free on this day' }),
  },
  closed,
);

const PairView = Type.Object({
  sku: Type.String(),
  location: Type.Union([Type.String(), Type.Null()]),
  available: Type.Integer({ description: 'Free to promise now' }),
  availableOn: Type.Optional(Type.Integer({ description: 'Free to promise on the day asked for' })),
  arrivals: Type.Array(
    Type.Object({ on: Type.String(), available: Type.Integer({ description: 'In all by then' }) }),
    { description: 'Days on which more is free than before, after who waits already has been served' },
  ),
  overdue: Type.Integer({ description: 'Units that should have come by now; they are promised to nobody' }),
  problem: Type.Optional(Type.Union([Type.Literal('sku-unknown'), Type.Literal('location-unknown')])),
});

const Output = Type.Object({ items: Type.Array(PairView) });

export function createCheckAvailability(dependencies: InventoryDependencies) {
  return defineCommand({
    name: 'inventory.checkAvailability',
    summary: 'Says what can be promised of many SKUs, now and from which day on more; reserves nothing.',
    input: Input,
    output: Output,
    roles: ['operations', 'service', 'finance', 'read-only', 'channel'],
    mayCall: ({ channel }, actor) =>
      actor.role !== 'channel' || channel === undefined || channel === actor.channel,
    refusals: [],
    maxItems: 16,
    async run(tx, items) {
      const all = items.length === 1 ? items[0]!.input.pairs : items.flatMap(({ input }) => input.pairs);
      const facts = await readFacts(tx, dependencies, all, tx.now);
      return items.map(({ input, actor }): Outcome<Static<typeof Output>> => {
        const { pairs, on } = input;
        const channel = input.channel ?? actor.channel ?? undefined;
        const answers = answerPairs(facts, pairs, channel);
        return accept({ items: answers.map((answer, index) => showPair(pairs[index]!, answer, on)) });
      });
    },
  });
}

function showPair(
  { sku, location = null }: { sku: string; location?: string | null },
  answer: PairAnswer,
  on: string | undefined,
): Static<typeof PairView> {
  if ('problem' in answer) {
    return { sku, location, available: 0, arrivals: [], overdue: 0, problem: answer.problem };
  }
  const { now, later, overdue } = answer;
  const arrivals: { on: string; available: number }[] = [];
  for (const step of later) {
    if (step.units <= (arrivals.at(-1)?.available ?? now)) continue;
    if (arrivals.push({ on: step.on, available: step.units }) === MAX_DAYS) break;
  }
  const shown = { sku, location, available: now, arrivals, overdue };
  if (on === undefined) return shown;
  return { ...shown, availableOn: later.findLast((step) => step.on <= on)?.units ?? now };
}
