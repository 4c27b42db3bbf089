// Gathers what a pick list shows on paper, in the language that somebody asked for.
import type { Queryable } from '../../../platform/db.ts';
import { readVersions } from '../../../platform/versions.ts';
import { readPickList } from '../../fulfilment/index.ts';
import type { DocumentDependencies } from '../dependencies.ts';
import type { Language, PickListSheet } from '../types.ts';
import { minuteIn } from './days.ts';

export async function gatherPickList(
  db: Queryable,
  { locations, timeZone }: DocumentDependencies,
  pickListId: string,
  language: Language,
): Promise<PickListSheet | null> {
  const list = await readPickList(db, locations, pickListId);
  if (!list) return null;
  const location = (await locations.read(db, await readVersions(db))).byCode.get(list.location);
  const minute = (at: string) => minuteIn(location?.timeZone ?? timeZone, new Date(at));
  return {
    language,
    title: list.location,
    location: list.locationName,
    createdAt: minute(list.createdAt),
    barcode: list.pickListId,
    // Locations keep no bins yet: the walk goes by SKU.
    rows: list.rows.map((row) => ({ ...row, bin: null })),
    totes: list.totes
      .filter((tote) => tote.units > 0)
      .map(({ tote, fulfilmentOrderId, orderNumber, units, dueAt }) => ({
        tote,
        fulfilmentOrderId,
        orderNumber: orderNumber ?? '',
        units,
        dueAt: dueAt && minute(dueAt),
      })),
  };
}
