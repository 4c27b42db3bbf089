// Stock by SKU and location: filters, the positions, and one position in depth beside them.
import { Button, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { PositionDrawer } from './position.drawer.tsx';
import { StockDialog, type StockDialogName } from './stock-dialog.tsx';
import { StockFilters } from './stock-filters.section.tsx';
import { StockList } from './stock-list.section.tsx';

const ANYWHERE = { sku: '', location: '' };

export function StockPage() {
  const { t } = useTranslation();
  const may = useMay();
  const [dialog, setDialog] = useState<StockDialogName | null>(null);
  return (
    <Stack gap="md">
      <PageHeading title={t('planning.stock.title')} about={t('planning.stock.about')}>
        {may('POST /v1/inventory/transfers') && (
          <Button variant="default" onClick={() => setDialog('transfer')}>
            {t('planning.stock.transfer.action')}
          </Button>
        )}
        {may('POST /v1/inventory/receipts') && (
          <Button onClick={() => setDialog('receive')}>{t('planning.stock.receive.action')}</Button>
        )}
      </PageHeading>
      <StockFilters />
      <StockList />
      <PositionDrawer />
      {dialog && <StockDialog name={dialog} position={ANYWHERE} onClose={() => setDialog(null)} />}
    </Stack>
  );
}
