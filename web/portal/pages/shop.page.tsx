// The sample shop: what is sold, at which price, and when it could be there.
import { Button, Group, Loader, Stack, Text, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProducts } from '../../api/portal.ts';
import { Failure } from '../../ui/failure.tsx';
import { CART } from '../address.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { PortalLink } from '../parts/portal-link.tsx';
import { useCart } from '../shop/cart.ts';
import { ProductCard } from '../shop/product-card.tsx';

export default function ShopPage() {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const asked = useDeferredValue(text.trim());
  const query = useInfiniteQuery({
    queryKey: ['products', asked],
    queryFn: ({ pageParam }) => listProducts(asked, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const products = query.data?.pages.flatMap((page) => page.items);
  return (
    <Stack gap="lg">
      <div>
        <PageTitle title={t('portal.shop.title')} />
        <Text c="dimmed">{t('portal.shop.hint')}</Text>
      </div>
      <Group justify="space-between" align="flex-end" gap="md">
        <TextInput
          type="search"
          label={t('portal.shop.search')}
          value={text}
          maxLength={200}
          onChange={(event) => setText(event.currentTarget.value)}
          className="grow"
        />
        <CartLink />
      </Group>
      {query.error && !products && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {!query.error && !products && <Loader aria-label={t('portal.frame.loading')} />}
      {products?.length === 0 && <Text>{t('portal.shop.empty')}</Text>}
      {products && products.length > 0 && (
        <ul className="plain-list products">
          {products.map((product) => (
            <ProductCard key={product.sku} product={product} />
          ))}
        </ul>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('ui.loadMore')}
        </Button>
      )}
    </Stack>
  );
}

function CartLink() {
  const { t } = useTranslation();
  const units = useCart().reduce((sum, line) => sum + line.quantity, 0);
  return (
    <PortalLink to={CART} className="cart-link">
      {t('portal.shop.toCart')} <span role="status">({t('portal.shop.units', { count: units })})</span>
    </PortalLink>
  );
}
