// The customers: heading with a new one, the search, the list.
import './customers.css';
import { Button, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { usePageActions } from '../../shell/page-actions.ts';
import { useMay } from '../../shell/use-me.ts';
import { CreateCustomerDialog } from './create-customer.dialog.tsx';
import { CustomerFilters } from './customer-filters.section.tsx';
import { CustomerList } from './customer-list.section.tsx';

export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  const mayCreate = may('POST /v1/customers');
  usePageActions(
    mayCreate ? [{ id: 'create-customer', label: t('customers.create'), run: dialog.open }] : [],
  );
  return (
    <Stack gap="md">
      <PageHeading title={t('customers.title')}>
        {mayCreate && <Button onClick={dialog.open}>{t('customers.create')}</Button>}
      </PageHeading>
      <CustomerFilters />
      <CustomerList />
      {opened && (
        <CreateCustomerDialog
          onClose={dialog.close}
          onDone={(customerId) => void navigate({ to: '/customers/$customerId', params: { customerId } })}
        />
      )}
    </Stack>
  );
}
