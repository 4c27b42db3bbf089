// Chooses a provider's payout file. The server reads it by the same rules by which it would be booked; nothing is booked yet.
import { Autocomplete, FileInput, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { previewPayouts } from '../../../../api/finance.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { daysBefore, today } from '../parts/days.ts';
import type { LookedAt } from './looked-at.ts';
import { useReconciliation } from './use-reconciliation.ts';

/** As the API takes it. */
const MOST_CHARACTERS = 900_000;

interface ChooseFileDialogProps {
  onLook: (lookedAt: LookedAt) => void;
  onClose: () => void;
}

export function ChooseFileDialog({ onLook, onClose }: ChooseFileDialogProps) {
  const { t } = useTranslation();
  const to = today();
  const days = useReconciliation({ from: daysBefore(to, 29), to });
  const providers = [...new Set(days.data?.items.map(({ provider }) => provider))].filter(
    (provider) => provider !== 'external',
  );
  const form = useCommandForm({
    initial: { provider: '', file: null as File | null },
    async send({ provider, file }, key) {
      const asked = { provider: provider.trim(), csv: (await file?.text()) ?? '' };
      return { ...asked, preview: await previewPayouts(asked, key) };
    },
    onDone: onLook,
  });
  const { provider, file } = form.values;
  const isTooLarge = (file?.size ?? 0) > MOST_CHARACTERS;
  const place = form.at('csv');
  return (
    <CommandDialog
      title={t('finance.payouts.file.title')}
      action={t('finance.payouts.file.preview')}
      disabled={provider.trim() === '' || file === null || isTooLarge}
      form={form}
      onClose={onClose}
    >
      <Autocomplete
        data-autofocus
        label={t('finance.payouts.file.provider')}
        description={t('finance.payouts.file.providerHint')}
        data={providers}
        maxLength={60}
        required
        {...form.field('provider')}
      />
      <FileInput
        label={t('finance.payouts.file.choose')}
        accept=".csv,.txt,text/csv"
        required
        clearable
        value={file}
        onChange={(chosen) => form.set({ file: chosen })}
        {...place}
        error={isTooLarge ? t('finance.payouts.file.tooLarge') : place.error}
      />
      <Text size="sm" c="dimmed">
        {t('finance.payouts.file.columns')}
      </Text>
    </CommandDialog>
  );
}
