// What may be done to the order now, ready to be shown: each action with its name, its group, and why it cannot be done.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Order, OrderAction } from '../../../../../api/orders.ts';
import { sentenceOf } from '../../../../../ui/problem-text.ts';
import { useLocationNames } from '../../../../locations/use-location-names.ts';
import { useMay } from '../../../../shell/use-me.ts';
import { actionsQuery } from '../order-queries.ts';
import { type ActionGroup, COMMANDS, type Command, KINDS } from './kinds.ts';

export interface ShownAction {
  id: string;
  command: Command;
  label: string;
  group: ActionGroup;
  danger: boolean;
  /** Why it cannot be done now; undefined where it can. */
  why: string | undefined;
  action: OrderAction;
}

/** The sentence with which the command would refuse. */
export const whyOf = ({ allowed, reasonCode, reason, details }: OrderAction): string | undefined =>
  allowed
    ? undefined
    : sentenceOf({ ...details, code: reasonCode ?? '', title: reason ?? reasonCode ?? '', status: 409 });

/** The server's list of an order's page says nothing of cases: the role decides, the command the rest. */
const ELSEWHERE = [
  ['service.openCase', 'POST /v1/cases'],
  ['service.grantAppeasement', 'POST /v1/orders/{orderId}/appeasements'],
] as const;

export function useOrderActions(order: Order): ShownAction[] {
  const { t } = useTranslation();
  const may = useMay();
  const nameOf = useLocationNames();
  const listed = useQuery(actionsQuery(order.orderId)).data?.items;
  if (!listed) return [];
  const all: OrderAction[] = [
    ...listed,
    ...ELSEWHERE.map(([command, call]) => ({
      command,
      summary: '',
      target: null,
      allowed: may(call),
      reasonCode: null,
      reason: t('ui.notAllowed'),
      details: {},
      limits: {},
    })),
  ];
  return COMMANDS.flatMap((command) => {
    const same = all.filter((action) => action.command === command);
    const { name, group, ...kind } = KINDS[command];
    const title = t(`orders.order.commands.${name}`);
    return same.map((action): ShownAction => {
      const detail = same.length > 1 ? describeTarget(action) : '';
      return {
        id: `${command} ${action.target?.id ?? ''}`,
        command,
        label: detail === '' ? title : `${title} (${detail})`,
        group,
        danger: 'danger' in kind,
        why: whyOf(action),
        action,
      };
    });
  });

  /** Tells ship groups, work of locations and processes apart. */
  function describeTarget({ target, limits }: OrderAction): string {
    if (target?.type === 'ship-group') return t('orders.order.groups.group', { no: target.id });
    if (target?.type === 'process') return target.id;
    if (target?.type !== 'fulfilment-order') return '';
    const lines = Array.isArray(limits.lines) ? (limits.lines as { lineNo: number }[]) : [];
    const places = order.lines
      .filter((line) => lines.some(({ lineNo }) => lineNo === line.lineNo))
      .map((line) => nameOf(line.allocations[0]?.locationId ?? '') || line.sku);
    return places[0] === undefined ? (target.id.slice(-6) ?? '') : `${places[0]}, …${target.id.slice(-4)}`;
  }
}

/** The server's word on one command of one thing, for a button that stands beside it. */
export function useActionOn(orderId: string, command: string, targetId: string): OrderAction | undefined {
  const { data } = useQuery(actionsQuery(orderId));
  return data?.items.find((action) => action.command === command && action.target?.id === targetId);
}
