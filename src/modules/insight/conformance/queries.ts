// Reads of conformance that need no engine: the models, what is watched, and the alerts.
import { cursorParts, cutPage, decodeCursor } from '../../../platform/cursors.ts';
import type { Queryable } from '../../../platform/db.ts';
import { formatId } from '../../../platform/ids.ts';
import { formatOrderNumber, readOrders } from '../../orders/index.ts';
import { readDeployedProcesses } from '../../workflow/index.ts';
import { selectAlerts, selectModels, selectWatches } from '../store/conformance.ts';
import type { ModelsView } from './schemas.ts';

/** The processes that run here, each with its versions, then the uploaded files. */
export async function listModels(db: Queryable): Promise<ModelsView> {
  const deployed = Map.groupBy(await readDeployedProcesses(db), (head) => head.processId);
  const uploaded = await selectModels(db);
  return {
    items: [
      ...[...deployed].map(([processId, heads]) => {
        const [newest] = heads;
        return {
          ref: `process:${processId}`,
          name: newest!.name,
          kind: 'process' as const,
          format: 'bpmn' as const,
          version: newest!.version,
          versions: heads.map((head) => head.version),
          modelId: null,
          at: newest!.deployedAt.toISOString(),
          by: newest!.deployedBy,
        };
      }),
      ...uploaded.map((row) => {
        const modelId = formatId('mdl', row.modelId);
        return {
          ref: `upload:${modelId}`,
          name: row.name,
          kind: 'upload' as const,
          format: row.format,
          version: null,
          versions: [],
          modelId,
          at: row.uploadedAt.toISOString(),
          by: row.uploadedBy,
        };
      }),
    ],
  };
}

const USUAL_ZETA = 3;

/** Every process that is deployed, watched or not. */
export async function listWatches(db: Queryable) {
  const watches = new Map((await selectWatches(db)).map((row) => [row.processId, row]));
  const newest = new Map((await readDeployedProcesses(db)).reverse().map((head) => [head.processId, head]));
  return {
    items: [...newest.values()]
      .map(({ processId, name }) => {
        const row = watches.get(processId);
        return {
          processId,
          name,
          leftModel: row?.leftModel ?? false,
          overdue: row?.overdue ?? false,
          zeta: row?.zeta ?? USUAL_ZETA,
          since: row && (row.leftModel || row.overdue) ? row.since.toISOString() : null,
          by: row?.setBy ?? null,
        };
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

export interface AlertQuery {
  kind?: 'left-model' | 'overdue' | undefined;
  processId?: string | undefined;
  limit?: number | undefined;
  after?: string | undefined;
}

/** Newest first. */
export async function listOrderAlerts(db: Queryable, { kind, processId, limit = 50, after }: AlertQuery) {
  const cursor = decodeCursor(after, [cursorParts.instant, cursorParts.uuid]);
  const before = cursor && { raisedAt: new Date(Number(cursor[0])).toISOString(), alertId: cursor[1]! };
  const rows = await selectAlerts(
    db,
    { kind: kind ?? null, processId: processId ?? null, before },
    limit + 1,
  );
  const { items, next } = cutPage(rows, limit, (row) => [row.raisedAt.getTime(), row.alertId]);
  const numbers = await readNumbers(
    db,
    items.map((row) => row.orderId),
  );
  return {
    items: items.map((row) => ({
      orderId: formatId('ord', row.orderId),
      number: numbers.get(row.orderId) ?? formatId('ord', row.orderId),
      kind: row.kind,
      processId: row.processId,
      version: row.version,
      activity: row.activity,
      after: row.after,
      happenedAt: row.happenedAt.toISOString(),
      waitedSeconds: row.waitedSeconds,
      usualSeconds: row.usualSeconds,
      raisedAt: row.raisedAt.toISOString(),
    })),
    next,
  };
}

async function readNumbers(
  db: Queryable,
  ids: Parameters<typeof readOrders>[1],
): Promise<Map<string, string>> {
  const orders = await readOrders(db, ids);
  return new Map(orders.map((order) => [order.orderId, formatOrderNumber(order.number)]));
}
