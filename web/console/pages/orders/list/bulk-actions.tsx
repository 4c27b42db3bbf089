// What may be done with the selected orders; each order has its own outcome, and what was refused says why.
import { Button, Group } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkAction, OrderSummary } from '../../../../api/orders.ts';
import { ActionButton } from '../../../../ui/action-button.tsx';
import { useMay } from '../../../shell/use-me.ts';
import { BulkDialog } from './bulk.dialog.tsx';

const ACTIONS = [
  ['hold', 'POST /v1/orders/hold/bulk'],
  ['releaseHold', 'POST /v1/orders/release-hold/bulk'],
  ['note', 'POST /v1/orders/notes/bulk'],
  ['cancel', 'POST /v1/orders/cancel/bulk'],
] as const satisfies readonly (readonly [BulkAction, string])[];

export function BulkActions({ orders, clear }: { orders: OrderSummary[]; clear: () => void }) {
  const { t } = useTranslation();
  const may = useMay();
  const [open, setOpen] = useState<{ action: BulkAction; orders: OrderSummary[] } | null>(null);
  const whyNot = (action: BulkAction) =>
    action === 'releaseHold' && orders.every(({ holds }) => holds.length === 0)
      ? t('orders.bulk.noneHeld')
      : undefined;
  return (
    <Group gap={6}>
      {ACTIONS.map(([action, call]) => (
        <ActionButton
          key={action}
          size="compact-sm"
          variant="default"
          {...(action === 'cancel' ? { c: 'red' } : {})}
          label={t(`orders.order.actions.${action}`)}
          why={may(call) ? whyNot(action) : t('ui.notAllowed')}
          onClick={() => setOpen({ action, orders })}
        />
      ))}
      <Button size="compact-sm" variant="subtle" color="gray" onClick={clear}>
        {t('ui.table.clear')}
      </Button>
      {open && <BulkDialog {...open} onClose={() => setOpen(null)} />}
    </Group>
  );
}
