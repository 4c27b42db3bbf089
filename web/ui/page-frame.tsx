// What both programs stand in: the look, with the component library's own words in the reader's language, and notices.
import { createTheme, MantineProvider, mergeThemeOverrides } from '@mantine/core';
import { Notifications, type NotificationsProps } from '@mantine/notifications';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { theme } from './theme.ts';

interface PageFrameProps {
  notices: NonNullable<NotificationsProps['position']>;
  children: ReactNode;
}

export function PageFrame({ notices, children }: PageFrameProps) {
  const { t, i18n } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language
  const worded = useMemo(() => {
    const closing = { closeButtonProps: { 'aria-label': t('ui.close') } };
    const components = {
      Notification: { defaultProps: closing },
      Modal: { defaultProps: closing },
      Drawer: { defaultProps: closing },
      Alert: { defaultProps: { closeButtonLabel: t('ui.close') } },
    };
    return mergeThemeOverrides(theme, createTheme({ components }));
  }, [i18n.resolvedLanguage]);
  return (
    <MantineProvider theme={worded} defaultColorScheme="auto">
      <Notifications position={notices} />
      {children}
    </MantineProvider>
  );
}
