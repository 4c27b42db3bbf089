// The products of a new order: found by typing, each with its quantity, price and free stock.
import {
  CloseButton,
  Combobox,
  Group,
  NumberInput,
  Stack,
  Text,
  TextInput,
  useCombobox,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findVariants, listPrices } from '../../../../api/catalog.ts';
import { readAvailability } from '../../../../api/inventory.ts';
import { formatMoney } from '../../../../ui/money.ts';

export interface DraftLine {
  sku: string;
  name: string;
  quantity: number;
}

interface LineFieldsProps {
  lines: readonly DraftLine[];
  currency: string;
  onChange: (lines: DraftLine[]) => void;
}

export function LineFields({ lines, currency, onChange }: LineFieldsProps) {
  const { t } = useTranslation();
  const add = (line: DraftLine) => {
    if (!lines.some((known) => known.sku === line.sku)) onChange([...lines, line]);
  };
  const prices = useQueries({
    queries: lines.map(({ sku }) => ({ queryKey: ['prices', sku], queryFn: () => listPrices(sku) })),
  });
  const skus = lines.map((line) => line.sku);
  const free = useQuery({
    queryKey: ['availability', ...skus],
    queryFn: () => readAvailability(skus),
    enabled: skus.length > 0,
  });
  const priceOf = (index: number) =>
    prices[index]?.data?.items
      .filter((price) => price.currency === currency && price.channel === null)
      .sort((a, b) => a.minQuantity - b.minQuantity)[0]?.amountMinor;
  const sum = lines.reduce((all, line, index) => all + (priceOf(index) ?? 0) * line.quantity, 0);
  return (
    <Stack gap="xs">
      <ProductSearch onPick={add} />
      {lines.map((line, index) => {
        const price = priceOf(index);
        const total = free.data?.items.find((item) => item.sku === line.sku)?.total;
        return (
          <Group key={line.sku} gap="sm" wrap="nowrap" align="center">
            <div className="grow">
              <Text size="sm" fw={600} truncate>
                {line.name}
              </Text>
              <Text size="xs" c="dimmed">
                {line.sku} ·{' '}
                {price === undefined
                  ? t('orders.placeOrder.noPrice', { currency })
                  : formatMoney(price, currency)}
                {total !== undefined && ` · ${t('orders.placeOrder.free', { count: total })}`}
              </Text>
            </div>
            <NumberInput
              aria-label={`${t('orders.placeOrder.quantity')}: ${line.sku}`}
              value={line.quantity}
              min={1}
              max={1_000_000}
              allowDecimal={false}
              w={90}
              onChange={(value) =>
                onChange(
                  lines.map((known, at) =>
                    at === index ? { ...known, quantity: Number(value) || 1 } : known,
                  ),
                )
              }
            />
            <CloseButton
              aria-label={t('orders.placeOrder.removeLine', { sku: line.sku })}
              onClick={() => onChange(lines.filter((known) => known.sku !== line.sku))}
            />
          </Group>
        );
      })}
      {lines.length > 0 && (
        <Text size="sm" ta="right">
          {t('orders.placeOrder.sum', { amount: formatMoney(sum, currency) })}
        </Text>
      )}
    </Stack>
  );
}

function ProductSearch({ onPick }: { onPick: (line: DraftLine) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const combobox = useCombobox();
  const found = useQuery({
    queryKey: ['variants', asked],
    queryFn: () => findVariants(asked),
    enabled: asked.length > 0,
  });
  const items = found.data?.items ?? [];
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(sku) => {
        const variant = items.find((item) => item.sku === sku);
        if (variant) onPick({ sku, name: variant.name, quantity: 1 });
        setText('');
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          data-autofocus
          label={t('orders.placeOrder.sku')}
          placeholder={t('orders.placeOrder.skuHint')}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            combobox.openDropdown();
            combobox.selectFirstOption();
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={items.length === 0}>
        <Combobox.Options mah={240} style={{ overflowY: 'auto' }} aria-label={t('orders.placeOrder.sku')}>
          {items.map((variant) => (
            <Combobox.Option key={variant.sku} value={variant.sku}>
              <Text size="sm">{variant.name}</Text>
              <Text size="xs" c="dimmed">
                {variant.sku}
              </Text>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
