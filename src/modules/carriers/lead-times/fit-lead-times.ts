// Learns how late or early parcels come from what was observed: by service, zone and origin, each pulled towards the coarser group
// when it has few observations. Pure: counts in, distributions out.
import {
  type Counts,
  chooseStrength,
  type Distribution,
  shrinkTowards,
  totalOf,
  trimEnds,
} from './distribution.ts';
import { correctDistribution, measureCorrection } from './recalibrate.ts';

/** Parcels of one group that came `late` working days after the last day of the transit table (before it: below 0). */
export interface LateCount {
  readonly carrier: string;
  readonly service: string;
  readonly origin: string;
  readonly zone: string;
  /** Days between the first and the last day of the transit table. */
  readonly spread: number;
  readonly late: number;
  /** Parcels, old ones weighing less; and how many of late. */
  readonly count: number;
  readonly recent: number;
}

/** `origin` and `zone` are null in coarser groups. */
export interface FittedGroup {
  readonly carrier: string;
  readonly service: string;
  readonly zone: string | null;
  readonly origin: string | null;
  readonly observations: number;
  readonly distribution: Distribution;
}

/** Where a transit table is all there is: mostly within its days, now and then after them. */
const LATE_SHARES = [0.07, 0.02, 0.01];

/** What is expected of a service that has not been observed: `spread` as in LateCount. */
export function expectFromTable(spread: number): Distribution {
  const within = 1 - LATE_SHARES.reduce((sum, share) => sum + share, 0);
  const days = spread + 1;
  return {
    first: -spread,
    shares: [...Array.from({ length: days }, () => within / days), ...LATE_SHARES],
  };
}

interface Group {
  readonly key: Omit<FittedGroup, 'observations' | 'distribution'>;
  readonly counts: Map<number, number>;
  readonly recent: Map<number, number>;
  spreadSum: number;
}

type LearnedGroup = FittedGroup & { readonly recent: ReadonlyMap<number, number> };

const LEVELS = ['service', 'zone', 'origin'] as const;
type Level = (typeof LEVELS)[number];

/** Coarse groups first. Each service is then corrected by how its parcels came lately. */
export function fitLeadTimes(rows: readonly LateCount[]): FittedGroup[] {
  const learned = learnGroups(rows);
  const services = Map.groupBy(learned, ({ carrier, service }) => `${carrier}\n${service}`);
  const corrections = new Map(
    [...services].map(([service, groups]) => {
      const finest = groups.filter((group) => group.origin !== null);
      return [service, measureCorrection(finest)] as const;
    }),
  );
  return learned.map(({ recent: _, ...group }) => {
    const correction = corrections.get(`${group.carrier}\n${group.service}`)!;
    return { ...group, distribution: trimEnds(correctDistribution(group.distribution, correction)) };
  });
}

function learnGroups(rows: readonly LateCount[]): LearnedGroup[] {
  const learned: LearnedGroup[] = [];
  let parents = new Map<string, Distribution>();
  for (const level of LEVELS) {
    const placed = gatherGroups(rows, level).map((group) => ({
      group,
      counts: group.counts as Counts,
      prior: parents.get(parentKey(group.key, level)) ?? expectFromTable(meanSpread(group)),
    }));
    const strength = chooseStrength(placed);
    const children = new Map<string, Distribution>();
    for (const { group, counts, prior } of placed) {
      const distribution = shrinkTowards(counts, prior, strength);
      const { key, recent } = group;
      children.set(keyOf(key), distribution);
      learned.push({ ...key, recent, observations: Math.round(totalOf(counts)), distribution });
    }
    parents = children;
  }
  return learned;
}

function gatherGroups(rows: readonly LateCount[], level: Level): Group[] {
  const groups = new Map<string, Group>();
  for (const { carrier, service, origin, zone, spread, late, count, recent } of rows) {
    const key = {
      carrier,
      service,
      zone: level === 'service' ? null : zone,
      origin: level === 'origin' ? origin : null,
    };
    const name = keyOf(key);
    let group = groups.get(name);
    if (!group) {
      group = { key, counts: new Map(), recent: new Map(), spreadSum: 0 };
      groups.set(name, group);
    }
    group.counts.set(late, (group.counts.get(late) ?? 0) + count);
    group.recent.set(late, (group.recent.get(late) ?? 0) + recent);
    group.spreadSum += spread * count;
  }
  return [...groups.values()];
}

const meanSpread = (group: Group) => Math.round(group.spreadSum / Math.max(1e-9, totalOf(group.counts)));

type Key = Group['key'];
/** No code contains a line end. */
const keyOf = ({ carrier, service, zone, origin }: Key) => `${carrier}\n${service}\n${zone}\n${origin}`;

function parentKey(key: Key, level: Level): string {
  if (level === 'service') return '';
  return keyOf(level === 'zone' ? { ...key, zone: null } : { ...key, origin: null });
}
