// A fortnight of 200 orders, simulated: warehouses and regions in a plane of 1,000 kilometres, stock that lies where it was bought and
// not where it is wanted, eight weeks of orders before to forecast from. The same orders are sourced with and without values.
import type { Uuid } from '../../../platform/ids.ts';
import type { RegionalUnits } from '../../orders/index.ts';
import { openStockValues, planSourcing, type SourcingInput } from '../../sourcing/index.ts';
import { canBeScarce, forecastRegions } from './scarcity.ts';
import { drawPoisson, seedRandom, valueUnits } from './value-of-units.ts';

const SKUS = 10;
const PLACES = 4;
const REGIONS = 12;
const ORDERS = 200;
const DAYS = 14;
const WEEKS = 8;
const DAY_MS = 86_400_000;

const COSTS = {
  perKmMinor: 1,
  perShipmentMinor: 400,
  perUnitMinor: 20,
  splitPenaltyMinor: 300,
  stockBalanceMinor: 0,
};

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}

interface Order {
  readonly day: number;
  readonly sku: number;
  readonly region: number;
}

const skuId = (sku: number) => `00000000-0000-7000-8000-0000000000${(16 + sku).toString(16)}` as Uuid;
const placeId = (place: number) => `00000000-0000-7000-8000-00000000010${place}` as Uuid;

export function makeFortnight(seed: number) {
  const random = seedRandom(seed);
  const point = (): Point => ({ latitude: 46 + 9 * random(), longitude: 4 + 13 * random() });
  const share = (parts: number) => {
    const weights = Array.from({ length: parts }, () => -Math.log(1 - random()));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return weights.map((weight) => weight / sum);
  };
  const places = Array.from({ length: PLACES }, point);
  const regions = Array.from({ length: REGIONS }, point);
  const skuShares = share(SKUS);
  const regionShares = share(REGIONS);
  const pick = (shares: readonly number[]) => {
    let left = random();
    return Math.max(
      0,
      shares.findIndex((part) => {
        left -= part;
        return left < 0;
      }),
    );
  };
  const orders = Array.from(
    { length: ORDERS },
    (_, at): Order => ({
      day: Math.floor((at * DAYS) / ORDERS),
      sku: pick(skuShares),
      region: pick(regionShares),
    }),
  );
  // A tenth more than is expected, wherever it happens to lie.
  const stock = skuShares.map((part) => share(PLACES).map((at) => Math.ceil(at * part * ORDERS * 1.1)));
  const history = skuShares.map((part, sku) =>
    regionShares.flatMap((toRegion, region) =>
      Array.from({ length: WEEKS }, (_, weeksBefore): RegionalUnits => {
        const units = drawPoisson(random, (part * toRegion * ORDERS * 7) / DAYS);
        return {
          ...{
            skuId: skuId(sku),
            weeksBefore,
            country: 'DE',
            area: String(region),
            pickupLocation: null,
            units,
          },
          ...{ postalCode: String(region), channel: 'web', currency: 'EUR', ...regions[region]! },
        };
      }).filter((row) => row.units > 0),
    ),
  );
  return { places, regions, orders, stock, history };
}

type Fortnight = ReturnType<typeof makeFortnight>;

/** What all orders cost to ship, minor units, and how many could not be served. */
export async function shipFortnight(
  { places, regions, orders, stock, history }: Fortnight,
  how: 'nearest' | 'by-value',
): Promise<{ costMinor: number; unserved: number }> {
  const left = stock.map((row) => [...row]);
  const locations = places.map((at, place) => ({
    ...{ id: placeId(place), ...at, fixedCostMinor: 0, handlingCostMinor: 0, capabilities: [], active: true },
  }));
  const total = { costMinor: 0, unserved: 0 };
  const bare = (sku: number, destination: Point): SourcingInput => ({
    ...{ destination, locations, costModel: COSTS, allowBackorder: true },
    lines: [{ lineNo: 1, skuId: skuId(sku), quantity: 1 }],
    available: (_, place) => left[sku]![place]!,
  });
  const costOf = (sku: number, to: Point, place: number) => {
    const alone = { ...bare(sku, to), available: (_: number, at: number) => (at === place ? 1 : 0) };
    return planSourcing(alone).costMinor;
  };
  let values = openStockValues([], []);
  for (let day = 0; day < DAYS; day++) {
    if (how === 'by-value') values = await findDay(day);
    for (const { sku, region } of orders.filter((order) => order.day === day)) {
      const input = bare(sku, regions[region]!);
      const { allocations } = planSourcing(values?.join(input, new Date(day * DAY_MS)) ?? input);
      if (allocations.length === 0) total.unserved += 1;
      for (const { locationId } of allocations) {
        const place = places.findIndex((_, at) => placeId(at) === locationId);
        left[sku]![place]! -= 1;
        total.costMinor += costOf(sku, regions[region]!, place);
      }
    }
  }
  return total;

  /** As the run of each night does it. */
  async function findDay(day: number) {
    const found: Parameters<typeof openStockValues>[1][number][] = [];
    for (let sku = 0; sku < SKUS; sku++) {
      const forecast = forecastRegions(history[sku]!, WEEKS, DAYS - day);
      const free = left[sku]!;
      if (!canBeScarce(free, forecast.demand)) continue;
      const open = places.flatMap((_, place) => (free[place]! > 0 ? [place] : []));
      const cost = Float64Array.from(
        open.flatMap((place) => forecast.regions.map((region) => costOf(sku, region as Point, place))),
      );
      const demand = forecast.regions.map((region) => region.demand);
      const lostMinor = 2 * Math.max(...cost) + 1;
      const worth = await valueUnits({ supply: open.map((place) => free[place]!), demand, cost, lostMinor });
      const validFrom = new Date(day * DAY_MS);
      const validUntil = new Date((day + 1) * DAY_MS);
      open.forEach((place, at) => {
        const costMinor = Math.round(worth[at]!);
        found.push({ skuId: skuId(sku), locationId: placeId(place), costMinor, validFrom, validUntil });
      });
    }
    return openStockValues([], found);
  }
}
