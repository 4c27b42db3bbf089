// What is in a log: its figures, its types of objects, its activities.
import { ScrollArea, Stack, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DataSet, LogCounts } from '../../../../api/data-sets.ts';
import { formatCount } from '../../../../ui/money.ts';
import { PersonName, SafeText } from '../../../../ui/safe-text.tsx';
import { Section } from '../../../../ui/section.tsx';
import { Facts } from './facts.tsx';
import { formatName } from './format-name.ts';
import { TimeSpan } from './time-span.tsx';

export function InsideSection({ found, counts }: { found: DataSet; counts: LogCounts }) {
  const { t } = useTranslation();
  return (
    <Section title={t('insight.dataSets.inside')}>
      <Stack gap="md">
        <Facts
          facts={[
            [t('insight.dataSets.format'), found.format === null ? '–' : formatName(found.format)],
            [t('insight.dataSets.events'), formatCount(counts.events)],
            [t('insight.dataSets.objects'), formatCount(counts.objects)],
            [t('insight.dataSets.relations'), formatCount(counts.eventRelations)],
            [t('insight.dataSets.links'), formatCount(counts.objectRelations)],
            [t('insight.dataSets.changes'), formatCount(counts.changes)],
            [t('insight.dataSets.timeless'), formatCount(counts.timelessEvents)],
            [t('insight.dataSets.span'), <TimeSpan key="span" from={counts.firstAt} to={counts.lastAt} />],
            [t('insight.dataSets.broughtBy'), <PersonName key="by" name={found.createdBy} />],
          ]}
        />
        <div className="set-columns">
          <Names
            title={t('insight.dataSets.type')}
            count={t('insight.dataSets.objects')}
            rows={counts.objectTypes.map(({ name, objects }) => [name, objects])}
          />
          <Names
            title={t('insight.dataSets.activity')}
            count={t('insight.dataSets.events')}
            rows={counts.activities.map(({ name, events }) => [name, events])}
          />
        </div>
      </Stack>
    </Section>
  );
}

interface NamesProps {
  title: string;
  count: string;
  rows: readonly (readonly [name: string, count: number])[];
}

function Names({ title, count, rows }: NamesProps) {
  return (
    <ScrollArea.Autosize mah={320} type="auto" tabIndex={0} role="group" aria-label={title}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{title}</Table.Th>
            <Table.Th ta="end">{count}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Td>
                <SafeText text={name} limit={100} />
              </Table.Td>
              <Table.Td ta="end" style={{ fontVariantNumeric: 'tabular-nums' }}>
                {formatCount(value)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
