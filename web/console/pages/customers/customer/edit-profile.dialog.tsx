// Changes what is known about a customer; only what was changed is sent.
import { Checkbox, Select, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Customer, type CustomerChange, changeCustomer, LOCALES } from '../../../../api/customers.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { customerKey } from './customer-key.ts';

export function EditProfileDialog({ customer, onClose }: { customer: Customer; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { name, email, phone, locale, vatId, marketingConsent, tags, notes } = customer;
  const form = useCommandForm({
    initial: {
      name,
      email: email ?? '',
      phone: phone ?? '',
      locale,
      vatId: vatId ?? '',
      marketingConsent,
      tags: [...tags],
      notes,
    },
    send: (values, key) =>
      placeRefusal(changeCustomer(customer.customerId, changesOf(customer, values), key), {
        'customers.email-taken': 'email',
        'customers.company-only': 'vatId',
      }),
    done: t('customers.profile.changed'),
    onDone() {
      void client.invalidateQueries({ queryKey: customerKey(customer.customerId) });
      onClose();
    },
  });
  const { field } = form;
  return (
    <CommandDialog
      title={t('customers.profile.editTitle')}
      action={t('customers.save')}
      size="lg"
      form={form}
      onClose={onClose}
    >
      <TextInput data-autofocus required maxLength={300} label={t('customers.name')} {...field('name')} />
      <div className="fields">
        <TextInput type="email" label={t('customers.email')} {...field('email')} />
        <TextInput type="tel" maxLength={50} label={t('customers.phone')} {...field('phone')} />
        <Select
          label={t('customers.language')}
          data={LOCALES.map((value) => ({ value, label: t(`customers.languages.${value}`) }))}
          allowDeselect={false}
          {...field('locale')}
        />
        {customer.kind === 'company' && (
          <TextInput maxLength={30} label={t('customers.profile.vatId')} {...field('vatId')} />
        )}
      </div>
      <TagsInput
        label={t('customers.tags')}
        placeholder={t('customers.tagsHint')}
        maxTags={50}
        {...field('tags')}
      />
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        label={t('customers.profile.notes')}
        {...field('notes')}
      />
      <Checkbox
        label={t('customers.profile.consent')}
        checked={form.values.marketingConsent}
        onChange={(event) => form.set({ marketingConsent: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}

type Typed = Required<Pick<Customer, 'name' | 'locale' | 'marketingConsent' | 'tags' | 'notes'>> &
  Record<'email' | 'phone' | 'vatId', string>;

/** What differs from what is known; an emptied field is cleared. */
export function changesOf(before: Customer, typed: Typed): CustomerChange {
  const change: CustomerChange = {};
  if (typed.name.trim() !== before.name) change.name = typed.name.trim();
  for (const name of ['email', 'phone', 'vatId'] as const) {
    const next = typed[name].trim() || null;
    if (next !== before[name]) change[name] = next;
  }
  if (typed.locale !== before.locale) change.locale = typed.locale;
  if (typed.marketingConsent !== before.marketingConsent) change.marketingConsent = typed.marketingConsent;
  if (typed.tags.join('\n') !== before.tags.join('\n')) change.tags = typed.tags;
  if (typed.notes !== before.notes) change.notes = typed.notes;
  return change;
}
