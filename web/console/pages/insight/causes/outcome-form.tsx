// Which outcome is asked about: of orders their promises, of any log what took long or went through an activity.
import { Group, NumberInput, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { listActivities } from '../../../../api/insight-mining.ts';
import { activityName } from '../parts/activity-name.ts';
import { useLog } from '../parts/use-log.ts';
import { OUTCOMES, type Outcome } from './causes-search.ts';
import { useCauses } from './use-causes.ts';

/** Of orders of the live log all, of others those that any log can tell. */
export function useOutcome(): { outcome: Outcome; offered: readonly Outcome[] } {
  const { isLive, notion } = useLog();
  const { search } = useCauses();
  const isOrders = isLive && (notion === undefined || notion === 'order');
  const offered = isOrders ? OUTCOMES : OUTCOMES.filter((each) => each === 'slow' || each === 'reached');
  const outcome = offered.find((each) => each === search.outcome) ?? offered[0]!;
  return { outcome, offered };
}

export function OutcomeForm() {
  const { t } = useTranslation();
  const { query } = useLog();
  const { search, change } = useCauses();
  const { outcome, offered } = useOutcome();
  const activities = useQuery({
    queryKey: ['insight', 'activities', query],
    queryFn: () => listActivities(query),
    enabled: outcome === 'reached',
  });
  return (
    <Group gap="sm" className="causes-tools">
      <Select
        label={t('insight.causes.roots.outcome')}
        w={240}
        allowDeselect={false}
        value={outcome}
        data={offered.map((value) => ({ value, label: t(`insight.causes.roots.outcomes.${value}`) }))}
        onChange={(value) => change({ outcome: OUTCOMES.find((each) => each === value) })}
      />
      {outcome === 'slow' && (
        <NumberInput
          label={t('insight.causes.roots.slowHours')}
          placeholder={t('insight.causes.roots.slowTenth')}
          w={200}
          min={0}
          value={search.slowHours ?? ''}
          onChange={(value) =>
            change({ slowHours: typeof value === 'number' && value > 0 ? value : undefined })
          }
        />
      )}
      {outcome === 'reached' && (
        <Select
          label={t('insight.causes.roots.activity')}
          w={280}
          searchable
          value={search.activity ?? null}
          data={(activities.data?.items ?? []).map(({ activity }) => ({
            value: activity,
            label: activityName(activity),
          }))}
          onChange={(activity) => change({ activity: activity ?? undefined })}
        />
      )}
    </Group>
  );
}
