// A chart by ECharts, which is large and comes when the first chart is shown. It follows light and dark, says in words what it shows,
// and has its numbers as a table beside it.
import './chart.css';
import { Button, Skeleton, Table, useComputedColorScheme } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption, OpenedChart } from './chart/open-chart.ts';
import { Failure } from './failure.tsx';

interface ChartProps {
  title: string;
  /** What it shows, in a sentence, for who cannot see it. */
  description: string;
  option: ChartOption;
  /** The same as a table: titles of its columns, and its rows. */
  table: { columns: readonly string[]; rows: readonly (readonly ReactNode[])[] };
  height?: number;
}

export function Chart({ title, description, option, table, height = 280 }: ChartProps) {
  const { t } = useTranslation();
  const [asTable, setAsTable] = useState(false);
  return (
    <figure className="chart" aria-label={title}>
      {asTable ? (
        <ChartTable table={table} />
      ) : (
        <Canvas option={option} description={description} height={height} />
      )}
      <figcaption className="chart-caption">
        <span>{title}</span>
        <Button
          size="compact-xs"
          variant="default"
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {t('ui.asTable')}
        </Button>
      </figcaption>
    </figure>
  );
}

function Canvas({
  option,
  description,
  height,
}: Pick<ChartProps, 'option' | 'description'> & { height: number }) {
  const { t } = useTranslation();
  const scheme = useComputedColorScheme('light');
  const place = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState<OpenedChart | null>(null);
  const [error, setError] = useState<unknown>(null);
  useEffect(() => {
    let opened: OpenedChart | null = null;
    let isGone = false;
    import('./chart/open-chart.ts')
      .then(({ openChart }) => {
        if (isGone || !place.current) return;
        opened = openChart(place.current, scheme);
        setChart(opened);
      })
      .catch(setError);
    return () => {
      isGone = true;
      setChart(null);
      opened?.close();
    };
  }, [scheme]);
  useEffect(() => chart?.show(option), [chart, option]);
  if (error !== null) return <Failure error={error} />;
  return (
    <div className="chart-frame" style={{ height }}>
      <div ref={place} role="img" aria-label={description} style={{ height }} />
      {!chart && (
        <Skeleton
          height={height}
          className="chart-loading"
          role="status"
          aria-label={t('ui.chart.loading')}
        />
      )}
    </div>
  );
}

function ChartTable({ table }: Pick<ChartProps, 'table'>) {
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {table.columns.map((column) => (
            <Table.Th key={column} scope="col">
              {column}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {table.rows.map((row) => (
          <Table.Tr key={row.join(' ')}>
            {row.map((cell, index) => (
              <Table.Td key={table.columns[index]} className={index === 0 ? undefined : 'figures'}>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
