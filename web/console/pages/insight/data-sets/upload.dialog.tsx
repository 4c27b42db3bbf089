// Brings a log in: the file with its progress, and where it is refused, the report of what is wrong and where.
import { Button, FileInput, Group, Modal, Progress, Select, Stack, Text, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { reportOf, type Upload, uploadLog } from '../../../../api/data-sets.ts';
import { Failure } from '../../../../ui/failure.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { keepShared } from '../keep-shared.ts';
import { DATA_SETS_KEY } from '../parts/use-data-sets.ts';
import { type CsvColumnNames, CsvColumns, mappingOf, NO_COLUMNS } from './csv-columns.tsx';
import { formatName } from './format-name.ts';
import { ReportTable } from './report-table.tsx';

const FORMATS = [
  'ocel-json',
  'ocel-xml',
  'ocel-sqlite',
  'ocel1-json',
  'ocel1-xml',
  'xes',
  'csv',
  'cloudevents',
] as const;
const ACCEPT = '.json,.jsonocel,.xml,.xmlocel,.sqlite,.db,.xes,.csv,.ndjson,.gz';
const FOUND_OUT = 'auto';

export function UploadDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [name, setName] = useState('');
  const [format, setFormat] = useState<string>(FOUND_OUT);
  const [columns, setColumns] = useState<CsvColumnNames>(NO_COLUMNS);
  const [share, setShare] = useState<number | null>(null);
  const [error, setError] = useState<unknown>(null);
  const upload = useRef<Upload | null>(null);
  const report = reportOf(error);
  const isCsv = format === 'csv' || (format === FOUND_OUT && /\.csv(?:\.gz)?$/i.test(file?.name ?? ''));
  const mapping = isCsv ? mappingOf(columns) : undefined;
  const lacksActivity = isCsv && mapping === null;
  useEffect(() => () => upload.current?.cancel(), []);

  const choose = (chosen: File | null) => {
    setFile(chosen);
    setError(null);
    if (chosen !== null && name === '')
      setName(
        chosen.name
          .replace(/\.gz$/i, '')
          .replace(/\.[^.]+$/, '')
          .slice(0, 120),
      );
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || lacksActivity) return;
    setError(null);
    setShare(0);
    upload.current = uploadLog(
      file,
      {
        name: name.trim(),
        format: format === FOUND_OUT ? undefined : format,
        mapping: mapping ? JSON.stringify(mapping) : undefined,
      },
      setShare,
    );
    try {
      const made = await upload.current.answer;
      notifications.show({
        message: t('insight.dataSets.done', { name: withoutOverrides(made.name) }),
        color: 'teal',
      });
      onClose();
      void navigate({
        to: '/insight/data-sets/$dataSetId',
        params: { dataSetId: made.dataSetId },
        search: keepShared,
      });
    } catch (failure) {
      if (!(failure instanceof DOMException)) setError(failure);
      setShare(null);
    }
    void client.invalidateQueries({ queryKey: DATA_SETS_KEY });
  };

  return (
    <Modal opened onClose={onClose} title={t('insight.dataSets.bring')} size={report ? 'xl' : 'md'} centered>
      <form onSubmit={(event) => void send(event)}>
        <Stack gap="md">
          <FileInput
            label={t('insight.dataSets.file')}
            description={t('insight.dataSets.fileMeaning')}
            placeholder={t('insight.dataSets.chooseFile')}
            accept={ACCEPT}
            required
            value={file}
            onChange={choose}
          />
          <TextInput
            label={t('insight.dataSets.name')}
            required
            maxLength={120}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('insight.dataSets.format')}
            value={format}
            allowDeselect={false}
            data={[
              { value: FOUND_OUT, label: t('insight.dataSets.foundOut') },
              ...FORMATS.map((value) => ({ value, label: formatName(value) })),
            ]}
            onChange={(value) => setFormat(value ?? FOUND_OUT)}
          />
          {isCsv && <CsvColumns columns={columns} lacksActivity={lacksActivity} onChange={setColumns} />}
          {share !== null && <Sending share={share} />}
          {error !== null && <Failure error={error} problems={[]} />}
          {report && <ReportTable report={report} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose}>
              {t('ui.close')}
            </Button>
            <Button type="submit" loading={share !== null} disabled={file === null || name.trim() === ''}>
              {t('insight.dataSets.bring')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}

function Sending({ share }: { share: number }) {
  const { t } = useTranslation();
  const percent = Math.floor(share * 100);
  const words = share >= 1 ? t('insight.dataSets.reading') : t('insight.dataSets.sending', { percent });
  return (
    <div>
      <Progress value={percent} animated={share >= 1} aria-label={words} />
      <Text size="sm" c="dimmed" mt={4} role="status">
        {words}
      </Text>
    </div>
  );
}
