// What came of a purchase order, as it came.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PurchaseOrder } from '../../../../api/supply.ts';
import { formatCount } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { FactTable } from '../fact-table.tsx';

export function PurchaseOrderReceipts({ order: { receipts, lines } }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  const title = t('planning.purchasing.receipts');
  const skuOf = (lineNo: number) => lines.find((line) => line.lineNo === lineNo)?.sku;
  const hasLots = receipts.some(({ lot }) => lot !== null);
  return (
    <Section title={title}>
      {receipts.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('planning.purchasing.noReceipts')}
        </Text>
      ) : (
        <FactTable
          label={title}
          columnWidth={90}
          columns={[
            { title: t('planning.purchasing.cameOn') },
            { title: t('planning.stock.sku') },
            { title: t('planning.purchasing.counts.received'), isNumber: true },
            { title: t('planning.purchasing.counts.damaged'), isNumber: true },
            ...(hasLots
              ? [{ title: t('planning.stock.lot') }, { title: t('planning.stock.expiresOn') }]
              : []),
            { title: t('planning.purchasing.deliveryNote') },
          ]}
          rows={receipts.map((receipt, at) => ({
            key: `${receipt.receiptId} ${at}`,
            cells: [
              <When key="when" at={receipt.receivedAt} />,
              <span key="sku" className="mono">
                {skuOf(receipt.lineNo)}
              </span>,
              formatCount(receipt.quantity),
              receipt.damaged === 0 ? '–' : formatCount(receipt.damaged),
              ...(hasLots
                ? [
                    <bdi key="lot">{receipt.lot ?? '–'}</bdi>,
                    receipt.expiresOn ? formatDate(receipt.expiresOn) : '–',
                  ]
                : []),
              <bdi key="note">{receipt.deliveryNote ?? '–'}</bdi>,
            ],
          }))}
        />
      )}
    </Section>
  );
}
