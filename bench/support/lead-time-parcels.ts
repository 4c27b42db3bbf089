// Parcels to learn lead times from, simulated or from public records, and the trial that foretells those not yet seen: each three days
// the model is fitted anew on what was delivered by then, as the worker does every night. It measures; it decides nothing.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { quantileOf, shareUpTo } from '../../src/modules/carriers/lead-times/distribution.ts';
import {
  expectFromTable,
  type FittedGroup,
  fitLeadTimes,
  type LateCount,
} from '../../src/modules/carriers/lead-times/fit-lead-times.ts';
import { toEpochDay, weekdayOf } from '../../src/modules/carriers/rules/days.ts';
import type { Figures } from './figures.ts';

export interface SeenParcel {
  readonly origin: string;
  readonly zone: string;
  /** Days since 1970. */
  readonly dispatched: number;
  readonly delivered: number;
  /** Working days after the last day of the transit table. */
  readonly late: number;
}

const SPREAD = 2;
const FIT_EVERY_DAYS = 3;
const LEVELS = [50, 80, 95] as const;
/** As the worker weighs what it has seen (commands/fit-lead-times.ts). */
const FADING = { window: 365, halfLife: 60, recentHalfLife: 5 };

/** Learns the first 70 % and foretells the rest, as it goes on learning. */
export function foretell(name: string, parcels: readonly SeenParcel[]): Figures {
  const sorted = [...parcels].sort((a, b) => a.dispatched - b.dispatched);
  const held = sorted.slice(Math.floor(sorted.length * 0.7));
  const byDelivery = [...parcels].sort((a, b) => a.delivered - b.delivered);
  const hits = [0, 0, 0];
  const expected = [0, 0, 0];
  for (const group of Map.groupBy(held, (parcel) => Math.floor(parcel.dispatched / FIT_EVERY_DAYS))) {
    const find = fitUpTo(byDelivery, group[0] * FIT_EVERY_DAYS);
    for (const parcel of group[1]) {
      const distribution = find(parcel)?.distribution ?? expectFromTable(SPREAD);
      LEVELS.forEach((level, at) => {
        const day = quantileOf(distribution, level / 100);
        if (parcel.late <= day) hits[at]! += 1;
        expected[at]! += shareUpTo(distribution, day);
      });
    }
  }
  const percent = (count: number) => Math.round((count / held.length) * 1000) / 10;
  return Object.fromEntries([
    [`${name}_held_out`, held.length],
    ...LEVELS.flatMap((level, at) => [
      [`${name}_p${level}_actual`, percent(hits[at]!)],
      [`${name}_p${level}_expected`, percent(expected[at]!)],
    ]),
  ]);
}

function fitUpTo(byDelivery: readonly SeenParcel[], today: number) {
  const counts = new Map<string, { -readonly [K in keyof LateCount]: LateCount[K] }>();
  for (const { origin, zone, delivered, late } of byDelivery) {
    const age = today - delivered;
    if (age <= 0 || age > FADING.window) continue;
    const key = `${origin}\n${zone}\n${late}`;
    let row = counts.get(key);
    if (!row) {
      row = { ...{ carrier: 'c', service: 's', origin, zone, spread: SPREAD, late }, count: 0, recent: 0 };
      counts.set(key, row);
    }
    row.count += 0.5 ** (age / FADING.halfLife);
    row.recent += 0.5 ** (age / FADING.recentHalfLife);
  }
  const groups = new Map(fitLeadTimes([...counts.values()]).map((group) => [keyOf(group), group]));
  return ({ origin, zone }: SeenParcel): FittedGroup | undefined =>
    groups.get(keyOf({ zone, origin })) ??
    groups.get(keyOf({ zone, origin: null })) ??
    groups.get(keyOf({ zone: null, origin: null }));
}

const keyOf = ({ zone, origin }: Pick<FittedGroup, 'zone' | 'origin'>) => `${zone}\n${origin}`;

/** Twelve origins, ten zones, a year; every lane with its own lateness, and a carrier that is slower before Christmas. */
export function simulateParcels(): SeenParcel[] {
  let seed = 20_261_102;
  const random = () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
  const first = toEpochDay('2026-01-01');
  const bias = Array.from({ length: 120 }, () => random() * 1.5);
  return Array.from({ length: 60_000 }, () => {
    const dispatched = first + Math.floor(random() * 360);
    // Few parcels on most lanes: squares make the first ones frequent.
    const origin = Math.floor(random() ** 2 * 12);
    const zone = Math.floor(random() ** 2 * 10);
    const rush = dispatched > toEpochDay('2026-11-20') ? 1.2 : 0;
    const mean = 0.6 + bias[origin * 10 + zone]! + rush;
    let late = -2;
    while (random() < mean / (1 + mean)) late += 1;
    return {
      origin: `O${origin}`,
      zone: `Z${zone}`,
      ...{ dispatched, delivered: dispatched + late + 4, late: Math.min(60, late) },
    };
  });
}

/** National holidays of Brazil while the records were made. */
const HOLIDAYS = new Set(
  [
    ...['2016-11-02', '2016-11-15', '2016-12-25', '2017-01-01', '2017-02-27', '2017-02-28', '2017-04-14'],
    ...['2017-04-21', '2017-05-01', '2017-06-15', '2017-09-07', '2017-10-12', '2017-11-02', '2017-11-15'],
    ...['2017-12-25', '2018-01-01', '2018-02-12', '2018-02-13', '2018-03-30', '2018-05-01', '2018-05-31'],
    ...['2018-09-07', '2018-10-12'],
  ].map(toEpochDay),
);
/** A transit table that knows nothing: three to five days everywhere. */
const TABLE_DAYS = 5;

/** Delivered orders of the Olist data set, from the carrier's hands to the customer's; origin is the seller's state. */
export async function readOlistParcels(folder: string): Promise<SeenParcel[]> {
  const read = async (name: string) => {
    const bytes = await readFile(join(folder, name));
    const text = name.endsWith('.gz') ? gunzipSync(bytes) : bytes;
    return parse(text, { columns: true, bom: true }) as Record<string, string>[];
  };
  const [orders, customers, items, sellers] = await Promise.all([
    read('olist_orders_dataset.csv.gz'),
    read('olist_customers_dataset.csv.gz'),
    read('olist_order_items_dataset.csv.gz'),
    read('olist_sellers_dataset.csv'),
  ]);
  const stateOf = new Map(sellers.map((row) => [row.seller_id, row.seller_state!]));
  const sellerOf = new Map(items.map((row) => [row.order_id, row.seller_id]));
  const customerOf = new Map(customers.map((row) => [row.customer_id, row]));
  return orders.flatMap((row): SeenParcel[] => {
    const { order_delivered_carrier_date: sent, order_delivered_customer_date: came } = row;
    const origin = stateOf.get(sellerOf.get(row.order_id!));
    if (row.order_status !== 'delivered' || !sent || !came || !origin || came < sent) return [];
    const customer = customerOf.get(row.customer_id!)!;
    const zone = `${customer.customer_state} ${customer.customer_zip_code_prefix!.slice(0, 2)}`;
    const works = (day: number) => weekdayOf(day) < 5 && !HOLIDAYS.has(day);
    let dispatched = toEpochDay(sent);
    while (!works(dispatched)) dispatched += 1;
    const delivered = toEpochDay(came);
    let underWay = 0;
    for (let day = dispatched + 1; day <= delivered; day++) if (works(day)) underWay += 1;
    return [{ origin, zone, dispatched, delivered, late: Math.min(60, underWay - TABLE_DAYS) }];
  });
}
