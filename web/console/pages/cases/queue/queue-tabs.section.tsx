// The queues as tabs, with how many cases wait in each.
import { Badge, Tabs } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { QUEUES, readQueues } from '../../../../api/cases.ts';
import { formatCount } from '../../../../ui/money.ts';
import { oneOf } from '../../../search-fields.ts';
import { CASES_KEY } from '../case-key.ts';

export function QueueTabs() {
  const { t } = useTranslation();
  const navigate = useNavigate({ from: '/cases' });
  const { queue } = useSearch({ from: '/cases' });
  const counts = useQuery({
    queryKey: [...CASES_KEY, 'queues'],
    queryFn: readQueues,
    refetchInterval: 60_000,
  });
  return (
    <Tabs
      value={oneOf(QUEUES, queue) ?? 'open'}
      onChange={(value) =>
        void navigate({ search: (before) => ({ ...before, queue: value ?? undefined }), replace: true })
      }
    >
      <Tabs.List aria-label={t('cases.queue')}>
        {QUEUES.map((name) => {
          const count = name === 'all' ? undefined : counts.data?.[name];
          return (
            <Tabs.Tab
              key={name}
              value={name}
              rightSection={
                count !== undefined && (
                  <Badge
                    size="sm"
                    variant="light"
                    color={name === 'overdue' && count > 0 ? 'red' : 'gray'}
                    className="figures"
                  >
                    {formatCount(count)}
                  </Badge>
                )
              }
            >
              {t(`cases.queues.${name}`)}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
    </Tabs>
  );
}
