// Today, the process as it is and as it would be, side by side with intervals, and the difference that the change makes.
import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SimulationResult } from '../../../../api/insight-causes.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { formatCount, formatMoney, formatShare } from '../../../../ui/money.ts';
import { Section } from '../../../../ui/section.tsx';
import { BETTER, WORSE } from '../../planning/cost.ts';
import { formatDecimal } from '../parts/format-number.ts';

const FIGURES = [
  'cycleMeanSeconds',
  'cycleP50Seconds',
  'cycleP90Seconds',
  'perDay',
  'costPerDayMinor',
] as const;
type Figure = (typeof FIGURES)[number];
type Mean = SimulationResult['base'][Figure];

type Show = (figure: Figure, value: number) => string;

const showIn =
  (currency: string | null): Show =>
  (figure, value) => {
    if (figure.endsWith('Seconds')) return formatDuration(value);
    if (figure === 'costPerDayMinor' && currency !== null) return formatMoney(value, currency);
    return formatDecimal(value);
  };

interface FiguresProps {
  result: SimulationResult;
  /** Of the costs; null where nobody said what anything costs. */
  currency: string | null;
}

export function FiguresSection({ result, currency }: FiguresProps) {
  const { t } = useTranslation();
  const show = showIn(currency);
  const shown = FIGURES.filter((figure) => figure !== 'costPerDayMinor' || currency !== null);
  return (
    <Section title={t('insight.simulation.result.title')}>
      <Text size="sm" c="dimmed" mt={0}>
        {t('insight.simulation.result.about', {
          replications: formatCount(result.replications),
          weeks: formatCount(result.weeks),
        })}
      </Text>
      <div className="simulation-scroll">
        <Table aria-label={t('insight.simulation.result.title')} verticalSpacing={6}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('insight.simulation.result.figure')}</Table.Th>
              {(['today', 'base', 'change', 'difference'] as const).map((side) => (
                <Table.Th key={side} scope="col" ta="end">
                  {t(`insight.simulation.result.${side}`)}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((figure) => (
              <Table.Tr key={figure}>
                <Table.Th scope="row" fw={400}>
                  {t(`insight.simulation.result.figures.${figure}`)}
                </Table.Th>
                <Table.Td ta="end" className="figures">
                  {show(figure, result.today[figure])}
                </Table.Td>
                <Table.Td ta="end">
                  <Range figure={figure} show={show} mean={result.base[figure]} />
                </Table.Td>
                <Table.Td ta="end">
                  <Range figure={figure} show={show} mean={result.change[figure]} />
                </Table.Td>
                <Table.Td ta="end">
                  <Difference figure={figure} show={show} mean={result.difference[figure]} />
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Notes result={result} />
    </Section>
  );
}

interface CellProps {
  figure: Figure;
  mean: Mean;
  show: Show;
}

function Range({ figure, show, mean: { mean, low, high } }: CellProps) {
  const { t } = useTranslation();
  return (
    <>
      <span className="figures">{show(figure, mean)}</span>
      <Text size="xs" c="dimmed" m={0} className="figures">
        {t('insight.simulation.result.range', {
          low: show(figure, Math.max(0, low)),
          high: show(figure, high),
        })}
      </Text>
    </>
  );
}

/** Sure when the interval leaves nothing out: then in the colour of better or worse. */
function Difference({ figure, show, mean: { mean, low, high } }: CellProps) {
  const { t } = useTranslation();
  const isSure = low > 0 || high < 0;
  const isBetter = figure === 'perDay' ? mean > 0 : mean < 0;
  const signed = (value: number) => {
    const shown = show(figure, Math.abs(value));
    // What is nothing after rounding has no sign.
    return shown === show(figure, 0) ? shown : `${value > 0 ? '+' : '−'}${shown}`;
  };
  return (
    <>
      <Text span inherit fw={600} c={isSure ? (isBetter ? BETTER : WORSE) : undefined} className="figures">
        {signed(mean)}
      </Text>
      <Text size="xs" c="dimmed" m={0} className="figures">
        {t('insight.simulation.result.range', { low: signed(low), high: signed(high) })}
      </Text>
    </>
  );
}

function Notes({ result: { stuckShare, guessed } }: { result: SimulationResult }) {
  const { t } = useTranslation();
  return (
    <>
      {stuckShare > 0 && (
        <Text size="sm" mb={0}>
          {t('insight.simulation.result.stuck', { share: formatShare(stuckShare) })}
        </Text>
      )}
      {guessed.length > 0 && (
        <Text size="sm" mb={0}>
          {t('insight.simulation.result.guessed', { count: guessed.length })}
        </Text>
      )}
    </>
  );
}
