// Counts with a large difference: somebody other than the counter lets them into the books, or has them counted again.
import { Button, Group, Text, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { approveCount, type Count, listCounts, rejectCount } from '../../../../api/counts.ts';
import { CommandButton } from '../../../../ui/command-button.tsx';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { When } from '../../../../ui/when.tsx';
import { useMay, useMe } from '../../../shell/use-me.ts';
import { COUNTS_KEY } from './counts-key.ts';

export function WaitingCounts({ location }: { location: string }) {
  const { t } = useTranslation();
  const counts = useQuery({
    queryKey: [...COUNTS_KEY, location, 'waiting'],
    queryFn: () => listCounts(location, 'waiting'),
  });
  if (counts.data?.items.length === 0) return null;
  return (
    <Section title={t('operations.counts.waiting')}>
      <QueryView query={counts}>
        {({ items }) => items.map((count) => <WaitingCount key={count.countId} count={count} />)}
      </QueryView>
    </Section>
  );
}

function WaitingCount({ count }: { count: Count }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const me = useMe();
  const may = useMay();
  const [isRejecting, setIsRejecting] = useState(false);
  const { countId, sku, variance, countedAt, countedBy, entries } = count;
  const sum = (field: 'counted' | 'expected') =>
    (entries ?? []).reduce((all, entry) => all + entry[field], 0);
  const isOwn = countedBy === me?.actor && me?.role !== 'admin';
  const why = !may('POST /v1/inventory/counts/{countId}/approve')
    ? t('ui.notAllowed')
    : isOwn
      ? t('operations.counts.yourOwn')
      : undefined;
  return (
    <div className="guest">
      <div>
        <Text fw={600} className="mono" fz={18}>
          {sku}
        </Text>
        <Text component="div">
          {t('operations.counts.difference', {
            counted: formatCount(sum('counted')),
            expected: formatCount(sum('expected')),
          })}{' '}
          <strong>
            {variance !== null && variance > 0 ? `+${formatCount(variance)}` : formatCount(variance ?? 0)}
          </strong>
        </Text>
        {countedAt !== null && (
          <Text size="sm" c="dimmed" component="div">
            <When at={countedAt} />
          </Text>
        )}
      </div>
      <Group gap="sm">
        <CommandButton
          className="touch"
          size="md"
          variant="filled"
          label={t('operations.counts.approve')}
          done={t('operations.counts.approved')}
          why={why}
          send={(key) => approveCount(countId, key)}
          onDone={() => void client.invalidateQueries({ queryKey: COUNTS_KEY })}
        />
        <Button className="touch" size="md" variant="default" onClick={() => setIsRejecting(true)}>
          {t('operations.counts.again')}
        </Button>
      </Group>
      {isRejecting && <RejectCountDialog count={count} onClose={() => setIsRejecting(false)} />}
    </div>
  );
}

function RejectCountDialog({ count, onClose }: { count: Count; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { reason: '' },
    send: ({ reason }, key) => rejectCount(count.countId, reason, key),
    done: t('operations.counts.rejected'),
    onDone() {
      void client.invalidateQueries({ queryKey: COUNTS_KEY });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('operations.counts.againTitle', { sku: count.sku })}
      action={t('operations.counts.again')}
      form={form}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        label={t('operations.reject.reason')}
        maxLength={200}
        {...form.field('reason')}
      />
    </CommandDialog>
  );
}
