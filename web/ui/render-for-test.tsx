// What parts of pages stand in when they are tested alone: looks, queries, English texts.
import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { startEnglishTexts } from '../texts/english-texts.ts';

export function renderPart(part: ReactNode): void {
  startEnglishTexts();
  render(
    <MantineProvider env="test">
      <QueryClientProvider client={new QueryClient()}>{part}</QueryClientProvider>
    </MantineProvider>,
  );
}
