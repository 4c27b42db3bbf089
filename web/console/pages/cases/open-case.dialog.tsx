// Opens a case for a customer or an order: what it is, in whose words, and whether the customer is told.
import { Checkbox, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { CASE_KINDS, openCase, PRIORITIES } from '../../../api/cases.ts';
import { type Customer, listCustomerOrders } from '../../../api/customers.ts';
import type { Order } from '../../../api/orders.ts';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../ui/use-command-form.ts';
import { useMe } from '../../shell/use-me.ts';
import { CASES_KEY } from './case-key.ts';
import { composeCase, EMPTY_CASE } from './compose-case.ts';

interface OpenCaseProps {
  customer?: Pick<Customer, 'customerId' | 'email'>;
  order?: Pick<Order, 'orderId' | 'number' | 'customerId'>;
  onClose: () => void;
}

export function OpenCaseDialog({ customer, order, onClose }: OpenCaseProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const client = useQueryClient();
  const me = useMe();
  const customerId = customer?.customerId;
  const orders = useQuery({
    queryKey: ['customers', 'one', customerId, 'newest-orders'],
    queryFn: () => listCustomerOrders(customerId!, undefined),
    enabled: customerId !== undefined,
  });
  const form = useCommandForm({
    initial: { ...EMPTY_CASE, orderIds: order ? [order.orderId] : [] },
    send: (values, key) => openCase(composeCase(values, { customerId, actor: me?.actor }), key),
    done: ({ number }) => t('cases.newCase.done', { number }),
    onDone({ caseId }) {
      void client.invalidateQueries({ queryKey: CASES_KEY });
      onClose();
      void navigate({ to: '/cases/$caseId', params: { caseId } });
    },
  });
  const { field, values, set } = form;
  const choices = [
    ...(order ? [{ value: order.orderId, label: order.number }] : []),
    ...(orders.data?.items ?? []).map(({ orderId, number }) => ({ value: orderId, label: number })),
  ];
  return (
    <CommandDialog
      title={t('cases.newCase.title')}
      action={t('cases.newCase.action')}
      size="lg"
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        maxLength={200}
        label={t('cases.newCase.subject')}
        {...field('subject')}
      />
      <div className="fields">
        <Select
          label={t('cases.kind')}
          data={CASE_KINDS.map((value) => ({ value, label: t(`cases.kinds.${value}`) }))}
          allowDeselect={false}
          {...field('kind')}
        />
        <Select
          label={t('cases.priority')}
          data={PRIORITIES.map((value) => ({ value, label: t(`cases.priorities.${value}`) }))}
          allowDeselect={false}
          {...field('priority')}
        />
        {customer === undefined && order === undefined && (
          <TextInput type="email" label={t('cases.one.email')} {...field('email')} />
        )}
      </div>
      {choices.length > 0 && (
        <MultiSelect
          label={t('cases.newCase.orders')}
          data={choices}
          maxValues={20}
          searchable
          {...field('orderIds')}
        />
      )}
      <Textarea
        autosize
        minRows={3}
        maxRows={12}
        maxLength={10_000}
        label={t('cases.newCase.text')}
        {...field('text')}
      />
      <Checkbox
        label={t('cases.newCase.acknowledge')}
        checked={values.acknowledge}
        onChange={(event) => set({ acknowledge: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('cases.newCase.toMe')}
        checked={values.toMe}
        onChange={(event) => set({ toMe: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}
