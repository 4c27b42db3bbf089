// The single place for when a supplier takes an order: its weekdays, its closed dates, its cut-off, all in its own zone. Pure. When
// a location can take goods in is inventory's to say.
import { Temporal } from 'temporal-polyfill';
import { assert } from '../../../platform/assert.ts';

export interface OrderCalendar {
  /** IANA name. */
  readonly timeZone: string;
  /** ISO weekdays on which orders are taken, 1 Monday; one at least. */
  readonly orderDays: readonly number[];
  /** `YYYY-MM-DD`: no orders are taken. */
  readonly closedDates: readonly string[];
  /** `HH:MM` local: later orders are the next order day's. */
  readonly cutOff: string;
}

/** The local day on which an order that is sent at `instant` is taken. */
export function orderDay(supplier: OrderCalendar, instant: Date): string {
  const local = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(
    supplier.timeZone,
  );
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' });
  const from = local.toPlainDate().add({ days: time < supplier.cutOff ? 0 : 1 });
  return firstDay(from, supplier.closedDates, (date) => supplier.orderDays.includes(date.dayOfWeek));
}

function firstDay(
  from: Temporal.PlainDate,
  closed: readonly string[],
  isOpen: (date: Temporal.PlainDate) => boolean,
): string {
  const shut = new Set(closed);
  // A week without a closed date has an open day, so the end is known.
  const farthest = 7 * (shut.size + 2);
  let date = from;
  for (let day = 0; day < farthest; day++, date = date.add({ days: 1 }))
    if (isOpen(date) && !shut.has(date.toString())) return date.toString();
  assert(false, 'a calendar has an open weekday');
}

export const laterDay = (a: string, b: string | null): string => (b !== null && b > a ? b : a);
