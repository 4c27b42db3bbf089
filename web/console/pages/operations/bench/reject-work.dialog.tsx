// Turns work down with a reason: the units are sourced elsewhere, and this location is not asked for them again.
import { NumberInput, Select, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { rejectFulfilmentOrder } from '../../../../api/fulfilment.ts';
import type { RejectionReason } from '../../../../api/work.ts';
import type { TextKey } from '../../../../texts/text-key.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { WORK_KEY } from '../floor/use-location.ts';
import type { Work } from './work.section.tsx';

const REASONS: Readonly<Record<RejectionReason, TextKey>> = {
  'no-stock': 'operations.reject.noStock',
  damaged: 'operations.reject.damaged',
  'no-capacity': 'operations.reject.noCapacity',
  closed: 'operations.reject.closed',
  'not-able': 'operations.reject.notAble',
  other: 'operations.reject.other',
};

export function RejectWorkDialog({ work, onClose }: { work: Work; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const open = work.lines.filter((line) => line.toPick > 0);
  const form = useCommandForm({
    initial: {
      reason: 'no-stock' as RejectionReason,
      note: '',
      units: Object.fromEntries(open.map((line) => [line.lineNo, line.toPick])) as Record<number, number>,
    },
    send: ({ reason, note, units }, key) =>
      rejectFulfilmentOrder(
        work.fulfilmentOrderId,
        {
          reason,
          ...(note.trim() === '' ? {} : { note }),
          lines: open.flatMap(({ lineNo }) => {
            const quantity = units[lineNo] ?? 0;
            return quantity > 0 ? [{ lineNo, quantity }] : [];
          }),
        },
        key,
      ),
    done: t('operations.reject.done'),
    onDone() {
      for (const queryKey of [WORK_KEY, ['fulfilment-order'], ['fulfilment-orders']])
        void client.invalidateQueries({ queryKey });
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('operations.reject.title')}
      action={t('operations.reject.action')}
      danger
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('operations.reject.question')}</Text>
      <Select
        label={t('operations.reject.reason')}
        allowDeselect={false}
        data={Object.entries(REASONS).map(([value, key]) => ({ value, label: t(key) }))}
        {...form.field('reason')}
      />
      {open.map((line, index) => (
        <NumberInput
          key={line.lineNo}
          label={t('operations.reject.units', { sku: line.sku, count: line.toPick })}
          min={0}
          max={line.toPick}
          allowDecimal={false}
          value={form.values.units[line.lineNo] ?? 0}
          onChange={(value) =>
            form.set({ units: { ...form.values.units, [line.lineNo]: Number(value) || 0 } })
          }
          {...form.at(`lines.${index}`)}
        />
      ))}
      <Textarea label={t('operations.reject.note')} maxLength={500} autosize {...form.field('note')} />
    </CommandDialog>
  );
}
