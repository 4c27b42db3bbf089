// Saves what the list finds as a file.
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../api/call.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { downloadText } from '../../../../ui/csv.ts';
import { sentenceOf } from '../../../../ui/problem-text.ts';
import { collectRows, ordersCsv } from './export-orders.ts';
import { readerOf } from './use-order-list.ts';

const ROWS_AT_ONCE = 500;

export function ExportButton() {
  const { t } = useTranslation();
  const search = useSearch({ from: '/orders' });
  const exporting = useMutation({
    mutationFn: () => collectRows(readerOf(search, ROWS_AT_ONCE)),
    onSuccess({ rows, isCut }) {
      downloadText(`orders-${new Date().toISOString().slice(0, 10)}.csv`, ordersCsv(rows));
      notifications.show({
        color: isCut ? 'orange' : 'teal',
        message: t(isCut ? 'orders.export.cut' : 'orders.export.done', { count: rows.length }),
      });
    },
    onError: (error) =>
      notifications.show({
        color: 'red',
        message: error instanceof ApiRefusal ? sentenceOf(error.problem) : t('ui.noConnection'),
      }),
  });
  return (
    <ActionButton
      variant="default"
      label={t('orders.export.action')}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    />
  );
}
