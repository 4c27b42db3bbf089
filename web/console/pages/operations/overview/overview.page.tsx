// Operations at a glance: what is wrong first, then how much waits where.
import '../operations.css';
import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useWorkQueues } from '../floor/use-location.ts';
import { PlacesSection } from './places.section.tsx';
import { TroublesSection } from './troubles.section.tsx';

export function OverviewPage() {
  const { t } = useTranslation();
  const query = useWorkQueues();
  return (
    <Stack gap="md">
      <PageHeading title={t('operations.overview.title')} about={t('operations.overview.about')} />
      <QueryView query={query} rows={8}>
        {(found) => (
          <>
            <TroublesSection found={found} />
            <PlacesSection places={found.items} />
          </>
        )}
      </QueryView>
    </Stack>
  );
}
