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
import { digitsOf } from '../../../../../ui/money.ts';
import { sentenceOf } from '../../../../../ui/problem-text.ts';
import { collectRows } from '../../../orders/list/export-orders.ts';
import { orderUnit } from '../parts/figure-units.ts';
import type { FigureUnit } from '../parts/format-kpi.ts';

const ROWS_AT_ONCE = 200;
const HEAD = [
  ...(['number', 'status', 'placedAt', 'channel', 'currency', 'value', 'reason', 'requestedDate'] as const),
  ...(['firstPromisedDate', 'lastPromisedDate', 'deliveredAt', 'locations', 'carriers', 'orderId'] as const),
];

/** Money as in the file of the list of orders: in whole units of its currency, with its digits. */
const writeValue = ({ value, currency }: KpiOrder, unit: FigureUnit | null) =>
  value !== null && unit === 'money' && currency !== null
    ? (value / 10 ** digitsOf(currency)).toFixed(digitsOf(currency))
    : value;

export const kpiOrdersCsv = (orders: readonly KpiOrder[], unit: FigureUnit | null): string =>
  toCsv(
    HEAD,
    orders.map((order) =>
      HEAD.map((name) => {
        if (name === 'value') return writeValue(order, unit);
        const found = order[name];
        return Array.isArray(found) ? found.join(' ') : found;
      }),
    ),
  );

interface ExportProps {
  definition: KpiDefinition;
  asked: KpiQuery;
  side: Side;
}

export function ExportKpiOrders({ definition, asked, side }: ExportProps) {
  const { key } = definition;
  const { t } = useTranslation();
  const exporting = useMutation({
    mutationFn: () => collectRows((after) => listKpiOrders(key, asked, { side, after, limit: ROWS_AT_ONCE })),
    onSuccess({ rows, isCut }) {
      downloadText(`${key}-${side}.csv`, kpiOrdersCsv(rows, orderUnit(definition)));
      notifications.show({
        color: isCut ? 'orange' : 'teal',
        message: t(isCut ? 'insight.kpis.orders.cut' : 'insight.kpis.orders.saved', { count: rows.length }),
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
