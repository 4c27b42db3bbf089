// On which days a carrier works and delivers, by service and country; the most special one holds.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CarrierCalendar, listCarrierCalendars, removeCalendar } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import { nameDayShort } from '../places/weekday.ts';
import { CARRIERS_KEY, useCarriersChanged } from './carriers-key.ts';
import { EditCalendarDialog } from './edit-calendar.dialog.tsx';
import { RowActions } from './row-actions.tsx';
import { RowTools } from './row-tools.tsx';

export function CalendarsSection({ carrier }: { carrier: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const [edited, setEdited] = useState<CarrierCalendar | null | undefined>();
  const [removed, setRemoved] = useState<CarrierCalendar | null>(null);
  const changed = useCarriersChanged(() => setRemoved(null));
  const title = t('planning.carriers.calendars.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'calendars'],
    queryFn: () => listCarrierCalendars(carrier),
  });
  const nameOf = ({ service, country }: CarrierCalendar) =>
    [service, country].filter(Boolean).join(' ') || t('planning.carriers.edit.everyService');
  const whyNot = may('PUT /v1/carriers/calendars') ? undefined : t('ui.notAllowed');
  return (
    <Section title={title}>
      <RowTools
        what="calendars"
        carrier={carrier}
        part={title}
        rows={query.data?.items}
        addLabel={t('planning.carriers.calendarForm.new')}
        onAdd={() => setEdited(null)}
      />
      <QueryView
        query={query}
        empty={t('planning.carriers.calendars.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <FactTable
            label={title}
            columns={[
              { title: t('planning.carriers.service') },
              { title: t('planning.locations.country') },
              { title: t('planning.carriers.calendars.works') },
              { title: t('planning.carriers.calendars.delivers') },
              { title: t('planning.locations.hours.closedOn') },
              { title: t('ui.blank'), isNumber: true },
            ]}
            rows={items.map((calendar) => ({
              key: `${calendar.service} ${calendar.country}`,
              cells: [
                calendar.service ?? t('ui.all'),
                calendar.country ?? t('ui.all'),
                calendar.workingDays.map(nameDayShort).join(' '),
                calendar.deliveryDays.map(nameDayShort).join(' '),
                calendar.closed.map(formatDate).join(' · ') || '–',
                <RowActions
                  key="actions"
                  row={`${title} ${nameOf(calendar)}`}
                  why={whyNot}
                  onChange={() => setEdited(calendar)}
                  onRemove={() => setRemoved(calendar)}
                />,
              ],
            }))}
          />
        )}
      </QueryView>
      {edited !== undefined && (
        <EditCalendarDialog
          carrier={carrier}
          calendar={edited ?? undefined}
          name={edited ? nameOf(edited) : ''}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <CommandDialog
          title={t('planning.carriers.calendarForm.title', { row: nameOf(removed) })}
          action={t('planning.carriers.edit.remove')}
          danger
          done={t('planning.carriers.edit.removed')}
          send={(key) => removeCalendar(removed, key)}
          onDone={changed}
          onClose={() => setRemoved(null)}
        >
          <Text size="sm">{t('planning.carriers.calendarForm.remove')}</Text>
        </CommandDialog>
      )}
    </Section>
  );
}
