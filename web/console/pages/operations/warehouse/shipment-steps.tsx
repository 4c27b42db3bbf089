// The shipments of a fulfilment order with what can be recorded of each.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import { type FulfilmentOrder, readShipments, type Shipment } from '../../../../api/fulfilment.ts';
import { receiveParcel } from '../../../../api/work.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useWorkChanged } from '../floor/use-work-changed.ts';
import { ShipmentActions } from './shipment-actions.tsx';

interface ShipmentStepsProps {
  order: Pick<FulfilmentOrder, 'orderId' | 'fulfilmentOrderId'>;
  /** The parcel that was scanned stands first; null: none was. */
  scanned: string | null;
}

export function ShipmentSteps({ order, scanned }: ShipmentStepsProps) {
  const shipments = useQuery({
    queryKey: ['fulfilment-orders', 'shipments', order.orderId],
    queryFn: () => readShipments(order.orderId),
  });
  const own = (shipments.data?.items ?? []).filter(
    (shipment) => shipment.fulfilmentOrderId === order.fulfilmentOrderId,
  );
  own.sort((a, b) => Number(b.shipmentId === scanned) - Number(a.shipmentId === scanned));
  return own.map((shipment) => <ShipmentStep key={shipment.shipmentId} shipment={shipment} />);
}

function ShipmentStep({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation();
  const refresh = useWorkChanged();
  const { shipmentId, state, failure } = shipment;
  const hasLabel = !['label-requested', 'label-failed', 'cancelled'].includes(state);
  return (
    <div className="entry">
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm">
          {wordOf('carrier', shipment.carrier)} <span className="mono dim">{shipment.trackingNumber}</span>
        </Text>
        <StatusBadge status={shipment.state} label={wordOf('shipment', shipment.state)} />
      </Group>
      {failure !== null && (
        <Text size="sm" c="red" component="div" mb={6}>
          <SafeText text={failure.message} />
        </Text>
      )}
      <Group gap="sm">
        <ShipmentActions shipment={shipment} size="md" onDone={refresh} />
        {state !== 'at-store' && shipment.kind === 'to-store' && hasLabel && state !== 'labelled' && (
          <CommandButton
            className="touch"
            size="md"
            variant="filled"
            label={t('operations.bench.receive')}
            done={t('operations.bench.received')}
            send={(key) => receiveParcel(shipmentId, key)}
            onDone={refresh}
          />
        )}
        {hasLabel && (
          <Anchor
            className="print-link"
            href={hrefOf('/v1/shipments/{shipmentId}/label.pdf', { path: { shipmentId } })}
            target="_blank"
            rel="noreferrer"
          >
            {t('operations.bench.label')}
          </Anchor>
        )}
      </Group>
    </div>
  );
}
