// What the list is narrowed to, each as a chip that takes it away again. What a tab sets is shown by the tab.
import { Button } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatCount } from '../../../../ui/money.ts';
import { formatDate } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { type ListSearch, statusesOf, TAB_FIELDS, tabOf } from './list-search.ts';

const SHOWN = [
  ...(['open', 'held', 'backordered', 'late', 'status', 'holdReason', 'channel', 'sku', 'location'] as const),
  ...(['placedFrom', 'placedTo', 'promisedFrom', 'promisedTo', 'requestedFrom', 'requestedTo'] as const),
  ...(['totalFrom', 'totalTo', 'customerId', 'sort'] as const),
];
type Shown = (typeof SHOWN)[number];
const OF_TABS: ReadonlySet<string> = new Set(TAB_FIELDS);
/** A search knows no others. */
const OF_SEARCH: ReadonlySet<Shown> = new Set(['status', 'channel']);

export function FilterChips() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/orders' });
  const search = useSearch({ from: '/orders' });
  const nameOf = useLocationNames();
  const isTab = tabOf(search) !== null;
  const shown = SHOWN.filter(
    (name) =>
      search[name] !== undefined &&
      !(isTab && OF_TABS.has(name)) &&
      (search.q === undefined || OF_SEARCH.has(name)),
  );
  if (shown.length === 0) return null;
  const remove = (names: readonly Shown[]) =>
    void navigate({
      search: (before) => ({ ...before, ...Object.fromEntries(names.map((name) => [name, undefined])) }),
      replace: true,
    });
  return (
    <ul className="order-chips" aria-label={t('orders.filters.chips')}>
      {shown.map((name) => {
        const text = describe(name, search, nameOf, t);
        return (
          <li key={name}>
            <Button
              size="compact-sm"
              variant="light"
              rightSection={<span aria-hidden="true">×</span>}
              aria-label={t('orders.filters.remove', { filter: text })}
              onClick={() => remove([name])}
            >
              {text}
            </Button>
          </li>
        );
      })}
      {shown.length > 1 && (
        <li>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={() => remove(shown)}>
            {t('orders.filters.removeAll')}
          </Button>
        </li>
      )}
    </ul>
  );
}

function describe(name: Shown, search: ListSearch, nameOf: (code: string) => string, t: TFunction): string {
  const label = t(`orders.filters.${name === 'open' ? 'isOpen' : name}`);
  const value = search[name];
  switch (name) {
    case 'open':
    case 'held':
    case 'backordered':
    case 'sort':
      return label;
    case 'late':
      return t(search.late === 'overdue' ? 'orders.tabs.overdue' : 'orders.tabs.late');
    case 'status':
      return `${label}: ${statusesOf(search.status)
        .map((status) => wordOf('status', status))
        .join(', ')}`;
    case 'holdReason':
      return `${label}: ${wordOf('hold', String(value))}`;
    case 'location':
      return `${label}: ${nameOf(String(value))}`;
    case 'totalFrom':
    case 'totalTo':
      return `${label} ${formatCount(Number(value))} ${search.currency ?? ''}`.trim();
    case 'customerId':
      return label;
    case 'channel':
    case 'sku':
      return `${label}: ${value}`;
    default:
      return `${label} ${formatDate(String(value))}`;
  }
}
