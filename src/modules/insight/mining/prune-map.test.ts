// The thinned map: what it keeps by hand, and on random logs that every activity stays on a way from the start to the end.
import { describe, expect, it } from 'vitest';
import { fc } from '../../../../tests/support/property.ts';
import { buildCaseLog } from './build-case-log.ts';
import { type Dfg, discoverDfg } from './discover-dfg.ts';
import { chooseActivities, type KeptPaths, prunePaths } from './prune-map.ts';
import { anyLog, anyTraces } from './random-log.fixture.ts';

const many = (count: number, trace: string[]) => Array.from({ length: count }, () => trace);

function shown(dfg: Dfg, { edges }: KeptPaths): string[] {
  return [...edges].flatMap((kept, edge) =>
    kept ? [`${dfg.activities[dfg.edges.from[edge]!]} > ${dfg.activities[dfg.edges.to[edge]!]}`] : [],
  );
}

/** Activities that can be reached from the start, and that reach the end, over kept paths alone. */
function reachable(dfg: Dfg, kept: KeptPaths, backward: boolean): Set<number> {
  const reached = new Set(
    [...(backward ? kept.ends : kept.starts)].flatMap((mark, at) => (mark ? [at] : [])),
  );
  for (let grown = true; grown; ) {
    grown = false;
    kept.edges.forEach((mark, edge) => {
      const [from, to] = backward
        ? [dfg.edges.to[edge]!, dfg.edges.from[edge]!]
        : [dfg.edges.from[edge]!, dfg.edges.to[edge]!];
      if (mark && reached.has(from) && !reached.has(to)) grown = reached.add(to).has(to);
    });
  }
  return reached;
}

describe('the paths of a thinned map', () => {
  it('are the main road at the lowest setting, and all at the highest', () => {
    const dfg = discoverDfg(
      buildCaseLog([...many(90, ['a', 'b', 'c']), ...many(8, ['a', 'c']), ...many(2, ['a', 'b', 'b', 'c'])]),
    );
    expect(shown(dfg, prunePaths(dfg, 0, 'cases'))).toEqual(['a > b', 'b > c']);
    expect(shown(dfg, prunePaths(dfg, 1, 'cases')).sort()).toEqual(['a > b', 'a > c', 'b > b', 'b > c']);
    // Six paths with those from the start and to the end: five of them leave out the rarest.
    expect(shown(dfg, prunePaths(dfg, 5 / 6, 'cases')).sort()).toEqual(['a > b', 'a > c', 'b > c']);
  });

  it('keep a rare activity on a way though other paths are more frequent', () => {
    const dfg = discoverDfg(
      buildCaseLog([...many(50, ['a', 'b']), ...many(40, ['b', 'a']), ['a', 'x', 'b'], ['b', 'x', 'y', 'a']]),
    );
    const kept = prunePaths(dfg, 0, 'cases');
    expect(reachable(dfg, kept, false).size).toBe(4);
    expect(reachable(dfg, kept, true).size).toBe(4);
  });

  it('always connect every activity with the start and the end, at any setting', () => {
    fc.assert(
      fc.property(
        anyLog({ activities: 5 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('events' as const, 'cases' as const),
        (log, share, metric) => {
          const dfg = discoverDfg(log);
          const kept = prunePaths(dfg, share, metric);
          expect(reachable(dfg, kept, false).size).toBe(log.activities.length);
          expect(reachable(dfg, kept, true).size).toBe(log.activities.length);
        },
      ),
    );
  });

  it('do not depend on the order of the cases', () => {
    fc.assert(
      fc.property(anyTraces(), fc.double({ min: 0, max: 1, noNaN: true }), (traces, share) => {
        const one = discoverDfg(buildCaseLog(traces));
        const other = discoverDfg(buildCaseLog([...traces].reverse()));
        expect(shown(one, prunePaths(one, share, 'cases')).sort()).toEqual(
          shown(other, prunePaths(other, share, 'cases')).sort(),
        );
      }),
    );
  });
});

describe('the activities of a thinned map', () => {
  it('are the most frequent ones, at least one, equal ones by name', () => {
    const dfg = discoverDfg(
      buildCaseLog([
        ['c', 'b', 'a', 'a', 'a'],
        ['b', 'c'],
      ]),
    );
    const names = (share: number, metric: 'events' | 'cases') =>
      [...chooseActivities(dfg, share, metric)]
        .flatMap((mark, at) => (mark ? [dfg.activities[at]] : []))
        .sort();
    expect(names(0, 'events')).toEqual(['a']);
    expect(names(0, 'cases')).toEqual(['b']);
    expect(names(0.67, 'cases')).toEqual(['b', 'c']);
    expect(names(1, 'cases')).toEqual(['a', 'b', 'c']);
  });
});
