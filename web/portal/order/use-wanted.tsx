// What the customer has asked to do with the order, and the dialog for it.
import { lazy, Suspense, useState } from 'react';
import type { PortalOrder } from '../../api/portal.ts';
import type { Want } from './want.ts';

const WantedDialog = lazy(() => import('./wanted.dialog.tsx'));

export function useWanted(order: PortalOrder | undefined) {
  const [wanted, setWanted] = useState<Want | null>(null);
  const dialog = order && wanted && (
    <Suspense>
      <WantedDialog order={order} wanted={wanted} onClose={() => setWanted(null)} />
    </Suspense>
  );
  return { want: setWanted, dialog };
}
