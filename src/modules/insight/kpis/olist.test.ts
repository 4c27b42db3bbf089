// The Olist data set, where somebody has put it: what its fact sheet says of deliveries and reviews, counted there from the files by another program.
// Times are taken as they stand in the files, so the shop's zone is UTC here; events and snapshots are those that an import writes.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import type { Uuid } from '../../../platform/ids.ts';
import { readValues } from './ask-values.ts';
import type { OrderEvent } from './facts/types.ts';
import { type FactWorld, foldAll, line, openFacts, snapshot } from './history.fixture.ts';

const OLIST = fileURLToPath(new URL('../../../../../shared/data/olist', import.meta.url));
const DAY = 86_400;

let world: FactWorld | undefined;
afterAll(() => world?.close());

/** Cells of these files hold no line ends; the reviews file is read apart. */
function rowsOf(file: string): Record<string, string>[] {
  const [head, ...lines] = gunzipSync(readFileSync(path.join(OLIST, file)))
    .toString()
    .trim()
    .split(/\r?\n/);
  const names = head!.replaceAll('"', '').split(',');
  return lines.map((text) => {
    const cells = text.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
    return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
  });
}

const timeOf = (text: string | undefined) => (text ? Date.parse(`${text.replace(' ', 'T')}Z`) : null);

function starsByOrder(): Map<string, { reviewId: string; stars: number }[]> {
  const text = readFileSync(path.join(OLIST, 'olist_order_reviews.sample.csv'), 'utf8');
  const found = new Map<string, { reviewId: string; stars: number }[]>();
  for (const [, reviewId, orderId, stars] of text.matchAll(
    /^"?([0-9a-f]{32})"?,"?([0-9a-f]{32})"?,([1-5]),/gm,
  ))
    found.set(orderId!, [...(found.get(orderId!) ?? []), { reviewId: reviewId!, stars: Number(stars) }]);
  return found;
}

function readHistory() {
  const people = new Map(
    rowsOf('olist_customers_dataset.csv.gz').map((row) => [row.customer_id!, row.customer_unique_id!]),
  );
  const withLines = new Set(rowsOf('olist_order_items_dataset.csv.gz').map((row) => row.order_id!));
  const reviews = starsByOrder();
  return rowsOf('olist_orders_dataset.csv.gz').map((row, index) => {
    const id = row.order_id!;
    const placedAt = timeOf(row.order_purchase_timestamp)!;
    const shippedAt = timeOf(row.order_delivered_carrier_date);
    const deliveredAt = timeOf(row.order_delivered_customer_date);
    const isDelivered = row.order_status === 'delivered';
    // tidy: foreign word
    const isCancelled = row.order_status === 'canceled';
    const hasLeft = isDelivered || row.order_status === 'shipped';
    const event = (type: string, when: number | null, lines: number[]): OrderEvent[] =>
      when === null
        ? []
        : [
            {
              type,
              at: when,
              actor: 'key:import',
              attributes: { imported: true, lines: lines.map((lineNo) => ({ lineNo, quantity: 1 })) },
              objects: [['shipment', `olist/${id}`, 'shipment']],
            },
          ];
    const day = row.order_estimated_delivery_date!.slice(0, 10);
    return {
      snapshot: snapshot(index + 1, '01-01 00:00', {
        placedAt,
        currency: 'BRL',
        imported: true,
        // 32 hexadecimal digits, as a UUID has.
        customerId: people
          .get(row.customer_id!)!
          .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as Uuid,
        customerKind: 'person',
        lines: withLines.has(id)
          ? [
              line(1, 'ANY', 1, {
                delivered: isDelivered ? 1 : 0,
                shipped: hasLeft && !isDelivered ? 1 : 0,
                cancelled: isCancelled ? 1 : 0,
                firstPromisedDate: day,
                lastPromisedDate: day,
              }),
            ]
          : [],
      }),
      events: [
        ...event('orders.orderPlaced', placedAt, []),
        ...event('fulfilment.shipmentShipped', shippedAt, hasLeft ? [1] : []),
        ...event('fulfilment.shipmentDelivered', deliveredAt, isDelivered ? [1] : []),
        ...(reviews.get(id) ?? []).map(
          ({ reviewId, stars }): OrderEvent => ({
            type: 'portal.feedbackGiven',
            at: placedAt,
            actor: 'customer:any',
            attributes: { shipmentId: reviewId, rating: stars },
            objects: [],
          }),
        ),
      ].sort((a, b) => a.at - b.at),
    };
  });
}

describe('the Olist data set', () => {
  it('gives the on-time shares, mean and median days, repeat customers and reviews of its fact sheet', {
    timeout: 600_000,
  }, async (context) => {
    if (!existsSync(OLIST))
      return context.skip('the Olist files are not beside this repository (../shared/data/olist)');
    world = await openFacts(foldAll(readHistory()), new Date('2018-11-01T00:00:00Z'));
    const { items } = await readValues(world.context, {
      keys: 'orders,cycle-time,on-time-last-promised,repeat-rate,feedback-score',
    });
    const figure = (key: string) => items.find((item) => item.key === key)!;
    expect(figure('orders').value).toBe(99_441);
    const onTime = figure('on-time-last-promised');
    expect(onTime).toMatchObject({ numerator: 89_936, denominator: 96_470, all: 99_441 });
    expect(onTime.value! * 100).toBeCloseTo(93.2269, 4);
    // By timestamp 88,644 of the same are in time.
    expect(onTime.parts.byInstant! * 96_470).toBeCloseTo(88_644, 4);
    const cycle = figure('cycle-time');
    expect(cycle.denominator).toBe(96_470);
    expect(cycle.value! / DAY).toBeCloseTo(12.558217, 6);
    expect(cycle.parts.p50! / DAY).toBeCloseTo(10.217477, 6);
    const { toReleased, toPicked, toShipped, toDelivered } = cycle.parts;
    expect((toReleased! + toPicked! + toShipped! + toDelivered!) / DAY).toBeCloseTo(12.558217, 6);
    expect(figure('repeat-rate')).toMatchObject({ numerator: 2997, denominator: 96_096 });
    expect(figure('feedback-score').parts).toEqual({
      stars1: 376,
      stars2: 111,
      stars3: 283,
      stars4: 736,
      stars5: 2279,
    });
  });
});
