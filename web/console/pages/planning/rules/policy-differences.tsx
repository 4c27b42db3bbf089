// What is different between two versions of a policy: costs and limits first, then its tables, each beside the one of the same name.
import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CostModel, RuleTable } from '../../../../api/sourcing.ts';
import { formatCount } from '../../../../ui/money.ts';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { ChangedText } from '../../../../ui/table-comparison/changed-text.tsx';
import type { ComparedTable } from '../../../../ui/table-comparison/differences.ts';
import { TableComparison } from '../../../../ui/table-comparison/table-comparison.tsx';
import { FactList } from '../places/fact-list.tsx';
import { FIGURES } from './cost-groups.ts';
import type { DraftValues } from './use-draft.ts';

export function PolicyDifferences({ before, after }: { before: DraftValues; after: DraftValues }) {
  const { t } = useTranslation();
  const names = [...new Set([...after.tables, ...before.tables].map(({ name }) => name))];
  return (
    <Stack gap="lg">
      <CostDifferences before={before.costModel} after={after.costModel} />
      {names.map((name) => {
        const [old, next] = [before, after].map(({ tables }) => tables.find((table) => table.name === name));
        const known = (next ?? old)!;
        return (
          <section key={name} aria-label={`${t('designer.difference.title')}: ${name}`}>
            <Title order={3} size="h6" mb="xs">
              <PersonName name={name} />
            </Title>
            <TableComparison before={asCompared(old, known)} after={asCompared(next, known)} />
          </section>
        );
      })}
    </Stack>
  );
}

function CostDifferences({ before, after }: { before: CostModel; after: CostModel }) {
  const { t } = useTranslation();
  const written = (value: CostModel[(typeof FIGURES)[number]]) =>
    typeof value === 'number' ? formatCount(value) : value === true ? t('ui.form.yes') : '–';
  const changes = FIGURES.map((figure) => ({
    figure,
    change: { before: written(before[figure]), after: written(after[figure]) },
  })).filter(({ change }) => change.before !== change.after);
  return (
    <section aria-label={`${t('designer.difference.title')}: ${t('planning.costs.title')}`}>
      <Title order={3} size="h6" mb="xs">
        {t('planning.costs.title')}
      </Title>
      {changes.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t('designer.difference.rowsAlike')}
        </Text>
      ) : (
        <div className="table-comparison">
          <FactList
            facts={changes.map(({ figure, change }) => [
              t(`planning.costs.${figure}.label`),
              <ChangedText key={figure} change={change} kind="changed" />,
            ])}
          />
        </div>
      )}
    </section>
  );
}

/** Of a version that has no such table all of the other's is new, or gone. */
function asCompared(table: RuleTable | undefined, known: RuleTable): ComparedTable {
  const column = (name: string) => ({ id: '', label: name, expression: name });
  return {
    name: known.name,
    hitPolicy: (table ?? known).hitPolicy,
    inputs: table?.inputs.map(column) ?? [],
    outputs: table?.outputs.map(column) ?? [],
    rows:
      table?.rows.map(({ note, when, does }) => ({
        id: '',
        description: note ?? '',
        inputs: when,
        outputs: does,
      })) ?? [],
  };
}
