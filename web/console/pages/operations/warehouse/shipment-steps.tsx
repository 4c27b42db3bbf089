// The shipments of a fulfilment order with what can be recorded of each.
import { Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type FulfilmentOrder, readShipments, type Shipment } from '../../../../api/fulfilment.ts';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { ShipmentActions } from './shipment-actions.tsx';

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

function ShipmentStep({ shipment }: { shipment: Shipment }) {
  const client = useQueryClient();
  return (
    <div className="entry">
      <Group justify="space-between" mb={6} gap="xs">
        <Text size="sm">
          {wordOf('carrier', shipment.carrier)} <span className="mono dim">{shipment.trackingNumber}</span>
        </Text>
        <StatusBadge status={shipment.state} label={wordOf('shipment', shipment.state)} />
      </Group>
      <ShipmentActions
        shipment={shipment}
        onDone={() => void client.invalidateQueries({ queryKey: ['fulfilment-orders'] })}
      />
    </div>
  );
}
