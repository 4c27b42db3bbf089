// The locations as a table: what they are, where, until when they ship the same day, and how much.
import '../planning.css';
import { Anchor, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../api/inventory.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { ActivityBadge } from '../activity-badge.tsx';

interface LocationListProps {
  locations: readonly Location[];
  chosen: string | undefined;
  onOpen: (code: string) => void;
}

export function LocationList({ locations, chosen, onOpen }: LocationListProps) {
  const { t } = useTranslation();
  const name = (location: Location) => (
    <div>
      <Anchor
        component="button"
        type="button"
        className="chosen-name"
        fz="inherit"
        ta="start"
        onClick={() => onOpen(location.code)}
      >
        <bdi>{location.name || location.code}</bdi>
      </Anchor>
      <Text size="xs" c="dimmed" className="mono">
        {location.code}
      </Text>
    </div>
  );
  return (
    <DataTable
      id="locations"
      label={t('shell.pages.locations')}
      rows={locations}
      rowKey={({ code }) => code}
      onOpen={({ code }) => onOpen(code)}
      isChosen={({ code }) => code === chosen}
      empty={t('planning.locations.none')}
      columns={[
        { id: 'name', title: t('planning.locations.name'), fixed: true, cell: name },
        {
          id: 'kind',
          title: t('planning.locations.kind'),
          cell: ({ kind }) => t(`planning.locations.kinds.${kind}`),
        },
        {
          id: 'place',
          title: t('planning.locations.place'),
          cell: ({ address }) => <bdi>{[address.city, address.country].filter(Boolean).join(', ')}</bdi>,
        },
        { id: 'zone', title: t('planning.locations.timeZone'), optional: true, cell: (row) => row.timeZone },
        { id: 'cutOff', title: t('planning.locations.cutOff'), align: 'end', cell: (row) => row.cutOff },
        {
          id: 'capacity',
          title: t('planning.locations.capacity'),
          align: 'end',
          cell: ({ capacityUnitsPerDay: units }) =>
            units === null ? (
              <span className="dim">{t('planning.locations.noLimit')}</span>
            ) : (
              formatCount(units)
            ),
        },
        {
          id: 'state',
          title: t('planning.locations.state'),
          cell: ({ active }) => (
            <ActivityBadge
              active={active}
              word={t(`planning.locations.states.${active ? 'active' : 'inactive'}`)}
            />
          ),
        },
      ]}
    />
  );
}
