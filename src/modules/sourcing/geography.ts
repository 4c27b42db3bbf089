// The single place for distances: great-circle kilometres from one destination to many locations.
// Location positions are kept as unit vectors per location array; nothing else is remembered.
import type { Coordinates, SourcingLocation } from './types.ts';

const EARTH_DIAMETER_KM = 2 * 6371.0088;
const RADIANS = Math.PI / 180;
const WIDTH = 5;

const known = new WeakMap<readonly SourcingLocation[], Float64Array>();

export interface Origin {
  isKnown: boolean;
  x: number;
  y: number;
  z: number;
  points: Float64Array;
}

export function createOrigin(): Origin {
  return { isKnown: false, x: 0, y: 0, z: 0, points: new Float64Array(0) };
}

/** Prepares `origin` for distances from the destination to any of these locations. */
export function setOrigin(
  origin: Origin,
  destination: Coordinates | null,
  locations: readonly SourcingLocation[],
): void {
  origin.isKnown = destination !== null;
  if (destination === null) return;
  let points = known.get(locations);
  if (points === undefined || points.length !== locations.length * WIDTH) {
    points = new Float64Array(locations.length * WIDTH).fill(Number.NaN);
    known.set(locations, points);
  }
  origin.points = points;
  const latitude = destination.latitude * RADIANS;
  const longitude = destination.longitude * RADIANS;
  origin.x = Math.cos(latitude) * Math.cos(longitude);
  origin.y = Math.cos(latitude) * Math.sin(longitude);
  origin.z = Math.sin(latitude);
}

/** 0 when the destination is not known. `n` is the location's position in the array given to setOrigin. */
export function measureKm(origin: Origin, location: SourcingLocation, n: number): number {
  if (!origin.isKnown) return 0;
  const { points } = origin;
  const at = n * WIDTH;
  if (points[at] !== location.latitude || points[at + 1] !== location.longitude) place(points, at, location);
  const dx = points[at + 2]! - origin.x;
  const dy = points[at + 3]! - origin.y;
  const dz = points[at + 4]! - origin.z;
  return EARTH_DIAMETER_KM * arcsine(Math.sqrt(dx * dx + dy * dy + dz * dz) / 2);
}

/** Math.asin takes 40 ns; below 0.12 (1,500 km) five terms of its series are right to a tenth of a millimetre. */
function arcsine(x: number): number {
  if (x > 0.12) return Math.asin(x < 1 ? x : 1);
  const q = x * x;
  return x * (1 + q * (1 / 6 + q * (3 / 40 + q * (15 / 336 + q * (105 / 3456)))));
}

function place(points: Float64Array, at: number, location: Coordinates): void {
  const latitude = location.latitude * RADIANS;
  const longitude = location.longitude * RADIANS;
  points[at] = location.latitude;
  points[at + 1] = location.longitude;
  points[at + 2] = Math.cos(latitude) * Math.cos(longitude);
  points[at + 3] = Math.cos(latitude) * Math.sin(longitude);
  points[at + 4] = Math.sin(latitude);
}
