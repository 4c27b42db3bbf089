// Creates a supplier or changes its terms; what the server refuses stands at its field.
import { Fieldset, NumberInput, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isSupplier, type Supplier, saveSupplier } from '../../../../api/supply.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { type CommandForm, useCommandForm } from '../../../../ui/use-command-form.ts';
import { DaysField } from '../carriers/days-field.tsx';
import { LocationSelect } from '../location-select.tsx';
import { SUPPLIERS_KEY, useSuppliersChanged } from '../purchasing/use-suppliers.ts';
import { currencyOr } from '../typed.ts';
import { useTaken } from '../use-taken.ts';
import { composeSupplier, fillSupplierForm, type SupplierForm } from './compose-supplier.ts';

interface EditSupplierDialogProps {
  supplier?: Supplier;
  onClose: () => void;
  onDone: (code: string) => void;
}

const FIELDS = {
  'supply.currency-fixed': 'currency',
  'supply.location-unknown': 'location',
  'supply.time-zone-unknown': 'timeZone',
};
const HINT_BELOW: ('label' | 'input' | 'description' | 'error')[] = [
  'label',
  'input',
  'description',
  'error',
];

export function EditSupplierDialog({ supplier, onClose, onDone }: EditSupplierDialogProps) {
  const { t } = useTranslation();
  const changed = useSuppliersChanged();
  const form = useCommandForm({
    initial: fillSupplierForm(supplier),
    send: (values, key) =>
      placeRefusal(saveSupplier(values.code.trim(), composeSupplier(values), key), FIELDS),
    done: t('planning.suppliers.edit.done'),
    onDone: ({ code }) => {
      changed();
      onDone(code);
    },
  });
  const typed = form.values.code.trim();
  // By its code a supplier would be changed that somebody else has entered.
  const { isTaken, isAsking } = useTaken(SUPPLIERS_KEY, supplier ? '' : typed, () => isSupplier(typed));
  const code = form.field('code');
  return (
    <CommandDialog
      title={
        supplier
          ? t('planning.suppliers.edit.title', { name: withoutOverrides(supplier.name) })
          : t('planning.suppliers.new')
      }
      action={t('planning.purchasing.form.save')}
      size="lg"
      disabled={isTaken || isAsking}
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        {!supplier && (
          <TextInput
            data-autofocus
            required
            label={t('planning.locations.code')}
            {...code}
            error={isTaken ? t('planning.suppliers.edit.taken') : code.error}
          />
        )}
        <TextInput withAsterisk label={t('planning.locations.name')} {...form.field('name')} />
        <TextInput label={t('planning.suppliers.email')} {...form.field('email')} />
        <LocationSelect
          clearable
          label={t('planning.suppliers.deliversTo')}
          placeholder={t('planning.suppliers.perOrder')}
          {...form.field('location')}
        />
      </div>
      <BuyingFields form={form} />
      <CalendarFields form={form} />
      <Switch
        label={t('planning.suppliers.states.active')}
        checked={form.values.active}
        onChange={(event) => form.set({ active: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}

function BuyingFields({ form }: { form: CommandForm<SupplierForm> }) {
  const { t } = useTranslation();
  const currency = form.values.currency.trim().toUpperCase();
  return (
    <Fieldset legend={t('planning.suppliers.edit.buying')}>
      <div className="fields">
        <TextInput
          withAsterisk
          maxLength={3}
          label={t('planning.suppliers.currency')}
          {...form.field('currency')}
        />
        <NumberInput
          label={t('planning.suppliers.minimumOrder')}
          placeholder={t('planning.suppliers.noMinimum')}
          min={0}
          hideControls
          decimalScale={digitsOf(currencyOr(currency))}
          {...form.field('minimumOrder', 'minimumOrderMinor')}
        />
        <NumberInput
          label={t('planning.suppliers.edit.tolerance')}
          description={t('planning.suppliers.edit.toleranceHint')}
          inputWrapperOrder={HINT_BELOW}
          placeholder="0"
          min={0}
          allowDecimal={false}
          hideControls
          {...form.field('overTolerancePercent')}
        />
      </div>
    </Fieldset>
  );
}

function CalendarFields({ form }: { form: CommandForm<SupplierForm> }) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('planning.suppliers.edit.calendar')}>
      <DaysField label={t('planning.suppliers.orderDays')} {...form.field('orderDays')} />
      <div className="fields" style={{ margin: '12px 0' }}>
        <NumberInput
          withAsterisk
          label={t('planning.suppliers.edit.leadTime')}
          description={t('planning.suppliers.edit.leadTimeHint')}
          inputWrapperOrder={HINT_BELOW}
          min={0}
          allowDecimal={false}
          hideControls
          {...form.field('leadTimeDays')}
        />
        <TextInput
          label={t('planning.suppliers.cutOff')}
          description={t('planning.suppliers.edit.cutOffHint')}
          inputWrapperOrder={HINT_BELOW}
          {...form.field('cutOff')}
        />
        <TextInput withAsterisk label={t('planning.locations.timeZone')} {...form.field('timeZone')} />
      </div>
      <TextInput
        label={t('planning.suppliers.closedDates')}
        description={t('planning.locations.hours.closedHint')}
        inputWrapperOrder={HINT_BELOW}
        {...form.field('closed', 'closedDates')}
      />
    </Fieldset>
  );
}
