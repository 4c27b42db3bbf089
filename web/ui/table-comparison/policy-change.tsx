// What is different for the table as a whole: its name and which row counts.
import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ChangedText } from './changed-text.tsx';
import { differs, type TableDifferences } from './differences.ts';

const POLICIES = ['UNIQUE', 'FIRST', 'ANY', 'COLLECT', 'RULE ORDER'] as const;

export function PolicyChange({ differences: { name, hitPolicy } }: { differences: TableDifferences }) {
  const { t } = useTranslation();
  const wordOf = (code: string) => {
    const known = POLICIES.find((each) => each === code);
    return known ? t(`designer.table.policy.${known}`) : code;
  };
  return (
    <>
      {differs(name) && (
        <Text size="sm" component="div" mb={6}>
          {t('designer.difference.name')} <ChangedText change={name} kind="changed" />
        </Text>
      )}
      {differs(hitPolicy) && (
        <Text size="sm" component="div" mb={6}>
          {t('designer.table.hitPolicy')}{' '}
          <ChangedText
            change={{ before: wordOf(hitPolicy.before), after: wordOf(hitPolicy.after) }}
            kind="changed"
          />
        </Text>
      )}
    </>
  );
}
