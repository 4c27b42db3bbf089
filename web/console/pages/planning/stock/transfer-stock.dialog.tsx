// Books units from one location to another at once; what takes its way through the world is a transfer of purchasing.
import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { transferStock } from '../../../../api/inventory.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { LocationSelect } from '../location-select.tsx';
import { numberIn, type StockDialogParts, textIn, useStockChanged } from './place.ts';

export function TransferStockDialog({ position, onClose }: StockDialogParts) {
  const { t } = useTranslation();
  const isOpen = position.sku === '';
  const form = useCommandForm({
    initial: {
      sku: position.sku,
      from: position.location,
      to: '',
      quantity: '' as number | string,
      lot: '',
      reason: '',
    },
    send: ({ sku, from, to, quantity, lot, reason }, key) =>
      transferStock(
        { sku: sku.trim(), from, to, quantity: numberIn(quantity), lot: textIn(lot), reason: textIn(reason) },
        key,
      ),
    done: t('planning.stock.transfer.done'),
    onDone: useStockChanged(onClose),
  });
  return (
    <CommandDialog
      title={
        isOpen ? t('planning.stock.transfer.title') : t('planning.stock.transfer.titleOf', { ...position })
      }
      action={t('planning.stock.transfer.action')}
      form={form}
      onClose={onClose}
    >
      {isOpen && (
        <>
          <TextInput data-autofocus label={t('planning.stock.sku')} {...form.field('sku')} />
          <LocationSelect label={t('planning.stock.transfer.from')} {...form.field('from')} />
        </>
      )}
      <LocationSelect
        label={t('planning.stock.transfer.to')}
        without={form.values.from}
        {...form.field('to')}
      />
      <NumberInput
        label={t('planning.stock.units')}
        min={1}
        allowDecimal={false}
        {...form.field('quantity')}
      />
      {position.lotTracked && <TextInput label={t('planning.stock.lot')} {...form.field('lot')} />}
      <TextInput label={t('planning.stock.reasonIfAny')} maxLength={200} {...form.field('reason')} />
    </CommandDialog>
  );
}
