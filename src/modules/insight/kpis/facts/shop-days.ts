// The single place that says on which day an instant falls in a time zone, fast enough for millions: the offset of a quarter of an hour is
// looked up once (offsets change at quarters of an hour at most).
const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

export interface ShopDays {
  readonly timeZone: string;
  /** Days since 1970 of the instant's local day. */
  dayOf(atMs: number): number;
  /** First instant of a day. */
  startOf(day: number): number;
}

export function createShopDays(timeZone: string): ShopDays {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const offsets = new Map<number, number>();

  function offsetAt(atMs: number): number {
    const quarter = Math.floor(atMs / QUARTER_MS);
    let offset = offsets.get(quarter);
    if (offset === undefined) {
      const at = quarter * QUARTER_MS;
      const part: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(at)) part[type] = Number(value);
      const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!);
      offset = local - at;
      offsets.set(quarter, offset);
    }
    return offset;
  }

  return {
    timeZone,
    dayOf: (atMs) => Math.floor((atMs + offsetAt(atMs)) / DAY_MS),
    startOf(day) {
      const local = day * DAY_MS;
      // Twice, for days that begin beside a change of the clock.
      const first = local - offsetAt(local);
      return local - offsetAt(first);
    },
  };
}

/** Days since 1970 of `YYYY-MM-DD`. */
export const parseDay = (text: string): number => Math.round(Date.parse(`${text}T00:00:00Z`) / DAY_MS);
export const formatDay = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
