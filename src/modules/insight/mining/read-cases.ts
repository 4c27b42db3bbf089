// The single place that shows cases one by one: their ids from the store, their bounds and variant from the log. Pages go by the number of the
// case, which never changes.
import { cursorParts, cutPage, decodeCursor } from '../../../platform/cursors.ts';
import { readRows } from '../log/columns.ts';
import type { DataSet } from '../log/data-sets.ts';
import { type CaseLog, caseCountOf } from './case-log.ts';
import { findVariants, type Variants } from './find-variants.ts';
import { firstTime, lastTime } from './measure-performance.ts';
import { toIso } from './open-log.ts';
import { remember } from './remember.ts';
import type { CaseView } from './schemas.ts';

/** Ids of objects by their numbers; a number without object has its digits for an id. */
export async function readObjectIds(set: DataSet, numbers: readonly number[]): Promise<Map<number, string>> {
  const ids = new Map(numbers.map((no) => [no, String(no)]));
  if (numbers.length === 0) return ids;
  const rows = await set.use((connection) =>
    readRows<{ no: number; id: string }>(
      connection,
      `select object_no::double as no, object_id as id from object
       where object_no in (select unnest(from_json($1, '["BIGINT"]')))`,
      [JSON.stringify(numbers)],
    ),
  );
  for (const { no, id } of rows) ids.set(no, id);
  return ids;
}

export const variantsOf = (log: CaseLog): Variants => remember(log, 'variants', () => findVariants(log));

/** A page of cases: those at `places` (rising, of `log`) behind the cursor. */
export async function pageCases(
  set: DataSet,
  log: CaseLog,
  places: ArrayLike<number> | null,
  page: { limit?: number | undefined; after?: string | undefined },
): Promise<{ items: CaseView[]; next: string | null }> {
  const limit = page.limit ?? 50;
  const after = decodeCursor(page.after, [cursorParts.instant]);
  const count = places?.length ?? caseCountOf(log);
  const placeOf = (at: number): number => (places === null ? at : places[at]!);
  let first = after === null ? 0 : findBehind(count, (at) => log.caseNo[placeOf(at)]!, Number(after[0]));
  const found: number[] = [];
  for (; first < count && found.length <= limit; first++) found.push(placeOf(first));
  const { items, next } = cutPage(found, limit, (at) => [log.caseNo[at]!]);
  return { items: await viewCases(set, log, items), next };
}

/** The first place whose number is greater; numbers rise. */
function findBehind(count: number, numberOf: (at: number) => number, after: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (numberOf(middle) > after) high = middle;
    else low = middle + 1;
  }
  return low;
}

export async function viewCases(set: DataSet, log: CaseLog, places: readonly number[]): Promise<CaseView[]> {
  const ids = await readObjectIds(
    set,
    places.map((at) => log.caseNo[at]!),
  );
  const variants = variantsOf(log);
  return places.map((at) => {
    const from = firstTime(log, at);
    const to = lastTime(log, at);
    const begin = log.offsets[at]!;
    const end = log.offsets[at + 1]!;
    return {
      no: log.caseNo[at]!,
      id: ids.get(log.caseNo[at]!)!,
      events: end - begin,
      from: toIso(from),
      to: toIso(to),
      seconds: Number.isNaN(to - from) ? null : (to - from) / 1000,
      variant: variants.ids[variants.rankOf[at]!]!,
      start: log.activities[log.activity[begin]!]!,
      end: log.activities[log.activity[end - 1]!]!,
    };
  });
}
