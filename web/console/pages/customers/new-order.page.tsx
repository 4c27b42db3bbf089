// A new order on behalf of a customer: who, what, where to and when, how it is paid, and the sum at the right.
import './customers.css';
import { Button, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
import { PageHeading } from '../../../ui/page-heading.tsx';
import { DeliverySection } from './new-order/delivery.section.tsx';
import { GoodsSection } from './new-order/goods.section.tsx';
import { chooseAddresses, EMPTY_DRAFT } from './new-order/order-draft.ts';
import { PaymentSection } from './new-order/payment.section.tsx';
import { SummarySection } from './new-order/summary.section.tsx';
import { useOrderForm } from './new-order/use-order-form.ts';
import { releaseDraftHold } from './new-order/use-promise.ts';
import { WhoSection } from './new-order/who.section.tsx';

export function NewOrderPage() {
  const { t } = useTranslation();
  const { customer } = useSearch({ from: '/orders/new' });
  const entry = useOrderForm();
  const { draft, change, forget } = entry;
  const [asking, discard] = useDisclosure(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the customer of the address is chosen when the page is opened with one
  useEffect(() => {
    if (customer !== undefined && customer !== draft.customerId)
      change({ customerId: customer, guest: null, groups: EMPTY_DRAFT.groups });
  }, [customer]);
  const known = entry.customer?.data;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each customer, as soon as their addresses are known
  useEffect(() => {
    if (known) entry.setDraft((before) => chooseAddresses(before, known.addresses));
  }, [known?.customerId]);
  const isEmpty = draft.lines.length === 0 && draft.customerId === null && draft.guest === null;
  return (
    <Stack gap="md">
      <PageHeading title={t('customers.newOrder.title')} about={t('customers.newOrder.about')}>
        {!isEmpty && (
          <>
            <Text size="xs" c="dimmed">
              {t('customers.newOrder.draftKept')}
            </Text>
            <Button variant="default" size="xs" onClick={discard.open}>
              {t('customers.newOrder.discard')}
            </Button>
          </>
        )}
      </PageHeading>
      <form
        ref={entry.form.formRef}
        onSubmit={(event) => event.preventDefault()}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && entry.why === undefined)
            entry.form.submit();
        }}
        className="order-grid"
      >
        <div>
          <WhoSection entry={entry} />
          <GoodsSection entry={entry} />
          <DeliverySection entry={entry} />
        </div>
        <div className="stays">
          <PaymentSection entry={entry} />
          <SummarySection entry={entry} />
        </div>
      </form>
      {asking && (
        <CommandDialog
          title={t('customers.newOrder.discardTitle')}
          action={t('customers.newOrder.discard')}
          done={t('customers.newOrder.discarded')}
          danger
          onClose={discard.close}
          onDone={forget}
          send={releaseDraftHold}
        >
          <Text size="sm">{t('customers.newOrder.discardMeaning')}</Text>
        </CommandDialog>
      )}
    </Stack>
  );
}
