// Customers who stand outside or at the counter, the longest wait first, counted on while the page is open.
import { Badge, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { collectPickup } from '../../../../api/fulfilment.ts';
import { listWaitingCustomers, type WaitingCustomer } from '../../../../api/work.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { When } from '../../../../ui/when.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useWorkChanged } from '../floor/use-work-changed.ts';

/** Longer than this is too long. */
const TOO_LONG_SECONDS = 300;

export function WaitingCustomers({ location }: { location: string }) {
  const { t } = useTranslation();
  const customers = useQuery({
    queryKey: ['pickups', 'waiting', location],
    queryFn: () => listWaitingCustomers(location),
  });
  useLiveRefresh([['pickups']], (type) => type.startsWith('fulfilment.'), 500);
  const count = customers.data?.items.length ?? 0;
  return (
    <Section
      title={t('operations.pickups.here')}
      aside={
        count > 0 && (
          <Badge color="red" size="lg" tt="none" radius="sm" className="nowrap" style={{ flex: 'none' }}>
            {t('operations.pickups.hereCount', { count })}
          </Badge>
        )
      }
    >
      <QueryView
        query={customers}
        empty={t('operations.pickups.nobody')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((customer) => <Waiting key={customer.fulfilmentOrderId} customer={customer} />)
        }
      </QueryView>
    </Section>
  );
}

function Waiting({ customer }: { customer: WaitingCustomer }) {
  const { t } = useTranslation();
  const refresh = useWorkChanged();
  const { fulfilmentOrderId, arrival, arrivedAt, waitedSeconds, pickupCode, lines } = customer;
  const where = [
    arrival?.bay !== undefined && t('operations.pickups.bay', { bay: arrival.bay }),
    arrival?.vehicle,
    arrival?.note,
  ].filter((part) => typeof part === 'string');
  return (
    <div className="guest">
      <div>
        <Group gap="sm">
          <span className="code">{pickupCode}</span>
          {arrivedAt !== null && (
            <Text fw={600} c={waitedSeconds > TOO_LONG_SECONDS ? 'red' : undefined} component="div">
              {t('operations.pickups.came')} <When at={arrivedAt} />
            </Text>
          )}
        </Group>
        {where.length > 0 && (
          <Text size="lg" component="div">
            <SafeText text={where.join(' · ')} limit={200} />
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {lines.map((line) => `${line.picked} × ${line.sku}`).join(', ')}
        </Text>
      </div>
      <CommandButton
        className="touch"
        size="md"
        variant="filled"
        label={t('operations.pickups.handOver')}
        aria-label={t('operations.pickups.handOverOf', { code: pickupCode })}
        done={t('operations.warehouse.collectDone')}
        send={(key) => collectPickup(fulfilmentOrderId, {}, key)}
        onDone={refresh}
      />
    </div>
  );
}
