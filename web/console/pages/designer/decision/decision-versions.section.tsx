// Every published version of a decision: who, when, why; compare any two, or begin again from one.
import { Menu } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listDecisions } from '../../../../api/designer.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useMay } from '../../../shell/use-me.ts';
import { VersionEntry } from '../parts/version-entry.tsx';
import { CompareDecisionsDialog, type Compared } from './compare-decisions.dialog.tsx';
import { decisionVersion } from './decision-version.ts';
import type { DecisionInHand } from './use-decision.ts';

export function DecisionVersions({ decision }: { decision: DecisionInHand }) {
  const { t } = useTranslation();
  const mayDraw = useMay()('PUT /v1/drafts/{kind}/{modelId}');
  const client = useQueryClient();
  const { decisionId } = decision;
  const [compared, setCompared] = useState<Compared | null>(null);
  const decisions = useQuery({
    queryKey: ['decisions'],
    queryFn: listDecisions,
    select: ({ items }) => items.filter((each) => each.decisionId === decisionId),
  });
  useLiveRefresh([['decisions']], (type) => type === 'workflow.decisionDeployed', 5000);
  const startOver = async (version: number) =>
    decision.change((await client.fetchQuery(decisionVersion(decisionId, version))).xml);
  return (
    <Section title={t('designer.design.tabs.versions')}>
      <QueryView
        query={decisions}
        empty={t('designer.versions.none')}
        isEmpty={(versions) => versions.length === 0}
      >
        {(versions) =>
          versions.map((version, index) => {
            const before = versions[index + 1]?.version;
            return (
              <VersionEntry
                key={version.version}
                version={version}
                actions={
                  <>
                    <Menu.Item onClick={() => setCompared({ before: version.version, after: 'draft' })}>
                      {t('designer.versions.compareDraft')}
                    </Menu.Item>
                    {before !== undefined && (
                      <Menu.Item onClick={() => setCompared({ before, after: version.version })}>
                        {t('designer.versions.compareBefore', { version: before })}
                      </Menu.Item>
                    )}
                    {mayDraw && (
                      <Menu.Item onClick={() => void startOver(version.version)}>
                        {t('designer.versions.startOver')}
                      </Menu.Item>
                    )}
                  </>
                }
              />
            );
          })
        }
      </QueryView>
      {compared && (
        <CompareDecisionsDialog
          decision={decision}
          versions={decisions.data?.map(({ version }) => version) ?? []}
          start={compared}
          onClose={() => setCompared(null)}
        />
      )}
    </Section>
  );
}
