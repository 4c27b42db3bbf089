// Which column of a CSV file is what, where their names do not say it.
import { Fieldset, SimpleGrid, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';

export interface CsvColumnNames {
  case: string;
  activity: string;
  time: string;
  resource: string;
}

export const NO_COLUMNS: CsvColumnNames = { case: '', activity: '', time: '', resource: '' };

/** undefined: found out by the server. null: the activity is missing beside others. */
export function mappingOf(columns: CsvColumnNames): Partial<CsvColumnNames> | null | undefined {
  const told = Object.entries(columns).filter(([, name]) => name.trim() !== '');
  if (told.length === 0) return undefined;
  if (columns.activity.trim() === '') return null;
  return Object.fromEntries(told.map(([part, name]) => [part, name.trim()]));
}

interface CsvColumnsProps {
  columns: CsvColumnNames;
  lacksActivity: boolean;
  onChange: (columns: CsvColumnNames) => void;
}

export function CsvColumns({ columns, lacksActivity, onChange }: CsvColumnsProps) {
  const { t } = useTranslation();
  const field = (part: keyof CsvColumnNames, label: string) => (
    <TextInput
      label={label}
      maxLength={200}
      value={columns[part]}
      error={part === 'activity' && lacksActivity ? t('insight.dataSets.needColumns') : undefined}
      onChange={(event) => onChange({ ...columns, [part]: event.currentTarget.value })}
    />
  );
  return (
    <Fieldset legend={t('insight.dataSets.columns')}>
      <Text size="sm" c="dimmed" mb="xs">
        {t('insight.dataSets.columnsMeaning')}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs">
        {field('case', t('insight.dataSets.columnCase'))}
        {field('activity', t('insight.dataSets.columnActivity'))}
        {field('time', t('insight.dataSets.columnTime'))}
        {field('resource', t('insight.dataSets.columnResource'))}
      </SimpleGrid>
    </Fieldset>
  );
}
