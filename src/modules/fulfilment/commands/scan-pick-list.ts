// A scan while picking a list: says what it was, into which tote it goes and what is left. With the last unit all orders of the list
// are recorded as picked.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import type { Queryable } from '../../../platform/db.ts';
import { refuse, SetConflict } from '../../../platform/errors.ts';
import { IdOf, Quantity, Text } from '../../../platform/schemas.ts';
import { readByBarcode } from '../../catalog/index.ts';
import { refusals } from '../errors.ts';
import { isFound, type LoadedList, loadPickLists, needsOf, recordFinds } from '../pick-lists.ts';
import { type Need, unitsLeft } from '../rules/share-finds.ts';
import { closed } from '../schemas.ts';
import { updatePickLists } from '../store/pick-lists.ts';
import type { createRecordPick } from './record-pick.ts';

const Input = Type.Object(
  {
    pickListId: IdOf('pls'),
    barcode: Text(100, { description: 'SKU or GTIN as scanned' }),
    quantity: Type.Optional(Quantity),
  },
  closed,
);
const Output = Type.Object({
  sku: Type.String(),
  name: Type.String(),
  put: Type.Array(
    Type.Object({ tote: Type.Integer(), fulfilmentOrderId: Type.String(), quantity: Type.Integer() }),
    {
      description: 'Which tote gets how many of these units',
    },
  ),
  leftOfSku: Type.Integer(),
  left: Type.Integer({ description: 'Units of the whole list' }),
  done: Type.Boolean({ description: 'Everything was found; all orders of the list are picked' }),
});
type ScanItem = Item<Static<typeof Input>>;

export function createScanPickList(recordPick: ReturnType<typeof createRecordPick>) {
  return defineCommand({
    name: 'fulfilment.scanPickList',
    summary: 'Records a scan while picking a list; the last unit records all its orders as picked.',
    input: Input,
    output: Output,
    roles: ['operations'],
    refusals: [
      refusals.pickListUnknown,
      refusals.pickListEnded,
      refusals.barcodeUnknown,
      refusals.quantityTooLarge,
      ...recordPick.refusals.filter((kind) => kind !== refusals.quantityTooLarge),
    ],
    async run(tx, items) {
      const loaded = await loadPickLists(
        tx,
        items.map(({ input }) => input.pickListId),
        true,
      );
      const variants = await readVariants(tx, items);
      const touched = new Set<LoadedList>();
      const done: { index: number; item: ScanItem; loaded: LoadedList }[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const { pickListId, barcode, quantity = 1 } = item.input;
        const one = loaded.get(pickListId);
        if (!one) return decline(refusals.pickListUnknown);
        if (one.list.state === 'done') return decline(refusals.pickListEnded);
        const variant = variants.get(barcode);
        const before = needsOf(one);
        const wanted = before.filter((need) => need.sku === variant?.sku);
        if (!variant || wanted.length === 0) return decline(refuse(refusals.barcodeUnknown, { barcode }));
        const open = unitsLeft(wanted);
        if (quantity > open)
          return decline(refuse(refusals.quantityTooLarge, { sku: variant.sku, toPick: open }));
        const put = addFinds(one, wanted, variant.sku, quantity);
        touched.add(one);
        if (isFound(one)) {
          one.list.state = 'done';
          one.list.endedAt = tx.now;
          done.push({ index, item, loaded: one });
        }
        const left = unitsLeft(needsOf(one));
        tx.emit(item, {
          type: 'fulfilment.unitsFound',
          objects: [
            ['pick-list', pickListId, 'scanned'],
            ['sku', variant.sku, 'found'],
          ],
          attributes: { pickListId, sku: variant.sku, quantity, left },
        });
        const { sku, name } = variant;
        return accept({
          sku,
          name,
          put: mergeTotes(put),
          leftOfSku: open - quantity,
          left,
          done: left === 0,
        });
      });
      const lists = [...touched].map(({ list }) => list);
      if ((await updatePickLists(tx, lists)) < lists.length)
        throw new SetConflict('a pick list was changed meanwhile');
      await recordFinds(tx, recordPick, done);
      return outcomes;
    },
  });
}

async function readVariants(tx: Queryable, items: readonly ScanItem[]) {
  const variants = new Map<string, { sku: string; name: string }>();
  for (const barcode of new Set(items.map(({ input }) => input.barcode))) {
    const variant = await readByBarcode(tx, barcode);
    if (variant) variants.set(barcode, variant);
  }
  return variants;
}

/** Adds units to what was found of a SKU; tells which totes they go to. `before`: its needs as they were. */
function addFinds(one: LoadedList, before: readonly Need[], sku: string, quantity: number) {
  // Counted anew: units that were cancelled after they were found go back to the shelf.
  const known = before.reduce((sum, need) => sum + need.found, 0);
  one.list.found = { ...one.list.found, [sku]: known + quantity };
  const after = needsOf(one).filter((need) => need.sku === sku);
  return mergeTotes(
    after.flatMap(({ tote, fulfilmentOrderId, found }, at) => {
      const units = found - before[at]!.found;
      return units > 0 ? [{ tote, fulfilmentOrderId, quantity: units }] : [];
    }),
  );
}

/** A SKU may stand on several lines of one order. */
function mergeTotes(put: readonly { tote: number; fulfilmentOrderId: string; quantity: number }[]) {
  const byTote = new Map<number, { tote: number; fulfilmentOrderId: string; quantity: number }>();
  for (const each of put) {
    const known = byTote.get(each.tote);
    if (known) known.quantity += each.quantity;
    else byTote.set(each.tote, { ...each });
  }
  return [...byTote.values()];
}
