// The single place that mines who works when, and how fast: people who do the same activities are one pool (after Song and van der Aalst 2008),
// at work in the hours of the week in which the log shows them, and a piece of work takes what lies between two events of one person while the
// second case was already waiting (queue mining, Senderovich et al. 2014). What shows no queue is no pool.
import type { Doer } from '../causes/automation-candidates.ts';
import { type LocalTime, WEEK_HOURS } from '../causes/hour-of-week.ts';
import type { CaseLog } from '../mining/case-log.ts';
import { keepDistribution } from './distribution.ts';
import type { Pool } from './model.ts';

const HOUR_MS = 3_600_000;
/** Activities whose people are this much the same belong to one pool. */
const SAME_PEOPLE = 0.5;
/** A pool is taken for a queue when so many of its events, and this share of them, found their case waiting. */
const LEAST_BUSY = 50;
const BUSY_SHARE = 0.3;
/** An hour counts as a person's when they are seen in it in this share of the weeks. */
const SEEN_SHARE = 0.25;
/** Longer gaps are breaks, not work. */
const BREAK_SHARE = 0.95;

export interface PoolParts {
  readonly log: CaseLog;
  readonly doers: readonly Doer[];
  readonly local: LocalTime;
}

export function fitPools(parts: PoolParts): Pool[] {
  const { log } = parts;
  return groupActivities(parts).flatMap((activities) => {
    const pool = minePool(parts, activities);
    return pool ? [{ ...pool, labels: activities.map((activity) => log.activities[activity]!) }] : [];
  });
}

function peopleOf({ log, doers }: PoolParts): Set<number>[] {
  const people = log.activities.map(() => new Set<number>());
  for (let event = 0; event < log.activity.length; event++) {
    const who = log.resource[event]!;
    if (doers[who] === 'person') people[log.activity[event]!]!.add(who);
  }
  return people;
}

/** Activities that people do, together where the people are mostly the same. */
function groupActivities(parts: PoolParts): number[][] {
  const people = peopleOf(parts);
  const groups: { people: Set<number>; activities: number[] }[] = [];
  people.forEach((own, activity) => {
    if (own.size === 0) return;
    const same = groups.find((group) => likeness(group.people, own) >= SAME_PEOPLE);
    if (same) {
      same.activities.push(activity);
      for (const who of own) same.people.add(who);
    } else groups.push({ people: new Set(own), activities: [activity] });
  });
  return groups.map(({ activities }) => activities);
}

function likeness(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  let both = 0;
  for (const who of one) if (other.has(who)) both += 1;
  return both / (one.size + other.size - both);
}

interface Work {
  readonly who: number;
  readonly at: number;
  readonly activity: number;
  /** When its case was ready for it. */
  readonly ready: number;
}

function minePool(parts: PoolParts, activities: readonly number[]): Omit<Pool, 'labels'> | null {
  const { log, local } = parts;
  const work = collectWork(parts, new Set(activities));
  if (work.length === 0) return null;
  const capacity = mineHours(work, local);
  const busy = new Map<number, number[]>();
  let found = 0;
  work.forEach((each, index) => {
    const previous = work[index - 1];
    if (!previous || previous.who !== each.who || each.ready > previous.at || each.at <= previous.at) return;
    const seconds = openSeconds(capacity, local, previous.at, each.at);
    if (seconds <= 0) return;
    found += 1;
    const list = busy.get(each.activity) ?? [];
    list.push(seconds);
    busy.set(each.activity, list);
  });
  if (found < LEAST_BUSY || found < BUSY_SHARE * work.length) return null;
  const all = keepDistribution(withoutBreaks([...busy.values()].flat()));
  const people = new Set(work.map(({ who }) => who)).size;
  return {
    name: activities.map((activity) => log.activities[activity]!).join(', '),
    people,
    capacity,
    service: Object.fromEntries(
      activities.map((activity) => {
        const own = busy.get(activity) ?? [];
        return [log.activities[activity]!, own.length >= 20 ? keepDistribution(withoutBreaks(own)) : all];
      }),
    ),
  };
}

function withoutBreaks(seconds: number[]): number[] {
  const sorted = [...seconds].sort((one, two) => one - two);
  return sorted.slice(0, Math.max(1, Math.ceil(sorted.length * BREAK_SHARE)));
}

/** What people did of these activities, person by person, in the order of time. */
function collectWork({ log, doers }: PoolParts, activities: ReadonlySet<number>): Work[] {
  const work: Work[] = [];
  for (let index = 0; index + 1 < log.offsets.length; index++) {
    for (let event = log.offsets[index]! + 1; event < log.offsets[index + 1]!; event++) {
      const activity = log.activity[event]!;
      const who = log.resource[event]!;
      const at = log.time[event]!;
      if (!activities.has(activity) || doers[who] !== 'person' || Number.isNaN(at)) continue;
      work.push({ who, at, activity, ready: log.time[event - 1]! });
    }
  }
  return work.sort((one, two) => one.who - two.who || one.at - two.at);
}

/** How many people are usually at work, by hour of the week. */
function mineHours(work: readonly Work[], local: LocalTime): number[] {
  const seen = new Map<number, Set<number>[]>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { who, at } of work) {
    const wall = local.wall(at);
    const week = Math.floor(wall / (WEEK_HOURS * HOUR_MS));
    first = Math.min(first, wall);
    last = Math.max(last, wall);
    const weeks = seen.get(who) ?? Array.from({ length: WEEK_HOURS }, () => new Set<number>());
    weeks[local.hourOfWeek(at)]!.add(week);
    seen.set(who, weeks);
  }
  const weeks = Math.max(1, (last - first) / (WEEK_HOURS * HOUR_MS));
  return Array.from({ length: WEEK_HOURS }, (_, hour) => {
    let people = 0;
    for (const hours of seen.values()) if (hours[hour]!.size >= SEEN_SHARE * weeks) people += 1;
    return people;
  });
}

/** Seconds of a span that lie in hours with somebody at work. */
function openSeconds(capacity: readonly number[], local: LocalTime, from: number, to: number): number {
  // Nobody's piece of work lasts longer than a week; such gaps are none.
  if (to - from > WEEK_HOURS * HOUR_MS) return 0;
  let open = 0;
  for (let at = from; at < to; ) {
    const wall = local.wall(at);
    const rest = HOUR_MS - (((wall % HOUR_MS) + HOUR_MS) % HOUR_MS);
    const until = Math.min(to, at + rest);
    if (capacity[local.hourOfWeek(at)]! > 0) open += until - at;
    at = until;
  }
  return open / 1000;
}
