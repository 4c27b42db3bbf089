// Calendar days in UTC, as the books count them.

const DAY_MS = 86_400_000;
const textOf = (instant: number) => new Date(instant).toISOString().slice(0, 10);

export const today = (now = Date.now()) => textOf(now);

export const daysBefore = (day: string, days: number) => textOf(Date.parse(day) - days * DAY_MS);

export const PERIODS = ['thisMonth', 'lastMonth', 'thisYear'] as const;
export type PeriodName = (typeof PERIODS)[number];

/** The first and the last day of a period; of one that is not over, up to today. */
export function daysOf(name: PeriodName, on = today()): { from: string; to: string } {
  const monthStart = `${on.slice(0, 8)}01`;
  if (name === 'thisMonth') return { from: monthStart, to: on };
  if (name === 'thisYear') return { from: `${on.slice(0, 5)}01-01`, to: on };
  const to = daysBefore(monthStart, 1);
  return { from: `${to.slice(0, 8)}01`, to };
}

/** Every day from `from` to `to`, both included. */
export function listDays(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = daysBefore(day, -1)) days.push(day);
  return days;
}
