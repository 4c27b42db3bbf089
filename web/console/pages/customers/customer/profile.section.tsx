// What is known about the customer, and the way to change it.
import { Button, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../api/customers.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { EditProfileDialog } from './edit-profile.dialog.tsx';

export function ProfileSection({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  const mayEdit = may('PATCH /v1/customers/{customerId}') && customer.erasedAt === null;
  const rows: [label: string, text: string][] = [
    [t('customers.language'), t(`customers.languages.${customer.locale}`)],
    [t('customers.profile.consent'), customer.marketingConsent ? '✓' : t('customers.profile.consentNo')],
    [t('customers.tags'), customer.tags.join(', ')],
    [t('customers.profile.vatId'), customer.vatId ?? ''],
    [
      t('customers.profile.externalIds'),
      customer.externalIds.map(({ channel, externalId }) => `${channel}: ${externalId}`).join(', '),
    ],
    [
      t('customers.profile.contacts'),
      customer.contacts
        .map(({ name, position, email, phone }) => [name, position, email, phone].filter(Boolean).join(', '))
        .join('\n'),
    ],
  ];
  return (
    <Section
      title={t('customers.profile.title')}
      aside={
        mayEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('customers.profile.editTitle')}
            onClick={dialog.open}
          >
            {t('customers.edit')}
          </Button>
        )
      }
    >
      <dl className="pairs">
        {rows
          .filter(([, text]) => text !== '')
          .map(([label, text]) => (
            <div key={label} style={{ display: 'contents' }}>
              <dt>{label}</dt>
              <dd>
                <SafeText text={text} />
              </dd>
            </div>
          ))}
      </dl>
      {customer.notes !== '' && (
        <Text size="sm" component="div" mt="sm">
          <SafeText text={customer.notes} />
        </Text>
      )}
      {opened && <EditProfileDialog customer={customer} onClose={dialog.close} />}
    </Section>
  );
}
