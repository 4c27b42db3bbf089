// Who ordered: name and ways to reach them, what they are worth, and their other open orders.
import { Anchor, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { getJson } from '../../../../../api/call.ts';
import type { Order } from '../../../../../api/orders.ts';
import { formatMoney } from '../../../../../ui/money.ts';
import { PersonName } from '../../../../../ui/safe-text.tsx';
import { formatDate } from '../../../../../ui/time.ts';
import { useMay } from '../../../../shell/use-me.ts';

const OTHERS = 3;

export function CustomerFacts({ order }: { order: Order }) {
  const { t } = useTranslation();
  const may = useMay();
  const { customerId } = order;
  const overview = useQuery({
    queryKey: ['customers', 'one', customerId, 'overview'],
    queryFn: () => getJson('/v1/customers/{customerId}/overview', { path: { customerId: customerId! } }),
    enabled: customerId !== null && may('GET /v1/customers/{customerId}/overview'),
    staleTime: 60_000,
  });
  const name = order.customerName ?? overview.data?.name;
  const value = overview.data?.value.find(({ currency }) => currency === order.currency);
  const others = overview.data?.openOrders.filter(({ orderId }) => orderId !== order.orderId) ?? [];
  return (
    <div className="customer-facts">
      <Text size="xs" c="dimmed">
        {t('orders.order.customer')}
      </Text>
      <Text fw={600}>
        {customerId === null ? (
          name ? (
            <PersonName name={name} />
          ) : (
            t('orders.guest')
          )
        ) : (
          <Link to="/customers/$customerId" params={{ customerId }}>
            <PersonName name={name ?? t('orders.order.customer')} />
          </Link>
        )}
      </Text>
      <Text size="sm" component="div">
        {[order.email, order.phone].flatMap((text) => (text ? [<PersonName key={text} name={text} />] : []))}
      </Text>
      {value && (
        <Text size="xs" c="dimmed">
          {t('orders.order.buyer.value', {
            count: value.orders,
            amount: formatMoney(value.orderedMinor, value.currency),
            since: formatDate(value.firstOrderAt),
          })}
        </Text>
      )}
      {(customerId !== null || order.email !== null) && (
        <Group gap={8} mt={2}>
          {others.slice(0, OTHERS).map(({ orderId, number }) => (
            <Anchor
              key={orderId}
              size="xs"
              renderRoot={(props) => <Link to="/orders/$orderId" params={{ orderId }} {...props} />}
            >
              {number}
            </Anchor>
          ))}
          <Anchor
            size="xs"
            renderRoot={(props) => (
              <Link
                to="/orders"
                search={customerId === null ? { q: order.email ?? '' } : { customerId }}
                {...props}
              />
            )}
          >
            {t('orders.order.buyer.all')}
          </Anchor>
        </Group>
      )}
    </div>
  );
}
