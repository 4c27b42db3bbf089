// The top of every page: whose portal this is, the pages, in and out.
import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../api/call.ts';
import { signOut } from '../../api/portal.ts';
import { PersonName } from '../../ui/safe-text.tsx';
import { go, ORDERS, placeOf, SHOP, usePath } from '../address.ts';
import { PortalLink } from '../parts/portal-link.tsx';
import { useShopName } from '../shop-name.ts';
import { useMe, useVisitorChange } from '../use-me.ts';

export function PageHeader() {
  const { t } = useTranslation();
  const { page } = placeOf(usePath());
  const me = useMe().data;
  const changeVisitor = useVisitorChange();
  const leaving = useMutation({
    mutationFn: () => signOut(newIdempotencyKey()),
    async onSuccess() {
      go(ORDERS);
      await changeVisitor();
    },
  });
  const current = (...pages: string[]) => (pages.includes(page) ? ('page' as const) : undefined);
  return (
    <header className="portal-header">
      <div className="portal-header-inner">
        <span className="portal-brand">
          <PersonName name={useShopName()} />
        </span>
        <nav aria-label={t('portal.frame.menu')} className="portal-nav">
          <PortalLink to={ORDERS} aria-current={current('orders', 'order', 'link')}>
            {t('portal.frame.orders')}
          </PortalLink>
          <PortalLink to={SHOP} aria-current={current('shop', 'cart')}>
            {t('portal.frame.shop')}
          </PortalLink>
        </nav>
        {me && (
          <Button
            variant="subtle"
            size="compact-sm"
            loading={leaving.isPending}
            onClick={() => leaving.mutate()}
          >
            {t('portal.frame.signOut')}
          </Button>
        )}
      </div>
    </header>
  );
}
