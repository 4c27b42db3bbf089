// Starts the console in the page.
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/theme.css';
import './console.css';
import { MantineProvider } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiRefusal } from '../api/call.ts';
import { resumeOutbox } from '../api/outbox.ts';
import { createQueryClient } from '../api/query-client.ts';
import { startConsoleTexts } from '../texts/console-texts.ts';
import { sentenceOf } from '../ui/problem-text.ts';
import { theme } from '../ui/theme.ts';
import { createConsoleRouter } from './router.tsx';

await startConsoleTexts();

resumeOutbox((error) => {
  notifications.show(
    error instanceof ApiRefusal
      ? { color: 'red', title: sentenceOf(error.problem), message: error.problem.detail ?? '' }
      : { color: 'teal', message: i18next.t('ui.outbox.sentLater') },
  );
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={createQueryClient()}>
        <Notifications position="bottom-right" />
        <RouterProvider router={createConsoleRouter()} />
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
