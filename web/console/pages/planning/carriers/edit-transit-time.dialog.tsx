// Writes into the draft of a rate card how many working days a service takes to a zone.
import { NumberInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { saveTransitTime, type TransitTime } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn, textIn } from '../stock/place.ts';
import { useCarriersChanged } from './carriers-key.ts';
import { placeRow } from './place-row.ts';
import { ServiceAndZone } from './service-and-zone.tsx';

interface EditTransitTimeDialogProps {
  carrier: string;
  transit?: TransitTime | undefined;
  onClose: () => void;
}

export function EditTransitTimeDialog({ carrier, transit, onClose }: EditTransitTimeDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: {
      service: transit?.service ?? '',
      zone: transit?.zone ?? '',
      daysMin: (transit?.daysMin ?? '') as number | string,
      daysMax: (transit?.daysMax ?? '') as number | string,
      windowFrom: transit?.windowFrom ?? '',
      windowTo: transit?.windowTo ?? '',
    },
    send: (values, key) =>
      placeRow(
        saveTransitTime(
          {
            carrier,
            service: values.service,
            zone: values.zone.trim(),
            daysMin: numberIn(values.daysMin),
            daysMax: numberIn(values.daysMax),
            windowFrom: textIn(values.windowFrom),
            windowTo: textIn(values.windowTo),
          },
          key,
        ),
        { 'carriers.service-unknown': 'service' },
      ),
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  const isKnown = transit !== undefined;
  const days = { min: 0, allowDecimal: false } as const;
  return (
    <CommandDialog
      title={
        transit
          ? t('planning.carriers.transit.edit', { row: `${transit.service} ${transit.zone}` })
          : t('planning.carriers.transit.new')
      }
      action={t('planning.carriers.edit.save')}
      form={form}
      onClose={onClose}
    >
      {!isKnown && <ServiceAndZone carrier={carrier} form={form} />}
      <div className="fields">
        <NumberInput label={t('planning.carriers.transit.daysMin')} {...days} {...form.field('daysMin')} />
        <NumberInput label={t('planning.carriers.transit.daysMax')} {...days} {...form.field('daysMax')} />
        <TextInput
          label={t('planning.carriers.transit.windowFrom')}
          placeholder="08:00"
          {...form.field('windowFrom')}
        />
        <TextInput
          label={t('planning.carriers.transit.windowTo')}
          placeholder="18:00"
          {...form.field('windowTo')}
        />
      </div>
    </CommandDialog>
  );
}
