// What the customer has asked to do with the order, and the dialog for it: first the proof of who it is where that is needed, then the thing
// itself, as the order stands by then.
import { useState } from 'react';
import type { Action, PortalOrder } from '../../api/portal.ts';
import { SignInDialog } from '../sign-in/sign-in.dialog.tsx';
import { CancelLinesDialog } from './cancel-lines.dialog.tsx';
import { CancelOrderDialog } from './cancel-order.dialog.tsx';
import { ChangeAddressDialog } from './change-address.dialog.tsx';
import { ReorderDialog } from './reorder.dialog.tsx';

export interface Want {
  action: 'cancel-order' | 'cancel-lines' | 'change-address' | 'reorder' | 'sign-in';
  shipGroup?: number | null;
}

export const needsSignIn = (action: Action): boolean => action.reasonCode === 'portal.sign-in-needed';

export function useWanted(order: PortalOrder | undefined) {
  const [wanted, setWanted] = useState<Want | null>(null);
  const close = () => setWanted(null);
  const dialog = order && wanted && <WantedDialog order={order} wanted={wanted} onClose={close} />;
  return { want: setWanted, dialog };
}

interface WantedDialogProps {
  order: PortalOrder;
  wanted: Want;
  onClose: () => void;
}

function WantedDialog({ order, wanted, onClose }: WantedDialogProps) {
  const action = order.actions.find(
    (each) =>
      each.action === wanted.action && (wanted.shipGroup == null || each.shipGroup === wanted.shipGroup),
  );
  const isUnproven =
    wanted.action === 'sign-in' ? !order.signedIn : action !== undefined && needsSignIn(action);
  if (isUnproven) {
    // Signed in, the dialog that was wanted stands here by itself.
    return <SignInDialog onClose={onClose} onDone={wanted.action === 'sign-in' ? onClose : () => {}} />;
  }
  if (!action?.allowed) return null;
  const props = { order, action, onClose };
  switch (wanted.action) {
    case 'cancel-order':
      return <CancelOrderDialog {...props} />;
    case 'cancel-lines':
      return <CancelLinesDialog {...props} />;
    case 'change-address':
      return <ChangeAddressDialog {...props} />;
    case 'reorder':
      return <ReorderDialog {...props} />;
    case 'sign-in':
      return null;
  }
}
