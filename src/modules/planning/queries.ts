// Reads of planning for the API and pages: what-if runs alone, side by side, and what of them stands in rows.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, parseId, type Uuid } from '../../platform/ids.ts';
import { KEPT_DAYS } from '../sourcing/index.ts';
import type { DifferenceView, LoadView, WhatIfComparison, WhatIfDetail, WhatIfSummary } from './schemas.ts';
import {
  selectDifferences,
  selectLoads,
  selectWhatIfPage,
  selectWhatIfs,
  type WhatIfRow,
} from './store/what-ifs.ts';
import type { WhatIfResult } from './what-if/run-what-if.ts';

const DEFAULT_LIMIT = 50;

export async function listWhatIfs(
  db: Queryable,
  query: { limit?: number; after?: string; state?: string },
): Promise<{ items: Static<typeof WhatIfSummary>[]; next: string | null }> {
  const limit = query.limit ?? DEFAULT_LIMIT;
  const cursor = decodeCursor(query.after, [cursorParts.instant, cursorParts.uuid]);
  const after = cursor ? { askedAt: new Date(Number(cursor[0])), whatIfId: cursor[1] as Uuid } : null;
  const rows = await selectWhatIfPage(db, { state: query.state ?? null, after, limit: limit + 1 });
  const { items, next } = cutPage(rows, limit, (row) => [row.askedAt.getTime(), row.whatIfId]);
  return { items: items.map(summarise), next };
}

type KeptResult = Omit<WhatIfResult, 'loads' | 'differences'>;

export async function readWhatIf(db: Queryable, id: string): Promise<Static<typeof WhatIfDetail> | null> {
  const row = await findWhatIf(db, id);
  if (!row) return null;
  const { rules, network } = row.spec as { rules: object; network: object };
  const result = row.result as KeptResult | null;
  return { ...summarise(row), asked: { rules, network }, opportunityCostsFrom: keptFrom(row), result };
}

/** Where the span begins before what was kept of opportunity costs when it was replayed. */
function keptFrom({ from, startedAt }: WhatIfRow): string | null {
  const first = new Date((startedAt ?? from).getTime() - KEPT_DAYS * 86_400_000);
  return from < first ? first.toISOString() : null;
}

async function findWhatIf(db: Queryable, id: string): Promise<WhatIfRow | undefined> {
  const whatIfId = parseId('wif', id);
  return whatIfId === null ? undefined : (await selectWhatIfs(db, [whatIfId]))[0];
}

function summarise(row: WhatIfRow): Static<typeof WhatIfSummary> {
  return {
    whatIfId: formatId('wif', row.whatIfId),
    name: row.name,
    state: row.state,
    from: row.from.toISOString(),
    before: row.before.toISOString(),
    channel: row.channel,
    askedBy: row.askedBy,
    askedAt: row.askedAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    endedAt: row.endedAt?.toISOString() ?? null,
    ordersTotal: row.ordersTotal,
    ordersDone: row.ordersDone,
    failure: row.failure,
  };
}

/** Finished runs side by side, each with what it saves against the live rules. */
export async function compareWhatIfs(
  db: Queryable,
  ids: readonly string[],
): Promise<Static<typeof WhatIfComparison> | null> {
  const found: WhatIfRow[] = [];
  for (const id of new Set(ids)) {
    const row = await findWhatIf(db, id);
    if (!row) return null;
    found.push(row);
  }
  const finished = found.filter((row) => row.state === 'finished');
  const [first] = finished;
  const isSame = (row: WhatIfRow) =>
    row.from.getTime() === first!.from.getTime() &&
    row.before.getTime() === first!.before.getTime() &&
    row.channel === first!.channel;
  return {
    sameOrders: finished.every(isSame),
    unfinished: found.filter((row) => row.state !== 'finished').map((row) => formatId('wif', row.whatIfId)),
    items: finished.map((row) => {
      const { sides, rules, differingOrders, countedOrders } = row.result as KeptResult;
      const { live, whatIf } = sides;
      return {
        ...summarise(row),
        rules: rules.whatIf,
        countedOrders,
        differingOrders,
        live,
        whatIf,
        moreMinor: whatIf.sums.comparableMinor - live.sums.comparableMinor,
        moreShipments: whatIf.sums.shipments - live.sums.shipments,
        moreKilometres: whatIf.sums.kilometres - live.sums.kilometres,
        moreFilledUnits:
          whatIf.sums.filledUnits +
          whatIf.sums.filledLaterUnits -
          live.sums.filledUnits -
          live.sums.filledLaterUnits,
        moreDaysLate: whatIf.sums.late.promised.daysLate - live.sums.late.promised.daysLate,
      };
    }),
  };
}

export async function listLoads(
  db: Queryable,
  id: string,
  location: string | undefined,
): Promise<{ items: Static<typeof LoadView>[] } | null> {
  const row = await findWhatIf(db, id);
  return row ? { items: await selectLoads(db, row.whatIfId, location ?? null) } : null;
}

export async function listDifferences(
  db: Queryable,
  id: string,
  query: { limit?: number; after?: string },
): Promise<{ items: Static<typeof DifferenceView>[]; next: string | null } | null> {
  const row = await findWhatIf(db, id);
  if (!row) return null;
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = Number(decodeCursor(query.after, [cursorParts.integer])?.[0] ?? 0);
  const rows = await selectDifferences(db, row.whatIfId, after, limit + 1);
  const { items, next } = cutPage(rows, limit, ({ position }) => [position]);
  return { items: items.map(({ difference }) => difference as Static<typeof DifferenceView>), next };
}
