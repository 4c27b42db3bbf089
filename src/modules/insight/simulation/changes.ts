// The single place for what a simulation can change, and for carrying it out on what was mined. A change of something that is not there is told,
// never passed over.
import Type, { type Static } from 'typebox';
import { Text } from '../../../platform/schemas.ts';
import { scale } from './distribution.ts';
import type { Fitted, Pool, SimModel, SimNode } from './model.ts';

const closed = { additionalProperties: false } as const;
const Name = Text(400, { min: 0 });
const Seconds = Type.Number({ minimum: 0, maximum: 1e9 });

export const Change = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('arrivals'),
      factor: Type.Number({ exclusiveMinimum: 0, maximum: 100, description: '1.2: a fifth more' }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('people'),
      activity: Name,
      factor: Type.Optional(
        Type.Number({ minimum: 0, maximum: 100, description: 'Of those at work in each hour' }),
      ),
      count: Type.Optional(
        Type.Integer({
          minimum: 0,
          maximum: 10_000,
          description: 'So many in each hour with anybody at work',
        }),
      ),
      calendar: Type.Optional(
        Type.Array(Type.Integer({ minimum: 0, maximum: 10_000 }), {
          minItems: 168,
          maxItems: 168,
          description: 'How many are at work, by hour of the week from Monday midnight',
        }),
      ),
      workSeconds: Type.Optional({
        ...Seconds,
        description: 'Time of one piece of work, where the log shows no queue',
      }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('time'),
      activity: Name,
      factor: Type.Optional(Type.Number({ minimum: 0, maximum: 1000 })),
      seconds: Type.Optional({ ...Seconds, description: 'Always so long, instead of a factor' }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('automate'),
      activity: Name,
      share: Type.Optional(
        Type.Number({
          minimum: 0,
          maximum: 1,
          description: 'Share of the cases in which a machine does it; all unless told',
        }),
      ),
      seconds: Type.Optional({ ...Seconds, description: 'How long it takes then; 0 unless told' }),
    },
    closed,
  ),
  Type.Object(
    {
      kind: Type.Literal('way'),
      node: Name,
      to: Name,
      probability: Type.Number({
        minimum: 0,
        maximum: 1,
        description: '0 takes the way away; the others keep their proportions',
      }),
    },
    closed,
  ),
]);
export type Change = Static<typeof Change>;

/** What was mined, changed; and the factor of new cases. Throws ChangeImpossible. */
export interface Changed {
  readonly fitted: Fitted;
  readonly arrivalsFactor: number;
}

export class ChangeImpossible extends Error {
  override name = 'ChangeImpossible';
  /** Which of the changes, from 0. */
  readonly index: number;
  constructor(index: number, message: string) {
    super(message);
    this.index = index;
  }
}

export function applyChanges(fitted: Fitted, changes: readonly Change[]): Changed {
  let changed: Changed = { fitted, arrivalsFactor: 1 };
  changes.forEach((change, index) => {
    changed = applyChange(changed, change, index);
  });
  return changed;
}

function applyChange({ fitted, arrivalsFactor }: Changed, change: Change, index: number): Changed {
  const same = { fitted, arrivalsFactor };
  switch (change.kind) {
    case 'arrivals':
      return { ...same, arrivalsFactor: arrivalsFactor * change.factor };
    case 'people':
      return { ...same, fitted: changePeople(fitted, change, index) };
    case 'time':
      return { ...same, fitted: changeTime(fitted, change, index) };
    case 'automate':
      return { ...same, fitted: automate(fitted, change, index) };
    case 'way':
      return { ...same, fitted: changeWay(fitted, change, index) };
  }
}

function requireActivity({ model }: Fitted, activity: string, index: number): void {
  if (!model.nodes.some(({ label }) => label === activity))
    throw new ChangeImpossible(index, `The model has no activity ${activity}`);
}

type Of<K extends Change['kind']> = Extract<Change, { kind: K }>;

function changePeople(fitted: Fitted, change: Of<'people'>, index: number): Fitted {
  requireActivity(fitted, change.activity, index);
  const known = fitted.pools.find(({ labels }) => labels.includes(change.activity));
  const pool = known ?? newPool(change, index);
  const next = { ...pool, capacity: capacityOf(pool, change, index) };
  const service = change.workSeconds === undefined ? {} : { [change.activity]: [change.workSeconds] };
  const pools = [
    ...fitted.pools.filter((each) => each !== known),
    { ...next, service: { ...next.service, ...service } },
  ];
  return { ...fitted, pools };
}

/** Where the log shows no queue, who asks has to say what a piece of work takes and when people work. */
function newPool({ activity, workSeconds, count, calendar }: Of<'people'>, index: number): Pool {
  if (workSeconds === undefined || (count === undefined && calendar === undefined))
    throw new ChangeImpossible(
      index,
      `The log shows no queue in front of ${activity}: say how long one piece of work takes and how many work`,
    );
  return {
    name: activity,
    labels: [activity],
    people: count ?? Math.max(...calendar!),
    capacity: new Array(168).fill(1),
    service: {},
  };
}

