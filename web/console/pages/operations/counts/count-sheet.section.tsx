// The sheet of open counts. It is blind: nothing says what the books expect. What was entered is sent at once for all, and each answers
// for itself; what is refused stays on the sheet with its number.
import { Button, Group, NumberInput, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import { type Count, listCounts, recordCounts } from '../../../../api/counts.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { LoadMore } from '../../../../ui/load-more.tsx';
import { sentenceOf } from '../../../../ui/problem-text.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatDate } from '../../../../ui/time.ts';
import { useMay } from '../../../shell/use-me.ts';
import { CountLotsDialog } from './count-lots.dialog.tsx';
import { COUNTS_KEY } from './counts-key.ts';

type Entered = Readonly<Record<string, number>>;

export function CountSheet({ location }: { location: string }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const may = useMay()('POST /v1/inventory/counts/record/bulk');
  const [entered, setEntered] = useState<Entered>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [key, setKey] = useState(newIdempotencyKey);
  const query = useInfiniteQuery({
    queryKey: [...COUNTS_KEY, location, 'open'],
    queryFn: ({ pageParam }) => listCounts(location, 'open', pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const ids = Object.keys(entered);
  const sending = useMutation({
    mutationFn: () =>
      recordCounts(
        ids.map((countId) => ({ countId, counted: entered[countId]! })),
        key,
      ),
    onSuccess({ outcomes }) {
      const refused = ids.flatMap((id, at) => {
        const outcome = outcomes[at];
        return outcome && !outcome.ok ? [[id, sentenceOf(outcome.problem)] as const] : [];
      });
      const left = new Map(refused);
      const waiting = outcomes.filter((each) => each.ok && each.result.state === 'waiting').length;
      const done = outcomes.length - refused.length;
      if (done > 0) {
        const words = [t('operations.counts.recorded', { count: done })];
        if (waiting > 0) words.push(t('operations.counts.someWait', { count: waiting }));
        notifications.show({ message: words.join(' '), color: 'teal' });
      }
      setProblems(Object.fromEntries(left));
      setEntered(Object.fromEntries(Object.entries(entered).filter(([id]) => left.has(id))));
      void client.invalidateQueries({ queryKey: COUNTS_KEY });
    },
    onSettled: () => setKey(newIdempotencyKey()),
  });
  const enter = (countId: string, value: number | string) => {
    const { [countId]: _before, ...others } = entered;
    setEntered(typeof value === 'number' ? { ...others, [countId]: value } : others);
  };
  return (
    <Section title={t('operations.counts.sheet')}>
      <QueryView
        query={query}
        empty={t('operations.counts.nothing')}
        isEmpty={({ pages }) => pages.every(({ items }) => items.length === 0)}
      >
        {({ pages }) => (
          <>
            {pages
              .flatMap(({ items }) => items)
              .map((count) => (
                <SheetRow
                  key={count.countId}
                  count={count}
                  value={entered[count.countId]}
                  problem={problems[count.countId]}
                  onEnter={(value) => enter(count.countId, value)}
                />
              ))}
            {query.hasNextPage && (
              <LoadMore
                shown={pages.reduce((sum, { items }) => sum + items.length, 0)}
                hasMore
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            )}
            {sending.error && <Failure error={sending.error} />}
            <Group justify="flex-end" mt="md" className="not-printed">
              <ActionButton
                className="touch"
                size="md"
                label={t('operations.counts.record', { count: ids.length })}
                loading={sending.isPending}
                why={
                  may
                    ? ids.length === 0
                      ? t('operations.counts.enterFirst')
                      : undefined
                    : t('ui.notAllowed')
                }
                onClick={() => sending.mutate()}
              />
            </Group>
          </>
        )}
      </QueryView>
    </Section>
  );
}

interface SheetRowProps {
  count: Count;
  value: number | undefined;
  problem: string | undefined;
  onEnter: (value: number | string) => void;
}

function SheetRow({ count, value, problem, onEnter }: SheetRowProps) {
  const { t } = useTranslation();
  const [isByLot, setIsByLot] = useState(false);
  return (
    <div className="guest">
      <div>
        <Text fw={600} className="mono" fz={18}>
          {count.sku}
        </Text>
        <Text size="sm" c="dimmed">
          {t('operations.counts.due', { date: formatDate(count.dueOn) })}
          {count.class !== null && ` · ${t('operations.counts.class', { name: count.class })}`}
        </Text>
      </div>
      <Group gap="sm" align="flex-start">
        <NumberInput
          size="md"
          w={140}
          min={0}
          allowDecimal={false}
          aria-label={t('operations.counts.counted', { sku: count.sku })}
          placeholder={t('operations.counts.units')}
          value={value ?? ''}
          error={problem}
          onChange={onEnter}
        />
        <Button className="touch not-printed" variant="subtle" onClick={() => setIsByLot(true)}>
          {t('operations.counts.byLot')}
        </Button>
      </Group>
      {isByLot && <CountLotsDialog count={count} onClose={() => setIsByLot(false)} />}
    </div>
  );
}
