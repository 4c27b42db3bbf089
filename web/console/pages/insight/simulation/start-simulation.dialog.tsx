// Asks a simulation: which process, what changes, how long and how often.
import { Button, Checkbox, Fieldset, NumberInput, Select, Stack, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import {
  readSimulationModel,
  type SimulationModel,
  startSimulation,
} from '../../../../api/insight-causes.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { digitsOf, formatCount } from '../../../../ui/money.ts';
import { type CommandForm, useCommandForm } from '../../../../ui/use-command-form.ts';
import { currencyOr } from '../../planning/typed.ts';
import { keepShared } from '../keep-shared.ts';
import { useLog } from '../parts/use-log.ts';
import { ChangeRow } from './change-row.tsx';
import {
  type ChangeDraft,
  composeSimulation,
  EMPTY_SIMULATION,
  isComplete,
  newChange,
  type SimulationDraft,
} from './compose-simulation.ts';
import { useSimulatedModels } from './name-model.ts';

export function StartSimulationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { query } = useLog();
  const { groups } = useSimulatedModels();
  const form = useCommandForm({
    initial: { ...EMPTY_SIMULATION, changes: [newChange(1)] },
    send: (values, key) => startSimulation(composeSimulation(values, query), key),
    done: t('insight.simulation.start.done'),
    onDone: ({ simulationId }) =>
      void navigate({
        to: '/insight/simulation/$simulationId',
        params: { simulationId },
        search: (before) => keepShared(before),
      }),
  });
  const { values, set } = form;
  const asked = { ...query, model: values.model };
  const model = useQuery({
    queryKey: ['insight', 'simulation-model', asked],
    queryFn: () => readSimulationModel(asked),
  });
  const put = (next: ChangeDraft) =>
    set({ changes: values.changes.map((each) => (each.id === next.id ? next : each)) });
  return (
    <CommandDialog
      title={t('insight.simulation.start.title')}
      action={t('insight.simulation.start.send')}
      size="lg"
      form={form}
      disabled={!isComplete(values)}
      onClose={onClose}
    >
      <div className="fields">
        <TextInput data-autofocus label={t('insight.simulation.start.name')} {...form.field('name')} />
        <Select
          label={t('insight.simulation.start.model')}
          allowDeselect={false}
          data={groups}
          {...form.field('model')}
        />
        <Select
          label={t('insight.simulation.start.other')}
          placeholder={t('insight.simulation.start.same')}
          clearable
          data={groups}
          {...form.field('otherModel')}
        />
      </div>
      {model.error ? <Failure error={model.error} /> : <Learning model={model.data} />}
      <Stack gap="xs">
        {values.changes.map((change, index) => (
          <ChangeRow
            key={change.id}
            number={index + 1}
            change={change}
            model={model.data}
            onChange={put}
            onRemove={() => set({ changes: values.changes.filter(({ id }) => id !== change.id) })}
          />
        ))}
        <Button
          variant="light"
          size="xs"
          onClick={() =>
            set({
              changes: [...values.changes, newChange(Math.max(0, ...values.changes.map(({ id }) => id)) + 1)],
            })
          }
        >
          {t('insight.simulation.start.add')}
        </Button>
        {!isComplete(values) && (
          <Text size="sm" c="dimmed" m={0}>
            {t('insight.simulation.start.noChange')}
          </Text>
        )}
      </Stack>
      <div className="fields">
        <NumberInput
          label={t('insight.simulation.start.weeks')}
          min={1}
          max={52}
          allowDecimal={false}
          {...form.field('weeks')}
        />
        <NumberInput
          label={t('insight.simulation.start.replications')}
          min={2}
          max={100}
          allowDecimal={false}
          {...form.field('replications')}
        />
      </div>
      <Checkbox
        label={t('insight.simulation.start.seasonal')}
        checked={values.seasonal}
        onChange={(event) => set({ seasonal: event.currentTarget.checked })}
      />
      <CostFields form={form} />
    </CommandDialog>
  );
}

function CostFields({ form }: { form: CommandForm<SimulationDraft> }) {
  const { t } = useTranslation();
  const { currency } = form.values;
  const amount = { min: 0, hideControls: true, decimalScale: digitsOf(currencyOr(currency)) } as const;
  return (
    <Fieldset legend={t('insight.simulation.start.costs')}>
      <div className="fields">
        <TextInput
          label={t('insight.simulation.start.currency')}
          maxLength={3}
          {...form.field('currency', 'costs.currency')}
        />
        <NumberInput
          label={t('insight.simulation.start.caseHour')}
          {...amount}
          {...form.field('caseHour', 'costs.perCaseHourMinor')}
        />
        <NumberInput
          label={t('insight.simulation.start.personHour')}
          {...amount}
          {...form.field('personHour', 'costs.perPersonHourMinor')}
        />
      </div>
    </Fieldset>
  );
}

function Learning({ model }: { model: SimulationModel | undefined }) {
  const { t } = useTranslation();
  if (!model) return null;
  const cases = formatCount(model.cases);
  return (
    <Text size="sm" c={model.cases < model.needed ? 'red' : 'dimmed'} m={0} role="status">
      {model.cases < model.needed
        ? t('insight.simulation.start.tooFew', { cases, needed: formatCount(model.needed) })
        : t('insight.simulation.start.learning', {
            cases,
            perWeek: formatCount(Math.round(model.perWeek)),
          })}{' '}
      {model.leftOut.length > 0 && t('insight.simulation.start.leftOut', { count: model.leftOut.length })}
    </Text>
  );
}
