// Everything that was said to, by and about a customer, newest first, and a note to add to it.
import { Button, Group, SegmentedControl, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Contact, type Customer, listContacts } from '../../../../api/customers.ts';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { AddCustomerNoteDialog } from './add-customer-note.dialog.tsx';
import { ContactEntry } from './contact-entry.tsx';
import { customerKey } from './customer-key.ts';

const SHOWN = {
  all: ['mail', 'customer', 'reply', 'note', 'customer-note'],
  mail: ['mail'],
  talk: ['customer', 'reply'],
  notes: ['note', 'customer-note'],
} as const satisfies Record<string, readonly Contact['kind'][]>;
type Shown = keyof typeof SHOWN;
const NAMES = Object.keys(SHOWN) as Shown[];

export function ContactsSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  const { customerId } = customer;
  const [shown, setShown] = useState<Shown>('all');
  const [opened, dialog] = useDisclosure(false);
  const query = useInfiniteQuery({
    queryKey: customerKey(customerId, 'contacts'),
    queryFn: async ({ pageParam }) =>
      (await listContacts(customerId, pageParam)) ?? { items: [], next: null },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  return (
    <Section
      title={t('customers.contacts.title')}
      aside={
        may('POST /v1/customers/{customerId}/notes') && (
          <Button size="compact-sm" variant="subtle" onClick={dialog.open}>
            {t('customers.contacts.addNote')}
          </Button>
        )
      }
    >
      <Group mb="sm">
        <SegmentedControl
          size="xs"
          aria-label={t('customers.contacts.show')}
          data={NAMES.map((value) => ({ value, label: t(`customers.contacts.kinds.${value}`) }))}
          value={shown}
          onChange={(value) => setShown(value as Shown)}
        />
      </Group>
      <QueryView query={query}>
        {({ pages }) => {
          const all = pages.flatMap((page) => page.items);
          const kinds: readonly string[] = SHOWN[shown];
          const items = all.filter(({ kind }) => kinds.includes(kind));
          return (
            <>
              {items.length === 0 && (
                <Text size="sm" c="dimmed">
                  {all.length === 0 ? t('customers.contacts.none') : t('customers.contacts.noneOfKind')}
                </Text>
              )}
              <ol className="contact-list">
                {items.map((contact) => (
                  <ContactEntry key={contact.contactId} contact={contact} customerId={customerId} />
                ))}
              </ol>
              {all.length > 0 && (
                <LoadMore
                  shown={items.length}
                  hasMore={query.hasNextPage}
                  loading={query.isFetchingNextPage}
                  onMore={() => void query.fetchNextPage()}
                />
              )}
            </>
          );
        }}
      </QueryView>
      {opened && <AddCustomerNoteDialog customerId={customerId} onClose={dialog.close} />}
    </Section>
  );
}
