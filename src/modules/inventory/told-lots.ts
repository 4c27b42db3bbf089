// The single place that reads and writes which lots are told for order lines: loaded for some lines, changed in memory, written whole.
import type { Queryable } from '../../platform/db.ts';
import { SetConflict } from '../../platform/errors.ts';
import type { Uuid } from '../../platform/ids.ts';
import { loadLots } from './lot-set.ts';
import { compareLots, joinTold, splitTold } from './rules/lots.ts';
import {
  type LineKey,
  type LineLot,
  replaceLineLots,
  selectLineLots,
  selectTellingsOf,
} from './store/lots.ts';
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
  const before = toRows(lines, told);
  return {
    of: (line) => splitTold(told.get(lineKey(line)) ?? []),
    set: (line, picked, open) => void told.set(lineKey(line), joinTold(picked, open)),
    async write() {
      const now = toRows(lines, told);
      const isSame = (row: LineLot) =>
        before.some(
          (each) =>
            keyOf(each) === keyOf(row) && each.quantity === row.quantity && each.picked === row.picked,
        );
      const stays = new Set(now.filter(isSame).map(keyOf));
      const gone = before.filter((row) => !stays.has(keyOf(row)));
      const fresh = now.filter((row) => !stays.has(keyOf(row)));
      if (!(await replaceLineLots(tx, gone, fresh))) throw new SetConflict('lots were told meanwhile');
    },
  };
}

const keyOf = (row: LineLot) => `${lineKey(row)}/${row.lot}`;

function toRows(lines: readonly Line[], told: ReadonlyMap<string, readonly ToldLot[]>): LineLot[] {
  return lines.flatMap(({ bucket, orderId, lineNo, locationId, skuId }) =>
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
  );
}

/**
 * Tells fewer units of lots to lines that have not picked them, the newest orders first, as far as that goes: whoever picks there is
 * told other lots then. `units` of each lot are to be freed.
 */
export async function freeToldLots(
  tx: Queryable,
  wanted: readonly {
    readonly skuId: Uuid;
    readonly locationId: Uuid;
    readonly lot: string;
    readonly units: number;
  }[],
): Promise<void> {
  if (wanted.length === 0) return;
  const rows = await selectTellingsOf(tx, wanted);
  const lots = await loadLots(tx, [...new Set(wanted.map((each) => each.skuId))]);
  const gone: LineLot[] = [];
  const fresh: LineLot[] = [];
  for (const { skuId, locationId, lot, units } of wanted) {
    let left = units;
    for (const row of rows) {
      if (row.skuId !== skuId || row.locationId !== locationId || row.lot !== lot || left === 0) continue;
      const given = Math.min(left, row.quantity - row.picked);
      left -= given;
      gone.push(row);
      if (row.quantity > given) fresh.push({ ...row, quantity: row.quantity - given });
      lots.allocate(row, lot, -given);
    }
  }
  await lots.write();
  if (!(await replaceLineLots(tx, gone, fresh))) throw new SetConflict('lots were told meanwhile');
}
