// What would keep the draft of a rate card from being published: each place with its reason.
import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type DraftProblems, readDraftProblems } from '../../../../api/network.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { FactTable } from '../fact-table.tsx';
import { CARRIERS_KEY } from './carriers-key.ts';

export function DraftProblemsSection({ carrier }: { carrier: string }) {
  const query = useQuery({
    queryKey: [...CARRIERS_KEY, carrier, 'problems'],
    queryFn: () => readDraftProblems(carrier),
  });
  return <QueryView query={query}>{(found) => <Problems found={found} />}</QueryView>;
}

function Problems({ found: { zones, transitTimes, rates, problems } }: { found: DraftProblems }) {
  const { t } = useTranslation();
  const holds = t('planning.carriers.problems.holds', { zones, transitTimes, rates });
  if (problems.length === 0) {
    return (
      <Alert color="teal" role="status" title={t('planning.carriers.problems.ready')}>
        {holds}
      </Alert>
    );
  }
  const title = t('planning.carriers.problems.title', { count: problems.length });
  return (
    <Section title={title} aside={<span className="dim">{holds}</span>}>
      <FactTable
        label={title}
        columns={[
          { title: t('planning.carriers.problems.place') },
          { title: t('planning.carriers.problems.reason') },
        ]}
        rows={problems.map(({ place, reason }) => ({
          key: `${place} ${reason}`,
          cells: [
            <span key="place" className="mono">
              {place}
            </span>,
            reason,
          ],
        }))}
      />
    </Section>
  );
}
