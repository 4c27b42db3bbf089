// One change of a simulation as a row of fields: its kind, what it is about, and by how much.
import { Button, Fieldset, NumberInput, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimulationModel } from '../../../../api/insight-causes.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { activityName } from '../parts/activity-name.ts';
import { CHANGE_KINDS, type ChangeDraft, newChange } from './compose-simulation.ts';
import { nodeName } from './say-change.ts';

interface ChangeRowProps {
  number: number;
  change: ChangeDraft;
  model: SimulationModel | undefined;
  onChange: (change: ChangeDraft) => void;
  onRemove: () => void;
}

export function ChangeRow({ number, change, model, onChange, onRemove }: ChangeRowProps) {
  const { t } = useTranslation();
  const { kind } = change;
  return (
    <Fieldset legend={t('insight.simulation.start.change', { number })}>
      <Select
        label={t('insight.simulation.start.kind')}
        mb="xs"
        allowDeselect={false}
        value={kind}
        data={CHANGE_KINDS.map((value) => ({ value, label: t(`insight.simulation.kinds.${value}`) }))}
        onChange={(value) =>
          onChange(
            newChange(
              change.id,
              CHANGE_KINDS.find((each) => each === value),
            ),
          )
        }
      />
      <div className="fields">
        {kind === 'way' ? (
          <WayFields change={change} model={model} onChange={onChange} />
        ) : (
          kind !== 'arrivals' && <ActivitySelect change={change} model={model} onChange={onChange} />
        )}
        <AmountField change={change} onChange={onChange} />
        {kind === 'people' && <WorkField change={change} model={model} onChange={onChange} />}
      </div>
      <Button size="compact-sm" variant="subtle" color="gray" mt="xs" onClick={onRemove}>
        {t('insight.simulation.start.remove', { number })}
      </Button>
    </Fieldset>
  );
}

type Part = Pick<ChangeRowProps, 'change' | 'model' | 'onChange'>;

function ActivitySelect({ change, model, onChange }: Part) {
  const { t } = useTranslation();
  return (
    <Select
      label={t('insight.simulation.fields.activity')}
      searchable
      allowDeselect={false}
      value={change.activity}
      data={(model?.activities ?? []).map(({ activity }) => ({
        value: activity,
        label: activityName(activity),
      }))}
      onChange={(activity) => onChange({ ...change, activity })}
    />
  );
}

function WayFields({ change, model, onChange }: Part) {
  const { t } = useTranslation();
  const choice = model?.choices.find(({ node }) => node === change.node);
  const nameOf = (node: string, name: string) =>
    /^(step|after):/.test(node) || name === '' ? nodeName(node) : withoutOverrides(name);
  return (
    <>
      <Select
        label={t('insight.simulation.fields.choice')}
        searchable
        allowDeselect={false}
        value={change.node}
        data={(model?.choices ?? []).map(({ node, name }) => ({ value: node, label: nameOf(node, name) }))}
        onChange={(node) => onChange({ ...change, node, to: null })}
      />
      <Select
        label={t('insight.simulation.fields.to')}
        searchable
        allowDeselect={false}
        value={change.to}
        data={(choice?.ways ?? []).map(({ to, name }) => ({ value: to, label: nameOf(to, name) }))}
        onChange={(to) => onChange({ ...change, to })}
      />
    </>
  );
}

const LABELS = {
  arrivals: 'factor',
  people: 'count',
  time: 'factor',
  automate: 'share',
  way: 'probability',
} as const;

function AmountField({ change, onChange }: Omit<Part, 'model'>) {
  const { t } = useTranslation();
  const { kind } = change;
  const isPercent = kind === 'automate' || kind === 'way';
  return (
    <NumberInput
      label={t(`insight.simulation.fields.${LABELS[kind]}`)}
      min={0}
      max={isPercent ? 100 : kind === 'people' ? 10_000 : 100}
      step={kind === 'arrivals' || kind === 'time' ? 0.1 : 1}
      allowDecimal={kind !== 'people'}
      value={change.amount}
      onChange={(amount) => onChange({ ...change, amount })}
    />
  );
}

/** Where the log shows a queue it says how long the work takes. */
function WorkField({ change, model, onChange }: Part) {
  const { t } = useTranslation();
  const pool = model?.pools.find(
    ({ activities }) => change.activity !== null && activities.includes(change.activity),
  );
  return (
    <NumberInput
      label={t('insight.simulation.fields.workMinutes')}
      min={0}
      placeholder={pool ? String(Math.round(pool.workSeconds / 6) / 10) : undefined}
      value={change.workMinutes}
      onChange={(workMinutes) => onChange({ ...change, workMinutes })}
    />
  );
}
