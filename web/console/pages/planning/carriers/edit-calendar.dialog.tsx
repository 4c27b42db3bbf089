// Creates a calendar of a carrier or changes one: for all it does, for one service, one country, or one service in one country.
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CarrierCalendar, saveCalendar } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { textIn } from '../stock/place.ts';
import { wordsIn } from '../typed.ts';
import { useCarriersChanged } from './carriers-key.ts';
import { DaysField } from './days-field.tsx';
import { placeRow } from './place-row.ts';
import { ServiceSelect } from './service-select.tsx';

interface EditCalendarDialogProps {
  carrier: string;
  calendar?: CarrierCalendar | undefined;
  /** How it is called in the table. */
  name: string;
  onClose: () => void;
}

const FIELDS = {
  'carriers.service-unknown': 'service',
  'carriers.time-zone-unknown': 'timeZone',
  'carriers.calendar-invalid': 'deliveryDays',
};
const WORKDAYS: readonly number[] = [1, 2, 3, 4, 5];

export function EditCalendarDialog({ carrier, calendar, name, onClose }: EditCalendarDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: {
      service: calendar?.service ?? '',
      country: calendar?.country ?? '',
      timeZone: calendar?.timeZone ?? '',
      workingDays: calendar?.workingDays ?? [...WORKDAYS],
      deliveryDays: calendar?.deliveryDays ?? [...WORKDAYS],
      closed: calendar?.closed.join(' ') ?? '',
    },
    send: ({ service, country, timeZone, closed, ...days }, key) =>
      placeRow(
        saveCalendar(
          {
            carrier,
            service: textIn(service) ?? null,
            country: textIn(country)?.toUpperCase() ?? null,
            timeZone: textIn(timeZone) ?? null,
            closed: wordsIn(closed),
            ...days,
          },
          key,
        ),
        FIELDS,
      ),
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  return (
    <CommandDialog
      title={
        calendar
          ? t('planning.carriers.calendarForm.title', { row: name })
          : t('planning.carriers.calendarForm.new')
      }
      action={t('planning.carriers.edit.save')}
      form={form}
      onClose={onClose}
    >
      {!calendar && (
        <div className="fields">
          <ServiceSelect
            carrier={carrier}
            clearable
            label={t('planning.carriers.service')}
            placeholder={t('planning.carriers.edit.everyService')}
            {...form.field('service')}
          />
          <TextInput
            maxLength={2}
            label={t('planning.locations.country')}
            placeholder={t('planning.carriers.edit.everyCountry')}
            {...form.field('country')}
          />
        </div>
      )}
      <DaysField label={t('planning.carriers.calendars.works')} {...form.field('workingDays')} />
      <DaysField label={t('planning.carriers.calendars.delivers')} {...form.field('deliveryDays')} />
      <TextInput
        label={t('planning.locations.hours.closedOn')}
        description={t('planning.locations.hours.closedHint')}
        {...form.field('closed')}
      />
      <TextInput
        label={t('planning.locations.timeZone')}
        placeholder={t('planning.carriers.calendarForm.placeTime')}
        {...form.field('timeZone')}
      />
    </CommandDialog>
  );
}
