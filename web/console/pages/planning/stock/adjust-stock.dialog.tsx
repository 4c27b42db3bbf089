// Corrects the stock of one SKU at one location.
import { NumberInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { adjustStock, type StockPosition } from '../../../../api/inventory.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';

interface AdjustStockProps {
  position: StockPosition;
  onClose: () => void;
  onDone: () => void;
}

export function AdjustStockDialog({ position: { sku, location }, onClose, onDone }: AdjustStockProps) {
  const { t } = useTranslation();
  const [change, setChange] = useState<number | string>('');
  const [reason, setReason] = useState('');
  const quantity = Number(change) || 0;
  return (
    <CommandDialog
      title={t('planning.stock.adjustTitle', { sku, location })}
      action={t('planning.stock.adjust')}
      done={t('planning.stock.adjustDone')}
      disabled={quantity === 0 || reason.trim() === ''}
      onClose={onClose}
      onDone={onDone}
      send={(key) => adjustStock({ sku, location, quantity, reason: reason.trim() }, key)}
    >
      <NumberInput
        data-autofocus
        label={t('planning.stock.change')}
        allowDecimal={false}
        value={change}
        onChange={setChange}
      />
      <TextInput
        label={t('planning.stock.reason')}
        maxLength={200}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </CommandDialog>
  );
}
