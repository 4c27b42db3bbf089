// What has been packed and where it is.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readShipments, type Shipment } from '../../../../api/fulfilment.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { ShipmentActions } from '../../operations/warehouse/shipment-actions.tsx';
import { orderKey } from './use-live-order.ts';

export function ShipmentsSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const shipments = useQuery({
    queryKey: [...orderKey(orderId), 'shipments'],
    queryFn: () => readShipments(orderId),
  });
  const refresh = () => void client.invalidateQueries({ queryKey: orderKey(orderId) });
  return (
    <Section title={t('orders.order.shipments.title')}>
      <QueryView
        query={shipments}
        empty={t('orders.order.shipments.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((shipment) => (
            <ShipmentEntry key={shipment.shipmentId} shipment={shipment} onDone={refresh} />
          ))
        }
      </QueryView>
    </Section>
  );
}

function ShipmentEntry({ shipment, onDone }: { shipment: Shipment; onDone: () => void }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return (
    <div className="entry">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text size="sm">
          <strong>{shipment.lines.map((line) => `${line.quantity} × ${line.sku}`).join(', ')}</strong>{' '}
          {t('orders.order.shipments.from', { location: nameOf(shipment.location) })}
        </Text>
        <StatusBadge status={shipment.state} label={wordOf('shipment', shipment.state)} />
      </Group>
      <Text size="xs" c="dimmed">
        {wordOf('carrier', shipment.carrier)} · {wordOf('service', shipment.service)}
        {shipment.trackingNumber !== null && ' · '}
        {shipment.trackingNumber !== null && shipment.trackingUrl !== null && (
          <Anchor href={shipment.trackingUrl} target="_blank" rel="noreferrer" size="xs">
            {t('orders.order.shipments.track', { number: shipment.trackingNumber })}
          </Anchor>
        )}
        {shipment.trackingUrl === null && shipment.trackingNumber}
      </Text>
      {shipment.failure && (
        <Text size="xs" c="red">
          {shipment.failure.message}
        </Text>
      )}
      {shipment.tracking.map((event) => (
        <Text key={`${event.status}${event.at}`} size="xs">
          {formatMoment(event.at)} {wordOf('shipment', event.status)} {event.description}
        </Text>
      ))}
      <div style={{ marginTop: 6 }}>
        <ShipmentActions shipment={shipment} onDone={onDone} />
      </div>
    </div>
  );
}
