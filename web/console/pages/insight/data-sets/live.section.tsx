// The log of the company's own orders: how large it is, and as a file.
import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { countLiveLog } from '../../../../api/data-sets.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { LIVE } from '../parts/log-search.ts';
import { useDataSets } from '../parts/use-data-sets.ts';
import { ExportDialog } from './export.dialog.tsx';
import { Facts } from './facts.tsx';
import { TimeSpan } from './time-span.tsx';

export function LiveSection() {
  const { t } = useTranslation();
  const [isExporting, setExporting] = useState(false);
  const notions = useDataSets().find(({ id }) => id === LIVE)?.notions ?? [];
  const query = useQuery({ queryKey: ['insight-live-log'], queryFn: countLiveLog, refetchInterval: 30_000 });
  return (
    <Section
      title={t('insight.dataSets.live')}
      aside={
        <Button
          size="xs"
          variant="default"
          aria-label={t('insight.dataSets.exportTitle', { name: t('insight.dataSets.live') })}
          onClick={() => setExporting(true)}
        >
          {t('insight.dataSets.export')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('insight.dataSets.liveMeaning')}
        </Text>
        <QueryView query={query}>
          {({ events, objects, activityCount, firstAt, lastAt }) => (
            <Facts
              facts={[
                [t('insight.dataSets.events'), formatCount(events)],
                [t('insight.dataSets.objects'), formatCount(objects)],
                [t('insight.dataSets.activities'), formatCount(activityCount)],
                [t('insight.dataSets.span'), <TimeSpan key="span" from={firstAt} to={lastAt} />],
              ]}
            />
          )}
        </QueryView>
      </Stack>
      {isExporting && (
        <ExportDialog
          dataSetId={LIVE}
          name={t('insight.dataSets.live')}
          notions={notions}
          onClose={() => setExporting(false)}
        />
      )}
    </Section>
  );
}
