// Where the parts of an order go.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { AddressBlock } from './address-block.tsx';

export function ShipGroupsSection({ order }: { order: Order }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return (
    <Section title={t('orders.order.groups.title')}>
      {order.shipGroups.map((group) => (
        <div key={group.no} className="entry">
          {order.shipGroups.length > 1 && (
            <Text size="xs" c="dimmed">
              {t('orders.order.groups.group', { no: group.no })}
            </Text>
          )}
          {group.address && <AddressBlock address={group.address} />}
          {group.pickupLocation && (
            <Text size="sm">
              {t('orders.order.groups.pickup', { location: nameOf(group.pickupLocation) })}
            </Text>
          )}
          <Text size="xs" c="dimmed">
            {group.method && t('orders.order.groups.method', { method: group.method })}
            {group.requestedDate &&
              ` · ${t('orders.order.lines.requested', { date: formatDate(group.requestedDate) })}`}
          </Text>
          {group.giftMessage && (
            <Text size="sm" mt={4} component="div">
              <SafeText text={t('orders.order.groups.gift', { text: group.giftMessage })} />
            </Text>
          )}
        </div>
      ))}
    </Section>
  );
}
