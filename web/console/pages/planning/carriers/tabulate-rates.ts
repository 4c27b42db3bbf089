// Rates as carriers print them: one table a service, weights downwards, zones across.
import type { Rate } from '../../../../api/network.ts';

export interface RateTable {
  service: string;
  zones: string[];
  rows: { overGrams: number; upToGrams: number; byZone: Map<string, Rate> }[];
}

export function tabulateRates(rates: readonly Rate[]): RateTable[] {
  const services = [...new Set(rates.map(({ service }) => service))];
  return services.map((service) => tabulateService(service, rates));
}

function tabulateService(service: string, rates: readonly Rate[]): RateTable {
  const own = rates.filter((rate) => rate.service === service);
  const rows = new Map<string, RateTable['rows'][number]>();
  for (const rate of own) {
    const { overGrams, upToGrams } = rate;
    const key = `${overGrams} ${upToGrams}`;
    const row = rows.get(key) ?? { overGrams, upToGrams, byZone: new Map() };
    row.byZone.set(rate.zone, rate);
    rows.set(key, row);
  }
  return {
    service,
    zones: [...new Set(own.map(({ zone }) => zone))].sort((a, b) =>
      a.localeCompare(b, 'en', { numeric: true }),
    ),
    rows: [...rows.values()].sort((a, b) => a.overGrams - b.overGrams || a.upToGrams - b.upToGrams),
  };
}
