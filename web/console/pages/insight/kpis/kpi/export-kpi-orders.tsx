// Saves the orders behind a KPI as a file: all of them up to a limit, not only the rows on screen.
import { notifications } from '@mantine/notifications';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../../api/call.ts';
import {
  type KpiDefinition,
  type KpiOrder,
  type KpiQuery,
  listKpiOrders,
  type Side,
} from '../../../../../api/kpis.ts';
import { ActionButton } from '../../../../../ui/action-button.tsx';
import { downloadText, toCsv } from '../../../../../ui/csv.ts';
import { sentenceOf } from '../../../../../ui/problem-text.ts';

const MOST_ROWS = 10_000;
const ROWS_AT_ONCE = 200;
const HEAD = [
  ...(['number', 'status', 'placedAt', 'channel', 'currency', 'value', 'reason', 'requestedDate'] as const),
  ...(['firstPromisedDate', 'lastPromisedDate', 'deliveredAt', 'locations', 'carriers', 'orderId'] as const),
];

const rowOf = (order: KpiOrder) =>
  HEAD.map((name) => {
    const value = order[name];
    return Array.isArray(value) ? value.join(' ') : value;
  });

export const kpiOrdersCsv = (orders: readonly KpiOrder[]): string => toCsv(HEAD, orders.map(rowOf));

async function collect(
  read: (after: string | undefined) => Promise<{ items: KpiOrder[]; next: string | null }>,
) {
  const found: KpiOrder[] = [];
  let after: string | undefined;
  for (;;) {
    const { items, next } = await read(after);
    found.push(...items);
    if (next === null || found.length >= MOST_ROWS)
      return { found: found.slice(0, MOST_ROWS), isCut: next !== null || found.length > MOST_ROWS };
    after = next;
  }
}

interface ExportProps {
  definition: KpiDefinition;
  asked: KpiQuery;
  side: Side;
}

export function ExportKpiOrders({ definition: { key }, asked, side }: ExportProps) {
  const { t } = useTranslation();
  const exporting = useMutation({
    mutationFn: () => collect((after) => listKpiOrders(key, asked, { side, after, limit: ROWS_AT_ONCE })),
    onSuccess({ found, isCut }) {
      downloadText(`${key}-${side}.csv`, kpiOrdersCsv(found));
      notifications.show({
        color: isCut ? 'orange' : 'teal',
        message: t(isCut ? 'insight.kpis.orders.cut' : 'insight.kpis.orders.saved', { count: found.length }),
      });
    },
    onError: (error: unknown) =>
      notifications.show({
        color: 'red',
        message: error instanceof ApiRefusal ? sentenceOf(error.problem) : t('ui.noConnection'),
      }),
  });
  return (
    <ActionButton
      size="xs"
      variant="default"
      label={t('insight.kpis.orders.save')}
      loading={exporting.isPending}
      onClick={() => exporting.mutate()}
    />
  );
}
