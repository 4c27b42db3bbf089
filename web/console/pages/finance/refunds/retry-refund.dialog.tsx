// Asks for a failed refund again, under the same cause: what was refunded of it meanwhile is not refunded twice.
import { Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Refund } from '../../../../api/finance.ts';
import { refundPayment } from '../../../../api/payments.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { FINANCE_KEY } from '../parts/use-pages.ts';

export function RetryRefundDialog({ refund, onClose }: { refund: Refund; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { orderId, sourceId, reason, retryMinor, amountMinor, currency, provider } = refund;
  return (
    <CommandDialog
      title={t('finance.refunds.retry.title')}
      action={t('finance.refunds.retry.action')}
      done={t('finance.refunds.retry.done')}
      send={(key) =>
        refundPayment(
          orderId,
          { amountMinor: retryMinor ?? amountMinor, sourceId, reason: reason ?? t('finance.refunds.title') },
          key,
        )
      }
      onDone={() => void client.invalidateQueries({ queryKey: FINANCE_KEY })}
      onClose={onClose}
    >
      <Text size="sm">
        {t('finance.refunds.retry.meaning', { amount: formatMoney(amountMinor, currency), provider })}
      </Text>
    </CommandDialog>
  );
}
