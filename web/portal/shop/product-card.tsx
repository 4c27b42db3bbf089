// One product: its name, its price, how soon it can leave us.
import { Button, Text, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CartPromise, Product } from '../../api/portal.ts';
import { formatCount } from '../../ui/money.ts';
import { Money } from '../../ui/money-text.tsx';
import { PersonName } from '../../ui/safe-text.tsx';
import { sayDate } from '../say-date.ts';
import { addToCart, useCart } from './cart.ts';
import { PromisedDay } from './promised-day.tsx';

/** From here down it is said how many are left. */
const FEW = 5;

interface ProductCardProps {
  product: Product;
  promise: CartPromise | undefined;
  isLate: boolean;
}

export function ProductCard({ product, promise, isLate }: ProductCardProps) {
  const { t } = useTranslation();
  const { sku, name, priceMinor, currency, available, nextOn } = product;
  const inCart = useCart().find((line) => line.sku === sku)?.quantity ?? 0;
  const canBeHad = available > 0 || nextOn !== null;
  return (
    <li className="product">
      <div className="product-words">
        <Text fw={600} component="h2" className="product-name">
          <PersonName name={name} />
        </Text>
        <Text size="sm" c="dimmed">
          <Availability available={available} nextOn={nextOn} />
        </Text>
      </div>
      <Text fw={650} className="product-price">
        <Money amountMinor={priceMinor} currency={currency} />
      </Text>
      {canBeHad && <PromisedDay promise={promise} isLate={isLate} />}
      <Button variant="light" onClick={() => addToCart(product)} disabled={!canBeHad}>
        {inCart > 0 ? `${t('portal.shop.add')} (${formatCount(inCart)})` : t('portal.shop.add')}
        <VisuallyHidden>
          : <PersonName name={name} />
        </VisuallyHidden>
      </Button>
    </li>
  );
}

function Availability({ available, nextOn }: Pick<Product, 'available' | 'nextOn'>) {
  const { t } = useTranslation();
  if (available > FEW) return t('portal.shop.inStock');
  if (available > 0) return t('portal.shop.few', { count: available });
  return nextOn === null ? t('portal.shop.soldOut') : t('portal.shop.later', { date: sayDate(nextOn) });
}
