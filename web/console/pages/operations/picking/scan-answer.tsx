// What the last scan was answered with: where the unit goes, or clearly that it is the wrong one. Said aloud to who cannot see it.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../api/call.ts';
import { sentenceOf } from '../../../../ui/problem-text.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import type { LastScan } from './use-picking.ts';

export function ScanAnswer({ last, waiting }: { last: LastScan | null; waiting: number }) {
  const { t } = useTranslation();
  if (last === null) return null;
  if (last.tone === 'wrong') {
    const reason = last.error instanceof ApiRefusal ? sentenceOf(last.error.problem) : t('ui.noConnection');
    return (
      <div className="answer" data-tone="wrong" role="alert">
        {t('operations.picking.wrong', { barcode: last.barcode })}
        <Text size="md" inherit={false}>
          {reason}
        </Text>
      </div>
    );
  }
  return (
    <div className="answer" data-tone={last.tone} role="status">
      {last.tone === 'right'
        ? t('operations.picking.right', {
            name: withoutOverrides(last.result.name),
            totes: last.result.put.map(({ tote }) => tote).join(', '),
          })
        : t('operations.picking.sending', { barcode: last.barcode })}
      {waiting > 1 && <Text size="md">{t('operations.picking.waiting', { count: waiting })}</Text>}
    </div>
  );
}
