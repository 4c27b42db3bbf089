// What is deployed, and the diagram of the chosen version.
import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { DefinitionDiagram } from './definition-diagram.section.tsx';
import { DefinitionList } from './definition-list.section.tsx';

export function ProcessesPage() {
  const { t } = useTranslation();
  useLiveRefresh([['definitions']], () => true, 3000);
  return (
    <Stack gap="md">
      <Title order={1} size="h2">
        {t('designer.processes.title')}
      </Title>
      <DefinitionList />
      <DefinitionDiagram />
    </Stack>
  );
}
