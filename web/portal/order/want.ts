// What a customer may ask to do with an order.
import type { Action } from '../../api/portal.ts';

export interface Want {
  action: 'cancel-order' | 'cancel-lines' | 'change-address' | 'reorder' | 'sign-in';
  shipGroup?: number | null;
}

export const needsSignIn = (action: Action): boolean => action.reasonCode === 'portal.sign-in-needed';
