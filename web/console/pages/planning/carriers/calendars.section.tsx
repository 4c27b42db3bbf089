// On which days a carrier works and delivers, by service and country; the most special one holds.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listCarrierCalendars } from '../../../../api/network.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { FactTable } from '../fact-table.tsx';
import { nameDayShort } from '../places/weekday.ts';
import { CARRIERS_KEY } from './carriers-key.ts';

export function CalendarsSection({ carrier }: { carrier: string }) {
  const { t } = useTranslation();
  const title = t('planning.carriers.calendars.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'calendars'],
    queryFn: () => listCarrierCalendars(carrier),
  });
  return (
    <Section title={title}>
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
            ]}
            rows={items.map((calendar) => ({
              key: `${calendar.service} ${calendar.country}`,
              cells: [
                calendar.service ?? t('ui.all'),
                calendar.country ?? t('ui.all'),
                calendar.workingDays.map(nameDayShort).join(' '),
                calendar.deliveryDays.map(nameDayShort).join(' '),
                calendar.closed.map(formatDate).join(' · ') || '–',
              ],
            }))}
          />
        )}
      </QueryView>
    </Section>
  );
}
