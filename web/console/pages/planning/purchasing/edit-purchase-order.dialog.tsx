// Writes a purchase order that can still be changed, or changes one: all of a draft, of a placed one only reference and note.
import { Text, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { changePurchaseOrder, draftPurchaseOrder, type PurchaseOrder } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatMoney } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { LocationSelect } from '../location-select.tsx';
import { textIn } from '../stock/place.ts';
import {
  composeLines,
  fillPurchaseForm,
  linesToSend,
  type PurchaseForm,
  sumLines,
} from './compose-purchase-order.ts';
import { placeAtLine } from './place-at-line.ts';
import { PurchaseLineFields } from './purchase-line-fields.tsx';
import { usePurchasingChanged } from './purchasing-keys.ts';
import { SupplierSelect } from './supplier-select.tsx';
import { useSupplierItems, useSuppliers } from './use-suppliers.ts';

interface EditPurchaseOrderDialogProps {
  order?: PurchaseOrder;
  /** Of a new one. */
  supplier?: string;
  onClose: () => void;
  onDone: (purchaseOrderId: string) => void;
}

const FIELDS = {
  'supply.supplier-unknown': 'supplier',
  'supply.supplier-inactive': 'supplier',
  'supply.location-missing': 'location',
  'supply.location-unknown': 'location',
  'supply.location-is-supplier': 'location',
};
const LINE_FIELDS = { 'supply.item-unknown': 'sku', 'supply.amount-too-large': 'quantity' };
/** Where the supplier is not chosen yet. */
const NO_CURRENCY = 'EUR';

export function EditPurchaseOrderDialog({
  order,
  supplier: given,
  onClose,
  onDone,
}: EditPurchaseOrderDialogProps) {
  const { t } = useTranslation();
  const suppliers = useSuppliers();
  const refresh = usePurchasingChanged();
  const isDraft = order === undefined || order.state === 'draft';
  const currencyOf = (code: string) =>
    order?.currency ?? suppliers.find((supplier) => supplier.code === code)?.currency ?? NO_CURRENCY;
  const form = useCommandForm({
    initial: fillPurchaseForm(order, given),
    send: (values: PurchaseForm, key) => {
      const sent = linesToSend(values.lines);
      const lines = composeLines(values.lines, sent, currencyOf(values.supplier));
      const sending = order
        ? changePurchaseOrder(order.purchaseOrderId, composeChange(values, isDraft ? lines : undefined), key)
        : draftPurchaseOrder(
            {
              supplier: values.supplier,
              location: textIn(values.location),
              reference: textIn(values.reference),
              note: textIn(values.note),
              lines,
            },
            key,
          );
      const lineOf = ({ sku }: { sku?: string }) => values.lines.findIndex((line) => line.sku.trim() === sku);
      return placeRefusal(placeAtLine(sending, { fields: LINE_FIELDS, sent, lineOf }), FIELDS);
    },
    done: t(order ? 'planning.purchasing.form.changed' : 'planning.purchasing.form.drafted'),
    onDone: ({ purchaseOrderId }) => {
      refresh();
      onDone(purchaseOrderId);
    },
  });
  const { supplier, lines } = form.values;
  const sells = useSupplierItems(supplier, isDraft);
  const currency = currencyOf(supplier);
  const amount = formatMoney(sumLines(lines, sells, currency), currency);
  return (
    <CommandDialog
      title={
        order ? t('planning.purchasing.form.title', { number: order.number }) : t('planning.purchasing.new')
      }
      action={t(isDraft ? 'planning.purchasing.form.saveDraft' : 'planning.purchasing.form.save')}
      size="xl"
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        {!order && (
          <>
            <SupplierSelect
              data-autofocus
              active
              label={t('planning.purchasing.supplier')}
              {...form.field('supplier')}
            />
            <LocationSelect
              label={t('planning.purchasing.form.deliverTo')}
              placeholder={t('planning.purchasing.form.usualPlace')}
              clearable
              {...form.field('location')}
            />
          </>
        )}
        <TextInput label={t('planning.purchasing.form.reference')} {...form.field('reference')} />
      </div>
      {isDraft ? (
        <>
          <PurchaseLineFields form={form} items={sells} currency={currency} />
          <Text size="sm" fw={600} ta="end" className="figures">
            {t('planning.purchasing.form.total', { amount })}
          </Text>
        </>
      ) : (
        <Text size="sm" c="dimmed">
          {t('planning.purchasing.form.fixed')}
        </Text>
      )}
      <Textarea
        label={t('planning.purchasing.form.note')}
        autosize
        minRows={1}
        maxRows={6}
        {...form.field('note')}
      />
    </CommandDialog>
  );
}

/** An emptied reference or note is taken away. */
const composeChange = (
  { reference, note }: PurchaseForm,
  lines: ReturnType<typeof composeLines> | undefined,
) => ({ lines, reference: textIn(reference) ?? null, note: textIn(note) ?? null });
