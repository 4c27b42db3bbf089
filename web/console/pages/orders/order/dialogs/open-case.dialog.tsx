// Opens a case about the order, by the dialog of cases.
import { OpenCaseDialog } from '../../../cases/open-case.dialog.tsx';
import type { ActionDialogProps } from './action-dialog.ts';

export const OpenOrderCase = ({ order, onClose }: ActionDialogProps) => (
  <OpenCaseDialog order={order} onClose={onClose} />
);
