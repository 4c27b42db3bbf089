// The sample shop: what is sold, at which price, and when it could be there.
import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listProducts, type Product } from '../../api/portal.ts';
import { Failure } from '../../ui/failure.tsx';
import { Loading } from '../../ui/loading.tsx';
import { CART } from '../address.ts';
import { PageTitle } from '../parts/page-title.tsx';
import { PortalLink } from '../parts/portal-link.tsx';
import { useCart } from '../shop/cart.ts';
import { type Destination, useDestination } from '../shop/destination.ts';
import { DestinationFields } from '../shop/destination-fields.tsx';
import { ProductCard } from '../shop/product-card.tsx';
import { toDestination, usePromises } from '../shop/use-promises.ts';

const TYPING_MS = 450;

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
  const pages = query.data?.pages;
  const products = pages?.flatMap((page) => page.items);
  const [destination] = useDebouncedValue(useDestination(), TYPING_MS);
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
      <DestinationFields />
      {query.error && !products && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {!query.error && !products && <Loading label={t('portal.frame.loading')} />}
      {products?.length === 0 && <Text>{t('portal.shop.empty')}</Text>}
      {products && products.length > 0 && (
        <ul className="plain-list products">
          {pages?.map(({ items }) => (
            <ProductPage
              key={items.map(({ sku }) => sku).join(' ')}
              products={items}
              destination={destination}
            />
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

/** Each product by itself, asked for at once. */
function ProductPage({ products, destination }: { products: Product[]; destination: Destination }) {
  const to = toDestination(destination);
  const carts = products.map(({ sku }) => ({ destination: to, lines: [{ sku, quantity: 1 }] }));
  const { promises, isLate } = usePromises(carts, products[0]?.currency ?? 'EUR');
  return products.map((product, index) => (
    <ProductCard key={product.sku} product={product} promise={promises?.[index]} isLate={isLate} />
  ));
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
