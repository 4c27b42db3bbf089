// The visitor's orders, newest first; for whoever is not in yet, the way in.
import { Button, Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listOwnOrders, type Me } from '../../api/portal.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { SafeText } from '../../ui/safe-text.tsx';
import { SHOP } from '../address.ts';
import { OrderCard } from '../order/order-card.tsx';
import { PageTitle } from '../parts/page-title.tsx';
import { PortalLink } from '../parts/portal-link.tsx';
import { SignInForm } from '../sign-in/sign-in.form.tsx';
import { Welcome } from '../sign-in/welcome.tsx';
import { useMe, useReadAllAgain } from '../use-me.ts';

export function OrdersPage() {
  const { t } = useTranslation();
  const me = useMe();
  if (me.error) return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  if (me.data === undefined) return <Loading label={t('portal.frame.loading')} />;
  if (me.data === null) return <Welcome title={t('portal.signIn.title')} hint={t('portal.signIn.hint')} />;
  return <OwnOrders me={me.data} />;
}

function OwnOrders({ me }: { me: Me }) {
  const { t } = useTranslation();
  const readAllAgain = useReadAllAgain();
  const orders = useInfiniteQuery({
    queryKey: ['orders'],
    queryFn: ({ pageParam }) => listOwnOrders(pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    refetchInterval: 30_000,
  });
  const items = orders.data?.pages.flatMap((page) => page.items);
  return (
    <Stack gap="lg">
      <div>
        <PageTitle title={t('portal.orders.title')} />
        {me.signedIn && me.email !== null && (
          <Text c="dimmed">
            <SafeText text={t('portal.orders.greeting', { email: me.email })} />
          </Text>
        )}
      </div>
      {orders.error && !items && <Failure error={orders.error} onRetry={() => void orders.refetch()} />}
      {!orders.error && !items && <Loading label={t('portal.frame.loading')} />}
      {items?.length === 0 && (
        <Text>
          {t('portal.orders.empty')} <PortalLink to={SHOP}>{t('portal.orders.toShop')}</PortalLink>
        </Text>
      )}
      {items && items.length > 0 && (
        <ul className="plain-list">
          {items.map((order) => (
            <OrderCard key={order.orderId} order={order} />
          ))}
        </ul>
      )}
      {!me.signedIn && (
        <Stack gap="md" className="narrow">
          {me.orderId !== null && <Text c="dimmed">{t('portal.orders.onlyThis')}</Text>}
          <SignInForm onDone={() => void readAllAgain()} />
        </Stack>
      )}
      {orders.hasNextPage && (
        <Button
          variant="default"
          loading={orders.isFetchingNextPage}
          onClick={() => void orders.fetchNextPage()}
        >
          {t('ui.loadMore')}
        </Button>
      )}
    </Stack>
  );
}
