// Writes what was counted on the shelf: it is true, also where less is there than was promised.
import { NumberInput, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setStock } from '../../../../api/inventory.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn, type StockDialogParts, textIn, useStockChanged } from './place.ts';

export function CountStockDialog({ position, onClose }: StockDialogParts) {
  const { t } = useTranslation();
  const { sku, location, onHand } = position;
  const form = useCommandForm({
    initial: { onHand: '' as number | string, lot: '', reason: '' },
    send: (values, key) =>
      setStock(
        {
          sku,
          location,
          onHand: numberIn(values.onHand),
          lot: textIn(values.lot),
          reason: textIn(values.reason),
        },
        key,
      ),
    done: t('planning.stock.count.done'),
    onDone: useStockChanged(onClose),
  });
  return (
    <CommandDialog
      title={t('planning.stock.count.title', { sku, location })}
      action={t('planning.stock.count.action')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm" c="dimmed">
        {t('planning.stock.count.hint', { onHand: onHand ?? 0 })}
      </Text>
      <NumberInput
        data-autofocus
        label={t('planning.stock.count.counted')}
        min={0}
        allowDecimal={false}
        {...form.field('onHand')}
      />
      {position.lotTracked && <TextInput label={t('planning.stock.lot')} {...form.field('lot')} />}
      <TextInput label={t('planning.stock.reasonIfAny')} maxLength={200} {...form.field('reason')} />
    </CommandDialog>
  );
}
