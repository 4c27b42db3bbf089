// The suppliers as a table: how they are called, how long they take, from which sum on they deliver, and where.
import '../planning.css';
import { Anchor, Select, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listSupplierPage, type Supplier } from '../../../../api/supply.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Money } from '../../../../ui/money-text.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { oneOf } from '../../../search-fields.ts';
import { ActivityBadge } from '../activity-badge.tsx';
import { nameDayShort } from '../places/weekday.ts';
import { SupplierSelect } from '../purchasing/supplier-select.tsx';
import { SUPPLIERS_KEY } from '../purchasing/use-suppliers.ts';
import { SUPPLIER_STATES } from './supplier-search.ts';

export function SupplierList({ onOpen }: { onOpen: (code: string | undefined) => void }) {
  const { t } = useTranslation();
  const { state, open } = useSearch({ from: '/suppliers' });
  const active = state && state === 'active';
  const query = useInfiniteQuery({
    queryKey: [...SUPPLIERS_KEY, 'list', active],
    queryFn: ({ pageParam }) => listSupplierPage(active, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  return (
    <div>
      <Filters onOpen={onOpen} />
      <DataTable
        id="suppliers"
        label={t('shell.pages.suppliers')}
        query={query}
        rowKey={({ code }) => code}
        onOpen={({ code }) => onOpen(code)}
        isChosen={({ code }) => code === open}
        empty={t(state ? 'planning.purchasing.filters.none' : 'planning.suppliers.none')}
        columns={useColumns(onOpen)}
      />
    </div>
  );
}

function Filters({ onOpen }: { onOpen: (code: string | undefined) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/suppliers' });
  const { state, open } = useSearch({ from: '/suppliers' });
  return (
    <search className="inline-form" aria-label={t('planning.purchasing.filters.label')}>
      <SupplierSelect
        clearable
        w={240}
        label={t('planning.suppliers.find')}
        placeholder={t('planning.suppliers.byName')}
        value={open ?? ''}
        onChange={(code) => onOpen(code || undefined)}
      />
      <Select
        clearable
        w={240}
        label={t('planning.locations.state')}
        placeholder={t('ui.all')}
        data={SUPPLIER_STATES.map((each) => ({ value: each, label: t(`planning.suppliers.states.${each}`) }))}
        value={state ?? null}
        onChange={(chosen) =>
          void navigate({
            search: (before) => ({ ...before, state: oneOf(SUPPLIER_STATES, chosen) }),
            replace: true,
          })
        }
      />
    </search>
  );
}

function useColumns(show: (code: string) => void): Column<Supplier>[] {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return [
    {
      id: 'name',
      title: t('planning.locations.name'),
      fixed: true,
      cell: ({ code, name }) => (
        <div>
          <Anchor
            component="button"
            type="button"
            className="chosen-name"
            fz="inherit"
            ta="start"
            onClick={() => show(code)}
          >
            <PersonName name={name || code} />
          </Anchor>
          <Text size="xs" c="dimmed" className="mono">
            {code}
          </Text>
        </div>
      ),
    },
    {
      id: 'leadTime',
      title: t('planning.suppliers.leadTime'),
      align: 'end',
      cell: ({ leadTimeDays }) => t('planning.suppliers.days', { count: leadTimeDays }),
    },
    {
      id: 'minimumOrder',
      title: t('planning.suppliers.minimumOrder'),
      align: 'end',
      cell: ({ minimumOrderMinor, currency }) =>
        minimumOrderMinor === 0 ? (
          <span className="dim">{t('planning.suppliers.noMinimum')}</span>
        ) : (
          <Money amountMinor={minimumOrderMinor} currency={currency} />
        ),
    },
    {
      id: 'orderDays',
      title: t('planning.suppliers.orderDays'),
      cell: ({ orderDays }) => orderDays.map(nameDayShort).join(', '),
    },
    {
      id: 'location',
      title: t('planning.suppliers.deliversTo'),
      cell: ({ location }) => (location === null ? '–' : nameOf(location)),
    },
    {
      id: 'email',
      title: t('planning.suppliers.email'),
      optional: true,
      cell: ({ email }) => (email === null ? '–' : <PersonName name={email} />),
    },
    {
      id: 'currency',
      title: t('planning.suppliers.currency'),
      optional: true,
      cell: ({ currency }) => currency,
    },
    {
      id: 'state',
      title: t('planning.locations.state'),
      cell: ({ active }) => (
        <ActivityBadge
          active={active}
          word={t(`planning.suppliers.states.${active ? 'active' : 'inactive'}`)}
        />
      ),
    },
  ];
}
