// The command that creates and changes the calendars of carriers: for everything a carrier does, or for one service, one country,
// or one service in one country. Omitted fields keep their value.

import Type from 'typebox';
import { findChanges } from '../../../platform/changes.ts';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { type Refusal, refuse } from '../../../platform/errors.ts';
import { CountryCode } from '../../../platform/schemas.ts';
import { isTimeZone } from '../../../platform/time-zones.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { refusals } from '../errors.ts';
import { type Change, emitChanges } from '../events.ts';
import { laneKey, RATE_BOOK_VERSION } from '../rate-book.ts';
import {
  CalendarView,
  CarrierCode,
  calendarFields,
  closed,
  MAX_ROWS,
  nullable,
  ServiceCode,
  WriteOutcome,
} from '../schemas.ts';
import { lockCarriers, selectCalendars, selectServices, upsertCalendarRows } from '../store/services.ts';
import type { CarrierCalendar } from '../types.ts';

/** Monday to Friday. */
const STARTING = { timeZone: null, workingDays: [1, 2, 3, 4, 5], deliveryDays: [1, 2, 3, 4, 5], closed: [] };

const keyOf = ({ carrier, service, country }: Pick<CarrierCalendar, 'carrier' | 'service' | 'country'>) =>
  `${carrier}\n${service ?? ''}\n${country ?? ''}`;

export const upsertCarrierCalendar = defineCommand({
  name: 'carriers.upsertCarrierCalendar',
  summary: 'Creates a calendar of a carrier or changes the given fields of one.',
  input: Type.Object(
    {
      carrier: CarrierCode,
      service: Type.Optional(nullable(ServiceCode)),
      country: Type.Optional(nullable(CountryCode)),
      ...Type.Partial(Type.Object(calendarFields)).properties,
    },
    closed,
  ),
  output: Type.Object({ ...CalendarView.properties, outcome: WriteOutcome }),
  roles: ['operations'],
  refusals: [
    refusals.carrierUnknown,
    refusals.serviceUnknown,
    refusals.timeZoneUnknown,
    refusals.calendarInvalid,
  ],
  maxItems: MAX_ROWS,
  async run(tx, items) {
    await lockCarriers(tx);
    const services = await selectServices(tx);
    const carriers = new Set(services.map((row) => row.carrier));
    const known = new Set(services.map((row) => laneKey(row.carrier, row.service)));
    const stored = new Map((await selectCalendars(tx)).map((row) => [keyOf(row), row]));
    const current = new Map(stored);
    const changes: Change[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const { carrier, service = null, country = null } = input;
      if (!carriers.has(carrier)) return decline(refuse(refusals.carrierUnknown, { carrier }));
      if (service !== null && !known.has(laneKey(carrier, service)))
        return decline(refuse(refusals.serviceUnknown, { carrier, service }));
      const key = keyOf({ carrier, service, country });
      const before = current.get(key);
      const after = sortDays({ ...(before ?? STARTING), ...input, service, country });
      const refusal = findProblem(after);
      if (refusal) return decline(refusal);
      const outcome = !before ? 'created' : findChanges(before, after).length > 0 ? 'changed' : 'unchanged';
      if (outcome !== 'unchanged') current.set(key, after);
      changes.push({ actor, carrier, what: [service, country].filter(Boolean).join(' ') || 'all', outcome });
      return accept({ ...after, outcome } as const);
    });
    const written = [...current].filter(([key, row]) => stored.get(key) !== row).map(([, row]) => row);
    if (written.length > 0) {
      await upsertCalendarRows(tx, written);
      await raiseVersion(tx, RATE_BOOK_VERSION);
    }
    emitChanges(tx, 'carriers.carrierCalendarUpserted', changes);
    return outcomes;
  },
});

function sortDays(calendar: CarrierCalendar) {
  const { workingDays, deliveryDays, closed: dates } = calendar;
  return {
    ...calendar,
    workingDays: [...workingDays].sort(),
    deliveryDays: [...deliveryDays].sort(),
    closed: [...new Set(dates)].sort(),
  };
}

function findProblem({ carrier, timeZone, workingDays, deliveryDays }: CarrierCalendar): Refusal | null {
  if (timeZone !== null && !isTimeZone(timeZone))
    return refuse(refusals.timeZoneUnknown, { carrier, timeZone });
  const idle = deliveryDays.filter((day) => !workingDays.includes(day));
  return idle.length === 0 ? null : refuse(refusals.calendarInvalid, { carrier, notWorking: idle });
}
