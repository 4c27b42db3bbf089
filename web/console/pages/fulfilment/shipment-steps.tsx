// The steps of a fulfilment order's shipments: hand over, delivered or not, ask for a label again.
import { Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import {
  type FulfilmentOrder,
  readShipments,
  recordTracking,
  retryLabel,
  type Shipment,
  shipShipment,
} from '../../../api/fulfilment.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { wordOf } from '../../../ui/word-of.ts';

export function ShipmentSteps({ order }: { order: FulfilmentOrder }) {
  const shipments = useQuery({
    queryKey: ['fulfilment-orders', 'shipments', order.orderId],
    queryFn: () => readShipments(order.orderId),
  });
  const own = (shipments.data?.items ?? []).filter(
    (shipment) => shipment.fulfilmentOrderId === order.fulfilmentOrderId,
  );
  return own.map((shipment) => <ShipmentStep key={shipment.shipmentId} shipment={shipment} />);
}

const ON_ITS_WAY = ['shipped', 'in-transit', 'out-for-delivery', 'failed'];

function ShipmentStep({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { shipmentId, state } = shipment;
  const carrier = wordOf('carrier', shipment.carrier);
  const refresh = () => void client.invalidateQueries({ queryKey: ['fulfilment-orders'] });
  const track = (status: string) => (key: string) =>
    recordTracking({ shipmentId, status, at: new Date().toISOString() }, key);
  return (
    <div className="entry">
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm">
          {carrier} <span className="mono dim">{shipment.trackingNumber}</span>
        </Text>
        <StatusBadge status={state} label={wordOf('shipment', state)} />
      </Group>
      <Group gap="xs">
        {state === 'label-requested' && (
          <Text size="xs" c="dimmed">
            {t('fulfilment.labelComing')}
          </Text>
        )}
        {state === 'label-failed' && (
          <CommandButton
            label={t('fulfilment.retryLabel')}
            done={t('fulfilment.retryDone')}
            send={(key) => retryLabel(shipmentId, key)}
            onDone={refresh}
          />
        )}
        {state === 'labelled' && (
          <CommandButton
            variant="filled"
            label={t('fulfilment.ship', { carrier })}
            done={t('fulfilment.shipped')}
            send={(key) => shipShipment(shipmentId, key)}
            onDone={refresh}
          />
        )}
        {ON_ITS_WAY.includes(state) && (
          <>
            <CommandButton
              label={t('fulfilment.delivered')}
              done={t('fulfilment.deliveredDone')}
              send={track('delivered')}
              onDone={refresh}
            />
            <CommandButton
              color="red"
              label={t('fulfilment.failed')}
              done={t('fulfilment.failedDone')}
              send={track('delivery-failed')}
              onDone={refresh}
            />
          </>
        )}
      </Group>
    </div>
  );
}
