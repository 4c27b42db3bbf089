// The pure part of the order form: its draft, what is asked and sent for it, what it costs. No I/O.
import type { BodyOf } from '../../../../api/call.ts';
import type { CustomerAddress } from '../../../../api/customers.ts';
import type { NewOrder } from '../../../../api/orders.ts';
import { type AddressDraft, draftOf, EMPTY_ADDRESS, linesOf } from '../customer/address-draft.ts';

export interface LineDraft {
  id: number;
  sku: string;
  name: string;
  quantity: number;
  discountMinor: number;
  /** Id of its delivery. */
  group: number;
}

export interface GroupDraft {
  id: number;
  how: 'ship' | 'pickup';
  address: AddressDraft;
  /** Of the customer's record, whose content `address` is; null: typed here. */
  addressId: string | null;
  store: string;
  method: string;
  requestedDate: string;
  giftMessage: string;
  shippingMinor: number;
}

export const PAYMENTS = ['card', 'account', 'later', 'external'] as const;
export type PaymentWay = (typeof PAYMENTS)[number];

export interface OrderDraft {
  customerId: string | null;
  guest: { name: string; email: string; phone: string } | null;
  channel: string;
  currency: string;
  lines: LineDraft[];
  groups: GroupDraft[];
  payment: PaymentWay;
  token: string;
  reference: string;
  discountMinor: number;
  purchaseOrderNumber: string;
  note: string;
  allowBackorder: boolean;
  keep: boolean;
  nextId: number;
}

export const newGroup = (id: number): GroupDraft => ({
  id,
  how: 'ship',
  address: EMPTY_ADDRESS,
  addressId: null,
  store: '',
  method: '',
  requestedDate: '',
  giftMessage: '',
  shippingMinor: 0,
});

export const EMPTY_DRAFT: OrderDraft = {
  customerId: null,
  guest: null,
  channel: 'phone',
  currency: 'EUR',
  lines: [],
  groups: [newGroup(1)],
  payment: 'card',
  token: '',
  reference: '',
  discountMinor: 0,
  purchaseOrderNumber: '',
  note: '',
  allowBackorder: false,
  keep: true,
  nextId: 2,
};

/** One more unit of a product, in the delivery that was chosen last. */
export function addProduct(draft: OrderDraft, product: { sku: string; name: string }): OrderDraft {
  const group = draft.groups[0]?.id ?? 1;
  const same = draft.lines.find((line) => line.sku === product.sku && line.group === group);
  if (same) {
    const lines = draft.lines.map((line) =>
      line === same ? { ...line, quantity: line.quantity + 1 } : line,
    );
    return { ...draft, lines };
  }
  const line = { id: draft.nextId, ...product, quantity: 1, discountMinor: 0, group };
  return { ...draft, lines: [...draft.lines, line], nextId: draft.nextId + 1 };
}

/** Takes a delivery away; what was to go there goes to the first one. */
export function dropGroup(draft: OrderDraft, id: number): OrderDraft {
  const groups = draft.groups.filter((group) => group.id !== id);
  const first = groups[0];
  if (!first) return draft;
  return {
    ...draft,
    groups,
    lines: draft.lines.map((line) => (line.group === id ? { ...line, group: first.id } : line)),
  };
}

/** The customer is chosen: every delivery goes to their default address unless one was typed. */
export function chooseAddresses(draft: OrderDraft, addresses: readonly CustomerAddress[]): OrderDraft {
  const shipping = addresses.filter(({ kind }) => kind === 'shipping');
  const first = shipping.find(({ isDefault }) => isDefault) ?? shipping[0] ?? addresses[0];
  if (!first) return draft;
  const groups = draft.groups.map((group) =>
    group.addressId === null && group.address.line1 === ''
      ? { ...group, addressId: first.addressId, address: draftOf(first) }
      : group,
  );
  return { ...draft, groups };
}

export const hasGoal = (group: GroupDraft): boolean =>
  group.how === 'pickup'
    ? group.store !== ''
    : group.address.line1.trim() !== '' && group.address.city.trim() !== '' && isCountry(group);

const isCountry = ({ address }: GroupDraft) => /^[a-z]{2}$/i.test(address.country.trim());

/** Deliveries that something goes to, in the order in which they are sent. */
export const usedGroups = (draft: OrderDraft): GroupDraft[] =>
  draft.groups.filter(({ id }) => draft.lines.some((line) => line.group === id));

const groupNo = (groups: readonly GroupDraft[], line: LineDraft) =>
  groups.findIndex(({ id }) => id === line.group) + 1;

