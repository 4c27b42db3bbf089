// The door of carriers: what delivery costs and how long it takes. Nothing else of this folder is imported elsewhere (http.ts
// apart, by http/ and cli/).
export { type CarrierCommands, createCarrierCommands, listCarrierCommands } from './commands.ts';
export { CARRIER_FILES } from './csv-rows.ts';
export type { CarrierDependencies } from './dependencies.ts';
export {
  createLeadTimeReader,
  type LeadTimeReader,
  type LeadTimes,
  NO_LEAD_TIMES,
} from './lead-times/lead-times.ts';
export {
  type ConfidencePercent,
  type DeliveryOption,
  type Exclusion,
  explainQuote,
  type Quote,
  type QuoteInput,
  quoteDelivery,
} from './quotes/quote-delivery.ts';
export { quoteSplit, type SplitOption, type SplitParcel } from './quotes/quote-split.ts';
export {
  cheapestService,
  type DestinationCosts,
  openShippingCosts,
  type ShippingCosts,
  type ShippingTerms,
  shippingCosts,
} from './quotes/shipping-costs.ts';
export {
  createRateBookReader,
  hasRates,
  RATE_BOOK_VERSION,
  type RateBook,
  type RateBookReader,
} from './rate-book.ts';
export { type DeliveredParcel, recordTransits } from './record-transits.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export {
  CARRIAGE_FEATURES,
  type CarriageFeature,
  type CarrierService,
  type Destination,
  type Parcel,
  type ServiceKey,
  type ServiceKind,
} from './types.ts';
