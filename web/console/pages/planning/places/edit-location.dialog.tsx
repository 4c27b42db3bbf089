// Creates a location or changes one; what the server refuses stands at its field.
import { Fieldset, NumberInput, Select, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Location } from '../../../../api/inventory.ts';
import { isLocation, saveLocation } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { type CommandForm, useCommandForm } from '../../../../ui/use-command-form.ts';
import { useTaken } from '../use-taken.ts';
import { composeLocation, fillLocationForm, type LocationForm } from './compose-location.ts';
import { WeekFields } from './week-fields.tsx';

const KINDS = ['distribution-centre', 'store', 'third-party', 'supplier'] as const;

export function EditLocationDialog({ location, onClose }: { location?: Location; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: fillLocationForm(location),
    send: (values, key) => saveLocation(values.code.trim(), composeLocation(values), key),
    done: t('planning.locations.edit.done'),
    onDone: () => {
      void client.invalidateQueries({ queryKey: ['locations'] });
      onClose();
    },
  });
  const typed = form.values.code.trim();
  const { isTaken, isAsking } = useTaken(['locations'], location ? '' : typed, () => isLocation(typed));
  const code = form.field('code');
  return (
    <CommandDialog
      title={
        location
          ? t('planning.locations.edit.title', { name: location.name || location.code })
          : t('planning.locations.new')
      }
      action={t('planning.locations.edit.save')}
      size="lg"
      disabled={isTaken || isAsking}
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        {!location && (
          <TextInput
            data-autofocus
            required
            label={t('planning.locations.code')}
            {...code}
            error={isTaken ? t('planning.locations.taken') : code.error}
          />
        )}
        <TextInput label={t('planning.locations.name')} {...form.field('name')} />
        <Select
          label={t('planning.locations.kind')}
          allowDeselect={false}
          data={KINDS.map((kind) => ({ value: kind, label: t(`planning.locations.kinds.${kind}`) }))}
          {...form.field('kind')}
        />
      </div>
      <AddressFields form={form} />
      <Fieldset legend={t('planning.locations.hours.title')}>
        <div className="fields">
          <TextInput label={t('planning.locations.timeZone')} {...form.field('timeZone')} />
          <TextInput
            label={t('planning.locations.cutOff')}
            description={t('planning.locations.cutOffHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...form.field('cutOff')}
          />
        </div>
        <div style={{ margin: '12px 0' }}>
          <WeekFields form={form} />
        </div>
        <TextInput
          label={t('planning.locations.hours.closedOn')}
          description={t('planning.locations.hours.closedHint')}
          {...form.field('closed', 'calendar.closed')}
        />
      </Fieldset>
      <WorkFields form={form} isKnown={location !== undefined} />
    </CommandDialog>
  );
}

function AddressFields({ form }: { form: CommandForm<LocationForm> }) {
  const { t } = useTranslation();
  const place = { hideControls: true, decimalScale: 6 } as const;
  return (
    <Fieldset legend={t('planning.locations.address')}>
      <Textarea
        label={t('planning.locations.lines')}
        autosize
        minRows={1}
        mb="sm"
        {...form.field('lines', 'address.lines')}
      />
      <div className="fields">
        <TextInput
          label={t('planning.locations.postalCode')}
          {...form.field('postalCode', 'address.postalCode')}
        />
        <TextInput label={t('planning.locations.city')} {...form.field('city', 'address.city')} />
        <TextInput label={t('planning.locations.region')} {...form.field('region', 'address.region')} />
        <TextInput
          label={t('planning.locations.country')}
          maxLength={2}
          {...form.field('country', 'address.country')}
        />
        <NumberInput label={t('planning.locations.latitude')} {...place} {...form.field('latitude')} />
        <NumberInput label={t('planning.locations.longitude')} {...place} {...form.field('longitude')} />
      </div>
    </Fieldset>
  );
}

function WorkFields({ form, isKnown }: { form: CommandForm<LocationForm>; isKnown: boolean }) {
  const { t } = useTranslation();
  return (
    <Fieldset legend={t('planning.locations.work')}>
      <div className="fields">
        <NumberInput
          label={t('planning.locations.capacity')}
          placeholder={t('planning.locations.noLimit')}
          min={0}
          allowDecimal={false}
          {...form.field('capacityUnitsPerDay')}
        />
        <NumberInput
          label={t('planning.locations.fixedCost')}
          min={0}
          decimalScale={2}
          {...form.field('fixedCost', 'fixedCostMinor')}
        />
        <NumberInput
          label={t('planning.locations.handlingCost')}
          min={0}
          decimalScale={2}
          {...form.field('handlingCost', 'handlingCostMinor')}
        />
      </div>
      <TagsInput
        mt="sm"
        label={t('planning.locations.capabilities')}
        description={t('planning.locations.capabilitiesHint')}
        {...form.field('capabilities')}
      />
      {isKnown && !form.values.active && (
        <Switch
          mt="sm"
          label={t('planning.locations.takeBack')}
          onChange={() => form.set({ active: true })}
        />
      )}
    </Fieldset>
  );
}
