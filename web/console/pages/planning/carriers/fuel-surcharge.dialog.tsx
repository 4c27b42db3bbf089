// Sets the fuel surcharge of all rates of a draft, or of one service: what changes most often on a rate card.
import { NumberInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { setFuelSurcharge } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn, textIn } from '../stock/place.ts';
import { useCarriersChanged } from './carriers-key.ts';
import { placeRow } from './place-row.ts';
import { ServiceSelect } from './service-select.tsx';

export function FuelSurchargeDialog({ carrier, onClose }: { carrier: string; onClose: () => void }) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: { service: '', fuelPercent: '' as number | string },
    send: ({ service, fuelPercent }, key) =>
      placeRow(
        setFuelSurcharge(carrier, { service: textIn(service), fuelPercent: numberIn(fuelPercent) }, key),
        { 'carriers.service-unknown': 'service' },
      ),
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  return (
    <CommandDialog
      title={t('planning.carriers.fuel.title')}
      action={t('planning.carriers.edit.save')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.carriers.fuel.hint')}</Text>
      <NumberInput
        data-autofocus
        min={0}
        hideControls
        label={t('planning.carriers.rateForm.fuel')}
        {...form.field('fuelPercent')}
      />
      <ServiceSelect
        carrier={carrier}
        clearable
        label={t('planning.carriers.service')}
        placeholder={t('planning.carriers.edit.everyService')}
        {...form.field('service')}
      />
    </CommandDialog>
  );
}
