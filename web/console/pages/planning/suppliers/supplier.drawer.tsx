// One supplier in depth: its terms, what is on order with it, and what it sells.
import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { readSupplier, type Supplier } from '../../../../api/supply.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { QueryView } from '../../../../ui/query-view.tsx';
import { withoutOverrides } from '../../../../ui/safe-text.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { ActivityBadge } from '../activity-badge.tsx';
import { SUPPLIERS_KEY } from '../purchasing/use-suppliers.ts';
import { SidePanel } from '../side-panel.tsx';
import { EditSupplierDialog } from './edit-supplier.dialog.tsx';
import { SupplierItems } from './supplier-items.section.tsx';
import { SupplierOrders } from './supplier-orders.section.tsx';
import { SupplierTerms } from './supplier-terms.section.tsx';

interface SupplierDrawerProps {
  code: string | undefined;
  onClose: () => void;
}

export function SupplierDrawer({ code, onClose }: SupplierDrawerProps) {
  const { t } = useTranslation();
  const query = useQuery({
    queryKey: [...SUPPLIERS_KEY, 'one', code],
    queryFn: () => readSupplier(code!),
    enabled: code !== undefined,
  });
  return (
    <SidePanel
      opened={code !== undefined}
      title={withoutOverrides(query.data?.name ?? t('planning.purchasing.supplier'))}
      onClose={onClose}
    >
      {code !== undefined && (
        <QueryView query={query} rows={8}>
          {(supplier) => (
            <Stack gap="md">
              <Heading key={supplier.code} supplier={supplier} />
              <SupplierTerms supplier={supplier} />
              <SupplierOrders supplier={supplier} />
              <SupplierItems supplier={supplier} />
            </Stack>
          )}
        </QueryView>
      )}
    </SidePanel>
  );
}

function Heading({ supplier }: { supplier: Supplier }) {
  const { t } = useTranslation();
  const may = useMay();
  const [isEdited, setIsEdited] = useState(false);
  const { code, active } = supplier;
  return (
    <Group justify="space-between" gap="sm">
      <Group gap="sm">
        <ActivityBadge
          active={active}
          word={t(`planning.suppliers.states.${active ? 'active' : 'inactive'}`)}
        />
        <Text size="sm" c="dimmed" className="mono">
          {code}
        </Text>
      </Group>
      <ActionButton
        size="xs"
        variant="default"
        label={t('planning.suppliers.edit.action')}
        why={may('PUT /v1/suppliers/{code}') ? undefined : t('ui.notAllowed')}
        onClick={() => setIsEdited(true)}
      />
      {isEdited && (
        <EditSupplierDialog
          supplier={supplier}
          onClose={() => setIsEdited(false)}
          onDone={() => setIsEdited(false)}
        />
      )}
    </Group>
  );
}
