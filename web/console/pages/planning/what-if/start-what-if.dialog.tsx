// Asks a what-if: which days, which rules, which locations are added, closed or given another capacity.
import { Fieldset, NumberInput, Select, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { startWhatIf } from '../../../../api/planning.ts';
import { listPolicies } from '../../../../api/sourcing.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { LocationSelect } from '../location-select.tsx';
import { composeWhatIf, EMPTY_WHAT_IF } from './compose-what-if.ts';

export function StartWhatIfDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const policies = useQuery({ queryKey: ['policies'], queryFn: () => listPolicies() });
  const form = useCommandForm({
    initial: EMPTY_WHAT_IF,
    send: (values, key) => startWhatIf(composeWhatIf(values), key),
    done: t('planning.whatIf.start.done'),
    onDone: ({ whatIfId }) => void navigate({ to: '/what-if/$whatIfId', params: { whatIfId } }),
  });
  const numbers = { hideControls: true, decimalScale: 6 } as const;
  return (
    <CommandDialog
      title={t('planning.whatIf.start.title')}
      action={t('planning.whatIf.start.action')}
      size="lg"
      form={form}
      onClose={onClose}
    >
      <div className="fields">
        <TextInput data-autofocus label={t('planning.rules.name')} {...form.field('name')} />
        <NumberInput label={t('planning.whatIf.days')} min={1} allowDecimal={false} {...form.field('days')} />
        <Select
          label={t('planning.whatIf.start.rules')}
          placeholder={t('planning.whatIf.start.liveRules')}
          clearable
          searchable
          data={(policies.data?.items ?? []).map(({ code, version, name, state }) => ({
            value: `${code} ${version}`,
            label: `${name} – ${t(`planning.rules.states.${state}`, { version })}`,
          }))}
          {...form.field('policy', 'rules.policy')}
        />
      </div>
      <Fieldset legend={t('planning.whatIf.start.close')}>
        <div className="fields">
          <LocationSelect
            label={t('planning.stock.location')}
            clearable
            {...form.field('closeCode', 'network.close.0.code')}
          />
          <Select
            label={t('planning.whatIf.start.itsStock')}
            allowDeselect={false}
            data={(['shared-out', 'lost'] as const).map((value) => ({
              value,
              label: t(`planning.whatIf.start.stocks.${value}`),
            }))}
            {...form.field('closeStock', 'network.close.0.stock')}
          />
        </div>
      </Fieldset>
      <Fieldset legend={t('planning.whatIf.start.add')}>
        <div className="fields">
          <TextInput label={t('planning.places.code')} {...form.field('addCode', 'network.add.0.code')} />
          <NumberInput
            {...numbers}
            label={t('planning.places.latitude')}
            {...form.field('addLatitude', 'network.add.0.latitude')}
          />
          <NumberInput
            {...numbers}
            label={t('planning.places.longitude')}
            {...form.field('addLongitude', 'network.add.0.longitude')}
          />
          <NumberInput
            label={t('planning.whatIf.start.share')}
            min={0}
            max={100}
            suffix=" %"
            {...form.field('addShare', 'network.add.0.stockShare')}
          />
        </div>
      </Fieldset>
      <Fieldset legend={t('planning.whatIf.start.capacity')}>
        <div className="fields">
          <LocationSelect
            label={t('planning.stock.location')}
            clearable
            {...form.field('capacityCode', 'network.capacity.0.code')}
          />
          <NumberInput
            label={t('planning.places.capacity')}
            placeholder={t('planning.costs.noLimit')}
            min={0}
            allowDecimal={false}
            {...form.field('capacityUnits', 'network.capacity.0.unitsPerDay')}
          />
        </div>
      </Fieldset>
    </CommandDialog>
  );
}
