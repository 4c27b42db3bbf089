// The rows of a breakdown: name, a bar as long as the value, the value, how many it is made of, how it changed.
import { Button, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { BreakdownRow, Dimension, KpiDefinition } from '../../../../../api/kpis.ts';
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { ChangeText } from '../parts/change-text.tsx';
import { baseUnit } from '../parts/figure-units.ts';
import { formatCounted, formatFigure } from '../parts/format-kpi.ts';
import { judgeChange } from '../parts/judge-change.ts';
import { dimensionName } from '../parts/kpi-words.ts';
import type { KpiSearch } from '../search/kpi-search.ts';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { valueName } from '../search/value-name.ts';
import { isSmall } from './sort-rows.ts';

interface BreakdownTableProps {
  definition: KpiDefinition;
  by: Dimension;
  rows: readonly BreakdownRow[];
}

export function BreakdownTable({ definition, by, rows }: BreakdownTableProps) {
  const { t } = useTranslation();
  const hasSize = definition.denominator !== null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <div className="kpi-table-frame" tabIndex={0}>
      <table className="kpi-table" aria-label={t('insight.kpis.breakdown.label', { by: dimensionName(by) })}>
        <thead>
          <tr>
            <th scope="col">{dimensionName(by)}</th>
            <th scope="col" className="kpi-bar-cell">
              <VisuallyHidden>{t('insight.kpis.breakdown.bar')}</VisuallyHidden>
            </th>
            <th scope="col" className="number">
              {t('insight.kpis.value.title')}
            </th>
            {hasSize && (
              <th scope="col" className="number">
                {t(`insight.kpis.bases.${definition.base}`)}
              </th>
            )}
            <th scope="col">{t('insight.kpis.breakdown.change')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={`${row.name} ${row.currency}`}
              definition={definition}
              by={by}
              row={row}
              most={mostOf(rows, row)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Bars of one currency compare with each other. */
const mostOf = (rows: readonly BreakdownRow[], { currency }: BreakdownRow) =>
  Math.max(0, ...rows.filter((row) => row.currency === currency).map(({ value }) => value ?? 0));

interface RowProps {
  definition: KpiDefinition;
  by: Dimension;
  row: BreakdownRow;
  most: number;
}

function Row({ definition, by, row, most }: RowProps) {
  const { t } = useTranslation();
  const { name, currency, value } = row;
  const full = definition.unit === 'share' ? Math.max(most, 0.0001) : most;
  return (
    <tr>
      <th scope="row">
        <GroupName by={by} name={name} />
        {by !== 'currency' && currency !== null && <span className="dim"> {currency}</span>}
        {isSmall(row, definition) && <span className="kpi-small">{t('insight.kpis.breakdown.small')}</span>}
      </th>
      <td className="kpi-bar-cell">
        <svg className="kpi-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
          <rect width={full > 0 ? (Math.max(0, value ?? 0) / full) * 100 : 0} height="8" rx="1" />
        </svg>
      </td>
      <td className="number is-value">{formatFigure(definition.unit, value, currency)}</td>
      {definition.denominator !== null && (
        <td className="number">
          {formatCounted(row.denominator, baseUnit(definition, 'denominator'), currency)}
        </td>
      )}
      <td>
        <ChangeText change={judgeChange(definition, value, row.before?.value ?? null)} />
      </td>
    </tr>
  );
}

/** A group as a button that narrows the page to it; what is no filter is text. */
function GroupName({ by, name }: { by: Dimension; name: string | null }) {
  const { t } = useTranslation();
  const { change } = useKpiSearch();
  const locationName = useLocationNames();
  const text = withoutOverrides(valueName(by, name, locationName));
  if (name === null || by === 'reason') return <bdi>{text}</bdi>;
  const part: KpiSearch =
    by === 'currency' ? { currency: name } : { [by === 'process-version' ? 'processVersion' : by]: [name] };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      className="kpi-group"
      aria-label={t('insight.kpis.breakdown.narrow', { name: text })}
      onClick={() => change(part)}
    >
      <bdi>{text}</bdi>
    </Button>
  );
}
