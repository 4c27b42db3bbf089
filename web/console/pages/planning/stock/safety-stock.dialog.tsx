// Sets how many units are kept back from promises.
import { NumberInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setSafetyStock } from '../../../../api/inventory.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn, type StockDialogParts, useStockChanged } from './place.ts';

export function SafetyStockDialog({ position, onClose }: StockDialogParts) {
  const { t } = useTranslation();
  const { sku, location } = position;
  const form = useCommandForm({
    initial: { safetyStock: (position.safetyStock ?? '') as number | string },
    send: ({ safetyStock }, key) =>
      setSafetyStock({ sku, location, safetyStock: numberIn(safetyStock) }, key),
    done: t('planning.stock.safety.done'),
    onDone: useStockChanged(onClose),
  });
  return (
    <CommandDialog
      title={t('planning.stock.safety.title', { sku, location })}
      action={t('planning.stock.safety.action')}
      form={form}
      onClose={onClose}
    >
      <NumberInput
        data-autofocus
        label={t('planning.stock.safety.units')}
        description={t('planning.stock.safety.hint')}
        min={0}
        allowDecimal={false}
        {...form.field('safetyStock')}
      />
    </CommandDialog>
  );
}
