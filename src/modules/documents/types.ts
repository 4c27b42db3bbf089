// The nouns of documents: what each sheet of paper shows, as plain values that can be handed to a worker thread. Types only.
export const LANGUAGES = ['en', 'ja', 'pl', 'ru', 'tr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Who sells, as printed on every invoice. */
export interface Seller {
  name: string;
  /** Lines of the postal address, country last. */
  address: string[];
  vatId: string | null;
  /** Bank, IBAN and BIC, a line each. */
  bank: string[];
  email: string | null;
  phone: string | null;
  /** Commercial register, court, directors: what the seller's law wants in the foot. */
  legal: string | null;
}

/** A name and an address as they stand on paper. */
export interface Party {
  name: string;
  lines: string[];
  vatId: string | null;
}

/** Percent; null where amounts are too small to tell it. */
export type TaxRate = number | null;

export interface InvoiceRow {
  sku: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  taxRate: TaxRate;
  taxMinor: number;
  /** As priced: with tax where prices contain it. */
  amountMinor: number;
}

export interface TaxSum {
  rate: TaxRate;
  netMinor: number;
  taxMinor: number;
}

export interface InvoiceSheet {
  kind: 'invoice' | 'credit-note';
  language: Language;
  number: string;
  /** Dates are YYYY-MM-DD in the shop's time zone. */
  issuedOn: string;
  /** When the goods left. */
  suppliedOn: string | null;
  orderNumber: string | null;
  /** Of a credit note: the invoice it corrects. */
  corrects: { number: string; issuedOn: string } | null;
  reason: string | null;
  seller: Seller;
  buyer: Party;
  currency: string;
  taxesIncluded: boolean;
  rows: InvoiceRow[];
  shipping: { netMinor: number; taxMinor: number; rate: TaxRate } | null;
  taxes: TaxSum[];
  netMinor: number;
  taxMinor: number;
  totalMinor: number;
  payment: {
    state: 'paid' | 'partly-paid' | 'open';
    paidMinor: number;
    openMinor: number;
    dueOn: string | null;
  } | null;
  refund: 'refund' | 'receivable' | null;
}

export interface PackingSlipSheet {
  language: Language;
  seller: Seller;
  orderNumber: string;
  placedOn: string;
  fulfilmentOrderId: string;
  location: string;
  shipTo: Party;
  giftMessage: string | null;
  currency: string;
  /** Null on a gift: whoever unpacks it sees no price. */
  prices: boolean;
  rows: { sku: string; name: string; quantity: number; unitPriceMinor: number | null; lots: string[] }[];
}

/** A parcel label of four by six inches. */
export interface LabelSheet {
  carrier: string;
  service: string;
  trackingNumber: string;
  reference: string;
  from: Party;
  to: Party;
  phone: string | null;
  weightGrams: number | null;
  /** 1 of 2. */
  parcel: number;
  parcels: number;
}

export interface PickListSheet {
  language: Language;
  title: string;
  location: string;
  createdAt: string;
  barcode: string;
  rows: {
    sku: string;
    name: string;
    bin: string | null;
    quantity: number;
    lots: { lot: string; expiresOn: string | null; quantity: number }[];
    totes: { tote: number; quantity: number }[];
  }[];
  totes: {
    tote: number;
    fulfilmentOrderId: string;
    orderNumber: string;
    units: number;
    dueAt: string | null;
  }[];
}

/** What the renderer can draw. */
export type Sheet =
  | { readonly form: 'invoice'; readonly sheet: InvoiceSheet }
  | { readonly form: 'packing-slip'; readonly sheet: PackingSlipSheet }
  | { readonly form: 'label'; readonly sheets: readonly LabelSheet[]; readonly date: string }
  | { readonly form: 'pick-list'; readonly sheet: PickListSheet };
