// The logs that can be looked at: the company's own, and those that were brought in.
import './data-sets.css';
import { Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { ListSection } from './list.section.tsx';
import { LiveSection } from './live.section.tsx';
import { UploadDialog } from './upload.dialog.tsx';

export function DataSetsPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [isOpen, setOpen] = useState(false);
  const why = may('POST /v1/insight/data-sets') ? undefined : t('ui.notAllowed');
  usePageActions([{ id: 'bring-log', label: t('insight.dataSets.bring'), run: () => setOpen(true), why }]);
  return (
    <Stack gap="md">
      <PageHeading title={t('insight.dataSets.title')} about={t('insight.dataSets.about')}>
        <ActionButton label={t('insight.dataSets.bring')} why={why} onClick={() => setOpen(true)} />
      </PageHeading>
      <ListSection />
      <LiveSection />
      {isOpen && <UploadDialog onClose={() => setOpen(false)} />}
    </Stack>
  );
}
