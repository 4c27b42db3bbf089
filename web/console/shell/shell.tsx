// The frame around every page: header, navigation, and nothing of it for people who are not signed in.
import { AppShell, Burger, Group, ScrollArea, Skeleton } from '@mantine/core';
import { useDisclosure, useLocalStorage } from '@mantine/hooks';
import { Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiRefusal } from '../../api/call.ts';
import { Failure } from '../../ui/failure.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Brand } from './brand.tsx';
import { LiveIndicator } from './live-indicator.tsx';
import { Navigation } from './navigation.tsx';
import { OutboxIndicator } from './outbox-indicator.tsx';
import { PaletteButton } from './palette/palette-button.tsx';
import { SessionDialog } from './session/session-dialog.tsx';
import { SignedOut } from './session/signed-out.tsx';
import { useMeQuery } from './use-me.ts';

export function Shell() {
  const { t } = useTranslation();
  const [opened, menu] = useDisclosure(false);
  const [isWide, setIsWide] = useLocalStorage({ key: 'throughline.menu', defaultValue: true });
  const path = useRouterState({ select: (state) => state.location.pathname });
  const me = useMeQuery();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new page closes the menu of a narrow screen
  useEffect(() => menu.close(), [path]);

  if (me.error instanceof ApiRefusal && me.error.problem.status === 401) {
    return <SignedOut onDone={() => void me.refetch()} />;
  }
  if (me.error) return <Failure error={me.error} onRetry={() => void me.refetch()} />;
  return (
    <AppShell
      header={{ height: 56 }}
      navbar={{ width: 208, breakpoint: 'sm', collapsed: { mobile: !opened, desktop: !isWide } }}
      padding={{ base: 'sm', sm: 'lg' }}
    >
      <AppShell.Header className="shell-header">
        <a className="skip-link" href="#content">
          {t('shell.skip')}
        </a>
        <Group h="100%" px={{ base: 'xs', sm: 'md' }} gap="sm" wrap="nowrap">
          <Burger
            hiddenFrom="sm"
            size="sm"
            opened={opened}
            onClick={menu.toggle}
            aria-label={t('shell.openMenu')}
          />
          <Burger
            visibleFrom="sm"
            size="sm"
            opened={false}
            aria-expanded={isWide}
            onClick={() => setIsWide(!isWide)}
            aria-label={t('shell.openMenu')}
          />
          <Brand />
          <PaletteButton />
          <Group gap="xs" ml="auto" wrap="nowrap">
            <OutboxIndicator />
            <LiveIndicator />
            <AccountMenu me={me.data} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm">
        <AppShell.Section grow component={ScrollArea}>
          <Navigation />
        </AppShell.Section>
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        {me.data ? <Outlet /> : <Skeleton height={240} />}
      </AppShell.Main>
      <SessionDialog />
    </AppShell>
  );
}
