// Corrects the stock of one SKU at one location by a difference.
import { NumberInput, Select, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { adjustStock } from '../../../../api/inventory.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { wordOf } from '../../../../ui/word-of.ts';
import { numberIn, type StockDialogParts, textIn, useStockChanged } from './place.ts';

const TYPES = ['adjustment', 'pick-shortage', 'return'] as const;

export function AdjustStockDialog({ position, onClose }: StockDialogParts) {
  const { t } = useTranslation();
  const { sku, location } = position;
  const form = useCommandForm({
    initial: {
      quantity: '' as number | string,
      type: TYPES[0] as (typeof TYPES)[number],
      lot: '',
      reason: '',
    },
    send: ({ quantity, type, lot, reason }, key) =>
      adjustStock({ sku, location, quantity: numberIn(quantity), type, lot: textIn(lot), reason }, key),
    done: t('planning.stock.adjust.done'),
    onDone: useStockChanged(onClose),
  });
  return (
    <CommandDialog
      title={t('planning.stock.adjust.title', { sku, location })}
      action={t('planning.stock.adjust.action')}
      form={form}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={t('planning.stock.adjust.change')}
        description={t('planning.stock.adjust.changeHint')}
        allowDecimal={false}
        {...form.field('quantity')}
      />
      <Select
        label={t('planning.stock.adjust.type')}
        data={TYPES.map((value) => ({ value, label: wordOf('movement', value) }))}
        allowDeselect={false}
        {...form.field('type')}
      />
      {position.lotTracked && <TextInput label={t('planning.stock.lot')} {...form.field('lot')} />}
      <TextInput label={t('planning.stock.reason')} maxLength={200} {...form.field('reason')} />
    </CommandDialog>
  );
}
