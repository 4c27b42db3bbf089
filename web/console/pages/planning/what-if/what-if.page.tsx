// One what-if: how far it is or what came out, the load of each location, and the orders that would have gone otherwise.
import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { formatInstant } from '../../../../ui/time.ts';
import { DifferencesSection } from './differences.section.tsx';
import { LoadsSection } from './loads.section.tsx';
import { useWhatIf, WhatIfOutcome } from './what-if-outcome.tsx';

export function WhatIfPage() {
  const { t } = useTranslation();
  const { whatIfId } = useParams({ from: '/what-if/$whatIfId' });
  const query = useWhatIf(whatIfId);
  return (
    <QueryView query={query} rows={6}>
      {(whatIf) => (
        <Stack gap="md">
          <PageHeading
            title={whatIf.name}
            about={t('planning.whatIf.asks', {
              from: formatInstant(whatIf.from),
              before: formatInstant(whatIf.before),
              rules: whatIf.result?.rules.whatIf ?? '–',
            })}
          />
          <Section title={t('planning.whatIf.outcome')}>
            <WhatIfOutcome whatIfId={whatIfId} isWhole />
          </Section>
          {whatIf.state === 'finished' && (
            <>
              <LoadsSection whatIfId={whatIfId} />
              <DifferencesSection whatIfId={whatIfId} />
            </>
          )}
        </Stack>
      )}
    </QueryView>
  );
}
