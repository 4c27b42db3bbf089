// What has been packed and where it is: tracking, label and packing slip on paper, what can be recorded of it.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import type { Shipment } from '../../../../api/fulfilment.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { formatMoment } from '../../../../ui/time.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { ShipmentActions } from '../../operations/warehouse/shipment-actions.tsx';
import { orderKey, shipmentsQuery } from './order-queries.ts';

export function ShipmentsSection({ orderId }: { orderId: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const shipments = useQuery(shipmentsQuery(orderId));
  const refresh = () => void client.invalidateQueries({ queryKey: orderKey(orderId) });
  return (
    <Section title={t('orders.order.shipments.title')}>
      <QueryView
        query={shipments}
        rows={2}
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
  const { trackingNumber, trackingUrl } = shipment;
  return (
    <div className="entry">
      <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
        <Text size="sm">
          <strong>{shipment.lines.map((line) => `${line.quantity} × ${line.sku}`).join(', ')}</strong>{' '}
          {t('orders.order.shipments.from', { location: nameOf(shipment.location) })}
        </Text>
        <StatusBadge status={shipment.state} label={wordOf('shipment', shipment.state)} />
      </Group>
      <Text size="xs" c="dimmed" component="div">
        {wordOf('carrier', shipment.carrier)} · {wordOf('service', shipment.service)}
        {trackingNumber !== null && ' · '}
        {trackingNumber !== null && trackingUrl !== null && (
          <Anchor href={trackingUrl} target="_blank" rel="noreferrer" size="xs">
            {t('orders.order.shipments.track', { number: trackingNumber })}
          </Anchor>
        )}
        {trackingUrl === null && trackingNumber}
      </Text>
      {shipment.failure && (
        <Text size="xs" c="red" component="div">
          <SafeText text={shipment.failure.message} />
        </Text>
      )}
      {shipment.tracking.length > 0 && (
        <ul className="line-history">
          {shipment.tracking.toReversed().map((event) => (
            <Text key={`${event.status}${event.at}`} component="li" size="xs">
              <span className="dim">{formatMoment(event.at)}</span> {wordOf('shipment', event.status)}{' '}
              {event.description && <SafeText text={event.description} />}
            </Text>
          ))}
        </ul>
      )}
      <Group gap="xs" mt={6} justify="space-between">
        <ShipmentPapers shipment={shipment} />
        <ShipmentActions shipment={shipment} onDone={onDone} />
      </Group>
    </div>
  );
}

function ShipmentPapers({ shipment }: { shipment: Shipment }) {
  const { t } = useTranslation();
  const may = useMay();
  const { shipmentId, fulfilmentOrderId, labelReference } = shipment;
  const papers = [
    may('GET /v1/shipments/{shipmentId}/label.pdf') &&
      labelReference !== null && {
        name: t('orders.order.shipments.label'),
        href: hrefOf('/v1/shipments/{shipmentId}/label.pdf', { path: { shipmentId } }),
      },
    may('GET /v1/fulfilment-orders/{fulfilmentOrderId}/packing-slip') && {
      name: t('orders.order.shipments.slip'),
      href: hrefOf('/v1/fulfilment-orders/{fulfilmentOrderId}/packing-slip', { path: { fulfilmentOrderId } }),
    },
  ].filter((paper) => paper !== false);
  return (
    <Group gap="sm">
      {papers.map(({ name, href }) => (
        <Anchor key={href} href={href} target="_blank" rel="noreferrer" size="xs">
          {name}
        </Anchor>
      ))}
    </Group>
  );
}
