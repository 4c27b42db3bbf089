// The only file that imports the countries and the projection, which are large: maps load it when they are shown. It fits the drawing
// to what is on it and gives back paths.
import { geoGraticule10, geoMercator, geoPath } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import atlas from 'world-atlas/countries-110m.json';

export interface Position {
  latitude: number;
  longitude: number;
}

export interface DrawnMap {
  width: number;
  height: number;
  land: string;
  borders: string;
  placeOf(position: Position): [number, number] | null;
  arcOf(from: Position, to: Position): string;
}

const WIDTH = 800;
const HEIGHT = 420;
const MARGIN = 48;
/** Degrees; what lies closer together is not drawn larger than this around it. */
const SMALLEST_SPAN = 6;

const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
const countries = feature(topology, topology.objects.countries);
const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b);

export function drawMap(positions: readonly Position[]): DrawnMap {
  const projection = geoMercator().fitExtent(
    [
      [MARGIN, MARGIN],
      [WIDTH - MARGIN, HEIGHT - MARGIN],
    ],
    positions.length === 0 ? geoGraticule10() : frameOf(positions),
  );
  const path = geoPath(projection);
  return {
    width: WIDTH,
    height: HEIGHT,
    land: path(countries) ?? '',
    borders: path(borders) ?? '',
    placeOf: ({ longitude, latitude }) => projection([longitude, latitude]),
    arcOf: (from, to) =>
      path({
        type: 'LineString',
        coordinates: [
          [from.longitude, from.latitude],
          [to.longitude, to.latitude],
        ],
      }) ?? '',
  };
}

/** The corners of what is shown. */
function frameOf(positions: readonly Position[]) {
  const latitudes = positions.map((each) => each.latitude);
  const longitudes = positions.map((each) => each.longitude);
  const [south, north] = widen(Math.min(...latitudes), Math.max(...latitudes));
  const [west, east] = widen(Math.min(...longitudes), Math.max(...longitudes));
  return {
    type: 'MultiPoint' as const,
    coordinates: [
      [west, Math.max(-70, south)],
      [east, Math.min(78, north)],
    ],
  };
}

function widen(low: number, high: number): [number, number] {
  const missing = Math.max(0, SMALLEST_SPAN - (high - low)) / 2;
  return [low - missing, high + missing];
}
