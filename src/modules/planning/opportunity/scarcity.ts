// What of the past orders makes a SKU scarce: its forecast by region until new stock comes, against what is free where. Pure.
import type { RegionalUnits } from '../../orders/index.ts';
import { forecastWeekly } from './forecast.ts';

/** Where demand comes from: a country with the beginning of its postal codes, or a place of collection. */
export interface Region {
  readonly country: string | null;
  readonly postalCode: string | null;
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly pickupLocation: string | null;
  readonly channel: string;
  readonly currency: string;
  /** Units expected until the end of the horizon. */
  readonly demand: number;
}

export interface DemandForecast {
  /** Units of all regions. */
  readonly demand: number;
  readonly regions: readonly Region[];
}

/** The SKU's own forecast, shared among regions as their units of the whole span. */
export function forecastRegions(
  rows: readonly RegionalUnits[],
  weeks: number,
  horizonDays: number,
): DemandForecast {
  const series = new Array<number>(weeks).fill(0);
  let total = 0;
  for (const { weeksBefore, units } of rows) {
    const week = weeks - 1 - weeksBefore;
    if (week < 0 || week >= weeks) continue;
    series[week]! += units;
    total += units;
  }
  const demand = (forecastWeekly(series).unitsPerWeek * horizonDays) / 7;
  if (total === 0) return { demand: 0, regions: [] };
  const byRegion = Map.groupBy(rows, ({ country, area, pickupLocation }) =>
    pickupLocation === null ? `${country} ${area ?? ''}` : `at ${pickupLocation}`,
  );
  const regions = [...byRegion.values()].map((own): Region => {
    const units = own.reduce((sum, row) => sum + row.units, 0);
    const largest = own.reduce((most, row) => (row.units > most.units ? row : most));
    const { country, postalCode, pickupLocation, channel, currency } = largest;
    const middle = { latitude: middleOf(own, 'latitude'), longitude: middleOf(own, 'longitude') };
    return {
      country,
      postalCode,
      pickupLocation,
      channel,
      currency,
      ...middle,
      demand: (demand * units) / total,
    };
  });
  return { demand, regions };
}

function middleOf(rows: readonly RegionalUnits[], of: 'latitude' | 'longitude'): number | null {
  let weight = 0;
  let sum = 0;
  for (const row of rows) {
    const value = row[of];
    if (value === null) continue;
    sum += value * row.units;
    weight += row.units;
  }
  return weight === 0 ? null : sum / weight;
}

export interface Horizon {
  /** At least 1. */
  readonly days: number;
  /** When new stock is expected; null: not within the longest horizon. */
  readonly supplyOn: string | null;
}

const DAY_MS = 86_400_000;

/**
 * Until the first expected supply that is more than what waits for it. Overdue supply has no date to go by and is left out.
 * `today` and due dates are `YYYY-MM-DD`; supplies in the order of their dates.
 */
export function findHorizon(
  supplies: readonly { readonly dueOn: string; readonly quantity: number }[],
  waiting: number,
  today: string,
  longestDays: number,
): Horizon {
  let uncovered = waiting;
  for (const { dueOn, quantity } of supplies) {
    if (dueOn < today) continue;
    uncovered -= quantity;
    if (uncovered >= 0) continue;
    const days = Math.max(1, (Date.parse(dueOn) - Date.parse(today)) / DAY_MS);
    return days > longestDays ? { days: longestDays, supplyOn: null } : { days, supplyOn: dueOn };
  }
  return { days: longestDays, supplyOn: null };
}

/**
 * Whether demand can use up a place: where each place that has units could serve all of it alone, no unit is worth more than
 * another. `demand` may be an upper bound.
 */
export function canBeScarce(free: readonly number[], demand: number): boolean {
  const least = Math.min(...free.filter((units) => units > 0));
  return least !== Number.POSITIVE_INFINITY && demand >= least;
}
