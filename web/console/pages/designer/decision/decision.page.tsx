// A decision table as people fill it in: rows of conditions and results, checked while they are written, saved as a draft, published.
import '../design/design.css';
import './decision.css';
import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { ProblemList } from '../problems/problem-list.tsx';
import { DecisionBar } from './decision-bar.tsx';
import { DecisionGrid } from './decision-grid.tsx';
import { DecisionVersions } from './decision-versions.section.tsx';
import { PublishDecisionDialog } from './publish-decision.dialog.tsx';
import { useDecision } from './use-decision.ts';

export function DecisionPage() {
  const { decisionId } = useParams({ from: '/decisions/$decisionId/design' });
  return <Decision key={decisionId} decisionId={decisionId} />;
}

function Decision({ decisionId }: { decisionId: string }) {
  const { t } = useTranslation();
  const decision = useDecision(decisionId);
  const [isPublishing, setIsPublishing] = useState(false);
  const problems = decision.check.validation?.problems ?? [];
  return (
    <Stack gap="md">
      <DecisionBar decision={decision} onPublish={() => setIsPublishing(true)} />
      {decision.draft.error !== null && (
        <Failure error={decision.draft.error} onRetry={() => decision.change(decision.xml)} />
      )}
      <QueryView query={decision.draft.query} rows={6}>
        {() =>
          decision.table ? (
            <DecisionGrid decision={decision} table={decision.table} />
          ) : (
            <EmptyState text={t('designer.table.none')} />
          )
        }
      </QueryView>
      {problems.length > 0 && (
        <Section title={t('designer.problems.before', { count: problems.length })}>
          <ProblemList
            problems={problems}
            nameOf={() => decision.table?.name ?? decisionId}
            onOpen={() => undefined}
          />
        </Section>
      )}
      <DecisionVersions decision={decision} />
      {isPublishing && <PublishDecisionDialog decision={decision} onClose={() => setIsPublishing(false)} />}
    </Stack>
  );
}
