// One purchase order: its lines with what came, its receipts, and the next step that it can take.
import { Group, Stack, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  confirmPurchaseOrder,
  type PurchaseOrder,
  placePurchaseOrder,
  readPurchaseOrder,
} from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { When } from '../../../../ui/when.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { SidePanel } from '../side-panel.tsx';
import { CancelPurchaseOrderDialog } from './cancel-purchase-order.dialog.tsx';
import { PURCHASE_ORDERS_KEY } from './purchase-order-list.section.tsx';
import { ReceivePurchaseOrderDialog } from './receive-purchase-order.dialog.tsx';

interface PurchaseOrderDrawerProps {
  purchaseOrderId: string | null;
  onClose: () => void;
}

export function PurchaseOrderDrawer({ purchaseOrderId, onClose }: PurchaseOrderDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: ['purchase-order', purchaseOrderId],
    queryFn: () => readPurchaseOrder(purchaseOrderId!),
    enabled: purchaseOrderId !== null,
  });
  return (
    <SidePanel
      opened={purchaseOrderId !== null}
      title={query.data?.number ?? t('planning.purchasing.tabs.orders')}
      onClose={onClose}
    >
      {purchaseOrderId !== null && (
        <QueryView query={query}>
          {(order) => (
            <Stack gap="md">
              <Text size="sm">
                {order.supplier} → {order.location} · {t(`planning.purchasing.states.${order.state}`)}
              </Text>
              <Steps order={order} />
              <Lines order={order} />
              <Receipts order={order} />
            </Stack>
          )}
        </QueryView>
      )}
    </SidePanel>
  );
}

const ENDED: readonly PurchaseOrder['state'][] = ['received', 'closed-short', 'cancelled'];

function Steps({ order }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const [dialog, setDialog] = useState<'receive' | 'cancel' | null>(null);
  const { purchaseOrderId, state } = order;
  const refresh = () => {
    for (const key of [PURCHASE_ORDERS_KEY, ['purchase-order']])
      void client.invalidateQueries({ queryKey: key });
  };
  const close = () => {
    setDialog(null);
    refresh();
  };
  const isOpen = state !== 'draft' && !ENDED.includes(state);
  const why = (isNow: boolean, isAllowed: boolean) =>
    isAllowed ? (isNow ? undefined : t('planning.purchasing.notNow')) : t('ui.notAllowed');
  return (
    <Group gap="xs">
      <CommandButton
        label={t('planning.purchasing.place')}
        done={t('planning.purchasing.placed')}
        why={why(state === 'draft', may('POST /v1/purchase-orders/{purchaseOrderId}/place'))}
        send={(key) => placePurchaseOrder(purchaseOrderId, key)}
        onDone={refresh}
      />
      <CommandButton
        label={t('planning.purchasing.confirm')}
        done={t('planning.purchasing.confirmed')}
        why={why(state === 'placed', may('POST /v1/purchase-orders/{purchaseOrderId}/confirm'))}
        send={(key) => confirmPurchaseOrder(purchaseOrderId, {}, key)}
        onDone={refresh}
      />
      <ActionButton
        size="xs"
        label={t('planning.stock.receive.button')}
        why={why(isOpen, may('POST /v1/purchase-orders/{purchaseOrderId}/receipts'))}
        onClick={() => setDialog('receive')}
      />
      <ActionButton
        size="xs"
        variant="default"
        label={t('planning.purchasing.cancel')}
        why={why(!ENDED.includes(state), may('POST /v1/purchase-orders/{purchaseOrderId}/cancel'))}
        onClick={() => setDialog('cancel')}
      />
      {dialog === 'receive' && <ReceivePurchaseOrderDialog order={order} onClose={close} />}
      {dialog === 'cancel' && <CancelPurchaseOrderDialog order={order} onClose={close} />}
    </Group>
  );
}

const COUNTS = ['ordered', 'open', 'received', 'damaged', 'cancelled'] as const;

function Lines({ order }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  return (
    <Section title={t('planning.purchasing.lines')}>
      <Table aria-label={t('planning.purchasing.lines')} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('planning.stock.sku')}</Table.Th>
            {COUNTS.map((name) => (
              <Table.Th key={name} ta="end">
                {t(`planning.purchasing.counts.${name}`)}
              </Table.Th>
            ))}
            <Table.Th>{t('planning.stock.supply.dueOn')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {order.lines.map((line) => (
            <Table.Tr key={line.lineNo}>
              <Table.Td className="mono">{line.sku}</Table.Td>
              {COUNTS.map((name) => (
                <Table.Td key={name} ta="end" className="figures">
                  {formatCount(line[name])}
                </Table.Td>
              ))}
              <Table.Td>{line.expectedOn ? formatDate(line.expectedOn) : '–'}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}

function Receipts({ order }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  return (
    <Section title={t('planning.purchasing.receipts')}>
      {order.receipts.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('planning.purchasing.noReceipts')}
        </Text>
      )}
      {order.receipts.map((receipt) => (
        <Text key={receipt.receiptId} size="sm">
          +{formatCount(receipt.quantity)} {order.lines.find(({ lineNo }) => lineNo === receipt.lineNo)?.sku}{' '}
          · {receipt.deliveryNote} <When at={receipt.receivedAt} />
        </Text>
      ))}
    </Section>
  );
}
