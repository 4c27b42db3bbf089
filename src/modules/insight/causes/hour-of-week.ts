// The single place for hours of the week on the wall clock of a time zone: which of the 168 an instant lies in, and how a span spreads over
// them. Hour 0 begins on Monday at midnight.

const HOUR_MS = 3_600_000;
export const WEEK_HOURS = 168;
const WEEK_MS = WEEK_HOURS * HOUR_MS;
/** 1970-01-05, the first Monday. */
const MONDAY_MS = 4 * 24 * HOUR_MS;

export interface LocalTime {
  /** 0 to 167. */
  hourOfWeek(time: number): number;
  /** Milliseconds on the wall clock since a Monday midnight; grows without end, jumps with summer time. */
  wall(time: number): number;
}

export function createLocalTime(timeZone: string): LocalTime {
  const format = new Intl.DateTimeFormat('en-GB', {
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
  let lastHour = Number.NaN;
  let lastOffset = 0;
  const offsetOf = (hour: number): number => {
    const known = offsets.get(hour);
    if (known !== undefined) return known;
    const instant = hour * HOUR_MS;
    const parts = Object.fromEntries(
      format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]),
    );
    const wall = Date.UTC(
      parts.year!,
      parts.month! - 1,
      parts.day!,
      parts.hour!,
      parts.minute!,
      parts.second!,
    );
    offsets.set(hour, wall - instant);
    return wall - instant;
  };
  const wall = (time: number): number => {
    const hour = Math.floor(time / HOUR_MS);
    if (hour !== lastHour) {
      lastHour = hour;
      lastOffset = offsetOf(hour);
    }
    return time + lastOffset - MONDAY_MS;
  };
  return { wall, hourOfWeek: (time) => wallHour(wall(time)) };
}

/** Hour of the week of a time on the wall clock. */
export const wallHour = (wall: number): number => Math.floor(modulo(wall, WEEK_MS) / HOUR_MS);

const modulo = (value: number, by: number): number => ((value % by) + by) % by;

/** Sums of milliseconds by hour of the week. A span of any length costs the same. */
export interface WeekSpread {
  add(fromWall: number, toWall: number): void;
  /** Milliseconds that lay in each hour of the week. */
  totals(): Float64Array;
}

export function createWeekSpread(): WeekSpread {
  let weeks = 0;
  const direct = new Float64Array(WEEK_HOURS);
  // Whole hours of spans as differences: +1 where one begins, -1 behind its end.
  const steps = new Float64Array(WEEK_HOURS + 1);
  return {
    add(fromWall, toWall) {
      const length = toWall - fromWall;
      if (!(length > 0)) return;
      const whole = Math.floor(length / WEEK_MS);
      weeks += whole;
      const from = modulo(fromWall, WEEK_MS);
      const to = from + (length - whole * WEEK_MS);
      const first = Math.floor(from / HOUR_MS);
      const last = Math.floor(to / HOUR_MS);
      if (first === last) {
        direct[first % WEEK_HOURS]! += to - from;
        return;
      }
      direct[first]! += (first + 1) * HOUR_MS - from;
      direct[last % WEEK_HOURS]! += to - last * HOUR_MS;
      const begin = first + 1;
      if (begin >= last) return;
      if (last <= WEEK_HOURS) mark(steps, begin, last);
      else {
        if (begin < WEEK_HOURS) mark(steps, begin, WEEK_HOURS);
        mark(steps, Math.max(0, begin - WEEK_HOURS), last - WEEK_HOURS);
      }
    },
    totals() {
      const sums = new Float64Array(WEEK_HOURS);
      let open = 0;
      for (let hour = 0; hour < WEEK_HOURS; hour++) {
        open += steps[hour]!;
        sums[hour] = direct[hour]! + (open + weeks) * HOUR_MS;
      }
      return sums;
    },
  };
}

function mark(steps: Float64Array, from: number, to: number): void {
  steps[from]! += 1;
  steps[to]! -= 1;
}
