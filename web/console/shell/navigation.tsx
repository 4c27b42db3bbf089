// The pages of the console, with the number of things that wait for a person.
import { Badge, NavLink } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { listIncidents, listTasks } from '../../api/workflow.ts';

const PAGES = [
  ['/orders', 'orders'],
  ['/warehouse', 'warehouse'],
  ['/inbox', 'inbox'],
  ['/stock', 'stock'],
  ['/processes', 'processes'],
  ['/messages', 'messages'],
] as const;

const EVERY_MS = 10_000;

export function Navigation() {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const tasks = useQuery({ queryKey: ['tasks'], queryFn: () => listTasks(), refetchInterval: EVERY_MS });
  const incidents = useQuery({
    queryKey: ['incidents'],
    queryFn: () => listIncidents(),
    refetchInterval: EVERY_MS,
  });
  const waiting = (tasks.data?.items.length ?? 0) + (incidents.data?.items.length ?? 0);
  const isAlarm = (incidents.data?.items.length ?? 0) > 0;
  const more = tasks.data?.next || incidents.data?.next ? '+' : '';
  return (
    <nav aria-label={t('shell.navigation')}>
      {PAGES.map(([to, name]) => (
        <NavLink
          key={to}
          renderRoot={(props) => <Link to={to} {...props} />}
          active={path === to || path.startsWith(`${to}/`)}
          aria-current={path === to ? 'page' : undefined}
          label={t(`shell.${name}`)}
          className="nav-link"
          rightSection={
            name === 'inbox' && waiting > 0 ? (
              <Badge size="sm" circle={waiting < 10} color={isAlarm ? 'red' : 'blue'}>
                {waiting}
                {more}
              </Badge>
            ) : null
          }
        />
      ))}
    </nav>
  );
}
