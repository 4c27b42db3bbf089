// The single place that holds a replay of a drawing against the replay of what the order really ran, and says it for people.
import type { TrialAnswer } from '../design/trial-schemas.ts';
import { waitsOf } from '../engine/waits.ts';
import type { Replay, ReplayCall } from './replay.ts';

const iso = (instant: number) => new Date(instant).toISOString();
const MAX_SHOWN = 500;

type Stay = { elementId: string; name: string; from: number; to: number | null };
type Departure = TrialAnswer['departures'][number];

export function compareReplays(
  tried: Replay,
  real: Replay,
): Pick<TrialAnswer, 'path' | 'waits' | 'calls' | 'tasks' | 'departures' | 'standsAt' | 'incidents'> {
  const types = new Map(tried.process.nodes.map((node) => [node.id, node.type]));
  return {
    path: tried.path.slice(0, MAX_SHOWN).map(({ nodeId, name, kind, at }) => ({
      elementId: nodeId,
      name,
      type: types.get(nodeId) ?? '',
      kind,
      at: iso(at),
    })),
    waits: showWaits(tried, real),
    calls: tried.calls.slice(0, MAX_SHOWN).map(showCall),
    tasks: tried.tasks.slice(0, MAX_SHOWN).map(({ node, candidateGroups, openedAt, completedAt }) => ({
      elementId: node.id,
      name: node.name,
      candidateGroups,
      openedAt: iso(openedAt),
      completedAt: completedAt === null ? null : iso(completedAt),
      answer: completedAt === null ? 'not-answered' : 'as-it-happened',
    })),
    departures: [
      ...compareElements(tried, real),
      ...compareCommands(tried, real),
      ...compareEnds(tried, real),
    ].slice(0, MAX_SHOWN),
    standsAt: standing(tried),
    incidents: (tried.state.incidents ?? []).map(({ nodeId, code, message }) => ({
      elementId: nodeId,
      code,
      message,
    })),
  };
}

export const standing = ({ process, state }: Replay) => [
  ...new Set(waitsOf(process, state).map((wait) => wait.nodeId)),
];

const showCall = ({ node, at, ...call }: ReplayCall) => ({ ...call, elementId: node.id, at: iso(at) });

/** How long each element was stood at, in the order of entering. */
function staysOf({ path }: Replay): Stay[] {
  const stays: Stay[] = [];
  for (const { nodeId, name, kind, at } of path) {
    if (kind === 'entered') stays.push({ elementId: nodeId, name, from: at, to: null });
    else {
      const open = stays.find((stay) => stay.elementId === nodeId && stay.to === null);
      if (open) open.to = at;
    }
  }
  return stays;
}

function showWaits(tried: Replay, real: Replay): TrialAnswer['waits'] {
  const actual = staysOf(real);
  const seconds = (stay: Stay, until: number) => Math.round(((stay.to ?? until) - stay.from) / 1000);
  return staysOf(tried).flatMap((stay) => {
    const length = seconds(stay, Math.max(tried.until, real.until));
    const index = actual.findIndex((other) => other.elementId === stay.elementId);
    const [same] = index < 0 ? [] : actual.splice(index, 1);
    const actualSeconds = same ? seconds(same, real.until) : null;
    if (length === 0 && (actualSeconds ?? 0) === 0) return [];
    const { elementId, name, from, to } = stay;
    return [
      { elementId, name, from: iso(from), to: to === null ? null : iso(to), seconds: length, actualSeconds },
    ];
  });
}

function compareElements(tried: Replay, real: Replay): Departure[] {
  const entered = (replay: Replay) =>
    new Map(replay.path.flatMap((record) => (record.kind === 'entered' ? [[record.nodeId, record]] : [])));
  const [there, here] = [entered(tried), entered(real)];
  const departures: Departure[] = [];
  for (const { nodeId, name, at } of there.values()) {
    if (!here.has(nodeId))
      departures.push({
        kind: 'extra-element',
        elementId: nodeId,
        at: iso(at),
        message: `Goes through ${name}, where it never was`,
      });
  }
  for (const { nodeId, name, at } of here.values()) {
    if (!there.has(nodeId))
      departures.push({
        kind: 'missing-element',
        elementId: nodeId,
        at: iso(at),
        message: `Does not go through ${name}, where it was`,
      });
  }
  return departures;
}

function compareCommands(tried: Replay, real: Replay): Departure[] {
  const left = [...real.calls];
  const departures: Departure[] = [];
  for (const call of tried.calls) {
    const index = left.findIndex((other) => other.command === call.command);
    const [same] = index < 0 ? [] : left.splice(index, 1);
    const place = { elementId: call.node.id, at: iso(call.at) };
    if (!same)
      departures.push({
        kind: 'extra-command',
        ...place,
        message: `Would have called ${call.command} at ${call.node.name}`,
      });
    else if (JSON.stringify(same.input) !== JSON.stringify(call.input))
      departures.push({
        kind: 'other-input',
        ...place,
        message: `Would have called ${call.command} with other inputs`,
      });
  }
  for (const { node, command, at } of left)
    departures.push({
      kind: 'missing-command',
      elementId: node.id,
      at: iso(at),
      message: `Would not have called ${command}`,
    });
  return departures;
}

function compareEnds(tried: Replay, real: Replay): Departure[] {
  const endOf = (replay: Replay) => [replay.state.status, ...standing(replay).sort()].join(' ');
  if (endOf(tried) === endOf(real)) return [];
  const where = (replay: Replay) => {
    const places = standing(replay);
    return places.length > 0 ? `${replay.state.status} at ${places.join(', ')}` : replay.state.status;
  };
  const message = `Would be ${where(tried)} instead of ${where(real)}`;
  return [
    { kind: 'other-end', elementId: null, at: tried.endedAt === null ? null : iso(tried.endedAt), message },
  ];
}
