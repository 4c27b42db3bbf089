// Takes back what a customer did not collect or did not want: on the shelf again, or put aside where it is damaged, and refunded.
import { Radio, Stack, Text, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { returnPickup } from '../../../../api/work.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { useWorkChanged } from '../floor/use-work-changed.ts';

interface ReturnPickupProps {
  fulfilmentOrderId: string;
  number: string | null;
  onClose: () => void;
}

export function ReturnPickupDialog({ fulfilmentOrderId, number, onClose }: ReturnPickupProps) {
  const { t } = useTranslation();
  const refresh = useWorkChanged();
  const form = useCommandForm({
    initial: { reason: 'unclaimed' as 'unclaimed' | 'refused', note: '' },
    send: ({ reason, note }, key) =>
      returnPickup(fulfilmentOrderId, { reason, ...(note.trim() === '' ? {} : { note }) }, key),
    done: t('operations.pickups.takenBack'),
    onDone() {
      refresh();
      onClose();
    },
  });
  return (
    <CommandDialog
      title={t('operations.pickups.takeBackTitle', { number: number ?? '' })}
      action={t('operations.pickups.takeBackAction')}
      danger
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('operations.pickups.takeBackQuestion')}</Text>
      <Radio.Group label={t('operations.reject.reason')} {...form.field('reason')}>
        <Stack gap="sm" mt="xs">
          <Radio value="unclaimed" label={t('operations.pickups.unclaimed')} />
          <Radio value="refused" label={t('operations.pickups.refused')} />
        </Stack>
      </Radio.Group>
      <Textarea label={t('operations.reject.note')} maxLength={500} autosize {...form.field('note')} />
    </CommandDialog>
  );
}
