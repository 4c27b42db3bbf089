// Writes a zone into the draft of a rate card: from where, to where, which zone.
import { Fieldset, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { saveZone, type Zone } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { LocationSelect } from '../location-select.tsx';
import { textIn } from '../stock/place.ts';
import { useCarriersChanged } from './carriers-key.ts';
import { placeRow } from './place-row.ts';
import { ServiceSelect } from './service-select.tsx';

interface EditZoneDialogProps {
  carrier: string;
  zone?: Zone | undefined;
  onClose: () => void;
}

const FIELDS = {
  'carriers.service-unknown': 'service',
  'carriers.location-unknown': 'originLocation',
};

export function EditZoneDialog({ carrier, zone, onClose }: EditZoneDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: {
      service: zone?.service ?? '',
      originLocation: zone?.originLocation ?? '',
      originCountry: zone?.originCountry ?? '',
      originPostalPrefix: zone?.originPostalPrefix ?? '',
      country: zone?.country ?? '',
      postalFrom: zone?.postalFrom ?? '',
      postalTo: zone?.postalTo ?? '',
      zone: zone?.zone ?? '',
    },
    send: (values, key) =>
      placeRow(
        saveZone(
          {
            carrier,
            service: textIn(values.service),
            originLocation: textIn(values.originLocation),
            originCountry: textIn(values.originCountry)?.toUpperCase(),
            originPostalPrefix: textIn(values.originPostalPrefix),
            country: textIn(values.country)?.toUpperCase(),
            postalFrom: textIn(values.postalFrom),
            postalTo: textIn(values.postalTo),
            zone: values.zone.trim(),
          },
          key,
        ),
        FIELDS,
      ),
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  // Where it counts names the row: of one that is there only the zone changes.
  const isKnown = zone !== undefined;
  return (
    <CommandDialog
      title={zone ? t('planning.carriers.zones.edit', { zone: zone.zone }) : t('planning.carriers.zones.new')}
      action={t('planning.carriers.edit.save')}
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        <TextInput data-autofocus label={t('planning.carriers.zones.code')} {...form.field('zone')} />
        <ServiceSelect
          carrier={carrier}
          clearable
          disabled={isKnown}
          label={t('planning.carriers.service')}
          placeholder={t('planning.carriers.edit.everyService')}
          {...form.field('service')}
        />
      </div>
      <Fieldset legend={t('planning.carriers.zones.to')} disabled={isKnown}>
        <div className="fields">
          <TextInput
            maxLength={2}
            label={t('planning.carriers.zones.country')}
            placeholder={t('planning.carriers.zones.elsewhere')}
            {...form.field('country')}
          />
          <TextInput label={t('planning.carriers.zones.postalFrom')} {...form.field('postalFrom')} />
          <TextInput label={t('planning.carriers.zones.postalTo')} {...form.field('postalTo')} />
        </div>
      </Fieldset>
      <Fieldset legend={t('planning.carriers.zones.from')} disabled={isKnown}>
        <div className="fields">
          <LocationSelect
            clearable
            label={t('planning.carriers.zones.originLocation')}
            placeholder={t('planning.carriers.zones.anywhere')}
            {...form.field('originLocation')}
          />
          <TextInput
            maxLength={2}
            label={t('planning.carriers.zones.originCountry')}
            {...form.field('originCountry')}
          />
          <TextInput
            label={t('planning.carriers.zones.originPrefix')}
            {...form.field('originPostalPrefix')}
          />
        </div>
      </Fieldset>
    </CommandDialog>
  );
}
