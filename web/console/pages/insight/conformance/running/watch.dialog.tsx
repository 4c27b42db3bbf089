// Switches the watch over the running orders of one process.
import { Checkbox, NumberInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { setWatch, type Watch } from '../../../../../api/conformance.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { withoutOverrides } from '../../../../../ui/safe-text.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { WATCHES_KEY } from './watches.section.tsx';

export function WatchDialog({ watch, onClose }: { watch: Watch; onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const form = useCommandForm({
    initial: { leftModel: watch.leftModel, overdue: watch.overdue, zeta: watch.zeta as number | string },
    send: ({ zeta, ...switches }, key) => setWatch(watch.processId, { ...switches, zeta: Number(zeta) }, key),
    done: t('insight.conformance.watchSet'),
    onDone() {
      onClose();
      void client.invalidateQueries({ queryKey: WATCHES_KEY });
    },
  });
  const { leftModel, overdue } = form.values;
  return (
    <CommandDialog
      title={t('insight.conformance.changeWatchOf', { name: withoutOverrides(watch.name) })}
      action={t('insight.conformance.save')}
      form={form}
      onClose={onClose}
    >
      <Checkbox
        label={t('insight.conformance.watchModel')}
        description={t('insight.conformance.watchModelMeaning')}
        checked={leftModel}
        onChange={(event) => form.set({ leftModel: event.currentTarget.checked })}
      />
      <Checkbox
        label={t('insight.conformance.watchTimes')}
        description={t('insight.conformance.watchTimesMeaning')}
        checked={overdue}
        onChange={(event) => form.set({ overdue: event.currentTarget.checked })}
      />
      {overdue && (
        <NumberInput
          label={t('insight.conformance.zeta')}
          description={t('insight.conformance.zetaMeaning')}
          min={1}
          max={20}
          step={0.5}
          {...form.field('zeta')}
        />
      )}
    </CommandDialog>
  );
}
