// When services fetch parcels at locations; where nothing is said they come on each open day.
import { Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Collection, listCollections, removeCollection } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { FactTable } from '../fact-table.tsx';
import { nameDayShort, WEEKDAYS } from '../places/weekday.ts';
import { CARRIERS_KEY, useCarriersChanged } from './carriers-key.ts';
import { EditCollectionDialog } from './edit-collection.dialog.tsx';
import { RowActions } from './row-actions.tsx';
import { RowTools } from './row-tools.tsx';

export function CollectionsSection({ carrier }: { carrier: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useLocationNames();
  const [edited, setEdited] = useState<Collection | null | undefined>();
  const [removed, setRemoved] = useState<Collection | null>(null);
  const changed = useCarriersChanged(() => setRemoved(null));
  const title = t('planning.carriers.collections.title');
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'collections'],
    queryFn: () => listCollections(carrier),
  });
  const timeOn = ({ times }: Collection, day: number) => times[day - 1] ?? '–';
  const whyNot = may('PUT /v1/carriers/collections') ? undefined : t('ui.notAllowed');
  return (
    <Section title={title}>
      <RowTools
        what="collections"
        carrier={carrier}
        part={title}
        rows={query.data?.items}
        addLabel={t('planning.carriers.collectionForm.new')}
        onAdd={() => setEdited(null)}
      />
      <QueryView
        query={query}
        empty={t('planning.carriers.collections.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) => (
          <FactTable
            label={title}
            columnWidth={90}
            columns={[
              { title: t('planning.stock.location') },
              { title: t('planning.carriers.service') },
              ...WEEKDAYS.map((day) => ({ title: nameDayShort(day), isNumber: true })),
              { title: t('planning.locations.cutOff'), isNumber: true },
              { title: t('ui.blank'), isNumber: true },
            ]}
            rows={items.map((collection) => ({
              key: `${collection.location} ${collection.service}`,
              cells: [
                nameOf(collection.location),
                collection.service,
                ...WEEKDAYS.map((day) => timeOn(collection, day)),
                collection.cutOff ?? '–',
                <RowActions
                  key="actions"
                  row={`${collection.service} ${nameOf(collection.location)}`}
                  why={whyNot}
                  onChange={() => setEdited(collection)}
                  onRemove={() => setRemoved(collection)}
                />,
              ],
            }))}
          />
        )}
      </QueryView>
      {edited !== undefined && (
        <EditCollectionDialog
          carrier={carrier}
          collection={edited ?? undefined}
          place={edited ? nameOf(edited.location) : ''}
          onClose={() => setEdited(undefined)}
        />
      )}
      {removed && (
        <CommandDialog
          title={t('planning.carriers.collectionForm.title', {
            service: removed.service,
            location: nameOf(removed.location),
          })}
          action={t('planning.carriers.edit.remove')}
          danger
          done={t('planning.carriers.edit.removed')}
          send={(key) => removeCollection(removed, key)}
          onDone={changed}
          onClose={() => setRemoved(null)}
        >
          <Text size="sm">{t('planning.carriers.collectionForm.remove')}</Text>
        </CommandDialog>
      )}
    </Section>
  );
}
