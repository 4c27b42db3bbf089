// Who hands work over to whom: a matrix of the busiest, and where work goes back and forth.
import { SegmentedControl, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readHandOvers } from '../../../../../api/insight-mining.ts';
import { formatCount, formatShare } from '../../../../../ui/money.ts';
import { QueryView } from '../../../../../ui/query-view.tsx';
import { Section } from '../../../../../ui/section.tsx';
import { formatDecimal } from '../../parts/format-number.ts';
import { useLog } from '../../parts/use-log.ts';
import { ViewBar } from '../view-bar.tsx';
import { HandOverMatrix } from './hand-over-matrix.tsx';
import { PingPongSection } from './ping-pong.section.tsx';

const BY = ['resource', 'department'] as const;

export function HandOversView() {
  const { t } = useTranslation();
  const { query } = useLog();
  const [by, setBy] = useState<(typeof BY)[number]>('resource');
  const found = useQuery({
    queryKey: ['insight', 'hand-overs', query, by],
    queryFn: () => readHandOvers({ ...query, by }),
    placeholderData: (before) => before,
  });
  return (
    <QueryView query={found} rows={8}>
      {(view) => (
        <Stack gap="md">
          <ViewBar log={view.log}>
            <SegmentedControl
              size="xs"
              aria-label={t('insight.handOvers.by')}
              value={by}
              onChange={(value) => setBy(BY.find((each) => each === value) ?? 'resource')}
              data={BY.map((value) => ({ value, label: t(`insight.handOvers.bys.${value}`) }))}
            />
          </ViewBar>
          {view.nodes.length === 0 ? (
            <Text c="dimmed">{t('insight.handOvers.none')}</Text>
          ) : (
            <>
              <Text>
                {t('insight.handOvers.summary', {
                  share: formatShare(view.cases.share),
                  mean: formatDecimal(view.cases.mean),
                })}
                {view.unnamed > 0 &&
                  ` ${t('insight.handOvers.unnamed', { events: formatCount(view.unnamed) })}`}
              </Text>
              <Section title={t('insight.handOvers.matrix')}>
                <HandOverMatrix view={view} />
              </Section>
              <PingPongSection items={view.pingPong} />
            </>
          )}
        </Stack>
      )}
    </QueryView>
  );
}
