// What stands around every page of the portal, and which page an address shows.
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Loading } from '../ui/loading.tsx';
import { placeOf, usePath } from './address.ts';
import { PageFooter } from './frame/page-footer.tsx';
import { PageHeader } from './frame/page-header.tsx';
import { LinkPage } from './pages/link.page.tsx';
import { OrderPage } from './pages/order.page.tsx';
import { OrdersPage } from './pages/orders.page.tsx';
import { UnknownPage } from './pages/unknown.page.tsx';
import { useOwnLanguage } from './use-me.ts';

const ShopPage = lazy(() => import('./pages/shop.page.tsx'));
const CartPage = lazy(() => import('./pages/cart.page.tsx'));

export function Portal() {
  const { t } = useTranslation();
  const path = usePath();
  const main = useRef<HTMLElement>(null);
  const shown = useRef(path);
  useOwnLanguage();
  // Whoever reads by ear begins anew with each page.
  useEffect(() => {
    if (shown.current === path) return;
    shown.current = path;
    main.current?.focus();
  }, [path]);
  return (
    <div className="portal">
      <a className="skip-link" href="#content">
        {t('portal.frame.skip')}
      </a>
      <PageHeader />
      <main id="content" ref={main} tabIndex={-1} className="portal-main">
        <Suspense fallback={<Loading label={t('portal.frame.loading')} />}>
          <CurrentPage key={path} path={path} />
        </Suspense>
      </main>
      <PageFooter />
    </div>
  );
}

function CurrentPage({ path }: { path: string }) {
  const place = placeOf(path);
  switch (place.page) {
    case 'orders':
      return <OrdersPage />;
    case 'order':
      return <OrderPage orderId={place.orderId} />;
    case 'link':
      return <LinkPage />;
    case 'shop':
      return <ShopPage />;
    case 'cart':
      return <CartPage />;
    case 'unknown':
      return <UnknownPage />;
  }
}
