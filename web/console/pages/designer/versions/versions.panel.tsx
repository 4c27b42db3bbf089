// Every published version: who, when, why, how many orders run it; compare, begin again from it, move its orders.
import { Group, Menu, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { listVersions, type Version } from '../../../../api/designer.ts';
import { readModel } from '../../../../api/workflow.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { StatusBadge } from '../../../../ui/status-badge.tsx';
import { wordOf } from '../../../../ui/word-of.ts';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { useMay } from '../../../shell/use-me.ts';
import type { DesignInHand } from '../design/use-design.ts';
import { VersionEntry } from '../parts/version-entry.tsx';
import { CompareDialog, type ComparedModel } from './compare.dialog.tsx';
import { MigrateDialog } from './migrate.dialog.tsx';

type Compared = { before: ComparedModel; after: ComparedModel };

export function VersionsPanel({ design }: { design: DesignInHand }) {
  const { t } = useTranslation();
  const { processId } = design;
  const [compared, setCompared] = useState<Compared | null>(null);
  const [moving, setMoving] = useState<Version | null>(null);
  const versions = useQuery({ queryKey: ['versions', processId], queryFn: () => listVersions(processId) });
  useLiveRefresh([['versions', processId]], (type) => type.startsWith('workflow.'), 5000);
  const modelOf = (version: number): ComparedModel => ({
    label: t('designer.processes.version', { version }),
    read: async () => (await readModel(processId, version)).xml,
  });
  const drawn: ComparedModel = { label: t('designer.versions.draft'), read: async () => design.xml() };
  return (
    <Stack gap={0} p="sm">
      <QueryView
        query={versions}
        empty={t('designer.versions.none')}
        isEmpty={({ items }) => items.length === 0}
      >
        {({ items }) =>
          items.map((version, index) => (
            <ProcessVersion
              key={version.version}
              version={version}
              before={items[index + 1]}
              onCompareDrawn={() => setCompared({ before: modelOf(version.version), after: drawn })}
              onCompareBefore={(before) =>
                setCompared({ before: modelOf(before), after: modelOf(version.version) })
              }
              onStartOver={async () =>
                design.replace((await readModel(processId, version.version)).xml, true)
              }
              onMove={() => setMoving(version)}
            />
          ))
        }
      </QueryView>
      {compared && <CompareDialog {...compared} onClose={() => setCompared(null)} />}
      {moving && (
        <MigrateDialog
          processId={processId}
          from={moving}
          versions={versions.data?.items ?? []}
          onClose={() => setMoving(null)}
        />
      )}
    </Stack>
  );
}

interface ProcessVersionProps {
  version: Version;
  before: Version | undefined;
  onCompareDrawn: () => void;
  onCompareBefore: (before: number) => void;
  onStartOver: () => Promise<void>;
  onMove: () => void;
}

function ProcessVersion({ version, before, ...on }: ProcessVersionProps) {
  const { t } = useTranslation();
  const may = useMay();
  const running = (version.instances.active ?? 0) + (version.instances.incident ?? 0);
  return (
    <VersionEntry
      version={version}
      actions={
        <>
          <Menu.Item onClick={on.onCompareDrawn}>{t('designer.versions.compareDraft')}</Menu.Item>
          {before && (
            <Menu.Item onClick={() => on.onCompareBefore(before.version)}>
              {t('designer.versions.compareBefore', { version: before.version })}
            </Menu.Item>
          )}
          {may('PUT /v1/drafts/{kind}/{modelId}') && (
            <Menu.Item onClick={() => void on.onStartOver()}>{t('designer.versions.startOver')}</Menu.Item>
          )}
          {running > 0 && may('POST /v1/processes/{processId}/migrations') && (
            <Menu.Item onClick={on.onMove}>{t('designer.versions.move', { count: running })}</Menu.Item>
          )}
        </>
      }
    >
      <Group gap={6} mt={4}>
        {Object.entries(version.instances).map(([status, count]) => (
          <StatusBadge
            key={status}
            status={status}
            label={t('designer.processes.instances', {
              count,
              status: wordOf('process', status).toLowerCase(),
            })}
          />
        ))}
      </Group>
    </VersionEntry>
  );
}
