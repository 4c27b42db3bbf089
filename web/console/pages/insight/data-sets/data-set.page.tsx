// One log that was brought in: what is in it, what its import had to say, what flattening does to it, and what can be done with it.
import './data-sets.css';
import { Alert, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type DataSet, readDataSet } from '../../../../api/data-sets.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { Section } from '../../../../ui/section.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { keepShared } from '../keep-shared.ts';
import { DATA_SETS_KEY } from '../parts/use-data-sets.ts';
import { ExportDialog } from './export.dialog.tsx';
import { FlatteningSection } from './flattening.section.tsx';
import { InsideSection } from './inside.section.tsx';
import { RemoveDialog } from './remove.dialog.tsx';
import { RenameDialog } from './rename.dialog.tsx';
import { ReportTable } from './report-table.tsx';

export function DataSetPage() {
  const { dataSetId } = useParams({ from: '/insight/data-sets/$dataSetId' });
  const query = useQuery({ queryKey: [...DATA_SETS_KEY, dataSetId], queryFn: () => readDataSet(dataSetId) });
  return <QueryView query={query}>{(found) => <Found found={found} />}</QueryView>;
}

function Found({ found }: { found: DataSet }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { dataSetId, name, counts, report, state } = found;
  const [dialog, setDialog] = useState<'export' | 'rename' | 'remove' | null>(null);
  const notions = counts?.objectTypes.filter(({ objects }) => objects > 0).map((type) => type.name) ?? [];
  const close = () => setDialog(null);
  const toList = () => void navigate({ to: '/insight/data-sets', search: keepShared });
  return (
    <Stack gap="md">
      <PageHeading
        title={name}
        about={
          <Link to="/insight/data-sets" search={keepShared}>
            {t('insight.dataSets.back')}
          </Link>
        }
      >
        <Actions isReady={state === 'ready'} dataSetId={dataSetId} onOpen={setDialog} />
      </PageHeading>
      {state === 'refused' && <Alert color="red">{t('insight.dataSets.refusedMeaning')}</Alert>}
      {counts && <InsideSection found={found} counts={counts} />}
      <Section title={t('insight.dataSets.report')}>
        <ReportTable report={report} />
      </Section>
      {notions.length > 0 && <FlatteningSection dataSetId={dataSetId} notions={notions} />}
      {dialog === 'export' && (
        <ExportDialog dataSetId={dataSetId} name={name} notions={notions} onClose={close} />
      )}
      {dialog === 'rename' && <RenameDialog dataSetId={dataSetId} name={name} onClose={close} />}
      {dialog === 'remove' && (
        <RemoveDialog dataSetId={dataSetId} name={name} onDone={toList} onClose={close} />
      )}
    </Stack>
  );
}

interface ActionsProps {
  isReady: boolean;
  dataSetId: string;
  onOpen: (dialog: 'export' | 'rename' | 'remove') => void;
}

function Actions({ isReady, dataSetId, onOpen }: ActionsProps) {
  const { t } = useTranslation();
  const may = useMay();
  const notRename = may('PATCH /v1/insight/data-sets/{dataSetId}') ? undefined : t('ui.notAllowed');
  const notRemove = may('DELETE /v1/insight/data-sets/{dataSetId}') ? undefined : t('ui.notAllowed');
  return (
    <>
      {isReady && (
        <>
          <Button renderRoot={(props) => <Link {...props} to="/insight/map" search={{ set: dataSetId }} />}>
            {t('insight.dataSets.toMap')}
          </Button>
          <Button variant="default" onClick={() => onOpen('export')}>
            {t('insight.dataSets.export')}
          </Button>
        </>
      )}
      <ActionButton
        variant="default"
        label={t('insight.dataSets.rename')}
        why={notRename}
        onClick={() => onOpen('rename')}
      />
      <ActionButton
        variant="light"
        color="red"
        label={t('insight.dataSets.remove')}
        why={notRemove}
        onClick={() => onOpen('remove')}
      />
    </>
  );
}
