// What can be done with the rows of one sort: add one, take a file of them in, have them as a file.
import { Button, Group } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FileSort } from '../../../../api/network.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { downloadText, toCsv } from '../../../../ui/csv.ts';
import { useMay } from '../../../shell/use-me.ts';
import { fileColumns, fileRows, type RowOf } from './carrier-files.ts';
import { UploadRowsDialog } from './upload-rows.dialog.tsx';

interface RowToolsProps<What extends FileSort> {
  what: What;
  carrier: string;
  /** What the rows are called. */
  part: string;
  /** What is downloaded; undefined while it is not known. */
  rows: readonly RowOf<What>[] | undefined;
  addLabel: string;
  onAdd: () => void;
  /** Why nothing can be changed here now. */
  why?: string | undefined;
  children?: ReactNode;
}

export function RowTools<What extends FileSort>(props: RowToolsProps<What>) {
  const { what, carrier, part, rows, addLabel, onAdd, children } = props;
  const { t } = useTranslation();
  const may = useMay();
  const [isUploading, setIsUploading] = useState(false);
  const whyNot = may(`PUT /v1/carriers/${what}/bulk`) ? props.why : t('ui.notAllowed');
  const download = () =>
    downloadText(`${carrier}-${what}.csv`, toCsv(fileColumns(what), fileRows(what, carrier, rows ?? [])));
  return (
    <Group gap="xs" mb="sm">
      <ActionButton size="xs" variant="light" label={addLabel} why={whyNot} onClick={onAdd} />
      <ActionButton
        size="xs"
        variant="default"
        label={t('planning.carriers.file.upload')}
        aria-label={`${t('planning.carriers.file.upload')}: ${part}`}
        why={whyNot}
        onClick={() => setIsUploading(true)}
      />
      <Button
        size="xs"
        variant="default"
        aria-label={`${t('planning.carriers.file.download')}: ${part}`}
        disabled={rows === undefined}
        onClick={download}
      >
        {t('planning.carriers.file.download')}
      </Button>
      {children}
      {isUploading && <UploadRowsDialog what={what} part={part} onClose={() => setIsUploading(false)} />}
    </Group>
  );
}
