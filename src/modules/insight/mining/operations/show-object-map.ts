// The operation behind the object-centric map: one graph over all activities with the ways of each object type, and the first variants of each.
import { checkAlive, defineOperation, type EngineContext } from '../../engine/operation.ts';
import { type DataSet, LIVE } from '../../log/data-sets.ts';
import { listNotions, readCaseLog } from '../../log/read-case-log.ts';
import { discoverObjectMap, type ObjectLog, type ObjectMap } from '../discover-object-map.ts';
import { AskObjectMap } from '../inputs.ts';
import { countLeftOut, leftOutOf } from '../open-log.ts';
import { variantsOf } from '../read-cases.ts';
import type { ObjectMapView } from '../schemas.ts';
import { viewVariants } from './list-variants.ts';

const MOST_TYPES = 6;
const VARIANTS_SHOWN = 10;

export const showObjectMap = defineOperation({
  name: 'insight.showObjectMap',
  input: AskObjectMap,
  timeoutMs: 60_000,
  async run(context, { dataset = LIVE, everything, types, paths = 1 }): Promise<ObjectMapView> {
    const set = await context.sets.get(dataset);
    const drop = leftOutOf(set, everything);
    const logs = await readLogs(context, set, types, drop);
    const map = discoverObjectMap(logs, paths);
    let leftOut = 0;
    for (const { type } of logs) leftOut += await countLeftOut(set, type, drop);
    return {
      dataset: set.id,
      asOf: set.asOf?.toISOString() ?? null,
      quantileError: 0,
      leftOut: { activities: [...drop], events: leftOut },
      types: map.parts.map(({ type, objects, events, flattened, performance }, at) => ({
        type,
        objects,
        events,
        flattened,
        variants: variantsOf(logs[at]!.log).count,
        seconds: performance.cases,
      })),
      nodes: viewNodes(map),
      edges: viewEdges(map),
      variants: logs.map(({ type, log }) => ({
        type,
        items: viewVariants(log, variantsOf(log), 0, VARIANTS_SHOWN),
      })),
    };
  },
});

/** The types that were asked for, or those with most objects that have events at all. */
async function readLogs(
  context: EngineContext,
  set: DataSet,
  types: readonly string[] | undefined,
  drop: readonly string[],
): Promise<ObjectLog[]> {
  const names = types ?? (await listNotions(set)).map(({ type }) => type);
  const logs: ObjectLog[] = [];
  for (const type of new Set(names)) {
    checkAlive(context.signal);
    const log = await readCaseLog(set, type, { drop });
    if (types !== undefined || log.activity.length > 0) logs.push({ type, log });
    if (types === undefined && logs.length === MOST_TYPES) break;
  }
  return logs;
}

function viewNodes({ parts, events }: ObjectMap): ObjectMapView['nodes'] {
  return [...events]
    .sort(([one, a], [other, b]) => b - a || (one < other ? -1 : 1))
    .map(([activity, count]) => ({
      activity,
      events: count,
      objects: parts.flatMap(({ type, dfg }) => {
        const at = dfg.activities.indexOf(activity);
        if (at < 0 || dfg.events[at] === 0) return [];
        return [
          {
            type,
            objects: dfg.cases[at]!,
            events: dfg.events[at]!,
            starts: dfg.starts[at]!,
            ends: dfg.ends[at]!,
          },
        ];
      }),
    }));
}

function viewEdges({ parts }: ObjectMap): ObjectMapView['edges'] {
  const edges = parts.flatMap(({ type, dfg, performance, drawn }) =>
    Array.from(drawn, (mark, edge) => ({ mark, edge }))
      .filter(({ mark }) => mark === 1)
      .map(({ edge }) => ({
        type,
        from: dfg.activities[dfg.edges.from[edge]!]!,
        to: dfg.activities[dfg.edges.to[edge]!]!,
        events: dfg.edgeEvents[edge]!,
        objects: dfg.edgeCases[edge]!,
        times: performance.edges[edge]!,
      })),
  );
  return edges.sort((a, b) => b.events - a.events);
}
