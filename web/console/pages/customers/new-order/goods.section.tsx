// The products: found by SKU, barcode or name, each with its price, free stock, units, discount and delivery.
import { CloseButton, NumberInput, Select, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findVariants } from '../../../../api/catalog.ts';
import { digitsOf, formatCount, formatMoney, toMinor } from '../../../../ui/money.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { FindBox } from './find-box.tsx';
import { addProduct, type LineDraft } from './order-draft.ts';
import type { OrderEntry } from './use-order-form.ts';

export function GoodsSection({ entry }: { entry: OrderEntry }) {
  const { t } = useTranslation();
  const { draft, setDraft } = entry;
  return (
    <Section title={t('customers.newOrder.goods')}>
      <ProductSearch onPick={(product) => setDraft((before) => addProduct(before, product))} />
      {draft.lines.length === 0 ? (
        <Text size="sm" c="dimmed" mt="sm">
          {t('customers.newOrder.noGoods')}
        </Text>
      ) : (
        <ul className="goods">
          {draft.lines.map((line, index) => (
            <Line key={line.id} entry={entry} line={line} index={index} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function Line({ entry, line, index }: { entry: OrderEntry; line: LineDraft; index: number }) {
  const { t } = useTranslation();
  const { draft, change, goods, form } = entry;
  const { currency } = draft;
  const price = goods.priceOf(line);
  const free = goods.freeOf(line);
  const set = (part: Partial<LineDraft>) =>
    change({ lines: draft.lines.map((each) => (each.id === line.id ? { ...each, ...part } : each)) });
  const wrong = form.at(`lines.${index}.sku`).error;
  return (
    <li className="goods-line">
      <div className="goods-name">
        <Text size="sm" fw={600} component="div">
          <PersonName name={line.name} />
        </Text>
        <Text size="xs" c="dimmed" component="div">
          <span className="mono">{line.sku}</span>
          {' · '}
          {price !== undefined
            ? formatMoney(price, currency)
            : goods.isPriced(line) && (
                <span className="is-bad">{t('customers.newOrder.noPrice', { currency })}</span>
              )}
          {free !== undefined && (
            <span className={free < line.quantity ? 'is-bad' : undefined}>
              {' · '}
              {free === 0
                ? t('customers.newOrder.soldOut')
                : t('customers.newOrder.free', { shown: formatCount(free) })}
            </span>
          )}
        </Text>
        {wrong !== undefined && (
          <Text size="xs" c="var(--words-bad)" role="alert">
            {wrong}
          </Text>
        )}
      </div>
      <NumberInput
        aria-label={t('customers.newOrder.quantityOf', { sku: line.sku })}
        value={line.quantity}
        min={1}
        max={1_000_000}
        allowDecimal={false}
        w={86}
        {...form.at(`lines.${index}.quantity`)}
        onChange={(value) => set({ quantity: Math.max(1, Number(value) || 1) })}
      />
      <NumberInput
        aria-label={t('customers.newOrder.discountOf', { sku: line.sku, currency })}
        placeholder={t('customers.newOrder.discount')}
        value={line.discountMinor === 0 ? '' : line.discountMinor / 10 ** digitsOf(currency)}
        min={0}
        hideControls
        decimalScale={digitsOf(currency)}
        w={96}
        {...form.at(`lines.${index}.discountMinor`)}
        onChange={(value) => set({ discountMinor: toMinor(Number(value) || 0, currency) })}
      />
      {draft.groups.length > 1 && (
        <Select
          aria-label={t('customers.newOrder.groupOf', { sku: line.sku })}
          data={draft.groups.map(({ id }, at) => ({
            value: String(id),
            label: t('customers.newOrder.group', { no: at + 1 }),
          }))}
          value={String(line.group)}
          allowDeselect={false}
          w={130}
          onChange={(value) => set({ group: Number(value) })}
        />
      )}
      <Text size="sm" className="goods-amount figures">
        {price === undefined ? '–' : formatMoney(price * line.quantity - line.discountMinor, currency)}
      </Text>
      <CloseButton
        aria-label={t('customers.newOrder.remove', { sku: line.sku })}
        onClick={() => change({ lines: draft.lines.filter(({ id }) => id !== line.id) })}
      />
    </li>
  );
}

function ProductSearch({ onPick }: { onPick: (product: { sku: string; name: string }) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    queryKey: ['variants', asked],
    queryFn: () => findVariants(asked),
    enabled: asked.length > 0,
  });
  // While more is typed, what was found for less is not offered: Enter would pick another product.
  const items = asked === text.trim() ? (found.data?.items ?? []) : [];
  return (
    <FindBox
      label={t('customers.newOrder.product')}
      placeholder={t('customers.newOrder.productHint')}
      nothing={found.data && asked === text.trim() ? t('customers.newOrder.noProduct') : undefined}
      text={text}
      onText={setText}
      options={items.map(({ sku, name }) => ({ value: sku, title: name, about: sku }))}
      onPick={(sku) => {
        const variant = items.find((item) => item.sku === sku);
        if (variant) onPick({ sku, name: variant.name });
      }}
    />
  );
}
