// Reads of pools, buffers and allocations for the API and pages, straight from the database.
import type { Static } from 'typebox';
import { cursorParts, cutPage, decodeCursor } from '../../platform/cursors.ts';
import type { Queryable } from '../../platform/db.ts';
import { readVersions } from '../../platform/versions.ts';
import type { LocationReader } from './locations.ts';
import type { ChannelAllocationView, ChannelBufferView, PoolView } from './schemas.ts';
import {
  CHANNEL_RULE_KEY,
  type ChannelRuleRow,
  selectChannelRulePage,
  selectPools,
} from './store/channels.ts';
import { showPool } from './views.ts';

const DEFAULT_LIMIT = 50;

interface PageQuery {
  readonly limit?: number;
  readonly after?: string;
}

interface RuleQuery extends PageQuery {
  readonly channel?: string;
  readonly sku?: string;
  readonly location?: string;
}

interface Page<T> {
  items: T[];
  next: string | null;
}

export async function listPools(
  db: Queryable,
  locations: LocationReader,
  query: PageQuery,
): Promise<Page<Static<typeof PoolView>>> {
  const after = decodeCursor(query.after, [cursorParts.text])?.[0] ?? '';
  const { byId } = await locations.read(db, await readVersions(db));
  const pools = (await selectPools(db)).filter((pool) => pool.code > after);
  const { items, next } = cutPage(pools, query.limit ?? DEFAULT_LIMIT, (pool) => [pool.code]);
  return { items: items.map((pool) => showPool(pool, byId)), next };
}

export function listChannelBuffers(
  db: Queryable,
  locations: LocationReader,
  query: RuleQuery,
): Promise<Page<Static<typeof ChannelBufferView>>> {
  return listRules(db, locations, 'buffers', query, (row, location) => ({
    channel: row.channel,
    sku: row.sku,
    location,
    units: row.units,
    percent: row.percent!,
  }));
}

export function listChannelAllocations(
  db: Queryable,
  locations: LocationReader,
  query: RuleQuery,
): Promise<Page<Static<typeof ChannelAllocationView>>> {
  return listRules(db, locations, 'allocations', query, (row, location) => ({
    channel: row.channel,
    sku: row.sku!,
    location,
    units: row.units,
  }));
}

async function listRules<T>(
  db: Queryable,
  locations: LocationReader,
  list: 'buffers' | 'allocations',
  query: RuleQuery,
  show: (row: ChannelRuleRow, location: string | null) => T,
): Promise<Page<T>> {
  const { byCode, byId } = await locations.read(db, await readVersions(db));
  const location = query.location === undefined ? null : byCode.get(query.location);
  if (location === undefined) return { items: [], next: null };
  const limit = query.limit ?? DEFAULT_LIMIT;
  const after = decodeCursor(query.after, [cursorParts.text, cursorParts.text, cursorParts.uuid]);
  const rows = await selectChannelRulePage(db, list, {
    channel: query.channel ?? null,
    sku: query.sku ?? null,
    locationId: location?.locationId ?? null,
    after: after && [after[0]!, after[1]!, after[2]!],
    limit: limit + 1,
  });
  const { items, next } = cutPage(rows, limit, CHANNEL_RULE_KEY);
  return {
    items: items.map((row) => show(row, row.locationId && byId.get(row.locationId)!.code)),
    next,
  };
}
