// The lines of a purchase order in its form: what, how many, at which cost, from when on; beside each SKU how the supplier sells it.
import {
  Autocomplete,
  Button,
  CloseButton,
  Fieldset,
  Group,
  NumberInput,
  Stack,
  TextInput,
} from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SupplierItem } from '../../../../api/supply.ts';
import { digitsOf, formatCount, formatMoney } from '../../../../ui/money.ts';
import type { CommandForm } from '../../../../ui/use-command-form.ts';
import { addLine, type LineDraft, type PurchaseForm } from './compose-purchase-order.ts';
import { WrongHere } from './wrong-here.tsx';

interface PurchaseLineFieldsProps {
  form: CommandForm<PurchaseForm>;
  items: readonly SupplierItem[];
  currency: string;
}

export function PurchaseLineFields({ form, items, currency }: PurchaseLineFieldsProps) {
  const { t } = useTranslation();
  const { lines } = form.values;
  const change = (id: number, part: Partial<LineDraft>) =>
    form.set({ lines: lines.map((line) => (line.id === id ? { ...line, ...part } : line)) });
  return (
    <Stack gap="sm">
      {lines.map((line, at) => (
        <Fieldset key={line.id} legend={t('planning.purchasing.form.line', { no: at + 1 })} pos="relative">
          <LineFields
            line={line}
            at={(field) => form.at(`lines.${at}.${field}`)}
            items={items}
            currency={currency}
            onChange={(part) => change(line.id, part)}
          />
          {lines.length > 1 && (
            <CloseButton
              size="sm"
              pos="absolute"
              top={-14}
              right={8}
              aria-label={t('planning.purchasing.form.removeLine', { no: at + 1 })}
              onClick={() => form.set({ lines: lines.filter(({ id }) => id !== line.id) })}
            />
          )}
        </Fieldset>
      ))}
      <WrongHere at={form.at('lines')} />
      <Group>
        <Button variant="default" size="xs" onClick={() => form.set({ lines: addLine(lines) })}>
          {t('planning.purchasing.form.addLine')}
        </Button>
      </Group>
    </Stack>
  );
}

interface LineFieldsProps {
  line: LineDraft;
  at: (field: string) => { error: string | undefined; 'data-at': string };
  items: readonly SupplierItem[];
  currency: string;
  onChange: (part: Partial<LineDraft>) => void;
}

function LineFields({ line, at, items, currency, onChange }: LineFieldsProps) {
  const { t } = useTranslation();
  const item = items.find(({ sku }) => sku === line.sku.trim());
  const sells = item && {
    packSize: formatCount(item.packSize),
    minimumQuantity: formatCount(item.minimumQuantity),
    cost: formatMoney(item.unitCostMinor, currency),
  };
  return (
    <div className="fields">
      <Autocomplete
        label={t('planning.stock.sku')}
        description={sells && t('planning.purchasing.form.sells', sells)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={[...new Set(items.filter(({ active }) => active).map(({ sku }) => sku))]}
        limit={50}
        value={line.sku}
        onChange={(sku) => onChange({ sku })}
        {...at('sku')}
      />
      <NumberInput
        label={t('planning.stock.units')}
        min={1}
        allowDecimal={false}
        value={line.quantity}
        onChange={(quantity) => onChange({ quantity })}
        {...at('quantity')}
      />
      <NumberInput
        label={t('planning.purchasing.form.unitCost', { currency })}
        placeholder={item && String(item.unitCostMinor / 10 ** digitsOf(currency))}
        min={0}
        hideControls
        decimalScale={digitsOf(currency)}
        value={line.unitCost}
        onChange={(unitCost) => onChange({ unitCost })}
        {...at('unitCostMinor')}
      />
      <TextInput
        type="date"
        label={t('planning.purchasing.form.requestedOn')}
        value={line.requestedOn}
        onChange={(event) => onChange({ requestedOn: event.currentTarget.value })}
        {...at('requestedOn')}
      />
    </div>
  );
}