const text = <K extends string>(name: K, value: string): Partial<Record<K, string>> =>
  value.trim() === '' ? {} : ({ [name]: value.trim() } as Record<K, string>);

/** What is asked of POST /v1/promise; null while there is nothing to ask. */
export function composePromise(draft: OrderDraft): BodyOf<'POST /v1/promise'> | null {
  const groups = usedGroups(draft);
  const knowsPlace = (group: GroupDraft) => (group.how === 'pickup' ? group.store !== '' : isCountry(group));
  if (groups.length === 0 || !groups.every(knowsPlace)) return null;
  return {
    channel: draft.channel.trim() || 'phone',
    currency: draft.currency,
    shipGroups: groups.map((group) => ({
      ...(group.how === 'pickup'
        ? { pickupLocation: group.store }
        : {
            destination: {
              country: group.address.country.trim().toUpperCase(),
              ...text('postalCode', group.address.postalCode),
            },
          }),
      ...text('requestedDate', group.requestedDate),
      ...text('method', group.method),
    })),
    lines: draft.lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      shipGroup: groupNo(groups, line),
    })),
  };
}

function composeAddress(address: AddressDraft) {
  return {
    ...text('name', address.name),
    ...text('company', address.company),
    lines: linesOf(address),
    ...text('postalCode', address.postalCode),
    city: address.city.trim(),
    ...text('region', address.region),
    country: address.country.trim().toUpperCase(),
    ...text('phone', address.phone),
  };
}

function composePayment(draft: OrderDraft): NewOrder['payment'] {
  switch (draft.payment) {
    case 'card':
      return { method: 'card', provider: 'sandbox', state: 'pending', token: draft.token.trim() };
    case 'account':
      return { method: 'invoice', state: 'on-account' };
    case 'external':
      return {
        method: 'transfer',
        provider: 'external',
        state: 'paid',
        ...text('reference', draft.reference),
      };
    case 'later':
      return { method: 'transfer', state: 'pending' };
  }
}

/** The order as it is sent; `holdId` keeps the units that were promised for it. */
export function composeOrder(draft: OrderDraft, holdId: string | null): NewOrder {
  const groups = usedGroups(draft);
  const guest = draft.guest && {
    ...text('name', draft.guest.name),
    ...text('email', draft.guest.email),
    ...text('phone', draft.guest.phone),
  };
  const customer = draft.customerId === null ? guest : { customerId: draft.customerId };
  const payment = composePayment(draft);
  return {
    channel: draft.channel.trim(),
    currency: draft.currency,
    ...(customer && Object.keys(customer).length > 0 ? { customer } : {}),
    shipGroups: groups.map((group) => ({
      ...(group.how === 'pickup'
        ? { pickupLocation: group.store }
        : { address: composeAddress(group.address) }),
      ...text('method', group.method),
      ...text('requestedDate', group.requestedDate),
      ...text('giftMessage', group.giftMessage),
      ...(group.shippingMinor > 0 ? { shippingMinor: group.shippingMinor } : {}),
    })),
    lines: draft.lines.map((line) => ({
      sku: line.sku,
      quantity: line.quantity,
      shipGroup: groupNo(groups, line),
      ...(line.discountMinor > 0 ? { discountMinor: line.discountMinor } : {}),
    })),
    ...(draft.discountMinor > 0 ? { discountMinor: draft.discountMinor } : {}),
    ...(payment ? { payment } : {}),
    ...(holdId === null ? {} : { holdId }),
    allowBackorder: draft.allowBackorder,
    ...text('purchaseOrderNumber', draft.purchaseOrderNumber),
    ...text('note', draft.note),
  };
}

export interface Sums {
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  totalMinor: number;
  /** A product without a price. */
  isIncomplete: boolean;
}

export function sumUp(draft: OrderDraft, priceOf: (line: LineDraft) => number | undefined): Sums {
  let goodsMinor = 0;
  let discountMinor = draft.discountMinor;
  let isIncomplete = false;
  for (const line of draft.lines) {
    const price = priceOf(line);
    if (price === undefined) isIncomplete = true;
    goodsMinor += (price ?? 0) * line.quantity;
    discountMinor += line.discountMinor;
  }
  const shippingMinor = usedGroups(draft).reduce((sum, group) => sum + group.shippingMinor, 0);
  return {
    goodsMinor,
    discountMinor,
    shippingMinor,
    totalMinor: goodsMinor - discountMinor + shippingMinor,
    isIncomplete,
  };
}
