// What would have happened otherwise: what-ifs over past orders, shadows beside new ones, re-planning of those not yet released.
import { Button, Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { TabPanels } from '../../../../ui/tab-panels.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ReplanList } from './replan-list.section.tsx';
import { ShadowList } from './shadow-list.section.tsx';
import { StartWhatIfDialog } from './start-what-if.dialog.tsx';
import { WhatIfList } from './what-if-list.section.tsx';

export function WhatIfsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/what-if' });
  const { tab = 'runs' } = useSearch({ from: '/what-if' });
  const [isStarting, setIsStarting] = useState(false);
  return (
    <Stack gap="md">
      <PageHeading title={t('shell.pages.whatIf')} about={t('planning.whatIf.about')}>
        {may('POST /v1/what-ifs') && (
          <Button onClick={() => setIsStarting(true)}>{t('planning.whatIf.start.action')}</Button>
        )}
      </PageHeading>
      <TabPanels
        shown={tab}
        onShow={(next) => void navigate({ search: { tab: next }, replace: true })}
        tabs={[
          { name: 'runs', label: t('planning.whatIf.tabs.runs'), content: <WhatIfList /> },
          { name: 'shadows', label: t('planning.whatIf.tabs.shadows'), content: <ShadowList /> },
          { name: 'replans', label: t('planning.whatIf.tabs.replans'), content: <ReplanList /> },
        ]}
      />
      {isStarting && <StartWhatIfDialog onClose={() => setIsStarting(false)} />}
    </Stack>
  );
}
