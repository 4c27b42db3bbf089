// The screen of whoever walks with a scanner: progress, the scan, its answer, the next thing, the whole list.
import '../operations.css';
import { Anchor, Group, Progress, Stack, Switch, Text } from '@mantine/core';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hrefOf } from '../../../../api/call.ts';
import type { PickList } from '../../../../api/work.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ScanField } from '../floor/scan-field.tsx';
import { useSignals } from '../floor/signals.ts';
import { FinishDialog } from './finish.dialog.tsx';
import { NextThing } from './next-thing.tsx';
import { PickedTotes } from './picked.section.tsx';
import { ScanAnswer } from './scan-answer.tsx';
import { nextRow, usePicking, withWaiting } from './use-picking.ts';
import { Walk } from './walk.section.tsx';

export function PickingPage() {
  const { pickListId } = useParams({ from: '/pick-lists/$pickListId' });
  const { t } = useTranslation();
  const { query, last, waiting, scan } = usePicking(pickListId);
  return (
    <Stack gap="md" className="floor-page">
      <PageHeading title={t('operations.picking.title')} about={query.data?.locationName}>
        <Anchor
          className="print-link"
          href={hrefOf('/v1/pick-lists/{pickListId}/pdf', { path: { pickListId } })}
          target="_blank"
          rel="noreferrer"
        >
          {t('operations.queue.printList')}
        </Anchor>
      </PageHeading>
      <QueryView query={query}>
        {(list) => (
          <>
            <PickProgress rows={withWaiting(list.rows, waiting)} />
            {list.state === 'picking' && <ScanField label={t('operations.picking.scan')} onScan={scan} />}
            <ScanAnswer last={last} waiting={waiting.length} />
            {list.state === 'picking' ? (
              <UnderWay list={list} rows={withWaiting(list.rows, waiting)} />
            ) : (
              <PickedTotes list={list} />
            )}
          </>
        )}
      </QueryView>
      <Link to="/warehouse">{t('operations.picking.back')}</Link>
    </Stack>
  );
}

function PickProgress({ rows }: { rows: PickList['rows'] }) {
  const { t } = useTranslation();
  const all = rows.reduce((sum, { quantity }) => sum + quantity, 0);
  const found = rows.reduce((sum, row) => sum + row.found, 0);
  if (all === 0) return null;
  const said = t('operations.picking.progress', { found, all });
  return (
    <div>
      <Text fw={600}>{said}</Text>
      <Progress.Root size="lg">
        <Progress.Section value={(found / all) * 100} aria-label={said} />
      </Progress.Root>
    </div>
  );
}

function UnderWay({ list, rows }: { list: PickList; rows: PickList['rows'] }) {
  const { t } = useTranslation();
  const may = useMay()('POST /v1/pick-lists/{pickListId}/finish');
  const [putOff, setPutOff] = useState<ReadonlySet<string>>(new Set());
  const [isEnding, setIsEnding] = useState(false);
  const [isLoud, setIsLoud] = useSignals();
  const row = nextRow(rows, putOff);
  const others = rows.filter((each) => each.found < each.quantity && each.sku !== row?.sku);
  return (
    <>
      {row && (
        <NextThing
          row={row}
          onLater={
            others.length === 0
              ? undefined
              : () =>
                  setPutOff(
                    others.every(({ sku }) => putOff.has(sku))
                      ? new Set([row.sku])
                      : new Set([...putOff, row.sku]),
                  )
          }
        />
      )}
      <Walk rows={rows} />
      <Group justify="space-between">
        <Switch
          size="md"
          label={t('operations.picking.signals')}
          checked={isLoud}
          onChange={(event) => setIsLoud(event.currentTarget.checked)}
        />
        <ActionButton
          className="touch"
          variant="default"
          label={t('operations.picking.missing')}
          why={may ? undefined : t('ui.notAllowed')}
          onClick={() => setIsEnding(true)}
        />
      </Group>
      {isEnding && <FinishDialog list={list} onClose={() => setIsEnding(false)} />}
    </>
  );
}
