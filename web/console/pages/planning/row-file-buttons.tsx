// Rows of one sort as a file: taken in from one, and had as one, to be edited and taken in again.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../ui/action-button.tsx';
import { downloadText, toCsv } from '../../../ui/csv.ts';
import { type RowUpload, UploadRowsDialog } from './upload-rows.dialog.tsx';

type Rows = readonly (readonly (string | number | null)[])[];

interface RowFileButtonsProps extends RowUpload {
  fileName: string;
  /** Undefined while they are not known. */
  rows: (() => Rows | Promise<Rows>) | undefined;
  /** Why nothing can be changed here now. */
  why: string | undefined;
}

export function RowFileButtons({ fileName, rows, why, ...upload }: RowFileButtonsProps) {
  const { t } = useTranslation();
  const [isUploading, setIsUploading] = useState(false);
  const named = (action: string) => `${action}: ${upload.part}`;
  return (
    <>
      <ActionButton
        size="xs"
        variant="default"
        label={t('planning.files.upload')}
        aria-label={named(t('planning.files.upload'))}
        why={why}
        onClick={() => setIsUploading(true)}
      />
      <Button
        size="xs"
        variant="default"
        aria-label={named(t('planning.files.download'))}
        disabled={rows === undefined}
        onClick={async () => rows && downloadText(fileName, toCsv(upload.columns, await rows()))}
      >
        {t('planning.files.download')}
      </Button>
      {isUploading && <UploadRowsDialog {...upload} onClose={() => setIsUploading(false)} />}
    </>
  );
}