function capacityOf({ capacity }: Pool, { factor, count, calendar }: Of<'people'>, index: number): number[] {
  const next = calendar
    ? [...calendar]
    : count === undefined
      ? capacity.map((each) => Math.round(each * (factor ?? 1)))
      : capacity.map((each) => (each > 0 ? count : 0));
  if (next.every((each) => each === 0)) throw new ChangeImpossible(index, 'Nobody would be at work');
  return next;
}

function changeTime(fitted: Fitted, { activity, factor, seconds }: Of<'time'>, index: number): Fitted {
  requireActivity(fitted, activity, index);
  const change = (values: readonly number[]): number[] =>
    seconds === undefined ? scale(values, factor ?? 1) : [seconds];
  const pools = fitted.pools.map((pool) =>
    pool.labels.includes(activity)
      ? { ...pool, service: { ...pool.service, [activity]: change(pool.service[activity] ?? []) } }
      : pool,
  );
  return { ...fitted, pools, times: { ...fitted.times, [activity]: mapTimes(fitted, activity, change) } };
}

function mapTimes({ times }: Fitted, activity: string, change: (values: readonly number[]) => number[]) {
  const { any, after } = times[activity] ?? { any: [], after: {} };
  return {
    any: change(any),
    after: Object.fromEntries(Object.entries(after).map(([from, values]) => [from, change(values)])),
  };
}

/** In front of each step that does it stands a choice: by a machine, at once and without anybody; or as before. */
function automate(
  fitted: Fitted,
  { activity, share = 1, seconds = 0 }: Of<'automate'>,
  index: number,
): Fitted {
  requireActivity(fitted, activity, index);
  const machine = `${activity} (machine)`;
  const nodes: SimNode[] = fitted.model.nodes.map((node) => ({ ...node }));
  const ways: Record<string, readonly number[]> = { ...fitted.ways };
  fitted.model.nodes.forEach((node, at) => {
    if (node.label !== activity || node.kind !== 'step') return;
    const id = `${node.id}:automated`;
    const byHand = nodes.push({ ...node, incoming: 1 }) - 1;
    const byMachine = nodes.push({ ...node, id: `${node.id}:machine`, label: machine, incoming: 1 }) - 1;
    nodes[at] = { ...node, id, kind: 'xor', label: null, seconds: 0, out: [byHand, byMachine] };
    ways[id] = [1 - share, share];
  });
  const model: SimModel = { ...fitted.model, nodes };
  return { ...fitted, model, ways, times: timesAfterMachine(fitted, activity, machine, seconds) };
}

/** What comes after the machine takes as long as after the person. */
function timesAfterMachine(
  { times }: Fitted,
  activity: string,
  machine: string,
  seconds: number,
): Fitted['times'] {
  const found: Record<string, Fitted['times'][string]> = {};
  for (const [label, { any, after }] of Object.entries(times)) {
    const own = after[activity];
    found[label] = { any, after: own ? { ...after, [machine]: own } : after };
  }
  return { ...found, [machine]: { any: [seconds], after: {} } };
}

function changeWay(fitted: Fitted, { node: id, to, probability }: Of<'way'>, index: number): Fitted {
  const { nodes } = fitted.model;
  const at = nodes.findIndex((node) => node.id === id && node.kind === 'xor');
  const target = nodes.findIndex((node) => node.id === to);
  if (at < 0) throw new ChangeImpossible(index, `The model has no choice ${id}`);
  if (target < 0) throw new ChangeImpossible(index, `The model has no element ${to}`);
  const { out } = nodes[at]!;
  const before = fitted.ways[id] ?? out.map(() => 1 / out.length);
  const place = out.indexOf(target);
  if (place < 0 && probability === 0) throw new ChangeImpossible(index, `No way leads from ${id} to ${to}`);
  const others = before.reduce((sum, each, way) => sum + (way === place ? 0 : each), 0);
  if (others === 0 && probability < 1)
    throw new ChangeImpossible(index, `From ${id} no other way could be taken`);
  const shrunk = before.map((each, way) =>
    way === place ? probability : others === 0 ? 0 : (each / others) * (1 - probability),
  );
  const ways = { ...fitted.ways, [id]: place < 0 ? [...shrunk, probability] : shrunk };
  if (place >= 0) return { ...fitted, ways };
  // A new way: one more target, and one more way into it.
  const changed = nodes.map((node, each) => {
    if (each === at) return { ...node, out: [...out, target] };
    return each === target && node.kind !== 'and' ? { ...node, incoming: node.incoming + 1 } : node;
  });
  return { ...fitted, ways, model: { ...fitted.model, nodes: changed } };
}
