// Terms of trade of a company: when it pays, how much it may owe, and how much of that is used.
import { Button, Progress, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import type { Customer, CustomerOverview } from '../../../../api/customers.ts';
import { formatMoney } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { EditTermsDialog } from './edit-terms.dialog.tsx';

interface TermsProps {
  customer: Customer;
  overview: CustomerOverview | null | undefined;
}

export function TermsSection({ customer, overview }: TermsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const [opened, dialog] = useDisclosure(false);
  const { creditLimit: limit, paymentTermsDays: days } = customer;
  const open = overview?.value.find((value) => value.currency === limit?.currency)?.receivableMinor ?? 0;
  const mayEdit = may('PATCH /v1/customers/{customerId}') && customer.erasedAt === null;
  const none = t('customers.terms.none');
  return (
    <Section
      title={t('customers.terms.title')}
      aside={
        mayEdit && (
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={t('customers.terms.editTitle')}
            onClick={dialog.open}
          >
            {t('customers.edit')}
          </Button>
        )
      }
    >
      <dl className="pairs">
        <dt>{t('customers.terms.days')}</dt>
        <dd>{days === null ? none : t('customers.terms.dueIn', { count: days })}</dd>
        <dt>{t('customers.terms.limit')}</dt>
        <dd>{limit === null ? none : formatMoney(limit.amountMinor, limit.currency)}</dd>
      </dl>
      {limit !== null && (
        <>
          <Progress
            mt="sm"
            value={limit.amountMinor === 0 ? 100 : Math.min(100, (open / limit.amountMinor) * 100)}
            color={open > limit.amountMinor ? 'red' : undefined}
            aria-label={t('customers.terms.limit')}
          />
          <Text size="xs" c="dimmed" mt={4}>
            {t('customers.terms.used', {
              open: formatMoney(open, limit.currency),
              limit: formatMoney(limit.amountMinor, limit.currency),
            })}
          </Text>
        </>
      )}
      {opened && <EditTermsDialog customer={customer} onClose={dialog.close} />}
    </Section>
  );
}
