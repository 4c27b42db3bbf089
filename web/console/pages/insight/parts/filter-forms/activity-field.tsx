// Chooses activities of the log by their names, the frequent ones first.
import { MultiSelect, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { listActivities } from '../../../../../api/insight-mining.ts';
import { activityName } from '../activity-name.ts';
import { useLog } from '../use-log.ts';

const MOST = 100;

function useActivities(by: 'events' | 'starts' | 'ends') {
  const { query } = useLog();
  // Of the whole log: a filter that is there must not hide what another one is made of.
  const { filter: _filter, ...whole } = query;
  const { data } = useQuery({
    queryKey: ['insight', 'activities', whole],
    queryFn: () => listActivities(whole),
  });
  return [...(data?.items ?? [])]
    .filter((each) => each[by] > 0 && !each.leftOut)
    .sort((a, b) => b[by] - a[by])
    .map(({ activity }) => ({ value: activity, label: activityName(activity) }));
}

interface OneProps {
  label: string;
  value: string | null;
  onChange: (activity: string | null) => void;
}

export function ActivityField({ label, value, onChange }: OneProps) {
  return (
    <Select
      label={label}
      data={useActivities('events')}
      value={value}
      onChange={onChange}
      searchable
      limit={MOST}
    />
  );
}

interface ManyProps {
  label: string;
  value: string[];
  onChange: (activities: string[]) => void;
  by?: 'events' | 'starts' | 'ends';
}

export function ActivitiesField({ label, value, onChange, by = 'events' }: ManyProps) {
  return (
    <MultiSelect
      label={label}
      data={useActivities(by)}
      value={value}
      onChange={onChange}
      searchable
      clearable
      limit={MOST}
    />
  );
}
