// One customer: who they are, what they are worth, what is under way, and everything that was said.
import './customers.css';
import { Alert, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type Customer, readCustomer, readOverview } from '../../../api/customers.ts';
import { QueryView } from '../../../ui/query-view.tsx';
import { formatInstant } from '../../../ui/time.ts';
import { useLiveRefresh } from '../../live/use-live-refresh.ts';
import { AddressesSection } from './customer/addresses.section.tsx';
import { ContactsSection } from './customer/contacts.section.tsx';
import { customerKey } from './customer/customer-key.ts';
import { CustomerHeading } from './customer/heading.section.tsx';
import { OpenCasesSection } from './customer/open-cases.section.tsx';
import { CustomerOrdersSection } from './customer/orders.section.tsx';
import { ProfileSection } from './customer/profile.section.tsx';
import { TermsSection } from './customer/terms.section.tsx';
import { ValueSection } from './customer/value.section.tsx';

const CHANGES = /^(?:customers|service|orders|ledger|notifications|fulfilment)\./;

export function CustomerPage() {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const query = useQuery({ queryKey: customerKey(customerId), queryFn: () => readCustomer(customerId) });
  useLiveRefresh([customerKey(customerId)], (type) => CHANGES.test(type), 2500);
  return (
    <QueryView query={query} rows={8}>
      {(customer) => <Shown key={customerId} customer={customer} />}
    </QueryView>
  );
}

function Shown({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { customerId } = customer;
  const overview = useQuery({
    queryKey: customerKey(customerId, 'overview'),
    queryFn: () => readOverview(customerId),
  });
  return (
    <Stack gap="md">
      <CustomerHeading customer={customer} />
      {customer.erasedAt !== null && (
        <Alert color="gray" title={t('customers.erased', { when: formatInstant(customer.erasedAt) })} />
      )}
      <ValueSection overview={overview} />
      <div className="order-grid">
        <div>
          <CustomerOrdersSection customerId={customerId} />
          <ContactsSection customer={customer} />
        </div>
        <div>
          <OpenCasesSection overview={overview} />
          <ProfileSection customer={customer} />
          {customer.kind === 'company' && <TermsSection customer={customer} overview={overview.data} />}
          <AddressesSection customer={customer} />
        </div>
      </div>
    </Stack>
  );
}
