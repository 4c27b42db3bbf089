// A new person or company.
import { SegmentedControl, Select, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import i18next from 'i18next';
import { useTranslation } from 'react-i18next';
import {
  CUSTOMER_KINDS,
  createCustomer,
  LOCALES,
  type NewCustomer,
  readCustomerWord,
} from '../../../api/customers.ts';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../ui/use-command-form.ts';
import { oneOf } from '../../search-fields.ts';

interface CreateCustomerProps {
  /** What was looked for and not found: a name or an e-mail address. */
  word?: string;
  onClose: () => void;
  onDone: (customerId: string) => void;
}

export function CreateCustomerDialog({ word, onClose, onDone }: CreateCustomerProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const known = readCustomerWord(word);
  const form = useCommandForm({
    initial: {
      kind: 'person' as 'person' | 'company',
      name: known.namePrefix ?? '',
      email: known.email ?? '',
      phone: '',
      vatId: '',
      locale: oneOf(LOCALES, i18next.resolvedLanguage) ?? 'en',
    },
    send: (values, key) => createCustomer(compose(values), key),
    done: t('customers.createDone'),
    onDone({ customerId }) {
      void client.invalidateQueries({ queryKey: ['customers'] });
      onClose();
      onDone(customerId);
    },
  });
  const { values, set, field } = form;
  return (
    <CommandDialog
      title={t('customers.createTitle')}
      action={t('customers.create')}
      form={form}
      onClose={onClose}
    >
      <SegmentedControl
        aria-label={t('customers.kind')}
        data={CUSTOMER_KINDS.map((value) => ({ value, label: t(`customers.kinds.${value}`) }))}
        value={values.kind}
        onChange={(kind) => set({ kind: kind === 'company' ? 'company' : 'person' })}
      />
      <TextInput data-autofocus required maxLength={300} label={t('customers.name')} {...field('name')} />
      <div className="fields">
        <TextInput type="email" label={t('customers.email')} {...field('email')} />
        <TextInput type="tel" maxLength={50} label={t('customers.phone')} {...field('phone')} />
        {values.kind === 'company' && (
          <TextInput maxLength={30} label={t('customers.profile.vatId')} {...field('vatId')} />
        )}
        <Select
          label={t('customers.language')}
          data={LOCALES.map((value) => ({ value, label: t(`customers.languages.${value}`) }))}
          allowDeselect={false}
          {...field('locale')}
        />
      </div>
    </CommandDialog>
  );
}

interface Typed {
  kind: 'person' | 'company';
  name: string;
  email: string;
  phone: string;
  vatId: string;
  locale: NonNullable<NewCustomer['locale']>;
}

function compose({ kind, name, email, phone, vatId, locale }: Typed): NewCustomer {
  const filled = (text: string) => text.trim() || undefined;
  return {
    kind,
    name: name.trim(),
    locale,
    ...(filled(email) ? { email: email.trim() } : {}),
    ...(filled(phone) ? { phone: phone.trim() } : {}),
    ...(kind === 'company' && filled(vatId) ? { vatId: vatId.trim() } : {}),
  };
}
