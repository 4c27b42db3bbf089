// The variants of the process: every distinct order of activities, the frequent ones first, with what share of the cases they cover.
import { Button, Group, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listVariants, type VariantView } from '../../../../../api/insight-mining.ts';
import { LoadMore } from '../../../../../ui/load-more.tsx';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { CasesDrawer } from '../../parts/cases.drawer.tsx';
import { withRule } from '../../parts/filter-rules.ts';
import { useLog } from '../../parts/use-log.ts';
import { ViewBar } from '../view-bar.tsx';
import { VariantRow } from './variant-row.tsx';

const PAGE = 20;

export function VariantsView() {
  const { t } = useTranslation();
  const { query, filter, setFilter } = useLog();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [shown, setShown] = useState<VariantView | null>(null);
  const variants = useInfiniteQuery({
    queryKey: ['insight', 'variants', query],
    queryFn: ({ pageParam }) =>
      listVariants({ ...query, limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <QueryView
      query={variants}
      rows={10}
      empty={t('insight.map.none')}
      isEmpty={({ pages }) => pages[0]?.items.length === 0}
    >
      {({ pages }) => {
        const [first] = pages;
        const items = pages.flatMap((page) => page.items);
        if (!first) return null;
        return (
          <>
            <ViewBar log={first.log} />
            <Group justify="space-between" mb="sm">
              <Text>
                {t('insight.variants.summary', {
                  count: first.variants,
                  shown: formatCount(first.variants),
                  once: formatCount(first.once),
                })}
              </Text>
              {chosen.size > 0 && (
                <Button
                  size="xs"
                  onClick={() => {
                    setFilter(withRule(filter, { variants: [...chosen] }));
                    setChosen(new Set());
                  }}
                >
                  {t('insight.variants.only', { count: chosen.size })}
                </Button>
              )}
            </Group>
            <ol className="variants">
              {items.map((variant) => (
                <VariantRow
                  key={variant.id}
                  variant={variant}
                  isChosen={chosen.has(variant.id)}
                  onToggle={() => toggle(variant.id)}
                  onShow={() => setShown(variant)}
                />
              ))}
            </ol>
            <LoadMore
              shown={items.length}
              hasMore={variants.hasNextPage}
              loading={variants.isFetchingNextPage}
              onMore={() => void variants.fetchNextPage()}
            />
            {shown && (
              <CasesDrawer
                title={t('insight.variants.name', { rank: formatCount(shown.rank) })}
                rule={{ variants: [shown.id] }}
                onClose={() => setShown(null)}
              />
            )}
          </>
        );
      }}
    </QueryView>
  );
}
