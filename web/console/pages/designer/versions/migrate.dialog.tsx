// Moves running orders to another version: first says who can and who cannot and why, then does it.
import { Anchor, Group, Select, Table, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newIdempotencyKey } from '../../../../api/call.ts';
import type { MigrationItem, Version } from '../../../../api/designer.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { migrateAll } from './migrate-all.ts';

interface MigrateDialogProps {
  processId: string;
  from: Version;
  versions: readonly Version[];
  onClose: () => void;
}

export function MigrateDialog({ processId, from, versions, onClose }: MigrateDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const others = versions.filter(({ version }) => version !== from.version);
  const [to, setTo] = useState<number | null>(
    (others.find(({ isNewest }) => isNewest) ?? others[0])?.version ?? null,
  );
  const wish = { fromVersion: from.version, toVersion: to ?? 0 };
  const dry = useQuery({
    queryKey: ['migration', processId, from.version, to],
    queryFn: () => migrateAll(processId, { ...wish, dryRun: true }, newIdempotencyKey()),
    enabled: to !== null,
    gcTime: 0,
    retry: false,
  });
  return (
    <CommandDialog
      title={t('designer.migrate.title', { version: from.version })}
      action={t('designer.migrate.action', { count: dry.data?.migrated ?? 0 })}
      disabled={!dry.data || dry.data.migrated === 0}
      size="xl"
      done={t('designer.migrate.done', { version: to ?? '' })}
      onClose={onClose}
      send={(key) => migrateAll(processId, { ...wish, dryRun: false }, key)}
      onDone={() => void client.invalidateQueries({ queryKey: ['versions', processId] })}
    >
      <Select
        label={t('designer.migrate.to')}
        data={others.map(({ version }) => ({
          value: String(version),
          label: t('designer.processes.version', { version }),
        }))}
        value={to === null ? null : String(to)}
        onChange={(value) => setTo(value === null ? null : Number(value))}
        allowDeselect={false}
      />
      {to === null ? (
        <Text size="sm">{t('designer.migrate.noOther')}</Text>
      ) : (
        <QueryView query={dry}>
          {({ migrated, kept, items }) => (
            <>
              <Group gap="md" role="status">
                <Text size="sm" fw={600}>
                  {t('designer.migrate.can', { count: migrated })}
                </Text>
                <Text size="sm" c={kept > 0 ? undefined : 'dimmed'}>
                  {t('designer.migrate.cannot', { count: kept })}
                </Text>
              </Group>
              <MigrationTable items={items} />
            </>
          )}
        </QueryView>
      )}
    </CommandDialog>
  );
}

const SHOWN = 200;

/** Those that cannot first: they are what must be thought about. */
function MigrationTable({ items }: { items: readonly MigrationItem[] }) {
  const { t } = useTranslation();
  const sorted = [...items].sort(
    (a, b) => Number(a.outcome === 'migrated') - Number(b.outcome === 'migrated'),
  );
  if (items.length === 0) return null;
  return (
    <Table.ScrollContainer minWidth={480} mah={320}>
      <Table stickyHeader fz="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('designer.migrate.order')}</Table.Th>
            <Table.Th>{t('designer.migrate.standsAt')}</Table.Th>
            <Table.Th>{t('designer.migrate.outcome')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {sorted.slice(0, SHOWN).map(({ instanceId, orderId, outcome, at, reason, notes }) => (
            <Table.Tr key={instanceId}>
              <Table.Td>
                {orderId === null ? (
                  <span className="mono">{instanceId}</span>
                ) : (
                  <Anchor
                    renderRoot={(root) => <Link to="/orders/$orderId" params={{ orderId }} {...root} />}
                    size="sm"
                    className="mono"
                  >
                    {orderId.slice(0, 12)}…
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>{at.join(', ')}</Table.Td>
              <Table.Td>
                <StatusBadge
                  status={outcome === 'migrated' ? 'completed' : 'incident'}
                  label={t(`designer.migrate.${outcome}`)}
                />{' '}
                {reason?.message} {notes.join(' ')}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
