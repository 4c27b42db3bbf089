// What must be there before orders of files can be captured: locations and ample stock, worked out from the same files.
import type { OrderFiles } from './read-orders.ts';

export interface LocationInput {
  code: string;
  name: string;
  kind: 'distribution-centre';
  latitude: number;
  longitude: number;
  address: { lines: string[]; postalCode: string; city: string; region?: string; country: string };
  timeZone: string;
}

/** The locations that the mapping names; rows of one code are one location at their mean position. */
export function planLocations({ mapping, fields, lookups }: OrderFiles): LocationInput[] {
  const { locations } = mapping;
  if (locations === undefined) return [];
  if (!('from' in locations)) {
    return locations.map(({ city, country, ...location }) => ({
      ...location,
      kind: 'distribution-centre',
      address: { lines: [city], postalCode: '', city, country },
    }));
  }
  const groups = new Map<string, { input: LocationInput; latitudes: number[]; longitudes: number[] }>();
  for (const row of lookups.get(locations.from)?.values() ?? []) {
    const context = { table: locations.from, row };
    const code = fields.read(locations.code, context);
    const city = fields.read(locations.city, context);
    if (code === undefined || city === undefined) continue;
    let group = groups.get(code);
    if (!group) {
      const region = fields.read(locations.region, context);
      group = {
        input: {
          code,
          name: fields.read(locations.name, context) ?? code,
          kind: 'distribution-centre',
          latitude: 0,
          longitude: 0,
          address: {
            lines: [city],
            postalCode: '',
            city,
            ...(region === undefined ? {} : { region }),
            country: locations.country,
          },
          timeZone: locations.timeZone,
        },
        latitudes: [],
        longitudes: [],
      };
      groups.set(code, group);
    }
    const latitude = Number(fields.read(locations.latitude, context) ?? Number.NaN);
    const longitude = Number(fields.read(locations.longitude, context) ?? Number.NaN);
    if (!Number.isFinite(latitude) || !Number.isFinite(longitude)) continue;
    group.latitudes.push(latitude);
    group.longitudes.push(longitude);
  }
  return [...groups.values()].map(({ input, latitudes, longitudes }) => ({
    ...input,
    latitude: mean(latitudes),
    longitude: mean(longitudes),
  }));
}

function mean(values: readonly number[]): number {
  if (values.length === 0) return 0;
  return Math.round((values.reduce((sum, value) => sum + value, 0) / values.length) * 1e6) / 1e6;
}

export interface StockInput {
  sku: string;
  location: string;
  onHand: number;
  reference: string;
}

const AT_LEAST = 100;

/** Twice what all orders of the files take at each place that sells it, and never few. */
export function planStock({ mapping, units }: OrderFiles): StockInput[] {
  return [...units].map(([position, count]) => {
    const [location, sku] = position.split('\n') as [string, string];
    return { sku, location, onHand: Math.max(AT_LEAST, count * 2), reference: `import ${mapping.name}` };
  });
}
