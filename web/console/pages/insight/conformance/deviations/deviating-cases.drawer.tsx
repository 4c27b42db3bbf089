// The cases behind a deviation: each leads to its order and shows, step by step, where it left the model.
import { Stack, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DeviatingCase, listDeviatingCases } from '../../../../../api/conformance.ts';
import { LoadMore } from '../../../../../ui/load-more.tsx';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { When } from '../../../../../ui/when.tsx';
import { SidePanel } from '../../../planning/side-panel.tsx';
import { CaseName } from '../../parts/case-name.tsx';
import { useLog } from '../../parts/use-log.ts';
import { AlignedSteps } from './aligned-steps.tsx';

interface DeviatingCasesDrawerProps {
  title: string;
  query: Parameters<typeof listDeviatingCases>[0];
  onClose: () => void;
}

export function DeviatingCasesDrawer({ title, query, onClose }: DeviatingCasesDrawerProps) {
  const { t } = useTranslation();
  const cases = useInfiniteQuery({
    queryKey: ['insight', 'deviating-cases', query],
    queryFn: ({ pageParam }) =>
      listDeviatingCases({ ...query, limit: 30, ...(pageParam === undefined ? {} : { after: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const notion = cases.data?.pages[0]?.log.notion ?? '';
  return (
    <SidePanel opened title={title} onClose={onClose}>
      <QueryView
        query={cases}
        rows={8}
        empty={t('insight.cases.none')}
        isEmpty={({ pages }) => pages[0]!.items.length === 0}
      >
        {({ pages }) => (
          <Stack gap="sm">
            <ul className="deviating-cases">
              {pages
                .flatMap((page) => page.items)
                .map((item) => (
                  <CaseItem key={item.no} item={item} notion={notion} />
                ))}
            </ul>
            <LoadMore
              shown={pages.reduce((sum, page) => sum + page.items.length, 0)}
              hasMore={cases.hasNextPage}
              loading={cases.isFetchingNextPage}
              onMore={() => void cases.fetchNextPage()}
            />
          </Stack>
        )}
      </QueryView>
    </SidePanel>
  );
}

function CaseItem({ item, notion }: { item: DeviatingCase; notion: string }) {
  const { t } = useTranslation();
  const { isLive } = useLog();
  return (
    <li>
      <div className="deviating-case">
        <CaseName id={item.id} notion={notion} isLive={isLive} />
        <Text size="sm" c="dimmed" component="span">
          {item.from !== null && <When at={item.from} as="moment" />}
          {item.running && ` · ${t('insight.conformance.stillRunning')}`}
          {item.version !== null && ` · ${t('insight.conformance.versionNo', { version: item.version })}`}
          {item.cost !== null &&
            ` · ${t('insight.conformance.deviatingSteps', { count: item.cost, shown: formatCount(item.cost) })}`}
        </Text>
      </div>
      <AlignedSteps steps={item.steps} />
    </li>
  );
}
