// Writes a rate into the draft of a rate card: what a service asks in a zone between two weights.
import { Button, NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Rate, saveRate } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { digitsOf } from '../../../../ui/money.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn } from '../stock/place.ts';
import { amountIn, amountOf, currencyOr, type Typed } from '../typed.ts';
import { useCarriersChanged } from './carriers-key.ts';
import { placeRow } from './place-row.ts';
import { ServiceAndZone } from './service-and-zone.tsx';

interface EditRateDialogProps {
  carrier: string;
  rate?: Rate | undefined;
  /** What most rates of the card are in. */
  currency: string;
  onClose: () => void;
  /** Asks to remove the rate instead; absent where there is none, or who looks may not. */
  onRemove?: () => void;
}

function fill(currency: string, rate?: Rate) {
  const typedOf = (minor: number | undefined) => amountOf(minor, rate?.currency ?? currency);
  return {
    service: rate?.service ?? '',
    zone: rate?.zone ?? '',
    overGrams: (rate?.overGrams ?? 0) as Typed,
    upToGrams: (rate?.upToGrams ?? '') as Typed,
    currency: rate?.currency ?? currency,
    base: typedOf(rate?.baseMinor),
    perKg: typedOf(rate?.perKgMinor),
    minimum: typedOf(rate?.minimumMinor),
    fuelPercent: (rate?.fuelPercent ?? '') as Typed,
  };
}

export function EditRateDialog({ carrier, rate, currency: usual, onClose, onRemove }: EditRateDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: fill(usual, rate),
    send(values, key) {
      const currency = values.currency.trim().toUpperCase();
      const row = {
        carrier,
        service: values.service,
        zone: values.zone.trim(),
        overGrams: numberIn(values.overGrams),
        upToGrams: numberIn(values.upToGrams),
        baseMinor: amountIn(values.base, currency) ?? Number.NaN,
        perKgMinor: amountIn(values.perKg, currency),
        minimumMinor: amountIn(values.minimum, currency),
        fuelPercent: values.fuelPercent === '' ? undefined : Number(values.fuelPercent),
        currency,
      };
      return placeRow(saveRate(row, key), { 'carriers.service-unknown': 'service' });
    },
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  const isKnown = rate !== undefined;
  const grams = { min: 0, allowDecimal: false, hideControls: true } as const;
  const amount = { min: 0, hideControls: true, decimalScale: digitsOf(currencyOr(form.values.currency)) };
  return (
    <CommandDialog
      title={
        rate
          ? t('planning.carriers.rateForm.edit', { row: `${rate.service} ${rate.zone}` })
          : t('planning.carriers.rateForm.new')
      }
      action={t('planning.carriers.edit.save')}
      form={form}
      onClose={onClose}
    >
      {!isKnown && <ServiceAndZone carrier={carrier} form={form} />}
      <div className="fields">
        <NumberInput
          label={t('planning.carriers.rateForm.over')}
          disabled={isKnown}
          {...grams}
          {...form.field('overGrams')}
        />
        <NumberInput label={t('planning.carriers.rateForm.upTo')} {...grams} {...form.field('upToGrams')} />
        <NumberInput
          label={t('planning.carriers.rateForm.base')}
          {...amount}
          {...form.field('base', 'baseMinor')}
        />
        <TextInput
          maxLength={3}
          label={t('planning.carriers.rateForm.currency')}
          {...form.field('currency')}
        />
        <NumberInput
          label={t('planning.carriers.rateForm.perKg')}
          {...amount}
          {...form.field('perKg', 'perKgMinor')}
        />
        <NumberInput
          label={t('planning.carriers.rateForm.minimum')}
          {...amount}
          {...form.field('minimum', 'minimumMinor')}
        />
        <NumberInput
          label={t('planning.carriers.rateForm.fuel')}
          min={0}
          hideControls
          {...form.field('fuelPercent')}
        />
      </div>
      {onRemove && (
        <Button
          size="compact-sm"
          variant="subtle"
          color="red"
          ms={-8}
          style={{ alignSelf: 'start' }}
          onClick={onRemove}
        >
          {t('planning.carriers.rateForm.remove')}
        </Button>
      )}
    </CommandDialog>
  );
}
