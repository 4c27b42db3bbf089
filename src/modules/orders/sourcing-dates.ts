// The single place that gives sourcing the dates by which lateness costs: what was asked for and promised, and when each location
// could have it there. Only where the cost model asks for them, because they take a walk through calendars. Pure.
import type { CostModel, SourcingInput, SourcingLine } from '../sourcing/index.ts';

export interface LineDates {
  /** `YYYY-MM-DD`; null or absent: nobody asked, nothing was promised. */
  readonly requestedDate?: string | null | undefined;
  readonly promisedDate?: string | null | undefined;
}

/** `lines` stand beside those of the input; `arrivalDate` is asked by position of the location, once each. */
export function joinDates(
  input: SourcingInput,
  lines: readonly LineDates[],
  arrivalDate: (location: number) => string,
): SourcingInput {
  if (!costsLateness(input.costModel)) return input;
  const requested = earliest(lines.map((line) => line.requestedDate));
  const promised = earliest(lines.map((line) => line.promisedDate));
  if (requested === null && promised === null) return input;
  const days = new Map<number, number>();
  return {
    ...input,
    lines: input.lines.map((line, at) => ({ ...line, ...daysOf(lines[at]!) })),
    ...(requested === null ? {} : { requestedDay: toDay(requested) }),
    ...(promised === null ? {} : { promisedDay: toDay(promised) }),
    arrivalDay(location) {
      const known = days.get(location) ?? toDay(arrivalDate(location));
      days.set(location, known);
      return known;
    },
  };
}

function costsLateness(model: CostModel): boolean {
  return (
    (model.orderDayAfterPromisedMinor ?? 0) > 0 ||
    (model.orderDayAfterRequestedMinor ?? 0) > 0 ||
    (model.lineDayAfterPromisedMinor ?? 0) > 0 ||
    (model.lineDayAfterRequestedMinor ?? 0) > 0
  );
}

function daysOf({
  requestedDate,
  promisedDate,
}: LineDates): Pick<SourcingLine, 'requestedDay' | 'promisedDay'> {
  return {
    ...(requestedDate ? { requestedDay: toDay(requestedDate) } : {}),
    ...(promisedDate ? { promisedDay: toDay(promisedDate) } : {}),
  };
}

const earliest = (dates: readonly (string | null | undefined)[]): string | null =>
  dates.reduce<string | null>(
    (least, date) => (date && (least === null || date < least) ? date : least),
    null,
  );

const DAY_MS = 86_400_000;

/** A calendar date as a number of days. */
export function toDay(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}
