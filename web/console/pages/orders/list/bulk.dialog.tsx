// Asks what a command needs, sends it for all selected orders at once, and then shows what became of each.
import { Badge, Button, Group, List, Modal, Select, Stack, Text, Textarea } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '../../../../api/call.ts';
import {
  BULK,
  type BulkAction,
  HOLD_REASONS,
  type HoldReason,
  type OrderSummary,
} from '../../../../api/orders.ts';
import { CommandDialog } from '../../../../ui/command-dialog.tsx';
import { sentenceOf } from '../../../../ui/problem-text.ts';
import { useCommandForm } from '../../../../ui/use-command-form.ts';
import { wordOf } from '../../../../ui/word-of.ts';

interface BulkProps {
  action: BulkAction;
  orders: readonly OrderSummary[];
  onClose: () => void;
}

type Outcome = { ok: true } | { ok: false; problem: Problem };

export function BulkDialog({ action, orders, onClose }: BulkProps) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  if (outcomes) return <Outcomes action={action} orders={orders} outcomes={outcomes} onClose={onClose} />;
  return <BulkForm action={action} orders={orders} onClose={onClose} onDone={setOutcomes} />;
}

function BulkForm({
  action,
  orders,
  onClose,
  onDone,
}: BulkProps & { onDone: (all: readonly Outcome[]) => void }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const ids = orders.map(({ orderId }) => orderId);
  const form = useCommandForm({
    initial: { reason: 'OTHER' as HoldReason | null, text: '' },
    send: async ({ reason, text }, key): Promise<{ outcomes: readonly Outcome[] }> => {
      const words = text.trim();
      if (action === 'hold')
        return BULK.hold(ids, { reason: reason ?? 'OTHER', ...(words ? { note: words } : {}) }, key);
      if (action === 'releaseHold') return BULK.releaseHold(ids, reason ? { reason } : {}, key);
      if (action === 'cancel') return BULK.cancel(ids, words ? { reason: words } : {}, key);
      return BULK.note(ids, { text: words }, key);
    },
    onDone(answer) {
      void client.invalidateQueries({ queryKey: ['orders'] });
      void client.invalidateQueries({ queryKey: ['order-counts'] });
      onDone(answer.outcomes);
    },
  });
  const held = [...new Set(orders.flatMap((order) => order.holds))];
  return (
    <CommandDialog
      title={t(`orders.bulk.${action}`, { count: orders.length })}
      action={t(`orders.order.actions.${action}`)}
      danger={action === 'cancel'}
      form={form}
      disabled={action === 'note' && form.values.text.trim() === ''}
      onClose={onClose}
    >
      {action === 'cancel' && <Text size="sm">{t('orders.bulk.cancelQuestion')}</Text>}
      {action === 'hold' && (
        <Select
          data-autofocus
          label={t('orders.order.dialogs.reason')}
          data={HOLD_REASONS.map((value) => ({ value, label: wordOf('hold', value) }))}
          allowDeselect={false}
          {...form.field('reason')}
        />
      )}
      {action === 'releaseHold' && (
        <Select
          data-autofocus
          label={t('orders.bulk.whichHolds')}
          placeholder={t('orders.bulk.allHolds')}
          data={held.map((value) => ({ value, label: wordOf('hold', value) }))}
          clearable
          {...form.field('reason')}
          value={held.find((reason) => reason === form.values.reason) ?? null}
        />
      )}
      {action !== 'releaseHold' && (
        <Textarea
          label={t(action === 'cancel' ? 'orders.order.dialogs.reason' : 'orders.order.dialogs.note')}
          maxLength={action === 'note' ? 5000 : 500}
          autosize
          minRows={2}
          required={action === 'note'}
          {...form.field('text')}
        />
      )}
    </CommandDialog>
  );
}

function Outcomes({ action, orders, outcomes, onClose }: BulkProps & { outcomes: readonly Outcome[] }) {
  const { t } = useTranslation();
  const pairs = orders.map((order, index) => ({ order, outcome: outcomes[index] }));
  const refused = pairs.filter(({ outcome }) => outcome?.ok === false);
  return (
    <Modal
      opened
      centered
      onClose={onClose}
      title={t(`orders.bulk.${action}`, { count: orders.length })}
      closeButtonProps={{ 'aria-label': t('ui.close') }}
    >
      <Stack gap="sm">
        <Group gap="xs" role="status">
          <Badge color="teal" variant="light" radius="sm" tt="none" size="lg">
            {t('orders.bulk.done', { count: orders.length - refused.length })}
          </Badge>
          {refused.length > 0 && (
            <Badge color="red" variant="light" radius="sm" tt="none" size="lg">
              {t('orders.bulk.refused', { count: refused.length })}
            </Badge>
          )}
        </Group>
        {refused.length > 0 && (
          <List size="sm" listStyleType="none" spacing={6}>
            {refused.map(({ order, outcome }) => (
              <List.Item key={order.orderId}>
                <Link to="/orders/$orderId" params={{ orderId: order.orderId }}>
                  {order.number}
                </Link>{' '}
                {outcome?.ok === false && sentenceOf(outcome.problem)}
              </List.Item>
            ))}
          </List>
        )}
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('ui.close')}</Button>
        </Group>
      </Stack>
    </Modal>
  );
}
