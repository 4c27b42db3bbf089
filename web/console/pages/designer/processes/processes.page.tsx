// What is deployed and what is being drawn, the decisions, and the diagram of the chosen version.
import './processes.css';
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { DecisionList } from './decision-list.section.tsx';
import { DefinitionDiagram } from './definition-diagram.section.tsx';
import { DefinitionList } from './definition-list.section.tsx';
import { NewProcessDialog } from './new-process.dialog.tsx';

export function ProcessesPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [isNew, setIsNew] = useState(false);
  const mayDraw = may('PUT /v1/drafts/{kind}/{modelId}');
  useLiveRefresh([['definitions'], ['drafts'], ['decisions']], (type) => type.startsWith('workflow.'), 3000);
  usePageActions(
    mayDraw ? [{ id: 'designer.new', label: t('designer.processes.new'), run: () => setIsNew(true) }] : [],
  );
  return (
    <Stack gap="md">
      <PageHeading title={t('designer.processes.title')}>
        {mayDraw && (
          <Button size="xs" onClick={() => setIsNew(true)}>
            {t('designer.processes.new')}
          </Button>
        )}
      </PageHeading>
      <DefinitionList />
      <DefinitionDiagram />
      <DecisionList />
      {isNew && <NewProcessDialog onClose={() => setIsNew(false)} />}
    </Stack>
  );
}
