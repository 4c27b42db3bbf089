// The single place that knows how PostgreSQL's types look on the wire in binary: each type's send function, without its text
// form. Reading 512 UUIDs from text costs the server some 2 ms, reading them in binary next to nothing.
// Values are appended to one buffer for all: it is filled without waiting, and what was filled is copied out before anybody
// else may begin.

/** A value that has the right form but that no column of its type can hold, such as the 31st of February; a caller can cause it. */
export class BadColumnValue extends Error {
  override name = 'BadColumnValue';
}

export interface BinaryType<T> {
  /** As PostgreSQL names it. */
  readonly name: string;
  /** Its row in pg_type; these never change. */
  readonly oid: number;
  /** Appends the value with its length before it. */
  readonly put: (value: T) => void;
}

export const smallint: BinaryType<number> = {
  name: 'smallint',
  oid: 21,
  put(value) {
    checkRange(value, 0x7fff);
    putInt(2);
    putShort(value);
  },
};

export const integer: BinaryType<number> = {
  name: 'integer',
  oid: 23,
  put(value) {
    checkRange(value, 0x7fffffff);
    putInt(4);
    putInt(value);
  },
};

export const bigint: BinaryType<number> = {
  name: 'bigint',
  oid: 20,
  put(value) {
    checkRange(value, Number.MAX_SAFE_INTEGER);
    putInt(8);
    putLong(value);
  },
};

export const boolean: BinaryType<boolean> = {
  name: 'boolean',
  oid: 16,
  put(value) {
    putInt(1);
    bytes[at++] = value ? 1 : 0;
  },
};

export const uuid: BinaryType<string> = {
  name: 'uuid',
  oid: 2950,
  put(value) {
    putInt(16);
    if (value.length !== 36) throw new BadColumnValue(`invalid UUID: "${value}"`);
    for (let index = 0; index < 36; index += 2) {
      if (value.charCodeAt(index) === 0x2d) index += 1;
      const high = NIBBLES[value.charCodeAt(index)] ?? 0xff;
      const low = NIBBLES[value.charCodeAt(index + 1)] ?? 0xff;
      if ((high | low) > 15) throw new BadColumnValue(`invalid UUID: "${value}"`);
      bytes[at++] = (high << 4) | low;
    }
  },
};

export const text: BinaryType<string> = { name: 'text', oid: 25, put: putText };

/** `char(n)`: n characters. */
export const character: BinaryType<string> = { name: 'character', oid: 1042, put: putText };

/** Any value, serialised here. */
export const json: BinaryType<unknown> = {
  name: 'json',
  oid: 114,
  put: (value) => putText(JSON.stringify(value)),
};

/** Like json. */
export const jsonb: BinaryType<unknown> = {
  name: 'jsonb',
  oid: 3802,
  put(value) {
    // The version of the format stands before the text.
    const start = at;
    at += 1;
    putText(JSON.stringify(value));
    const end = at;
    at = start;
    putInt(end - start - 4);
    bytes[at] = 1;
    at = end;
  },
};

export const float8: BinaryType<number> = {
  name: 'double precision',
  oid: 701,
  put(value) {
    putInt(8);
    at = bytes.writeDoubleBE(value, at);
  },
};

/** An instant, to the millisecond, or 'infinity' or '-infinity'. */
export const timestamptz: BinaryType<Date | string> = {
  name: 'timestamp with time zone',
  oid: 1184,
  put(value) {
    if (value === 'infinity' || value === '-infinity') {
      putInt(8);
      putInt(value === 'infinity' ? 0x7fffffff : -0x80000000);
      putInt(value === 'infinity' ? -1 : 0);
      return;
    }
    // Date.parse would take a text without a zone as this machine's own time.
    const ms =
      typeof value !== 'string' ? value.getTime() : ZONE.test(value) ? Date.parse(value) : Number.NaN;
    if (!Number.isFinite(ms)) throw new BadColumnValue(`date/time out of range: "${String(value)}"`);
    putInt(8);
    const micros = (ms - EPOCH_MS) * 1000;
    if (Number.isSafeInteger(micros)) putLong(micros);
    else at = bytes.writeBigInt64BE(BigInt(ms - EPOCH_MS) * 1000n, at);
  },
};

/** A calendar date, YYYY-MM-DD. */
export const date: BinaryType<string> = {
  name: 'date',
  oid: 1082,
  put(value) {
    const ms = Date.parse(`${value}T00:00:00Z`);
    // What the calendar does not have, Date.parse refuses or carries over into the next month.
    if (!Number.isFinite(ms) || new Date(ms).toISOString().slice(0, 10) !== value)
      throw new BadColumnValue(`date/time field value out of range: "${value}"`);
    putInt(4);
    putInt((ms - EPOCH_MS) / DAY_MS);
  },
};

const ZONE = /(?:Z|[+-]\d\d:?\d\d)$/i;
const EPOCH_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;

let bytes = Buffer.allocUnsafe(1 << 20);
let at = 0;

/** Empties the buffer. */
export function beginBytes(): void {
  at = 0;
}

/** A copy of what was appended since beginBytes. */
export function takeBytes(): Buffer {
  return Buffer.from(bytes.subarray(0, at));
}

/** Appends a value or SQL NULL. */
export function putValue<T>(type: BinaryType<T>, value: T | null | undefined): void {
  reserve(24);
  if (value === null || value === undefined) putInt(-1);
  else type.put(value);
}

/** Room for `count` more bytes; texts and raw bytes see to it themselves. */
export function reserve(count: number): void {
  if (at + count <= bytes.length) return;
  const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, at + count));
  bytes.copy(larger, 0, 0, at);
  bytes = larger;
}

export function putRaw(raw: Buffer): void {
  reserve(raw.length);
  raw.copy(bytes, at);
  at += raw.length;
}

export function putShort(value: number): void {
  bytes[at] = value >> 8;
  bytes[at + 1] = value;
  at += 2;
}

export function putInt(value: number): void {
  bytes[at] = value >> 24;
  bytes[at + 1] = value >> 16;
  bytes[at + 2] = value >> 8;
  bytes[at + 3] = value;
  at += 4;
}

function putLong(value: number): void {
  const high = Math.floor(value / 0x1_0000_0000);
  putInt(high);
  putInt(value - high * 0x1_0000_0000);
}

/** Text with its length before it. Short ASCII, the most of it, is written here: a call of Buffer.write costs more. */
function putText(value: string): void {
  const { length } = value;
  reserve(4 + length * 3);
  const start = at + 4;
  if (length <= 48) {
    let index = 0;
    for (; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > 0x7f) break;
      bytes[start + index] = code;
    }
    if (index === length) {
      putInt(length);
      at += length;
      return;
    }
  }
  const count = bytes.write(value, start);
  putInt(count);
  at += count;
}

function checkRange(value: number, max: number): void {
  if (!Number.isInteger(value) || value > max || value < -max - 1)
    throw new BadColumnValue(`"${value}" is out of range`);
}

const NIBBLES = new Uint8Array(128).fill(0xff);
for (let value = 0; value < 16; value++) {
  NIBBLES[value.toString(16).charCodeAt(0)] = value;
  NIBBLES[value.toString(16).toUpperCase().charCodeAt(0)] = value;
}
