// Chooses how a log is written as a file; the browser fetches it itself, so that its size does not matter.
import { Button, Group, Modal, Select, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ExportFormat, exportHref } from '../../../../api/data-sets.ts';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { LIVE } from '../parts/log-search.ts';
import { notionName } from '../parts/notion-name.ts';
import { formatName } from './format-name.ts';

const FORMATS: readonly ExportFormat[] = [
  'ocel-json',
  'ocel-xml',
  'ocel-sqlite',
  'xes',
  'xes-gz',
  'csv',
  'cloudevents',
];
const EVERY = '';

interface ExportDialogProps {
  dataSetId: string;
  name: string;
  notions: readonly string[];
  onClose: () => void;
}

export function ExportDialog({ dataSetId, name, notions, onClose }: ExportDialogProps) {
  const { t } = useTranslation();
  const [format, setFormat] = useState<ExportFormat>('ocel-json');
  const [notion, setNotion] = useState<string | null>(null);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const isXes = format === 'xes' || format === 'xes-gz';
  const isCsv = format === 'csv';
  const chosen = notion ?? (isXes ? (notions[0] ?? EVERY) : EVERY);
  const href = exportHref(dataSetId, {
    format,
    ...((isXes || isCsv) && chosen !== EVERY ? { notion: chosen } : {}),
    ...(from === '' ? {} : { from: `${from}T00:00:00Z` }),
    ...(to === '' ? {} : { to: `${to}T00:00:00Z` }),
  });
  const options = notions.map((value) => ({ value, label: notionName(value) }));
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('insight.dataSets.exportTitle', { name: withoutOverrides(name) })}
      centered
    >
      <Stack gap="md">
        <Select
          label={t('insight.dataSets.format')}
          data-autofocus
          value={format}
          allowDeselect={false}
          data={FORMATS.map((value) => ({ value, label: formatName(value) }))}
          onChange={(value) => value !== null && setFormat(value as ExportFormat)}
        />
        {(isXes || isCsv) && (
          <Select
            label={t('insight.dataSets.notion')}
            value={chosen}
            allowDeselect={false}
            data={isCsv ? [{ value: EVERY, label: t('insight.dataSets.everyObject') }, ...options] : options}
            onChange={setNotion}
          />
        )}
        {dataSetId === LIVE && (
          <SimpleGrid cols={2} spacing="xs">
            <TextInput
              type="date"
              label={t('insight.dataSets.from')}
              value={from}
              onChange={(event) => setFrom(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label={t('insight.dataSets.to')}
              value={to}
              onChange={(event) => setTo(event.currentTarget.value)}
            />
          </SimpleGrid>
        )}
        <Text size="sm" c="dimmed">
          {isCsv || format === 'cloudevents' ? t('insight.dataSets.lossy') : t('insight.dataSets.whole')}
        </Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('ui.close')}
          </Button>
          <Button component="a" href={href} download onClick={onClose}>
            {t('insight.dataSets.download')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
