// The single place that reads and writes which lots are told for order lines: loaded for some lines, changed in memory, written whole.
import type { Queryable } from '../../platform/db.ts';
import type { Uuid } from '../../platform/ids.ts';
import { compareLots, joinTold, splitTold } from './rules/lots.ts';
import { type LineKey, replaceLineLots, selectLineLots } from './store/lots.ts';
import type { LotPick, ToldLot } from './types.ts';

/** Key of the lots of an order line at a location. */
export const lineKey = ({ orderId, lineNo, locationId }: Omit<LineKey, 'bucket'>): string =>
  `${orderId}/${lineNo}/${locationId}`;

type Line = LineKey & { readonly skuId: Uuid };

export interface ToldLots {
  /** Picked units and those that are on the shelf still, each by lot. */
  of(line: Omit<LineKey, 'bucket'>): {
    readonly picked: readonly LotPick[];
    readonly open: readonly LotPick[];
  };
  set(line: Omit<LineKey, 'bucket'>, picked: readonly LotPick[], open: readonly LotPick[]): void;
  write(): Promise<void>;
}

/** By line, what is told of lots. */
export async function readToldLots(
  db: Queryable,
  lines: readonly LineKey[],
): Promise<Map<string, ToldLot[]>> {
  if (lines.length === 0) return new Map();
  return Map.groupBy((await selectLineLots(db, lines)).toSorted(compareLots), lineKey);
}

export async function loadToldLots(tx: Queryable, given: readonly Line[]): Promise<ToldLots> {
  const lines = [...new Map(given.map((line) => [lineKey(line), line])).values()];
  const told = await readToldLots(tx, lines);
  return {
    of: (line) => splitTold(told.get(lineKey(line)) ?? []),
    set: (line, picked, open) => void told.set(lineKey(line), joinTold(picked, open)),
    write: () =>
      replaceLineLots(
        tx,
        lines,
        lines.flatMap(({ bucket, orderId, lineNo, locationId, skuId }) =>
          (told.get(lineKey({ orderId, lineNo, locationId })) ?? []).map(
            ({ lot, expiresOn, quantity, picked }) => ({
              bucket,
              orderId,
              lineNo,
              locationId,
              skuId,
              lot,
              expiresOn,
              quantity,
              picked,
            }),
          ),
        ),
      ),
  };
}
