// The simulations that were asked, newest first, with how far they are.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listSimulations, type SimulationSummary } from '../../../../api/insight-causes.ts';
import type { Column } from '../../../../ui/data-table/columns.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { formatShare } from '../../../../ui/money.ts';
import { When } from '../../../../ui/when.tsx';
import { keepShared } from '../keep-shared.ts';
import { isUnderWay } from './compose-simulation.ts';
import { useSimulatedModels } from './name-model.ts';
import { nameSimulation } from './name-simulation.ts';
import { SimulationState } from './simulation-state.tsx';

const EVERY_MS = 1500;

export function SimulationList() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { nameOf } = useSimulatedModels();
  const simulations = useInfiniteQuery({
    queryKey: ['simulations'],
    queryFn: ({ pageParam }) => listSimulations(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state: { data } }) =>
      data?.pages.some(({ items }) => items.some(isUnderWay)) ? EVERY_MS : false,
  });
  const columns: Column<SimulationSummary>[] = [
    {
      id: 'name',
      title: t('insight.simulation.list.name'),
      fixed: true,
      cell: (row) => (
        <Link
          to="/insight/simulation/$simulationId"
          params={{ simulationId: row.simulationId }}
          search={(before) => keepShared(before)}
        >
          <bdi className="wait-step">{nameSimulation(t, row, nameOf)}</bdi>
        </Link>
      ),
    },
    {
      id: 'state',
      title: t('insight.simulation.list.state'),
      fixed: true,
      cell: (row) => (
        <>
          <SimulationState state={row.state} /> {row.state === 'running' && formatShare(row.progress)}
        </>
      ),
    },
    {
      id: 'asked',
      title: t('insight.simulation.list.asked'),
      cell: (row) => <When at={row.askedAt} as="moment" />,
    },
  ];
  return (
    <DataTable
      id="insight-simulations"
      label={t('insight.simulation.list.label')}
      columns={columns}
      query={simulations}
      rowKey={(row) => row.simulationId}
      onOpen={({ simulationId }) =>
        void navigate({
          to: '/insight/simulation/$simulationId',
          params: { simulationId },
          search: (before) => keepShared(before),
        })
      }
      empty={t('insight.simulation.list.none')}
    />
  );
}
