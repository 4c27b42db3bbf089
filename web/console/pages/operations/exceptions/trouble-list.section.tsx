// Labels that failed, or work where something was missing, of several locations: those that have none are left out.
import { Stack } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { readWorkQueue } from '../../../../api/work.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLocationNames } from '../../../locations/use-location-names.ts';
import { WORK_KEY } from '../floor/use-location.ts';
import { queueColumns } from '../queue/queue-columns.tsx';
import { QUEUE_OF } from './kinds.ts';

/** As many as are looked through on one page; the location's own list has the rest. */
const SHOWN = 50;

interface TroubleListProps {
  kind: 'labels' | 'short';
  codes: readonly string[];
}

export function TroubleList({ kind, codes }: TroubleListProps) {
  const { t, i18n } = useTranslation();
  const nameOf = useLocationNames();
  const queue = QUEUE_OF[kind];
  const lists = useQueries({
    queries: codes.map((code) => ({
      queryKey: [...WORK_KEY, 'list', code, queue, SHOWN],
      queryFn: () => readWorkQueue(code, queue, undefined, SHOWN),
    })),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const columns = useMemo(() => queueColumns(t, queue), [queue, i18n.resolvedLanguage]);
  const failed = lists.find((list) => list.error && !list.data);
  if (failed) return <Failure error={failed.error} onRetry={() => void failed.refetch()} />;
  const found = codes.flatMap((code, at) => {
    const page = lists[at]?.data;
    return page && page.items.length > 0 ? [{ code, ...page }] : [];
  });
  if (found.length === 0) {
    const isLoading = lists.some((list) => list.isPending);
    return (
      <div aria-busy={isLoading}>{!isLoading && <EmptyState text={t('operations.exceptions.none')} />}</div>
    );
  }
  return (
    <Stack gap="md">
      {kind === 'short' && <div className="dim">{t('operations.exceptions.shortHint')}</div>}
      {found.map(({ code, items, next }) => (
        <Section
          key={code}
          title={nameOf(code)}
          aside={
            next !== null && (
              <Link to="/warehouse" search={{ location: code, queue }}>
                {t('operations.exceptions.all')}
              </Link>
            )
          }
        >
          <DataTable
            id={`exceptions-${kind}`}
            label={nameOf(code)}
            columns={columns}
            rows={items}
            rowKey={(item) => item.shipmentId ?? item.fulfilmentOrderId ?? ''}
            empty={t('operations.exceptions.none')}
          />
        </Section>
      ))}
    </Stack>
  );
}
