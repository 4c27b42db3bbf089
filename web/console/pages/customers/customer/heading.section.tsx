// The customer's name and how to reach them, with what can be done for them.
import { Anchor, Badge, Button, Group, Menu, Stack } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../api/customers.ts';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { OpenCaseDialog } from '../../cases/open-case.dialog.tsx';
import { EraseCustomerDialog } from './erase-customer.dialog.tsx';

export function CustomerHeading({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const [opening, openCase] = useDisclosure(false);
  const [erasing, erase] = useDisclosure(false);
  const isErased = customer.erasedAt !== null;
  const placeOrder = () => void navigate({ to: '/orders/new', search: { customer: customer.customerId } });
  const offersOrder = may('POST /v1/orders') && !isErased;
  const offersCase = may('POST /v1/cases') && !isErased;
  usePageActions([
    ...(offersOrder ? [{ id: 'order-for', label: t('customers.orderFor'), run: placeOrder }] : []),
    ...(offersCase ? [{ id: 'open-case', label: t('customers.openCase'), run: openCase.open }] : []),
  ]);
  return (
    <Stack gap={4}>
      <Anchor size="sm" renderRoot={(props) => <Link to="/customers" {...props} />}>
        ← {t('customers.title')}
      </Anchor>
      <PageHeading title={customer.name} about={<Reach customer={customer} />}>
        {offersCase && (
          <Button variant="default" onClick={openCase.open}>
            {t('customers.openCase')}
          </Button>
        )}
        {offersOrder && <Button onClick={placeOrder}>{t('customers.orderFor')}</Button>}
        {may('POST /v1/customers/{customerId}/erase') && !isErased && (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" aria-label={t('ui.blank')}>
                ···
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item color="red" onClick={erase.open}>
                {t('customers.erase.action')}…
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </PageHeading>
      {opening && <OpenCaseDialog customer={customer} onClose={openCase.close} />}
      {erasing && <EraseCustomerDialog customer={customer} onClose={erase.close} />}
    </Stack>
  );
}

function Reach({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  return (
    <Group gap="xs" mt={2}>
      <Badge variant="light" color="gray" radius="sm" tt="none">
        {t(`customers.kinds.${customer.kind}`)}
      </Badge>
      {customer.email && (
        <a href={`mailto:${encodeURIComponent(customer.email)}`}>
          <PersonName name={customer.email} />
        </a>
      )}
      {customer.phone && (
        <a href={`tel:${customer.phone.replace(/[^+\d]/g, '')}`}>
          <PersonName name={customer.phone} />
        </a>
      )}
      <span>
        {t('customers.since')} {formatDate(customer.createdAt)}
      </span>
    </Group>
  );
}
