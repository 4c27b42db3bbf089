// Takes a CSV file of rows in: what was written, and each refused row with its line and its reason.
import { Alert, FileInput, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type FileReport, type FileSort, takeFileIn } from '../../../../api/network.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { formatCount } from '../../../../ui/money.ts';
import { placeRefusal } from '../../../../ui/place-refusal.ts';
import { SafeText } from '../../../../ui/safe-text.tsx';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { FactTable } from '../fact-table.tsx';
import { fileColumns } from './carrier-files.ts';
import { CARRIERS_KEY } from './carriers-key.ts';
import { rowProblemOf } from './row-problem.ts';

/** As the API takes it. */
const MOST_CHARACTERS = 900_000;
const MOST_SHOWN = 200;
const FIELDS = {
  'carriers.file-columns-wrong': 'csv',
  'carriers.file-empty': 'csv',
  'carriers.file-too-long': 'csv',
};

interface UploadRowsDialogProps {
  what: FileSort;
  /** What the rows are called. */
  part: string;
  onClose: () => void;
}

export function UploadRowsDialog({ what, part, onClose }: UploadRowsDialogProps) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [report, setReport] = useState<FileReport | null>(null);
  const form = useCommandForm({
    initial: { file: null as File | null },
    async send({ file }, key) {
      setReport(null);
      return placeRefusal(takeFileIn(what, (await file?.text()) ?? '', key), FIELDS);
    },
    onDone(taken) {
      setReport(taken);
      void client.invalidateQueries({ queryKey: CARRIERS_KEY });
    },
  });
  const { file } = form.values;
  const isTooLarge = (file?.size ?? 0) > MOST_CHARACTERS;
  const place = form.at('csv');
  return (
    <CommandDialog
      title={t('planning.carriers.file.title', { part })}
      action={t('planning.carriers.file.upload')}
      size="lg"
      disabled={file === null || isTooLarge}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.carriers.file.hint')}</Text>
      <FileInput
        data-autofocus
        label={t('planning.carriers.file.choose')}
        description={t('planning.carriers.file.columns', { columns: fileColumns(what).join(', ') })}
        accept=".csv,.txt,text/csv"
        value={file}
        onChange={(chosen) => {
          setReport(null);
          form.set({ file: chosen });
        }}
        {...place}
        error={isTooLarge ? t('planning.carriers.file.tooLarge') : place.error}
      />
      {report && <Report report={report} />}
    </CommandDialog>
  );
}

function Report({ report: { refused, created, changed, unchanged } }: { report: FileReport }) {
  const { t } = useTranslation();
  const counts = {
    created: formatCount(created),
    changed: formatCount(changed),
    unchanged: formatCount(unchanged),
  };
  const count = formatCount(refused.length);
  const isWell = refused.length === 0;
  const title = isWell
    ? t('planning.carriers.file.allWell')
    : t('planning.carriers.file.refused', { count: refused.length });
  return (
    <Stack gap="sm">
      <Alert role="status" color={isWell ? 'teal' : 'orange'} title={title}>
        {t('planning.carriers.file.written', counts)}
      </Alert>
      {!isWell && (
        <FactTable
          label={title}
          columns={[
            { title: t('planning.carriers.file.line') },
            { title: t('planning.carriers.problems.reason') },
          ]}
          rows={refused.slice(0, MOST_SHOWN).map((row) => ({
            key: String(row.line),
            cells: [formatCount(row.line), <SafeText key="why" text={rowProblemOf(row)} limit={300} />],
          }))}
        />
      )}
      {refused.length > MOST_SHOWN && (
        <Text size="sm" c="dimmed">
          {t('planning.carriers.file.more', { shown: formatCount(MOST_SHOWN), count })}
        </Text>
      )}
    </Stack>
  );
}
