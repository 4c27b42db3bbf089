// What can be done with an order: the few that are used most as buttons, all others in a menu by groups. What cannot be done now is
// shown and says why. Every action is in the command palette too.
import { Button, Group, Menu, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order } from '../../../../../api/orders.ts';
import { ActionButton } from '../../../../../ui/action-button.tsx';
import { usePageActions } from '../../../../shell/page-actions.ts';
import { orderKey } from '../order-queries.ts';
import { type Command, GROUPS, KINDS } from './kinds.ts';
import { type ShownAction, useOrderActions } from './use-order-actions.ts';

export function OrderActions({ order }: { order: Order }) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const actions = useOrderActions(order);
  const [openId, setOpenId] = useState<string | null>(null);
  usePageActions(actions.map(({ id, label, why }) => ({ id, label, why, run: () => setOpenId(id) })));
  const isHeld = order.holds.length > 0;
  const direct: Command[] = ['orders.addNote', isHeld ? 'orders.releaseHold' : 'orders.holdOrder'];
  const shown = actions.filter(({ command }) => direct.includes(command));
  const rest = actions.filter(({ command }) => !direct.includes(command));
  const open = actions.find(({ id }) => id === openId);
  const Dialog = open && KINDS[open.command].Dialog;
  if (actions.length === 0) return null;
  return (
    <Group gap="xs">
      {shown.map(({ id, label, why }) => (
        <ActionButton key={id} variant="default" label={label} why={why} onClick={() => setOpenId(id)} />
      ))}
      <Menu position="bottom-end" width={320} shadow="md">
        <Menu.Target>
          <Button variant="default">
            {t('orders.order.actions.menu')}
            <span aria-hidden="true">&nbsp;▾</span>
          </Button>
        </Menu.Target>
        <Menu.Dropdown className="order-menu">
          {GROUPS.map((group) => {
            const own = possibleFirst(rest.filter((action) => action.group === group));
            return own.length === 0 ? null : (
              <Fragment key={group}>
                <Menu.Label>{t(`orders.order.commandGroups.${group}`)}</Menu.Label>
                {own.map((action) => (
                  <MenuAction key={action.id} shown={action} onOpen={() => setOpenId(action.id)} />
                ))}
              </Fragment>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      {Dialog && open && (
        <Dialog
          order={order}
          action={open.action}
          label={open.label}
          onClose={() => setOpenId(null)}
          onDone={() => {
            setOpenId(null);
            void client.invalidateQueries({ queryKey: orderKey(order.orderId) });
          }}
        />
      )}
    </Group>
  );
}

const possibleFirst = (actions: readonly ShownAction[]) =>
  actions.toSorted((a, b) => Number(a.why !== undefined) - Number(b.why !== undefined));

function MenuAction({ shown, onOpen }: { shown: ShownAction; onOpen: () => void }) {
  const { label, why, danger } = shown;
  return (
    <Menu.Item
      {...(danger && why === undefined ? { color: 'red' } : {})}
      {...(why === undefined
        ? {}
        : { 'aria-disabled': true, className: 'order-menu-off', closeMenuOnClick: false })}
      onClick={why === undefined ? onOpen : undefined}
    >
      {label}
      {why !== undefined && (
        <Text size="xs" c="dimmed">
          {why}
        </Text>
      )}
    </Menu.Item>
  );
}
