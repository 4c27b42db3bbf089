// Addresses of the customer: delivery and invoice, the default of each first.
import { Badge, Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerAddress } from '../../../../api/customers.ts';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { AddressDialog } from './address.dialog.tsx';
import { KnownAddress } from './known-address.tsx';
import { RemoveAddressDialog } from './remove-address.dialog.tsx';

type Open = { what: 'edit' | 'remove'; address: CustomerAddress } | { what: 'add' } | null;

export function AddressesSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const mayEdit = may('POST /v1/customers/{customerId}/addresses') && customer.erasedAt === null;
  const close = () => setOpen(null);
  const addresses = customer.addresses.toSorted(
    (a, b) => b.kind.localeCompare(a.kind) || Number(b.isDefault) - Number(a.isDefault),
  );
  return (
    <Section
      title={t('customers.addresses.title')}
      aside={
        mayEdit && (
          <Button size="compact-sm" variant="subtle" onClick={() => setOpen({ what: 'add' })}>
            {t('customers.addresses.add')}
          </Button>
        )
      }
    >
      {addresses.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('customers.addresses.none')}
        </Text>
      )}
      {addresses.map((address) => (
        <div key={address.addressId} className="entry">
          <Group justify="space-between" align="flex-start" wrap="nowrap" gap="xs">
            <KnownAddress address={address} />
            <Group gap={4} justify="flex-end">
              <Badge variant="light" color="gray" radius="sm" tt="none">
                {t(`customers.addresses.kinds.${address.kind}`)}
              </Badge>
              {address.isDefault && (
                <Badge variant="light" radius="sm" tt="none">
                  {t('customers.addresses.isDefault')}
                </Badge>
              )}
            </Group>
          </Group>
          {mayEdit && (
            <Group gap="xs" mt={4}>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('customers.addresses.editOf', { address: address.lines[0] })}
                onClick={() => setOpen({ what: 'edit', address })}
              >
                {t('customers.edit')}
              </Button>
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t('customers.addresses.removeOf', { address: address.lines[0] })}
                onClick={() => setOpen({ what: 'remove', address })}
              >
                {t('customers.addresses.remove')}
              </Button>
            </Group>
          )}
        </div>
      ))}
      {open?.what === 'add' && <AddressDialog customer={customer} onClose={close} />}
      {open?.what === 'edit' && <AddressDialog customer={customer} address={open.address} onClose={close} />}
      {open?.what === 'remove' && (
        <RemoveAddressDialog customer={customer} address={open.address} onClose={close} />
      )}
    </Section>
  );
}
