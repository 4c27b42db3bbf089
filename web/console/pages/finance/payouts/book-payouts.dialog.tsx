// What a payout file would book: its payouts, the lines that do not agree with what is known, and the button that books it.
import { Alert, Button, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type PayoutPreview, takePayouts } from '../../../../api/finance.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount, formatMoney } from '../../../../ui/money.ts';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { AmountCell, FiguresTable } from '../parts/figures-table.tsx';
import { OrderLink } from '../parts/order-link.tsx';
import { FINANCE_KEY } from '../parts/use-pages.ts';
import { problemWord } from '../parts/words.ts';
import type { LookedAt } from './looked-at.ts';
import { Differences } from './payout-list.section.tsx';

interface BookPayoutsDialogProps {
  lookedAt: LookedAt;
  onBack: () => void;
  onClose: () => void;
}

export function BookPayoutsDialog({ lookedAt, onBack, onClose }: BookPayoutsDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { provider, csv, preview } = lookedAt;
  const count = preview.payouts.reduce((sum, payout) => sum + payout.differences, 0);
  const isTaken = preview.payouts.some(({ taken }) => taken);
  return (
    <CommandDialog
      title={`${t('finance.payouts.file.previewed')}: ${provider}`}
      action={t('finance.payouts.file.book')}
      size="xl"
      disabled={isTaken}
      done={t('finance.payouts.file.done')}
      send={(key) => takePayouts({ provider, csv }, key)}
      onDone={() => void client.invalidateQueries({ queryKey: FINANCE_KEY })}
      onClose={onClose}
    >
      {isTaken && <Alert color="red">{t('finance.payouts.file.takenWhy')}</Alert>}
      <Payouts payouts={preview.payouts} />
      <Text size="sm">
        {count === 0 ? t('finance.payouts.file.allAgree') : t('finance.payouts.file.differ', { count })}
      </Text>
      {preview.differences.length > 0 && <DifferingLines lines={preview.differences} />}
      <Button variant="subtle" size="compact-sm" color="gray" onClick={onBack} className="to-start">
        {t('finance.payouts.file.again')}
      </Button>
    </CommandDialog>
  );
}

function Payouts({ payouts }: { payouts: PayoutPreview['payouts'] }) {
  const { t } = useTranslation();
  return (
    <FiguresTable
      label={t('finance.payouts.file.previewed')}
      columns={[
        { title: t('finance.payouts.payout') },
        { title: t('finance.payouts.paidOn') },
        { title: t('finance.payouts.lines'), isNumber: true },
        { title: t('finance.payouts.differences'), isNumber: true },
        { title: t('finance.payouts.net'), isNumber: true },
        { title: t('finance.payouts.file.agreed'), isNumber: true },
      ]}
    >
      {payouts.map((payout) => (
        <tr key={payout.payoutId}>
          <th scope="row">
            {payout.payoutId}{' '}
            {payout.taken && <StatusBadge status="failed" label={t('finance.payouts.file.taken')} />}
          </th>
          <td>{formatDate(payout.paidOn)}</td>
          <td className="number">{formatCount(payout.lines)}</td>
          <td className="number">
            <Differences count={payout.differences} />
          </td>
          <AmountCell amountMinor={payout.netMinor} currency={payout.currency} />
          <AmountCell amountMinor={payout.agreedMinor} currency={payout.currency} isSum />
        </tr>
      ))}
    </FiguresTable>
  );
}

function DifferingLines({ lines }: { lines: PayoutPreview['differences'] }) {
  const { t } = useTranslation();
  return (
    <FiguresTable
      label={t('finance.payouts.differences')}
      columns={[
        { title: t('finance.payouts.line'), isNumber: true },
        { title: t('finance.payouts.reference') },
        { title: t('finance.payouts.problem') },
        { title: t('finance.order') },
        { title: t('finance.payouts.gross'), isNumber: true },
        { title: t('finance.payouts.file.known'), isNumber: true },
      ]}
    >
      {lines.map((line) => (
        <tr key={`${line.payoutId} ${line.lineNo}`}>
          <td className="number">{line.lineNo}</td>
          <td className="mono">{line.reference}</td>
          <td>{problemWord(line.problem)}</td>
          <td>{line.orderId && <OrderLink orderId={line.orderId} />}</td>
          <td className="number">{formatMoney(line.grossMinor, line.currency)}</td>
          <td className="number">
            {line.knownMinor === null
              ? '–'
              : formatMoney(line.knownMinor, line.knownCurrency ?? line.currency)}
          </td>
        </tr>
      ))}
    </FiguresTable>
  );
}
