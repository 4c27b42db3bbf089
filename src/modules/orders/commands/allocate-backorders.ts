// Fills backordered units of single orders from free stock: with what the rule of each SKU leaves to them beside everybody else who
// waits, or out of turn. What cannot be filled waits on. A line that is whole now gets its date.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { readClaims, type WaitingClaim } from '../claims.ts';
import { refusals } from '../errors.ts';
import {
  backorderedUnits,
  type Filler,
  grantKey,
  keepDecisions,
  openFiller,
  readSharingRules,
  type SharingDependencies,
  type SharingRules,
  type Turn,
  waitingLines,
} from '../fill-backorders.ts';
import { mayAllocate } from '../may.ts';
import type { LoadedOrder } from '../order-set.ts';
import { shareStock } from '../share-stock.ts';
import { readSourcingFacts, type SourcingFacts } from '../source-units.ts';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    notFrom: Type.Optional(
      Type.Array(IdOf('loc'), {
        maxItems: 1000,
        description:
          'Locations that are not asked, whatever their stock says: they have just not found the units',
      }),
    ),
    outOfTurn: Type.Optional(
      Type.Boolean({ description: 'Takes what is free before everybody else who waits, whatever the rule' }),
    ),
  },
  { additionalProperties: false },
);
const Output = Type.Object({ filledUnits: Type.Integer(), backorderedUnits: Type.Integer() });
type AllocateItem = Item<Type.Static<typeof Input>>;
type AllocateOutcome = Outcome<Type.Static<typeof Output>>;

export function createAllocateBackorders(dependencies: SharingDependencies) {
  return defineCommand({
    name: 'orders.allocateBackorders',
    summary:
      'Reserves stock for the backordered units of an order, as far as there is any and it is its turn.',
    input: Input,
    output: Output,
    roles: ['operations', 'service'],
    refusals: [refusals.orderUnknown, refusals.orderClosed, refusals.orderCancelled, refusals.nothingToDo],
    async run(tx, items) {
      const turns = items.map(toTurn);
      const filler = await openFiller(tx, dependencies, turns);
      const orders = items.map((item) => filler.set.get(item.input.orderId));
      const lines = orders.flatMap(waitingLines);
      const facts = await readSourcingFacts(tx, dependencies, lines);
      const rules = await readSharingRules(tx, dependencies);
      const skuIds = [...new Set(lines.map((line) => line.skuId))];
      const claims =
        skuIds.length === 0 ? new Map() : await readClaims(tx, rules.policies, facts.locations, skuIds);
      const work: Work = { filler, facts, rules, claims };
      const outcomes = new Array<AllocateOutcome>(items.length);
      // An order that stands in the set twice has two turns, one after the other.
      for (const wave of toWaves(turns)) await fillWave(tx, work, wave, orders, outcomes);
      await filler.write(facts.locations);
      return outcomes;
    },
  });
}

interface AskedTurn extends Turn {
  readonly item: AllocateItem;
  readonly index: number;
}

function toTurn(item: AllocateItem, index: number): AskedTurn {
  const { orderId, notFrom = [] } = item.input;
  return {
    item,
    index,
    orderId: parseId('ord', orderId)!,
    notFrom: notFrom.map((id) => parseId('loc', id)!),
  };
}

function toWaves(turns: readonly AskedTurn[]): AskedTurn[][] {
  const waves: AskedTurn[][] = [];
  const count = new Map<Uuid, number>();
  for (const turn of turns) {
    const at = count.get(turn.orderId) ?? 0;
    count.set(turn.orderId, at + 1);
    waves[at] = [...(waves[at] ?? []), turn];
  }
  return waves;
}

interface Work {
  readonly filler: Filler;
  readonly facts: SourcingFacts;
  readonly rules: SharingRules;
  readonly claims: ReadonlyMap<Uuid, readonly WaitingClaim[]>;
}

async function fillWave(
  tx: CommandTx,
  work: Work,
  wave: readonly AskedTurn[],
  orders: readonly (LoadedOrder | undefined)[],
  outcomes: AllocateOutcome[],
): Promise<void> {
  const { filler, facts } = work;
  const going = wave.filter(({ index }) => {
    const problem = findProblem(orders[index]);
    if (problem) outcomes[index] = decline(problem);
    return !problem;
  });
  const jumping = going.filter(({ item }) => item.input.outOfTurn);
  for (const turn of jumping) {
    const order = orders[turn.index]!;
    const all = waitingLines(order).map(
      (line) => [grantKey(turn.orderId, line.lineNo), line.backordered] as const,
    );
    outcomes[turn.index] = answer(order, () => filler.fill(turn, new Map(all), facts, []));
  }
  const waiting = going.filter(({ item }) => !item.input.outOfTurn);
  if (waiting.length === 0) return;
  const turnOf = new Map(waiting.map((turn) => [turn.orderId, turn]));
  const shared = decide(tx, work, turnOf);
  const grants = new Map(
    shared.flatMap(({ shares }) =>
      shares.map(({ claim, granted }) => [grantKey(claim.orderId, claim.lineNo), granted] as const),
    ),
  );
  const filled = new Map<string, number>();
  for (const turn of waiting) {
    outcomes[turn.index] = answer(orders[turn.index]!, () => {
      const units = filler.fill(turn, grants, facts, shared);
      for (const [lineNo, taken] of units) filled.set(grantKey(turn.orderId, lineNo), taken);
    });
  }
  await keepDecisions(tx, waiting[0]!.item.actor.id, shared, filled, (claim) => turnOf.has(claim.orderId));
}

function findProblem(order: LoadedOrder | undefined) {
  return order ? mayAllocate(order) : refusals.orderUnknown;
}

function answer(order: LoadedOrder, fill: () => unknown): AllocateOutcome {
  const before = backorderedUnits(order);
  fill();
  const left = backorderedUnits(order);
  return accept({ filledUnits: before - left, backorderedUnits: left });
}

const NOWHERE: ReadonlySet<Uuid> = new Set();

/** Shares what is free among everybody who waits, as things stand after the turns before. */
function decide(
  tx: CommandTx,
  { filler, facts, rules: { policies, releases }, claims }: Work,
  turnOf: ReadonlyMap<Uuid, AskedTurn>,
) {
  const known = new Map(
    [...turnOf.values()].map(({ orderId, item }) => [orderId, filler.set.get(item.input.orderId)]),
  );
  const current = [...claims].map(([skuId, waiting]): [Uuid, WaitingClaim[]] => [
    skuId,
    waiting.flatMap((claim) => {
      const order = known.get(claim.orderId);
      const quantity = order ? (order.lines.get(claim.lineNo)?.backordered ?? 0) : claim.quantity;
      return quantity > 0 ? [{ ...claim, quantity }] : [];
    }),
  ]);
  return shareStock(new Map(current), {
    ...facts,
    policies,
    isAhead: (skuId) => releases.ahead(skuId, tx.now) !== null,
    barred: (claim) => {
      const notFrom = turnOf.get(claim.orderId)?.notFrom ?? [];
      return notFrom.length === 0 ? NOWHERE : new Set(notFrom);
    },
  });
}
