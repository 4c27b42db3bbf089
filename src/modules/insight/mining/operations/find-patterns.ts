// The operations that look for what costs time in the way people work: rework, hand-overs and batches.
import { defineOperation } from '../../engine/operation.ts';
import { caseCountOf } from '../case-log.ts';
import { findBatches } from '../find-batches.ts';
import { departmentOf, findHandOvers } from '../find-hand-overs.ts';
import { findRework } from '../find-rework.ts';
import { AskBatches, AskHandOvers, AskLog } from '../inputs.ts';
import { openLog, toIso } from '../open-log.ts';

/** Rows of each list at most, the most frequent ones. */
const MOST_ROWS = 500;

const shareOf = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

export const showRework = defineOperation({
  name: 'insight.showRework',
  input: AskLog,
  async run(context, query) {
    const { log, summary } = await openLog(context, query);
    const found = findRework(log);
    const { with: slow, without } = found;
    return {
      log: summary,
      cases: found.cases,
      share: shareOf(found.cases, caseCountOf(log)),
      events: found.events,
      extra: {
        with: slow,
        without,
        medianDifference: slow && without ? slow.median - without.median : null,
      },
      activities: found.activities.slice(0, MOST_ROWS).map((row) => ({
        activity: log.activities[row.activity]!,
        cases: row.cases,
        share: shareOf(row.cases, row.ofCases),
        again: row.again,
        atOnce: row.atOnce,
        later: row.again - row.atOnce,
        most: row.most,
        extra: row.extra,
      })),
      loops: found.loops.slice(0, MOST_ROWS).map(({ activities, ...loop }) => ({
        activities: activities.map((activity) => log.activities[activity]!),
        ...loop,
      })),
    };
  },
});

export const showHandOvers = defineOperation({
  name: 'insight.showHandOvers',
  input: AskHandOvers,
  async run(context, { by = 'resource', ...query }) {
    const { log, summary } = await openLog(context, query);
    const found = findHandOvers(log, by === 'department' ? departmentOf : undefined);
    const cases = caseCountOf(log);
    const nodes = found.names.map((name, at) => ({
      name,
      events: found.events[at]!,
      cases: found.casesOf[at]!,
      activities: found.activities[at]!,
    }));
    return {
      log: summary,
      by,
      unnamed: found.unnamed,
      cases: { with: found.cases, share: shareOf(found.cases, cases), mean: shareOf(found.total, cases) },
      nodes: nodes
        .filter(({ events }) => events > 0)
        .sort((a, b) => b.events - a.events)
        .slice(0, MOST_ROWS),
      edges: found.edges.slice(0, MOST_ROWS).map(({ from, to, ...edge }) => ({
        from: found.names[from]!,
        to: found.names[to]!,
        ...edge,
      })),
      pingPong: found.pingPong.slice(0, MOST_ROWS).map(({ between, ...pair }) => ({
        between: between.map((at) => found.names[at]!),
        ...pair,
      })),
    };
  },
});

export const showBatches = defineOperation({
  name: 'insight.showBatches',
  input: AskBatches,
  async run(context, { gapSeconds = 60, smallest = 2, ...query }) {
    const { log, summary } = await openLog(context, query);
    const found = findBatches(log, { gapSeconds, smallest });
    return {
      log: summary,
      gapSeconds,
      smallest,
      batched: { events: found.events, share: shareOf(found.events, found.ofEvents) },
      items: found.groups.slice(0, MOST_ROWS).map((group) => ({
        activity: log.activities[group.activity]!,
        resource: log.resources[group.resource] ?? null,
        kind: group.kind,
        batches: group.batches,
        events: group.events,
        share: shareOf(group.events, group.ofEvents),
        meanSize: group.events / group.batches,
        largest: group.largest,
        waiting: group.waiting,
        examples: group.examples.map(({ from, seconds, events, cases }) => ({
          at: toIso(from)!,
          seconds,
          events,
          cases: cases.map((place) => log.caseNo[place]!),
        })),
      })),
    };
  },
});
