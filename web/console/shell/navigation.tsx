// The pages of the console by area: what the person may see, with the number of things that wait for somebody.
import { Badge, NavLink, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listIncidents, listTasks } from '../../api/workflow.ts';
import type { NavigationEntry, NavigationSection } from './navigation-entry.ts';
import { useAreas } from './use-areas.ts';

const EVERY_MS = 10_000;

export function Navigation() {
  const { t } = useTranslation();
  const sections = useAreas();
  return (
    <nav aria-label={t('shell.navigation')}>
      {sections.map((section) => (
        <Section key={section.label} section={section} />
      ))}
    </nav>
  );
}

function Section({ section }: { section: NavigationSection }) {
  const { t } = useTranslation();
  const id = useId();
  const entries = section.entries.filter(({ within }) => within === undefined);
  const [only, second] = entries;
  if (only && !second) {
    return (
      <div className="nav-section">
        <Entry entry={only} />
      </div>
    );
  }
  return (
    <div className="nav-section">
      <Text id={id} className="nav-title">
        {t(section.label)}
      </Text>
      <ul aria-labelledby={id} className="nav-list">
        {entries.map((entry) => (
          <li key={entry.to}>
            <Entry entry={entry} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Entry({ entry }: { entry: NavigationEntry }) {
  const { t } = useTranslation();
  const path = useRouterState({ select: (state) => state.location.pathname });
  const isActive = [entry.to, ...(entry.covers ?? [])].some((to) => path === to || path.startsWith(`${to}/`));
  const link = useRef<HTMLAnchorElement>(null);
  // The menu is longer than most screens.
  useEffect(() => {
    if (isActive) link.current?.scrollIntoView?.({ block: 'nearest' });
  }, [isActive]);
  return (
    <NavLink
      ref={link}
      renderRoot={(props) => <Link to={entry.to} {...props} />}
      active={isActive}
      aria-current={path === entry.to ? 'page' : undefined}
      label={t(entry.label)}
      className="nav-link"
      rightSection={entry.counts === 'waiting' ? <Waiting /> : null}
    />
  );
}

function Waiting() {
  const { t } = useTranslation();
  const tasks = useQuery({ queryKey: ['tasks'], queryFn: () => listTasks(), refetchInterval: EVERY_MS });
  const incidents = useQuery({
    queryKey: ['incidents'],
    queryFn: () => listIncidents(),
    refetchInterval: EVERY_MS,
  });
  const count = (tasks.data?.items.length ?? 0) + (incidents.data?.items.length ?? 0);
  if (count === 0) return null;
  const isAlarm = (incidents.data?.items.length ?? 0) > 0;
  const more = tasks.data?.next || incidents.data?.next ? '+' : '';
  return (
    <Badge
      size="sm"
      circle={count < 10}
      color={isAlarm ? 'red' : 'blue'}
      aria-label={t('shell.waiting', { count })}
    >
      {count}
      {more}
    </Badge>
  );
}
