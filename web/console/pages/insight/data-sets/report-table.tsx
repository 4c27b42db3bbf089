// What an import had to say: each problem with its weight, place and sentence.
import { Badge, ScrollArea, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ImportReport } from '../../../../api/data-sets.ts';
import { formatCount } from '../../../../ui/money.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { placeWords, problemSentence } from './problem-sentence.ts';

const COLOURS = { error: 'red', warning: 'yellow', note: 'gray' } as const;

export function ReportTable({ report }: { report: ImportReport }) {
  const { t } = useTranslation();
  const { problems, counts } = report;
  const all = counts.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return <Text size="sm">{t('insight.dataSets.reportNone')}</Text>;
  return (
    <>
      <ScrollArea.Autosize
        mah={360}
        type="auto"
        tabIndex={0}
        aria-label={t('insight.dataSets.report')}
        role="group"
      >
        <Table verticalSpacing="xs" className="import-report">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('insight.dataSets.where')}</Table.Th>
              <Table.Th>{t('insight.dataSets.what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {problems.map((problem, index) => (
              // The list never changes its order: the report is as the import made it.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <Table.Tr key={index}>
                <Table.Td className="import-place">
                  <SafeText text={placeWords(problem.place)} limit={80} />
                </Table.Td>
                <Table.Td>
                  <Badge size="sm" variant="light" color={COLOURS[problem.weight]} tt="none" mr="xs">
                    {t(`insight.dataSets.weights.${problem.weight}`)}
                  </Badge>
                  <SafeText text={problemSentence(problem)} limit={400} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {all > problems.length && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('insight.dataSets.firstProblems', {
            shown: formatCount(problems.length),
            all: formatCount(all),
          })}
        </Text>
      )}
    </>
  );
}
