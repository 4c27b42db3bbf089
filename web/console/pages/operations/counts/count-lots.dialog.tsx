// A count lot by lot, where lots are tracked: a lot that is not named was not found.
import { Button, Group, NumberInput, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../../../api/call.ts';
import { type Count, recordCounts } from '../../../../api/counts.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { COUNTS_KEY } from './counts-key.ts';

interface LotEntry {
  id: number;
  lot: string;
  counted: number | string;
  expiresOn: string;
}

const blank = (id: number): LotEntry => ({ id, lot: '', counted: '', expiresOn: '' });

export function CountLotsDialog({ count, onClose }: { count: Count; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { lots: [blank(1)] },
    async send({ lots }, key) {
      const named = lots.filter(({ lot }) => lot.trim() !== '');
      const item = {
        countId: count.countId,
        lots: named.map(({ lot, counted, expiresOn }) => ({
          lot: lot.trim(),
          counted: Number(counted) || 0,
          ...(expiresOn === '' ? {} : { expiresOn }),
        })),
      };
      const { outcomes } = await recordCounts([item], key);
      const [outcome] = outcomes;
      if (outcome && !outcome.ok) throw new ApiRefusal(outcome.problem);
    },
    done: t('operations.counts.recorded', { count: 1 }),
    onDone() {
      void client.invalidateQueries({ queryKey: COUNTS_KEY });
      onClose();
    },
  });
  const { lots } = form.values;
  const change = (id: number, part: Partial<LotEntry>) =>
    form.set({ lots: lots.map((entry) => (entry.id === id ? { ...entry, ...part } : entry)) });
  return (
    <CommandDialog
      title={t('operations.counts.lotsTitle', { sku: count.sku })}
      action={t('operations.counts.recordAction')}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('operations.counts.lotsHint')}</Text>
      <Stack gap="sm">
        {lots.map((entry) => (
          <Group key={entry.id} gap="xs" grow align="flex-end">
            <TextInput
              label={t('operations.counts.lot')}
              maxLength={60}
              value={entry.lot}
              onChange={(event) => change(entry.id, { lot: event.currentTarget.value })}
            />
            <NumberInput
              label={t('operations.counts.units')}
              min={0}
              allowDecimal={false}
              value={entry.counted}
              onChange={(counted) => change(entry.id, { counted })}
            />
            <TextInput
              type="date"
              label={t('operations.counts.expires')}
              value={entry.expiresOn}
              onChange={(event) => change(entry.id, { expiresOn: event.currentTarget.value })}
            />
          </Group>
        ))}
      </Stack>
      <Button
        className="touch"
        variant="subtle"
        onClick={() => form.set({ lots: [...lots, blank(lots.length + 1)] })}
      >
        {t('operations.counts.addLot')}
      </Button>
    </CommandDialog>
  );
}
