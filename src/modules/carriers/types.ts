// The nouns of carriers: what a carrier offers, when it works, where its zones are, what it costs and how long it takes.
// Types only; the words are explained in README.md.

/** Brought to the door, to a point where the customer collects it, or by a messenger of one's own. */
export const SERVICE_KINDS = ['delivery', 'pickup-point', 'courier'] as const;
export type ServiceKind = (typeof SERVICE_KINDS)[number];

/** What a parcel may need on its way; a service offers some of it. */
export const CARRIAGE_FEATURES = [
  'cold',
  'frozen',
  'hazmat',
  'signature',
  'age-check',
  'insured',
  'fragile',
] as const;
export type CarriageFeature = (typeof CARRIAGE_FEATURES)[number];

export interface ServiceKey {
  readonly carrier: string;
  readonly service: string;
}

export interface CarrierService extends ServiceKey {
  readonly name: string;
  readonly kind: ServiceKind;
  readonly features: readonly CarriageFeature[];
  /** Of one parcel; what is heavier goes as several. */
  readonly maxWeightGrams: number;
  /** Of one parcel: its longest, second and shortest side; null: no limit. */
  readonly maxLengthMm: number | null;
  readonly maxWidthMm: number | null;
  readonly maxHeightMm: number | null;
  /** Cubic centimetres that count as a kilogram; null: weight alone counts. */
  readonly volumetricDivisor: number | null;
  readonly active: boolean;
}

/** When a carrier works: for all its services and countries, or for one of them. */
export interface CarrierCalendar {
  readonly carrier: string;
  /** null: every service without a calendar of its own. */
  readonly service: string | null;
  /** null: every country without a calendar of its own. */
  readonly country: string | null;
  /** In which its days run; null: in that of the place. */
  readonly timeZone: string | null;
  /** Days of the week (1 is Monday) that count as days under way. */
  readonly workingDays: readonly number[];
  /** Days of the week on which it brings parcels; some of the working days. */
  readonly deliveryDays: readonly number[];
  /** Dates without work, `YYYY-MM-DD`. */
  readonly closed: readonly string[];
}

/** When a service fetches parcels at a location. Without one: on each day that the location is open. */
export interface Collection extends ServiceKey {
  /** Location code. */
  readonly location: string;
  /** Monday first, `HH:MM` local; null: not on that day. */
  readonly times: readonly (string | null)[];
  /** Orders released before it leave with the same day's collection; null: the location's own cut-off. */
  readonly cutOff: string | null;
}

/** From where a zone counts: one location, a country or a part of it by postal prefix, or (all three null) anywhere. */
export interface ZoneOrigin {
  readonly location: string | null;
  readonly country: string | null;
  readonly postalPrefix: string | null;
}

/** Destinations of one zone: a country or a range of postal prefixes in it. */
export interface ZoneRow {
  readonly carrier: string;
  /** null: for every service that has no zones of its own. */
  readonly service: string | null;
  readonly origin: ZoneOrigin;
  /** null: every country that no other row names. */
  readonly country: string | null;
  /** First and last prefix, equally long; null: the whole country. */
  readonly postalFrom: string | null;
  readonly postalTo: string | null;
  readonly zone: string;
}

export interface TransitRow extends ServiceKey {
  readonly zone: string;
  /** Working days under way. */
  readonly daysMin: number;
  readonly daysMax: number;
  /** Time of the day of the delivery, `HH:MM` local; null: any. */
  readonly windowFrom: string | null;
  readonly windowTo: string | null;
}

/** What a parcel of more than `overGrams` and at most `upToGrams` costs. */
export interface RateRow extends ServiceKey {
  readonly zone: string;
  readonly overGrams: number;
  readonly upToGrams: number;
  readonly baseMinor: number;
  /** For each started kilogram over `overGrams`. */
  readonly perKgMinor: number;
  /** Of base and kilograms together, before the surcharge. */
  readonly minimumMinor: number;
  readonly fuelPercent: number;
  readonly currency: string;
}

/** What one version of a rate card says. */
export interface RateCardRows {
  readonly zones: readonly ZoneRow[];
  readonly transit: readonly TransitRow[];
  readonly rates: readonly RateRow[];
}

export const RATE_CARD_STATES = ['draft', 'published', 'withdrawn'] as const;
export type RateCardState = (typeof RATE_CARD_STATES)[number];

/** One version of a carrier's rate card: edited as a draft, published whole, never changed after. */
export interface RateCard {
  readonly carrier: string;
  readonly version: number;
  readonly state: RateCardState;
  /** First and last day on which parcels leave by it; null while a draft, and for the last day: until the next one. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
  readonly note: string | null;
  readonly createdAt: Date;
  readonly createdBy: string;
  readonly publishedAt: Date | null;
  readonly publishedBy: string | null;
}

/** Why a rate card cannot be published: where, and what is wrong there. */
export interface RateCardProblem {
  readonly place: string;
  readonly code: string;
  readonly reason: string;
}

export interface Parcel {
  readonly weightGrams: number;
  readonly lengthMm?: number | undefined;
  readonly widthMm?: number | undefined;
  readonly heightMm?: number | undefined;
}

export interface Destination {
  readonly country: string;
  readonly postalCode?: string | null | undefined;
}
