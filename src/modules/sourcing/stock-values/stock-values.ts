// The single place that keeps in memory what units are worth where they lie (markdown, opportunity cost) and adds it to what is
// decided. Only SKUs that have a value take room; where no line has one, nothing is computed. It finds no value itself.
import type { Queryable } from '../../../platform/db.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { createVersionedCache } from '../../../platform/versions.ts';
import {
  type MarkdownRow,
  type OpportunityRow,
  selectLastOpportunities,
  selectMarkdowns,
  selectOpportunities,
} from '../store/stock-values.ts';
import type { OfLineAndLocation, SourcingInput, SourcingLocation } from '../types.ts';

/** The name under which writers raise the version of both lists (platform/versions.ts). */
export const STOCK_VALUES_VERSION = 'sourcing-stock-values';

/** How long values that count no longer are kept, for those who ask what would have happened. */
export const KEPT_DAYS = 35;

export interface StockValues {
  /** The input with the values that count at the instant; the same input where none does. */
  join(input: SourcingInput, at: Date): SourcingInput;
}

export interface StockValueReader {
  /** null: no unit has a value. */
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<StockValues | null>;
}

export function createStockValueReader(): StockValueReader {
  const cache = createVersionedCache(STOCK_VALUES_VERSION, async (db) =>
    openStockValues(await selectMarkdowns(db, null), await selectLastOpportunities(db)),
  );
  return { read: (db, versions) => cache.get(db, versions) };
}

/** Opportunity costs as they counted in a span of the past; markdowns as they are now: older ones are not kept. */
export async function readPastStockValues(
  db: Queryable,
  span: { readonly from: Date; readonly before: Date },
): Promise<StockValues | null> {
  return openStockValues(await selectMarkdowns(db, null), await selectOpportunities(db, span));
}

interface Value {
  readonly locationId: string;
  readonly minor: number;
  readonly fromMs: number;
  readonly untilMs: number;
}

type ValuesOfSku = ReadonlyMap<string, readonly Value[]>;

export function openStockValues(
  markdowns: readonly Pick<MarkdownRow, 'skuId' | 'locationId' | 'markdownMinor'>[],
  opportunities: readonly Pick<
    OpportunityRow,
    'skuId' | 'locationId' | 'costMinor' | 'validFrom' | 'validUntil'
  >[],
): StockValues | null {
  if (markdowns.length + opportunities.length === 0) return null;
  // Locations are few: each id is kept once.
  const ids = new Map<string, string>();
  const keep = (id: Uuid): string => {
    const known = ids.get(id) ?? id;
    ids.set(id, known);
    return known;
  };
  const ageing = groupBySku(
    markdowns.map(({ skuId, locationId, markdownMinor }) => {
      const always = { fromMs: Number.NEGATIVE_INFINITY, untilMs: Number.POSITIVE_INFINITY };
      return { skuId, locationId: keep(locationId), minor: markdownMinor, ...always };
    }),
  );
  const scarce = groupBySku(
    opportunities.map(({ skuId, locationId, costMinor, validFrom, validUntil }) => {
      const span = { fromMs: validFrom.getTime(), untilMs: validUntil.getTime() };
      return { skuId, locationId: keep(locationId), minor: costMinor, ...span };
    }),
  );
  return {
    join(input, at) {
      const atMs = at.getTime();
      const markdown = valuesOfLines(ageing, input, atMs);
      const opportunity = valuesOfLines(scarce, input, atMs);
      if (markdown === null && opportunity === null) return input;
      return { ...input, ...(markdown ? { markdown } : {}), ...(opportunity ? { opportunity } : {}) };
    },
  };
}

function groupBySku(values: readonly (Value & { readonly skuId: string })[]): ValuesOfSku {
  const bySku = new Map<string, Value[]>();
  for (const { skuId, ...value } of values) {
    const own = bySku.get(skuId);
    if (own) own.push(value);
    else bySku.set(skuId, [value]);
  }
  return bySku;
}

/** null: no line has a value anywhere. */
function valuesOfLines(bySku: ValuesOfSku, input: SourcingInput, atMs: number): OfLineAndLocation | null {
  if (bySku.size === 0) return null;
  const { lines, locations } = input;
  let rows: (Float64Array | null)[] | null = null;
  for (let l = 0; l < lines.length; l++) {
    const values = bySku.get(lines[l]!.skuId);
    const row = values === undefined ? null : placeValues(values, locations, atMs);
    if (row === null) continue;
    rows ??= lines.map(() => null);
    rows[l] = row;
  }
  const found = rows;
  return found && ((line, location) => found[line]?.[location] ?? 0);
}

function placeValues(
  values: readonly Value[],
  locations: readonly SourcingLocation[],
  atMs: number,
): Float64Array | null {
  const positions = positionsOf(locations);
  let row: Float64Array | null = null;
  for (const { locationId, minor, fromMs, untilMs } of values) {
    if (atMs < fromMs || atMs >= untilMs) continue;
    const at = positions.get(locationId);
    if (at === undefined) continue;
    row ??= new Float64Array(locations.length);
    row[at] = minor;
  }
  return row;
}

/** Callers hand in the same array for many orders. */
const positionLists = new WeakMap<readonly SourcingLocation[], ReadonlyMap<string, number>>();

function positionsOf(locations: readonly SourcingLocation[]): ReadonlyMap<string, number> {
  let positions = positionLists.get(locations);
  if (!positions) {
    positions = new Map(locations.map(({ id }, at) => [id, at]));
    positionLists.set(locations, positions);
  }
  return positions;
}
