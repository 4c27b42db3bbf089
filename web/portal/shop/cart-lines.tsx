// What lies in the cart, and how many of each.
import { Button, NativeSelect, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatMoney } from '../../ui/money.ts';
import { Money } from '../../ui/money-text.tsx';
import { PersonName } from '../../ui/safe-text.tsx';
import { Part } from '../parts/part.tsx';
import { type CartLine, setQuantity } from './cart.ts';

const OFFERED = 10;

export function CartLines({ lines }: { lines: readonly CartLine[] }) {
  const { t } = useTranslation();
  const currency = lines[0]?.currency ?? 'EUR';
  const total = lines.reduce((sum, line) => sum + line.priceMinor * line.quantity, 0);
  const units = lines.reduce((sum, line) => sum + line.quantity, 0);
  return (
    <Part title={t('portal.shop.units', { count: units })}>
      <ul className="plain-list cart-lines">
        {lines.map((line) => (
          <CartEntry key={line.sku} line={line} />
        ))}
      </ul>
      <p className="cart-total">
        <strong className="figures">{formatMoney(total, currency)}</strong>
        <Text size="sm" c="dimmed" component="span">
          {t('portal.shop.goods')}
        </Text>
      </p>
    </Part>
  );
}

function CartEntry({ line }: { line: CartLine }) {
  const { t } = useTranslation();
  const { sku, name, quantity, priceMinor, currency } = line;
  const short = name.slice(0, 80);
  const offered = Array.from({ length: Math.max(OFFERED, quantity) }, (_, index) => String(index + 1));
  return (
    <li>
      <span className="line-name">
        <PersonName name={name} />
      </span>
      <NativeSelect
        aria-label={t('portal.shop.quantity', { name: short })}
        data={offered}
        value={String(quantity)}
        onChange={({ currentTarget: { value } }) => setQuantity(sku, Number(value))}
        size="sm"
      />
      <Money amountMinor={priceMinor * quantity} currency={currency} />
      <Button
        variant="subtle"
        size="compact-sm"
        aria-label={t('portal.shop.remove', { name: short })}
        onClick={() => setQuantity(sku, 0)}
      >
        <span aria-hidden>✕</span>
      </Button>
    </li>
  );
}
