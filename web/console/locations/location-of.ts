// Finds a location by its id: as the API shows it, or as an older decision stored it (a bare UUID).
import type { Location } from '../../api/inventory.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** The UUID inside a TypeID such as `loc_01h455vb4pex5vsknk084sn02q`. */
export function uuidOf(id: string): string | null {
  const text = id.split('_').at(-1) ?? '';
  if (!/^[0-7][0-9a-hjkmnp-tv-z]{25}$/.test(text)) return null;
  let value = 0n;
  for (const letter of text) value = value * 32n + BigInt(ALPHABET.indexOf(letter));
  const hex = value.toString(16).padStart(32, '0');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

export function locationOf(locations: readonly Location[], idOrCode: string): Location | undefined {
  return locations.find(
    (location) =>
      location.locationId === idOrCode ||
      location.code === idOrCode ||
      uuidOf(location.locationId) === idOrCode,
  );
}
