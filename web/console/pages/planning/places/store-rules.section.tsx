// How much work a location takes a day and how pick-ups are kept there.
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readStoreRules, type StoreRules } from '../../../../api/network.ts';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { FactList } from './fact-list.tsx';
import { StoreRulesDialog } from './store-rules.dialog.tsx';

export function StoreRulesSection({ location }: { location: string }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isEdited, setIsEdited] = useState(false);
  const query = useQuery({
    queryKey: ['locations', location, 'rules'],
    queryFn: () => readStoreRules(location),
  });
  return (
    <Section
      title={t('planning.locations.rules.title')}
      aside={
        query.data &&
        may('PUT /v1/stores/{location}/rules') && (
          <Button size="compact-sm" variant="default" onClick={() => setIsEdited(true)}>
            {t('planning.locations.rules.change')}
          </Button>
        )
      }
    >
      <QueryView query={query}>{(rules) => <Facts rules={rules} />}</QueryView>
      {isEdited && query.data && <StoreRulesDialog rules={query.data} onClose={() => setIsEdited(false)} />}
    </Section>
  );
}

function Facts({ rules }: { rules: StoreRules }) {
  const { t } = useTranslation();
  const limit = (count: number | null) =>
    count === null ? t('planning.locations.noLimit') : formatCount(count);
  return (
    <FactList
      facts={[
        [t('planning.locations.rules.ordersPerDay'), limit(rules.ordersPerDay)],
        [t('planning.locations.rules.unitsPerDay'), limit(rules.unitsPerDay)],
        [t('planning.locations.rules.readyMinutes'), formatCount(rules.readyMinutes)],
        [t('planning.locations.rules.pickupDays'), formatCount(rules.pickupDays)],
        [
          t('planning.locations.rules.reminderDays'),
          rules.reminderDays.length > 0 ? rules.reminderDays.map(formatCount).join(', ') : '–',
        ],
      ]}
    />
  );
}
