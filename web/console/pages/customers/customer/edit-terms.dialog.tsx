// Changes terms of trade of a company; an emptied field means that nothing is agreed.
import { NumberInput, Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Customer, changeCustomer } from '../../../../api/customers.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf, toMinor } from '../../../../ui/money.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { CURRENCIES } from '../new-order/currencies.ts';
import { customerKey } from './customer-key.ts';

export function EditTermsDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { creditLimit } = customer;
  const currency = creditLimit?.currency ?? CURRENCIES[0];
  const form = useCommandForm({
    initial: {
      days: (customer.paymentTermsDays ?? '') as number | string,
      limit: (creditLimit ? creditLimit.amountMinor / 10 ** digitsOf(currency) : '') as number | string,
      currency: currency as string,
    },
    send: ({ days, limit, currency: of }, key) =>
      changeCustomer(
        customer.customerId,
        {
          paymentTermsDays: days === '' ? null : Number(days),
          creditLimit: limit === '' ? null : { amountMinor: toMinor(Number(limit), of), currency: of },
        },
        key,
      ),
    done: t('customers.profile.changed'),
    onDone() {
      void client.invalidateQueries({ queryKey: customerKey(customer.customerId) });
      onClose();
    },
  });
  const { currency: of } = form.values;
  const choices = [...new Set<string>([of, ...CURRENCIES])];
  return (
    <CommandDialog
      title={t('customers.terms.editTitle')}
      action={t('customers.save')}
      form={form}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        min={0}
        max={365}
        allowDecimal={false}
        label={t('customers.terms.days')}
        {...form.field('days', 'paymentTermsDays')}
      />
      <div className="fields">
        <NumberInput
          min={0}
          decimalScale={digitsOf(of)}
          thousandSeparator=" "
          label={`${t('customers.terms.limitIn')} ${of}`}
          {...form.field('limit', 'creditLimit.amountMinor')}
        />
        <Select
          label={t('customers.newOrder.currency')}
          data={choices}
          allowDeselect={false}
          {...form.field('currency', 'creditLimit.currency')}
        />
      </div>
    </CommandDialog>
  );
}
