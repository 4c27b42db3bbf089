// The policies by which orders are sourced: those that are live, drafts, and what stock is worth.
import { Button, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { MarkdownList } from './markdown-list.section.tsx';
import { NewPolicyDialog } from './new-policy.dialog.tsx';
import { OpportunityCosts } from './opportunity-costs.section.tsx';
import { PolicyList } from './policy-list.section.tsx';

const TABS = ['policies', 'opportunity', 'markdowns'] as const;

export function RulesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/rules' });
  const { tab = 'policies' } = useSearch({ from: '/rules' });
  const [isNew, setIsNew] = useState(false);
  return (
    <Stack gap="md">
      <PageHeading title={t('planning.rules.title')} about={t('planning.rules.about')}>
        {may('POST /v1/sourcing/policies/{code}/draft') && (
          <Button onClick={() => setIsNew(true)}>{t('planning.rules.new.action')}</Button>
        )}
      </PageHeading>
      <Tabs
        value={tab}
        keepMounted={false}
        onChange={(value) =>
          void navigate({ search: { tab: TABS.find((known) => known === value) }, replace: true })
        }
      >
        <Tabs.List>
          {TABS.map((name) => (
            <Tabs.Tab key={name} value={name}>
              {t(`planning.rules.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="policies" pt="md">
          <PolicyList />
        </Tabs.Panel>
        <Tabs.Panel value="opportunity" pt="md">
          <OpportunityCosts />
        </Tabs.Panel>
        <Tabs.Panel value="markdowns" pt="md">
          <MarkdownList />
        </Tabs.Panel>
      </Tabs>
      {isNew && <NewPolicyDialog onClose={() => setIsNew(false)} />}
    </Stack>
  );
}
