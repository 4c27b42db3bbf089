// When services fetch parcels at locations; where nothing is said they come on each open day.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Collection, listCollections } from '../../../../api/network.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { FactTable } from '../fact-table.tsx';
import { nameDayShort, WEEKDAYS } from '../places/weekday.ts';
import { CARRIERS_KEY } from './carriers-key.ts';

export function CollectionsSection({ carrier }: { carrier: string }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const title = t('planning.carriers.collections.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'collections'],
    queryFn: () => listCollections(carrier),
  });
  const timeOn = ({ times }: Collection, day: number) => times[day - 1] ?? '–';
  return (
    <Section title={title}>
      <QueryView
        query={query}
        empty={t('planning.carriers.collections.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <FactTable
            label={title}
            columns={[
              { title: t('planning.stock.location') },
              { title: t('planning.carriers.service') },
              ...WEEKDAYS.map((day) => ({ title: nameDayShort(day), isNumber: true })),
              { title: t('planning.locations.cutOff'), isNumber: true },
            ]}
            rows={items.map((collection) => ({
              key: `${collection.location} ${collection.service}`,
              cells: [
                nameOf(collection.location),
                collection.service,
                ...WEEKDAYS.map((day) => timeOn(collection, day)),
                collection.cutOff ?? '–',
              ],
            }))}
          />
        )}
      </QueryView>
    </Section>
  );
}
