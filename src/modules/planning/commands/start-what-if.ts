// Asks for a what-if: the orders of a span decided again by other rules or in another network. Checks what is asked; a job of the
// worker does it.
import Type from 'typebox';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { Code, Instant, Text } from '../../../platform/schemas.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LocationList } from '../../inventory/index.ts';
import { countPlaced, type PlacedSpan } from '../../orders/index.ts';
import type { PlanningDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { Count, closed, NetworkInput, RuleChangeInput, WhatIfId } from '../schemas.ts';
import { countOpenWhatIfs, insertWhatIf, lockWhatIfs } from '../store/what-ifs.ts';
import type { NetworkChange } from '../what-if/network.ts';

const DAY_MS = 86_400_000;
/** One run replays no more; longer spans are asked in parts. */
export const MOST_ORDERS = 1_000_000;
const MOST_RUNS = 10;

const Input = Type.Object(
  {
    name: Type.Optional(Text(200)),
    days: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 400, description: 'The last so many days; 14 unless told' }),
    ),
    from: Type.Optional({ ...Instant, description: 'Beginning of the span, instead of days' }),
    before: Type.Optional({ ...Instant, description: 'End of the span, exclusive; now unless told' }),
    channel: Type.Optional(
      Code(60, 'Only its orders are decided anew and counted; the others take their stock by the live rules'),
    ),
    rules: Type.Optional(RuleChangeInput),
    network: Type.Optional(NetworkInput),
    differences: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 500,
        description: 'How many orders that differ most are kept; 50 unless told',
      }),
    ),
  },
  closed,
);
const Output = Type.Object({ whatIfId: WhatIfId, orders: Count });
type StartItem = Item<Type.Static<typeof Input>>;

export function createStartWhatIf(dependencies: Pick<PlanningDependencies, 'locations' | 'rules'>) {
  return defineCommand({
    name: 'planning.startWhatIf',
    summary: 'Replays orders of the past by other rules or in another network, and compares.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.nothingChanged,
      refusals.spanInvalid,
      refusals.locationRepeated,
      refusals.locationUnknown,
      refusals.locationTaken,
      refusals.shareTooLarge,
      refusals.nothingLeft,
      refusals.policyUnknown,
      refusals.noOrders,
      refusals.tooManyOrders,
      refusals.tooManyRuns,
    ],
    maxItems: 10,
    async run(tx, items) {
      await lockWhatIfs(tx);
      let open = await countOpenWhatIfs(tx);
      const locations = await dependencies.locations.read(tx, await readVersions(tx));
      const outcomes: Outcome<Type.Static<typeof Output>>[] = [];
      for (const item of items) {
        const span = spanOf(item, tx.now);
        const refusal =
          span === null ? refusals.spanInvalid : await refuseSpec(tx, dependencies, item, locations);
        const orders = refusal ? 0 : await countPlaced(tx, span!);
        const problem = refusal ?? refuseSize(orders, open);
        if (problem) {
          outcomes.push(decline(problem));
          continue;
        }
        open += 1;
        outcomes.push(accept(await start(tx, item, span!, orders)));
      }
      return outcomes;
    },
  });
}

async function start(
  tx: CommandTx,
  item: StartItem,
  span: PlacedSpan,
  orders: number,
): Promise<Type.Static<typeof Output>> {
  const { input, actor } = item;
  const whatIfId = newUuid();
  const { rules = {}, network = {}, differences = 50 } = input;
  const name = input.name ?? describe(input);
  await insertWhatIf(tx, {
    whatIfId,
    name,
    spec: { rules, network, differences },
    ...span,
    channel: input.channel ?? null,
    askedBy: actor.id,
    askedAt: tx.now,
    ordersTotal: orders,
  });
  const id = formatId('wif', whatIfId);
  tx.emit(item, {
    type: 'planning.whatIfStarted',
    objects: [['what-if', id, 'what-if']],
    attributes: { name, from: span.from.toISOString(), before: span.before.toISOString(), orders },
  });
  tx.enqueue({ task: 'planning.runWhatIf', payload: { whatIfId: id }, maxAttempts: 3 });
  return { whatIfId: id, orders };
}

function spanOf({ input }: StartItem, now: Date): PlacedSpan | null {
  const before = input.before === undefined ? now : new Date(input.before);
  const from =
    input.from === undefined
      ? new Date(before.getTime() - (input.days ?? 14) * DAY_MS)
      : new Date(input.from);
  const isClear = input.from === undefined || input.days === undefined;
  return isClear && from < before && before <= now ? { from, before } : null;
}

async function refuseSpec(
  db: Queryable,
  { rules }: Pick<PlanningDependencies, 'rules'>,
  { input }: StartItem,
  locations: LocationList,
): Promise<Refusal | null> {
  const { network = {}, rules: change = {} } = input;
  const changes = (network.add ?? []).length + (network.close ?? []).length + (network.capacity ?? []).length;
  if (changes === 0 && Object.keys(change).length === 0) return refusals.nothingChanged;
  const problem = refuseNetwork(network, locations);
  if (problem) return problem;
  return (await rules.changed(db, change)) === null ? refusals.policyUnknown : null;
}

function refuseNetwork(
  { add = [], close = [], capacity = [] }: NetworkChange,
  { byCode, list }: LocationList,
): Refusal | null {
  for (const named of [
    [...add, ...close],
    [...add, ...capacity],
  ]) {
    const seen = new Set<string>();
    for (const { code } of named) {
      if (seen.has(code)) return refuse(refusals.locationRepeated, { location: code });
      seen.add(code);
    }
  }
  const unknown = [...close, ...capacity].find(({ code }) => !byCode.has(code));
  if (unknown) return refuse(refusals.locationUnknown, { location: unknown.code });
  const taken = add.find(({ code }) => byCode.has(code));
  if (taken) return refuse(refusals.locationTaken, { location: taken.code });
  if (add.reduce((sum, each) => sum + each.stockShare, 0) > 1) return refusals.shareTooLarge;
  const closing = new Set(close.map(({ code }) => code));
  const isLeft = list.some((location) => location.active && !closing.has(location.code));
  return isLeft ? null : refusals.nothingLeft;
}

function refuseSize(orders: number, open: number): Refusal | null {
  if (orders === 0) return refusals.noOrders;
  if (orders > MOST_ORDERS) return refuse(refusals.tooManyOrders, { orders, most: MOST_ORDERS });
  return open >= MOST_RUNS ? refuse(refusals.tooManyRuns, { most: MOST_RUNS }) : null;
}

/** A name from what is changed. */
function describe({ rules = {}, network = {} }: StartItem['input']): string {
  const parts = [
    ...Object.keys(rules.costs ?? {}).map(
      (figure) => `${figure} ${String(rules.costs![figure as keyof typeof rules.costs])}`,
    ),
    ...(network.add ?? []).map(({ code }) => `with ${code}`),
    ...(network.close ?? []).map(({ code }) => `without ${code}`),
    ...(network.capacity ?? []).map(
      ({ code, unitsPerDay }) => `${code} at ${unitsPerDay ?? 'any number of'} units a day`,
    ),
  ];
  return parts.join(', ').slice(0, 200);
}
