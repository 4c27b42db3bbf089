// One purchase order: its lines with what came, its receipts, and the next steps that it can take.
import { Anchor, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type PurchaseOrder, readPurchaseOrder } from '../../../../api/supply.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { SidePanel } from '../side-panel.tsx';
import { PurchaseOrderLines } from './purchase-order-lines.section.tsx';
import { PurchaseOrderReceipts } from './purchase-order-receipts.section.tsx';
import { PurchaseOrderSteps } from './purchase-order-steps.tsx';
import { PurchaseStateBadge } from './purchase-state-badge.tsx';
import { PURCHASE_ORDERS_KEY } from './purchasing-keys.ts';
import { useSupplierNames } from './use-suppliers.ts';

interface PurchaseOrderDrawerProps {
  purchaseOrderId: string | null;
  onClose: () => void;
}

export function PurchaseOrderDrawer({ purchaseOrderId, onClose }: PurchaseOrderDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...PURCHASE_ORDERS_KEY, 'one', purchaseOrderId],
    queryFn: () => readPurchaseOrder(purchaseOrderId!),
    enabled: purchaseOrderId !== null,
  });
  return (
    <SidePanel
      opened={purchaseOrderId !== null}
      title={query.data?.number ?? t('planning.purchasing.purchaseOrder')}
      onClose={onClose}
    >
      {purchaseOrderId !== null && (
        <QueryView query={query}>
          {(order) => (
            <Stack gap="md">
              <Heading order={order} />
              <PurchaseOrderSteps order={order} />
              <PurchaseOrderLines order={order} />
              <PurchaseOrderReceipts order={order} />
            </Stack>
          )}
        </QueryView>
      )}
    </SidePanel>
  );
}

function Heading({ order: { supplier, location, state, reference, note } }: { order: PurchaseOrder }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const supplierOf = useSupplierNames();
  return (
    <Stack gap={6}>
      <Group gap="sm">
        <PurchaseStateBadge state={state} />
        <Text size="sm">
          <Anchor
            fz="inherit"
            renderRoot={(props) => <Link to="/suppliers" search={{ open: supplier }} {...props} />}
          >
            <bdi>{supplierOf(supplier)}</bdi>
          </Anchor>{' '}
          → <bdi>{nameOf(location)}</bdi>
        </Text>
      </Group>
      {reference !== null && (
        <Text size="sm" c="dimmed">
          {t('planning.purchasing.form.reference')}: <bdi>{reference}</bdi>
        </Text>
      )}
      {note !== null && <SafeText text={note} limit={400} />}
    </Stack>
  );
}
