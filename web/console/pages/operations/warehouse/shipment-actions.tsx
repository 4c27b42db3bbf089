// What can be recorded of one shipment: handed over, delivered or not, its label asked for again.
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../../api/call.ts';
import { recordTracking, retryLabel, type Shipment, shipShipment } from '../../../../api/fulfilment.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { wordOf } from '../../../../ui/word-of.ts';

const ON_ITS_WAY = ['shipped', 'in-transit', 'out-for-delivery', 'failed'];

interface ShipmentActionsProps {
  shipment: Shipment;
  /** `md` for thumbs, on the floor. */
  size?: 'xs' | 'md';
  onDone: () => void;
}

export function ShipmentActions({ shipment, size = 'xs', onDone }: ShipmentActionsProps) {
  const { t } = useTranslation();
  const { shipmentId, state } = shipment;
  const track = (status: BodyOf<'POST /v1/shipments/tracking'>['status']) => (key: string) =>
    recordTracking({ shipmentId, status, at: new Date().toISOString() }, key);
  if (state === 'label-requested') {
    return (
      <Text size="xs" c="dimmed">
        {t('operations.warehouse.labelComing')}
      </Text>
    );
  }
  return (
    <Group gap="xs">
      {state === 'label-failed' && (
        <CommandButton
          size={size}
          label={t('operations.warehouse.retryLabel')}
          done={t('operations.warehouse.retryDone')}
          send={(key) => retryLabel(shipmentId, key)}
          onDone={onDone}
        />
      )}
      {state === 'labelled' && (
        <CommandButton
          size={size}
          variant="filled"
          label={t('operations.warehouse.ship', { carrier: wordOf('carrier', shipment.carrier) })}
          done={t('operations.warehouse.shipped')}
          send={(key) => shipShipment(shipmentId, key)}
          onDone={onDone}
        />
      )}
      {ON_ITS_WAY.includes(state) && (
        <>
          <CommandButton
            size={size}
            label={t('operations.warehouse.delivered')}
            done={t('operations.warehouse.deliveredDone')}
            send={track('delivered')}
            onDone={onDone}
          />
          <CommandButton
            size={size}
            color="red"
            label={t('operations.warehouse.failed')}
            done={t('operations.warehouse.failedDone')}
            send={track('delivery-failed')}
            onDone={onDone}
          />
        </>
      )}
    </Group>
  );
}
