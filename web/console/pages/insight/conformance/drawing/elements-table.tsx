// The figures of every element of a model as a table.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ElementFigures } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { SafeText } from '../../../../../ui/safe-text.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { formatShort } from '../../parts/short-time.ts';

export function ElementsTable({ elements }: { elements: readonly ElementFigures[] }) {
  const { t } = useTranslation();
  const shown = elements.filter((each) => each.activities.length > 0);
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table className="figures-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('insight.conformance.element')}</Table.Th>
            <Table.Th>{t('insight.conformance.provedBy')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.shown.executions')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.missing')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.extra')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.meanWait')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((each) => (
            <Table.Tr key={each.element}>
              <Table.Td>
                <SafeText text={each.name === '' ? each.element : each.name} limit={120} />
              </Table.Td>
              <Table.Td>
                <bdi>{each.activities.map(activityName).join(', ')}</bdi>
              </Table.Td>
              <Table.Td ta="end">{formatCount(each.executions)}</Table.Td>
              <Table.Td ta="end">{each.missing === 0 ? '–' : formatCount(each.missing)}</Table.Td>
              <Table.Td ta="end">{each.extra === 0 ? '–' : formatCount(each.extra)}</Table.Td>
              <Table.Td ta="end">
                {each.meanWaitSeconds === null ? '–' : formatShort(each.meanWaitSeconds)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
