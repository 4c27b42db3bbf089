// Takes a CSV file of rows in: what was written, and each refused row with its line and its reason.
import { Alert, FileInput, Stack, Text } from '@mantine/core';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowFileReport, TakeRowFile } from '../../../api/row-files.ts';
import { CommandDialog } from '../../../ui/command-dialog.tsx';
import { formatCount } from '../../../ui/money.ts';
import { placeRefusal } from '../../../ui/place-refusal.ts';
import { SafeText } from '../../../ui/safe-text.tsx';
import { useCommandForm } from '../../../ui/use-command-form.ts';
import { FactTable } from './fact-table.tsx';
import { rowProblemOf } from './row-problem.ts';

/** As the API takes it. */
const MOST_CHARACTERS = 900_000;
const MOST_SHOWN = 200;
const FIELDS = Object.fromEntries(
  ['carriers', 'supply'].flatMap((area) =>
    ['file-columns-wrong', 'file-empty', 'file-too-long'].map((code) => [`${area}.${code}`, 'csv']),
  ),
);

export interface RowUpload {
  /** What the rows are called. */
  part: string;
  columns: readonly string[];
  take: TakeRowFile;
  /** Under what everything is kept that such a file changes. */
  changes: QueryKey;
}

export function UploadRowsDialog({
  part,
  columns,
  take,
  changes,
  onClose,
}: RowUpload & { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [report, setReport] = useState<RowFileReport | null>(null);
  const form = useCommandForm({
    initial: { file: null as File | null },
    async send({ file }, key) {
      setReport(null);
      return placeRefusal(take((await file?.text()) ?? '', key), FIELDS);
    },
    onDone(taken) {
      setReport(taken);
      void client.invalidateQueries({ queryKey: changes });
    },
  });
  const { file } = form.values;
  const isTooLarge = (file?.size ?? 0) > MOST_CHARACTERS;
  const place = form.at('csv');
  return (
    <CommandDialog
      title={t('planning.files.title', { part })}
      action={t('planning.files.upload')}
      size="lg"
      disabled={file === null || isTooLarge}
      form={form}
      onClose={onClose}
    >
      <Text size="sm">{t('planning.files.hint')}</Text>
      <FileInput
        data-autofocus
        label={t('planning.files.choose')}
        description={t('planning.files.columns', { columns: columns.join(', ') })}
        accept=".csv,.txt,text/csv"
        value={file}
        onChange={(chosen) => {
          setReport(null);
          form.set({ file: chosen });
        }}
        {...place}
        error={isTooLarge ? t('planning.files.tooLarge') : place.error}
      />
      {report && <Report report={report} />}
    </CommandDialog>
  );
}

function Report({ report: { refused, created, changed, unchanged } }: { report: RowFileReport }) {
  const { t } = useTranslation();
  const counts = {
    created: formatCount(created),
    changed: formatCount(changed),
    unchanged: formatCount(unchanged),
  };
  const count = formatCount(refused.length);
  const isWell = refused.length === 0;
  const title = isWell ? t('planning.files.allWell') : t('planning.files.refused', { count: refused.length });
  return (
    <Stack gap="sm">
      <Alert role="status" color={isWell ? 'teal' : 'orange'} title={title}>
        {t('planning.files.written', counts)}
      </Alert>
      {!isWell && (
        <FactTable
          label={title}
          columns={[{ title: t('planning.files.line') }, { title: t('planning.carriers.problems.reason') }]}
          rows={refused.slice(0, MOST_SHOWN).map((row) => ({
            key: String(row.line),
            cells: [formatCount(row.line), <SafeText key="why" text={rowProblemOf(row)} limit={300} />],
          }))}
        />
      )}
      {refused.length > MOST_SHOWN && (
        <Text size="sm" c="dimmed">
          {t('planning.files.more', { shown: formatCount(MOST_SHOWN), count })}
        </Text>
      )}
    </Stack>
  );
}
