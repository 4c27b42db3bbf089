// Each version of a process with the orders that ran it.
import { useTranslation } from 'react-i18next';
import type { ConformanceView } from '../../../../api/conformance.ts';
import { formatCount } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { FiguresTable } from '../../finance/parts/figures-table.tsx';
import { formatShare } from './format-share.ts';

export function VersionsTable({ versions }: { versions: ConformanceView['versions'] }) {
  const { t } = useTranslation();
  const share = (value: number | null) => (value === null ? '–' : formatShare(value));
  const number = (title: string) => ({ title, isNumber: true });
  return (
    <Section title={t('insight.conformance.versions')}>
      <FiguresTable
        label={t('insight.conformance.versions')}
        columns={[
          { title: t('insight.conformance.version') },
          number(t('insight.conformance.cases')),
          number(t('insight.conformance.figures.fitting')),
          number(t('insight.conformance.figures.fitness')),
          number(t('insight.conformance.figures.precision')),
        ]}
      >
        {versions.map(({ version, cases, fittingCases, fitness, precision }) => (
          <tr key={version}>
            <th scope="row">{t('insight.conformance.versionNo', { version })}</th>
            <td className="number">{formatCount(cases)}</td>
            <td className="number">{cases === 0 ? '–' : formatShare(fittingCases / cases)}</td>
            <td className="number">{share(fitness)}</td>
            <td className="number">{share(precision)}</td>
          </tr>
        ))}
      </FiguresTable>
    </Section>
  );
}
