// Takes units in that no purchase order announced.
import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { receiveStock } from '../../../../api/inventory.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn, type StockDialogParts, textIn, useStockChanged } from './place.ts';
import { PositionFields } from './position-fields.tsx';

export function ReceiveStockDialog({ position, onClose }: StockDialogParts) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: {
      sku: position.sku,
      location: position.location,
      quantity: '' as number | string,
      lot: '',
      expiresOn: '',
      reference: '',
    },
    send: (values, key) =>
      receiveStock(
        {
          sku: values.sku.trim(),
          location: values.location,
          quantity: numberIn(values.quantity),
          lot: textIn(values.lot),
          expiresOn: textIn(values.expiresOn),
          reference: textIn(values.reference),
        },
        key,
      ),
    done: t('planning.stock.receive.done'),
    onDone: useStockChanged(onClose),
  });
  return (
    <CommandDialog
      title={
        position.sku === ''
          ? t('planning.stock.receive.title')
          : t('planning.stock.receive.titleOf', { ...position })
      }
      action={t('planning.stock.receive.action')}
      form={form}
      onClose={onClose}
    >
      <PositionFields form={form} position={position} />
      <NumberInput
        data-autofocus={position.sku !== '' || undefined}
        label={t('planning.stock.units')}
        min={1}
        allowDecimal={false}
        {...form.field('quantity')}
      />
      <div className="fields">
        <TextInput label={t('planning.stock.lot')} {...form.field('lot')} />
        <TextInput type="date" label={t('planning.stock.expiresOn')} {...form.field('expiresOn')} />
      </div>
      <TextInput label={t('planning.stock.reference')} {...form.field('reference')} />
    </CommandDialog>
  );
}
