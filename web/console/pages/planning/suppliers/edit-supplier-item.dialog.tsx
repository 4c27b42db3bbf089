// Says what a supplier sells a SKU for, in which packs and how fast; what the server refuses stands at its field.
import { NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isSoldBy, type Supplier, type SupplierItem, saveSupplierItem } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf, formatCount } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { SUPPLIER_ITEMS_KEY, useSuppliersChanged } from '../purchasing/use-suppliers.ts';
import { useTaken } from '../use-taken.ts';
import { composeItem, fillItemForm } from './compose-supplier.ts';

interface EditSupplierItemDialogProps {
  supplier: Supplier;
  item?: SupplierItem | undefined;
  onClose: () => void;
}

const FIELDS = {
  'supply.sku-unknown': 'sku',
  'supply.bundle-has-no-stock': 'sku',
  'supply.item-incomplete': 'unitCostMinor',
};

export function EditSupplierItemDialog({ supplier, item, onClose }: EditSupplierItemDialogProps) {
  const { t } = useTranslation();
  const changed = useSuppliersChanged();
  const { code, currency } = supplier;
  const isKnown = item !== undefined;
  const form = useCommandForm({
    initial: fillItemForm(currency, item),
    send: (values, key) =>
      placeRefusal(saveSupplierItem(composeItem(values, supplier, isKnown), key), FIELDS),
    done: t('planning.suppliers.items.saved'),
    onDone: () => {
      changed();
      onClose();
    },
  });
  const typed = form.values.sku.trim();
  // What it sells already would be changed unseen.
  const { isTaken, isAsking } = useTaken([...SUPPLIER_ITEMS_KEY, code], isKnown ? '' : typed, () =>
    isSoldBy(code, typed),
  );
  const sku = form.field('sku');
  const whole = { allowDecimal: false, hideControls: true } as const;
  return (
    <CommandDialog
      title={
        item ? t('planning.suppliers.items.change', { sku: item.sku }) : t('planning.suppliers.items.new')
      }
      action={t('planning.purchasing.form.save')}
      disabled={isTaken || isAsking}
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        {!isKnown && (
          <TextInput
            data-autofocus
            withAsterisk
            label={t('planning.stock.sku')}
            {...sku}
            error={isTaken ? t('planning.suppliers.items.taken') : sku.error}
          />
        )}
        <TextInput label={t('planning.suppliers.items.ownNumber')} {...form.field('supplierSku')} />
        <NumberInput
          withAsterisk
          label={t('planning.purchasing.form.unitCost', { currency })}
          min={0}
          hideControls
          decimalScale={digitsOf(currency)}
          {...form.field('unitCost', 'unitCostMinor')}
        />
        <NumberInput
          label={t('planning.suppliers.items.packSize')}
          min={1}
          {...whole}
          {...form.field('packSize')}
        />
        <NumberInput
          label={t('planning.suppliers.items.minimumQuantity')}
          min={1}
          {...whole}
          {...form.field('minimumQuantity')}
        />
        <NumberInput
          label={t('planning.suppliers.edit.leadTime')}
          placeholder={formatCount(supplier.leadTimeDays)}
          min={0}
          {...whole}
          {...form.field('leadTimeDays')}
        />
        <NumberInput
          label={t('planning.suppliers.items.rank')}
          description={t('planning.suppliers.items.rankHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          min={1}
          {...whole}
          {...form.field('rank')}
        />
      </div>
      <Switch
        label={t('planning.suppliers.items.active')}
        checked={form.values.active}
        onChange={(event) => form.set({ active: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}
