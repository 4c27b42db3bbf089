// The orders behind a KPI: those that met it, that missed it, that are left out and why. Each leads to its page; the list can be saved.
import { Group, SegmentedControl } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type KpiDefinition, type KpiOrder, listKpiOrders, type Side } from '../../../../../api/kpis.ts';
import type { Column } from '../../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../../ui/data-table/data-table.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { formatFigure } from '../parts/format-kpi.ts';
import { KPI_VALUES } from '../parts/use-kpis.ts';
import { useKpiSearch } from '../search/use-kpi-search.ts';
import { ExportKpiOrders } from './export-kpi-orders.tsx';
import { useOpenOrder, useOrderColumns } from './order-columns.tsx';

const SIDES: readonly Side[] = ['met', 'missed', 'excluded'];

export function OrdersSection({ definition }: { definition: KpiDefinition }) {
  const { t } = useTranslation();
  const { query: asked } = useKpiSearch();
  const sides = SIDES.filter((side) => side !== 'excluded' || definition.exclusions.length > 0);
  const [side, setSide] = useState<Side>(definition.denominator === null ? 'met' : 'missed');
  const query = useInfiniteQuery({
    queryKey: [...KPI_VALUES, 'orders', definition.key, side, asked],
    queryFn: ({ pageParam }) => listKpiOrders(definition.key, asked, { side, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const columns: Column<KpiOrder>[] = useOrderColumns(definition, side);
  const open = useOpenOrder();
  const threshold = query.data?.pages[0]?.threshold ?? null;
  return (
    <Section
      title={t('insight.kpis.orders.title')}
      aside={<ExportKpiOrders definition={definition} asked={asked} side={side} />}
    >
      <DataTable
        id="kpi-orders"
        label={t('insight.kpis.orders.label', { side: t(`insight.kpis.orders.sides.${side}`) })}
        tools={
          <Group gap="sm">
            <SegmentedControl
              size="xs"
              aria-label={t('insight.kpis.orders.side')}
              value={side}
              onChange={(value) => setSide(sides.find((each) => each === value) ?? side)}
              data={sides.map((value) => ({ value, label: t(`insight.kpis.orders.sides.${value}`) }))}
            />
            {threshold !== null && side !== 'excluded' && (
              <span className="kpi-note">
                {t('insight.kpis.orders.threshold', {
                  value: formatFigure(definition.unit, threshold, asked.currency ?? null),
                })}
              </span>
            )}
          </Group>
        }
        columns={columns}
        query={query}
        rowKey={({ orderId, currency }) => `${orderId} ${currency}`}
        rowName={({ number }) => number}
        onOpen={open}
        empty={t(`insight.kpis.orders.none.${side}`)}
      />
    </Section>
  );
}
