// By what proposals and purchase orders are filtered; kept in the address. Both lists share supplier, location and day.
import '../planning.css';
import { Button, Select, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { oneOf } from '../../../search-fields.ts';
import { LocationSelect } from '../location-select.tsx';
import { isFiltered, PROPOSAL_STATES, PURCHASE_STATES, type PurchaseSearch } from './purchase-search.ts';
import { SupplierSelect } from './supplier-select.tsx';

export function PurchaseFilters({ of }: { of: 'proposals' | 'orders' }) {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/purchasing' });
  const search = useSearch({ from: '/purchasing' });
  const change = (part: PurchaseSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  const clear = () => void navigate({ search: ({ tab, open }) => ({ tab, open }), replace: true });
  return (
    <search className="purchase-filters" aria-label={t('planning.purchasing.filters.label')}>
      <SupplierSelect
        label={t('planning.purchasing.supplier')}
        placeholder={t('ui.all')}
        clearable
        value={search.supplier ?? ''}
        onChange={(supplier) => change({ supplier: supplier || undefined })}
      />
      {of === 'orders' ? (
        <Select
          label={t('planning.rules.state')}
          placeholder={t('ui.all')}
          clearable
          data={PURCHASE_STATES.map((state) => ({
            value: state,
            label: t(`planning.purchasing.states.${state}`),
          }))}
          value={search.state ?? null}
          onChange={(state) => change({ state: oneOf(PURCHASE_STATES, state) })}
        />
      ) : (
        <Select
          label={t('planning.rules.state')}
          allowDeselect={false}
          data={PROPOSAL_STATES.map((state) => ({
            value: state,
            label: t(`planning.purchasing.proposalStates.${state}`),
          }))}
          value={search.proposals ?? 'open'}
          onChange={(state) =>
            change({ proposals: state === 'open' ? undefined : oneOf(PROPOSAL_STATES, state) })
          }
        />
      )}
      <LocationSelect
        label={t('planning.stock.location')}
        placeholder={t('ui.all')}
        clearable
        value={search.location ?? ''}
        onChange={(location) => change({ location: location || undefined })}
      />
      <TextInput
        type="date"
        label={t('planning.purchasing.filters.dueBy')}
        value={search.dueBy ?? ''}
        onChange={(event) => change({ dueBy: event.currentTarget.value || undefined })}
      />
      {isFiltered(search) && (
        <Button variant="subtle" onClick={clear}>
          {t('planning.purchasing.filters.clear')}
        </Button>
      )}
    </search>
  );
}
