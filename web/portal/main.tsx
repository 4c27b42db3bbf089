// Starts the portal in the page. It shares the ui kit and the typed calls with the console, and none of the console's own code.
import './portal-styles.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { readShop } from '../api/portal.ts';
import { createQueryClient } from '../api/query-client.ts';
import { startPortalTexts } from '../texts/portal-texts.ts';
import { PageFrame } from '../ui/page-frame.tsx';
import { withoutOverrides } from '../ui/safe-text.tsx';
import { Portal } from './portal.tsx';
import { ShopName } from './shop-name.ts';

const NAME_MS = 3_000;

// Nobody waits long for a name: the pages stand without it too.
const [shop] = await Promise.all([
  readShop(AbortSignal.timeout(NAME_MS)).catch(() => null),
  startPortalTexts(),
]);

// Until a page has a title of its own.
document.title = withoutOverrides(shop?.name ?? '');

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <PageFrame notices="bottom-center">
      <QueryClientProvider client={createQueryClient()}>
        <ShopName value={shop?.name ?? ''}>
          <Portal />
        </ShopName>
      </QueryClientProvider>
    </PageFrame>
  </StrictMode>,
);
