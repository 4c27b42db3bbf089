// What a plan costs, part by part, each with its meaning, and the limits that every plan keeps.
import '../planning.css';
import { Checkbox, NumberInput, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../ui/section.tsx';
import { type Figure, GROUPS } from './cost-groups.ts';
import type { PolicyDraft } from './use-draft.ts';

const REQUIRED: readonly Figure[] = [
  'perKmMinor',
  'perShipmentMinor',
  'perUnitMinor',
  'splitPenaltyMinor',
  'stockBalanceMinor',
];
const isFactor = (figure: Figure) => figure.endsWith('Weight');

export function CostModelSection({ draft }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const { form, why, setCosts } = draft;
  const { costModel } = form.values;
  return (
    <Section title={t('planning.costs.title')}>
      <Text size="sm" c="dimmed" mb="md">
        {t('planning.costs.hint')}
      </Text>
      {(Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
        <div key={group} className="cost-group">
          <Title order={3} size="h6" mb={6}>
            {t(`planning.costs.groups.${group}`)}
          </Title>
          <div className="cost-figures">
            {GROUPS[group].map((figure) => (
              <NumberInput
                key={figure}
                label={t(`planning.costs.${figure}.label`)}
                description={t(`planning.costs.${figure}.meaning`)}
                min={0}
                hideControls
                readOnly={why !== undefined}
                placeholder={isFactor(figure) ? '1' : '0'}
                value={costModel[figure] ?? ''}
                onChange={(value) => setCosts({ [figure]: figureOf(figure, value) })}
                {...form.at(`costModel.${figure}`)}
              />
            ))}
          </div>
        </div>
      ))}
      <Title order={3} size="h6" mb={6}>
        {t('planning.costs.groups.limits')}
      </Title>
      <div className="cost-figures">
        <NumberInput
          label={t('planning.costs.maxSplits.label')}
          description={t('planning.costs.maxSplits.meaning')}
          min={0}
          allowDecimal={false}
          hideControls
          readOnly={why !== undefined}
          placeholder={t('planning.costs.noLimit')}
          value={costModel.maxSplits ?? ''}
          onChange={(value) => setCosts({ maxSplits: value === '' ? null : Number(value) })}
          {...form.at('costModel.maxSplits')}
        />
        <Checkbox
          label={t('planning.costs.shipComplete.label')}
          description={t('planning.costs.shipComplete.meaning')}
          checked={costModel.shipComplete === true}
          disabled={why !== undefined}
          onChange={(event) => setCosts({ shipComplete: event.currentTarget.checked })}
        />
      </div>
    </Section>
  );
}

/** Nothing typed: 0 where a figure is needed, otherwise as the server takes it by itself. */
function figureOf(figure: Figure, value: number | string): number | undefined {
  if (value !== '') return Number(value);
  return REQUIRED.includes(figure) ? 0 : undefined;
}
