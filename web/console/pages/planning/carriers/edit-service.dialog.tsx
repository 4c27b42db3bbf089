// Creates a service of a carrier, or a carrier with its first one, or changes one.
import { Fieldset, MultiSelect, NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type CarrierService, isService, saveService } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { numberIn } from '../stock/place.ts';
import { useTaken } from '../use-taken.ts';
import { CARRIERS_KEY, useCarriersChanged } from './carriers-key.ts';

interface EditServiceDialogProps {
  /** The carrier that is shown; empty where there is none yet. */
  carrier: string;
  service?: CarrierService | undefined;
  onClose: () => void;
}

type Kind = CarrierService['kind'];
type Feature = CarrierService['features'][number];
const KINDS: readonly Kind[] = ['delivery', 'pickup-point', 'courier'];
const FEATURES: readonly Feature[] = [
  'cold',
  'frozen',
  'hazmat',
  'signature',
  'age-check',
  'insured',
  'fragile',
];
const SIDES = [
  ['maxLengthMm', 'length'],
  ['maxWidthMm', 'width'],
  ['maxHeightMm', 'height'],
] as const;

type Typed = number | string;
const limitIn = (value: Typed) => (value === '' ? null : Number(value));

const fill = (carrier: string, service?: CarrierService) => ({
  carrier: service?.carrier ?? carrier,
  service: service?.service ?? '',
  name: service?.name ?? '',
  kind: (service?.kind ?? 'delivery') as Kind,
  features: (service?.features ?? []) as Feature[],
  maxWeightGrams: (service?.maxWeightGrams ?? '') as Typed,
  maxLengthMm: (service?.maxLengthMm ?? '') as Typed,
  maxWidthMm: (service?.maxWidthMm ?? '') as Typed,
  maxHeightMm: (service?.maxHeightMm ?? '') as Typed,
  volumetricDivisor: (service?.volumetricDivisor ?? '') as Typed,
  active: service?.active ?? true,
});

export function EditServiceDialog({ carrier, service, onClose }: EditServiceDialogProps) {
  const { t } = useTranslation();
  const form = useCommandForm({
    initial: fill(carrier, service),
    send: ({ carrier: of, service: code, ...fields }, key) =>
      saveService(
        { carrier: of.trim(), service: code.trim() },
        {
          ...fields,
          name: fields.name.trim(),
          maxWeightGrams: numberIn(fields.maxWeightGrams),
          maxLengthMm: limitIn(fields.maxLengthMm),
          maxWidthMm: limitIn(fields.maxWidthMm),
          maxHeightMm: limitIn(fields.maxHeightMm),
          volumetricDivisor: limitIn(fields.volumetricDivisor),
        },
        key,
      ),
    done: t('planning.carriers.edit.saved'),
    onDone: useCarriersChanged(onClose),
  });
  const of = form.values.carrier.trim();
  const typed = form.values.service.trim();
  const { isTaken, isAsking } = useTaken([...CARRIERS_KEY, of], service || of === '' ? '' : typed, () =>
    isService(of, typed),
  );
  const code = form.field('service');
  const whole = { min: 1, allowDecimal: false, hideControls: true } as const;
  return (
    <CommandDialog
      title={
        service
          ? t('planning.carriers.serviceForm.title', { service: service.service })
          : t('planning.carriers.serviceForm.new')
      }
      action={t('planning.carriers.edit.save')}
      size="lg"
      disabled={isTaken || isAsking}
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        {!service && (
          <>
            <TextInput
              required
              label={t('planning.carriers.carrier')}
              description={t('planning.carriers.serviceForm.carrierHint')}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              {...form.field('carrier')}
            />
            <TextInput
              required
              data-autofocus
              label={t('planning.carriers.serviceForm.code')}
              {...code}
              error={isTaken ? t('planning.carriers.serviceForm.taken') : code.error}
            />
          </>
        )}
        <TextInput label={t('planning.locations.name')} {...form.field('name')} />
        <Select
          label={t('planning.carriers.services.kind')}
          allowDeselect={false}
          data={KINDS.map((kind) => ({
            value: kind,
            label: t(`planning.carriers.services.kinds.${kind}`),
          }))}
          {...form.field('kind')}
        />
      </div>
      <MultiSelect
        label={t('planning.carriers.services.features')}
        data={FEATURES.map((value) => ({ value, label: t(`planning.carriers.services.able.${value}`) }))}
        {...form.field('features')}
      />
      <Fieldset legend={t('planning.carriers.services.maxSize')}>
        <div className="fields">
          <NumberInput
            label={t('planning.carriers.serviceForm.maxGrams')}
            {...whole}
            {...form.field('maxWeightGrams')}
          />
          {SIDES.map(([field, side]) => (
            <NumberInput
              key={field}
              label={t(`planning.carriers.serviceForm.${side}`)}
              placeholder={t('planning.carriers.serviceForm.noLimit')}
              {...whole}
              {...form.field(field)}
            />
          ))}
          <NumberInput
            label={t('planning.carriers.serviceForm.divisor')}
            placeholder={t('planning.carriers.serviceForm.byWeight')}
            {...whole}
            {...form.field('volumetricDivisor')}
          />
        </div>
      </Fieldset>
      <Switch
        label={t('planning.carriers.serviceForm.active')}
        checked={form.values.active}
        onChange={(event) => form.set({ active: event.currentTarget.checked })}
      />
    </CommandDialog>
  );
}
