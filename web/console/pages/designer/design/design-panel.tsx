// The panel beside the drawing: properties of what is selected, problems, versions, trials, expressions.
import { Badge, Tabs } from '@mantine/core';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ExpressionPanel } from '../expression/expression.panel.tsx';
import { ProblemsPanel } from '../problems/problems.panel.tsx';
import { TrialPanel } from '../trial/trial.panel.tsx';
import { VersionsPanel } from '../versions/versions.panel.tsx';
import type { DesignInHand } from './use-design.ts';

interface DesignPanelProps {
  design: DesignInHand;
  panel: RefObject<HTMLDivElement | null>;
}

export function DesignPanel({ design, panel }: DesignPanelProps) {
  const { t } = useTranslation();
  const [tab, setTab] = useState<string | null>('properties');
  const problems = design.check.validation?.problems ?? [];
  const isBad = problems.some(({ severity }) => severity === 'error');
  return (
    <aside className="designer-panel" aria-label={t('designer.design.panel')}>
      <Tabs value={tab} onChange={setTab} className="designer-tabs" keepMounted>
        <Tabs.List>
          <Tabs.Tab value="properties">{t('designer.design.tabs.properties')}</Tabs.Tab>
          <Tabs.Tab
            value="problems"
            rightSection={
              problems.length > 0 && (
                <Badge size="sm" circle variant="filled" color={isBad ? '#c92a2a' : '#8a5a00'}>
                  {problems.length}
                </Badge>
              )
            }
          >
            {t('designer.design.tabs.problems')}
          </Tabs.Tab>
          <Tabs.Tab value="versions">{t('designer.design.tabs.versions')}</Tabs.Tab>
          <Tabs.Tab value="trial">{t('designer.design.tabs.trial')}</Tabs.Tab>
          <Tabs.Tab value="feel">{t('designer.design.tabs.expression')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="properties">
          <div ref={panel} className="designer-properties" />
        </Tabs.Panel>
        <Tabs.Panel value="problems">
          <ProblemsPanel design={design} />
        </Tabs.Panel>
        <Tabs.Panel value="versions">{tab === 'versions' && <VersionsPanel design={design} />}</Tabs.Panel>
        <Tabs.Panel value="trial">
          <TrialPanel design={design} isShown={tab === 'trial'} />
        </Tabs.Panel>
        <Tabs.Panel value="feel">{tab === 'feel' && <ExpressionPanel design={design} />}</Tabs.Panel>
      </Tabs>
    </aside>
  );
}
