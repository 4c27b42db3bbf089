// Sets the business hours of service, and the days after which settled cases close and may not be opened again.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { CalendarDate, Text } from '../../../platform/schemas.ts';
import { isTimeZone } from '../../../platform/time-zones.ts';
import { refusals } from '../errors.ts';
import { closed, nullable } from '../schemas.ts';
import { updateSettings } from '../store/settings.ts';

const Clock = Type.String({ pattern: '^(?:[01]\\d|2[0-3]):[0-5]\\d$|^24:00$', maxLength: 5 });

export const SettingsFields = Type.Object(
  {
    timeZone: Text(60),
    calendar: Type.Object(
      {
        week: Type.Array(nullable(Type.Object({ open: Clock, close: Clock }, closed)), {
          minItems: 7,
          maxItems: 7,
          description: 'Monday first; null: closed',
        }),
        closed: Type.Array(CalendarDate, { maxItems: 400, uniqueItems: true }),
      },
      closed,
    ),
    reopenDays: Type.Integer({ minimum: 0, maximum: 365 }),
    closeAfterDays: Type.Integer({ minimum: 1, maximum: 365 }),
  },
  closed,
);

export const setServiceHours = defineCommand({
  name: 'service.setServiceHours',
  summary: 'Sets business hours, and when settled cases close; a whole answer each time.',
  input: SettingsFields,
  output: SettingsFields,
  roles: [],
  refusals: [refusals.timeZoneUnknown, refusals.alwaysClosed],
  async run(tx, items) {
    const accepted: Static<typeof SettingsFields>[] = [];
    const outcomes = items.map((item): Outcome<Static<typeof SettingsFields>> => {
      const { input } = item;
      if (!isTimeZone(input.timeZone)) return decline(refusals.timeZoneUnknown);
      const spans = input.calendar.week.filter((span) => span !== null);
      if (spans.length === 0 || spans.some((span) => span.open >= span.close))
        return decline(refusals.alwaysClosed);
      accepted.push(input);
      const { timeZone, reopenDays, closeAfterDays } = input;
      const objects = [['service-hours', 'all', 'settings']] as const;
      tx.emit(item, {
        type: 'service.serviceHoursSet',
        objects,
        attributes: { timeZone, reopenDays, closeAfterDays },
      });
      return accept(input);
    });
    const last = accepted.at(-1);
    if (last) await updateSettings(tx, last);
    return outcomes;
  },
});
