// Who sells what: the suppliers as a list, and one in depth beside it with its terms, its range and what is on order.
import { Stack } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { PageHeading } from '../../../../ui/page-heading.tsx';
import { useLiveRefresh } from '../../../live/use-live-refresh.ts';
import { usePageActions } from '../../../shell/page-actions.ts';
import { useMay } from '../../../shell/use-me.ts';
import { SUPPLIER_ITEMS_KEY, SUPPLIERS_KEY } from '../purchasing/use-suppliers.ts';
import { EditSupplierDialog } from './edit-supplier.dialog.tsx';
import { SupplierDrawer } from './supplier.drawer.tsx';
import { SupplierList } from './supplier-list.section.tsx';

export function SuppliersPage() {
  const { t } = useTranslation();
  const may = useMay();
  const navigate = useNavigate({ from: '/suppliers' });
  const { open } = useSearch({ from: '/suppliers' });
  const [isNew, setIsNew] = useState(false);
  useLiveRefresh([SUPPLIERS_KEY, SUPPLIER_ITEMS_KEY], (type) => type.startsWith('supply.supplier'));
  const show = (code: string | undefined) =>
    void navigate({ search: (before) => ({ ...before, open: code }), replace: true });
  const label = t('planning.suppliers.new');
  const why = may('PUT /v1/suppliers/{code}') ? undefined : t('ui.notAllowed');
  const add = () => setIsNew(true);
  usePageActions([{ id: 'supply.upsertSupplier', label, why, run: add }]);
  return (
    <Stack gap="md">
      <PageHeading title={t('shell.pages.suppliers')} about={t('planning.suppliers.about')}>
        <ActionButton label={label} why={why} onClick={add} />
      </PageHeading>
      <SupplierList onOpen={show} />
      <SupplierDrawer code={open} onClose={() => show(undefined)} />
      {isNew && (
        <EditSupplierDialog
          onClose={() => setIsNew(false)}
          onDone={(code) => {
            setIsNew(false);
            show(code);
          }}
        />
      )}
    </Stack>
  );
}
