// Whose order it is: a known customer found by typing, a new one, or somebody without a record.
import { Button, Group, Loader, Text, TextInput } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Customer, listCustomers, readCustomer, readCustomerWord } from '../../../../api/customers.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { CreateCustomerDialog } from '../create-customer.dialog.tsx';
import { FindBox } from './find-box.tsx';
import { chooseAddresses, EMPTY_DRAFT } from './order-draft.ts';
import type { OrderEntry } from './use-order-form.ts';

export function WhoSection({ entry }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const { draft, setDraft, change, customer } = entry;
  const choose = (found: Customer) =>
    setDraft((before) =>
      chooseAddresses({ ...before, customerId: found.customerId, guest: null }, found.addresses),
    );
  return (
    <Section
      title={t('customers.newOrder.who')}
      aside={
        (draft.customerId !== null || draft.guest !== null) && (
          <Button
            size="compact-sm"
            variant="subtle"
            onClick={() =>
              change({ customerId: null, guest: null, groups: EMPTY_DRAFT.groups, payment: 'card' })
            }
          >
            {t('customers.newOrder.change')}
          </Button>
        )
      }
    >
      {customer ? (
        <QueryView query={customer} rows={1}>
          {(found) => <Chosen customer={found} />}
        </QueryView>
      ) : draft.guest !== null ? (
        <Guest entry={entry} guest={draft.guest} />
      ) : (
        <FindCustomer
          onChoose={choose}
          onGuest={() => change({ guest: { name: '', email: '', phone: '' } })}
        />
      )}
      <Problem entry={entry} />
    </Section>
  );
}

function Problem({ entry }: { entry: OrderEntry }) {
  const { error } = entry.form.at('customer');
  return error === undefined ? null : (
    <Text size="sm" c="var(--words-bad)" role="alert">
      {error}
    </Text>
  );
}

function Chosen({ customer }: { customer: Customer }) {
  return (
    <Group gap="md">
      <Link to="/customers/$customerId" params={{ customerId: customer.customerId }} className="strong-link">
        <PersonName name={customer.name} />
      </Link>
      <Text size="sm" c="dimmed">
        <PersonName name={[customer.email, customer.phone].filter(Boolean).join(' · ')} />
      </Text>
    </Group>
  );
}

function Guest({
  entry,
  guest,
}: {
  entry: OrderEntry;
  guest: { name: string; email: string; phone: string };
}) {
  const { t } = useTranslation();
  const set = (part: Partial<typeof guest>) => entry.change({ guest: { ...guest, ...part } });
  return (
    <div className="fields">
      <TextInput
        label={t('customers.name')}
        maxLength={200}
        value={guest.name}
        {...entry.form.at('customer.name')}
        onChange={(event) => set({ name: event.currentTarget.value })}
      />
      <TextInput
        type="email"
        label={t('customers.email')}
        value={guest.email}
        {...entry.form.at('customer.email')}
        onChange={(event) => set({ email: event.currentTarget.value })}
      />
      <TextInput
        type="tel"
        label={t('customers.phone')}
        maxLength={40}
        value={guest.phone}
        {...entry.form.at('customer.phone')}
        onChange={(event) => set({ phone: event.currentTarget.value })}
      />
    </div>
  );
}

interface FindCustomerProps {
  onChoose: (customer: Customer) => void;
  onGuest: () => void;
}

function FindCustomer({ onChoose, onGuest }: FindCustomerProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 200);
  const [opened, dialog] = useDisclosure(false);
  const found = useQuery({
    queryKey: ['customers', 'find', asked],
    queryFn: () => listCustomers(readCustomerWord(asked), undefined, 12),
    enabled: asked.length > 1,
  });
  const items = (found.data?.items ?? []).filter(({ erasedAt }) => erasedAt === null);
  return (
    <>
      <Group align="flex-end" gap="sm">
        <FindBox
          label={t('customers.newOrder.customer')}
          placeholder={t('customers.newOrder.customerHint')}
          nothing={asked.length > 1 && found.data ? t('customers.newOrder.noCustomer') : undefined}
          text={text}
          onText={setText}
          rightSection={found.isFetching ? <Loader size="xs" /> : undefined}
          options={items.map((each) => ({
            value: each.customerId,
            title: each.name,
            about: [each.email, each.addresses[0]?.city].filter(Boolean).join(' · '),
          }))}
          onPick={(customerId) => {
            const customer = items.find((each) => each.customerId === customerId);
            if (customer) onChoose(customer);
          }}
        />
        <Button variant="default" onClick={dialog.open}>
          {t('customers.newOrder.createOne')}
        </Button>
        <Button variant="subtle" onClick={onGuest}>
          {t('customers.newOrder.asGuest')}
        </Button>
      </Group>
      {opened && (
        <CreateCustomerDialog
          word={text}
          onClose={dialog.close}
          onDone={(customerId) => void readCustomer(customerId).then(onChoose)}
        />
      )}
    </>
  );
}
