// Customers, newest first, or those that a word finds.
import { Badge, Group } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CUSTOMER_KINDS, type Customer, listCustomers, readCustomerWord } from '../../../api/customers.ts';
import type { Column } from '../../../ui/data-table/columns.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { PersonName } from '../../../ui/safe-text.tsx';
import { formatDate } from '../../../ui/time.ts';
import { useLiveRefresh } from '../../live/use-live-refresh.ts';
import { oneOf } from '../../search-fields.ts';

const KEY = ['customers'];

export function CustomerList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { q, kind } = useSearch({ from: '/customers' });
  const filter = { ...readCustomerWord(q), kind: oneOf(CUSTOMER_KINDS, kind) };
  const query = useInfiniteQuery({
    queryKey: [...KEY, filter],
    queryFn: ({ pageParam }) => listCustomers(filter, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
  });
  useLiveRefresh([KEY], (type) => type.startsWith('customers.'), 3000);
  return (
    <DataTable
      id="customers"
      label={t('customers.list')}
      columns={useColumns()}
      query={query}
      rowKey={(row) => row.customerId}
      rowName={(row) => row.name}
      onOpen={({ customerId }) => void navigate({ to: '/customers/$customerId', params: { customerId } })}
      empty={q || kind ? t('customers.noneMatch') : t('customers.none')}
    />
  );
}

function useColumns(): Column<Customer>[] {
  const { t } = useTranslation();
  return [
    {
      id: 'name',
      title: t('customers.name'),
      fixed: true,
      cell: ({ customerId, name, kind }) => (
        <Group gap={8} wrap="nowrap">
          <Link to="/customers/$customerId" params={{ customerId }} className="strong-link">
            <PersonName name={name} />
          </Link>
          {kind === 'company' && (
            <Badge variant="light" color="gray" radius="sm" tt="none">
              {t('customers.kinds.company')}
            </Badge>
          )}
        </Group>
      ),
    },
    {
      id: 'email',
      title: t('customers.email'),
      cell: ({ email }) => (email ? <PersonName name={email} /> : null),
    },
    {
      id: 'phone',
      title: t('customers.phone'),
      cell: ({ phone }) => (phone ? <PersonName name={phone} /> : null),
    },
    { id: 'town', title: t('customers.town'), cell: townOf },
    {
      id: 'tags',
      title: t('customers.tags'),
      optional: true,
      cell: ({ tags }) => <PersonName name={tags.join(', ')} />,
    },
    {
      id: 'since',
      title: t('customers.since'),
      align: 'end',
      cell: ({ createdAt }) => <span className="dim nowrap">{formatDate(createdAt)}</span>,
    },
  ];
}

function townOf({ addresses }: Customer) {
  const address = addresses.find((each) => each.isDefault) ?? addresses[0];
  return address ? <PersonName name={`${address.city}, ${address.country}`} /> : null;
}
