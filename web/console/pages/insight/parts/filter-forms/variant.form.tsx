// Cases by the whole way that they go: variants of the log, the frequent ones first, those of the filter chosen already.
import { Checkbox, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type LogQuery, listVariants, type VariantView } from '../../../../../api/insight-mining.ts';
import { LoadMore } from '../../../../../ui/load-more.tsx';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { activityName } from '../activity-name.ts';
import type { FilterFormProps } from '../add-filter.tsx';
import type { CaseFilter } from '../case-filter.ts';
import { useLog } from '../use-log.ts';
import { FormFrame } from './form-frame.tsx';

const PAGE = 20;
/** Activities that are written out; a longer way is cut. */
const STEPS = 30;

/** The other rules hold; that of variants must not hide what it is made of. */
function withoutVariants(query: LogQuery, { variants: _variants, ...others }: CaseFilter): LogQuery {
  const { filter: _filter, ...whole } = query;
  return Object.keys(others).length === 0 ? whole : { ...whole, filter: JSON.stringify(others) };
}

export function VariantForm({ filter, onAdd }: FilterFormProps) {
  const { t } = useTranslation();
  const { query } = useLog();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(filter.variants));
  const asked = withoutVariants(query, filter);
  const found = useInfiniteQuery({
    queryKey: ['insight', 'variants', asked, PAGE],
    queryFn: ({ pageParam }) =>
      listVariants({ ...asked, limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <FormFrame
      why={chosen.size === 0 ? t('insight.filter.needVariant') : undefined}
      onAdd={() => onAdd({ variants: [...chosen] })}
    >
      <QueryView
        query={found}
        rows={6}
        empty={t('insight.map.none')}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
      >
        {({ pages }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          <div className="variant-choices" tabIndex={0}>
            <ul>
              {pages
                .flatMap(({ items }) => items)
                .map((variant) => (
                  <li key={variant.id}>
                    <Choice
                      variant={variant}
                      isChosen={chosen.has(variant.id)}
                      onToggle={() => toggle(variant.id)}
                    />
                  </li>
                ))}
            </ul>
            <LoadMore
              shown={pages.reduce((sum, { items }) => sum + items.length, 0)}
              hasMore={found.hasNextPage}
              loading={found.isFetchingNextPage}
              onMore={() => void found.fetchNextPage()}
            />
          </div>
        )}
      </QueryView>
    </FormFrame>
  );
}

interface ChoiceProps {
  variant: VariantView;
  isChosen: boolean;
  onToggle: () => void;
}

function Choice({ variant: { rank, cases, share, activities, length }, isChosen, onToggle }: ChoiceProps) {
  const { t } = useTranslation();
  const steps = activities.slice(0, STEPS).map(activityName);
  const rest = length - steps.length;
  return (
    <Checkbox
      checked={isChosen}
      onChange={onToggle}
      label={
        <>
          {t('insight.variants.name', { rank: formatCount(rank) })}
          <Text span size="sm" c="dimmed">
            {' · '}
            {t('insight.log.cases', { count: cases, shown: formatCount(cases) })} · {formatShare(share)}
          </Text>
        </>
      }
      description={
        <bdi>
          {steps.join(' → ')}
          {rest > 0 && ` … ${t('insight.variants.more', { count: rest })}`}
        </bdi>
      }
    />
  );
}
