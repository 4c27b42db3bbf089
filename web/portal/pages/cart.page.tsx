// The cart of the sample shop: what is in it, where it goes, how it is paid, and the order itself.
import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SHOP } from '../address.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { PortalLink } from '../parts/portal-link.tsx';
import { useCart } from '../shop/cart.ts';
import { CartLines } from '../shop/cart-lines.tsx';
import { CheckoutForm } from '../shop/checkout.form.tsx';

export default function CartPage() {
  const { t } = useTranslation();
  const lines = useCart();
  return (
    <Stack gap="lg">
      <PageTitle title={t('portal.shop.cart')} />
      {lines.length === 0 ? (
        <Text>{t('portal.shop.cartEmpty')}</Text>
      ) : (
        <div className="order-columns">
          <CartLines lines={lines} />
          <CheckoutForm lines={lines} />
        </div>
      )}
      <PortalLink to={SHOP}>{t('portal.orders.toShop')}</PortalLink>
    </Stack>
  );
}
