// What would have happened otherwise: what-ifs over past orders, shadows beside new ones, re-planning of those not yet released.
import { Button, Stack, Tabs } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ReplanList } from './replan-list.section.tsx';
import { ShadowList } from './shadow-list.section.tsx';
import { StartWhatIfDialog } from './start-what-if.dialog.tsx';
import { WhatIfList } from './what-if-list.section.tsx';

const TABS = ['runs', 'shadows', 'replans'] as const;

export function WhatIfsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/what-if' });
  const { tab = 'runs' } = useSearch({ from: '/what-if' });
  const [isStarting, setIsStarting] = useState(false);
  return (
    <Stack gap="md">
      <PageHeading title={t('planning.whatIf.title')} about={t('planning.whatIf.about')}>
        {may('POST /v1/what-ifs') && (
          <Button onClick={() => setIsStarting(true)}>{t('planning.whatIf.start.action')}</Button>
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
              {t(`planning.whatIf.tabs.${name}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="runs" pt="md">
          <WhatIfList />
        </Tabs.Panel>
        <Tabs.Panel value="shadows" pt="md">
          <ShadowList />
        </Tabs.Panel>
        <Tabs.Panel value="replans" pt="md">
          <ReplanList />
        </Tabs.Panel>
      </Tabs>
      {isStarting && <StartWhatIfDialog onClose={() => setIsStarting(false)} />}
    </Stack>
  );
}
