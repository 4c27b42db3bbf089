// What deviates from the model, those with most cases first, each with what it goes along with and the way to its cases.
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Deviation, listDeviations } from '../../../../../api/conformance.ts';
import { formatCount } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { useFirstRows } from '../../parts/use-first-rows.tsx';
import type { useComparison } from '../use-comparison.ts';
import { DeviatingCasesDrawer } from './deviating-cases.drawer.tsx';
import { DeviationRow } from './deviation-row.tsx';
import { deviationText } from './deviation-text.ts';

const FIRST_SHOWN = 12;

interface DeviationsSectionProps {
  query: NonNullable<ReturnType<typeof useComparison>['query']>;
}

export function DeviationsSection({ query }: DeviationsSectionProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<Deviation | 'all' | null>(null);
  const found = useQuery({
    queryKey: ['insight', 'deviations', query],
    queryFn: () => listDeviations(query),
    placeholderData: (before) => before,
  });
  const deviating = found.data?.deviatingCases ?? 0;
  const { shown, toggle } = useFirstRows(found.data?.items ?? [], FIRST_SHOWN);
  return (
    <Section
      title={t('insight.conformance.deviations')}
      aside={
        deviating > 0 && (
          <Button size="compact-sm" variant="default" onClick={() => setOpen('all')}>
            {t('insight.conformance.allDeviating', { count: deviating, shown: formatCount(deviating) })}
          </Button>
        )
      }
    >
      <QueryView
        query={found}
        empty={t('insight.conformance.noDeviations')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ more }) => (
          <>
            <ul className="deviations">
              {shown.map((deviation) => (
                <DeviationRow key={deviation.key} deviation={deviation} onOpen={() => setOpen(deviation)} />
              ))}
            </ul>
            <Group justify="space-between" mt="sm">
              <Text size="xs" c="dimmed" maw="80ch">
                {t('insight.conformance.effectMeaning')}
                {more > 0 && ` ${t('insight.conformance.more', { count: more })}`}
              </Text>
              {toggle}
            </Group>
          </>
        )}
      </QueryView>
      {open !== null && (
        <DeviatingCasesDrawer
          title={open === 'all' ? t('insight.conformance.deviatingCases') : deviationText(open)}
          query={{ ...query, ...(open === 'all' ? { deviating: true } : { deviation: open.key }) }}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  );
}
