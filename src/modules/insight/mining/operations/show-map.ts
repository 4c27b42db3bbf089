// The operation behind the process map: the graph of a log with its times, thinned out by the two sliders. The kernels do the work.
import { defineOperation } from '../../engine/operation.ts';
import { type CaseLog, eventCountOf } from '../case-log.ts';
import { type Dfg, discoverDfg } from '../discover-dfg.ts';
import { AskMap } from '../inputs.ts';
import { measurePerformance, type Performance } from '../measure-performance.ts';
import { numberEdges } from '../number-edges.ts';
import { openLog } from '../open-log.ts';
import { chooseActivities, type KeptPaths, type Metric, prunePaths } from '../prune-map.ts';
import { remember, rememberLog } from '../remember.ts';
import type { MapView } from '../schemas.ts';
import { keepActivities } from '../sub-log.ts';

interface MeasuredMap {
  readonly dfg: Dfg;
  readonly performance: Performance;
}

/** The graph of a log with its times; small, and remembered with the log. */
export function mapOf(log: CaseLog): MeasuredMap {
  return remember(log, 'map', () => {
    const table = numberEdges(log);
    const dfg = discoverDfg(log, table);
    return { dfg, performance: measurePerformance(log, dfg, table) };
  });
}

export const showMap = defineOperation({
  name: 'insight.showMap',
  input: AskMap,
  async run(context, { activities = 1, paths = 1, metric = 'cases', ...query }): Promise<MapView> {
    const { log, summary } = await openLog(context, query);
    const all = mapOf(log).dfg;
    const shown = activities < 1 ? mapOf(hideActivities(log, all, activities, metric)) : mapOf(log);
    const kept = prunePaths(shown.dfg, paths, metric);
    return {
      log: summary,
      activities: { all: countPresent(all.events), shown: countPresent(shown.dfg.events) },
      paths: { all: shown.dfg.edgeEvents.length, shown: countPresent(kept.edges) },
      nodes: viewNodes(shown, kept),
      edges: viewEdges(shown, kept),
      seconds: shown.performance.cases,
      quantileError: 0,
    };
  },
});

/** The log without its rarer activities; remembered while it is small enough to keep beside the whole. */
function hideActivities(log: CaseLog, dfg: Dfg, share: number, metric: Metric): CaseLog {
  const kept = chooseActivities(dfg, share, metric);
  const hide = (): CaseLog => keepActivities(log, kept);
  return eventCountOf(log) > 5_000_000 ? hide() : rememberLog(log, `activities ${kept.join('')}`, hide);
}

const countPresent = (counts: Uint8Array | Uint32Array): number => {
  let present = 0;
  for (const count of counts) if (count > 0) present++;
  return present;
};

function viewNodes({ dfg, performance }: MeasuredMap, kept: KeptPaths): MapView['nodes'] {
  return dfg.activities.flatMap((activity, at) =>
    dfg.events[at] === 0
      ? []
      : [
          {
            activity,
            events: dfg.events[at]!,
            cases: dfg.cases[at]!,
            starts: dfg.starts[at]!,
            ends: dfg.ends[at]!,
            fromStart: kept.starts[at] === 1,
            toEnd: kept.ends[at] === 1,
            waiting: performance.activities[at]!,
          },
        ],
  );
}

function viewEdges({ dfg, performance }: MeasuredMap, kept: KeptPaths): MapView['edges'] {
  const edges: MapView['edges'] = [];
  kept.edges.forEach((mark, edge) => {
    if (mark === 0) return;
    edges.push({
      from: dfg.activities[dfg.edges.from[edge]!]!,
      to: dfg.activities[dfg.edges.to[edge]!]!,
      events: dfg.edgeEvents[edge]!,
      cases: dfg.edgeCases[edge]!,
      times: performance.edges[edge]!,
    });
  });
  return edges.sort((a, b) => b.cases - a.cases);
}
