// What flattening a log to one kind of case loses or repeats, for the kind that is chosen.
import { Alert, List, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Flattening, showFlattening } from '../../../../api/data-sets.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { notionName } from '../parts/notion-name.ts';
import { Facts } from './facts.tsx';

export function FlatteningSection({ dataSetId, notions }: { dataSetId: string; notions: readonly string[] }) {
  const { t } = useTranslation();
  const [notion, setNotion] = useState(notions[0]);
  const query = useQuery({
    queryKey: ['insight-flattening', dataSetId, notion],
    queryFn: () => showFlattening(dataSetId, notion),
    placeholderData: (before) => before,
  });
  return (
    <Section
      title={t('insight.dataSets.flattening')}
      aside={
        <Select
          size="xs"
          aria-label={t('insight.dataSets.notion')}
          value={notion ?? null}
          allowDeselect={false}
          data={notions.map((value) => ({ value, label: notionName(value) }))}
          onChange={(value) => value !== null && setNotion(value)}
        />
      }
    >
      <Stack gap="sm">
        <Text size="sm" c="dimmed">
          {t('insight.dataSets.flatteningMeaning')}
        </Text>
        <QueryView query={query}>{(found) => <Warnings found={found} />}</QueryView>
      </Stack>
    </Section>
  );
}

function Warnings({ found }: { found: Flattening }) {
  const { t } = useTranslation();
  const { convergence, divergence, deficiency, events, cases, emptyCases, flatEvents } = found;
  const sentences = [
    ...(convergence.events > 0
      ? [
          t('insight.dataSets.convergence', {
            events: formatCount(convergence.events),
            copies: formatCount(convergence.copies),
          }),
        ]
      : []),
    ...divergence.map((each) =>
      t('insight.dataSets.divergence', {
        type: notionName(each.type),
        events: formatCount(each.events),
        cases: formatCount(each.cases),
      }),
    ),
    ...(deficiency.events > 0
      ? [
          t('insight.dataSets.deficiency', {
            events: formatCount(deficiency.events),
            all: formatCount(events),
          }),
        ]
      : []),
  ];
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          [t('insight.dataSets.cases'), formatCount(cases)],
          [t('insight.dataSets.emptyCases'), formatCount(emptyCases)],
          [t('insight.dataSets.events'), formatCount(events)],
          [t('insight.dataSets.flatEvents'), formatCount(flatEvents)],
        ]}
      />
      {sentences.length === 0 ? (
        <Text size="sm">{t('insight.dataSets.flatteningFine')}</Text>
      ) : (
        <Alert color="yellow" variant="light">
          <List size="sm" spacing={6}>
            {sentences.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </Alert>
      )}
    </Stack>
  );
}
