// Uploads a BPMN or PNML file as a model; what is wrong with the file stands at its field.
import { FileInput, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { uploadModel } from '../../../../../api/conformance.ts';
import { CommandDialog } from '../../../../../ui/command-dialog.tsx';
import { useCommandForm } from '../../../../../ui/use-command-form.ts';
import { MODELS_KEY, useComparison } from '../use-comparison.ts';

type Uploaded = Awaited<ReturnType<typeof uploadModel>>;

export function UploadModelDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const { change } = useComparison();
  const form = useCommandForm({
    initial: { name: '', source: null as File | null },
    send: async ({ name, source }, key) =>
      uploadModel({ name: name.trim(), source: (await source?.text()) ?? '' }, key),
    done: ({ activities }: Uploaded) => t('insight.conformance.uploadDone', { count: activities }),
    onDone({ ref }: Uploaded) {
      onClose();
      void client.invalidateQueries({ queryKey: MODELS_KEY });
      change({ view: undefined, model: ref, deviation: undefined });
    },
  });
  return (
    <CommandDialog
      title={t('insight.conformance.upload')}
      action={t('insight.conformance.uploadAction')}
      disabled={form.values.source === null}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('insight.conformance.uploadMeaning')}</Text>
      <TextInput
        label={t('insight.conformance.modelName')}
        required
        data-autofocus
        maxLength={200}
        {...form.field('name')}
      />
      <FileInput
        label={t('insight.conformance.file')}
        accept=".bpmn,.pnml,.xml"
        required
        placeholder={t('insight.conformance.chooseFile')}
        {...form.at('source')}
        value={form.values.source}
        onChange={(source) =>
          form.set(
            source && form.values.name === ''
              ? { source, name: source.name.replace(/\.[a-z]+$/i, '') }
              : { source },
          )
        }
      />
    </CommandDialog>
  );
}
