// Says when a service fetches parcels at a location, day by day.
import { Fieldset, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Collection, saveCollection } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { LocationSelect } from '../location-select.tsx';
import { nameDay, WEEKDAYS } from '../places/weekday.ts';
import { textIn } from '../stock/place.ts';
import { useCarriersChanged } from './carriers-key.ts';
import { placeRow } from './place-row.ts';
import { ServiceSelect } from './service-select.tsx';

interface EditCollectionDialogProps {
  carrier: string;
  collection?: Collection | undefined;
  /** The location as it is called. */
  place: string;
  onClose: () => void;
}

const FIELDS = {
  'carriers.location-unknown': 'location',
  'carriers.service-unknown': 'service',
  'carriers.cut-off-too-late': 'cutOff',
};

export function EditCollectionDialog({ carrier, collection, place, onClose }: EditCollectionDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: {
      location: collection?.location ?? '',
      service: collection?.service ?? '',
      times: WEEKDAYS.map((day) => collection?.times[day - 1] ?? ''),
      cutOff: collection?.cutOff ?? '',
    },
    send: ({ location, service, times, cutOff }, key) =>
      placeRow(
        saveCollection(
          {
            carrier,
            location,
            service,
            times: times.map((time) => textIn(time) ?? null),
            cutOff: textIn(cutOff) ?? null,
          },
          key,
        ),
        FIELDS,
      ),
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  const change = (day: number, time: string) =>
    form.set({ times: form.values.times.map((before, at) => (at === day - 1 ? time : before)) });
  return (
    <CommandDialog
      title={
        collection
          ? t('planning.carriers.collectionForm.title', { service: collection.service, location: place })
          : t('planning.carriers.collectionForm.new')
      }
      action={t('planning.carriers.edit.save')}
      form={form}
      onClose={onClose}
    >
      {!collection && (
        <div className="fields">
          <LocationSelect label={t('planning.stock.location')} {...form.field('location')} />
          <ServiceSelect
            carrier={carrier}
            label={t('planning.carriers.service')}
            {...form.field('service')}
          />
        </div>
      )}
      <Fieldset
        legend={t('planning.carriers.collectionForm.times')}
        aria-description={t('planning.carriers.collectionForm.timesHint')}
      >
        <div className="fields">
          {WEEKDAYS.map((day) => (
            <TextInput
              key={day}
              label={nameDay(day)}
              placeholder="–"
              value={form.values.times[day - 1]}
              onChange={(event) => change(day, event.currentTarget.value)}
              {...form.at(`times.${day - 1}`)}
            />
          ))}
        </div>
      </Fieldset>
      <TextInput
        label={t('planning.locations.cutOff')}
        description={t('planning.carriers.collectionForm.timesHint')}
        {...form.field('cutOff')}
      />
    </CommandDialog>
  );
}
