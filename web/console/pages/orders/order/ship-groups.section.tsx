// Where the parts of an order go.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../api/orders.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { AddressBlock } from './address-block.tsx';
import { useLocationNames } from './use-location-names.ts';

export function ShipGroupsSection({ order }: { order: Order }) {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  return (
    <Section title={t('order.groups.title')}>
      {order.shipGroups.map((group) => (
        <div key={group.no} className="entry">
          {order.shipGroups.length > 1 && (
            <Text size="xs" c="dimmed">
              {t('order.groups.group', { no: group.no })}
            </Text>
          )}
          {group.address && <AddressBlock address={group.address} />}
          {group.pickupLocation && (
            <Text size="sm">{t('order.groups.pickup', { location: nameOf(group.pickupLocation) })}</Text>
          )}
          <Text size="xs" c="dimmed">
            {group.method && t('order.groups.method', { method: group.method })}
            {group.requestedDate &&
              ` · ${t('order.lines.requested', { date: formatDate(group.requestedDate) })}`}
          </Text>
          {group.giftMessage && (
            <Text size="sm" mt={4}>
              {t('order.groups.gift', { text: group.giftMessage })}
            </Text>
          )}
        </div>
      ))}
    </Section>
  );
}
