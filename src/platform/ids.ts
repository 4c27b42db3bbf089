// The single place that makes, shows and reads identifiers: UUIDv7 in the database, TypeID text outside
// (prefix, underscore, 26 characters of Crockford base 32; https://github.com/jetify-com/typeid/tree/main/spec).
// An order's id carries its bucket (0 to 63) in its last six bits, so every row of its family is found without a look-up.
import { randomFillSync } from 'node:crypto';

export type Id<Prefix extends string> = string & { readonly __prefix: Prefix };
export type OrderId = Id<'ord'>;
/** A UUID as PostgreSQL prints it: 36 characters, lower case. */
export type Uuid = string & { readonly __uuid: true };

export const BUCKETS = 64;

const pool = Buffer.allocUnsafe(8192);
let used = pool.length;
let lastMs = 0;
let sequence = 0;

const HEX: string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

function takeRandom(count: number): number {
  if (used + count > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += count;
  return used - count;
}

/**
 * A new UUIDv7 (RFC 9562, 5.7; 12-bit counter after the milliseconds, so ids of one process sort in the order they
 * were made). `bucket` is written into the last six bits when given. `atMs` dates ids of imported history.
 */
export function newUuid(bucket?: number, atMs: number = Date.now()): Uuid {
  let ms = atMs;
  if (ms <= lastMs && lastMs - ms < 1000) {
    ms = lastMs;
    sequence += 1;
    if (sequence > 0xfff) {
      ms += 1;
      sequence = 0;
      lastMs = ms;
    }
  } else {
    const at = takeRandom(2);
    sequence = ((pool[at]! << 8) | pool[at + 1]!) & 0x3ff;
    if (ms > lastMs && ms - Date.now() < 1000) lastMs = ms;
  }
  const at = takeRandom(8);
  const last = bucket === undefined ? pool[at + 7]! : (pool[at + 7]! & 0xc0) | bucket;
  const high = Math.floor(ms / 0x10000);
  const low = ms & 0xffff;
  return `${HEX[(high >>> 24) & 255]}${HEX[(high >>> 16) & 255]}${HEX[(high >>> 8) & 255]}${HEX[high & 255]}-${HEX[low >>> 8]}${HEX[low & 255]}-${HEX[0x70 | (sequence >>> 8)]}${HEX[sequence & 255]}-${HEX[0x80 | (pool[at]! & 0x3f)]}${HEX[pool[at + 1]!]}-${HEX[pool[at + 2]!]}${HEX[pool[at + 3]!]}${HEX[pool[at + 4]!]}${HEX[pool[at + 5]!]}${HEX[pool[at + 6]!]}${HEX[last]}` as Uuid;
}

/** The bucket that an order family's UUID carries. */
export function bucketOf(uuid: Uuid): number {
  return Number.parseInt(uuid.slice(34), 16) & 63;
}

/** The instant in milliseconds that a UUIDv7 carries. */
export function instantOf(uuid: Uuid): number {
  return Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16);
}

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const VALUE = new Int8Array(128).fill(-1);
for (let i = 0; i < 32; i++) VALUE[ALPHABET.charCodeAt(i)] = i;

/** Values of hexadecimal digits by character code; dashes are -1. */
const NIBBLE = new Int8Array(128).fill(-1);
for (let i = 0; i < 16; i++) NIBBLE['0123456789abcdef'.charCodeAt(i)] = i;
/** Two digits of base 32 for each 10 bits. */
const PAIRS: string[] = Array.from(
  { length: 1024 },
  (_, bits) => ALPHABET[bits >> 5]! + ALPHABET[bits & 31]!,
);

/** `formatId('ord', uuid)` gives `ord_01h455vb4pex5vsknk084sn02q`. */
export function formatId<P extends string>(prefix: P, uuid: Uuid): Id<P> {
  // 128 bits behind two zero bits make 26 digits of five bits, taken two at a time.
  let text = `${prefix}_`;
  let carry = 0;
  let bits = 2;
  for (let i = 0; i < 36; i++) {
    const nibble = NIBBLE[uuid.charCodeAt(i)]!;
    if (nibble < 0) continue;
    carry = (carry << 4) | nibble;
    bits += 4;
    if (bits >= 10) {
      bits -= 10;
      text += PAIRS[carry >> bits];
      carry &= (1 << bits) - 1;
    }
  }
  return text as Id<P>;
}

/** Reads a TypeID of the given prefix back; null when it is not one. */
export function parseId(prefix: string, text: string): Uuid | null {
  if (text.length !== prefix.length + 27 || !text.startsWith(`${prefix}_`)) return null;
  const first = VALUE[text.charCodeAt(prefix.length + 1)] ?? -1;
  if (first < 0 || first > 7) return null;
  let hex = '';
  let carry = first;
  let bits = 3;
  for (let i = prefix.length + 2; i < text.length; i++) {
    const value = VALUE[text.charCodeAt(i)] ?? -1;
    if (value < 0) return null;
    carry = (carry << 5) | value;
    bits += 5;
    while (bits >= 4) {
      bits -= 4;
      hex += ((carry >> bits) & 15).toString(16);
      carry &= (1 << bits) - 1;
    }
  }
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}` as Uuid;
}
