// The single place for how far two places are from each other, for days under way. Sourcing measures in bulk by itself (its geography.ts).

const EARTH_RADIUS_KM = 6371.0088;
const RADIANS = Math.PI / 180;

interface Position {
  readonly latitude: number;
  readonly longitude: number;
}

/** Great-circle distance (haversine), kilometres. */
export function distanceKm(a: Position, b: Position): number {
  const north = Math.sin(((b.latitude - a.latitude) * RADIANS) / 2) ** 2;
  const east = Math.sin(((b.longitude - a.longitude) * RADIANS) / 2) ** 2;
  const part = north + Math.cos(a.latitude * RADIANS) * Math.cos(b.latitude * RADIANS) * east;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.min(1, Math.sqrt(part)));
}
