// The comparison with one model: how well it is followed, where on the drawing it is not, and what deviates.
import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { readModel, showConformance } from '../../../../api/conformance.ts';
import { Failure } from '../../../../ui/failure.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { AsOf } from '../parts/as-of.tsx';
import { useLog } from '../parts/use-log.ts';
import { ComparedNotes } from './compared-notes.tsx';
import { DeviationsSection } from './deviations/deviations.section.tsx';
import { DrawingSection } from './drawing/drawing.section.tsx';
import { ModelChooser } from './model-chooser.tsx';
import { OnlyDeviation } from './only-deviation.tsx';
import { QualityTiles } from './quality-tiles.tsx';
import { useComparison } from './use-comparison.ts';
import { VersionsTable } from './versions-table.tsx';

export function ModelView() {
  const { t } = useTranslation();
  const { models, chosen, query, search } = useComparison();
  if (models.error && !models.data)
    return <Failure error={models.error} onRetry={() => void models.refetch()} />;
  if (models.data && !chosen) return <Text c="dimmed">{t('insight.conformance.noModel')}</Text>;
  return (
    <Stack gap="md">
      <ModelChooser />
      {search.deviation !== undefined && <OnlyDeviation />}
      {query && <Compared key={query.model} query={query} />}
    </Stack>
  );
}

function Compared({ query }: { query: NonNullable<ReturnType<typeof useComparison>['query']> }) {
  const { t } = useTranslation();
  const { search } = useComparison();
  const { query: log } = useLog();
  const asked = { ...query, ...(search.deviation === undefined ? {} : { deviation: search.deviation }) };
  const shown = useQuery({
    queryKey: ['insight', 'conformance', asked],
    queryFn: () => showConformance(asked),
    placeholderData: (before) => before,
  });
  const model = useQuery({
    queryKey: ['insight-model', query.model, log.dataset],
    queryFn: () =>
      readModel({
        model: query.model,
        dataset: log.dataset,
        ...(log.notion === undefined ? {} : { notion: log.notion }),
      }),
    staleTime: 600_000,
  });
  return (
    <QueryView query={shown} rows={6}>
      {(found) =>
        found.cases === 0 ? (
          <Text c="dimmed">
            {t(found.otherCases > 0 ? 'insight.conformance.noneRan' : 'insight.conformance.none')}
          </Text>
        ) : (
          <Stack gap="md">
            <AsOf {...found.log} cases={found.cases} events={found.comparedEvents} />
            <QualityTiles found={found} />
            <DrawingSection elements={found.elements} model={model} />
            {found.versions.length > 1 && <VersionsTable versions={found.versions} />}
            <DeviationsSection query={query} />
            <ComparedNotes found={found} />
          </Stack>
        )
      }
    </QueryView>
  );
}
