// Opportunity costs: what scarce stock is worth to later orders, found by runs; the latest run, and a button for another.
import { Group, Text } from '@mantine/core';
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listOpportunityRuns, refreshOpportunityCosts } from '../../../../api/planning.ts';
import { listOpportunityCosts } from '../../../../api/sourcing.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { When } from '../../../../ui/when.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { useMay } from '../../../shell/use-me.ts';
import { formatCost } from '../cost.ts';

const KEY = ['opportunity'];

export function OpportunityCosts() {
  const { t } = useTranslation();
  const nameOf = useLocationNames();
  const query = useInfiniteQuery({
    queryKey: [...KEY, 'costs'],
    queryFn: ({ pageParam }) => listOpportunityCosts(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  useLiveRefresh([KEY], (type) => type.startsWith('planning.opportunity'));
  return (
    <>
      <LatestRun />
      <DataTable
        id="opportunity-costs"
        label={t('planning.rules.tabs.opportunity')}
        query={query}
        rowKey={({ sku, location }) => `${sku} ${location}`}
        empty={t('planning.values.noCosts')}
        columns={[
          {
            id: 'sku',
            title: t('planning.stock.sku'),
            cell: ({ sku }) => <span className="mono">{sku}</span>,
          },
          { id: 'location', title: t('planning.stock.location'), cell: ({ location }) => nameOf(location) },
          {
            id: 'value',
            title: t('planning.values.aUnit'),
            align: 'end',
            cell: ({ costMinor }) => formatCost(costMinor),
          },
          {
            id: 'found',
            title: t('planning.values.found'),
            cell: ({ computedAt }) => <When at={computedAt} />,
          },
          {
            id: 'until',
            title: t('planning.values.until'),
            cell: ({ validUntil }) => <When at={validUntil} />,
          },
        ]}
      />
    </>
  );
}

function LatestRun() {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({ queryKey: [...KEY, 'runs'], queryFn: () => listOpportunityRuns() });
  const latest = query.data?.items[0];
  const isRunning = latest?.state === 'queued' || latest?.state === 'running';
  const why = isRunning
    ? t('planning.values.running')
    : may('POST /v1/opportunity-cost-runs')
      ? undefined
      : t('ui.notAllowed');
  return (
    <Group justify="space-between" align="flex-start">
      <div className="grow">
        <Text size="sm" c="dimmed" maw={720}>
          {t('planning.values.hint')}
        </Text>
        <QueryView query={query} rows={1}>
          {() => (
            <Text size="sm" role="status">
              {latest === undefined && t('planning.values.noRun')}
              {isRunning && t('planning.values.running')}
              {latest?.state === 'failed' && `${t('planning.values.failed')} ${latest.failure ?? ''}`}
              {latest?.result && (
                <>
                  <When at={latest.endedAt ?? latest.askedAt} />
                  {': '}
                  {t('planning.values.result', {
                    skus: formatCount(latest.result.skus),
                    scarce: formatCount(latest.result.scarceSkus),
                    values: formatCount(latest.result.values),
                  })}
                </>
              )}
            </Text>
          )}
        </QueryView>
      </div>
      <CommandButton
        size="sm"
        label={t('planning.values.run')}
        done={t('planning.values.started')}
        why={why}
        send={refreshOpportunityCosts}
        onDone={() => void client.invalidateQueries({ queryKey: KEY })}
      />
    </Group>
  );
}
