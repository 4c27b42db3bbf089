// The policies by which orders are sourced: those that are live, drafts, and what stock is worth.
import { Button, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { MarkdownList } from './markdown-list.section.tsx';
import { NewPolicyDialog } from './new-policy.dialog.tsx';
import { OpportunityCosts } from './opportunity-costs.section.tsx';
import { PolicyList } from './policy-list.section.tsx';

export function RulesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/rules' });
  const { tab = 'policies' } = useSearch({ from: '/rules' });
  const [isNew, setIsNew] = useState(false);
  return (
    <Stack gap="md">
      <PageHeading title={t('shell.pages.rules')} about={t('planning.rules.about')}>
        {may('POST /v1/sourcing/policies/{code}/draft') && (
          <Button onClick={() => setIsNew(true)}>{t('planning.rules.new.action')}</Button>
        )}
      </PageHeading>
      <TabPanels
        shown={tab}
        onShow={(next) => void navigate({ search: { tab: next }, replace: true })}
        tabs={[
          { name: 'policies', label: t('planning.rules.tabs.policies'), content: <PolicyList /> },
          { name: 'opportunity', label: t('planning.rules.tabs.opportunity'), content: <OpportunityCosts /> },
          { name: 'markdowns', label: t('planning.rules.tabs.markdowns'), content: <MarkdownList /> },
        ]}
      />
      {isNew && <NewPolicyDialog onClose={() => setIsNew(false)} />}
    </Stack>
  );
}
