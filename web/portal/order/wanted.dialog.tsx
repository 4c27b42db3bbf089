// The dialog for what the customer has asked to do: first the proof of who it is where that is needed, then the thing itself, as the order
// stands by then. Loaded when it is first asked for.
import type { PortalOrder } from '../../api/portal.ts';
import { SignInDialog } from '../sign-in/sign-in.dialog.tsx';
import { CancelLinesDialog } from './cancel-lines.dialog.tsx';
import { CancelOrderDialog } from './cancel-order.dialog.tsx';
import { ChangeAddressDialog } from './change-address.dialog.tsx';
import { ReorderDialog } from './reorder.dialog.tsx';
import { needsSignIn, type Want } from './want.ts';

interface WantedDialogProps {
  order: PortalOrder;
  wanted: Want;
  onClose: () => void;
}

export default function WantedDialog({ order, wanted, onClose }: WantedDialogProps) {
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
