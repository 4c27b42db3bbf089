// Each version of a process with the orders that ran it.
import { Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConformanceView } from '../../../../api/conformance.ts';
import { formatCount } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { formatShare } from './format-share.ts';

export function VersionsTable({ versions }: { versions: ConformanceView['versions'] }) {
  const { t } = useTranslation();
  const share = (value: number | null) => (value === null ? '–' : formatShare(value));
  return (
    <Section title={t('insight.conformance.versions')}>
      <Table className="figures-table">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('insight.conformance.version')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.cases')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.figures.fitting')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.figures.fitness')}</Table.Th>
            <Table.Th ta="end">{t('insight.conformance.figures.precision')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map(({ version, cases, fittingCases, fitness, precision }) => (
            <Table.Tr key={version}>
              <Table.Td>{t('insight.conformance.versionNo', { version })}</Table.Td>
              <Table.Td ta="end">{formatCount(cases)}</Table.Td>
              <Table.Td ta="end">{cases === 0 ? '–' : formatShare(fittingCases / cases)}</Table.Td>
              <Table.Td ta="end">{share(fitness)}</Table.Td>
              <Table.Td ta="end">{share(precision)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  );
}
