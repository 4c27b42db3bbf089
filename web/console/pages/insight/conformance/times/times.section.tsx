// The temporal profile: how long it usually takes from one activity to another, and how many cases took longer or shorter.
import { Group, NumberInput, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { showTemporalProfile, type TemporalPair } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { activityName } from '../../parts/activity-name.ts';
import { AsOf } from '../../parts/as-of.tsx';
import { CasesDrawer } from '../../parts/cases.drawer.tsx';
import { useFirstRows } from '../../parts/use-first-rows.tsx';
import { useLog } from '../../parts/use-log.ts';
import { useSettled } from '../../parts/use-settled.ts';
import { PairsTable } from './pairs-table.tsx';

const USUAL_ZETA = 3;
const FIRST_SHOWN = 25;

export function TimesSection() {
  const { t } = useTranslation();
  const { query: log } = useLog();
  const [zeta, setZeta] = useState(USUAL_ZETA);
  const [open, setOpen] = useState<TemporalPair | null>(null);
  const asked = { ...log, zeta: useSettled(zeta) };
  const found = useQuery({
    queryKey: ['insight', 'temporal', asked],
    queryFn: () => showTemporalProfile(asked),
    placeholderData: (before) => before,
  });
  const { shown, toggle } = useFirstRows(found.data?.items ?? [], FIRST_SHOWN);
  return (
    <Section
      title={t('insight.conformance.timesTitle')}
      aside={
        <NumberInput
          label={t('insight.conformance.zeta')}
          size="xs"
          w={190}
          min={0.5}
          max={20}
          step={0.5}
          value={zeta}
          onChange={(value) => typeof value === 'number' && value >= 0.5 && value <= 20 && setZeta(value)}
        />
      }
    >
      <QueryView
        query={found}
        rows={8}
        empty={t('insight.conformance.noTimes')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ log: summary, cases, more }) => (
          <>
            <AsOf {...summary} />
            <Text size="sm" mb="sm">
              {t('insight.conformance.unusualCases', { count: cases, shown: formatCount(cases) })}
            </Text>
            <PairsTable pairs={shown} onOpen={setOpen} />
            <Group justify="space-between" mt="sm">
              <Text size="xs" c="dimmed" maw="80ch">
                {t('insight.conformance.timesMeaning', { zeta })}
                {more > 0 && ` ${t('insight.conformance.morePairs', { count: more })}`}
              </Text>
              {toggle}
            </Group>
          </>
        )}
      </QueryView>
      {open && (
        <CasesDrawer
          title={t('insight.conformance.slowCases', {
            from: activityName(open.from),
            to: activityName(open.to),
          })}
          rule={{
            paths: [
              { from: open.from, to: open.to, kind: 'eventually', has: true, minSeconds: open.usualTo },
            ],
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}
