// The command that removes one calendar of a carrier: the more general one holds again, and without any, Monday to Friday.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { CountryCode } from '../../../platform/schemas.ts';
import { raiseVersion } from '../../../platform/versions.ts';
import { refusals } from '../errors.ts';
import { emitRemoval } from '../events.ts';
import { RATE_BOOK_VERSION } from '../rate-book.ts';
import { CalendarView, CarrierCode, closed, MAX_ROWS, nullable, ServiceCode } from '../schemas.ts';
import { deleteCalendarRows, lockCarriers, selectCalendars } from '../store/services.ts';
import type { CarrierCalendar } from '../types.ts';

type Place = Pick<CarrierCalendar, 'carrier' | 'service' | 'country'>;
const keyOf = ({ carrier, service, country }: Place) => `${carrier}\n${service ?? ''}\n${country ?? ''}`;

export const removeCarrierCalendar = defineCommand({
  name: 'carriers.removeCarrierCalendar',
  summary: 'Removes one calendar of a carrier; the next more general one holds again.',
  input: Type.Object(
    {
      carrier: CarrierCode,
      service: Type.Optional(nullable(ServiceCode)),
      country: Type.Optional(nullable(CountryCode)),
    },
    closed,
  ),
  output: CalendarView,
  roles: ['operations'],
  refusals: [refusals.calendarUnknown],
  maxItems: MAX_ROWS,
  async run(tx, items) {
    await lockCarriers(tx);
    const calendars = new Map((await selectCalendars(tx)).map((row) => [keyOf(row), row]));
    const gone: CarrierCalendar[] = [];
    const outcomes = items.map(({ input, actor }) => {
      const { carrier, service = null, country = null } = input;
      const found = calendars.get(keyOf({ carrier, service, country }));
      if (!found) return decline(refuse(refusals.calendarUnknown, { carrier, service, country }));
      calendars.delete(keyOf(found));
      gone.push(found);
      emitRemoval(tx, actor, 'carriers.carrierCalendarRemoved', carrier, { ...found });
      const { workingDays, deliveryDays, closed: dates } = found;
      return accept({
        ...found,
        workingDays: [...workingDays],
        deliveryDays: [...deliveryDays],
        closed: [...dates],
      });
    });
    if (gone.length > 0) {
      await deleteCalendarRows(tx, gone);
      await raiseVersion(tx, RATE_BOOK_VERSION);
    }
    return outcomes;
  },
});
