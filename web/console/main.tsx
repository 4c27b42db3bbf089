// Starts the console in the page.
import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '../ui/theme.css';
import './console.css';
import { notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import i18next from 'i18next';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiRefusal } from '../api/call.ts';
import { resumeOutbox } from '../api/outbox.ts';
import { createQueryClient } from '../api/query-client.ts';
import { startConsoleTexts } from '../texts/console-texts.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { detailOf, sentenceOf } from '../ui/problem-text.ts';
import { createConsoleRouter } from './router.tsx';

await startConsoleTexts();

resumeOutbox((error) => {
  notifications.show(
    error instanceof ApiRefusal
      ? { color: 'red', title: sentenceOf(error.problem), message: detailOf(error.problem) }
      : { color: 'teal', message: i18next.t('ui.outbox.sentLater') },
  );
});

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <PageFrame notices="bottom-right">
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={createConsoleRouter()} />
      </QueryClientProvider>
    </PageFrame>
  </StrictMode>,
);
