// What can be recorded of one shipment: handed over, delivered or not, its label asked for again.
import { Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BodyOf } from '../../../api/call.ts';
import { recordTracking, retryLabel, type Shipment, shipShipment } from '../../../api/fulfilment.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { wordOf } from '../../../ui/word-of.ts';

const ON_ITS_WAY = ['shipped', 'in-transit', 'out-for-delivery', 'failed'];

export function ShipmentActions({ shipment, onDone }: { shipment: Shipment; onDone: () => void }) {
  const { t } = useTranslation();
  const { shipmentId, state } = shipment;
  const track = (status: BodyOf<'POST /v1/shipments/tracking'>['status']) => (key: string) =>
    recordTracking({ shipmentId, status, at: new Date().toISOString() }, key);
  if (state === 'label-requested') {
    return (
      <Text size="xs" c="dimmed">
        {t('fulfilment.labelComing')}
      </Text>
    );
  }
  return (
    <Group gap="xs">
      {state === 'label-failed' && (
        <CommandButton
          label={t('fulfilment.retryLabel')}
          done={t('fulfilment.retryDone')}
          send={(key) => retryLabel(shipmentId, key)}
          onDone={onDone}
        />
      )}
      {state === 'labelled' && (
        <CommandButton
          variant="filled"
          label={t('fulfilment.ship', { carrier: wordOf('carrier', shipment.carrier) })}
          done={t('fulfilment.shipped')}
          send={(key) => shipShipment(shipmentId, key)}
          onDone={onDone}
        />
      )}
      {ON_ITS_WAY.includes(state) && (
        <>
          <CommandButton
            label={t('fulfilment.delivered')}
            done={t('fulfilment.deliveredDone')}
            send={track('delivered')}
            onDone={onDone}
          />
          <CommandButton
            color="red"
            label={t('fulfilment.failed')}
            done={t('fulfilment.failedDone')}
            send={track('delivery-failed')}
            onDone={onDone}
          />
        </>
      )}
    </Group>
  );
}
