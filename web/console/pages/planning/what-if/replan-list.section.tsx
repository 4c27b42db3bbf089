// Re-plans: orders that are not released decided anew together; what it saved, and buttons for a trial and for the real thing.
import { Group, Stack, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listReplans, type Replan, replanOrders } from '../../../../api/planning.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { When } from '../../../../ui/when.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useMay } from '../../../shell/use-me.ts';
import { formatCost } from '../cost.ts';
import { RunState } from './run-state.tsx';

const KEY = ['replans'];
const amountOf = (replan: Replan, read: (result: NonNullable<Replan['result']>) => string) =>
  replan.result ? read(replan.result) : '–';

export function ReplanList() {
  const { t } = useTranslation();
  const may = useMay();
  const client = useQueryClient();
  const query = useQuery({ queryKey: KEY, queryFn: () => listReplans() });
  useLiveRefresh([KEY], (type) => type.startsWith('planning.replan'));
  if (query.error && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  const why = may('POST /v1/replans') ? undefined : t('ui.notAllowed');
  return (
    <Stack gap="md">
      <Group justify="space-between" align="flex-start">
        <Text size="sm" c="dimmed" maw={640}>
          {t('planning.replans.hint')}
        </Text>
        <Group gap="xs">
          {([true, false] as const).map((dryRun) => (
            <CommandButton
              key={String(dryRun)}
              size="sm"
              variant={dryRun ? 'default' : 'light'}
              label={t(dryRun ? 'planning.replans.try' : 'planning.replans.run')}
              done={t('planning.replans.started')}
              why={why}
              send={(key) => replanOrders({ dryRun }, key)}
              onDone={() => void client.invalidateQueries({ queryKey: KEY })}
            />
          ))}
        </Group>
      </Group>
      <DataTable
        id="replans"
        label={t('planning.whatIf.tabs.replans')}
        {...(query.data ? { rows: query.data.items } : {})}
        rowKey={({ replanId }) => replanId}
        empty={t('planning.replans.none')}
        columns={[
          { id: 'asked', title: t('planning.whatIf.asked'), cell: ({ askedAt }) => <When at={askedAt} /> },
          { id: 'state', title: t('planning.rules.state'), cell: ({ state }) => <RunState state={state} /> },
          {
            id: 'kind',
            title: t('planning.replans.kind'),
            cell: ({ dryRun }) => t(dryRun ? 'planning.replans.trial' : 'planning.replans.real'),
          },
          {
            id: 'orders',
            title: t('planning.whatIf.orders'),
            align: 'end',
            cell: (replan) => amountOf(replan, (result) => formatCount(result.orders)),
          },
          {
            id: 'moved',
            title: t('planning.replans.moved'),
            align: 'end',
            cell: (replan) => amountOf(replan, (result) => formatCount(result.movedOrders)),
          },
          {
            id: 'before',
            title: t('planning.replans.before'),
            align: 'end',
            cell: (replan) => amountOf(replan, (result) => formatCost(result.beforeMinor)),
          },
          {
            id: 'after',
            title: t('planning.replans.after'),
            align: 'end',
            cell: (replan) => amountOf(replan, (result) => formatCost(result.afterMinor)),
          },
        ]}
      />
    </Stack>
  );
}
