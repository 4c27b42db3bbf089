// Which log is looked at and what a case is in it: the live one, or one that was brought in.
import { Group, Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LIVE } from './log-search.ts';
import { notionName } from './notion-name.ts';
import { useDataSets } from './use-data-sets.ts';
import { useLog } from './use-log.ts';

const MOST_NAME = 60;

export function LogChooser() {
  const { t } = useTranslation();
  const { dataset, notion, choose } = useLog();
  const sets = useDataSets();
  const own = sets.find(({ id }) => id === dataset);
  const known = own ? sets : [...sets, { id: dataset, name: dataset, notions: [] }];
  const notions = own?.notions ?? [];
  const first = notions[0];
  return (
    <Group gap="xs" align="flex-end" className="log-chooser">
      <Select
        size="sm"
        label={t('insight.log.dataset')}
        value={dataset}
        allowDeselect={false}
        searchable={known.length > 8}
        data={known.map(({ id, name }) => ({
          value: id,
          label: id === LIVE ? t('insight.log.live') : name.slice(0, MOST_NAME),
        }))}
        onChange={(id) => id !== null && id !== dataset && choose(id)}
      />
      {first !== undefined && (
        <Select
          size="sm"
          label={t('insight.log.notion')}
          value={notion ?? first}
          allowDeselect={false}
          data={[...new Set([...notions, notion ?? first])].map((value) => ({
            value,
            label: notionName(value, dataset === LIVE),
          }))}
          onChange={(value) => value !== null && choose(dataset, value === first ? undefined : value)}
        />
      )}
    </Group>
  );
}
