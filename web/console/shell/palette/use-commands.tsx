// What the palette offers for what was typed: actions of the page, pages, KPIs, orders found or looked at last.
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { searchOrders } from '../../../api/orders.ts';
import { formatMoney } from '../../../ui/money.ts';
import { PersonName } from '../../../ui/safe-text.tsx';
import { StatusBadge } from '../../../ui/status-badge.tsx';
import { wordOf } from '../../../ui/word-of.ts';
import { KPI_ORDER } from '../../pages/insight/kpis/parts/groups.ts';
import { useCurrentActions } from '../page-actions.ts';
import { useAreas } from '../use-areas.ts';
import { useMay } from '../use-me.ts';
import { useRecentOrders } from './recent-orders.ts';

export interface Command {
  id: string;
  label: string;
  about?: ReactNode;
  aside?: ReactNode;
  why?: string | undefined;
  run: () => void;
}

export interface CommandGroup {
  label: string;
  commands: Command[];
}

const matches = (label: string, text: string) =>
  text
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => label.toLocaleLowerCase().includes(word));

export function useCommands(
  text: string,
  showKeys: () => void,
): { groups: CommandGroup[]; isAsking: boolean } {
  const { t } = useTranslation();
  const found = useFoundOrders(text);
  const actions = useCurrentActions();
  const pages = usePages();
  const recent = useRecent();
  const kpis = useKpis();
  const general: Command[] = [
    { id: 'keys', label: t('shell.keys.help'), aside: <kbd>?</kbd>, run: showKeys },
  ];
  const fitting = (commands: readonly Command[]) =>
    commands.filter((command) => matches(command.label, text.trim()));
  const groups = [
    { label: t('shell.palette.found'), commands: found.commands },
    { label: t('shell.palette.actions'), commands: fitting(actions) },
    { label: t('shell.palette.recent'), commands: text.trim() === '' ? recent : [] },
    { label: t('shell.palette.pages'), commands: fitting(pages) },
    // So many that they are offered only to who types.
    { label: t('shell.areas.insight'), commands: text.trim() === '' ? [] : fitting(kpis) },
    { label: t('shell.palette.general'), commands: fitting(general) },
  ];
  return { groups: groups.filter((group) => group.commands.length > 0), isAsking: found.isAsking };
}

function useFoundOrders(text: string): { commands: Command[]; isAsking: boolean } {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => searchOrders(asked, signal),
    enabled: asked.length >= 2 && may('GET /v1/orders/search'),
    staleTime: 2000,
  });
  const items = asked.length >= 2 ? (found.data?.items ?? []) : [];
  const commands = items.map((order) => ({
    id: `order ${order.orderId}`,
    label: order.number,
    about: (
      <>
        <PersonName name={order.customerName ?? order.email ?? t('orders.guest')} /> ·{' '}
        {formatMoney(order.totalMinor, order.currency)}
      </>
    ),
    aside: <StatusBadge status={order.status} label={wordOf('status', order.status)} />,
    run: () => void navigate({ to: '/orders/$orderId', params: { orderId: order.orderId } }),
  }));
  return { commands, isAsking: found.isFetching || asked !== text.trim() };
}

function usePages(): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return useAreas().flatMap((area) =>
    area.entries.map((entry) => ({
      id: `page ${entry.to}`,
      label: t(entry.label),
      aside: entry.letter && (
        <>
          <kbd>g</kbd> <kbd>{entry.letter}</kbd>
        </>
      ),
      run: () => void navigate({ to: entry.to }),
    })),
  );
}

/** KPIs by their names, which come with the palette. */
function useKpis(): Command[] {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay();
  if (!may('GET /v1/insight/kpis')) return [];
  return KPI_ORDER.map((key) => ({
    id: `kpi ${key}`,
    label: t(`insight.kpi.${key}.name`),
    about: t('insight.kpis.palette'),
    run: () => void navigate({ to: '/insight/kpis/$key', params: { key } }),
  }));
}

function useRecent(): Command[] {
  const navigate = useNavigate();
  return useRecentOrders().map(({ orderId, number, who }) => ({
    id: `recent ${orderId}`,
    label: number,
    about: <PersonName name={who} />,
    run: () => void navigate({ to: '/orders/$orderId', params: { orderId } }),
  }));
}
