// Periods that KPIs are looked at for, as calendar days. Pure: today is told.
import type { TimeBucket } from '../../../../../api/kpis.ts';

const DAY_MS = 86_400_000;
const dayOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);
export const addDays = (day: string, days: number) => dayOf(Date.parse(day) + days * DAY_MS);

/** Today on the reader's wall. */
export function today(now = new Date()): string {
  return dayOf(now.getTime() - now.getTimezoneOffset() * 60_000);
}

export const PERIODS = [
  'days7',
  'days30',
  'days90',
  'thisMonth',
  'lastMonth',
  'thisQuarter',
  'thisYear',
  'all',
] as const;
export type PeriodName = (typeof PERIODS)[number];
export const USUAL_PERIOD: PeriodName = 'days30';

export interface Days {
  /** Both included; absent: as far as the log goes. */
  from?: string | undefined;
  to?: string | undefined;
}

const LAST: Partial<Record<PeriodName, number>> = { days7: 7, days30: 30, days90: 90 };

/** The first and the last day; of a period that is not over, up to today. */
export function daysOf(name: PeriodName, on = today()): Days {
  if (name === 'all') return {};
  const count = LAST[name];
  if (count !== undefined) return { from: addDays(on, 1 - count), to: on };
  const monthStart = `${on.slice(0, 8)}01`;
  if (name === 'thisMonth') return { from: monthStart, to: on };
  if (name === 'thisYear') return { from: `${on.slice(0, 5)}01-01`, to: on };
  if (name === 'thisQuarter') {
    const first = Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1;
    return { from: `${on.slice(0, 5)}${String(first).padStart(2, '0')}-01`, to: on };
  }
  const to = addDays(monthStart, -1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** As fine as a chart of this many days can be read. */
export function bucketFor({ from, to }: Days, on = today()): TimeBucket {
  if (from === undefined) return 'month';
  const days = (Date.parse(to ?? on) - Date.parse(from)) / DAY_MS + 1;
  if (days <= 45) return 'day';
  return days <= 200 ? 'week' : 'month';
}

/** The first day of the bucket that `day` lies in; weeks begin on Monday. */
export function startOf(day: string, bucket: TimeBucket): string {
  if (bucket === 'month') return `${day.slice(0, 8)}01`;
  if (bucket === 'day') return day;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

function next(start: string, bucket: TimeBucket): string {
  return bucket === 'month'
    ? startOf(addDays(start, 31), 'month')
    : addDays(start, bucket === 'week' ? 7 : 1);
}

const MOST = 800;

/** The first day of every bucket from `from` to `to`, both included. */
export function listBuckets(from: string, to: string, bucket: TimeBucket): string[] {
  const found: string[] = [];
  for (let day = startOf(from, bucket); day <= to && found.length < MOST; day = next(day, bucket))
    found.push(day);
  return found;
}
