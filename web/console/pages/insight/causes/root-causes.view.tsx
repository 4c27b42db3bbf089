// What goes together with an outcome: the form of the question, what was compared, and the findings that raise it and that lower it.
import { Stack, Text } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  listRootCauses,
  type RootCause,
  type RootCauses,
  type RootCausesQuery,
} from '../../../../api/insight-causes.ts';
import { formatDuration } from '../../../../ui/duration.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { formatCount, formatShare } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLog } from '../parts/use-log.ts';
import { useSettled } from '../parts/use-settled.ts';
import { CauseCasesDrawer } from './cause-cases.drawer.tsx';
import { FindingTable } from './finding-table.tsx';
import { OutcomeForm, useOutcome } from './outcome-form.tsx';
import { useCauses } from './use-causes.ts';

export function RootCausesView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const { search } = useCauses();
  const { outcome } = useOutcome();
  const slowHours = useSettled(search.slowHours);
  const asked: RootCausesQuery = {
    ...query,
    outcome,
    ...(outcome === 'slow' && slowHours ? { slowSeconds: slowHours * 3600 } : {}),
    ...(outcome === 'reached' && search.activity ? { activity: search.activity } : {}),
  };
  const isAsked = outcome !== 'reached' || search.activity !== undefined;
  const found = useQuery({
    queryKey: ['insight', 'root-causes', asked],
    queryFn: () => listRootCauses(asked),
    placeholderData: keepPreviousData,
    enabled: isAsked,
  });
  return (
    <Stack gap="md">
      <OutcomeForm />
      {isAsked ? (
        <QueryView query={found} rows={8}>
          {(causes) => <Findings causes={causes} asked={asked} />}
        </QueryView>
      ) : (
        <EmptyState text={t('insight.causes.roots.chooseActivity')} />
      )}
    </Stack>
  );
}

function Findings({ causes, asked }: { causes: RootCauses; asked: RootCausesQuery }) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<RootCause | null>(null);
  const { findings } = causes;
  const reach = Math.max(
    ...findings.flatMap(({ difference }) => [Math.abs(difference.low), Math.abs(difference.high)]),
    0.01,
  );
  const sides = [
    { name: 'raises', rows: findings.filter(({ difference }) => difference.value > 0) },
    { name: 'lowers', rows: findings.filter(({ difference }) => difference.value < 0).reverse() },
  ] as const;
  return (
    <>
      <Summary causes={causes} />
      {findings.length === 0 && <EmptyState text={t('insight.causes.roots.none')} />}
      {sides
        .filter(({ rows }) => rows.length > 0)
        .map(({ name, rows }) => (
          <Section key={name} title={t(`insight.causes.roots.${name}`)}>
            <FindingTable side={name} rows={rows} outcome={causes.outcome} reach={reach} onShow={setShown} />
          </Section>
        ))}
      <Text size="sm" c="dimmed" m={0}>
        {t('insight.causes.roots.association')}
      </Text>
      {shown && <CauseCasesDrawer finding={shown} asked={asked} onClose={() => setShown(null)} />}
    </>
  );
}

function Summary({ causes }: { causes: RootCauses }) {
  const { t } = useTranslation();
  const { hits, cases, tested, level, unknown, slowSeconds } = causes;
  return (
    <Text size="sm" m={0} role="status">
      {t('insight.causes.roots.summary', {
        hits: formatCount(hits),
        cases: formatCount(cases),
        share: formatShare(cases === 0 ? 0 : hits / cases),
        tested: formatCount(tested),
        level: formatShare(level),
      })}{' '}
      {slowSeconds !== null && t('insight.causes.roots.slowFrom', { time: formatDuration(slowSeconds) })}{' '}
      {unknown > 0 && t('insight.causes.roots.unknown', { count: unknown, shown: formatCount(unknown) })}
    </Text>
  );
}
