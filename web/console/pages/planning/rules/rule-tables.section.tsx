// The rule tables of a policy: rows over facts of the order, each saying what it does to the locations.
import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../../ui/section.tsx';
import { newTable } from './edit-table.ts';
import './rule-table.css';
import { RuleTableEditor } from './rule-table.tsx';
import type { PolicyDraft } from './use-draft.ts';

export function RuleTablesSection({ draft }: { draft: PolicyDraft }) {
  const { t } = useTranslation();
  const { form, why, problems, setTables } = draft;
  const { tables } = form.values;
  return (
    <Section
      title={t('planning.tables.title')}
      aside={
        why === undefined && (
          <Button
            size="xs"
            variant="light"
            onClick={() => setTables([...tables, newTable(tables.map(({ name }) => name))])}
          >
            {t('planning.tables.add')}
          </Button>
        )
      }
    >
      <Text size="sm" c="dimmed" mb="sm">
        {t('planning.tables.hint')}
      </Text>
      {tables.length === 0 && <Text size="sm">{t('planning.tables.none')}</Text>}
      <Stack gap="lg">
        {tables.map((table, at) => (
          <RuleTableEditor
            // biome-ignore lint/suspicious/noArrayIndexKey: names are typed while they are shown
            key={at}
            table={table}
            readOnly={why !== undefined}
            problems={problems.filter((problem) => problem.table === table.name)}
            onChange={(next) => setTables(tables.map((known, place) => (place === at ? next : known)))}
            onRemove={() => setTables(tables.filter((_, place) => place !== at))}
          />
        ))}
      </Stack>
    </Section>
  );
}
