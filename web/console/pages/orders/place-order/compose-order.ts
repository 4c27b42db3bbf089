// The pure part of the order form: what is sent for what was typed.
import type { NewOrder } from '../../../../api/orders.ts';
import type { AddressDraft, Goal } from './goal-fields.tsx';
import type { DraftLine } from './line-fields.tsx';

export const CURRENCIES = ['EUR', 'USD', 'GBP', 'PLN', 'JPY', 'TRY'] as const;

/** Tokens of the sandbox payment provider. */
export const PAYMENTS = [
  'tok_ok',
  'tok_decline',
  'tok_insufficient_funds',
  'tok_timeout',
  'tok_late',
  'tok_capture_fails',
  'tok_refund_fails',
] as const;

export const EMPTY_ADDRESS: AddressDraft = {
  name: '',
  email: '',
  street: '',
  postalCode: '',
  city: '',
  country: '',
};

export interface OrderDraft {
  channel: string;
  currency: string;
  lines: readonly DraftLine[];
  goal: Goal;
  payment: string;
  allowBackorder: boolean;
}

export function composeOrder(draft: OrderDraft): NewOrder {
  const { name, email, street, postalCode, city, country } = draft.goal.address;
  const shipGroup =
    draft.goal.kind === 'pickup'
      ? { pickupLocation: draft.goal.location }
      : {
          address: {
            ...(name.trim() ? { name: name.trim() } : {}),
            lines: [street.trim()],
            ...(postalCode.trim() ? { postalCode: postalCode.trim() } : {}),
            city: city.trim(),
            country: country.trim().toUpperCase(),
          },
          method: 'standard',
        };
  const customer = {
    ...(name.trim() ? { name: name.trim() } : {}),
    ...(email.trim() ? { email: email.trim() } : {}),
  };
  return {
    channel: draft.channel.trim(),
    currency: draft.currency,
    ...(Object.keys(customer).length > 0 ? { customer } : {}),
    shipGroups: [shipGroup],
    lines: draft.lines.map(({ sku, quantity }) => ({ sku, quantity })),
    payment: { method: 'card', provider: 'sandbox', state: 'pending', token: draft.payment },
    allowBackorder: draft.allowBackorder,
  };
}
