// Policies, each with its live version and its draft.
import { Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listPolicies, type PolicySummary } from '../../../../api/sourcing.ts';
import { DataTable } from '../../../../ui/data-table/data-table.tsx';
import { Failure } from '../../../../ui/failure.tsx';
import { PersonName } from '../../../../ui/safe-text.tsx';
import { When } from '../../../../ui/when.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { PolicyStateBadge } from './policy-state-badge.tsx';

export const POLICIES_KEY = ['policies'];

interface PolicyRow {
  code: string;
  /** Newest first. */
  versions: PolicySummary[];
}

export function groupVersions(items: readonly PolicySummary[]): PolicyRow[] {
  const rows = new Map<string, PolicySummary[]>();
  for (const item of items) rows.set(item.code, [...(rows.get(item.code) ?? []), item]);
  return [...rows].map(([code, versions]) => ({
    code,
    versions: versions.sort((a, b) => b.version - a.version),
  }));
}

export function PolicyList() {
  const { t } = useTranslation();
  const query = useQuery({ queryKey: POLICIES_KEY, queryFn: () => listPolicies() });
  useLiveRefresh([POLICIES_KEY], (type) => type.startsWith('sourcing.policy'));
  if (query.error && !query.data) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  return (
    <DataTable
      id="policies"
      label={t('planning.rules.tabs.policies')}
      rows={query.data && groupVersions(query.data.items)}
      rowKey={(row) => row.code}
      empty={t('planning.rules.none')}
      columns={[
        {
          id: 'name',
          title: t('planning.rules.name'),
          fixed: true,
          cell: ({ code, versions }) => (
            <div>
              <Link to="/rules/$code" params={{ code }}>
                <PersonName name={versions[0]!.name} />
              </Link>
              <Text size="xs" c="dimmed" className="mono">
                {code}
              </Text>
            </div>
          ),
        },
        {
          id: 'channel',
          title: t('planning.rules.channel'),
          cell: ({ versions }) => versions[0]!.channel ?? t('planning.rules.allChannels'),
        },
        {
          id: 'state',
          title: t('planning.rules.state'),
          cell: ({ versions }) => (
            <Group gap={6}>
              {versions
                .filter(({ state }, index) => state === 'live' || state === 'draft' || index === 0)
                .map((version) => (
                  <PolicyStateBadge key={version.version} version={version} />
                ))}
            </Group>
          ),
        },
        {
          id: 'since',
          title: t('planning.rules.changed'),
          cell: ({ versions: [newest] }) => <When at={newest!.publishedAt ?? newest!.createdAt} />,
        },
      ]}
    />
  );
}
