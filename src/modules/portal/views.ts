// The forms of what the portal answers.
import Type from 'typebox';
import { ACTIONS, PARCEL_WORDS, PAYMENT_WORDS, STATUS_WORDS } from './rules.ts';
import { nullable } from './schemas.ts';

const text = Type.String();
const count = Type.Integer();
const maybe = nullable(text);

export const Me = Type.Object({
  signedIn: Type.Boolean(),
  orderId: maybe,
  customerId: maybe,
  name: maybe,
  email: nullable(Type.String({ description: 'Masked unless signed in' })),
  locale: nullable(Type.String({ description: 'Of the customer, or of the order that the link is about' })),
});

export const Shop = Type.Object({ name: Type.String({ description: 'As messages are signed' }) });

export const OrderLine = Type.Object({
  orderId: text,
  number: text,
  status: text,
  placedAt: text,
  totalMinor: count,
  currency: text,
});

const Feedback = Type.Object({ rating: count, recommend: nullable(count), comment: maybe, givenAt: text });

export const PortalOrder = Type.Object({
  orderId: text,
  number: text,
  placedAt: text,
  status: Type.Enum(STATUS_WORDS),
  currency: text,
  goodsMinor: count,
  discountMinor: count,
  shippingMinor: count,
  taxMinor: count,
  taxesIncluded: Type.Boolean(),
  totalMinor: count,
  signedIn: Type.Boolean(),
  name: maybe,
  email: maybe,
  promisedDate: maybe,
  payment: nullable(
    Type.Object({
      state: Type.Enum(PAYMENT_WORDS),
      paidMinor: count,
      refundedMinor: count,
      byInvoice: Type.Boolean({ description: 'Bought on account: so may the same be, ordered again' }),
    }),
  ),
  lines: Type.Array(
    Type.Object({
      lineNo: count,
      shipGroup: count,
      sku: text,
      name: text,
      ordered: count,
      waiting: count,
      preparing: count,
      onTheWay: count,
      delivered: count,
      cancelled: count,
      totalMinor: count,
      promisedDate: maybe,
      deliveredAt: maybe,
      changes: Type.Array(
        Type.Object({ promisedDate: text, previousDate: maybe, reasonCode: maybe, reason: maybe, at: text }),
      ),
    }),
  ),
  groups: Type.Array(
    Type.Object({
      no: count,
      method: maybe,
      pickupLocation: maybe,
      promisedDate: maybe,
      city: maybe,
      country: maybe,
      address: nullable(
        Type.Object({
          name: maybe,
          company: maybe,
          lines: Type.Array(text),
          postalCode: maybe,
          city: text,
          country: text,
        }),
      ),
    }),
  ),
  parcels: Type.Array(
    Type.Object({
      shipmentId: text,
      status: Type.Enum(PARCEL_WORDS),
      carrier: text,
      trackingNumber: maybe,
      trackingUrl: maybe,
      shippedAt: maybe,
      deliveredAt: maybe,
      lines: Type.Array(Type.Object({ lineNo: count, quantity: count })),
      tracking: Type.Array(Type.Object({ status: text, at: text, description: maybe })),
      feedback: nullable(Feedback),
      mayRate: Type.Boolean(),
    }),
  ),
  invoices: Type.Array(
    Type.Object({
      invoiceId: text,
      document: text,
      number: text,
      issuedAt: text,
      totalMinor: count,
      currency: text,
    }),
  ),
  cases: Type.Array(
    Type.Object({
      number: text,
      subject: text,
      state: text,
      openedAt: text,
      messages: Type.Array(Type.Object({ kind: text, text, writtenAt: text })),
    }),
  ),
  actions: Type.Array(
    Type.Object({
      action: Type.Enum(ACTIONS),
      allowed: Type.Boolean(),
      reasonCode: maybe,
      reason: maybe,
      shipGroup: nullable(count),
      lines: Type.Array(Type.Object({ lineNo: count, units: count })),
    }),
  ),
});

export const FeedbackRow = Type.Object({
  orderId: text,
  shipmentId: text,
  rating: count,
  recommend: nullable(count),
  comment: maybe,
  givenAt: text,
  changedAt: text,
  caseId: maybe,
});

export const FeedbackSums = Type.Object({
  answers: count,
  averageRating: nullable(Type.Number()),
  promoters: count,
  detractors: count,
  asked: count,
  netPromoterScore: nullable(Type.Number({ description: 'Promoters less detractors, of 100 who answered' })),
});

export const ProductRow = Type.Object({
  sku: text,
  name: text,
  priceMinor: count,
  currency: text,
  available: count,
  nextOn: nullable(Type.String({ description: 'The day from which more can be promised' })),
});
