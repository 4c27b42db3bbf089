// Written by tools/openapi.ts from docs/reference/openapi.json: the types of every call. Not edited by hand.

export type Problem = {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  problems?: {
    at: string;
    message: string;
  }[];
};

export type AccessChangeUserOutput = {
  userId: string;
};

export type AccessCreateApiKeyInput = {
  name: string;
  role: 'admin' | 'operations' | 'service' | 'finance' | 'read-only' | 'channel';
  channel?: string;
};

export type AccessCreateApiKeyOutput = {
  keyId: string;
  name: string;
  secret: string | null;
};

export type AccessInviteUserInput = {
  role: 'admin' | 'operations' | 'service' | 'finance' | 'read-only' | 'channel';
  channel?: string;
};

export type AccessInviteUserOutput = {
  expiresAt: string;
  secret: string | null;
};

export type AccessRevokeApiKeyOutput = {
  keyId: string;
};

export type CarriersClearRateCardDraftOutput = {
  carrier: string;
  version: number;
  removed: number;
};

export type CarriersFitLeadTimesInput = {
  limit?: number;
};

export type CarriersFitLeadTimesOutput = {
  counted: number;
  groups: number;
};

export type CarriersImportCarrierRowsOutput = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: {
    line: number;
    code: string | null;
    reason: string;
    facts: Record<string, unknown>;
  }[];
};

export type CarriersPublishRateCardOutput = {
  carrier: string;
  version: number;
  validFrom: string;
  validTo: string | null;
  ended: number | null;
  zones: number;
  transitTimes: number;
  rates: number;
};

export type CarriersRemoveCarrierCalendarInput = {
  carrier: string;
  service?: string | null;
  country?: string | null;
};

export type CarriersRemoveCarrierCalendarOutput = {
  carrier: string;
  service: string | null;
  country: string | null;
  timeZone: string | null;
  workingDays: number[];
  deliveryDays: number[];
  closed: string[];
};

export type CarriersRemoveCollectionOutput = {
  location: string;
  carrier: string;
  service: string;
  times: (string | null)[];
  cutOff: string | null;
};

export type CarriersRemoveRateInput = {
  carrier: string;
  service: string;
  zone: string;
  overGrams: number;
};

export type CarriersRemoveRateOutput = {
  version: number;
  service: string;
  zone: string;
  overGrams: number;
  upToGrams: number;
  baseMinor: number;
  currency: string;
  perKgMinor: number;
  minimumMinor: number;
  fuelPercent: number;
};

export type CarriersRemoveTransitTimeInput = {
  carrier: string;
  service: string;
  zone: string;
};

export type CarriersRemoveTransitTimeOutput = {
  version: number;
  service: string;
  zone: string;
  daysMin: number;
  daysMax: number;
  windowFrom: string | null;
  windowTo: string | null;
};

export type CarriersRemoveZoneInput = {
  carrier: string;
  service?: string | null;
  originLocation?: string | null;
  originCountry?: string | null;
  originPostalPrefix?: string | null;
  country?: string | null;
  postalFrom?: string | null;
  postalTo?: string | null;
};

export type CarriersRemoveZoneOutput = {
  version: number;
  service: string | null;
  originLocation: string | null;
  originCountry: string | null;
  originPostalPrefix: string | null;
  country: string | null;
  postalFrom: string | null;
  postalTo: string | null;
  zone: string;
};

export type CarriersSetFuelSurchargeOutput = {
  carrier: string;
  version: number;
  changed: number;
};

export type CarriersStartRateCardDraftOutput = {
  carrier: string;
  version: number;
  copyOf: number | null;
};

export type CarriersUpsertCarrierCalendarInput = {
  carrier: string;
  service?: string | null;
  country?: string | null;
  timeZone?: string | null;
  workingDays?: readonly number[];
  deliveryDays?: readonly number[];
  closed?: readonly string[];
};

export type CarriersUpsertCarrierCalendarOutput = {
  carrier: string;
  service: string | null;
  country: string | null;
  timeZone: string | null;
  workingDays: number[];
  deliveryDays: number[];
  closed: string[];
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CarriersUpsertCarrierServiceInput = {
  carrier: string;
  service: string;
  name?: string;
  kind?: 'delivery' | 'pickup-point' | 'courier';
  features?: readonly ('cold' | 'frozen' | 'hazmat' | 'signature' | 'age-check' | 'insured' | 'fragile')[];
  maxWeightGrams?: number;
  maxLengthMm?: number | null;
  maxWidthMm?: number | null;
  maxHeightMm?: number | null;
  volumetricDivisor?: number | null;
  active?: boolean;
};

export type CarriersUpsertCarrierServiceOutput = {
  carrier: string;
  service: string;
  name: string;
  kind: 'delivery' | 'pickup-point' | 'courier';
  features: ('cold' | 'frozen' | 'hazmat' | 'signature' | 'age-check' | 'insured' | 'fragile')[];
  maxWeightGrams: number;
  maxLengthMm: number | null;
  maxWidthMm: number | null;
  maxHeightMm: number | null;
  volumetricDivisor: number | null;
  active: boolean;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CarriersUpsertCollectionInput = {
  location: string;
  carrier: string;
  service: string;
  times: readonly (string | null)[];
  cutOff?: string | null;
};

export type CarriersUpsertCollectionOutput = {
  location: string;
  carrier: string;
  service: string;
  times: (string | null)[];
  cutOff: string | null;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CarriersUpsertRateInput = {
  carrier: string;
  service: string;
  zone: string;
  overGrams: number;
  upToGrams: number;
  baseMinor: number;
  currency: string;
  perKgMinor?: number;
  minimumMinor?: number;
  fuelPercent?: number;
};

export type CarriersUpsertRateOutput = {
  version: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CarriersUpsertTransitTimeInput = {
  carrier: string;
  service: string;
  zone: string;
  daysMin: number;
  daysMax: number;
  windowFrom?: string;
  windowTo?: string;
};

export type CarriersUpsertTransitTimeOutput = {
  version: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CarriersUpsertZoneInput = {
  carrier: string;
  service?: string;
  originLocation?: string;
  originCountry?: string;
  originPostalPrefix?: string;
  country?: string;
  postalFrom?: string;
  postalTo?: string;
  zone: string;
};

export type CarriersUpsertZoneOutput = {
  version: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CatalogDefineBundleOutput = {
  sku: string;
  changed: boolean;
};

export type CatalogDiscontinueVariantOutput = {
  sku: string;
  changed: boolean;
  bundles: string[];
};

export type CatalogRemovePriceInput = {
  sku: string;
  currency: string;
  channel?: string | null;
  minQuantity?: number;
  validFrom?: string | null;
};

export type CatalogRemovePriceOutput = {
  sku: string;
};

export type CatalogSetPriceInput = {
  sku: string;
  currency: string;
  channel?: string | null;
  minQuantity?: number;
  validFrom?: string | null;
  validTo?: string | null;
  amountMinor: number;
};

export type CatalogSetPriceOutput = {
  sku: string;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CatalogUpsertProductInput = {
  code: string;
  name?: string;
  description?: string;
  brand?: string | null;
  category?: string | null;
  attributes?: Record<string, string | number | boolean | null>;
};

export type CatalogUpsertProductOutput = {
  code: string;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CatalogUpsertVariantInput = {
  sku: string;
  name?: string;
  product?: string | null;
  weightGrams?: number | null;
  dimensions?: {
    lengthMm: number;
    widthMm: number;
    heightMm: number;
  } | null;
  attributes?: Record<string, string | number | boolean | null>;
  returnable?: boolean;
  requires?: readonly string[];
  status?: 'active' | 'discontinued';
  taxCategory?: string;
  gtin?: string | null;
};

export type CatalogUpsertVariantOutput = {
  sku: string;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type CustomersAddAddressOutput = {
  customerId: string;
  addressId: string;
};

export type CustomersChangeAddressOutput = {
  customerId: string;
  addressId: string;
  changed: boolean;
};

export type CustomersChangeCustomerOutput = {
  customerId: string;
  changed: boolean;
};

export type CustomersCreateCustomerInput = {
  kind?: 'person' | 'company';
  name: string;
  email?: string | null;
  phone?: string | null;
  locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
  vatId?: string | null;
  paymentTermsDays?: number | null;
  creditLimit?: {
    amountMinor: number;
    currency: string;
  } | null;
  contacts?: readonly {
    name: string;
    email?: string | null;
    phone?: string | null;
    position?: string | null;
  }[];
  marketingConsent?: boolean;
  tags?: readonly string[];
  notes?: string;
  externalIds?: readonly {
    channel: string;
    externalId: string;
  }[];
  addresses?: readonly {
    kind: 'shipping' | 'billing';
    isDefault?: boolean;
    name: string;
    company?: string | null;
    lines: readonly string[];
    postalCode?: string | null;
    city: string;
    region?: string | null;
    country: string;
    phone?: string | null;
    latitude?: number | null;
    longitude?: number | null;
  }[];
};

export type CustomersCreateCustomerOutput = {
  customerId: string;
};

export type CustomersEraseCustomerOutput = {
  customerId: string;
  changed: boolean;
};

export type CustomersRemoveAddressOutput = {
  customerId: string;
  addressId: string;
};

export type CustomersUpsertCustomerInput = {
  customerId?: string;
  channel?: string;
  externalId?: string;
  kind?: 'person' | 'company';
  name?: string;
  email?: string | null;
  phone?: string | null;
  locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
  vatId?: string | null;
  paymentTermsDays?: number | null;
  creditLimit?: {
    amountMinor: number;
    currency: string;
  } | null;
  contacts?: readonly {
    name: string;
    email?: string | null;
    phone?: string | null;
    position?: string | null;
  }[];
  marketingConsent?: boolean;
  tags?: readonly string[];
  notes?: string;
  addresses?: readonly {
    kind: 'shipping' | 'billing';
    isDefault?: boolean;
    name: string;
    company?: string | null;
    lines: readonly string[];
    postalCode?: string | null;
    city: string;
    region?: string | null;
    country: string;
    phone?: string | null;
    latitude?: number | null;
    longitude?: number | null;
  }[];
};

export type CustomersUpsertCustomerOutput = {
  customerId: string;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type DeskDeleteViewOutput = {
  viewId: string;
};

export type DeskSavePreferencesInput = {
  language?: 'en' | 'ja' | 'pl' | 'ru' | 'tr' | null;
  scheme?: 'light' | 'dark' | 'auto' | null;
  settings?: Record<string, string | number | boolean | null>;
};

export type DeskSavePreferencesOutput = {
  language: string | null;
  scheme: string | null;
  settings: Record<string, unknown>;
};

export type DeskSaveViewInput = {
  viewId?: string;
  area: string;
  name: string;
  shared?: boolean;
  filters: Record<string, string | number | boolean | null | readonly string[]>;
  columns?: readonly string[];
  sort?: string;
};

export type DeskSaveViewOutput = {
  viewId: string;
};

export type DocumentsSetSellerInput = {
  name: string;
  address: readonly string[];
  vatId?: string | null;
  bank?: readonly string[];
  email?: string | null;
  phone?: string | null;
  legal?: string | null;
};

export type DocumentsSetSellerOutput = {
  outcome: 'changed' | 'unchanged';
};

export type FulfilmentAnnounceArrivalInput = {
  fulfilmentOrderId: string;
  bay?: string;
  vehicle?: string;
  note?: string;
} | {
  token: string;
  bay?: string;
  vehicle?: string;
  note?: string;
};

export type FulfilmentAnnounceArrivalOutput = {
  fulfilmentOrderId: string;
  arrivedAt: string;
  pickupCode: string;
};

export type FulfilmentClaimOfferOutput = {
  location: string;
  claimedUnits: number;
};

export type FulfilmentCollectPickupOutput = {
  shipmentId: string;
  collectedUnits: number;
  waitedSeconds: number | null;
};

export type FulfilmentCreatePickListInput = {
  location: string;
  count?: number;
  fulfilmentOrderIds?: readonly string[];
};

export type FulfilmentCreatePickListOutput = {
  pickListId: string;
  totes: {
    tote: number;
    fulfilmentOrderId: string;
  }[];
  units: number;
};

export type FulfilmentCreditReturnsOutput = {
  creditedMinor: number;
  refundedMinor: number;
};

export type FulfilmentDeclineOfferOutput = {
  waitingFor: number;
};

export type FulfilmentFinishPickListOutput = {
  foundUnits: number;
  shortUnits: number;
};

export type FulfilmentInvoiceShipmentOutput = {
  invoiceId: string;
  number: string;
  totalMinor: number;
  currency: string;
};

export type FulfilmentOfferFulfilmentOrderOutput = {
  offerId: string;
  expiresAt: string;
};

export type FulfilmentPackFulfilmentOrderInput = {
  fulfilmentOrderId: string;
  packages?: readonly {
    weightGrams?: number;
    lengthMm?: number;
    widthMm?: number;
    heightMm?: number;
    lines: readonly {
      lineNo: number;
      quantity: number;
    }[];
  }[];
  carrier?: string;
  service?: string;
  trackingNumber?: string;
};

export type FulfilmentPackFulfilmentOrderOutput = {
  shipmentId: string;
  state: 'label-requested' | 'labelled' | 'label-failed' | 'shipped' | 'in-transit' | 'out-for-delivery' | 'arrived' | 'at-store' | 'delivered' | 'failed' | 'returned' | 'cancelled';
  packedUnits: number;
};

export type FulfilmentReceiveShipmentOutput = {
  fulfilmentOrderId: string;
  readyUntil: string;
};

export type FulfilmentRecordPickInput = {
  fulfilmentOrderId: string;
  lines?: readonly {
    lineNo: number;
    picked?: number;
    shortReason?: 'not-found' | 'damaged' | 'expired' | 'wrong-item';
    lots?: readonly {
      lot: string;
      quantity: number;
    }[];
  }[];
};

export type FulfilmentRecordPickOutput = {
  state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled';
  pickedUnits: number;
  shortUnits: number;
};

export type FulfilmentRecordTrackingInput = {
  shipmentId: string;
  status: 'in-transit' | 'out-for-delivery' | 'delivered' | 'delivery-failed' | 'returned-to-sender';
  at: string;
  description?: string;
} | {
  carrier: string;
  trackingNumber: string;
  status: 'in-transit' | 'out-for-delivery' | 'delivered' | 'delivery-failed' | 'returned-to-sender';
  at: string;
  description?: string;
};

export type FulfilmentRecordTrackingOutput = {
  shipmentId: string;
  state: 'label-requested' | 'labelled' | 'label-failed' | 'shipped' | 'in-transit' | 'out-for-delivery' | 'arrived' | 'at-store' | 'delivered' | 'failed' | 'returned' | 'cancelled';
  ignored: boolean;
};

export type FulfilmentRejectFulfilmentOrderOutput = {
  state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled';
  rejectedUnits: number;
  backorderedUnits: number;
};

export type FulfilmentReleaseOrderInput = {
  orderId: string;
};

export type FulfilmentReleaseOrderOutput = {
  fulfilmentOrders: string[];
  releasedUnits: number;
  backorderedUnits: number;
};

export type FulfilmentRemoveStoreRulesOutput = {
  location: string;
};

export type FulfilmentResourceLocationOutput = {
  movedUnits: number;
  backorderedUnits: number;
  promisedAnew: number;
  held: number;
  next: string | null;
};

export type FulfilmentRetryLabelOutput = {
  state: 'label-requested' | 'labelled' | 'label-failed' | 'shipped' | 'in-transit' | 'out-for-delivery' | 'arrived' | 'at-store' | 'delivered' | 'failed' | 'returned' | 'cancelled';
};

export type FulfilmentReturnPickupOutput = {
  returnedUnits: number;
  damagedUnits: number;
};

export type FulfilmentScanPickListOutput = {
  sku: string;
  name: string;
  put: {
    tote: number;
    fulfilmentOrderId: string;
    quantity: number;
  }[];
  leftOfSku: number;
  left: number;
  done: boolean;
};

export type FulfilmentSetStoreRulesOutput = {
  location: string;
};

export type FulfilmentShipShipmentInput = {
  shipmentId: string;
};

export type FulfilmentShipShipmentOutput = {
  state: 'label-requested' | 'labelled' | 'label-failed' | 'shipped' | 'in-transit' | 'out-for-delivery' | 'arrived' | 'at-store' | 'delivered' | 'failed' | 'returned' | 'cancelled';
  trackingNumber: string | null;
  shippedUnits: number;
};

export type FulfilmentStartPickingOutput = {
  state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled';
};

export type InsightCancelSimulationOutput = {
  state: 'cancelled';
};

export type InsightChangeReportOutput = {
  reportId: string;
};

export type InsightCreateReportInput = {
  name: string;
  keys: readonly ('orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score')[];
  filter?: {
    channel?: readonly string[];
    location?: readonly string[];
    carrier?: readonly string[];
    sku?: readonly string[];
    segment?: readonly string[];
    country?: readonly string[];
    processVersion?: readonly string[];
    currency?: string;
  };
  schedule: {
    every: 'day' | 'week' | 'month';
    at: string;
    timeZone: string;
    weekday?: number;
    dayOfMonth?: number;
  };
  recipients: readonly string[];
  locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
};

export type InsightCreateReportOutput = {
  reportId: string;
};

export type InsightRebuildLogInput = Record<string, never>;

export type InsightRebuildLogOutput = {
  filling: number;
};

export type InsightRemoveDataSetOutput = {
  dataSetId: string;
  removed: true;
};

export type InsightRemoveModelOutput = {
  removed: boolean;
};

export type InsightRemoveReportOutput = {
  removed: boolean;
};

export type InsightRemoveTargetOutput = {
  removed: boolean;
};

export type InsightRenameDataSetOutput = {
  dataSetId: string;
  name: string;
};

export type InsightSendReportOutput = {
  sendingId: string;
};

export type InsightSetProcessWatchOutput = {
  processId: string;
};

export type InsightSetTargetInput = {
  targetId?: string;
  key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
  filter?: {
    channel?: readonly string[];
    location?: readonly string[];
    carrier?: readonly string[];
    sku?: readonly string[];
    segment?: readonly string[];
    country?: readonly string[];
    processVersion?: readonly string[];
    currency?: string;
  };
  value: number;
  direction?: 'at-least' | 'at-most';
  windowDays?: number;
  recipients?: readonly string[];
  locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
  note?: string;
};

export type InsightSetTargetOutput = {
  targetId: string;
};

export type InsightStartSimulationInput = {
  name?: string;
  log?: {
    dataset?: string;
    notion?: string;
    everything?: boolean;
    filter?: string;
  };
  model?: string;
  otherModel?: string;
  changes?: readonly ({
    kind: 'arrivals';
    factor: number;
  } | {
    kind: 'people';
    activity: string;
    factor?: number;
    count?: number;
    calendar?: readonly number[];
    workSeconds?: number;
  } | {
    kind: 'time';
    activity: string;
    factor?: number;
    seconds?: number;
  } | {
    kind: 'automate';
    activity: string;
    share?: number;
    seconds?: number;
  } | {
    kind: 'way';
    node: string;
    to: string;
    probability: number;
  })[];
  weeks?: number;
  replications?: number;
  seed?: number;
  seasonal?: boolean;
  costs?: {
    currency: string;
    perCaseHourMinor?: number;
    perPersonHourMinor?: number;
  };
};

export type InsightStartSimulationOutput = {
  simulationId: string;
};

export type InsightUploadModelInput = {
  name: string;
  source: string;
};

export type InsightUploadModelOutput = {
  modelId: string;
  ref: string;
  format: 'bpmn' | 'pnml';
  activities: number;
};

export type InventoryAdjustStockInput = {
  sku: string;
  location: string;
  quantity: number;
  type?: 'adjustment' | 'pick-shortage' | 'return';
  lot?: string;
  expiresOn?: string;
  reason: string;
  reference?: string;
};

export type InventoryAdjustStockOutput = {
  sku: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
};

export type InventoryApplySafetyRulesInput = Record<string, never>;

export type InventoryApplySafetyRulesOutput = {
  positions: number;
};

export type InventoryApproveCountOutput = {
  countId: string;
  sku: string;
  location: string;
  class: 'A' | 'B' | 'C' | null;
  dueOn: string;
  state: 'open' | 'waiting' | 'posted' | 'cancelled';
  openedAt: string;
  entries: {
    lot: string | null;
    expiresOn: string | null;
    counted: number;
    expected: number;
  }[] | null;
  variance: number | null;
  countedBy: string | null;
  countedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
};

export type InventoryCancelCountOutput = {
  countId: string;
  sku: string;
  location: string;
  class: 'A' | 'B' | 'C' | null;
  dueOn: string;
  state: 'open' | 'waiting' | 'posted' | 'cancelled';
  openedAt: string;
  entries: {
    lot: string | null;
    expiresOn: string | null;
    counted: number;
    expected: number;
  }[] | null;
  variance: number | null;
  countedBy: string | null;
  countedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
};

export type InventoryCheckAvailabilityInput = {
  pairs: readonly {
    sku: string;
    location?: string;
  }[];
  channel?: string;
  on?: string;
};

export type InventoryCheckAvailabilityOutput = {
  items: {
    sku: string;
    location: string | null;
    available: number;
    availableOn?: number;
    arrivals: {
      on: string;
      available: number;
    }[];
    overdue: number;
    problem?: 'sku-unknown' | 'location-unknown';
  }[];
};

export type InventoryDeactivateLocationOutput = {
  code: string;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type InventoryExtendHoldOutput = {
  holdId: string;
  expiresAt: string;
};

export type InventoryHoldStockInput = {
  lines: readonly {
    sku: string;
    quantity: number;
    location?: string;
  }[];
  ttlSeconds?: number;
  reference?: string;
  channel?: string;
};

export type InventoryHoldStockOutput = {
  holdId: string;
  expiresAt: string;
  lines: {
    sku: string;
    location: string;
    quantity: number;
  }[];
};

export type InventoryOpenCountInput = {
  sku: string;
  location: string;
  dueOn?: string;
};

export type InventoryOpenCountOutput = {
  countId: string;
  sku: string;
  location: string;
  dueOn: string;
};

export type InventoryPlanCountsInput = Record<string, never>;

export type InventoryPlanCountsOutput = {
  opened: number;
};

export type InventoryReceiveStockInput = {
  sku: string;
  location: string;
  quantity: number;
  lot?: string;
  expiresOn?: string;
  reference?: string;
  reason?: string;
};

export type InventoryReceiveStockOutput = {
  sku: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
};

export type InventoryRecordCountInput = {
  countId: string;
  counted?: number;
  lots?: readonly {
    lot: string;
    counted: number;
    expiresOn?: string;
  }[];
  reason?: string;
};

export type InventoryRecordCountOutput = {
  countId: string;
  state: 'open' | 'waiting' | 'posted' | 'cancelled';
};

export type InventoryRecountInput = {
  repair?: boolean;
};

export type InventoryRecountOutput = {
  positions: number;
  different: number;
  repaired: number;
  lots: {
    different: number;
    repaired: number;
  };
  differences: {
    sku: string | null;
    location: string | null;
    onHand: number;
    derivedOnHand: number;
    reserved: number;
    derivedReserved: number;
  }[];
};

export type InventoryRejectCountOutput = {
  countId: string;
  sku: string;
  location: string;
  class: 'A' | 'B' | 'C' | null;
  dueOn: string;
  state: 'open' | 'waiting' | 'posted' | 'cancelled';
  openedAt: string;
  entries: {
    lot: string | null;
    expiresOn: string | null;
    counted: number;
    expected: number;
  }[] | null;
  variance: number | null;
  countedBy: string | null;
  countedAt: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
  reason: string | null;
};

export type InventoryReleaseHoldOutput = {
  holdId: string;
  freedUnits: number;
};

export type InventoryRemovePoolOutput = {
  code: string;
  name: string;
  locations: string[];
  channels: string[];
};

export type InventorySetChannelAllocationInput = {
  channel: string;
  sku: string;
  location?: string;
  units: number;
};

export type InventorySetChannelAllocationOutput = {
  channel: string;
  sku: string;
  location: string | null;
  units: number;
  outcome: 'created' | 'changed' | 'removed' | 'unchanged';
};

export type InventorySetChannelBufferInput = {
  channel: string;
  sku?: string;
  location?: string;
  units?: number;
  percent?: number;
};

export type InventorySetChannelBufferOutput = {
  channel: string;
  sku: string | null;
  location: string | null;
  units: number;
  percent: number;
  outcome: 'created' | 'changed' | 'removed' | 'unchanged';
};

export type InventorySetCountRuleInput = {
  location?: string;
  basis?: 'movements' | 'units' | 'value';
  windowDays?: number;
  aShare?: number;
  bShare?: number;
  intervalDaysA?: number;
  intervalDaysB?: number;
  intervalDaysC?: number;
  openLimit?: number;
  approvalUnits?: number;
  approvalPercent?: number;
  currency?: string | null;
};

export type InventorySetCountRuleOutput = {
  location: string | null;
  basis: 'movements' | 'units' | 'value';
  windowDays: number;
  aShare: number;
  bShare: number;
  intervalDaysA: number;
  intervalDaysB: number;
  intervalDaysC: number;
  openLimit: number;
  approvalUnits: number;
  approvalPercent: number;
  currency: string | null;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type InventorySetSafetyRuleInput = {
  sku?: string;
  location?: string;
  method: 'fixed' | 'days-of-cover' | 'service-level' | 'none';
  units?: number | null;
  coverDays?: number | null;
  serviceLevel?: number | null;
  leadTimeDays?: number | null;
  leadTimeDeviationDays?: number | null;
  windowDays?: number;
  alertUnits?: number;
};

export type InventorySetSafetyRuleOutput = {
  sku: string | null;
  location: string | null;
  method: 'fixed' | 'days-of-cover' | 'service-level' | 'none';
  units: number | null;
  coverDays: number | null;
  serviceLevel: number | null;
  leadTimeDays: number | null;
  leadTimeDeviationDays: number | null;
  windowDays: number;
  alertUnits: number;
  outcome: 'created' | 'changed' | 'removed' | 'unchanged';
};

export type InventorySetSafetyStockInput = {
  sku: string;
  location: string;
  safetyStock: number;
};

export type InventorySetSafetyStockOutput = {
  sku: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
};

export type InventorySetStockInput = {
  sku: string;
  location: string;
  onHand: number;
  lot?: string;
  expiresOn?: string;
  safetyStock?: number;
  reference?: string;
  reason?: string;
};

export type InventorySetStockOutput = {
  sku: string;
  location: string;
  onHand: number;
  reserved: number;
  safetyStock: number;
  available: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type InventoryTrackLotsInput = {
  sku: string;
  tracked: boolean;
  minimumRemainingDays?: number;
};

export type InventoryTrackLotsOutput = {
  sku: string;
  tracked: boolean;
  minimumRemainingDays: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type InventoryTransferStockInput = {
  sku: string;
  from: string;
  to: string;
  quantity: number;
  lot?: string;
  reason?: string;
  reference?: string;
};

export type InventoryTransferStockOutput = {
  from: {
    sku: string;
    location: string;
    onHand: number;
    reserved: number;
    safetyStock: number;
    available: number;
  };
  to: {
    sku: string;
    location: string;
    onHand: number;
    reserved: number;
    safetyStock: number;
    available: number;
  };
};

export type InventoryUpsertLocationInput = {
  code: string;
  name?: string;
  kind?: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
  active?: boolean;
  latitude?: number;
  longitude?: number;
  address?: {
    lines: readonly string[];
    postalCode: string;
    city: string;
    region?: string | null;
    country: string;
  };
  timeZone?: string;
  calendar?: {
    week: readonly ({
      open: string;
      close: string;
    } | null)[];
    closed: readonly string[];
  };
  cutOff?: string;
  capacityUnitsPerDay?: number | null;
  capabilities?: readonly string[];
  fixedCostMinor?: number;
  handlingCostMinor?: number;
};

export type InventoryUpsertLocationOutput = {
  locationId: string;
  code: string;
  name: string;
  kind: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
  active: boolean;
  latitude: number;
  longitude: number;
  address: {
    lines: string[];
    postalCode: string;
    city: string;
    region?: string | null;
    country: string;
  };
  timeZone: string;
  calendar: {
    week: ({
      open: string;
      close: string;
    } | null)[];
    closed: string[];
  };
  cutOff: string;
  capacityUnitsPerDay: number | null;
  capabilities: string[];
  fixedCostMinor: number;
  handlingCostMinor: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type InventoryUpsertPoolInput = {
  code: string;
  name?: string;
  locations?: readonly string[];
  channels?: readonly string[];
};

export type InventoryUpsertPoolOutput = {
  code: string;
  name: string;
  locations: string[];
  channels: string[];
  outcome: 'created' | 'changed' | 'unchanged';
};

export type LedgerIssueCreditNoteOutput = {
  invoiceId: string;
  number: string;
  currency: string;
  totalMinor: number;
};

export type LedgerWriteOffReceivableOutput = {
  openMinor: number;
};

export type NotificationsResendMessageOutput = {
  messageId: string;
  state: 'queued';
};

export type NotificationsRestoreRecipientOutput = {
  recipient: string;
};

export type NotificationsSuppressRecipientInput = {
  recipient: string;
  templates?: readonly ('order-confirmed' | 'order-shipped' | 'ready-for-pickup' | 'pickup-reminder' | 'order-collected' | 'pickup-expired' | 'order-delivered' | 'delivery-delayed' | 'delivery-promised' | 'address-changed' | 'order-cancelled' | 'lines-cancelled' | 'payment-refunded' | 'payment-declined' | 'case-received' | 'case-reply' | 'sign-in-code')[];
  reason: 'opted-out' | 'bounced' | 'complained' | 'other';
  note?: string;
};

export type NotificationsSuppressRecipientOutput = {
  recipient: string;
  templates: string[];
};

export type OrdersAddNoteInput = {
  orderId: string;
  text: string;
};

export type OrdersAddNoteOutput = {
  noteId: string;
};

export type OrdersAllocateBackordersOutput = {
  filledUnits: number;
  backorderedUnits: number;
};

export type OrdersAllocateSupplyInput = {
  sku: string;
};

export type OrdersAllocateSupplyOutput = {
  filledUnits: number;
  waitingUnits: number;
};

export type OrdersCancelLinesOutput = {
  status: string;
  cancelledUnits: number;
};

export type OrdersCancelOrderInput = {
  orderId: string;
  reason?: string;
};

export type OrdersCancelOrderOutput = {
  status: string;
  cancelledUnits: number;
};

export type OrdersChangeAddressOutput = {
  shipGroup: number;
  movedUnits: number;
  promisedDate: string | null;
};

export type OrdersChangeRequestedDateOutput = {
  lines: number[];
};

export type OrdersChangeShippingMethodOutput = {
  shipGroup: number;
  method: string;
};

export type OrdersCloseOrderOutput = {
  status: string;
};

export type OrdersExplainWaitingInput = {
  sku: string;
};

export type OrdersExplainWaitingOutput = {
  rule: string;
  waitingUnits: number;
  uncoveredUnits: number;
  lines: {
    position: number;
    orderId: string;
    lineNo: number;
    channel: string;
    quantity: number;
    since: string;
    promisedDate: string | null;
    arrivesOn: string | null;
    uncovered: number;
    supplies: {
      location: string;
      quantity: number;
      reference: string | null;
      dueOn: string | null;
    }[];
  }[];
};

export type OrdersHoldOrderInput = {
  orderId: string;
  reason: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
  note?: string;
};

export type OrdersHoldOrderOutput = {
  holdId: string;
};

export type OrdersImportOrderInput = {
  channel: string;
  externalId: string;
  currency: string;
  placedAt: string;
  status: 'placed' | 'on-hold' | 'released' | 'shipped' | 'delivered' | 'closed' | 'cancelled';
  sourceStatus?: string;
  holdReason?: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
  approvedAt?: string;
  shippedAt?: string;
  deliveredAt?: string;
  cancelledAt?: string;
  closedAt?: string;
  customer?: {
    externalId?: string;
    name?: string;
    email?: string;
    phone?: string;
    locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
  };
  address?: {
    name?: string;
    company?: string;
    lines: readonly string[];
    postalCode?: string;
    city: string;
    region?: string;
    country: string;
    phone?: string;
    latitude?: number;
    longitude?: number;
  };
  billingAddress?: {
    name?: string;
    company?: string;
    lines: readonly string[];
    postalCode?: string;
    city: string;
    region?: string;
    country: string;
    phone?: string;
    latitude?: number;
    longitude?: number;
  };
  shippingMethod?: string;
  promisedDate?: string;
  lines: readonly {
    sku: string;
    quantity: number;
    unitPriceMinor: number;
    discountMinor?: number;
    taxMinor?: number;
    stage?: 'reserved' | 'released' | 'shipped' | 'delivered' | 'cancelled';
    promisedDate?: string;
    attributes?: Record<string, string | number | boolean | null>;
  }[];
  shippingMinor?: number;
  shippingTaxMinor?: number;
  discountMinor?: number;
  taxesIncluded?: boolean;
  payments?: readonly {
    method: string;
    amountMinor: number;
    state?: 'pending' | 'authorised' | 'captured' | 'voided' | 'refunded' | 'partly-refunded';
    at?: string;
    reference?: string;
    attributes?: Record<string, string | number | boolean | null>;
  }[];
  note?: string;
  attributes?: Record<string, string | number | boolean | null>;
};

export type OrdersImportOrderOutput = {
  orderId: string;
  outcome: 'imported' | 'already-there';
};

export type OrdersPegBackordersInput = {
  sku: string;
};

export type OrdersPegBackordersOutput = {
  promised: number;
  delayed: number;
  uncovered: number;
};

export type OrdersPlaceOrderInput = {
  channel: string;
  externalId?: string;
  currency: string;
  customer?: {
    customerId?: string;
    externalId?: string;
    name?: string;
    email?: string;
    phone?: string;
    locale?: string;
  };
  shipGroups: readonly {
    address?: {
      name?: string;
      company?: string;
      lines: readonly string[];
      postalCode?: string;
      city: string;
      region?: string;
      country: string;
      phone?: string;
      latitude?: number;
      longitude?: number;
    };
    pickupLocation?: string;
    method?: string;
    requestedDate?: string;
    giftMessage?: string;
    shippingMinor?: number;
    shippingTaxMinor?: number;
  }[];
  lines: readonly {
    sku: string;
    quantity: number;
    shipGroup?: number;
    unitPriceMinor?: number;
    discountMinor?: number;
    taxMinor?: number;
    requestedDate?: string;
    attributes?: Record<string, string | number | boolean | null>;
  }[];
  billingAddress?: {
    name?: string;
    company?: string;
    lines: readonly string[];
    postalCode?: string;
    city: string;
    region?: string;
    country: string;
    phone?: string;
    latitude?: number;
    longitude?: number;
  };
  taxesIncluded?: boolean;
  discountMinor?: number;
  expectedTotalMinor?: number;
  payment?: {
    method: string;
    provider?: string;
    state: 'pending' | 'authorised' | 'paid' | 'on-account';
    amountMinor?: number;
    reference?: string;
    token?: string;
    expiresAt?: string;
  };
  holdId?: string;
  allowBackorder?: boolean;
  purchaseOrderNumber?: string;
  note?: string;
  attributes?: Record<string, string | number | boolean | null>;
};

export type OrdersPlaceOrderOutput = {
  orderId: string;
  number: string;
  status: string;
  totalMinor: number;
  currency: string;
  backordered: boolean;
  allocations: {
    lineNo: number;
    location: string;
    quantity: number;
  }[];
};

export type OrdersPromiseDeliveryInput = {
  channel?: string;
  currency?: string;
  confidence?: 50 | 80 | 95;
  hold?: {
    minutes: number;
    reference?: string;
  };
  shipGroups: readonly {
    destination?: {
      country: string;
      postalCode?: string;
      latitude?: number;
      longitude?: number;
    };
    pickupLocation?: string;
    requestedDate?: string;
    method?: string;
  }[];
  lines: readonly {
    sku: string;
    quantity: number;
    shipGroup?: number;
  }[];
};

export type OrdersPromiseDeliveryOutput = {
  canFulfil: boolean;
  hold: {
    holdId: string;
    expiresAt: string;
  } | null;
  shipGroups: {
    shipGroup: number;
    canFulfil: boolean;
    promisedDate: string | null;
    costMinor: number;
    costParts: {
      fixed: number;
      distance: number;
      handling: number;
      split: number;
      balance: number;
      shipping?: number;
      lateness?: number;
      capacity?: number;
      markdown?: number;
      opportunity?: number;
      preference?: number;
      dropShip?: number;
    };
    options: {
      carrier: string | null;
      service: string | null;
      name: string | null;
      costMinor: number | null;
      currency: string | null;
      dispatchOn: string;
      arriveFrom: string;
      arriveOn: string;
      window: {
        from: string;
        to: string;
      } | null;
      confidence: {
        percent: number;
        share: number;
        p50: string;
        p80: string;
        p95: string;
      } | null;
      parcels: {
        location: string;
        dispatchOn: string;
        arriveOn: string;
        costMinor: number | null;
      }[];
    }[];
    pickup: {
      location: string;
      readyAt: string;
      readyOn: string;
    } | null;
    lines: {
      sku: string;
      quantity: number;
      missing: number;
      promisedDate: string | null;
      locations: {
        location: string;
        quantity: number;
      }[];
      later: {
        location: string;
        quantity: number;
        dueOn: string;
      }[];
    }[];
  }[];
};

export type OrdersReleaseHoldInput = {
  orderId: string;
  holdId?: string;
  reason?: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
};

export type OrdersReleaseHoldOutput = {
  lifted: number;
  remaining: number;
};

export type OrdersRepromiseOutput = {
  promisedDate: string;
  lines: number[];
};

export type PaymentsAuthorisePaymentOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PaymentsCapturePaymentOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PaymentsPreviewSettlementInput = {
  provider: string;
  csv: string;
};

export type PaymentsPreviewSettlementOutput = {
  payouts: {
    payoutId: string;
    paidOn: string;
    currency: string;
    grossMinor: number;
    feeMinor: number;
    netMinor: number;
    lines: number;
    differences: number;
    agreedMinor: number;
    taken: boolean;
  }[];
  differences: {
    payoutId: string;
    lineNo: number;
    reference: string;
    currency: string;
    grossMinor: number;
    orderId: string | null;
    knownMinor: number | null;
    knownCurrency: string | null;
    problem: string;
  }[];
};

export type PaymentsRecordCollectionOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PaymentsRecordReceiptOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PaymentsRecordSettlementInput = {
  provider: string;
  csv: string;
};

export type PaymentsRecordSettlementOutput = {
  payouts: {
    payoutId: string;
    paidOn: string;
    currency: string;
    grossMinor: number;
    feeMinor: number;
    netMinor: number;
    lines: number;
    differences: number;
  }[];
};

export type PaymentsRefundPaymentOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PaymentsResolveUnknownOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PaymentsVoidPaymentOutput = {
  operations: {
    operationId: string;
    paymentId: string;
    kind: 'authorise' | 'capture' | 'void' | 'refund';
    amountMinor: number;
    state: 'requested' | 'waiting' | 'succeeded' | 'declined' | 'unknown';
  }[];
  payments: {
    paymentId: string;
    state: string;
  }[];
};

export type PlanningCancelWhatIfOutput = {
  state: 'cancelled';
};

export type PlanningRefreshOpportunityCostsInput = {
  weeks?: number;
  horizonDays?: number;
  areaDigits?: number;
  maxSkus?: number;
  timeLimitSeconds?: number;
  validHours?: number;
};

export type PlanningRefreshOpportunityCostsOutput = {
  runId: string;
};

export type PlanningReplanOrdersInput = {
  windowSize?: number;
  maxOrders?: number;
  timeLimitSeconds?: number;
  minSavingMinor?: number;
  minAgeMinutes?: number;
  orderIds?: readonly string[];
  dryRun?: boolean;
};

export type PlanningReplanOrdersOutput = {
  replanId: string;
};

export type PlanningSetOpportunityScheduleInput = {
  every: 'hour' | 'day' | null;
  weeks?: number;
  horizonDays?: number;
  areaDigits?: number;
  maxSkus?: number;
  timeLimitSeconds?: number;
  validHours?: number;
};

export type PlanningSetOpportunityScheduleOutput = {
  every: 'hour' | 'day' | null;
};

export type PlanningSetReplanScheduleInput = {
  everyMinutes: number | null;
  windowSize?: number;
  maxOrders?: number;
  timeLimitSeconds?: number;
  minSavingMinor?: number;
  minAgeMinutes?: number;
};

export type PlanningSetReplanScheduleOutput = {
  everyMinutes: number | null;
};

export type PlanningStartShadowInput = {
  name?: string;
  rules: {
    policy?: {
      code: string;
      version: number;
    };
    costs?: {
      perKmMinor?: number;
      perShipmentMinor?: number;
      perUnitMinor?: number;
      perKgKmMinor?: number;
      dropShipMinor?: number;
      splitPenaltyMinor?: number;
      stockBalanceMinor?: number;
      capacityUsedMinor?: number;
      orderDayAfterRequestedMinor?: number;
      orderDayAfterPromisedMinor?: number;
      lineDayAfterRequestedMinor?: number;
      lineDayAfterPromisedMinor?: number;
      shippingWeight?: number;
      markdownWeight?: number;
      opportunityWeight?: number;
      maxSplits?: number | null;
      shipComplete?: boolean;
    };
  };
  sharePercent?: number;
};

export type PlanningStartShadowOutput = {
  shadowId: string;
};

export type PlanningStartWhatIfInput = {
  name?: string;
  days?: number;
  from?: string;
  before?: string;
  channel?: string;
  rules?: {
    policy?: {
      code: string;
      version: number;
    };
    costs?: {
      perKmMinor?: number;
      perShipmentMinor?: number;
      perUnitMinor?: number;
      perKgKmMinor?: number;
      dropShipMinor?: number;
      splitPenaltyMinor?: number;
      stockBalanceMinor?: number;
      capacityUsedMinor?: number;
      orderDayAfterRequestedMinor?: number;
      orderDayAfterPromisedMinor?: number;
      lineDayAfterRequestedMinor?: number;
      lineDayAfterPromisedMinor?: number;
      shippingWeight?: number;
      markdownWeight?: number;
      opportunityWeight?: number;
      maxSplits?: number | null;
      shipComplete?: boolean;
    };
  };
  network?: {
    add?: readonly {
      code: string;
      name?: string;
      kind?: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
      latitude: number;
      longitude: number;
      fixedCostMinor?: number;
      handlingCostMinor?: number;
      capacityUnitsPerDay?: number | null;
      capabilities?: readonly string[];
      stockShare: number;
    }[];
    close?: readonly {
      code: string;
      stock?: 'shared-out' | 'lost';
    }[];
    capacity?: readonly {
      code: string;
      unitsPerDay: number | null;
    }[];
  };
  differences?: number;
};

export type PlanningStartWhatIfOutput = {
  whatIfId: string;
  orders: number;
};

export type PlanningStopShadowOutput = {
  stoppedAt: string;
};

export type PortalCancelLinesOutput = {
  status: string;
  cancelledUnits: number;
};

export type PortalCancelOrderOutput = {
  status: string;
  cancelledUnits: number;
};

export type PortalChangeAddressOutput = {
  shipGroup: number;
  movedUnits: number;
  promisedDate: string | null;
};

export type PortalGiveFeedbackOutput = {
  changed: boolean;
  caseNumber: string | null;
};

export type PortalOpenLinkOutput = {
  signedIn: boolean;
  customerId: string | null;
  orderId: string | null;
  expiresAt: string;
};

export type PortalPlaceOrderOutput = {
  orderId: string;
  number: string;
  totalMinor: number;
  currency: string;
  expiresAt: string;
};

export type PortalPromiseDeliveryInput = {
  currency?: string;
  carts: readonly {
    destination: {
      country: string;
      postalCode?: string;
    };
    lines: readonly {
      sku: string;
      quantity: number;
    }[];
  }[];
};

export type PortalPromiseDeliveryOutput = {
  carts: {
    promisedDate: string | null;
    share: number | null;
  }[];
};

export type PortalReorderOutput = {
  orderId: string;
  number: string;
  totalMinor: number;
  currency: string;
};

export type PortalRequestCodeInput = {
  email: string;
  locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
};

export type PortalRequestCodeOutput = {
  expiresInMinutes: number;
};

export type PortalRevokeLinksInput = {
  orderId: string;
} | {
  customerId: string;
};

export type PortalRevokeLinksOutput = {
  revoked: boolean;
};

export type PortalSendMessageOutput = {
  caseNumber: string;
  opened: boolean;
};

export type PortalSignInOutput = {
  signedIn: boolean;
  customerId: string | null;
  orderId: string | null;
  expiresAt: string;
};

export type PortalSignOutOutput = Record<string, never>;

export type ServiceAddCustomerNoteOutput = {
  customerId: string;
  noteId: string;
};

export type ServiceAddMessageOutput = {
  caseId: string;
  messageId: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
  sent: boolean;
};

export type ServiceApproveAppeasementOutput = {
  appeasementId: string;
  orderId: string;
  state: 'granted' | 'requested' | 'rejected';
  amountMinor: number;
  currency: string;
  settle: 'refund' | 'receivable' | null;
};

export type ServiceAssignCaseInput = {
  caseId: string;
  assignee: string | null;
};

export type ServiceAssignCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceChangeCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceCloseCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceGrantAppeasementOutput = {
  appeasementId: string;
  orderId: string;
  state: 'granted' | 'requested' | 'rejected';
  amountMinor: number;
  currency: string;
  settle: 'refund' | 'receivable' | null;
};

export type ServiceLinkCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceMergeCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceOpenCaseInput = {
  kind: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
  subject: string;
  text?: string;
  from?: 'customer' | 'note';
  orderIds?: readonly string[];
  concerns?: readonly ({
    orderId: string;
    lineNo: number;
    quantity?: number;
  } | {
    orderId: string;
    shipmentId: string;
  })[];
  customerId?: string;
  name?: string;
  email?: string;
  locale?: string;
  channel?: string;
  priority?: 'low' | 'normal' | 'high' | 'urgent';
  assignee?: string;
  tags?: readonly string[];
  acknowledge?: boolean;
};

export type ServiceOpenCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceOrderReplacementOutput = {
  caseId: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
  orderId: string;
  number: string;
};

export type ServiceRefundLinesOutput = {
  caseId: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
  orderId: string;
  refundedMinor: number;
};

export type ServiceRejectAppeasementOutput = {
  appeasementId: string;
  orderId: string;
  state: 'granted' | 'requested' | 'rejected';
  amountMinor: number;
  currency: string;
  settle: 'refund' | 'receivable' | null;
};

export type ServiceRemoveCustomerNoteOutput = {
  customerId: string;
  noteId: string;
};

export type ServiceReopenCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceResolveCaseOutput = {
  caseId: string;
  number: string;
  state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
};

export type ServiceSetAppeasementLimitOutput = {
  role: 'service' | 'operations' | 'finance';
  currency: string;
  perOrderMinor: number;
  perDayMinor: number;
};

export type ServiceSetCaseTargetOutput = {
  kind: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
  firstResponseMinutes: number;
  resolutionMinutes: number;
};

export type ServiceSetServiceHoursInput = {
  timeZone: string;
  calendar: {
    week: readonly ({
      open: string;
      close: string;
    } | null)[];
    closed: readonly string[];
  };
  reopenDays: number;
  closeAfterDays: number;
};

export type ServiceSetServiceHoursOutput = {
  timeZone: string;
  calendar: {
    week: ({
      open: string;
      close: string;
    } | null)[];
    closed: string[];
  };
  reopenDays: number;
  closeAfterDays: number;
};

export type SourcingDraftPolicyOutput = {
  code: string;
  version: number;
  from: number | null;
};

export type SourcingEditPolicyOutput = {
  code: string;
  version: number;
  problems: {
    table: string | null;
    row: number | null;
    column: string | null;
    reason: string;
  }[];
};

export type SourcingPublishPolicyOutput = {
  code: string;
  version: number;
  channel: string | null;
  replaced: {
    code: string;
    version: number;
  }[];
};

export type SourcingRetirePolicyOutput = {
  code: string;
  version: number;
};

export type SourcingSetMarkdownInput = {
  sku: string;
  location: string;
  markdownMinor: number;
};

export type SourcingSetMarkdownOutput = {
  sku: string;
  location: string;
  markdownMinor: number;
  outcome: 'created' | 'changed' | 'unchanged' | 'removed';
};

export type SourcingTestPolicyOutput = {
  code: string;
  version: number;
  fired: string[];
  skipped: {
    rule: string;
    reason: string;
  }[];
  excluded: string[];
  surcharges: {
    location: string;
    surchargeMinor: number;
  }[];
  lines: {
    sku: string;
    excluded: string[];
    surcharges: {
      location: string;
      surchargeMinor: number;
    }[];
    together: string | null;
  }[];
  costModel: {
    perKmMinor: number;
    perShipmentMinor: number;
    perUnitMinor: number;
    perKgKmMinor?: number;
    dropShipMinor?: number;
    splitPenaltyMinor: number;
    stockBalanceMinor: number;
    capacityUsedMinor?: number;
    orderDayAfterRequestedMinor?: number;
    orderDayAfterPromisedMinor?: number;
    lineDayAfterRequestedMinor?: number;
    lineDayAfterPromisedMinor?: number;
    shippingWeight?: number;
    markdownWeight?: number;
    opportunityWeight?: number;
    maxSplits?: number | null;
    shipComplete?: boolean;
  };
  explanation: string[];
  problems: {
    table: string | null;
    row: number | null;
    column: string | null;
    reason: string;
  }[];
};

export type SupplyCancelPurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyCancelTransferOutput = {
  transferId: string;
  number: string;
  from: string;
  to: string;
  state: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled';
  reference: string | null;
  note: string | null;
  expectedOn: string | null;
  requestedBy: string;
  requestedAt: string;
  shippedAt: string | null;
  endedAt: string | null;
  lines: {
    lineNo: number;
    sku: string;
    requested: number;
    waiting: number;
    inTransit: number;
    received: number;
    lost: number;
    cancelled: number;
    transitLots: {
      lot: string;
      expiresOn: string | null;
      quantity: number;
    }[];
  }[];
};

export type SupplyChangePurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyClosePurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyConfirmPurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyDismissProposalsInput = {
  proposals: readonly string[];
  reason?: string;
};

export type SupplyDismissProposalsOutput = {
  dismissed: number;
};

export type SupplyDraftPurchaseOrderInput = {
  supplier: string;
  location?: string;
  lines: readonly {
    sku: string;
    quantity: number;
    unitCostMinor?: number;
    requestedOn?: string;
  }[];
  reference?: string;
  note?: string;
};

export type SupplyDraftPurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyImportSupplyRowsOutput = {
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  refused: {
    line: number;
    code: string | null;
    reason: string;
    facts: Record<string, unknown>;
  }[];
};

export type SupplyOrderProposalsInput = {
  proposals: readonly {
    proposalId: string;
    quantity?: number;
  }[];
  place?: boolean;
};

export type SupplyOrderProposalsOutput = {
  purchaseOrders: {
    purchaseOrderId: string;
    number: string;
    supplier: string;
    location: string;
    state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
    currency: string;
    totalMinor: number;
    reference: string | null;
    orderOn: string | null;
    expectedOn: string | null;
    createdAt: string;
    placedAt: string | null;
    confirmedAt: string | null;
    endedAt: string | null;
    note: string | null;
    createdBy: string;
    lines: {
      lineNo: number;
      sku: string;
      ordered: number;
      confirmed: number;
      open: number;
      received: number;
      damaged: number;
      cancelled: number;
      over: number;
      unitCostMinor: number;
      requestedOn: string | null;
      expectedOn: string | null;
    }[];
  }[];
};

export type SupplyPlacePurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyProposePurchasesInput = Record<string, never>;

export type SupplyProposePurchasesOutput = {
  proposals: number;
  units: number;
  suppliers: number;
};

export type SupplyReceivePurchaseOrderOutput = {
  receiptId: string;
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplyReceiveTransferOutput = {
  transferId: string;
  number: string;
  from: string;
  to: string;
  state: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled';
  reference: string | null;
  note: string | null;
  expectedOn: string | null;
  requestedBy: string;
  requestedAt: string;
  shippedAt: string | null;
  endedAt: string | null;
  lines: {
    lineNo: number;
    sku: string;
    requested: number;
    waiting: number;
    inTransit: number;
    received: number;
    lost: number;
    cancelled: number;
    transitLots: {
      lot: string;
      expiresOn: string | null;
      quantity: number;
    }[];
  }[];
};

export type SupplyRemoveAllocationRuleInput = {
  sku: string;
};

export type SupplyRemoveAllocationRuleOutput = {
  sku: string;
};

export type SupplyRemoveReleaseInput = {
  sku: string;
};

export type SupplyRemoveReleaseOutput = {
  sku: string;
};

export type SupplyRequestTransferInput = {
  from: string;
  to: string;
  lines: readonly {
    sku: string;
    quantity: number;
  }[];
  expectedOn?: string;
  reference?: string;
  note?: string;
};

export type SupplyRequestTransferOutput = {
  transferId: string;
  number: string;
  from: string;
  to: string;
  state: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled';
  reference: string | null;
  note: string | null;
  expectedOn: string | null;
  requestedBy: string;
  requestedAt: string;
  shippedAt: string | null;
  endedAt: string | null;
  lines: {
    lineNo: number;
    sku: string;
    requested: number;
    waiting: number;
    inTransit: number;
    received: number;
    lost: number;
    cancelled: number;
    transitLots: {
      lot: string;
      expiresOn: string | null;
      quantity: number;
    }[];
  }[];
};

export type SupplyReschedulePurchaseOrderOutput = {
  purchaseOrderId: string;
  number: string;
  supplier: string;
  location: string;
  state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
  currency: string;
  totalMinor: number;
  reference: string | null;
  orderOn: string | null;
  expectedOn: string | null;
  createdAt: string;
  placedAt: string | null;
  confirmedAt: string | null;
  endedAt: string | null;
  note: string | null;
  createdBy: string;
  lines: {
    lineNo: number;
    sku: string;
    ordered: number;
    confirmed: number;
    open: number;
    received: number;
    damaged: number;
    cancelled: number;
    over: number;
    unitCostMinor: number;
    requestedOn: string | null;
    expectedOn: string | null;
  }[];
};

export type SupplySetAllocationRuleInput = {
  sku?: string;
  rule: 'first-come' | 'priority' | 'earliest-due' | 'proportional';
  classes?: readonly {
    name: string;
    channels?: readonly string[];
    customerTags?: readonly string[];
  }[];
};

export type SupplySetAllocationRuleOutput = {
  sku: string | null;
  rule: 'first-come' | 'priority' | 'earliest-due' | 'proportional';
  classes: {
    name: string;
    channels: string[];
    customerTags: string[];
  }[];
};

export type SupplySetReleaseInput = {
  sku: string;
  releaseOn: string;
};

export type SupplySetReleaseOutput = {
  sku: string;
  releaseOn: string;
};

export type SupplyShipTransferOutput = {
  transferId: string;
  number: string;
  from: string;
  to: string;
  state: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled';
  reference: string | null;
  note: string | null;
  expectedOn: string | null;
  requestedBy: string;
  requestedAt: string;
  shippedAt: string | null;
  endedAt: string | null;
  lines: {
    lineNo: number;
    sku: string;
    requested: number;
    waiting: number;
    inTransit: number;
    received: number;
    lost: number;
    cancelled: number;
    transitLots: {
      lot: string;
      expiresOn: string | null;
      quantity: number;
    }[];
  }[];
};

export type SupplyUpsertSupplierInput = {
  code: string;
  name?: string;
  active?: boolean;
  email?: string | null;
  currency?: string;
  timeZone?: string;
  leadTimeDays?: number;
  minimumOrderMinor?: number;
  overTolerancePercent?: number;
  orderDays?: readonly number[];
  closedDates?: readonly string[];
  cutOff?: string;
  location?: string | null;
};

export type SupplyUpsertSupplierOutput = {
  code: string;
  name: string;
  active: boolean;
  email: string | null;
  currency: string;
  timeZone: string;
  leadTimeDays: number;
  minimumOrderMinor: number;
  overTolerancePercent: number;
  orderDays: number[];
  closedDates: string[];
  cutOff: string;
  location: string | null;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type SupplyUpsertSupplierItemInput = {
  supplier: string;
  sku: string;
  supplierSku?: string | null;
  active?: boolean;
  packSize?: number;
  minimumQuantity?: number;
  unitCostMinor?: number;
  leadTimeDays?: number | null;
  rank?: number;
};

export type SupplyUpsertSupplierItemOutput = {
  supplier: string;
  sku: string;
  supplierSku: string | null;
  active: boolean;
  packSize: number;
  minimumQuantity: number;
  unitCostMinor: number;
  leadTimeDays: number | null;
  rank: number;
  outcome: 'created' | 'changed' | 'unchanged';
};

export type WorkflowCancelProcessOutput = {
  cancelled: number;
};

export type WorkflowCheckExpressionInput = {
  expression: string;
  kind: 'expression' | 'unary-tests';
  variables?: Record<string, unknown>;
};

export type WorkflowCheckExpressionOutput = {
  ok: boolean;
  problem: {
    message: string;
    from: number;
    to: number;
  } | null;
  evaluated: boolean;
  value: unknown;
  failure: string | null;
  unknownNames: string[];
};

export type WorkflowClaimTaskOutput = {
  assignee: string | null;
};

export type WorkflowCompleteTaskOutput = {
  orderId: string;
};

export type WorkflowDeployDecisionInput = {
  xml: string;
  note?: string;
};

export type WorkflowDeployDecisionOutput = {
  decisions: {
    decisionId: string;
    version: number;
  }[];
};

export type WorkflowDeployProcessInput = {
  xml: string;
  note?: string;
};

export type WorkflowDeployProcessOutput = {
  processId: string;
  version: number;
  name: string;
  isNew: boolean;
};

export type WorkflowDiscardDraftOutput = {
  discarded: true;
};

export type WorkflowMigrateInstancesOutput = {
  dryRun: boolean;
  migrated: number;
  kept: number;
  items: {
    instanceId: string;
    orderId: string | null;
    outcome: 'migrated' | 'kept';
    at: string[];
    reason: {
      code: string;
      elementId: string | null;
      message: string;
    } | null;
    notes: string[];
  }[];
  next: string | null;
};

export type WorkflowPublishDraftOutput = {
  deployed: {
    modelId: string;
    version: number;
  }[];
};

export type WorkflowSaveDraftOutput = {
  revision: number;
  savedAt: string;
};

export type WorkflowSettleIncidentOutput = {
  orderId: string;
};

export type WorkflowStartProcessOutput = {
  instanceId: string;
  processId: string;
  version: number;
};

export type WorkflowTryProcessInput = {
  orderId: string;
  processId?: string;
  xml?: string;
};

export type WorkflowTryProcessOutput = {
  processId: string;
  comparedWith: {
    version: number;
    status: string;
  };
  startedAt: string;
  endedAt: string | null;
  status: 'active' | 'incident' | 'completed' | 'failed' | 'cancelled';
  path: {
    elementId: string;
    name: string;
    type: string;
    kind: 'entered' | 'completed' | 'terminated';
    at: string;
  }[];
  waits: {
    elementId: string;
    name: string;
    from: string;
    to: string | null;
    seconds: number;
    actualSeconds: number | null;
  }[];
  calls: {
    elementId: string;
    command: string;
    input: Record<string, unknown>;
    at: string;
    answer: 'as-it-happened' | 'refused-as-it-happened' | 'assumed-accepted' | 'form-refused';
    refusal: string | null;
    problems: string[];
  }[];
  tasks: {
    elementId: string;
    name: string;
    candidateGroups: string[];
    openedAt: string;
    completedAt: string | null;
    answer: 'as-it-happened' | 'not-answered';
  }[];
  standsAt: string[];
  incidents: {
    elementId: string;
    code: string;
    message: string;
  }[];
  departures: {
    kind: 'extra-element' | 'missing-element' | 'extra-command' | 'missing-command' | 'other-input' | 'other-end';
    elementId: string | null;
    at: string | null;
    message: string;
  }[];
  assumptions: string[];
  truncated: boolean;
};

export type WorkflowValidateDecisionInput = {
  xml: string;
};

export type WorkflowValidateDecisionOutput = {
  deployable: boolean;
  problems: {
    elementId: string;
    severity: 'error' | 'warning';
    code: string;
    message: string;
    property?: string;
    expression?: string;
    from?: number;
    to?: number;
    row?: number;
    column?: string;
  }[];
};

export type WorkflowValidateProcessInput = {
  xml: string;
};

export type WorkflowValidateProcessOutput = {
  deployable: boolean;
  problems: {
    elementId: string;
    severity: 'error' | 'warning';
    code: string;
    message: string;
    property?: string;
    expression?: string;
    from?: number;
    to?: number;
    row?: number;
    column?: string;
  }[];
};

/** What can be read, by path. */
export interface Gets {
  /** True while the process is up. (readHealth) */
  '/health': {
    answer: {
      status: string;
      reason?: string;
    };
  };
  /** Whether the database answers and fits this program. (readReadiness) */
  '/ready': {
    answer: {
      status: string;
      reason?: string;
    };
  };
  /** The rules by which scarce supply is shared: the one of all SKUs first, then those of single ones. (supply.listAllocationRules) */
  '/v1/allocation-rules': {
    answer: {
      items: {
        sku: string | null;
        rule: 'first-come' | 'priority' | 'earliest-due' | 'proportional';
        classes: {
          name: string;
          channels: string[];
          customerTags: string[];
        }[];
        setBy: string | null;
        setAt: string | null;
      }[];
    };
  };
  /** What the rules have decided, newest first: which rule, what each waiting line got and why. (supply.listAllocations) */
  '/v1/allocations': {
    query: { limit?: number; after?: string; sku?: string; orderId?: string };
    answer: {
      items: {
        allocationId: string;
        sku: string;
        rule: 'first-come' | 'priority' | 'earliest-due' | 'proportional';
        units: number;
        wanted: number;
        granted: number;
        lines: number;
        decidedBy: string;
        decidedAt: string;
        shares: {
          orderId: string;
          lineNo: number;
          position: number;
          wanted: number;
          granted: number;
          why: string;
        }[];
      }[];
      next: string | null;
    };
  };
  /** API keys, newest first, revoked ones included; never their secrets. (access.listApiKeys) */
  '/v1/api-keys': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        keyId: string;
        name: string;
        role: 'admin' | 'operations' | 'service' | 'finance' | 'read-only' | 'channel';
        channel: string | null;
        createdAt: string;
        revokedAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** Appeasements of an order, or those that wait for an approval, oldest first. (service.listAppeasements) */
  '/v1/appeasements': {
    query: { limit?: number; after?: string; orderId?: string };
    answer: {
      items: {
        appeasementId: string;
        orderId: string;
        caseId: string | null;
        state: string;
        currency: string;
        amountMinor: number;
        reason: string;
        note: string | null;
        askedBy: string;
        askedRole: string;
        askedAt: string;
        decidedBy: string | null;
        decidedAt: string | null;
        decisionNote: string | null;
        settle: string | null;
      }[];
      next: string | null;
    };
  };
  /** Calendars of carriers. (carriers.listCalendars) */
  '/v1/carriers/calendars': {
    query: { limit?: number; after?: string; carrier?: string };
    answer: {
      items: {
        carrier: string;
        service: string | null;
        country: string | null;
        timeZone: string | null;
        workingDays: number[];
        deliveryDays: number[];
        closed: string[];
      }[];
      next: string | null;
    };
  };
  /** When services collect parcels at locations. (carriers.listCollections) */
  '/v1/carriers/collections': {
    query: { limit?: number; after?: string; carrier?: string; location?: string };
    answer: {
      items: {
        location: string;
        carrier: string;
        service: string;
        times: (string | null)[];
        cutOff: string | null;
      }[];
      next: string | null;
    };
  };
  /** What was learned about the days that parcels take. (carriers.listLeadTimes) */
  '/v1/carriers/lead-times': {
    query: { limit?: number; after?: string; carrier?: string; service?: string };
    answer: {
      fittedAt: string | null;
      items: {
        carrier: string | null;
        service: string | null;
        zone: string | null;
        origin: string | null;
        observations: number;
        days: {
          p50: number;
          p80: number;
          p95: number;
        };
      }[];
      next: string | null;
    };
  };
  /** Delivery options of one parcel from a location, and why other services are none. (carriers.quoteDelivery) */
  '/v1/carriers/quote': {
    query: { location: string; country: string; postalCode?: string; weightGrams: number; lengthMm?: number; widthMm?: number; heightMm?: number; dispatchOn?: string; releaseAt?: string; handlingDays?: number; features?: readonly ('cold' | 'frozen' | 'hazmat' | 'signature' | 'age-check' | 'insured' | 'fragile')[]; kinds?: readonly ('delivery' | 'pickup-point' | 'courier')[]; carrier?: string; service?: string; confidence?: 50 | 80 | 95 };
    answer: {
      location: string;
      options: {
        carrier: string;
        service: string;
        name: string;
        kind: 'delivery' | 'pickup-point' | 'courier';
        zone: string;
        rateCard: number;
        costMinor: number;
        currency: string;
        chargeableGrams: number;
        dispatchOn: string;
        arriveFrom: string;
        arriveOn: string;
        window: {
          from: string;
          to: string;
        } | null;
        confidence: {
          p50: string;
          p80: string;
          p95: string;
        };
        shares: {
          p50: number;
          p80: number;
          p95: number;
        };
        observations: number;
      }[];
      excluded: {
        carrier: string;
        service: string;
        reason: string;
      }[];
    };
  };
  /** Versions of rate cards, newest first. (carriers.listRateCards) */
  '/v1/carriers/rate-cards': {
    query: { limit?: number; after?: string; carrier?: string };
    answer: {
      items: {
        carrier: string;
        version: number;
        state: 'draft' | 'published' | 'withdrawn';
        validFrom: string | null;
        validTo: string | null;
        note: string | null;
        createdAt: string;
        createdBy: string;
        publishedAt: string | null;
        publishedBy: string | null;
      }[];
      next: string | null;
    };
  };
  /** Rates of a rate card. (carriers.listRates) */
  '/v1/carriers/rates': {
    query: { limit?: number; after?: string; carrier: string; version?: number };
    answer: {
      version: number;
      items: {
        service: string;
        zone: string;
        overGrams: number;
        upToGrams: number;
        baseMinor: number;
        currency: string;
        perKgMinor: number;
        minimumMinor: number;
        fuelPercent: number;
      }[];
      next: string | null;
    };
  };
  /** Services of carriers. (carriers.listServices) */
  '/v1/carriers/services': {
    query: { limit?: number; after?: string; carrier?: string };
    answer: {
      items: {
        carrier: string;
        service: string;
        name: string;
        kind: 'delivery' | 'pickup-point' | 'courier';
        features: ('cold' | 'frozen' | 'hazmat' | 'signature' | 'age-check' | 'insured' | 'fragile')[];
        maxWeightGrams: number;
        maxLengthMm: number | null;
        maxWidthMm: number | null;
        maxHeightMm: number | null;
        volumetricDivisor: number | null;
        active: boolean;
      }[];
      next: string | null;
    };
  };
  /** Transit times of a rate card. (carriers.listTransitTimes) */
  '/v1/carriers/transit-times': {
    query: { limit?: number; after?: string; carrier: string; version?: number };
    answer: {
      version: number;
      items: {
        service: string;
        zone: string;
        daysMin: number;
        daysMax: number;
        windowFrom: string | null;
        windowTo: string | null;
      }[];
      next: string | null;
    };
  };
  /** Zones of a rate card. (carriers.listZones) */
  '/v1/carriers/zones': {
    query: { limit?: number; after?: string; carrier: string; version?: number };
    answer: {
      version: number;
      items: {
        service: string | null;
        originLocation: string | null;
        originCountry: string | null;
        originPostalPrefix: string | null;
        country: string | null;
        postalFrom: string | null;
        postalTo: string | null;
        zone: string;
      }[];
      next: string | null;
    };
  };
  /** What would keep the draft of a rate card from being published: place and reason. (carriers.findDraftProblems) */
  '/v1/carriers/{carrier}/rate-card/draft/problems': {
    path: { carrier: string | number };
    answer: {
      version: number;
      zones: number;
      transitTimes: number;
      rates: number;
      problems: {
        place: string;
        code: string;
        reason: string;
      }[];
    };
  };
  /** How many cases are in work: all, overdue, nobody’s, mine. (service.readQueues) */
  '/v1/case-queues': {
    answer: {
      open: number;
      overdue: number;
      unassigned: number;
      mine: number;
    };
  };
  /** Cases: those in work by what is due first; with `q` or `queue=all` newest first. (service.listCases) */
  '/v1/cases': {
    query: { limit?: number; after?: string; queue?: 'mine' | 'unassigned' | 'overdue' | 'open' | 'all'; kind?: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other'; state?: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed'; priority?: 'low' | 'normal' | 'high' | 'urgent'; assignee?: string; tag?: string; customerId?: string; orderId?: string; q?: string };
    answer: {
      items: {
        caseId: string;
        number: string;
        kind: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
        state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
        priority: 'low' | 'normal' | 'high' | 'urgent';
        subject: string;
        customerId: string | null;
        name: string | null;
        email: string | null;
        locale: string;
        channel: string | null;
        assignee: string | null;
        tags: string[];
        openedAt: string;
        openedBy: string;
        firstResponseDue: string;
        firstResponseAt: string | null;
        resolutionDue: string;
        dueAt: string | null;
        overdue: boolean;
        resolution: string | null;
        resolvedAt: string | null;
        closedAt: string | null;
        reopened: number;
        mergedInto: string | null;
        lastMessageAt: string;
      }[];
      next: string | null;
    };
  };
  /** One case with its messages, orders, history and appeasements. (service.getCase) */
  '/v1/cases/{caseId}': {
    path: { caseId: string | number };
    answer: {
      caseId: string;
      number: string;
      kind: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
      state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
      priority: 'low' | 'normal' | 'high' | 'urgent';
      subject: string;
      customerId: string | null;
      name: string | null;
      email: string | null;
      locale: string;
      channel: string | null;
      assignee: string | null;
      tags: string[];
      openedAt: string;
      openedBy: string;
      firstResponseDue: string;
      firstResponseAt: string | null;
      resolutionDue: string;
      dueAt: string | null;
      overdue: boolean;
      resolution: string | null;
      resolvedAt: string | null;
      closedAt: string | null;
      reopened: number;
      mergedInto: string | null;
      lastMessageAt: string;
      concerns: {
        orderId: string;
        lineNo?: number;
        quantity?: number;
        shipmentId?: string;
      }[];
      orders: {
        orderId: string;
        number: string;
        status: string;
        placedAt: string;
        totalMinor: number;
        currency: string;
      }[];
      messages: {
        messageId: string;
        kind: string;
        text: string;
        author: string;
        writtenAt: string;
        mailId: string | null;
      }[];
      linked: {
        caseId: string;
        number: string;
        subject: string;
        state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
      }[];
      appeasements: {
        appeasementId: string;
        orderId: string;
        caseId: string | null;
        state: string;
        currency: string;
        amountMinor: number;
        reason: string;
        note: string | null;
        askedBy: string;
        askedRole: string;
        askedAt: string;
        decidedBy: string | null;
        decidedAt: string | null;
        decisionNote: string | null;
        settle: string | null;
      }[];
      history: {
        type: string;
        occurredAt: string;
        actor: string;
        attributes: Record<string, unknown>;
      }[];
    };
  };
  /** Prices by SKU; with a channel, that channel's own and those for all channels. (catalog.listPrices) */
  '/v1/catalog/prices': {
    query: { limit?: number; after?: string; sku?: string; currency?: string; channel?: string };
    answer: {
      items: {
        sku: string;
        currency: string;
        channel: string | null;
        minQuantity: number;
        validFrom: string | null;
        validTo: string | null;
        amountMinor: number;
      }[];
      next: string | null;
    };
  };
  /** One product; its variants are listed by catalog.listVariants with `product`. (catalog.getProduct) */
  '/v1/catalog/products/{code}': {
    path: { code: string | number };
    answer: {
      productId: string;
      code: string;
      name: string;
      description: string;
      brand: string | null;
      category: string | null;
      attributes: Record<string, string | number | boolean | null>;
    };
  };
  /** Variants in the order of their SKUs. (catalog.listVariants) */
  '/v1/catalog/variants': {
    query: { limit?: number; after?: string; skuPrefix?: string; text?: string; status?: 'active' | 'discontinued'; product?: string; gtin?: string };
    answer: {
      items: {
        sku: string;
        name: string;
        product: string | null;
        weightGrams: number | null;
        dimensions: {
          lengthMm: number;
          widthMm: number;
          heightMm: number;
        } | null;
        attributes: Record<string, string | number | boolean | null>;
        returnable: boolean;
        requires: string[];
        status: 'active' | 'discontinued';
        active: boolean;
        taxCategory: string;
        gtin: string | null;
        bundle: {
          components: {
            sku: string;
            quantity: number;
          }[];
          leaves: {
            sku: string;
            quantity: number;
          }[];
        } | null;
      }[];
      next: string | null;
    };
  };
  /** One variant. (catalog.getVariant) */
  '/v1/catalog/variants/{sku}': {
    path: { sku: string | number };
    answer: {
      sku: string;
      name: string;
      product: string | null;
      weightGrams: number | null;
      dimensions: {
        lengthMm: number;
        widthMm: number;
        heightMm: number;
      } | null;
      attributes: Record<string, string | number | boolean | null>;
      returnable: boolean;
      requires: string[];
      status: 'active' | 'discontinued';
      active: boolean;
      taxCategory: string;
      gtin: string | null;
      bundle: {
        components: {
          sku: string;
          quantity: number;
        }[];
        leaves: {
          sku: string;
          quantity: number;
        }[];
      } | null;
    };
  };
  /** People whom work can be given to, by name: who stands behind an actor. (access.listColleagues) */
  '/v1/colleagues': {
    answer: {
      items: {
        actor: string;
        name: string;
        role: 'admin' | 'operations' | 'service' | 'finance' | 'read-only' | 'channel';
      }[];
    };
  };
  /** A credit note as a PDF in the order's language. (documents.readCreditNotePdf) */
  '/v1/credit-notes/{creditNoteId}/pdf': {
    path: { creditNoteId: string | number };
    answer: never;
  };
  /** Customers, newest first; with a name prefix by name. (customers.listCustomers) */
  '/v1/customers': {
    query: { limit?: number; after?: string; email?: string; namePrefix?: string; channel?: string; externalId?: string; kind?: 'person' | 'company'; tag?: string };
    answer: {
      items: {
        customerId: string;
        kind: 'person' | 'company';
        name: string;
        email: string | null;
        phone: string | null;
        locale: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
        vatId: string | null;
        paymentTermsDays: number | null;
        creditLimit: {
          amountMinor: number;
          currency: string;
        } | null;
        contacts: {
          name: string;
          email: string | null;
          phone: string | null;
          position: string | null;
        }[];
        marketingConsent: boolean;
        marketingConsentAt: string | null;
        tags: string[];
        notes: string;
        externalIds: {
          channel: string;
          externalId: string;
        }[];
        addresses: {
          addressId: string;
          kind: 'shipping' | 'billing';
          isDefault: boolean;
          name: string;
          company: string | null;
          lines: string[];
          postalCode: string | null;
          city: string;
          region: string | null;
          country: string;
          phone: string | null;
          latitude: number | null;
          longitude: number | null;
        }[];
        createdAt: string;
        updatedAt: string;
        erasedAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** One customer. (customers.getCustomer) */
  '/v1/customers/{customerId}': {
    path: { customerId: string | number };
    answer: {
      customerId: string;
      kind: 'person' | 'company';
      name: string;
      email: string | null;
      phone: string | null;
      locale: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
      vatId: string | null;
      paymentTermsDays: number | null;
      creditLimit: {
        amountMinor: number;
        currency: string;
      } | null;
      contacts: {
        name: string;
        email: string | null;
        phone: string | null;
        position: string | null;
      }[];
      marketingConsent: boolean;
      marketingConsentAt: string | null;
      tags: string[];
      notes: string;
      externalIds: {
        channel: string;
        externalId: string;
      }[];
      addresses: {
        addressId: string;
        kind: 'shipping' | 'billing';
        isDefault: boolean;
        name: string;
        company: string | null;
        lines: string[];
        postalCode: string | null;
        city: string;
        region: string | null;
        country: string;
        phone: string | null;
        latitude: number | null;
        longitude: number | null;
      }[];
      createdAt: string;
      updatedAt: string;
      erasedAt: string | null;
    };
  };
  /** Everything that was said to, by and about a customer, newest first. (service.listContacts) */
  '/v1/customers/{customerId}/contacts': {
    path: { customerId: string | number };
    query: { limit?: number; after?: string };
    answer: {
      items: {
        contactId: string;
        kind: 'mail' | 'customer' | 'reply' | 'note' | 'customer-note';
        at: string;
        author: string | null;
        text: string | null;
        template: string | null;
        state: string | null;
        orderId: string | null;
        caseId: string | null;
        caseNumber: string | null;
      }[];
      next: string | null;
    };
  };
  /** Orders of a customer, newest first. (service.listCustomerOrders) */
  '/v1/customers/{customerId}/orders': {
    path: { customerId: string | number };
    query: { limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        number: string;
        channel: string;
        externalId: string | null;
        status: 'placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled';
        placedAt: string;
        currency: string;
        totalMinor: number;
        customerId: string | null;
        customerName: string | null;
        email: string | null;
        cancelledAt: string | null;
        closedAt: string | null;
        holds: ('AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER')[];
      }[];
      next: string | null;
      searchedTo: string | null;
    };
  };
  /** What a customer is worth, and what is under way. (service.readCustomerOverview) */
  '/v1/customers/{customerId}/overview': {
    path: { customerId: string | number };
    answer: {
      customerId: string;
      kind: string;
      name: string;
      email: string | null;
      phone: string | null;
      locale: string;
      tags: string[];
      creditLimit: {
        amountMinor: number;
        currency: string;
      } | null;
      paymentTermsDays: number | null;
      value: {
        currency: string;
        orders: number;
        cancelledOrders: number;
        openOrders: number;
        orderedMinor: number;
        averageMinor: number | null;
        netRevenueMinor: number;
        creditedMinor: number;
        receivableMinor: number;
        firstOrderAt: string;
        lastOrderAt: string;
      }[];
      onTimeShare: number | null;
      deliveredUnits: number;
      returnedUnits: number;
      more: boolean;
      openOrders: {
        orderId: string;
        number: string;
        status: string;
        placedAt: string;
        totalMinor: number;
        currency: string;
      }[];
      openCases: {
        caseId: string;
        number: string;
        kind: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
        state: 'open' | 'waiting-for-customer' | 'waiting-for-us' | 'resolved' | 'closed';
        priority: 'low' | 'normal' | 'high' | 'urgent';
        subject: string;
        customerId: string | null;
        name: string | null;
        email: string | null;
        locale: string;
        channel: string | null;
        assignee: string | null;
        tags: string[];
        openedAt: string;
        openedBy: string;
        firstResponseDue: string;
        firstResponseAt: string | null;
        resolutionDue: string;
        dueAt: string | null;
        overdue: boolean;
        resolution: string | null;
        resolvedAt: string | null;
        closedAt: string | null;
        reopened: number;
        mergedInto: string | null;
        lastMessageAt: string;
      }[];
    };
  };
  /** A link by which a customer reaches their orders in the portal. (portal.readCustomerLink) */
  '/v1/customers/{customerId}/portal-link': {
    path: { customerId: string | number };
    answer: {
      url: string;
      expiresAt: string;
    };
  };
  /** Lists deployed decisions in all their versions. (workflow.listDecisions) */
  '/v1/decisions': {
    answer: {
      items: {
        decisionId: string;
        version: number;
        name: string;
        note: string | null;
        deployedAt: string;
        deployedBy: string;
        isNewest: boolean;
      }[];
    };
  };
  /** The DMN XML of one version of a decision. (workflow.readDecision) */
  '/v1/decisions/{decisionId}/versions/{version}': {
    path: { decisionId: string | number; version: string | number };
    answer: {
      xml: string;
    };
  };
  /** Lists drafts of processes and decisions, the one saved last first. (workflow.listDrafts) */
  '/v1/drafts': {
    answer: {
      items: {
        kind: 'process' | 'decision';
        modelId: string;
        name: string;
        basedOn: number | null;
        newestVersion: number | null;
        revision: number;
        savedAt: string;
        savedBy: string;
      }[];
    };
  };
  /** One draft with its XML. (workflow.readDraft) */
  '/v1/drafts/{kind}/{modelId}': {
    path: { kind: string | number; modelId: string | number };
    answer: {
      kind: 'process' | 'decision';
      modelId: string;
      name: string;
      basedOn: number | null;
      newestVersion: number | null;
      revision: number;
      savedAt: string;
      savedBy: string;
      xml: string;
    };
  };
  /** The event log, oldest first. `next` always continues where this page ended, also when nothing more is there yet. (events.listEvents) */
  '/v1/events': {
    query: { after?: string; limit?: number; types?: readonly string[]; orderId?: string };
    answer: {
      items: {
        id: string;
        type: string;
        time: string;
        actor: string;
        channel: string | null;
        orderId: string | null;
        orderSequence: number | null;
        objects: {
          type: string;
          id: string;
          qualifier: string;
        }[];
        attributes: Record<string, unknown>;
      }[];
      next: string;
      more: boolean;
    };
  };
  /** The event log as server-sent events. Reconnecting with Last-Event-ID misses nothing. (events.streamEvents) */
  '/v1/events/stream': {
    query: { after?: string; types?: readonly string[]; orderId?: string };
    answer: never;
  };
  /** All entries of a period as CSV. (ledger.exportEntries) */
  '/v1/exports/entries.csv': {
    query: { from: string; to: string };
    answer: never;
  };
  /** Invoices and credit notes of a period as CSV. (ledger.exportInvoices) */
  '/v1/exports/invoices.csv': {
    query: { from: string; to: string };
    answer: never;
  };
  /** A period as a journal for bookkeeping programs (CSV). (ledger.exportJournal) */
  '/v1/exports/journal.csv': {
    query: { from: string; to: string };
    answer: never;
  };
  /** Everything that is open now as CSV. (payments.exportReceivables) */
  '/v1/exports/receivables.csv': {
    answer: never;
  };
  /** The lines of all payouts of a period as CSV. (payments.exportSettlements) */
  '/v1/exports/settlements.csv': {
    query: { from: string; to: string };
    answer: never;
  };
  /** What customers say of their deliveries, newest first; `most`: of that rating and below. (portal.listFeedback) */
  '/v1/feedback': {
    query: { limit?: number; after?: string; most?: number };
    answer: {
      items: {
        orderId: string;
        shipmentId: string;
        rating: number;
        recommend: number | null;
        comment: string | null;
        givenAt: string;
        changedAt: string;
        caseId: string | null;
      }[];
      next: string | null;
    };
  };
  /** Average rating and net promoter score over a span of time. (portal.readFeedbackSums) */
  '/v1/feedback-sums': {
    query: { from?: string; before?: string };
    answer: {
      answers: number;
      averageRating: number | null;
      promoters: number;
      detractors: number;
      asked: number;
      netPromoterScore: number | null;
    };
  };
  /** Lists fulfilment orders, oldest first; without a state or an order, those that are still to do. (fulfilment.listFulfilmentOrders) */
  '/v1/fulfilment-orders': {
    query: { limit?: number; after?: string; location?: string; state?: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled'; orderId?: string };
    answer: {
      items: {
        fulfilmentOrderId: string;
        orderId: string;
        location: string;
        shipGroup: number;
        kind: 'ship' | 'pickup' | 'to-store';
        state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled';
        channel: string;
        createdAt: string;
        held: boolean;
        parcelId: string | null;
        readyBy: string | null;
        readyUntil: string | null;
        arrivedAt: string | null;
        arrival: {
          bay?: string;
          vehicle?: string;
          note?: string;
        } | null;
        late: 'pick' | 'ship' | null;
        lines: {
          lineNo: number;
          sku: string;
          quantity: number;
          toPick: number;
          picked: number;
          packed: number;
          shipped: number;
          cancelled: number;
          short: number;
          moved: number;
          lotsToPick?: {
            lot: string;
            expiresOn: string | null;
            quantity: number;
          }[];
          lotsPicked?: {
            lot: string;
            expiresOn: string | null;
            quantity: number;
          }[];
        }[];
      }[];
      next: string | null;
    };
  };
  /** One fulfilment order with its pick list. (fulfilment.readFulfilmentOrder) */
  '/v1/fulfilment-orders/{fulfilmentOrderId}': {
    path: { fulfilmentOrderId: string | number };
    answer: {
      fulfilmentOrderId: string;
      orderId: string;
      location: string;
      shipGroup: number;
      kind: 'ship' | 'pickup' | 'to-store';
      state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled';
      channel: string;
      createdAt: string;
      held: boolean;
      parcelId: string | null;
      readyBy: string | null;
      readyUntil: string | null;
      arrivedAt: string | null;
      arrival: {
        bay?: string;
        vehicle?: string;
        note?: string;
      } | null;
      late: 'pick' | 'ship' | null;
      lines: {
        lineNo: number;
        sku: string;
        quantity: number;
        toPick: number;
        picked: number;
        packed: number;
        shipped: number;
        cancelled: number;
        short: number;
        moved: number;
        lotsToPick?: {
          lot: string;
          expiresOn: string | null;
          quantity: number;
        }[];
        lotsPicked?: {
          lot: string;
          expiresOn: string | null;
          quantity: number;
        }[];
      }[];
      orderNumber: string | null;
      customerName: string | null;
      method: string | null;
      address: unknown;
      giftMessage: string | null;
      pickList: {
        lineNo: number;
        sku: string;
        name: string;
        quantity: number;
        lots?: {
          lot: string;
          expiresOn: string | null;
          quantity: number;
        }[];
      }[];
    };
  };
  /** The packing slip of a fulfilment order as a PDF; without prices on a gift. (documents.readPackingSlip) */
  '/v1/fulfilment-orders/{fulfilmentOrderId}/packing-slip': {
    path: { fulfilmentOrderId: string | number };
    answer: never;
  };
  /** Lists open incidents, oldest first. (workflow.listIncidents) */
  '/v1/incidents': {
    query: { limit?: number; after?: string; orderId?: string };
    answer: {
      items: {
        incidentId: string;
        orderId: string;
        node: string;
        code: string;
        message: string;
        details: unknown;
        raisedAt: string;
      }[];
      next: string | null;
    };
  };
  /** The activities of a log, most frequent first, with those that maps leave out. (insight.listActivities) */
  '/v1/insight/activities': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      items: {
        activity: string;
        events: number;
        cases: number;
        starts: number;
        ends: number;
        leftOut: boolean;
      }[];
    };
  };
  /** When targets were missed and when they were met again, newest first. (insight.listAlerts) */
  '/v1/insight/alerts': {
    query: { limit?: number; after?: string; key?: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score' };
    answer: {
      items: {
        alertId: string;
        targetId: string;
        key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
        filter: {
          channel?: string[];
          location?: string[];
          carrier?: string[];
          sku?: string[];
          segment?: string[];
          country?: string[];
          processVersion?: string[];
          currency?: string;
        };
        state: 'met' | 'missed';
        value: number;
        target: number;
        direction: 'at-least' | 'at-most';
        at: string;
      }[];
      next: string | null;
    };
  };
  /** The ways of some cases with their times, for playing them on the map. (insight.showAnimation) */
  '/v1/insight/animation': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; cases?: number };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      activities: string[];
      from: string | null;
      to: string | null;
      cases: {
        no: number;
        id: string;
        activities: number[];
        seconds: number[];
      }[];
      sampled: {
        cases: number;
        ofCases: number;
        how: string;
      };
    };
  };
  /** The attributes of the cases with their most frequent values: what filters may name. (insight.listAttributes) */
  '/v1/insight/attributes': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      items: {
        name: string;
        kind: 'text' | 'number' | 'boolean';
        cases: number;
        missing: number;
        distinct: number;
        min: number | null;
        max: number | null;
        values: {
          value: string | number | boolean;
          cases: number;
        }[];
      }[];
    };
  };
  /** What people do that a machine could do, by the time that would be saved. (insight.listAutomationCandidates) */
  '/v1/insight/automation-candidates': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; machines?: readonly string[] };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      cases: number;
      todaySeconds: {
        mean: number;
        p50: number;
        p90: number;
      };
      machines: string[];
      people: number;
      unknown: number;
      candidates: {
        activity: string;
        count: number;
        byPerson: number;
        byMachine: number;
        manualShare: number;
        personWaitSeconds: {
          mean: number;
          p50: number;
        };
        machineWaitSeconds: {
          mean: number;
          p50: number;
        } | null;
        basis: 'machine' | 'none';
        savedSeconds: number;
        cycleSeconds: {
          mean: number;
          p50: number;
          p90: number;
        };
        sentence: string;
      }[];
    };
  };
  /** Work done in batches: by activity and resource, at once, one after the other or between other work. (insight.showBatches) */
  '/v1/insight/batches': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; gapSeconds?: number; smallest?: number };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      gapSeconds: number;
      smallest: number;
      batched: {
        events: number;
        share: number;
      };
      items: {
        activity: string;
        resource: string | null;
        kind: 'simultaneous' | 'sequential' | 'concurrent';
        batches: number;
        events: number;
        share: number;
        meanSize: number;
        largest: number;
        waiting: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
        examples: {
          at: string;
          seconds: number;
          events: number;
          cases: number[];
        }[];
      }[];
    };
  };
  /** Where cases wait: by edge, location, resource and hour of the week, with what the waiting costs. (insight.listBottlenecks) */
  '/v1/insight/bottlenecks': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; costPerHourMinor?: number; yearlyRate?: number; place?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      waits: number;
      totalSeconds: number;
      cost: {
        basis: 'stated' | 'value';
        currency: string | null;
        amountMinor: number;
        cases: number;
      } | null;
      edges: {
        from: string;
        to: string;
        count: number;
        totalSeconds: number;
        share: number;
        meanSeconds: number;
        p50Seconds: number;
        p90Seconds: number;
        costMinor: number | null;
      }[];
      locations: {
        name: string;
        count: number;
        totalSeconds: number;
        share: number;
        meanSeconds: number;
        p50Seconds: number;
        p90Seconds: number;
        costMinor: number | null;
      }[];
      resources: {
        name: string;
        count: number;
        totalSeconds: number;
        share: number;
        meanSeconds: number;
        p50Seconds: number;
        p90Seconds: number;
        costMinor: number | null;
      }[];
      timeZone: string;
      hours: {
        hour: number;
        waiting: number;
        events: number;
      }[];
    };
  };
  /** The cases that a filter leaves, with the ids of their objects (of orders, for example). (insight.listCases) */
  '/v1/insight/cases': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; limit?: number; after?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      items: {
        no: number;
        id: string;
        events: number;
        from: string | null;
        to: string | null;
        seconds: number | null;
        variant: string;
        start: string;
        end: string;
      }[];
      next: string | null;
    };
  };
  /** One case with its attributes and all its events. (insight.readCase) */
  '/v1/insight/cases/{no}': {
    path: { no: string | number };
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string };
    answer: {
      case: {
        no: number;
        id: string;
        events: number;
        from: string | null;
        to: string | null;
        seconds: number | null;
        variant: string;
        start: string;
        end: string;
      };
      attributes: {
        name: string;
        value: string | number | boolean | null;
      }[];
      events: {
        activity: string;
        at: string | null;
        resource: string | null;
        waiting: number | null;
      }[];
    };
  };
  /** The live log as CloudEvents 1.0, one a line, oldest first. (insight.streamCloudEvents) */
  '/v1/insight/cloud-events': {
    query: { from?: string; to?: string };
    answer: never;
  };
  /** How well the cases follow a model: fitness by optimal alignments and by token replay, precision, and figures for each element of the drawing. (insight.showConformance) */
  '/v1/insight/conformance': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; model: string; orders?: 'ran' | 'all'; deviation?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      model: {
        ref: string;
        name: string;
        kind: 'process' | 'upload';
        format: 'bpmn' | 'pnml';
        version: number | null;
      };
      cases: number;
      otherCases: number;
      runningCases: number;
      events: number;
      comparedEvents: number;
      leftOut: {
        activity: string;
        events: number;
      }[];
      simplified: {
        code: 'conditions' | 'complex-gateways' | 'inclusive-choices' | 'unknown-calls' | 'repeated-tasks' | 'idle-commands' | 'repeated-scopes' | 'compensation' | 'refusals' | 'silent-starts' | 'shared-runs';
        sentence: string;
      }[];
      fitness: number | null;
      meanFitness: number | null;
      fittingCases: number;
      alignedCases: number;
      cost: number;
      uncertainCases: number;
      uncertainCost: number;
      replay: {
        fitness: number;
        produced: number;
        consumed: number;
        missing: number;
        remaining: number;
        cases: number;
      };
      precision: number | null;
      generalisation: number | null;
      versions: {
        version: number | null;
        cases: number;
        fittingCases: number;
        fitness: number | null;
        precision: number | null;
      }[];
      elements: {
        element: string;
        name: string;
        activities: string[];
        executions: number;
        cases: number;
        missing: number;
        extra: number;
        meanWaitSeconds: number | null;
      }[];
    };
  };
  /** Running orders that have left their model or their usual times, newest first. (insight.listOrderAlerts) */
  '/v1/insight/conformance/alerts': {
    query: { kind?: 'left-model' | 'overdue'; processId?: string; limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        number: string;
        kind: 'left-model' | 'overdue';
        processId: string;
        version: number;
        activity: string;
        after: string | null;
        happenedAt: string;
        waitedSeconds: number | null;
        usualSeconds: number | null;
        raisedAt: string;
      }[];
      next: string | null;
    };
  };
  /** The compared cases with their alignment, step by step. (insight.listDeviatingCases) */
  '/v1/insight/conformance/cases': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; model: string; orders?: 'ran' | 'all'; deviation?: string; deviating?: boolean; limit?: number; after?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      model: {
        ref: string;
        name: string;
        kind: 'process' | 'upload';
        format: 'bpmn' | 'pnml';
        version: number | null;
      };
      cases: number;
      otherCases: number;
      runningCases: number;
      items: {
        no: number;
        id: string;
        version: number | null;
        running: boolean;
        from: string | null;
        to: string | null;
        cost: number | null;
        fitness: number | null;
        steps: {
          kind: 'both' | 'log' | 'model';
          activity: string;
          element: string | null;
          name: string | null;
          at: string | null;
        }[];
      }[];
      next: string | null;
    };
  };
  /** The deviations from a model as sentences, those with most cases first, with how time and lateness differ between cases with and without. (insight.listDeviations) */
  '/v1/insight/conformance/deviations': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; model: string; orders?: 'ran' | 'all' };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      model: {
        ref: string;
        name: string;
        kind: 'process' | 'upload';
        format: 'bpmn' | 'pnml';
        version: number | null;
      };
      cases: number;
      otherCases: number;
      runningCases: number;
      deviatingCases: number;
      alignedCases: number;
      items: {
        key: string;
        kind: 'skipped' | 'unexpected' | 'wrong-order' | 'repeated';
        activity: string;
        after: string | null;
        element: string | null;
        name: string | null;
        sentence: string;
        cases: number;
        occurrences: number;
        share: number;
        medianSeconds: {
          with: number;
          without: number;
          difference: number;
          low: number;
          high: number;
          casesWith: number;
          casesWithout: number;
        } | null;
        late: {
          with: number;
          without: number;
          difference: number;
          low: number;
          high: number;
          casesWith: number;
          casesWithout: number;
        } | null;
      }[];
      more: number;
    };
  };
  /** The processes, and whether their running orders are watched. (insight.listWatches) */
  '/v1/insight/conformance/watches': {
    answer: {
      items: {
        processId: string;
        name: string;
        leftModel: boolean;
        overdue: boolean;
        zeta: number;
        since: string | null;
        by: string | null;
      }[];
    };
  };
  /** The logs that were brought in, newest first. (insight.listDataSets) */
  '/v1/insight/data-sets': {
    answer: {
      items: {
        dataSetId: string;
        name: string;
        format: 'ocel-json' | 'ocel-xml' | 'ocel-sqlite' | 'ocel1-json' | 'ocel1-xml' | 'xes' | 'csv' | 'cloudevents' | null;
        state: 'ready' | 'refused';
        events: number | null;
        objects: number | null;
        cases: string[] | null;
        firstAt: string | null;
        lastAt: string | null;
        errors: number;
        warnings: number;
        createdBy: string;
        createdAt: string;
      }[];
    };
  };
  /** A data set: what is in it, and what its import had to say. (insight.readDataSet) */
  '/v1/insight/data-sets/{dataSetId}': {
    path: { dataSetId: string | number };
    answer: {
      dataSetId: string;
      name: string;
      format: 'ocel-json' | 'ocel-xml' | 'ocel-sqlite' | 'ocel1-json' | 'ocel1-xml' | 'xes' | 'csv' | 'cloudevents' | null;
      state: 'ready' | 'refused';
      counts: {
        events: number;
        timelessEvents: number;
        objects: number;
        eventRelations: number;
        objectRelations: number;
        changes: number;
        firstAt: string | null;
        lastAt: string | null;
        objectTypes: {
          name: string;
          objects: number;
        }[];
        activities: {
          name: string;
          events: number;
        }[];
        activityCount: number;
      } | null;
      report: {
        problems: {
          code: 'empty' | 'unknownFormat' | 'notText' | 'badZip' | 'cutOff' | 'syntax' | 'tooLarge' | 'tooDeep' | 'tooLong' | 'tooManyAttributes' | 'tooManyTypes' | 'wrongRoot' | 'notADatabase' | 'missingTable' | 'noRecords' | 'mappingWrong' | 'mappingNeeded' | 'rowWrong' | 'fieldMissing' | 'partIncomplete' | 'olderField' | 'fieldWrong' | 'outOfPlace' | 'outOfOrder' | 'unknownElement' | 'unknownField' | 'valueWrong' | 'valueMissing' | 'attributeTwice' | 'kindUnknown' | 'characterReplaced' | 'timeMissing' | 'timeUnreadable' | 'timeAsText' | 'zoneMissing' | 'eventRepeated' | 'eventIdTaken' | 'objectRepeated' | 'objectIdTaken' | 'objectIdShared' | 'relationRepeated' | 'objectUnknown' | 'typeUndeclared' | 'attributeUndeclared' | 'relationCycle' | 'caseRepeated' | 'caseUnnamed' | 'activityMissing' | 'versionMissing' | 'scopeWrong' | 'globalMissing' | 'globalKind' | 'classifierUnknownKey' | 'classifierEmpty' | 'extensionKeyUnknown' | 'extensionUndeclared' | 'nestedUndeclared' | 'idNotUuid';
          weight: 'error' | 'warning' | 'note';
          place: {
            line?: number;
            byte?: number;
            table?: string;
            type?: string;
            event?: string;
            object?: string;
            trace?: number;
          };
          sentence: string;
          facts: {
            detail?: string;
            value?: string;
            kind?: string;
            part?: string;
            limit?: number;
          };
        }[];
        counts: {
          code: 'empty' | 'unknownFormat' | 'notText' | 'badZip' | 'cutOff' | 'syntax' | 'tooLarge' | 'tooDeep' | 'tooLong' | 'tooManyAttributes' | 'tooManyTypes' | 'wrongRoot' | 'notADatabase' | 'missingTable' | 'noRecords' | 'mappingWrong' | 'mappingNeeded' | 'rowWrong' | 'fieldMissing' | 'partIncomplete' | 'olderField' | 'fieldWrong' | 'outOfPlace' | 'outOfOrder' | 'unknownElement' | 'unknownField' | 'valueWrong' | 'valueMissing' | 'attributeTwice' | 'kindUnknown' | 'characterReplaced' | 'timeMissing' | 'timeUnreadable' | 'timeAsText' | 'zoneMissing' | 'eventRepeated' | 'eventIdTaken' | 'objectRepeated' | 'objectIdTaken' | 'objectIdShared' | 'relationRepeated' | 'objectUnknown' | 'typeUndeclared' | 'attributeUndeclared' | 'relationCycle' | 'caseRepeated' | 'caseUnnamed' | 'activityMissing' | 'versionMissing' | 'scopeWrong' | 'globalMissing' | 'globalKind' | 'classifierUnknownKey' | 'classifierEmpty' | 'extensionKeyUnknown' | 'extensionUndeclared' | 'nestedUndeclared' | 'idNotUuid';
          weight: 'error' | 'warning' | 'note';
          count: number;
        }[];
      };
      createdBy: string;
      createdAt: string;
    };
  };
  /** A log, live or brought in, as a file: OCEL 2.0 (JSON, XML, SQLite), XES, CSV or CloudEvents. (insight.exportLog) */
  '/v1/insight/data-sets/{dataSetId}/export': {
    path: { dataSetId: string | number };
    query: { format: 'ocel-json' | 'ocel-xml' | 'ocel-sqlite' | 'xes' | 'xes-gz' | 'csv' | 'cloudevents'; notion?: string; from?: string; to?: string };
    answer: never;
  };
  /** What a log loses when it is flattened to one notion: convergence, divergence and deficiency. (insight.showFlattening) */
  '/v1/insight/data-sets/{dataSetId}/flattening': {
    path: { dataSetId: string | number };
    query: { notion?: string };
    answer: {
      notion: string;
      notions: {
        type: string;
        objects: number;
      }[];
      events: number;
      cases: number;
      emptyCases: number;
      flatEvents: number;
      convergence: {
        events: number;
        copies: number;
        activities: {
          activity: string;
          events: number;
        }[];
      };
      divergence: {
        type: string;
        events: number;
        cases: number;
      }[];
      deficiency: {
        events: number;
        activities: {
          activity: string;
          events: number;
        }[];
      };
      sentences: string[];
    };
  };
  /** The model that the inductive miner finds: a process tree, a Petri net, a BPMN diagram or PNML. (insight.discoverModel) */
  '/v1/insight/discovered-model': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; noise?: number; activities?: number; format?: 'tree' | 'petri' | 'bpmn' | 'pnml' };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      noise: number;
      format: 'tree' | 'petri' | 'bpmn' | 'pnml';
      text: string;
      tree: {
        id: number;
        parent: number | null;
        kind: 'sequence' | 'choice' | 'parallel' | 'loop' | 'activity' | 'silent';
        activity: string | null;
      }[];
      fallThroughs: string[];
      xml: string | null;
      net: {
        places: {
          id: string;
        }[];
        transitions: {
          id: string;
          label: string | null;
          name?: string;
        }[];
        arcs: {
          place: number;
          transition: number;
          kind: 'in' | 'out';
          weight: number;
        }[];
        initial: number[][];
        final: number[][];
      } | null;
    };
  };
  /** The dotted chart: a row a case, a dot an event; of many cases a sample. (insight.showDottedChart) */
  '/v1/insight/dotted-chart': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; axis?: 'absolute' | 'relative'; sort?: 'start' | 'end' | 'duration' | 'number'; cases?: number };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      axis: 'absolute' | 'relative';
      sort: 'start' | 'end' | 'duration' | 'number';
      activities: string[];
      rows: {
        no: number;
        id: string;
        from: string;
        seconds: number;
      }[];
      dots: {
        row: number[];
        activity: number[];
        at: number[];
      };
      sampled: {
        cases: number;
        ofCases: number;
        dots: number;
        ofDots: number;
        how: string;
      };
    };
  };
  /** Who hands work over to whom, how long that takes, and where it goes back and forth. (insight.showHandOvers) */
  '/v1/insight/hand-overs': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; by?: 'resource' | 'department' };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      by: 'resource' | 'department';
      unnamed: number;
      cases: {
        with: number;
        share: number;
        mean: number;
      };
      nodes: {
        name: string;
        events: number;
        cases: number;
        activities: number;
      }[];
      edges: {
        from: string;
        to: string;
        handOvers: number;
        cases: number;
        times: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      pingPong: {
        between: string[];
        times: number;
        cases: number;
        seconds: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
    };
  };
  /** What KPIs can be filtered by: the values that orders have. (insight.readKpiFilters) */
  '/v1/insight/kpi-filters': {
    query: { sku?: string };
    answer: {
      asOf: string;
      firstDay: string | null;
      lastDay: string | null;
      channel: {
        name: string;
        orders: number;
      }[];
      location: {
        name: string;
        orders: number;
      }[];
      carrier: {
        name: string;
        orders: number;
      }[];
      segment: {
        name: string;
        orders: number;
      }[];
      country: {
        name: string;
        orders: number;
      }[];
      processVersion: {
        name: string;
        orders: number;
      }[];
      currency: {
        name: string;
        orders: number;
      }[];
      sku: {
        name: string;
        orders: number;
      }[];
    };
  };
  /** Values of KPIs for a period and filter, beside the period before and their targets. (insight.readKpiValues) */
  '/v1/insight/kpi-values': {
    query: { from?: string; to?: string; channel?: readonly string[]; location?: readonly string[]; carrier?: readonly string[]; sku?: readonly string[]; segment?: readonly string[]; country?: readonly string[]; processVersion?: readonly string[]; currency?: string; churnDays?: number; keys?: string };
    answer: {
      asOf: string;
      timeZone: string;
      period: {
        from: string | null;
        to: string | null;
      };
      before: {
        from: string | null;
        to: string | null;
      } | null;
      items: {
        key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
        currency: string | null;
        value: number | null;
        numerator: number | null;
        denominator: number | null;
        all: number;
        excluded: {
          code: string;
          count: number;
        }[];
        parts: Record<string, number | null>;
        before: {
          value: number | null;
          numerator: number | null;
          denominator: number | null;
        } | null;
        target: {
          targetId: string;
          value: number;
          met: boolean | null;
        } | null;
      }[];
    };
  };
  /** What KPIs there are: formula, numerator, denominator, what is left out and why, by what they differ. (insight.listKpis) */
  '/v1/insight/kpis': {
    answer: {
      items: {
        key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
        name: string;
        unit: 'share' | 'seconds' | 'money' | 'count' | 'score' | 'days';
        better: 'higher' | 'lower';
        base: 'orders' | 'lines' | 'units' | 'customers' | 'money' | 'ratings';
        formula: string;
        numerator: string;
        denominator: string | null;
        exclusions: {
          code: string;
          sentence: string;
        }[];
        dimensions: ('channel' | 'location' | 'carrier' | 'sku' | 'segment' | 'country' | 'process-version' | 'currency' | 'reason')[];
        parts: {
          name: string;
          sentence: string;
        }[];
        note: string | null;
      }[];
    };
  };
  /** A KPI by channel, location, carrier, SKU, segment, country, process version, currency or reason. (insight.readKpiBreakdown) */
  '/v1/insight/kpis/{key}/breakdown': {
    path: { key: string | number };
    query: { from?: string; to?: string; channel?: readonly string[]; location?: readonly string[]; carrier?: readonly string[]; sku?: readonly string[]; segment?: readonly string[]; country?: readonly string[]; processVersion?: readonly string[]; currency?: string; churnDays?: number; by: 'channel' | 'location' | 'carrier' | 'sku' | 'segment' | 'country' | 'process-version' | 'currency' | 'reason'; limit?: number };
    answer: {
      key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
      by: 'channel' | 'location' | 'carrier' | 'sku' | 'segment' | 'country' | 'process-version' | 'currency' | 'reason';
      asOf: string;
      period: {
        from: string | null;
        to: string | null;
      };
      items: {
        name: string | null;
        currency: string | null;
        value: number | null;
        numerator: number | null;
        denominator: number | null;
        before: {
          value: number | null;
          numerator: number | null;
          denominator: number | null;
        } | null;
      }[];
      more: number;
    };
  };
  /** The orders behind a KPI: those that met it, missed it, or did not count and why; newest first. (insight.listKpiOrders) */
  '/v1/insight/kpis/{key}/orders': {
    path: { key: string | number };
    query: { from?: string; to?: string; channel?: readonly string[]; location?: readonly string[]; carrier?: readonly string[]; sku?: readonly string[]; segment?: readonly string[]; country?: readonly string[]; processVersion?: readonly string[]; currency?: string; churnDays?: number; limit?: number; after?: string; side: 'met' | 'missed' | 'excluded'; reason?: string };
    answer: {
      key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
      side: 'met' | 'missed' | 'excluded';
      threshold: number | null;
      items: {
        orderId: string;
        number: string;
        channel: string;
        status: string;
        placedAt: string;
        customerId: string | null;
        currency: string;
        totalMinor: number;
        side: 'met' | 'missed' | 'excluded';
        reason: string | null;
        value: number | null;
        requestedDate: string | null;
        firstPromisedDate: string | null;
        lastPromisedDate: string | null;
        deliveredAt: string | null;
        locations: string[];
        carriers: string[];
      }[];
      next: string | null;
    };
  };
  /** A KPI by day, week or month of placement. (insight.readKpiSeries) */
  '/v1/insight/kpis/{key}/series': {
    path: { key: string | number };
    query: { from?: string; to?: string; channel?: readonly string[]; location?: readonly string[]; carrier?: readonly string[]; sku?: readonly string[]; segment?: readonly string[]; country?: readonly string[]; processVersion?: readonly string[]; currency?: string; churnDays?: number; bucket?: 'day' | 'week' | 'month' };
    answer: {
      key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
      bucket: 'day' | 'week' | 'month';
      asOf: string;
      timeZone: string;
      period: {
        from: string | null;
        to: string | null;
      };
      items: {
        from: string;
        currency: string | null;
        value: number | null;
        numerator: number | null;
        denominator: number | null;
        parts: Record<string, number | null>;
      }[];
    };
  };
  /** What is in the live log: events, objects by type, activities, the span of time. (insight.countLiveLog) */
  '/v1/insight/live-log': {
    answer: {
      events: number;
      timelessEvents: number;
      objects: number;
      eventRelations: number;
      objectRelations: number;
      changes: number;
      firstAt: string | null;
      lastAt: string | null;
      objectTypes: {
        name: string;
        objects: number;
      }[];
      activities: {
        name: string;
        events: number;
      }[];
      activityCount: number;
    };
  };
  /** The process map: which activity comes directly after which, how often, in how many cases and how long after. (insight.showMap) */
  '/v1/insight/map': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; activities?: number; paths?: number; metric?: 'events' | 'cases' };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      activities: {
        all: number;
        shown: number;
      };
      paths: {
        all: number;
        shown: number;
      };
      nodes: {
        activity: string;
        events: number;
        cases: number;
        starts: number;
        ends: number;
        fromStart: boolean;
        toEnd: boolean;
        waiting: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      edges: {
        from: string;
        to: string;
        events: number;
        cases: number;
        times: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      seconds: {
        count: number;
        mean: number;
        median: number;
        p90: number;
        p95: number;
        min: number;
        max: number;
        total: number;
      } | null;
      quantileError: number;
    };
  };
  /** One model: its drawing, which activities prove which element, and where the comparison is generous. (insight.readModel) */
  '/v1/insight/model': {
    query: { model: string; dataset?: string; notion?: string };
    answer: {
      ref: string;
      name: string;
      kind: 'process' | 'upload';
      format: 'bpmn' | 'pnml';
      version: number | null;
      xml: string | null;
      elements: {
        element: string;
        name: string;
        activities: string[];
      }[];
      simplified: {
        code: 'conditions' | 'complex-gateways' | 'inclusive-choices' | 'unknown-calls' | 'repeated-tasks' | 'idle-commands' | 'repeated-scopes' | 'compensation' | 'refusals' | 'silent-starts' | 'shared-runs';
        sentence: string;
      }[];
    };
  };
  /** The models that logs can be held against: processes that run here, and uploaded files. (insight.listModels) */
  '/v1/insight/models': {
    answer: {
      items: {
        ref: string;
        name: string;
        kind: 'process' | 'upload';
        format: 'bpmn' | 'pnml';
        version: number | null;
        versions: number[];
        modelId: string | null;
        at: string;
        by: string;
      }[];
    };
  };
  /** The object-centric map: the ways of several object types over the same activities, with the variants of each. (insight.showObjectMap) */
  '/v1/insight/object-map': {
    query: { dataset?: string; everything?: boolean; types?: readonly string[]; paths?: number };
    answer: {
      dataset: string;
      asOf: string | null;
      quantileError: number;
      leftOut: {
        activities: string[];
        events: number;
      };
      types: {
        type: string;
        objects: number;
        events: number;
        flattened: number;
        variants: number;
        seconds: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      nodes: {
        activity: string;
        events: number;
        objects: {
          type: string;
          objects: number;
          events: number;
          starts: number;
          ends: number;
        }[];
      }[];
      edges: {
        type: string;
        from: string;
        to: string;
        events: number;
        objects: number;
        times: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      variants: {
        type: string;
        items: {
          id: string;
          rank: number;
          activities: string[];
          length: number;
          cases: number;
          share: number;
          cumulative: number;
          seconds: {
            count: number;
            mean: number;
            median: number;
            p90: number;
            p95: number;
            min: number;
            max: number;
            total: number;
          } | null;
        }[];
      }[];
    };
  };
  /** Running cases with the time that they still take and the chance that they are late, most at risk first. (insight.listPredictions) */
  '/v1/insight/predictions': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; due?: 'first-promised' | 'last-promised' | 'requested'; withinSeconds?: number; limit?: number };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      state: 'ready' | 'too-few';
      trainedOn: number;
      needed: number;
      attributes: string[];
      running: number;
      atRisk: number;
      overdue: number;
      unpredicted: number;
      items: {
        caseNo: number;
        id: string;
        number: string | null;
        startedAt: string | null;
        activity: string;
        since: string | null;
        waitedSeconds: number;
        dueAt: string | null;
        isOverdue: boolean;
        lateProbability: number | null;
        remainingSeconds: {
          p10: number;
          p50: number;
          p90: number;
        } | null;
        expectedAt: string | null;
      }[];
    };
  };
  /** How good such predictions were: learnt from the past, asked of later cases, beside a plain guess. (insight.showPredictionQuality) */
  '/v1/insight/predictions/quality': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; due?: 'first-promised' | 'last-promised' | 'requested'; withinSeconds?: number };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      state: 'tested' | 'too-few';
      trainedOn: number;
      testedOn: number;
      neededTraining: number;
      neededTested: number;
      questions: number;
      splitAt: string | null;
      attributes: string[];
      remaining: {
        errorSeconds: number;
        naiveErrorSeconds: number;
        quantiles: {
          said: number;
          observed: number;
        }[];
      } | null;
      lateness: {
        questions: number;
        brier: number;
        naiveBrier: number;
        bins: {
          from: number;
          below: number;
          count: number;
          predicted: number;
          observed: number;
        }[];
      } | null;
    };
  };
  /** Reports that are sent by the clock, with what became of the last one. (insight.listReports) */
  '/v1/insight/reports': {
    answer: {
      items: {
        reportId: string;
        name: string;
        keys: ('orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score')[];
        filter: {
          channel?: string[];
          location?: string[];
          carrier?: string[];
          sku?: string[];
          segment?: string[];
          country?: string[];
          processVersion?: string[];
          currency?: string;
        };
        schedule: {
          every: 'day' | 'week' | 'month';
          at: string;
          timeZone: string;
          weekday?: number;
          dayOfMonth?: number;
        };
        recipients: string[];
        locale: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
        paused: boolean;
        nextAt: string | null;
        last: {
          from: string;
          to: string;
          state: 'due' | 'sent' | 'failed' | 'no-mail-server';
          at: string;
          failure: string | null;
        } | null;
        createdBy: string;
        createdAt: string;
      }[];
    };
  };
  /** A report of the last whole period as the e-mail would show it. (insight.previewReport) */
  '/v1/insight/reports/{reportId}/preview': {
    path: { reportId: string | number };
    answer: never;
  };
  /** Work that is done again: by activity and by loop, in how many cases and with how much extra time. (insight.showRework) */
  '/v1/insight/rework': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      cases: number;
      share: number;
      events: number;
      extra: {
        with: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
        without: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
        medianDifference: number | null;
      } | null;
      activities: {
        activity: string;
        cases: number;
        share: number;
        again: number;
        atOnce: number;
        later: number;
        most: number;
        extra: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      loops: {
        activities: string[];
        cases: number;
        events: number;
        times: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
    };
  };
  /** What goes together with lateness, cancellation, returns or long times: effect with interval, corrected for the number of questions, and looked at within the strongest other attribute. (insight.listRootCauses) */
  '/v1/insight/root-causes': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; outcome: 'late-requested' | 'late-promised' | 'cancelled' | 'returned' | 'slow' | 'reached'; slowSeconds?: number; activity?: string; minSupport?: number; level?: number; cuts?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      outcome: 'late-requested' | 'late-promised' | 'cancelled' | 'returned' | 'slow' | 'reached';
      cases: number;
      hits: number;
      unknown: number;
      slowSeconds: number | null;
      tested: number;
      level: number;
      minSupport: number;
      features: {
        name: string;
        kind: 'attribute' | 'activity' | 'time';
        levels: number;
        cuts: number[];
        strength: number;
      }[];
      findings: {
        feature: {
          name: string;
          kind: 'attribute' | 'activity' | 'time';
        };
        level: {
          label: string;
          value: string | number | boolean | null;
          from: number | null;
          below: number | null;
        };
        cases: number;
        hits: number;
        share: number;
        otherCases: number;
        otherHits: number;
        otherShare: number;
        difference: {
          value: number;
          low: number;
          high: number;
        };
        ratio: {
          value: number;
          low: number;
          high: number;
        } | null;
        pValue: number;
        qValue: number;
        excess: number;
        adjusted: {
          by: {
            name: string;
            kind: 'attribute' | 'activity' | 'time';
          };
          difference: {
            value: number;
            low: number;
            high: number;
          };
          ratio: {
            value: number;
            low: number;
            high: number;
          } | null;
          pValue: number;
          strata: number;
          coverage: number;
          verdict: 'holds' | 'stronger' | 'weaker' | 'explained' | 'reversed';
          inseparable: string[];
        } | null;
        sentence: string;
      }[];
    };
  };
  /** The cases behind a finding. (insight.listCauseCases) */
  '/v1/insight/root-causes/cases': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; outcome: 'late-requested' | 'late-promised' | 'cancelled' | 'returned' | 'slow' | 'reached'; slowSeconds?: number; activity?: string; feature: string; kind: 'attribute' | 'activity' | 'time'; label: string; hit?: boolean; minSupport?: number; cuts?: string; limit?: number; after?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      items: {
        no: number;
        id: string;
        events: number;
        from: string | null;
        to: string | null;
        seconds: number | null;
        variant: string;
        start: string;
        end: string;
      }[];
      next: string | null;
    };
  };
  /** What a simulation of this model starts from: activities, people, choices, arrivals; what of the drawing is left out. (insight.showSimulationModel) */
  '/v1/insight/simulation-model': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; model?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      model: string;
      name: string;
      cases: number;
      needed: number;
      unended: number;
      cycleMeanSeconds: number;
      perWeek: number;
      arrivals: number[];
      activities: {
        activity: string;
        waitSeconds: number | null;
        pool: string | null;
      }[];
      pools: {
        name: string;
        activities: string[];
        people: number;
        capacity: number[];
        workSeconds: number;
      }[];
      choices: {
        node: string;
        name: string;
        guessed: boolean;
        ways: {
          to: string;
          name: string;
          probability: number;
        }[];
      }[];
      elements: {
        node: string;
        name: string;
      }[];
      leftOut: {
        element: string;
        name: string;
        why: 'not-in-log' | 'non-interrupting' | 'once' | 'compensation' | 'called-process';
      }[];
      unknown: string[];
    };
  };
  /** Simulations, newest first, with how far they are. (insight.listSimulations) */
  '/v1/insight/simulations': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        simulationId: string;
        name: string;
        state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';
        progress: number;
        askedBy: string;
        askedAt: string;
        startedAt: string | null;
        endedAt: string | null;
        failure: string | null;
        model: string;
        otherModel: string | null;
        changes: ({
          kind: 'arrivals';
          factor: number;
        } | {
          kind: 'people';
          activity: string;
          factor?: number;
          count?: number;
          calendar?: number[];
          workSeconds?: number;
        } | {
          kind: 'time';
          activity: string;
          factor?: number;
          seconds?: number;
        } | {
          kind: 'automate';
          activity: string;
          share?: number;
          seconds?: number;
        } | {
          kind: 'way';
          node: string;
          to: string;
          probability: number;
        })[];
      }[];
      next: string | null;
    };
  };
  /** One simulation whole: how close it is to history, and today, the same and the changed process side by side. (insight.readSimulation) */
  '/v1/insight/simulations/{simulationId}': {
    path: { simulationId: string | number };
    answer: {
      simulationId: string;
      name: string;
      state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';
      progress: number;
      askedBy: string;
      askedAt: string;
      startedAt: string | null;
      endedAt: string | null;
      failure: string | null;
      model: string;
      otherModel: string | null;
      changes: ({
        kind: 'arrivals';
        factor: number;
      } | {
        kind: 'people';
        activity: string;
        factor?: number;
        count?: number;
        calendar?: number[];
        workSeconds?: number;
      } | {
        kind: 'time';
        activity: string;
        factor?: number;
        seconds?: number;
      } | {
        kind: 'automate';
        activity: string;
        share?: number;
        seconds?: number;
      } | {
        kind: 'way';
        node: string;
        to: string;
        probability: number;
      })[];
      log: {
        dataset?: string;
        notion?: string;
        everything?: boolean;
        filter?: string;
      };
      weeks: number;
      replications: number;
      seed: number;
      seasonal: boolean;
      costs: {
        currency: string | null;
        perCaseHourMinor: number;
        perPersonHourMinor: number;
      };
      result: {
        validation: {
          verdict: 'close' | 'rough' | 'far';
          emdSeconds: number;
          emdLowSeconds: number;
          emdHighSeconds: number;
          relative: number;
          driftSeconds: number;
          trainedOn: number;
          testedOn: number;
          few: boolean;
          realMeanSeconds: number;
          simulatedMeanSeconds: number;
          queues: boolean;
        };
        weeks: number;
        replications: number;
        today: {
          cycleMeanSeconds: number;
          cycleP50Seconds: number;
          cycleP90Seconds: number;
          perDay: number;
          costPerDayMinor: number;
          waits: Record<string, number>;
          use: Record<string, number>;
          queues: Record<string, number>;
        };
        base: {
          cycleMeanSeconds: {
            mean: number;
            low: number;
            high: number;
          };
          cycleP50Seconds: {
            mean: number;
            low: number;
            high: number;
          };
          cycleP90Seconds: {
            mean: number;
            low: number;
            high: number;
          };
          perDay: {
            mean: number;
            low: number;
            high: number;
          };
          costPerDayMinor: {
            mean: number;
            low: number;
            high: number;
          };
          waits: Record<string, {
            mean: number;
            low: number;
            high: number;
          }>;
          use: Record<string, {
            mean: number;
            low: number;
            high: number;
          }>;
          queues: Record<string, {
            mean: number;
            low: number;
            high: number;
          }>;
        };
        change: {
          cycleMeanSeconds: {
            mean: number;
            low: number;
            high: number;
          };
          cycleP50Seconds: {
            mean: number;
            low: number;
            high: number;
          };
          cycleP90Seconds: {
            mean: number;
            low: number;
            high: number;
          };
          perDay: {
            mean: number;
            low: number;
            high: number;
          };
          costPerDayMinor: {
            mean: number;
            low: number;
            high: number;
          };
          waits: Record<string, {
            mean: number;
            low: number;
            high: number;
          }>;
          use: Record<string, {
            mean: number;
            low: number;
            high: number;
          }>;
          queues: Record<string, {
            mean: number;
            low: number;
            high: number;
          }>;
        };
        difference: {
          cycleMeanSeconds: {
            mean: number;
            low: number;
            high: number;
          };
          cycleP50Seconds: {
            mean: number;
            low: number;
            high: number;
          };
          cycleP90Seconds: {
            mean: number;
            low: number;
            high: number;
          };
          perDay: {
            mean: number;
            low: number;
            high: number;
          };
          costPerDayMinor: {
            mean: number;
            low: number;
            high: number;
          };
        };
        curves: {
          today: number[];
          base: number[];
          change: number[];
        };
        stuckShare: number;
        guessed: string[];
      } | null;
    };
  };
  /** How current the live log is, and how large (insight.showStatus) */
  '/v1/insight/status': {
    answer: {
      asOf: string | null;
      events: number;
      behind: number;
      objects: number;
      dataSets: number;
      memoryMb: number;
      diskMb: number;
      filling: number;
    };
  };
  /** Targets of KPIs and how they stand. (insight.listTargets) */
  '/v1/insight/targets': {
    query: { key?: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score' };
    answer: {
      items: {
        targetId: string;
        key: 'orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score';
        filter: {
          channel?: string[];
          location?: string[];
          carrier?: string[];
          sku?: string[];
          segment?: string[];
          country?: string[];
          processVersion?: string[];
          currency?: string;
        };
        value: number;
        direction: 'at-least' | 'at-most';
        windowDays: number;
        recipients: string[];
        locale: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
        note: string | null;
        state: 'unknown' | 'met' | 'missed';
        stateSince: string | null;
        lastValue: number | null;
        lastCheckedAt: string | null;
        setBy: string;
        setAt: string;
      }[];
    };
  };
  /** Usual times between activities, and how many cases were outside of them. (insight.showTemporalProfile) */
  '/v1/insight/temporal-profile': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; zeta?: number; least?: number };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      zeta: number;
      cases: number;
      items: {
        from: string;
        to: string;
        count: number;
        meanSeconds: number;
        deviationSeconds: number;
        usualFrom: number;
        usualTo: number;
        slow: number;
        fast: number;
        cases: number;
      }[];
      more: number;
    };
  };
  /** The distinct sequences of activities, most cases first, with what share of the cases they cover and how long they take. (insight.listVariants) */
  '/v1/insight/variants': {
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; limit?: number; after?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      variants: number;
      once: number;
      items: {
        id: string;
        rank: number;
        activities: string[];
        length: number;
        cases: number;
        share: number;
        cumulative: number;
        seconds: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      next: string | null;
    };
  };
  /** One variant: its steps with the wait before each, and its cases. (insight.readVariant) */
  '/v1/insight/variants/{variant}': {
    path: { variant: string | number };
    query: { dataset?: string; notion?: string; everything?: boolean; filter?: string; limit?: number; after?: string };
    answer: {
      log: {
        dataset: string;
        notion: string;
        cases: number;
        events: number;
        ofCases: number;
        ofEvents: number;
        asOf: string | null;
        from: string | null;
        to: string | null;
        leftOut: {
          activities: string[];
          events: number;
        };
        timeless: number;
      };
      variant: {
        id: string;
        rank: number;
        activities: string[];
        length: number;
        cases: number;
        share: number;
        cumulative: number;
        seconds: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      };
      steps: {
        activity: string;
        waiting: {
          count: number;
          mean: number;
          median: number;
          p90: number;
          p95: number;
          min: number;
          max: number;
          total: number;
        } | null;
      }[];
      items: {
        no: number;
        id: string;
        events: number;
        from: string | null;
        to: string | null;
        seconds: number | null;
        variant: string;
        start: string;
        end: string;
      }[];
      next: string | null;
    };
  };
  /** Units free to promise, in all and by location; SKUs that do not exist are absent. (inventory.readAvailability) */
  '/v1/inventory/availability': {
    query: { skus: readonly string[] };
    answer: {
      items: {
        sku: string;
        total: number;
        locations: {
          location: string;
          available: number;
        }[];
      }[];
    };
  };
  /** What is kept for channels, by channel, SKU and location. (inventory.listChannelAllocations) */
  '/v1/inventory/channel-allocations': {
    query: { limit?: number; after?: string; channel?: string; sku?: string; location?: string };
    answer: {
      items: {
        channel: string;
        sku: string;
        location: string | null;
        units: number;
      }[];
      next: string | null;
    };
  };
  /** What channels leave on the shelf, by channel, SKU and location. (inventory.listChannelBuffers) */
  '/v1/inventory/channel-buffers': {
    query: { limit?: number; after?: string; channel?: string; sku?: string; location?: string };
    answer: {
      items: {
        channel: string;
        sku: string | null;
        location: string | null;
        units: number;
        percent: number;
      }[];
      next: string | null;
    };
  };
  /** How locations are counted. (inventory.listCountRules) */
  '/v1/inventory/count-rules': {
    answer: {
      items: {
        location: string | null;
        basis: 'movements' | 'units' | 'value';
        windowDays: number;
        aShare: number;
        bShare: number;
        intervalDaysA: number;
        intervalDaysB: number;
        intervalDaysC: number;
        openLimit: number;
        approvalUnits: number;
        approvalPercent: number;
        currency: string | null;
      }[];
    };
  };
  /** Counts, the first due first: those under way unless a state is named. (inventory.listCounts) */
  '/v1/inventory/counts': {
    query: { limit?: number; after?: string; location?: string; sku?: string; state?: 'open' | 'waiting' | 'posted' | 'cancelled'; class?: 'A' | 'B' | 'C'; dueUntil?: string };
    answer: {
      items: {
        countId: string;
        sku: string;
        location: string;
        class: 'A' | 'B' | 'C' | null;
        dueOn: string;
        state: 'open' | 'waiting' | 'posted' | 'cancelled';
        openedAt: string;
        entries: {
          lot: string | null;
          expiresOn: string | null;
          counted: number;
          expected: number;
        }[] | null;
        variance: number | null;
        countedBy: string | null;
        countedAt: string | null;
        decidedBy: string | null;
        decidedAt: string | null;
        reason: string | null;
      }[];
      next: string | null;
    };
  };
  /** What is on its way of one SKU, the earliest first. (inventory.listExpectedSupply) */
  '/v1/inventory/expected-supply': {
    query: { sku: string; location?: string };
    answer: {
      items: {
        location: string;
        source: string;
        reference: string;
        dueOn: string;
        quantity: number;
      }[];
    };
  };
  /** Active holds, the next to end first; a channel sees its own. (inventory.listHolds) */
  '/v1/inventory/holds': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        holdId: string;
        state: 'active' | 'used' | 'released' | 'expired';
        expiresAt: string;
        reference: string | null;
        channel: string | null;
        createdAt: string;
        endedAt: string | null;
        usedBy: string | null;
        lines: {
          sku: string;
          location: string;
          quantity: number;
        }[];
      }[];
      next: string | null;
    };
  };
  /** One hold, active or ended. (inventory.getHold) */
  '/v1/inventory/holds/{holdId}': {
    path: { holdId: string | number };
    answer: {
      holdId: string;
      state: 'active' | 'used' | 'released' | 'expired';
      expiresAt: string;
      reference: string | null;
      channel: string | null;
      createdAt: string;
      endedAt: string | null;
      usedBy: string | null;
      lines: {
        sku: string;
        location: string;
        quantity: number;
      }[];
    };
  };
  /** Lots that have units, by SKU and location. (inventory.listLots) */
  '/v1/inventory/lots': {
    query: { limit?: number; after?: string; sku?: string; location?: string; expiresUntil?: string };
    answer: {
      items: {
        sku: string;
        location: string;
        lot: string;
        expiresOn: string | null;
        onHand: number;
        allocated: number;
      }[];
      next: string | null;
    };
  };
  /** Every order that got units of a lot, or is about to: whom a recall reaches. (fulfilment.listLotOrders) */
  '/v1/inventory/lots/orders': {
    query: { limit?: number; after?: string; sku: string; lot: string };
    answer: {
      items: {
        orderId: string;
        orderNumber: string | null;
        customerName: string | null;
        lineNo: number;
        location: string;
        toPick: number;
        picked: number;
        shipped: number;
        shipments: string[];
        lastShippedAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** Positions that are low, by SKU and location, with what is on its way to them. (inventory.listLowStock) */
  '/v1/inventory/low-stock': {
    query: { limit?: number; after?: string; sku?: string; location?: string };
    answer: {
      items: {
        sku: string;
        location: string;
        since: string;
        onHand: number;
        reserved: number;
        safetyStock: number;
        lowAt: number;
        expected: number;
        demandPerDay: number | null;
      }[];
      next: string | null;
    };
  };
  /** What came to and left the shelves of one SKU, newest first. (inventory.listMovements) */
  '/v1/inventory/movements': {
    query: { limit?: number; after?: string; sku: string; location?: string };
    answer: {
      items: {
        movementId: string;
        sku: string;
        location: string;
        type: string;
        quantity: number;
        lot: string | null;
        reference: string | null;
        reason: string | null;
        actor: string;
        occurredAt: string;
      }[];
      next: string | null;
    };
  };
  /** Pools of locations by code, with the channels that sell from them. (inventory.listPools) */
  '/v1/inventory/pools': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        code: string;
        name: string;
        locations: string[];
        channels: string[];
      }[];
      next: string | null;
    };
  };
  /** Rules by which safety stock is worked out. (inventory.listSafetyRules) */
  '/v1/inventory/safety-rules': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        sku: string | null;
        location: string | null;
        method: 'fixed' | 'days-of-cover' | 'service-level';
        units: number | null;
        coverDays: number | null;
        serviceLevel: number | null;
        leadTimeDays: number | null;
        leadTimeDeviationDays: number | null;
        windowDays: number;
        alertUnits: number;
      }[];
      next: string | null;
    };
  };
  /** Stock by SKU and location. (inventory.listStock) */
  '/v1/inventory/stock': {
    query: { limit?: number; after?: string; sku?: string; location?: string; startsWith?: string; low?: boolean };
    answer: {
      items: {
        sku: string;
        location: string;
        onHand: number;
        reserved: number;
        safetyStock: number;
        available: number;
        incoming: number;
        low: boolean;
        lotTracked: boolean;
      }[];
      next: string | null;
    };
  };
  /** Invoices (or another series), newest first; by days and customer of the last year unless told. (ledger.readInvoices) */
  '/v1/invoices': {
    query: { series?: string; number?: string; customerId?: string; from?: string; to?: string; limit?: number; after?: string };
    answer: {
      items: {
        invoiceId: string;
        document: 'invoice' | 'credit-note';
        orderId: string;
        sourceId: string;
        series: string;
        number: string;
        correctsInvoiceId: string | null;
        issuedAt: string;
        currency: string;
        customer: Record<string, unknown>;
        lines: {
          lineNo: number;
          sku: string;
          name: string;
          quantity: number;
          unitPriceMinor: number;
          discountMinor: number;
          taxMinor: number;
          totalMinor: number;
        }[];
        taxesIncluded: boolean;
        netMinor: number;
        taxMinor: number;
        shippingMinor: number;
        totalMinor: number;
        settle: 'refund' | 'receivable' | null;
        reason: string | null;
      }[];
      next: string | null;
    };
  };
  /** One invoice or credit note. (ledger.readInvoice) */
  '/v1/invoices/{invoiceId}': {
    path: { invoiceId: string | number };
    answer: {
      invoiceId: string;
      document: 'invoice' | 'credit-note';
      orderId: string;
      sourceId: string;
      series: string;
      number: string;
      correctsInvoiceId: string | null;
      issuedAt: string;
      currency: string;
      customer: Record<string, unknown>;
      lines: {
        lineNo: number;
        sku: string;
        name: string;
        quantity: number;
        unitPriceMinor: number;
        discountMinor: number;
        taxMinor: number;
        totalMinor: number;
      }[];
      taxesIncluded: boolean;
      netMinor: number;
      taxMinor: number;
      shippingMinor: number;
      totalMinor: number;
      settle: 'refund' | 'receivable' | null;
      reason: string | null;
    };
  };
  /** An invoice as a PDF in the order's language. (documents.readInvoicePdf) */
  '/v1/invoices/{invoiceId}/pdf': {
    path: { invoiceId: string | number };
    answer: never;
  };
  /** Parts of orders that may miss their promise, the most urgent first. (fulfilment.listLateRisks) */
  '/v1/late-risks': {
    query: { limit?: number; after?: string; location?: string; level?: 'release' | 'pick' | 'ship'; orderId?: string };
    answer: {
      items: {
        orderId: string;
        orderNumber: string | null;
        shipGroup: number;
        fulfilmentOrderId: string | null;
        location: string | null;
        channel: string;
        level: 'release' | 'pick' | 'ship';
        reason: 'on-hold' | 'backordered' | 'not-released' | 'not-claimed' | 'not-picked' | 'picking' | 'not-packed' | 'label-failed' | 'not-shipped';
        promisedDate: string | null;
        latestReleaseAt: string | null;
        latestPickAt: string | null;
        latestShipAt: string | null;
        raisedAt: string;
      }[];
      next: string | null;
    };
  };
  /** An account day by day: debits, credits and their difference. (ledger.readAccountDays) */
  '/v1/ledger/accounts/{account}': {
    path: { account: string | number };
    query: { from: string; to: string };
    answer: {
      items: {
        day: string;
        currency: string;
        debitMinor: number;
        creditMinor: number;
        balanceMinor: number;
      }[];
    };
  };
  /** Every account with its debits, credits and balance, by currency. (ledger.readBalances) */
  '/v1/ledger/balances': {
    answer: {
      items: {
        account: string;
        currency: string;
        debitMinor: number;
        creditMinor: number;
        balanceMinor: number;
      }[];
    };
  };
  /** Proves the ledger against its own documents; payments are proved by /v1/payments/check. (ledger.checkLedger) */
  '/v1/ledger/check': {
    answer: {
      balanced: boolean;
      currencies: {
        currency: string;
        debitMinor: number;
        creditMinor: number;
      }[];
      differences: {
        problem: string;
        sentence: string;
        orderId: string | null;
        sourceId: string | null;
        kind: string | null;
        currency: string | null;
        expectedMinor: number | null;
        bookedMinor: number | null;
      }[];
      more: boolean;
    };
  };
  /** Everything that was booked for an order, oldest first; without an order what was booked by account, kind and day, newest first. (ledger.readEntries) */
  '/v1/ledger/entries': {
    query: { orderId?: string; account?: string; kind?: string; source?: string; from?: string; to?: string; limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        orderNumber: string | null;
        sourceId: string;
        kind: string;
        debit: string;
        credit: string;
        amountMinor: number;
        currency: string;
        occurredAt: string;
      }[];
      next: string | null;
    };
  };
  /** Locations by code. (inventory.listLocations) */
  '/v1/locations': {
    query: { limit?: number; after?: string; active?: boolean; kind?: 'distribution-centre' | 'store' | 'third-party' | 'supplier' };
    answer: {
      items: {
        locationId: string;
        code: string;
        name: string;
        kind: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
        active: boolean;
        latitude: number;
        longitude: number;
        address: {
          lines: string[];
          postalCode: string;
          city: string;
          region?: string | null;
          country: string;
        };
        timeZone: string;
        calendar: {
          week: ({
            open: string;
            close: string;
          } | null)[];
          closed: string[];
        };
        cutOff: string;
        capacityUnitsPerDay: number | null;
        capabilities: string[];
        fixedCostMinor: number;
        handlingCostMinor: number;
      }[];
      next: string | null;
    };
  };
  /** One location. (inventory.getLocation) */
  '/v1/locations/{code}': {
    path: { code: string | number };
    answer: {
      locationId: string;
      code: string;
      name: string;
      kind: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
      active: boolean;
      latitude: number;
      longitude: number;
      address: {
        lines: string[];
        postalCode: string;
        city: string;
        region?: string | null;
        country: string;
      };
      timeZone: string;
      calendar: {
        week: ({
          open: string;
          close: string;
        } | null)[];
        closed: string[];
      };
      cutOff: string;
      capacityUnitsPerDay: number | null;
      capabilities: string[];
      fixedCostMinor: number;
      handlingCostMinor: number;
    };
  };
  /** Who the sender of this request is, and the role. (access.readMe) */
  '/v1/me': {
    answer: {
      actor: string;
      role: string;
      channel: string | null;
    };
  };
  /** How the console looks to whoever asks: language, colour scheme, settings of pages. (desk.readPreferences) */
  '/v1/me/preferences': {
    answer: {
      language: string | null;
      scheme: string | null;
      settings: Record<string, unknown>;
    };
  };
  /** Lists addresses to which messages are switched off. (notifications.findSuppressions) */
  '/v1/message-suppressions': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        recipient: string;
        template: string;
        reason: string;
        note: string | null;
        createdAt: string;
      }[];
      next: string | null;
    };
  };
  /** Lists messages to customers, newest first. (notifications.findMessages) */
  '/v1/messages': {
    query: { limit?: number; after?: string; orderId?: string; template?: 'order-confirmed' | 'order-shipped' | 'ready-for-pickup' | 'pickup-reminder' | 'order-collected' | 'pickup-expired' | 'order-delivered' | 'delivery-delayed' | 'delivery-promised' | 'address-changed' | 'order-cancelled' | 'lines-cancelled' | 'payment-refunded' | 'payment-declined' | 'case-received' | 'case-reply' | 'sign-in-code'; state?: 'in-mailbox' | 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed'; recipient?: string };
    answer: {
      items: {
        messageId: string;
        orderId: string | null;
        template: 'order-confirmed' | 'order-shipped' | 'ready-for-pickup' | 'pickup-reminder' | 'order-collected' | 'pickup-expired' | 'order-delivered' | 'delivery-delayed' | 'delivery-promised' | 'address-changed' | 'order-cancelled' | 'lines-cancelled' | 'payment-refunded' | 'payment-declined' | 'case-received' | 'case-reply' | 'sign-in-code';
        state: 'in-mailbox' | 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';
        locale: string;
        recipient: string;
        createdAt: string;
        attempts: number;
        nextTryAt: string | null;
        sentAt: string | null;
        smtpMessageId: string | null;
        smtpResponse: string | null;
        failure: string | null;
      }[];
      next: string | null;
    };
  };
  /** Shows one message as the customer sees it: subject, plain text and HTML. (notifications.showMessage) */
  '/v1/messages/{messageId}': {
    path: { messageId: string | number };
    answer: {
      messageId: string;
      orderId: string | null;
      template: 'order-confirmed' | 'order-shipped' | 'ready-for-pickup' | 'pickup-reminder' | 'order-collected' | 'pickup-expired' | 'order-delivered' | 'delivery-delayed' | 'delivery-promised' | 'address-changed' | 'order-cancelled' | 'lines-cancelled' | 'payment-refunded' | 'payment-declined' | 'case-received' | 'case-reply' | 'sign-in-code';
      state: 'in-mailbox' | 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';
      locale: string;
      recipient: string;
      createdAt: string;
      attempts: number;
      nextTryAt: string | null;
      sentAt: string | null;
      smtpMessageId: string | null;
      smtpResponse: string | null;
      failure: string | null;
      subject: string;
      text: string;
      html: string;
    };
  };
  /** Offers that a location has not answered, oldest first. (fulfilment.listOffers) */
  '/v1/offers': {
    query: { limit?: number; after?: string; location: string };
    answer: {
      items: {
        offerId: string;
        orderId: string;
        fulfilmentOrderId: string;
        state: string;
        offeredAt: string;
        expiresAt: string;
        claimedBy: string | null;
        places: {
          location: string;
          declinedAt: string | null;
          reason: string | null;
        }[];
        lines: {
          lineNo: number;
          sku: string;
          quantity: number;
        }[];
      }[];
      next: string | null;
    };
  };
  /** Runs that find what scarce stock is worth to later orders, newest first, with counts and times. (planning.listOpportunityRuns) */
  '/v1/opportunity-cost-runs': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        runId: string;
        state: 'queued' | 'running' | 'finished' | 'failed';
        spec: {
          weeks: number;
          horizonDays: number;
          areaDigits: number;
          maxSkus: number;
          timeLimitSeconds: number;
          validHours: number;
        };
        askedBy: string;
        askedAt: string;
        endedAt: string | null;
        failure: string | null;
        result: {
          skus: number;
          scarceSkus: number;
          solvedSkus: number;
          unseenSkus: number;
          values: number;
          regions: number;
          milliseconds: number;
        } | null;
      }[];
      next: string | null;
    };
  };
  /** How often opportunity costs are found by the clock. (planning.readOpportunitySchedule) */
  '/v1/opportunity-cost-runs/schedule': {
    answer: {
      every: 'hour' | 'day' | null;
      spec: {
        weeks: number;
        horizonDays: number;
        areaDigits: number;
        maxSkus: number;
        timeLimitSeconds: number;
        validHours: number;
      } | null;
      setBy: string | null;
      setAt: string | null;
      lastAt: string | null;
    };
  };
  /** One run that finds what scarce stock is worth. (planning.readOpportunityRun) */
  '/v1/opportunity-cost-runs/{runId}': {
    path: { runId: string | number };
    answer: {
      runId: string;
      state: 'queued' | 'running' | 'finished' | 'failed';
      spec: {
        weeks: number;
        horizonDays: number;
        areaDigits: number;
        maxSkus: number;
        timeLimitSeconds: number;
        validHours: number;
      };
      askedBy: string;
      askedAt: string;
      endedAt: string | null;
      failure: string | null;
      result: {
        skus: number;
        scarceSkus: number;
        solvedSkus: number;
        unseenSkus: number;
        values: number;
        regions: number;
        milliseconds: number;
      } | null;
    };
  };
  /** Lists orders by the time they were placed. A page may hold fewer than asked for: go on while next is not null. (orders.listOrders) */
  '/v1/orders': {
    query: { limit?: number; after?: string; status?: readonly ('placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled')[]; channel?: string; customerId?: string; placedFrom?: string; placedBefore?: string; open?: boolean; location?: string; sku?: string; held?: boolean; holdReason?: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER'; backordered?: boolean; late?: 'risk' | 'overdue'; totalFrom?: number; totalTo?: number; currency?: string; promisedFrom?: string; promisedTo?: string; requestedFrom?: string; requestedTo?: string; sort?: 'placedAt' | '-placedAt' };
    answer: {
      items: {
        orderId: string;
        number: string;
        channel: string;
        externalId: string | null;
        status: 'placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled';
        placedAt: string;
        currency: string;
        totalMinor: number;
        customerId: string | null;
        customerName: string | null;
        email: string | null;
        cancelledAt: string | null;
        closedAt: string | null;
        holds: ('AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER')[];
      }[];
      next: string | null;
      searchedTo: string | null;
    };
  };
  /** Finds the order of a channel's own id. (orders.findByExternalId) */
  '/v1/orders/by-external-id': {
    query: { channel: string; externalId: string };
    answer: {
      orderId: string;
      number: string;
      channel: string;
      externalId: string | null;
      status: 'placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled';
      placedAt: string;
      currency: string;
      totalMinor: number;
      customerId: string | null;
      customerName: string | null;
      email: string | null;
      cancelledAt: string | null;
      closedAt: string | null;
      holds: {
        holdId: string;
        reason: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
        note?: string;
        heldBy: string;
        heldAt: string;
      }[];
      phone: string | null;
      locale: string | null;
      taxesIncluded: boolean;
      goodsMinor: number;
      discountMinor: number;
      shippingMinor: number;
      taxMinor: number;
      allowBackorder: boolean;
      shipGroups: {
        no: number;
        address?: {
          name?: string;
          company?: string;
          lines: string[];
          postalCode?: string;
          city: string;
          region?: string;
          country: string;
          phone?: string;
          latitude?: number;
          longitude?: number;
        };
        pickupLocation?: string;
        method?: string;
        requestedDate?: string;
        giftMessage?: string;
        shippingMinor: number;
        shippingTaxMinor: number;
      }[];
      billingAddress: {
        name?: string;
        company?: string;
        lines: string[];
        postalCode?: string;
        city: string;
        region?: string;
        country: string;
        phone?: string;
        latitude?: number;
        longitude?: number;
      } | null;
      sourcing: {
        shipGroup: number;
        decision: {
          status: 'sourced' | 'partly-sourced' | 'unsourceable';
          allocations: {
            lineNo: number;
            locationId: string;
            quantity: number;
          }[];
          backordered: {
            lineNo: number;
            quantity: number;
          }[];
          shortage?: {
            lineNo: number;
            missing: number;
          }[];
          costMinor: number;
          costParts: {
            fixed: number;
            distance: number;
            handling: number;
            split: number;
            balance: number;
            shipping?: number;
            lateness?: number;
            capacity?: number;
            markdown?: number;
            opportunity?: number;
            preference?: number;
            dropShip?: number;
          };
          runnerUp: {
            locations: string[];
            costMinor: number;
          } | null;
          binding: string;
          method: string;
          gapMinor: number;
          distancesKm: Record<string, number>;
          policy?: {
            code: string;
            version: number;
            rules: string[];
            skipped: string[];
          };
        };
      }[];
      attributes: Record<string, unknown>;
      processId: string | null;
      lines: {
        lineNo: number;
        shipGroup: number;
        sku: string;
        name: string;
        ordered: number;
        backordered: number;
        reserved: number;
        released: number;
        picked: number;
        shipped: number;
        delivered: number;
        cancelled: number;
        returnRequested: number;
        received: number;
        refunded: number;
        exchanged: number;
        unitPriceMinor: number;
        discountMinor: number;
        taxMinor: number;
        totalMinor: number;
        returnable: boolean;
        requestedDate: string | null;
        promisedDate: string | null;
        shippedAt: string | null;
        deliveredAt: string | null;
        attributes: Record<string, unknown>;
        promises: {
          promisedDate: string;
          previousDate: string | null;
          reason: string;
          customerReason: string | null;
          promisedBy: string;
          promisedAt: string;
        }[];
        resourcings: {
          fromLocationId: string;
          quantity: number;
          movedTo: {
            locationId: string;
            quantity: number;
          }[];
          backordered: number;
          reason: 'pick-short' | 'rejected' | 'location-closed' | 'stock-correction' | 'offer-claimed' | 'offer-declined' | 'capacity' | 're-planned';
          note: string | null;
          reference: string | null;
          excluded: boolean;
          alsoExcluded: string[];
          resourcedBy: string;
          resourcedAt: string;
        }[];
        allocations: {
          locationId: string;
          reserved: number;
          released: number;
          picked: number;
          shipped: number;
          freed: number;
        }[];
      }[];
      notes: {
        noteId: string;
        text: string;
        author: string;
        writtenAt: string;
      }[];
    };
  };
  /** How many orders the tabs of the list hold; of very many, "more than". (orders.countOrders) */
  '/v1/orders/counts': {
    answer: {
      items: {
        tab: string;
        orders: number;
        more: boolean;
      }[];
    };
  };
  /** What was imported of a channel, added up, to compare with its files. (orders.readImportTotals) */
  '/v1/orders/history/totals': {
    query: { channel: string };
    answer: {
      orders: number;
      withoutLines: number;
      goodsMinor: number;
      shippingMinor: number;
      lines: number;
      units: number;
      customers: number;
      byStatus: {
        status: string;
        sourceStatus: string | null;
        orders: number;
        withoutLines: number;
        goodsMinor: number;
        shippingMinor: number;
        totalMinor: number;
      }[];
      payments: {
        method: string;
        payments: number;
        amountMinor: number;
      }[];
    };
  };
  /** Finds orders by number, id, external id, tracking number, e-mail, name, telephone, postal code or SKU; what is exact first. (orders.searchOrders) */
  '/v1/orders/search': {
    query: { q: string; status?: readonly ('placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled')[]; channel?: string; limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        number: string;
        channel: string;
        externalId: string | null;
        status: 'placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled';
        placedAt: string;
        currency: string;
        totalMinor: number;
        customerId: string | null;
        customerName: string | null;
        email: string | null;
        cancelledAt: string | null;
        closedAt: string | null;
        holds: ('AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER')[];
        found: 'exact' | 'word' | 'sku' | 'beginning';
      }[];
      next: string | null;
      complete: boolean;
    };
  };
  /** One order whole: lines with their quantities by stage, allocations, holds, notes. (orders.readOrder) */
  '/v1/orders/{orderId}': {
    path: { orderId: string | number };
    answer: {
      orderId: string;
      number: string;
      channel: string;
      externalId: string | null;
      status: 'placed' | 'on-hold' | 'backordered' | 'released' | 'partly-shipped' | 'shipped' | 'delivered' | 'closed' | 'cancelled';
      placedAt: string;
      currency: string;
      totalMinor: number;
      customerId: string | null;
      customerName: string | null;
      email: string | null;
      cancelledAt: string | null;
      closedAt: string | null;
      holds: {
        holdId: string;
        reason: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
        note?: string;
        heldBy: string;
        heldAt: string;
      }[];
      phone: string | null;
      locale: string | null;
      taxesIncluded: boolean;
      goodsMinor: number;
      discountMinor: number;
      shippingMinor: number;
      taxMinor: number;
      allowBackorder: boolean;
      shipGroups: {
        no: number;
        address?: {
          name?: string;
          company?: string;
          lines: string[];
          postalCode?: string;
          city: string;
          region?: string;
          country: string;
          phone?: string;
          latitude?: number;
          longitude?: number;
        };
        pickupLocation?: string;
        method?: string;
        requestedDate?: string;
        giftMessage?: string;
        shippingMinor: number;
        shippingTaxMinor: number;
      }[];
      billingAddress: {
        name?: string;
        company?: string;
        lines: string[];
        postalCode?: string;
        city: string;
        region?: string;
        country: string;
        phone?: string;
        latitude?: number;
        longitude?: number;
      } | null;
      sourcing: {
        shipGroup: number;
        decision: {
          status: 'sourced' | 'partly-sourced' | 'unsourceable';
          allocations: {
            lineNo: number;
            locationId: string;
            quantity: number;
          }[];
          backordered: {
            lineNo: number;
            quantity: number;
          }[];
          shortage?: {
            lineNo: number;
            missing: number;
          }[];
          costMinor: number;
          costParts: {
            fixed: number;
            distance: number;
            handling: number;
            split: number;
            balance: number;
            shipping?: number;
            lateness?: number;
            capacity?: number;
            markdown?: number;
            opportunity?: number;
            preference?: number;
            dropShip?: number;
          };
          runnerUp: {
            locations: string[];
            costMinor: number;
          } | null;
          binding: string;
          method: string;
          gapMinor: number;
          distancesKm: Record<string, number>;
          policy?: {
            code: string;
            version: number;
            rules: string[];
            skipped: string[];
          };
        };
      }[];
      attributes: Record<string, unknown>;
      processId: string | null;
      lines: {
        lineNo: number;
        shipGroup: number;
        sku: string;
        name: string;
        ordered: number;
        backordered: number;
        reserved: number;
        released: number;
        picked: number;
        shipped: number;
        delivered: number;
        cancelled: number;
        returnRequested: number;
        received: number;
        refunded: number;
        exchanged: number;
        unitPriceMinor: number;
        discountMinor: number;
        taxMinor: number;
        totalMinor: number;
        returnable: boolean;
        requestedDate: string | null;
        promisedDate: string | null;
        shippedAt: string | null;
        deliveredAt: string | null;
        attributes: Record<string, unknown>;
        promises: {
          promisedDate: string;
          previousDate: string | null;
          reason: string;
          customerReason: string | null;
          promisedBy: string;
          promisedAt: string;
        }[];
        resourcings: {
          fromLocationId: string;
          quantity: number;
          movedTo: {
            locationId: string;
            quantity: number;
          }[];
          backordered: number;
          reason: 'pick-short' | 'rejected' | 'location-closed' | 'stock-correction' | 'offer-claimed' | 'offer-declined' | 'capacity' | 're-planned';
          note: string | null;
          reference: string | null;
          excluded: boolean;
          alsoExcluded: string[];
          resourcedBy: string;
          resourcedAt: string;
        }[];
        allocations: {
          locationId: string;
          reserved: number;
          released: number;
          picked: number;
          shipped: number;
          freed: number;
        }[];
      }[];
      notes: {
        noteId: string;
        text: string;
        author: string;
        writtenAt: string;
      }[];
    };
  };
  /** Every command that exists for the order, whether it is allowed now to whoever asks, and why not. (orders.readActions) */
  '/v1/orders/{orderId}/actions': {
    path: { orderId: string | number };
    answer: {
      items: {
        command: string;
        summary: string;
        target: {
          type: string;
          id: string;
        } | null;
        allowed: boolean;
        reasonCode: string | null;
        reason: string | null;
        details: Record<string, unknown>;
        limits: Record<string, unknown>;
      }[];
    };
  };
  /** The order's events in their sequence, with who did it by name. (orders.readOrderEvents) */
  '/v1/orders/{orderId}/events': {
    path: { orderId: string | number };
    query: { limit?: number; after?: number; newestFirst?: boolean };
    answer: {
      items: {
        id: string;
        type: string;
        time: string;
        actor: string;
        actorName: string;
        channel: string | null;
        orderSequence: number | null;
        objects: {
          type: string;
          id: string;
          qualifier: string;
        }[];
        attributes: Record<string, unknown>;
      }[];
      next: number | null;
    };
  };
  /** Invoices and credit notes of an order, oldest first. (ledger.readOrderInvoices) */
  '/v1/orders/{orderId}/invoices': {
    path: { orderId: string | number };
    answer: {
      items: {
        invoiceId: string;
        document: 'invoice' | 'credit-note';
        orderId: string;
        sourceId: string;
        series: string;
        number: string;
        correctsInvoiceId: string | null;
        issuedAt: string;
        currency: string;
        customer: Record<string, unknown>;
        lines: {
          lineNo: number;
          sku: string;
          name: string;
          quantity: number;
          unitPriceMinor: number;
          discountMinor: number;
          taxMinor: number;
          totalMinor: number;
        }[];
        taxesIncluded: boolean;
        netMinor: number;
        taxMinor: number;
        shippingMinor: number;
        totalMinor: number;
        settle: 'refund' | 'receivable' | null;
        reason: string | null;
      }[];
    };
  };
  /** Lists the messages of one order, newest first. (notifications.findOrderMessages) */
  '/v1/orders/{orderId}/messages': {
    path: { orderId: string | number };
    query: { limit?: number; after?: string };
    answer: {
      items: {
        messageId: string;
        orderId: string | null;
        template: 'order-confirmed' | 'order-shipped' | 'ready-for-pickup' | 'pickup-reminder' | 'order-collected' | 'pickup-expired' | 'order-delivered' | 'delivery-delayed' | 'delivery-promised' | 'address-changed' | 'order-cancelled' | 'lines-cancelled' | 'payment-refunded' | 'payment-declined' | 'case-received' | 'case-reply' | 'sign-in-code';
        state: 'in-mailbox' | 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'suppressed';
        locale: string;
        recipient: string;
        createdAt: string;
        attempts: number;
        nextTryAt: string | null;
        sentAt: string | null;
        smtpMessageId: string | null;
        smtpResponse: string | null;
        failure: string | null;
      }[];
      next: string | null;
    };
  };
  /** Payments of an order with everything that was asked of their providers. (payments.readOrderPayments) */
  '/v1/orders/{orderId}/payments': {
    path: { orderId: string | number };
    answer: {
      items: {
        paymentId: string;
        orderId: string;
        currency: string;
        method: string;
        provider: string;
        openedAs: string;
        state: string;
        amountMinor: number;
        authorisedMinor: number;
        openMinor: number;
        capturingMinor: number;
        capturedMinor: number;
        appliedMinor: number;
        depositMinor: number;
        voidingMinor: number;
        releasedMinor: number;
        refundingMinor: number;
        refundedMinor: number;
        refundableMinor: number;
        reference: string | null;
        expiresAt: string | null;
        createdAt: string;
        updatedAt: string;
        attributes: Record<string, unknown>;
        unknownOutcomes: number;
        operations: {
          operationId: string;
          kind: string;
          sourceId: string;
          amountMinor: number;
          state: string;
          attempt: number;
          reason: string | null;
          code: string | null;
          message: string | null;
          reference: string | null;
          requestedAt: string;
          settledAt: string | null;
        }[];
      }[];
    };
  };
  /** A link by which the customer reaches this order in the portal. (portal.readOrderLink) */
  '/v1/orders/{orderId}/portal-link': {
    path: { orderId: string | number };
    answer: {
      url: string;
      expiresAt: string;
    };
  };
  /** What the processes of an order are doing: version, status, where they stand, what they wait for. (workflow.readOrderProcesses) */
  '/v1/orders/{orderId}/processes': {
    path: { orderId: string | number };
    answer: {
      items: {
        instanceId: string;
        processId: string;
        version: number;
        name: string;
        status: string;
        startedAt: string;
        endedAt: string | null;
        at: string[];
        waits: {
          type: string;
          node: string;
        }[];
        variables: Record<string, unknown>;
        incidents: {
          id: number;
          nodeId: string;
          code: string;
          message: string;
        }[];
      }[];
    };
  };
  /** The shipments of an order, oldest first. (fulfilment.readOrderShipments) */
  '/v1/orders/{orderId}/shipments': {
    path: { orderId: string | number };
    answer: {
      items: {
        shipmentId: string;
        orderId: string;
        fulfilmentOrderId: string;
        location: string;
        shipGroup: number;
        kind: 'ship' | 'pickup' | 'to-store';
        state: 'label-requested' | 'labelled' | 'label-failed' | 'shipped' | 'in-transit' | 'out-for-delivery' | 'arrived' | 'at-store' | 'delivered' | 'failed' | 'returned' | 'cancelled';
        carrier: string;
        service: string;
        trackingNumber: string | null;
        trackingUrl: string | null;
        labelReference: string | null;
        failure: {
          code: string;
          message: string;
        } | null;
        createdAt: string;
        shippedAt: string | null;
        deliveredAt: string | null;
        lines: {
          lineNo: number;
          sku: string;
          quantity: number;
        }[];
        packages: {
          packageId: string;
          weightGrams?: number;
          lengthMm?: number;
          widthMm?: number;
          heightMm?: number;
          lines: {
            lineNo: number;
            sku: string;
            quantity: number;
          }[];
        }[];
        tracking: {
          status: string;
          at: string;
          description?: string;
        }[];
      }[];
    };
  };
  /** Why an order ships from where it does: decision, runner-up, what bound it, policy, and what has happened since. (planning.explainOrder) */
  '/v1/orders/{orderId}/why': {
    path: { orderId: string | number };
    answer: {
      orderId: string;
      number: string;
      status: string;
      placedAt: string;
      groups: {
        shipGroup: number;
        status: string;
        costMinor: number;
        costParts: {
          fixed: number;
          distance: number;
          handling: number;
          split: number;
          balance: number;
          shipping?: number;
          lateness?: number;
          capacity?: number;
          markdown?: number;
          opportunity?: number;
          preference?: number;
          dropShip?: number;
        };
        binding: string;
        method: string;
        gapMinor: number;
        shipsFrom: {
          lineNo: number;
          location: string;
          quantity: number;
        }[];
        runnerUp: {
          locations: string[];
          costMinor: number;
        } | null;
        policy: {
          code: string;
          version: number;
          rules: string[];
        } | null;
        text: string[];
      }[];
      history: {
        at: string;
        kind: 'moved' | 'promised';
        lineNo: number;
        reason: string;
        by: string;
        text: string;
      }[];
      now: string[];
      text: string[];
    };
  };
  /** Proves the ledger, and payments against it; lists what differs. (payments.checkBooks) */
  '/v1/payments/check': {
    answer: {
      balanced: boolean;
      currencies: {
        currency: string;
        debitMinor: number;
        creditMinor: number;
      }[];
      differences: {
        problem: string;
        sentence: string;
        orderId: string | null;
        sourceId: string | null;
        kind: string | null;
        currency: string | null;
        expectedMinor: number | null;
        bookedMinor: number | null;
      }[];
      more: boolean;
    };
  };
  /** One payment with everything that was asked of its provider. (payments.readPayment) */
  '/v1/payments/{paymentId}': {
    path: { paymentId: string | number };
    answer: {
      paymentId: string;
      orderId: string;
      currency: string;
      method: string;
      provider: string;
      openedAs: string;
      state: string;
      amountMinor: number;
      authorisedMinor: number;
      openMinor: number;
      capturingMinor: number;
      capturedMinor: number;
      appliedMinor: number;
      depositMinor: number;
      voidingMinor: number;
      releasedMinor: number;
      refundingMinor: number;
      refundedMinor: number;
      refundableMinor: number;
      reference: string | null;
      expiresAt: string | null;
      createdAt: string;
      updatedAt: string;
      attributes: Record<string, unknown>;
      unknownOutcomes: number;
      operations: {
        operationId: string;
        kind: string;
        sourceId: string;
        amountMinor: number;
        state: string;
        attempt: number;
        reason: string | null;
        code: string | null;
        message: string | null;
        reference: string | null;
        requestedAt: string;
        settledAt: string | null;
      }[];
    };
  };
  /** The pick lists of a location, oldest first; those under way unless told. (fulfilment.listPickLists) */
  '/v1/pick-lists': {
    query: { limit?: number; after?: string; location: string; state?: 'picking' | 'done' };
    answer: {
      items: {
        pickListId: string;
        location: string;
        state: 'picking' | 'done';
        createdAt: string;
        createdBy: string;
        endedAt: string | null;
        orders: number;
      }[];
      next: string | null;
    };
  };
  /** One pick list as it is now: SKU by SKU with the tote of every unit. (fulfilment.readPickList) */
  '/v1/pick-lists/{pickListId}': {
    path: { pickListId: string | number };
    answer: {
      pickListId: string;
      location: string;
      state: 'picking' | 'done';
      createdAt: string;
      createdBy: string;
      endedAt: string | null;
      locationName: string;
      left: number;
      rows: {
        sku: string;
        name: string;
        quantity: number;
        found: number;
        totes: {
          tote: number;
          quantity: number;
        }[];
        lots: {
          lot: string;
          expiresOn: string | null;
          quantity: number;
        }[];
      }[];
      totes: {
        tote: number;
        fulfilmentOrderId: string;
        orderNumber: string | null;
        state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled' | null;
        held: boolean;
        units: number;
        dueAt: string | null;
      }[];
    };
  };
  /** A pick list as a PDF: SKU by SKU with barcodes, lots and the tote of every unit. (documents.readPickListPdf) */
  '/v1/pick-lists/{pickListId}/pdf': {
    path: { pickListId: string | number };
    query: { language?: 'en' | 'ja' | 'pl' | 'ru' | 'tr' };
    answer: never;
  };
  /** Customers who have come to a store for their pick-up, the longest wait first. (fulfilment.listWaitingCustomers) */
  '/v1/pickups/waiting': {
    query: { limit?: number; after?: string; location: string };
    answer: {
      items: ({
        fulfilmentOrderId: string;
        orderId: string;
        location: string;
        shipGroup: number;
        kind: 'ship' | 'pickup' | 'to-store';
        state: 'offered' | 'open' | 'picking' | 'picked' | 'packed' | 'partly-shipped' | 'done' | 'cancelled';
        channel: string;
        createdAt: string;
        held: boolean;
        parcelId: string | null;
        readyBy: string | null;
        readyUntil: string | null;
        arrivedAt: string | null;
        arrival: {
          bay?: string;
          vehicle?: string;
          note?: string;
        } | null;
        late: 'pick' | 'ship' | null;
        lines: {
          lineNo: number;
          sku: string;
          quantity: number;
          toPick: number;
          picked: number;
          packed: number;
          shipped: number;
          cancelled: number;
          short: number;
          moved: number;
          lotsToPick?: {
            lot: string;
            expiresOn: string | null;
            quantity: number;
          }[];
          lotsPicked?: {
            lot: string;
            expiresOn: string | null;
            quantity: number;
          }[];
        }[];
      } & {
        pickupCode: string;
        waitedSeconds: number;
      })[];
      next: string | null;
    };
  };
  /** Who is in, and by what. (portal.readMe) */
  '/v1/portal/me': {
    answer: {
      signedIn: boolean;
      orderId: string | null;
      customerId: string | null;
      name: string | null;
      email: string | null;
      locale: string | null;
    };
  };
  /** Own orders, newest first. (portal.listOwnOrders) */
  '/v1/portal/orders': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        number: string;
        status: string;
        placedAt: string;
        totalMinor: number;
        currency: string;
      }[];
      next: string | null;
    };
  };
  /** One own order in plain words: each parcel, each promise with its changes, what may be done now and why not. (portal.readPortalOrder) */
  '/v1/portal/orders/{orderId}': {
    path: { orderId: string | number };
    answer: {
      orderId: string;
      number: string;
      placedAt: string;
      status: 'received' | 'checking' | 'waiting-for-goods' | 'preparing' | 'partly-on-its-way' | 'on-its-way' | 'delivered' | 'cancelled';
      currency: string;
      goodsMinor: number;
      discountMinor: number;
      shippingMinor: number;
      taxMinor: number;
      taxesIncluded: boolean;
      totalMinor: number;
      signedIn: boolean;
      name: string | null;
      email: string | null;
      promisedDate: string | null;
      payment: {
        state: 'open' | 'checking' | 'reserved' | 'by-invoice' | 'charged' | 'partly-charged' | 'partly-refunded' | 'refunded' | 'released' | 'failed';
        paidMinor: number;
        refundedMinor: number;
        byInvoice: boolean;
      } | null;
      lines: {
        lineNo: number;
        shipGroup: number;
        sku: string;
        name: string;
        ordered: number;
        waiting: number;
        preparing: number;
        onTheWay: number;
        delivered: number;
        cancelled: number;
        totalMinor: number;
        promisedDate: string | null;
        deliveredAt: string | null;
        changes: {
          promisedDate: string;
          previousDate: string | null;
          reasonCode: string | null;
          reason: string | null;
          at: string;
        }[];
      }[];
      groups: {
        no: number;
        method: string | null;
        pickupLocation: string | null;
        promisedDate: string | null;
        city: string | null;
        country: string | null;
        address: {
          name: string | null;
          company: string | null;
          lines: string[];
          postalCode: string | null;
          city: string;
          country: string;
        } | null;
      }[];
      parcels: {
        shipmentId: string;
        status: 'preparing' | 'on-its-way' | 'out-for-delivery' | 'ready-to-collect' | 'delivered' | 'delivery-failed' | 'returned';
        carrier: string;
        trackingNumber: string | null;
        trackingUrl: string | null;
        shippedAt: string | null;
        deliveredAt: string | null;
        lines: {
          lineNo: number;
          quantity: number;
        }[];
        tracking: {
          status: string;
          at: string;
          description: string | null;
        }[];
        feedback: {
          rating: number;
          recommend: number | null;
          comment: string | null;
          givenAt: string;
        } | null;
        mayRate: boolean;
      }[];
      invoices: {
        invoiceId: string;
        document: string;
        number: string;
        issuedAt: string;
        totalMinor: number;
        currency: string;
      }[];
      cases: {
        number: string;
        subject: string;
        state: string;
        openedAt: string;
        messages: {
          kind: string;
          text: string;
          writtenAt: string;
        }[];
      }[];
      actions: {
        action: 'cancel-order' | 'cancel-lines' | 'change-address' | 'send-message' | 'reorder' | 'invoice';
        allowed: boolean;
        reasonCode: string | null;
        reason: string | null;
        shipGroup: number | null;
        lines: {
          lineNo: number;
          units: number;
        }[];
      }[];
    };
  };
  /** An invoice or credit note of an own order as a PDF; after signing in. (portal.readInvoicePdf) */
  '/v1/portal/orders/{orderId}/invoices/{invoiceId}/pdf': {
    path: { orderId: string | number; invoiceId: string | number };
    answer: never;
  };
  /** The sample shop: what is sold, its price, how many can be promised now. Open to everybody. (portal.listProducts) */
  '/v1/portal/products': {
    query: { limit?: number; after?: string; currency?: string; text?: string };
    answer: {
      items: {
        sku: string;
        name: string;
        priceMinor: number;
        currency: string;
        available: number;
        nextOn: string | null;
      }[];
      next: string | null;
    };
  };
  /** Whose portal this is. Open to everybody. (portal.readShop) */
  '/v1/portal/shop': {
    answer: {
      name: string;
    };
  };
  /** Lists deployed processes with the number of instances of each version. (workflow.listDefinitions) */
  '/v1/processes': {
    answer: {
      items: {
        processId: string;
        version: number;
        name: string;
        deployedAt: string;
        deployedBy: string;
        instances: Record<string, number>;
      }[];
    };
  };
  /** Element templates for the designer: every command, event, decision and task form that a drawing can use. (workflow.listElementTemplates) */
  '/v1/processes/element-templates': {
    answer: {
      items: Record<string, unknown>[];
    };
  };
  /** What a drawing can say: variables in scope with examples, functions, commands, events, decisions. (workflow.readVocabulary) */
  '/v1/processes/vocabulary': {
    query: { processId?: string };
    answer: {
      variables: {
        name: string;
        type: string;
        description: string;
        example: unknown;
      }[];
      functions: {
        name: string;
        parameters: string[];
        description: string;
      }[];
      commands: {
        name: string;
        summary: string;
        roles: string[];
        inputs: {
          name: string;
          label: string;
          description: string;
          required: boolean;
          schema: unknown;
        }[];
        outputs: {
          name: string;
          label: string;
          description: string;
          required: boolean;
          schema: unknown;
        }[];
        refusals: {
          code: string;
          sentence: string;
        }[];
      }[];
      events: {
        type: string;
        summary: string;
        correlation: string | null;
        attributes: {
          name: string;
          type: string;
          description: string;
          example: unknown;
        }[];
      }[];
      decisions: {
        decisionId: string;
        name: string;
        inputs: string[];
        outputs: string[];
      }[];
      processes: {
        processId: string;
        name: string;
      }[];
      groups: string[];
    };
  };
  /** Versions of a process, newest first: who deployed each, with which note, and how many orders run it. (workflow.listVersions) */
  '/v1/processes/{processId}/versions': {
    path: { processId: string | number };
    answer: {
      items: {
        version: number;
        name: string;
        note: string | null;
        deployedAt: string;
        deployedBy: string;
        isNewest: boolean;
        instances: Record<string, number>;
      }[];
    };
  };
  /** The BPMN XML of one version. (workflow.readModel) */
  '/v1/processes/{processId}/versions/{version}': {
    path: { processId: string | number; version: string | number };
    answer: {
      xml: string;
    };
  };
  /** Promised against actual: the share of parcels that came by the dates they were promised for. (carriers.reportCoverage) */
  '/v1/promises/coverage': {
    query: { carrier?: string; service?: string; from?: string; to?: string; by?: readonly ('service' | 'zone' | 'month')[] };
    answer: {
      total: {
        carrier: string | null;
        service: string | null;
        zone: string | null;
        month: string | null;
        parcels: number;
        actual: {
          p50: number;
          p80: number;
          p95: number;
        };
        expected: {
          p50: number;
          p80: number;
          p95: number;
        };
        promised: number;
        keptPromises: number | null;
      } | null;
      items: {
        carrier: string | null;
        service: string | null;
        zone: string | null;
        month: string | null;
        parcels: number;
        actual: {
          p50: number;
          p80: number;
          p95: number;
        };
        expected: {
          p50: number;
          p80: number;
          p95: number;
        };
        promised: number;
        keptPromises: number | null;
      }[];
    };
  };
  /** Purchase orders, newest first. (supply.listPurchaseOrders) */
  '/v1/purchase-orders': {
    query: { limit?: number; after?: string; state?: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled'; supplier?: string; location?: string; number?: string; sku?: string; dueBy?: string };
    answer: {
      items: {
        purchaseOrderId: string;
        number: string;
        supplier: string;
        location: string;
        state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
        currency: string;
        totalMinor: number;
        reference: string | null;
        orderOn: string | null;
        expectedOn: string | null;
        createdAt: string;
        placedAt: string | null;
        confirmedAt: string | null;
        endedAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** One purchase order whole: lines, every date that they were expected on, every receipt. (supply.readPurchaseOrder) */
  '/v1/purchase-orders/{purchaseOrderId}': {
    path: { purchaseOrderId: string | number };
    answer: {
      purchaseOrderId: string;
      number: string;
      supplier: string;
      location: string;
      state: 'draft' | 'placed' | 'confirmed' | 'partly-received' | 'received' | 'closed-short' | 'cancelled';
      currency: string;
      totalMinor: number;
      reference: string | null;
      orderOn: string | null;
      expectedOn: string | null;
      createdAt: string;
      placedAt: string | null;
      confirmedAt: string | null;
      endedAt: string | null;
      note: string | null;
      createdBy: string;
      lines: {
        lineNo: number;
        sku: string;
        ordered: number;
        confirmed: number;
        open: number;
        received: number;
        damaged: number;
        cancelled: number;
        over: number;
        unitCostMinor: number;
        requestedOn: string | null;
        expectedOn: string | null;
        lotTracked: boolean;
      }[];
      dates: {
        lineNo: number;
        expectedOn: string;
        previousOn: string | null;
        reason: string;
        changedBy: string;
        changedAt: string;
      }[];
      receipts: {
        receiptId: string;
        lineNo: number;
        quantity: number;
        damaged: number;
        replaced: boolean;
        lot: string | null;
        expiresOn: string | null;
        deliveryNote: string | null;
        note: string | null;
        receivedBy: string;
        receivedAt: string;
      }[];
    };
  };
  /** What should be bought, with the numbers that led to it. (supply.listProposals) */
  '/v1/purchase-proposals': {
    query: { limit?: number; after?: string; state?: 'open' | 'ordered' | 'dismissed'; supplier?: string; location?: string; dueBy?: string };
    answer: {
      items: {
        proposalId: string;
        state: 'open' | 'ordered' | 'dismissed';
        supplier: string;
        location: string;
        sku: string;
        quantity: number;
        unitCostMinor: number;
        currency: string;
        orderOn: string;
        expectedOn: string;
        why: string;
        numbers: {
          onHand: number;
          reserved: number;
          free: number;
          safetyStock: number;
          waiting: number;
          expected: number;
          elsewhere: number;
          needed: number;
          packSize: number;
          minimumQuantity: number;
          leadTimeDays: number;
          others: {
            supplier: string;
            expectedOn: string;
            unitCostMinor: number;
            currency: string;
          }[];
        };
        orderMinor: number;
        minimumOrderMinor: number;
        belowMinimumOrder: boolean;
        madeAt: string;
        purchaseOrderId: string | null;
      }[];
      next: string | null;
    };
  };
  /** Orders whose customer owes something, the longest due first. (payments.listReceivables) */
  '/v1/receivables': {
    query: { customerId?: string; overdue?: boolean; limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        orderNumber: string | null;
        customerId: string | null;
        customerName: string | null;
        currency: string;
        openMinor: number;
        issuedAt: string;
        dueOn: string;
        daysOverdue: number;
      }[];
      next: string | null;
    };
  };
  /** What customers owe in buckets of days overdue: the 200 largest, and all together by currency. (payments.readAgeing) */
  '/v1/receivables/ageing': {
    answer: {
      totals: {
        currency: string;
        orders: number;
        notDueMinor: number;
        upTo30Minor: number;
        upTo60Minor: number;
        upTo90Minor: number;
        over90Minor: number;
        openMinor: number;
      }[];
      items: {
        customerId: string | null;
        customerName: string | null;
        currency: string;
        orders: number;
        notDueMinor: number;
        upTo30Minor: number;
        upTo60Minor: number;
        upTo90Minor: number;
        over90Minor: number;
        openMinor: number;
      }[];
    };
  };
  /** Captures and refunds by provider and day against the clearing accounts of the books. (payments.readReconciliation) */
  '/v1/reconciliation': {
    query: { from: string; to: string };
    answer: {
      items: {
        provider: string;
        currency: string;
        day: string;
        captures: number;
        capturedMinor: number;
        refunds: number;
        refundedMinor: number;
        settledMinor: number;
        toSettleMinor: number;
        bookedInMinor: number;
        bookedOutMinor: number;
      }[];
    };
  };
  /** Refunds that wait, failed or arrived, newest first. (payments.listRefunds) */
  '/v1/refunds': {
    query: { state: 'pending' | 'failed' | 'done'; limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        orderNumber: string | null;
        operationId: string;
        paymentId: string;
        provider: string;
        currency: string;
        amountMinor: number;
        sourceId: string;
        retryMinor: number | null;
        state: string;
        reason: string | null;
        code: string | null;
        message: string | null;
        requestedAt: string;
        settledAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** SKUs that are or were sold ahead of a release date, by date. (supply.listReleases) */
  '/v1/releases': {
    answer: {
      items: {
        sku: string;
        releaseOn: string;
      }[];
    };
  };
  /** Runs in which unreleased orders were planned anew, newest first, with what they saved. (planning.listReplans) */
  '/v1/replans': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        replanId: string;
        state: 'queued' | 'running' | 'finished' | 'failed';
        dryRun: boolean;
        askedBy: string;
        askedAt: string;
        endedAt: string | null;
        failure: string | null;
        result: {
          windows: number;
          provenWindows: number;
          orders: number;
          groups: number;
          beforeMinor: number;
          afterMinor: number;
          boundMinor: number;
          appliedSets: number;
          refusedSets: number;
          movedOrders: number;
          movedUnits: number;
          savedMinor: number;
        } | null;
      }[];
      next: string | null;
    };
  };
  /** How often unreleased orders are planned anew by the clock. (planning.readReplanSchedule) */
  '/v1/replans/schedule': {
    answer: {
      everyMinutes: number | null;
      spec: {
        windowSize: number;
        maxOrders: number;
        timeLimitSeconds: number;
        minSavingMinor: number;
        minAgeMinutes: number;
      } | null;
      setBy: string | null;
      setAt: string | null;
      lastAt: string | null;
    };
  };
  /** One re-planning run whole: what it looked at, what moves it found, what it saved. (planning.readReplan) */
  '/v1/replans/{replanId}': {
    path: { replanId: string | number };
    answer: {
      replanId: string;
      state: 'queued' | 'running' | 'finished' | 'failed';
      dryRun: boolean;
      askedBy: string;
      askedAt: string;
      endedAt: string | null;
      failure: string | null;
      result: {
        windows: number;
        provenWindows: number;
        orders: number;
        groups: number;
        beforeMinor: number;
        afterMinor: number;
        boundMinor: number;
        appliedSets: number;
        refusedSets: number;
        movedOrders: number;
        movedUnits: number;
        savedMinor: number;
      } | null;
      spec: {
        windowSize: number;
        maxOrders: number;
        timeLimitSeconds: number;
        minSavingMinor: number;
        minAgeMinutes: number;
      };
      proposals: {
        beforeMinor: number;
        afterMinor: number;
        moves: {
          orderId: string;
          lineNo: number;
          from: string;
          to: string;
          quantity: number;
        }[];
      }[];
    };
  };
  /** What a barcode is: an order, its work at a location, a shipment, a pick list or a SKU, and what to do next. (fulfilment.readScan) */
  '/v1/scan/{code}': {
    path: { code: string | number };
    answer: {
      kind: 'order' | 'fulfilment-order' | 'shipment' | 'pick-list' | 'sku';
      orderId: string | null;
      orderNumber: string | null;
      fulfilmentOrderId: string | null;
      shipmentId: string | null;
      pickListId: string | null;
      location: string | null;
      state: string | null;
      sku: string | null;
      name: string | null;
      next: 'pick' | 'pack' | 'label' | 'hand-over' | 'hand-to-customer' | 'nothing';
    };
  };
  /** Who sells, as documents of today name it. (documents.readSeller) */
  '/v1/seller': {
    answer: {
      name: string;
      address: string[];
      vatId: string | null;
      bank: string[];
      email: string | null;
      phone: string | null;
      legal: string | null;
    };
  };
  /** Business hours, targets by kind of case, limits of appeasement by role. (service.readSettings) */
  '/v1/service-settings': {
    answer: {
      timeZone: string;
      calendar: {
        week: ({
          open: string;
          close: string;
        } | null)[];
        closed: string[];
      };
      reopenDays: number;
      closeAfterDays: number;
      targets: {
        kind: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
        firstResponseMinutes: number;
        resolutionMinutes: number;
      }[];
      limits: {
        role: 'service' | 'operations' | 'finance';
        currency: string;
        perOrderMinor: number;
        perDayMinor: number;
      }[];
    };
  };
  /** Payouts of a period, oldest first. (payments.listSettlements) */
  '/v1/settlements': {
    query: { from: string; to: string; provider?: string; limit?: number; after?: string };
    answer: {
      items: {
        provider: string;
        payoutId: string;
        paidOn: string;
        currency: string;
        grossMinor: number;
        feeMinor: number;
        netMinor: number;
        lines: number;
        differences: number;
        recordedAt: string;
        recordedBy: string;
      }[];
      next: string | null;
    };
  };
  /** A payout with its lines, those that do not agree first. (payments.readSettlementLines) */
  '/v1/settlements/{provider}/{payoutId}/lines': {
    path: { provider: string | number; payoutId: string | number };
    query: { differences?: boolean };
    answer: {
      payout: {
        provider: string;
        payoutId: string;
        paidOn: string;
        currency: string;
        grossMinor: number;
        feeMinor: number;
        netMinor: number;
        lines: number;
        differences: number;
        recordedAt: string;
        recordedBy: string;
      };
      items: {
        lineNo: number;
        reference: string;
        grossMinor: number;
        feeMinor: number;
        netMinor: number;
        orderId: string | null;
        orderNumber: string | null;
        operationId: string | null;
        paymentId: string | null;
        problem: string | null;
      }[];
    };
  };
  /** Rules that decide or decided beside the live ones, newest first. (planning.listShadows) */
  '/v1/shadows': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        shadowId: string;
        name: string;
        rules: Record<string, never>;
        sharePercent: number;
        startedBy: string;
        startedAt: string;
        stoppedAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** What a shadow would have done beside the live rules: sums, rates, day by day. (planning.readShadow) */
  '/v1/shadows/{shadowId}': {
    path: { shadowId: string | number };
    answer: {
      shadowId: string;
      name: string;
      rules: Record<string, never>;
      sharePercent: number;
      startedBy: string;
      startedAt: string;
      stoppedAt: string | null;
      orders: number;
      differing: number;
      asDecided: number;
      failed: number;
      live: {
        sums: {
          orders: number;
          lines: number;
          units: number;
          filledOrders: number;
          filledLines: number;
          filledUnits: number;
          filledLaterUnits: number;
          refusedOrders: number;
          costMinor: number;
          costParts: Record<string, number>;
          comparableMinor: number;
          shipments: number;
          groupsByShipments: number[];
          kilometres: number;
          late: {
            requested: {
              lines: number;
              lateLines: number;
              daysLate: number;
              worstDays: number;
            };
            promised: {
              lines: number;
              lateLines: number;
              daysLate: number;
              worstDays: number;
            };
          };
        };
        rates: {
          orderFillRate: number | null;
          lineFillRate: number | null;
          unitFillRate: number | null;
          shipmentsPerOrder: number | null;
          splitGroups: number;
          kilometresPerShipment: number | null;
          comparablePerUnitMinor: number | null;
          lateShareOfPromised: number | null;
          lateShareOfRequested: number | null;
        };
      };
      shadow: {
        sums: {
          orders: number;
          lines: number;
          units: number;
          filledOrders: number;
          filledLines: number;
          filledUnits: number;
          filledLaterUnits: number;
          refusedOrders: number;
          costMinor: number;
          costParts: Record<string, number>;
          comparableMinor: number;
          shipments: number;
          groupsByShipments: number[];
          kilometres: number;
          late: {
            requested: {
              lines: number;
              lateLines: number;
              daysLate: number;
              worstDays: number;
            };
            promised: {
              lines: number;
              lateLines: number;
              daysLate: number;
              worstDays: number;
            };
          };
        };
        rates: {
          orderFillRate: number | null;
          lineFillRate: number | null;
          unitFillRate: number | null;
          shipmentsPerOrder: number | null;
          splitGroups: number;
          kilometresPerShipment: number | null;
          comparablePerUnitMinor: number | null;
          lateShareOfPromised: number | null;
          lateShareOfRequested: number | null;
        };
      };
      moreMinor: number;
      days: {
        day: string;
        orders: number;
        differing: number;
        asDecided: number;
        failed: number;
        liveMinor: number;
        shadowMinor: number;
        liveShipments: number;
        shadowShipments: number;
      }[];
    };
  };
  /** The orders that differ most, most first, with both explanations. (planning.listShadowOrders) */
  '/v1/shadows/{shadowId}/orders': {
    path: { shadowId: string | number };
    query: { limit?: number };
    answer: {
      items: {
        orderId: string;
        placedAt: string;
        moreMinor: number;
        moreUnits: number;
        first: {
          isRefused: boolean;
          filledUnits: number;
          comparableMinor: number;
          shipments: number;
          daysLate: number;
          why: string[];
        };
        second: {
          isRefused: boolean;
          filledUnits: number;
          comparableMinor: number;
          shipments: number;
          daysLate: number;
          why: string[];
        };
      }[];
    };
  };
  /** One shipment with its packages and what the carrier told of it. (fulfilment.readShipment) */
  '/v1/shipments/{shipmentId}': {
    path: { shipmentId: string | number };
    answer: {
      shipmentId: string;
      orderId: string;
      fulfilmentOrderId: string;
      location: string;
      shipGroup: number;
      kind: 'ship' | 'pickup' | 'to-store';
      state: 'label-requested' | 'labelled' | 'label-failed' | 'shipped' | 'in-transit' | 'out-for-delivery' | 'arrived' | 'at-store' | 'delivered' | 'failed' | 'returned' | 'cancelled';
      carrier: string;
      service: string;
      trackingNumber: string | null;
      trackingUrl: string | null;
      labelReference: string | null;
      failure: {
        code: string;
        message: string;
      } | null;
      createdAt: string;
      shippedAt: string | null;
      deliveredAt: string | null;
      lines: {
        lineNo: number;
        sku: string;
        quantity: number;
      }[];
      packages: {
        packageId: string;
        weightGrams?: number;
        lengthMm?: number;
        widthMm?: number;
        heightMm?: number;
        lines: {
          lineNo: number;
          sku: string;
          quantity: number;
        }[];
      }[];
      tracking: {
        status: string;
        at: string;
        description?: string;
      }[];
    };
  };
  /** A shipment's label as its carrier made it. (documents.readLabel) */
  '/v1/shipments/{shipmentId}/label.pdf': {
    path: { shipmentId: string | number };
    answer: never;
  };
  /** What units are expected to lose where they lie, by SKU and location. (sourcing.listMarkdowns) */
  '/v1/sourcing/markdowns': {
    query: { limit?: number; after?: string; sku?: string; location?: string };
    answer: {
      items: {
        sku: string;
        location: string;
        markdownMinor: number;
        setBy: string;
        setAt: string;
      }[];
      next: string | null;
    };
  };
  /** What units of scarce stock are worth to later orders, by SKU and location. (sourcing.listOpportunityCosts) */
  '/v1/sourcing/opportunity-costs': {
    query: { limit?: number; after?: string; sku?: string; location?: string; at?: string };
    answer: {
      items: {
        sku: string;
        location: string;
        costMinor: number;
        validFrom: string;
        validUntil: string;
        computedAt: string;
        runId: string;
      }[];
      next: string | null;
    };
  };
  /** Versions of sourcing policies, newest first for each. (sourcing.listPolicies) */
  '/v1/sourcing/policies': {
    query: { limit?: number; after?: string; code?: string; state?: 'draft' | 'live' | 'replaced' | 'retired' };
    answer: {
      items: {
        code: string;
        version: number;
        state: 'draft' | 'live' | 'replaced' | 'retired';
        name: string;
        channel: string | null;
        note: string | null;
        createdAt: string;
        createdBy: string;
        publishedAt: string | null;
        publishedBy: string | null;
        endedAt: string | null;
      }[];
      next: string | null;
    };
  };
  /** A version of a sourcing policy with its rules and what is wrong with them. (sourcing.findPolicy) */
  '/v1/sourcing/policies/{code}/versions/{version}': {
    path: { code: string | number; version: string | number };
    answer: {
      code: string;
      version: number;
      state: 'draft' | 'live' | 'replaced' | 'retired';
      name: string;
      channel: string | null;
      note: string | null;
      createdAt: string;
      createdBy: string;
      publishedAt: string | null;
      publishedBy: string | null;
      endedAt: string | null;
      costModel: {
        perKmMinor: number;
        perShipmentMinor: number;
        perUnitMinor: number;
        perKgKmMinor?: number;
        dropShipMinor?: number;
        splitPenaltyMinor: number;
        stockBalanceMinor: number;
        capacityUsedMinor?: number;
        orderDayAfterRequestedMinor?: number;
        orderDayAfterPromisedMinor?: number;
        lineDayAfterRequestedMinor?: number;
        lineDayAfterPromisedMinor?: number;
        shippingWeight?: number;
        markdownWeight?: number;
        opportunityWeight?: number;
        maxSplits?: number | null;
        shipComplete?: boolean;
      };
      tables: {
        name: string;
        hitPolicy: 'UNIQUE' | 'FIRST' | 'COLLECT';
        inputs: string[];
        outputs: string[];
        rows: {
          when: string[];
          does: string[];
          note?: string;
        }[];
      }[];
      dmn: string | null;
      problems: {
        table: string | null;
        row: number | null;
        column: string | null;
        reason: string;
      }[];
      failures: {
        rule: string;
        reason: string;
        failedAt: string;
      }[];
    };
  };
  /** What a location with a limit has taken, day by day. (fulfilment.readStoreDays) */
  '/v1/stores/{location}/days': {
    path: { location: string | number };
    query: { from?: string };
    answer: {
      items: {
        day: string;
        units: number;
        orders: number;
      }[];
    };
  };
  /** How much work a location takes a day and how pick-ups are kept there. (fulfilment.readStoreRules) */
  '/v1/stores/{location}/rules': {
    path: { location: string | number };
    answer: {
      location: string;
      ordersPerDay: number | null;
      unitsPerDay: number | null;
      readyMinutes: number;
      pickupDays: number;
      reminderDays: number[];
    };
  };
  /** What suppliers sell: all of one supplier, or who sells one SKU. (supply.listSupplierItems) */
  '/v1/supplier-items': {
    query: { limit?: number; after?: string; supplier?: string; sku?: string };
    answer: {
      items: {
        supplier: string;
        sku: string;
        supplierSku: string | null;
        active: boolean;
        packSize: number;
        minimumQuantity: number;
        unitCostMinor: number;
        leadTimeDays: number | null;
        rank: number;
      }[];
      next: string | null;
    };
  };
  /** Suppliers by code. (supply.listSuppliers) */
  '/v1/suppliers': {
    query: { limit?: number; after?: string; active?: boolean; code?: string };
    answer: {
      items: {
        code: string;
        name: string;
        active: boolean;
        email: string | null;
        currency: string;
        timeZone: string;
        leadTimeDays: number;
        minimumOrderMinor: number;
        overTolerancePercent: number;
        orderDays: number[];
        closedDates: string[];
        cutOff: string;
        location: string | null;
      }[];
      next: string | null;
    };
  };
  /** One supplier. (supply.getSupplier) */
  '/v1/suppliers/{code}': {
    path: { code: string | number };
    answer: {
      code: string;
      name: string;
      active: boolean;
      email: string | null;
      currency: string;
      timeZone: string;
      leadTimeDays: number;
      minimumOrderMinor: number;
      overTolerancePercent: number;
      orderDays: number[];
      closedDates: string[];
      cutOff: string;
      location: string | null;
    };
  };
  /** Lists open tasks of people (the inbox), oldest first. (workflow.listTasks) */
  '/v1/tasks': {
    query: { limit?: number; after?: string; group?: string; assignee?: string; orderId?: string };
    answer: {
      items: {
        taskId: string;
        orderId: string;
        node: string;
        name: string;
        candidateGroups: string[];
        candidateUsers: string[];
        assignee: string | null;
        dueAt: string | null;
        form: unknown;
        input: Record<string, unknown> | null;
        createdAt: string;
      }[];
      next: string | null;
    };
  };
  /** One task of a person with the form that it asks to be filled. (workflow.readTask) */
  '/v1/tasks/{taskId}': {
    path: { taskId: string | number };
    answer: {
      taskId: string;
      orderId: string;
      processId: string;
      version: number;
      node: string;
      name: string;
      state: 'open' | 'completed' | 'withdrawn';
      candidateGroups: string[];
      assignee: string | null;
      dueAt: string | null;
      createdAt: string;
      endedAt: string | null;
      endedBy: string | null;
      input: Record<string, unknown>;
      form: {
        formId: string | null;
        source: 'drawing' | 'outputs' | 'none';
        schema: unknown;
      };
    };
  };
  /** Transfers between locations, newest first. (supply.listTransfers) */
  '/v1/transfers': {
    query: { limit?: number; after?: string; state?: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled'; location?: string; sku?: string };
    answer: {
      items: {
        transferId: string;
        number: string;
        from: string;
        to: string;
        state: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled';
        reference: string | null;
        note: string | null;
        expectedOn: string | null;
        requestedBy: string;
        requestedAt: string;
        shippedAt: string | null;
        endedAt: string | null;
        lines: {
          lineNo: number;
          sku: string;
          requested: number;
          waiting: number;
          inTransit: number;
          received: number;
          lost: number;
          cancelled: number;
          transitLots: {
            lot: string;
            expiresOn: string | null;
            quantity: number;
          }[];
        }[];
      }[];
      next: string | null;
    };
  };
  /** One transfer. (supply.readTransfer) */
  '/v1/transfers/{transferId}': {
    path: { transferId: string | number };
    answer: {
      transferId: string;
      number: string;
      from: string;
      to: string;
      state: 'requested' | 'shipped' | 'partly-received' | 'received' | 'cancelled';
      reference: string | null;
      note: string | null;
      expectedOn: string | null;
      requestedBy: string;
      requestedAt: string;
      shippedAt: string | null;
      endedAt: string | null;
      lines: {
        lineNo: number;
        sku: string;
        requested: number;
        waiting: number;
        inTransit: number;
        received: number;
        lost: number;
        cancelled: number;
        transitLots: {
          lot: string;
          expiresOn: string | null;
          quantity: number;
        }[];
      }[];
    };
  };
  /** People with an account, newest first. (access.listUsers) */
  '/v1/users': {
    query: { limit?: number; after?: string };
    answer: {
      items: {
        userId: string;
        name: string;
        email: string;
        role: 'admin' | 'operations' | 'service' | 'finance' | 'read-only' | 'channel';
        channel: string | null;
        disabled: boolean;
        createdAt: string;
      }[];
      next: string | null;
    };
  };
  /** Saved views: your own first, then those that others share, by name. (desk.listViews) */
  '/v1/views': {
    query: { area?: string };
    answer: {
      items: {
        viewId: string;
        area: string;
        name: string;
        shared: boolean;
        mine: boolean;
        owner: string;
        ownerName: string;
        filters: Record<string, unknown>;
        columns: string[];
        sort: string | null;
        updatedAt: string;
      }[];
    };
  };
  /** What-if runs, newest first, with how far they are. (planning.listWhatIfs) */
  '/v1/what-ifs': {
    query: { limit?: number; after?: string; state?: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled' };
    answer: {
      items: {
        whatIfId: string;
        name: string;
        state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';
        from: string;
        before: string;
        channel: string | null;
        askedBy: string;
        askedAt: string;
        startedAt: string | null;
        endedAt: string | null;
        ordersTotal: number;
        ordersDone: number;
        failure: string | null;
      }[];
      next: string | null;
    };
  };
  /** Finished what-if runs side by side: cost, shipments, distance, fill rate, lateness against the live rules. (planning.compareWhatIfs) */
  '/v1/what-ifs/compare': {
    query: { ids: string };
    answer: {
      sameOrders: boolean;
      unfinished: string[];
      items: {
        whatIfId: string;
        name: string;
        state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';
        from: string;
        before: string;
        channel: string | null;
        askedBy: string;
        askedAt: string;
        startedAt: string | null;
        endedAt: string | null;
        ordersTotal: number;
        ordersDone: number;
        failure: string | null;
        rules: string;
        countedOrders: number;
        differingOrders: number;
        live: {
          sums: {
            orders: number;
            lines: number;
            units: number;
            filledOrders: number;
            filledLines: number;
            filledUnits: number;
            filledLaterUnits: number;
            refusedOrders: number;
            costMinor: number;
            costParts: Record<string, number>;
            comparableMinor: number;
            shipments: number;
            groupsByShipments: number[];
            kilometres: number;
            late: {
              requested: {
                lines: number;
                lateLines: number;
                daysLate: number;
                worstDays: number;
              };
              promised: {
                lines: number;
                lateLines: number;
                daysLate: number;
                worstDays: number;
              };
            };
          };
          rates: {
            orderFillRate: number | null;
            lineFillRate: number | null;
            unitFillRate: number | null;
            shipmentsPerOrder: number | null;
            splitGroups: number;
            kilometresPerShipment: number | null;
            comparablePerUnitMinor: number | null;
            lateShareOfPromised: number | null;
            lateShareOfRequested: number | null;
          };
        };
        whatIf: {
          sums: {
            orders: number;
            lines: number;
            units: number;
            filledOrders: number;
            filledLines: number;
            filledUnits: number;
            filledLaterUnits: number;
            refusedOrders: number;
            costMinor: number;
            costParts: Record<string, number>;
            comparableMinor: number;
            shipments: number;
            groupsByShipments: number[];
            kilometres: number;
            late: {
              requested: {
                lines: number;
                lateLines: number;
                daysLate: number;
                worstDays: number;
              };
              promised: {
                lines: number;
                lateLines: number;
                daysLate: number;
                worstDays: number;
              };
            };
          };
          rates: {
            orderFillRate: number | null;
            lineFillRate: number | null;
            unitFillRate: number | null;
            shipmentsPerOrder: number | null;
            splitGroups: number;
            kilometresPerShipment: number | null;
            comparablePerUnitMinor: number | null;
            lateShareOfPromised: number | null;
            lateShareOfRequested: number | null;
          };
        };
        moreMinor: number;
        moreShipments: number;
        moreKilometres: number;
        moreFilledUnits: number;
        moreDaysLate: number;
      }[];
    };
  };
  /** One what-if run whole: what was asked, and what really happened, the live rules and the change side by side. (planning.readWhatIf) */
  '/v1/what-ifs/{whatIfId}': {
    path: { whatIfId: string | number };
    answer: {
      whatIfId: string;
      name: string;
      state: 'queued' | 'running' | 'finished' | 'failed' | 'cancelled';
      from: string;
      before: string;
      channel: string | null;
      askedBy: string;
      askedAt: string;
      startedAt: string | null;
      endedAt: string | null;
      ordersTotal: number;
      ordersDone: number;
      failure: string | null;
      asked: {
        rules: Record<string, never>;
        network: Record<string, never>;
      };
      opportunityCostsFrom: string | null;
      result: {
        replayedOrders: number;
        countedOrders: number;
        differingOrders: number;
        rules: {
          live: string;
          whatIf: string;
        };
        sides: {
          actual: {
            sums: {
              orders: number;
              lines: number;
              units: number;
              filledOrders: number;
              filledLines: number;
              filledUnits: number;
              filledLaterUnits: number;
              refusedOrders: number;
              costMinor: number;
              costParts: Record<string, number>;
              comparableMinor: number;
              shipments: number;
              groupsByShipments: number[];
              kilometres: number;
              late: {
                requested: {
                  lines: number;
                  lateLines: number;
                  daysLate: number;
                  worstDays: number;
                };
                promised: {
                  lines: number;
                  lateLines: number;
                  daysLate: number;
                  worstDays: number;
                };
              };
            };
            rates: {
              orderFillRate: number | null;
              lineFillRate: number | null;
              unitFillRate: number | null;
              shipmentsPerOrder: number | null;
              splitGroups: number;
              kilometresPerShipment: number | null;
              comparablePerUnitMinor: number | null;
              lateShareOfPromised: number | null;
              lateShareOfRequested: number | null;
            };
          };
          live: {
            sums: {
              orders: number;
              lines: number;
              units: number;
              filledOrders: number;
              filledLines: number;
              filledUnits: number;
              filledLaterUnits: number;
              refusedOrders: number;
              costMinor: number;
              costParts: Record<string, number>;
              comparableMinor: number;
              shipments: number;
              groupsByShipments: number[];
              kilometres: number;
              late: {
                requested: {
                  lines: number;
                  lateLines: number;
                  daysLate: number;
                  worstDays: number;
                };
                promised: {
                  lines: number;
                  lateLines: number;
                  daysLate: number;
                  worstDays: number;
                };
              };
            };
            rates: {
              orderFillRate: number | null;
              lineFillRate: number | null;
              unitFillRate: number | null;
              shipmentsPerOrder: number | null;
              splitGroups: number;
              kilometresPerShipment: number | null;
              comparablePerUnitMinor: number | null;
              lateShareOfPromised: number | null;
              lateShareOfRequested: number | null;
            };
          };
          whatIf: {
            sums: {
              orders: number;
              lines: number;
              units: number;
              filledOrders: number;
              filledLines: number;
              filledUnits: number;
              filledLaterUnits: number;
              refusedOrders: number;
              costMinor: number;
              costParts: Record<string, number>;
              comparableMinor: number;
              shipments: number;
              groupsByShipments: number[];
              kilometres: number;
              late: {
                requested: {
                  lines: number;
                  lateLines: number;
                  daysLate: number;
                  worstDays: number;
                };
                promised: {
                  lines: number;
                  lateLines: number;
                  daysLate: number;
                  worstDays: number;
                };
              };
            };
            rates: {
              orderFillRate: number | null;
              lineFillRate: number | null;
              unitFillRate: number | null;
              shipmentsPerOrder: number | null;
              splitGroups: number;
              kilometresPerShipment: number | null;
              comparablePerUnitMinor: number | null;
              lateShareOfPromised: number | null;
              lateShareOfRequested: number | null;
            };
          };
        };
      } | null;
    };
  };
  /** Units and shipments of each location on each day, on both sides. (planning.listLoads) */
  '/v1/what-ifs/{whatIfId}/loads': {
    path: { whatIfId: string | number };
    query: { location?: string };
    answer: {
      items: {
        side: 'live' | 'what-if';
        location: string;
        day: string;
        units: number;
        shipments: number;
      }[];
    };
  };
  /** The orders that differ most, most first, with both explanations. (planning.listDifferences) */
  '/v1/what-ifs/{whatIfId}/orders': {
    path: { whatIfId: string | number };
    query: { limit?: number; after?: string };
    answer: {
      items: {
        orderId: string;
        placedAt: string;
        moreMinor: number;
        moreUnits: number;
        first: {
          isRefused: boolean;
          filledUnits: number;
          comparableMinor: number;
          shipments: number;
          daysLate: number;
          why: string[];
        };
        second: {
          isRefused: boolean;
          filledUnits: number;
          comparableMinor: number;
          shipments: number;
          daysLate: number;
          why: string[];
        };
      }[];
      next: string | null;
    };
  };
  /** How much waits at each location, by what has to be done with it, and what needs a person. (fulfilment.readWorkQueues) */
  '/v1/work-queues': {
    answer: {
      items: {
        location: string;
        name: string;
        kind: string;
        counts: {
          offered: number;
          'to-pick': number;
          picking: number;
          'to-pack': number;
          'pick-ups': number;
          'customers-here': number;
          held: number;
          short: number;
          late: number;
          'to-ship': number;
          'to-hand-over': number;
          'label-failed': number;
          'expected-returns': number;
        };
      }[];
      exceptions: {
        incidents: number;
        heldOrders: number;
        lateNotReleased: number;
      };
    };
  };
  /** One queue of a location, the most urgent work first. (fulfilment.readWorkQueue) */
  '/v1/work-queues/{location}/{queue}': {
    path: { location: string | number; queue: string | number };
    query: { limit?: number; after?: string };
    answer: {
      items: {
        fulfilmentOrderId: string | null;
        shipmentId: string | null;
        orderId: string | null;
        orderNumber: string | null;
        customerName: string | null;
        method: string | null;
        isGift: boolean;
        kind: string;
        state: string;
        held: boolean;
        late: 'pick' | 'ship' | null;
        createdAt: string;
        dueAt: string | null;
        readyUntil: string | null;
        arrivedAt: string | null;
        carrier: string | null;
        trackingNumber: string | null;
        failure: string | null;
        reference: string | null;
        units: number;
        lines: {
          lineNo: number;
          sku: string;
          name: string;
          quantity: number;
        }[];
      }[];
      next: string | null;
    };
  };
}

/** What can be sent, by method and path. */
export interface Sends {
  /** Signs a person in: sets the session cookie. (signIn) */
  'POST /sign-in': {
    body: {
      email: string;
      password: string;
    };
    answer: undefined;
  };
  /** Makes an account from an invitation and signs the person in. (acceptInvitation) */
  'POST /sign-in/accept': {
    body: {
      token: string;
      name: string;
      email: string;
      password: string;
    };
    answer: undefined;
  };
  /** Ends the session. (signOut) */
  'POST /sign-out': {
    answer: undefined;
  };
  /** Says by which rule scarce supply is shared among those who wait. (supply.setAllocationRule) */
  'PUT /v1/allocation-rules': {
    body: SupplySetAllocationRuleInput;
    answer: SupplySetAllocationRuleOutput;
  };
  /** Takes a SKU's own rule of sharing away; it is shared like all the others again. (supply.removeAllocationRule) */
  'POST /v1/allocation-rules/remove': {
    body: SupplyRemoveAllocationRuleInput;
    answer: SupplyRemoveAllocationRuleOutput;
  };
  /** Makes an API key and shows its secret once. (access.createApiKey) */
  'POST /v1/api-keys': {
    body: AccessCreateApiKeyInput;
    answer: AccessCreateApiKeyOutput;
  };
  /** Ends an API key. (access.revokeApiKey) */
  'POST /v1/api-keys/{keyId}/revoke': {
    path: { keyId: string | number };
    answer: AccessRevokeApiKeyOutput;
  };
  /** Sets what a role may grant by itself for an order and on a day. (service.setAppeasementLimit) */
  'PUT /v1/appeasement-limits/{role}/{currency}': {
    path: { role: string | number; currency: string | number };
    body: {
      perOrderMinor: number;
      perDayMinor: number;
    };
    answer: ServiceSetAppeasementLimitOutput;
  };
  /** Grants an appeasement that was asked for beyond the limit of who asked. (service.approveAppeasement) */
  'POST /v1/appeasements/{appeasementId}/approve': {
    path: { appeasementId: string | number };
    body?: {
      note?: string;
    };
    answer: ServiceApproveAppeasementOutput;
  };
  /** Rejects an appeasement that was asked for, with a reason. (service.rejectAppeasement) */
  'POST /v1/appeasements/{appeasementId}/reject': {
    path: { appeasementId: string | number };
    body: {
      note: string;
    };
    answer: ServiceRejectAppeasementOutput;
  };
  /** Says what can be promised of many SKUs, now and from which day on more; reserves nothing. (inventory.checkAvailability) */
  'POST /v1/availability': {
    body: InventoryCheckAvailabilityInput;
    answer: InventoryCheckAvailabilityOutput;
  };
  /** Creates a calendar of a carrier or changes the given fields of one. (carriers.upsertCarrierCalendar) */
  'PUT /v1/carriers/calendars': {
    body: CarriersUpsertCarrierCalendarInput;
    answer: CarriersUpsertCarrierCalendarOutput;
  };
  /** Creates a calendar of a carrier or changes the given fields of one. Many at once: one outcome for each item, in order. (carriers.upsertCarrierCalendar.bulk) */
  'PUT /v1/carriers/calendars/bulk': {
    body: {
      items: readonly CarriersUpsertCarrierCalendarInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersUpsertCarrierCalendarOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Removes one calendar of a carrier; the next more general one holds again. (carriers.removeCarrierCalendar) */
  'POST /v1/carriers/calendars/remove': {
    body: CarriersRemoveCarrierCalendarInput;
    answer: CarriersRemoveCarrierCalendarOutput;
  };
  /** Says when a service collects parcels at a location. (carriers.upsertCollection) */
  'PUT /v1/carriers/collections': {
    body: CarriersUpsertCollectionInput;
    answer: CarriersUpsertCollectionOutput;
  };
  /** Says when a service collects parcels at a location. Many at once: one outcome for each item, in order. (carriers.upsertCollection.bulk) */
  'PUT /v1/carriers/collections/bulk': {
    body: {
      items: readonly CarriersUpsertCollectionInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersUpsertCollectionOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Takes in a CSV file of one sort; rows that are refused are named, the others are written. (carriers.importCarrierRows) */
  'POST /v1/carriers/files/{what}': {
    path: { what: string | number };
    body: {
      csv: string;
    };
    answer: CarriersImportCarrierRowsOutput;
  };
  /** Counts delivered parcels and learns from them how long parcels take. (carriers.fitLeadTimes) */
  'POST /v1/carriers/lead-times/fit': {
    body: CarriersFitLeadTimesInput;
    answer: CarriersFitLeadTimesOutput;
  };
  /** Writes a rate into the draft of a rate card, which is started when there is none. Many at once: one outcome for each item, in order. (carriers.upsertRate.bulk) */
  'PUT /v1/carriers/rates/bulk': {
    body: {
      items: readonly CarriersUpsertRateInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersUpsertRateOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Removes a rate from the draft of a rate card; the other weights and the transit time stay. Many at once: one outcome for each item, in order. (carriers.removeRate.bulk) */
  'POST /v1/carriers/rates/remove/bulk': {
    body: {
      items: readonly CarriersRemoveRateInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersRemoveRateOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Creates a service of a carrier or changes the given fields of one. Many at once: one outcome for each item, in order. (carriers.upsertCarrierService.bulk) */
  'PUT /v1/carriers/services/bulk': {
    body: {
      items: readonly CarriersUpsertCarrierServiceInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersUpsertCarrierServiceOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Writes a transit time into the draft of a rate card, which is started when there is none. Many at once: one outcome for each item, in order. (carriers.upsertTransitTime.bulk) */
  'PUT /v1/carriers/transit-times/bulk': {
    body: {
      items: readonly CarriersUpsertTransitTimeInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersUpsertTransitTimeOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Removes a transit time from the draft of a rate card; the rates of its zone stay. Many at once: one outcome for each item, in order. (carriers.removeTransitTime.bulk) */
  'POST /v1/carriers/transit-times/remove/bulk': {
    body: {
      items: readonly CarriersRemoveTransitTimeInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersRemoveTransitTimeOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Writes a zone into the draft of a rate card, which is started when there is none. Many at once: one outcome for each item, in order. (carriers.upsertZone.bulk) */
  'PUT /v1/carriers/zones/bulk': {
    body: {
      items: readonly CarriersUpsertZoneInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersUpsertZoneOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Removes a zone row from the draft of a rate card; its transit times and rates stay. Many at once: one outcome for each item, in order. (carriers.removeZone.bulk) */
  'POST /v1/carriers/zones/remove/bulk': {
    body: {
      items: readonly CarriersRemoveZoneInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CarriersRemoveZoneOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Starts the draft of a carrier's rate card anew. (carriers.startRateCardDraft) */
  'POST /v1/carriers/{carrier}/rate-card/draft': {
    path: { carrier: string | number };
    body?: {
      copyOf?: number | null;
    };
    answer: CarriersStartRateCardDraftOutput;
  };
  /** Removes zones, transit times or rates from the draft of a rate card. (carriers.clearRateCardDraft) */
  'POST /v1/carriers/{carrier}/rate-card/draft/clear': {
    path: { carrier: string | number };
    body?: {
      parts?: readonly ('zones' | 'transit-times' | 'rates')[];
      service?: string;
    };
    answer: CarriersClearRateCardDraftOutput;
  };
  /** Sets the fuel surcharge in the draft of a rate card, which is started when there is none. (carriers.setFuelSurcharge) */
  'POST /v1/carriers/{carrier}/rate-card/draft/fuel-surcharge': {
    path: { carrier: string | number };
    body: {
      service?: string;
      fuelPercent: number;
    };
    answer: CarriersSetFuelSurchargeOutput;
  };
  /** Publishes the draft of a carrier's rate card from a day on. (carriers.publishRateCard) */
  'POST /v1/carriers/{carrier}/rate-card/publish': {
    path: { carrier: string | number };
    body: {
      validFrom: string;
      validTo?: string;
      replaces?: number;
      note?: string;
    };
    answer: CarriersPublishRateCardOutput;
  };
  /** Creates a service of a carrier or changes the given fields of one. (carriers.upsertCarrierService) */
  'PUT /v1/carriers/{carrier}/services/{service}': {
    path: { carrier: string | number; service: string | number };
    body?: {
      name?: string;
      kind?: 'delivery' | 'pickup-point' | 'courier';
      features?: readonly ('cold' | 'frozen' | 'hazmat' | 'signature' | 'age-check' | 'insured' | 'fragile')[];
      maxWeightGrams?: number;
      maxLengthMm?: number | null;
      maxWidthMm?: number | null;
      maxHeightMm?: number | null;
      volumetricDivisor?: number | null;
      active?: boolean;
    };
    answer: CarriersUpsertCarrierServiceOutput;
  };
  /** Removes the collections of a service at a location; it comes on each open day again. (carriers.removeCollection) */
  'DELETE /v1/carriers/{carrier}/services/{service}/collections/{location}': {
    path: { carrier: string | number; service: string | number; location: string | number };
    answer: CarriersRemoveCollectionOutput;
  };
  /** Sets how soon cases of a kind are answered and settled, in minutes of business hours. (service.setCaseTarget) */
  'PUT /v1/case-targets/{kind}': {
    path: { kind: string | number };
    body: {
      firstResponseMinutes: number;
      resolutionMinutes: number;
    };
    answer: ServiceSetCaseTargetOutput;
  };
  /** Opens a case for what a customer asks or claims. (service.openCase) */
  'POST /v1/cases': {
    body: ServiceOpenCaseInput;
    answer: ServiceOpenCaseOutput;
  };
  /** Gives a case to somebody; null takes it from whoever has it. Many at once: one outcome for each item, in order. (service.assignCase.bulk) */
  'POST /v1/cases/assign/bulk': {
    body: {
      items: readonly ServiceAssignCaseInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: ServiceAssignCaseOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Changes kind, priority, subject, tags, address or what a case concerns; what is left out stays. (service.changeCase) */
  'PATCH /v1/cases/{caseId}': {
    path: { caseId: string | number };
    body?: {
      kind?: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
      priority?: 'low' | 'normal' | 'high' | 'urgent';
      subject?: string;
      tags?: readonly string[];
      email?: string;
      concerns?: readonly ({
        orderId: string;
        lineNo: number;
        quantity?: number;
      } | {
        orderId: string;
        shipmentId: string;
      })[];
    };
    answer: ServiceChangeCaseOutput;
  };
  /** Gives a case to somebody; null takes it from whoever has it. (service.assignCase) */
  'POST /v1/cases/{caseId}/assign': {
    path: { caseId: string | number };
    body: {
      assignee: string | null;
    };
    answer: ServiceAssignCaseOutput;
  };
  /** Closes a settled case for good; the worker does so after some days. (service.closeCase) */
  'POST /v1/cases/{caseId}/close': {
    path: { caseId: string | number };
    answer: ServiceCloseCaseOutput;
  };
  /** Ties a case to orders, to its customer, or to another case. (service.linkCase) */
  'POST /v1/cases/{caseId}/link': {
    path: { caseId: string | number };
    body?: {
      orderIds?: readonly string[];
      customerId?: string;
      otherCaseId?: string;
    };
    answer: ServiceLinkCaseOutput;
  };
  /** Merges a duplicate into another case, which takes over its orders; the duplicate is closed. (service.mergeCase) */
  'POST /v1/cases/{caseId}/merge': {
    path: { caseId: string | number };
    body: {
      intoCaseId: string;
    };
    answer: ServiceMergeCaseOutput;
  };
  /** Adds an answer, the customer’s words or an internal note to a case. (service.addMessage) */
  'POST /v1/cases/{caseId}/messages': {
    path: { caseId: string | number };
    body: {
      kind: 'customer' | 'reply' | 'note';
      text: string;
      send?: boolean;
      resolve?: boolean;
    };
    answer: ServiceAddMessageOutput;
  };
  /** Settles a claim by giving back what units of lines cost. (service.refundLines) */
  'POST /v1/cases/{caseId}/refund-lines': {
    path: { caseId: string | number };
    body: {
      orderId: string;
      lines: readonly {
        lineNo: number;
        quantity: number;
      }[];
      resolve?: boolean;
    };
    answer: ServiceRefundLinesOutput;
  };
  /** Opens a settled case again, while it was settled not too long ago. (service.reopenCase) */
  'POST /v1/cases/{caseId}/reopen': {
    path: { caseId: string | number };
    body?: {
      note?: string;
    };
    answer: ServiceReopenCaseOutput;
  };
  /** Settles a claim by sending units of lines once more, at no charge. (service.orderReplacement) */
  'POST /v1/cases/{caseId}/replacement': {
    path: { caseId: string | number };
    body: {
      orderId: string;
      lines: readonly {
        lineNo: number;
        quantity: number;
      }[];
      address?: {
        name?: string;
        company?: string;
        lines: readonly string[];
        postalCode?: string;
        city: string;
        region?: string;
        country: string;
        phone?: string;
        latitude?: number;
        longitude?: number;
      };
      allowBackorder?: boolean;
      resolve?: boolean;
    };
    answer: ServiceOrderReplacementOutput;
  };
  /** Settles a case, with how it was settled. (service.resolveCase) */
  'POST /v1/cases/{caseId}/resolve': {
    path: { caseId: string | number };
    body: {
      resolution: 'answered' | 'replaced' | 'refunded' | 'appeased' | 'no-action' | 'withdrawn' | 'duplicate';
      note?: string;
    };
    answer: ServiceResolveCaseOutput;
  };
  /** Set the price of a variant in a currency, for one channel or all, from a quantity and an instant on. (catalog.setPrice) */
  'PUT /v1/catalog/prices': {
    body: CatalogSetPriceInput;
    answer: CatalogSetPriceOutput;
  };
  /** Set the price of a variant in a currency, for one channel or all, from a quantity and an instant on. Many at once: one outcome for each item, in order. (catalog.setPrice.bulk) */
  'PUT /v1/catalog/prices/bulk': {
    body: {
      items: readonly CatalogSetPriceInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CatalogSetPriceOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Remove one price, told apart by SKU, currency, channel, quantity tier and start. (catalog.removePrice) */
  'POST /v1/catalog/prices/remove': {
    body: CatalogRemovePriceInput;
    answer: CatalogRemovePriceOutput;
  };
  /** Create a product or change the given fields of one; a new product needs a name. Many at once: one outcome for each item, in order. (catalog.upsertProduct.bulk) */
  'PUT /v1/catalog/products/bulk': {
    body: {
      items: readonly CatalogUpsertProductInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CatalogUpsertProductOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Create a product or change the given fields of one; a new product needs a name. (catalog.upsertProduct) */
  'PUT /v1/catalog/products/{code}': {
    path: { code: string | number };
    body?: {
      name?: string;
      description?: string;
      brand?: string | null;
      category?: string | null;
      attributes?: Record<string, string | number | boolean | null>;
    };
    answer: CatalogUpsertProductOutput;
  };
  /** Create a variant or change the given fields of one; a new variant needs a name. Many at once: one outcome for each item, in order. (catalog.upsertVariant.bulk) */
  'PUT /v1/catalog/variants/bulk': {
    body: {
      items: readonly CatalogUpsertVariantInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CatalogUpsertVariantOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Create a variant or change the given fields of one; a new variant needs a name. (catalog.upsertVariant) */
  'PUT /v1/catalog/variants/{sku}': {
    path: { sku: string | number };
    body?: {
      name?: string;
      product?: string | null;
      weightGrams?: number | null;
      dimensions?: {
        lengthMm: number;
        widthMm: number;
        heightMm: number;
      } | null;
      attributes?: Record<string, string | number | boolean | null>;
      returnable?: boolean;
      requires?: readonly string[];
      status?: 'active' | 'discontinued';
      taxCategory?: string;
      gtin?: string | null;
    };
    answer: CatalogUpsertVariantOutput;
  };
  /** Say which variants a bundle consists of; an empty list makes it a plain variant again. (catalog.defineBundle) */
  'PUT /v1/catalog/variants/{sku}/bundle': {
    path: { sku: string | number };
    body: {
      components: readonly {
        sku: string;
        quantity: number;
      }[];
    };
    answer: CatalogDefineBundleOutput;
  };
  /** End the sale of a variant; orders that hold it go on. Doing it again changes nothing. (catalog.discontinueVariant) */
  'POST /v1/catalog/variants/{sku}/discontinue': {
    path: { sku: string | number };
    answer: CatalogDiscontinueVariantOutput;
  };
  /** Create a person or a company. (customers.createCustomer) */
  'POST /v1/customers': {
    body: CustomersCreateCustomerInput;
    answer: CustomersCreateCustomerOutput;
  };
  /** Create or change the customer with this id, this channel's external id or this e-mail address (in this order); omitted fields keep their value, null clears, addresses are added unless they are there already. (customers.upsertCustomer) */
  'PUT /v1/customers': {
    body: CustomersUpsertCustomerInput;
    answer: CustomersUpsertCustomerOutput;
  };
  /** Create or change the customer with this id, this channel's external id or this e-mail address (in this order); omitted fields keep their value, null clears, addresses are added unless they are there already. Many at once: one outcome for each item, in order. (customers.upsertCustomer.bulk) */
  'PUT /v1/customers/bulk': {
    body: {
      items: readonly CustomersUpsertCustomerInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: CustomersUpsertCustomerOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Change the given fields of a customer. (customers.changeCustomer) */
  'PATCH /v1/customers/{customerId}': {
    path: { customerId: string | number };
    body?: {
      kind?: 'person' | 'company';
      name?: string;
      email?: string | null;
      phone?: string | null;
      locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
      vatId?: string | null;
      paymentTermsDays?: number | null;
      creditLimit?: {
        amountMinor: number;
        currency: string;
      } | null;
      contacts?: readonly {
        name: string;
        email?: string | null;
        phone?: string | null;
        position?: string | null;
      }[];
      marketingConsent?: boolean;
      tags?: readonly string[];
      notes?: string;
      externalIds?: readonly {
        channel: string;
        externalId: string;
      }[];
    };
    answer: CustomersChangeCustomerOutput;
  };
  /** Add an address to a customer. (customers.addAddress) */
  'POST /v1/customers/{customerId}/addresses': {
    path: { customerId: string | number };
    body: {
      kind: 'shipping' | 'billing';
      isDefault?: boolean;
      name: string;
      company?: string | null;
      lines: readonly string[];
      postalCode?: string | null;
      city: string;
      region?: string | null;
      country: string;
      phone?: string | null;
      latitude?: number | null;
      longitude?: number | null;
    };
    answer: CustomersAddAddressOutput;
  };
  /** Replace an address of a customer. (customers.changeAddress) */
  'PUT /v1/customers/{customerId}/addresses/{addressId}': {
    path: { customerId: string | number; addressId: string | number };
    body: {
      kind: 'shipping' | 'billing';
      isDefault?: boolean;
      name: string;
      company?: string | null;
      lines: readonly string[];
      postalCode?: string | null;
      city: string;
      region?: string | null;
      country: string;
      phone?: string | null;
      latitude?: number | null;
      longitude?: number | null;
    };
    answer: CustomersChangeAddressOutput;
  };
  /** Remove an address from a customer. (customers.removeAddress) */
  'DELETE /v1/customers/{customerId}/addresses/{addressId}': {
    path: { customerId: string | number; addressId: string | number };
    answer: CustomersRemoveAddressOutput;
  };
  /** Erase a customer's personal data for good. Doing it again changes nothing. (customers.eraseCustomer) */
  'POST /v1/customers/{customerId}/erase': {
    path: { customerId: string | number };
    answer: CustomersEraseCustomerOutput;
  };
  /** Adds a note about a customer. (service.addCustomerNote) */
  'POST /v1/customers/{customerId}/notes': {
    path: { customerId: string | number };
    body: {
      text: string;
    };
    answer: ServiceAddCustomerNoteOutput;
  };
  /** Removes a note about a customer. (service.removeCustomerNote) */
  'DELETE /v1/customers/{customerId}/notes/{noteId}': {
    path: { customerId: string | number; noteId: string | number };
    answer: ServiceRemoveCustomerNoteOutput;
  };
  /** Deploys a DMN file; each of its decisions becomes the newest version. (workflow.deployDecision) */
  'POST /v1/decisions': {
    body: WorkflowDeployDecisionInput;
    answer: WorkflowDeployDecisionOutput;
  };
  /** Says every problem and warning of a decision; nothing is stored. (workflow.validateDecision) */
  'POST /v1/decisions/validate': {
    body: WorkflowValidateDecisionInput;
    answer: WorkflowValidateDecisionOutput;
  };
  /** Saves the draft of a process or decision; somebody else’s newer draft is never written over. (workflow.saveDraft) */
  'PUT /v1/drafts/{kind}/{modelId}': {
    path: { kind: string | number; modelId: string | number };
    body: {
      xml: string;
      name?: string;
      basedOn: number | null;
      revision: number;
    };
    answer: WorkflowSaveDraftOutput;
  };
  /** Throws the draft of a process or decision away. (workflow.discardDraft) */
  'POST /v1/drafts/{kind}/{modelId}/discard': {
    path: { kind: string | number; modelId: string | number };
    body: {
      revision: number;
    };
    answer: WorkflowDiscardDraftOutput;
  };
  /** Deploys a draft as the newest version with a note; running orders stay on theirs. (workflow.publishDraft) */
  'POST /v1/drafts/{kind}/{modelId}/publish': {
    path: { kind: string | number; modelId: string | number };
    body: {
      revision: number;
      note?: string;
    };
    answer: WorkflowPublishDraftOutput;
  };
  /** Says whether FEEL parses, where not, and what it gives with these variables. (workflow.checkExpression) */
  'POST /v1/feel/check': {
    body: WorkflowCheckExpressionInput;
    answer: WorkflowCheckExpressionOutput;
  };
  /** Packs what was picked into a shipment and has its label bought. Many at once: one outcome for each item, in order. (fulfilment.packFulfilmentOrder.bulk) */
  'POST /v1/fulfilment-orders/pack/bulk': {
    body: {
      items: readonly FulfilmentPackFulfilmentOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: FulfilmentPackFulfilmentOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Records what was picked; what was not found is corrected in stock and sourced again. Many at once: one outcome for each item, in order. (fulfilment.recordPick.bulk) */
  'POST /v1/fulfilment-orders/pick/bulk': {
    body: {
      items: readonly FulfilmentRecordPickInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: FulfilmentRecordPickOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Releases everything that is reserved for an order to its locations; what is backordered waits on. Many at once: one outcome for each item, in order. (fulfilment.releaseOrder.bulk) */
  'POST /v1/fulfilment-orders/release/bulk': {
    body: {
      items: readonly FulfilmentReleaseOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: FulfilmentReleaseOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Records that the customer has collected a pick-up. (fulfilment.collectPickup) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/collect': {
    path: { fulfilmentOrderId: string | number };
    body?: {
      collectedBy?: string;
    };
    answer: FulfilmentCollectPickupOutput;
  };
  /** Offers work to several locations; the first that claims it has it. (fulfilment.offerFulfilmentOrder) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/offer': {
    path: { fulfilmentOrderId: string | number };
    body: {
      locations: readonly string[];
      minutes?: number;
    };
    answer: FulfilmentOfferFulfilmentOrderOutput;
  };
  /** Packs what was picked into a shipment and has its label bought. (fulfilment.packFulfilmentOrder) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/pack': {
    path: { fulfilmentOrderId: string | number };
    body?: {
      packages?: readonly {
        weightGrams?: number;
        lengthMm?: number;
        widthMm?: number;
        heightMm?: number;
        lines: readonly {
          lineNo: number;
          quantity: number;
        }[];
      }[];
      carrier?: string;
      service?: string;
      trackingNumber?: string;
    };
    answer: FulfilmentPackFulfilmentOrderOutput;
  };
  /** Records what was picked; what was not found is corrected in stock and sourced again. (fulfilment.recordPick) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/pick': {
    path: { fulfilmentOrderId: string | number };
    body?: {
      lines?: readonly {
        lineNo: number;
        picked?: number;
        shortReason?: 'not-found' | 'damaged' | 'expired' | 'wrong-item';
        lots?: readonly {
          lot: string;
          quantity: number;
        }[];
      }[];
    };
    answer: FulfilmentRecordPickOutput;
  };
  /** Turns down work at a location; it is sourced elsewhere, and not from there again. (fulfilment.rejectFulfilmentOrder) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/reject': {
    path: { fulfilmentOrderId: string | number };
    body: {
      reason: 'no-stock' | 'damaged' | 'no-capacity' | 'closed' | 'not-able' | 'other';
      note?: string;
      lines?: readonly {
        lineNo: number;
        quantity: number;
      }[];
    };
    answer: FulfilmentRejectFulfilmentOrderOutput;
  };
  /** Takes back a pick-up that the customer refused or will not collect; its units are free again. (fulfilment.returnPickup) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/return': {
    path: { fulfilmentOrderId: string | number };
    body: {
      reason: 'refused' | 'unclaimed';
      note?: string;
      damaged?: readonly {
        lineNo: number;
        quantity: number;
      }[];
    };
    answer: FulfilmentReturnPickupOutput;
  };
  /** Says that somebody is picking a fulfilment order; units released later make another one. (fulfilment.startPicking) */
  'POST /v1/fulfilment-orders/{fulfilmentOrderId}/start-picking': {
    path: { fulfilmentOrderId: string | number };
    answer: FulfilmentStartPickingOutput;
  };
  /** Settles an incident: retry it, take it as done (repair), or cancel the process. (workflow.settleIncident) */
  'POST /v1/incidents/{incidentId}/settle': {
    path: { incidentId: string | number };
    body: {
      action: 'retry' | 'repair' | 'cancel';
      variables?: Record<string, unknown>;
    };
    answer: WorkflowSettleIncidentOutput;
  };
  /** Says whether running orders of a process are watched for leaving the model and for unusual waits. (insight.setProcessWatch) */
  'PUT /v1/insight/conformance/watches/{processId}': {
    path: { processId: string | number };
    body: {
      leftModel: boolean;
      overdue: boolean;
      zeta?: number;
    };
    answer: InsightSetProcessWatchOutput;
  };
  /** Brings in a log (OCEL, XES, CSV, CloudEvents; gzip too) as a data set of its own, whole or not at all. (insight.importDataSet) */
  'POST /v1/insight/data-sets': {
    query: { name: string; format?: 'ocel-json' | 'ocel-xml' | 'ocel-sqlite' | 'ocel1-json' | 'ocel1-xml' | 'xes' | 'csv' | 'cloudevents'; mapping?: string };
    answer: {
      dataSetId: string;
      name: string;
      format: 'ocel-json' | 'ocel-xml' | 'ocel-sqlite' | 'ocel1-json' | 'ocel1-xml' | 'xes' | 'csv' | 'cloudevents' | null;
      state: 'ready' | 'refused';
      counts: {
        events: number;
        timelessEvents: number;
        objects: number;
        eventRelations: number;
        objectRelations: number;
        changes: number;
        firstAt: string | null;
        lastAt: string | null;
        objectTypes: {
          name: string;
          objects: number;
        }[];
        activities: {
          name: string;
          events: number;
        }[];
        activityCount: number;
      } | null;
      report: {
        problems: {
          code: 'empty' | 'unknownFormat' | 'notText' | 'badZip' | 'cutOff' | 'syntax' | 'tooLarge' | 'tooDeep' | 'tooLong' | 'tooManyAttributes' | 'tooManyTypes' | 'wrongRoot' | 'notADatabase' | 'missingTable' | 'noRecords' | 'mappingWrong' | 'mappingNeeded' | 'rowWrong' | 'fieldMissing' | 'partIncomplete' | 'olderField' | 'fieldWrong' | 'outOfPlace' | 'outOfOrder' | 'unknownElement' | 'unknownField' | 'valueWrong' | 'valueMissing' | 'attributeTwice' | 'kindUnknown' | 'characterReplaced' | 'timeMissing' | 'timeUnreadable' | 'timeAsText' | 'zoneMissing' | 'eventRepeated' | 'eventIdTaken' | 'objectRepeated' | 'objectIdTaken' | 'objectIdShared' | 'relationRepeated' | 'objectUnknown' | 'typeUndeclared' | 'attributeUndeclared' | 'relationCycle' | 'caseRepeated' | 'caseUnnamed' | 'activityMissing' | 'versionMissing' | 'scopeWrong' | 'globalMissing' | 'globalKind' | 'classifierUnknownKey' | 'classifierEmpty' | 'extensionKeyUnknown' | 'extensionUndeclared' | 'nestedUndeclared' | 'idNotUuid';
          weight: 'error' | 'warning' | 'note';
          place: {
            line?: number;
            byte?: number;
            table?: string;
            type?: string;
            event?: string;
            object?: string;
            trace?: number;
          };
          sentence: string;
          facts: {
            detail?: string;
            value?: string;
            kind?: string;
            part?: string;
            limit?: number;
          };
        }[];
        counts: {
          code: 'empty' | 'unknownFormat' | 'notText' | 'badZip' | 'cutOff' | 'syntax' | 'tooLarge' | 'tooDeep' | 'tooLong' | 'tooManyAttributes' | 'tooManyTypes' | 'wrongRoot' | 'notADatabase' | 'missingTable' | 'noRecords' | 'mappingWrong' | 'mappingNeeded' | 'rowWrong' | 'fieldMissing' | 'partIncomplete' | 'olderField' | 'fieldWrong' | 'outOfPlace' | 'outOfOrder' | 'unknownElement' | 'unknownField' | 'valueWrong' | 'valueMissing' | 'attributeTwice' | 'kindUnknown' | 'characterReplaced' | 'timeMissing' | 'timeUnreadable' | 'timeAsText' | 'zoneMissing' | 'eventRepeated' | 'eventIdTaken' | 'objectRepeated' | 'objectIdTaken' | 'objectIdShared' | 'relationRepeated' | 'objectUnknown' | 'typeUndeclared' | 'attributeUndeclared' | 'relationCycle' | 'caseRepeated' | 'caseUnnamed' | 'activityMissing' | 'versionMissing' | 'scopeWrong' | 'globalMissing' | 'globalKind' | 'classifierUnknownKey' | 'classifierEmpty' | 'extensionKeyUnknown' | 'extensionUndeclared' | 'nestedUndeclared' | 'idNotUuid';
          weight: 'error' | 'warning' | 'note';
          count: number;
        }[];
      };
      createdBy: string;
      createdAt: string;
    };
  };
  /** Gives a data set another name. (insight.renameDataSet) */
  'PATCH /v1/insight/data-sets/{dataSetId}': {
    path: { dataSetId: string | number };
    body: {
      name: string;
    };
    answer: InsightRenameDataSetOutput;
  };
  /** Removes a data set with everything in it. (insight.removeDataSet) */
  'DELETE /v1/insight/data-sets/{dataSetId}': {
    path: { dataSetId: string | number };
    answer: InsightRemoveDataSetOutput;
  };
  /** Uploads a BPMN or PNML model that logs can be held against. (insight.uploadModel) */
  'POST /v1/insight/models': {
    body: InsightUploadModelInput;
    answer: InsightUploadModelOutput;
  };
  /** Removes an uploaded model. (insight.removeModel) */
  'DELETE /v1/insight/models/{modelId}': {
    path: { modelId: string | number };
    answer: InsightRemoveModelOutput;
  };
  /** Has the analytical copy of the event log made anew; figures are incomplete until it has caught up. (insight.rebuildLog) */
  'POST /v1/insight/rebuild': {
    body: InsightRebuildLogInput;
    answer: InsightRebuildLogOutput;
  };
  /** Creates a report of KPIs that is sent by e-mail every day, week or month. (insight.createReport) */
  'POST /v1/insight/reports': {
    body: InsightCreateReportInput;
    answer: InsightCreateReportOutput;
  };
  /** Changes a report, pauses it or lets it go on. (insight.changeReport) */
  'PATCH /v1/insight/reports/{reportId}': {
    path: { reportId: string | number };
    body?: {
      name?: string;
      keys?: readonly ('orders' | 'revenue' | 'average-order-value' | 'cycle-time' | 'placed-to-released' | 'released-to-picked' | 'picked-to-shipped' | 'shipped-to-delivered' | 'fulfilment-rate' | 'fulfilment-time' | 'unit-fill-rate' | 'line-fill-rate' | 'order-fill-rate' | 'on-time-requested' | 'on-time-first-promised' | 'on-time-last-promised' | 'in-full' | 'perfect-order' | 'perfect-order-product' | 'split-rate' | 'backorder-rate' | 'cancel-rate' | 'short-pick-rate' | 'return-rate' | 'touchless-rate' | 'hold-hours' | 'cost-to-serve' | 'customer-lifetime-value' | 'churn-rate' | 'repeat-rate' | 'receivable-days' | 'feedback-score')[];
      filter?: {
        channel?: readonly string[];
        location?: readonly string[];
        carrier?: readonly string[];
        sku?: readonly string[];
        segment?: readonly string[];
        country?: readonly string[];
        processVersion?: readonly string[];
        currency?: string;
      };
      schedule?: {
        every: 'day' | 'week' | 'month';
        at: string;
        timeZone: string;
        weekday?: number;
        dayOfMonth?: number;
      };
      recipients?: readonly string[];
      locale?: 'en' | 'ja' | 'pl' | 'ru' | 'tr';
      paused?: boolean;
    };
    answer: InsightChangeReportOutput;
  };
  /** Removes a report and the list of its sendings. (insight.removeReport) */
  'POST /v1/insight/reports/{reportId}/remove': {
    path: { reportId: string | number };
    answer: InsightRemoveReportOutput;
  };
  /** Sends a report of the last whole period at once, also when it was sent before. (insight.sendReport) */
  'POST /v1/insight/reports/{reportId}/send': {
    path: { reportId: string | number };
    answer: InsightSendReportOutput;
  };
  /** Simulates a changed process, after replaying history. (insight.startSimulation) */
  'POST /v1/insight/simulations': {
    body: InsightStartSimulationInput;
    answer: InsightStartSimulationOutput;
  };
  /** Ends a simulation before it is done. (insight.cancelSimulation) */
  'POST /v1/insight/simulations/{simulationId}/cancel': {
    path: { simulationId: string | number };
    answer: InsightCancelSimulationOutput;
  };
  /** Sets what a KPI is to reach for orders of a filter; with an id it changes that target. (insight.setTarget) */
  'POST /v1/insight/targets': {
    body: InsightSetTargetInput;
    answer: InsightSetTargetOutput;
  };
  /** Removes a target; its alerts stay. (insight.removeTarget) */
  'POST /v1/insight/targets/{targetId}/remove': {
    path: { targetId: string | number };
    answer: InsightRemoveTargetOutput;
  };
  /** Adds units to what is on hand of a SKU at a location, or takes them off, for a reason. (inventory.adjustStock) */
  'POST /v1/inventory/adjustments': {
    body: InventoryAdjustStockInput;
    answer: InventoryAdjustStockOutput;
  };
  /** Adds units to what is on hand of a SKU at a location, or takes them off, for a reason. Many at once: one outcome for each item, in order. (inventory.adjustStock.bulk) */
  'POST /v1/inventory/adjustments/bulk': {
    body: {
      items: readonly InventoryAdjustStockInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryAdjustStockOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Keeps free units of a SKU for one channel; zero units end it. (inventory.setChannelAllocation) */
  'PUT /v1/inventory/channel-allocations': {
    body: InventorySetChannelAllocationInput;
    answer: InventorySetChannelAllocationOutput;
  };
  /** Keeps free units of a SKU for one channel; zero units end it. Many at once: one outcome for each item, in order. (inventory.setChannelAllocation.bulk) */
  'PUT /v1/inventory/channel-allocations/bulk': {
    body: {
      items: readonly InventorySetChannelAllocationInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventorySetChannelAllocationOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Sets how many of the last free units a channel may not sell; zero takes the buffer away. (inventory.setChannelBuffer) */
  'PUT /v1/inventory/channel-buffers': {
    body: InventorySetChannelBufferInput;
    answer: InventorySetChannelBufferOutput;
  };
  /** Sets how many of the last free units a channel may not sell; zero takes the buffer away. Many at once: one outcome for each item, in order. (inventory.setChannelBuffer.bulk) */
  'PUT /v1/inventory/channel-buffers/bulk': {
    body: {
      items: readonly InventorySetChannelBufferInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventorySetChannelBufferOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Sets how a location is counted, or all that have no rule of their own. (inventory.setCountRule) */
  'PUT /v1/inventory/count-rules': {
    body: InventorySetCountRuleInput;
    answer: InventorySetCountRuleOutput;
  };
  /** Asks for a count of a SKU at a location. (inventory.openCount) */
  'POST /v1/inventory/counts': {
    body: InventoryOpenCountInput;
    answer: InventoryOpenCountOutput;
  };
  /** Asks for a count of a SKU at a location. Many at once: one outcome for each item, in order. (inventory.openCount.bulk) */
  'POST /v1/inventory/counts/bulk': {
    body: {
      items: readonly InventoryOpenCountInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryOpenCountOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Opens the counts that are due at every active location. (inventory.planCounts) */
  'POST /v1/inventory/counts/plan': {
    body: InventoryPlanCountsInput;
    answer: InventoryPlanCountsOutput;
  };
  /** Takes down what was counted; a large difference waits for approval. Many at once: one outcome for each item, in order. (inventory.recordCount.bulk) */
  'POST /v1/inventory/counts/record/bulk': {
    body: {
      items: readonly InventoryRecordCountInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryRecordCountOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Posts the difference of a count that waits for approval. (inventory.approveCount) */
  'POST /v1/inventory/counts/{countId}/approve': {
    path: { countId: string | number };
    body?: {
      reason?: string;
    };
    answer: InventoryApproveCountOutput;
  };
  /** Calls a count off that is not posted. (inventory.cancelCount) */
  'POST /v1/inventory/counts/{countId}/cancel': {
    path: { countId: string | number };
    body?: {
      reason?: string;
    };
    answer: InventoryCancelCountOutput;
  };
  /** Takes down what was counted; a large difference waits for approval. (inventory.recordCount) */
  'POST /v1/inventory/counts/{countId}/record': {
    path: { countId: string | number };
    body?: {
      counted?: number;
      lots?: readonly {
        lot: string;
        counted: number;
        expiresOn?: string;
      }[];
      reason?: string;
    };
    answer: InventoryRecordCountOutput;
  };
  /** Has a position counted again whose count waits for approval. (inventory.rejectCount) */
  'POST /v1/inventory/counts/{countId}/reject': {
    path: { countId: string | number };
    body: {
      reason: string;
    };
    answer: InventoryRejectCountOutput;
  };
  /** Keeps stock for a cart for a while: all lines or none. (inventory.holdStock) */
  'POST /v1/inventory/holds': {
    body: InventoryHoldStockInput;
    answer: InventoryHoldStockOutput;
  };
  /** Lets an active hold end the given time from now. (inventory.extendHold) */
  'POST /v1/inventory/holds/{holdId}/extend': {
    path: { holdId: string | number };
    body: {
      ttlSeconds: number;
    };
    answer: InventoryExtendHoldOutput;
  };
  /** Ends a hold and frees what it kept. (inventory.releaseHold) */
  'POST /v1/inventory/holds/{holdId}/release': {
    path: { holdId: string | number };
    answer: InventoryReleaseHoldOutput;
  };
  /** Begins or ends the tracking of lots and their expiry for a SKU. (inventory.trackLots) */
  'PUT /v1/inventory/lot-tracking': {
    body: InventoryTrackLotsInput;
    answer: InventoryTrackLotsOutput;
  };
  /** Creates a pool of locations from which channels sell, or changes the given fields of one. Many at once: one outcome for each item, in order. (inventory.upsertPool.bulk) */
  'PUT /v1/inventory/pools/bulk': {
    body: {
      items: readonly InventoryUpsertPoolInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryUpsertPoolOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Creates a pool of locations from which channels sell, or changes the given fields of one. (inventory.upsertPool) */
  'PUT /v1/inventory/pools/{code}': {
    path: { code: string | number };
    body?: {
      name?: string;
      locations?: readonly string[];
      channels?: readonly string[];
    };
    answer: InventoryUpsertPoolOutput;
  };
  /** Removes a pool; a channel without any pool sells from every location. (inventory.removePool) */
  'DELETE /v1/inventory/pools/{code}': {
    path: { code: string | number };
    answer: InventoryRemovePoolOutput;
  };
  /** Adds units of a SKU that have arrived at a location. (inventory.receiveStock) */
  'POST /v1/inventory/receipts': {
    body: InventoryReceiveStockInput;
    answer: InventoryReceiveStockOutput;
  };
  /** Adds units of a SKU that have arrived at a location. Many at once: one outcome for each item, in order. (inventory.receiveStock.bulk) */
  'POST /v1/inventory/receipts/bulk': {
    body: {
      items: readonly InventoryReceiveStockInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryReceiveStockOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Compares stored stock with its movements, reservations and holds; repairs it when asked to. (inventory.recount) */
  'POST /v1/inventory/recount': {
    body: InventoryRecountInput;
    answer: InventoryRecountOutput;
  };
  /** Sets how safety stock is worked out: fixed, days of cover, or from demand and lead time. (inventory.setSafetyRule) */
  'PUT /v1/inventory/safety-rules': {
    body: InventorySetSafetyRuleInput;
    answer: InventorySetSafetyRuleOutput;
  };
  /** Works out the safety stock of all positions that a rule is about; the worker then sets it. (inventory.applySafetyRules) */
  'POST /v1/inventory/safety-rules/apply': {
    body: InventoryApplySafetyRulesInput;
    answer: InventoryApplySafetyRulesOutput;
  };
  /** Sets how safety stock is worked out: fixed, days of cover, or from demand and lead time. Many at once: one outcome for each item, in order. (inventory.setSafetyRule.bulk) */
  'PUT /v1/inventory/safety-rules/bulk': {
    body: {
      items: readonly InventorySetSafetyRuleInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventorySetSafetyRuleOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Sets how many units of a SKU are not promised from a location; what is promised already stays. (inventory.setSafetyStock) */
  'PUT /v1/inventory/safety-stock': {
    body: InventorySetSafetyStockInput;
    answer: InventorySetSafetyStockOutput;
  };
  /** Sets how many units of a SKU are not promised from a location; what is promised already stays. Many at once: one outcome for each item, in order. (inventory.setSafetyStock.bulk) */
  'PUT /v1/inventory/safety-stock/bulk': {
    body: {
      items: readonly InventorySetSafetyStockInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventorySetSafetyStockOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Sets what is on hand of a SKU at a location as counted, and its safety stock where given. (inventory.setStock) */
  'PUT /v1/inventory/stock': {
    body: InventorySetStockInput;
    answer: InventorySetStockOutput;
  };
  /** Sets what is on hand of a SKU at a location as counted, and its safety stock where given. Many at once: one outcome for each item, in order. (inventory.setStock.bulk) */
  'PUT /v1/inventory/stock/bulk': {
    body: {
      items: readonly InventorySetStockInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventorySetStockOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Moves units of a SKU from one location to another; what is reserved stays. (inventory.transferStock) */
  'POST /v1/inventory/transfers': {
    body: InventoryTransferStockInput;
    answer: InventoryTransferStockOutput;
  };
  /** Moves units of a SKU from one location to another; what is reserved stays. Many at once: one outcome for each item, in order. (inventory.transferStock.bulk) */
  'POST /v1/inventory/transfers/bulk': {
    body: {
      items: readonly InventoryTransferStockInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryTransferStockOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Makes a single-use link, good for 24 hours, with which a person gets an account of a role. (access.inviteUser) */
  'POST /v1/invitations': {
    body: AccessInviteUserInput;
    answer: AccessInviteUserOutput;
  };
  /** Creates a location or changes the given fields of one. Many at once: one outcome for each item, in order. (inventory.upsertLocation.bulk) */
  'PUT /v1/locations/bulk': {
    body: {
      items: readonly InventoryUpsertLocationInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: InventoryUpsertLocationOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Creates a location or changes the given fields of one. (inventory.upsertLocation) */
  'PUT /v1/locations/{code}': {
    path: { code: string | number };
    body?: {
      name?: string;
      kind?: 'distribution-centre' | 'store' | 'third-party' | 'supplier';
      active?: boolean;
      latitude?: number;
      longitude?: number;
      address?: {
        lines: readonly string[];
        postalCode: string;
        city: string;
        region?: string | null;
        country: string;
      };
      timeZone?: string;
      calendar?: {
        week: readonly ({
          open: string;
          close: string;
        } | null)[];
        closed: readonly string[];
      };
      cutOff?: string;
      capacityUnitsPerDay?: number | null;
      capabilities?: readonly string[];
      fixedCostMinor?: number;
      handlingCostMinor?: number;
    };
    answer: InventoryUpsertLocationOutput;
  };
  /** Takes a location out of service: nothing new ships from it. (inventory.deactivateLocation) */
  'POST /v1/locations/{code}/deactivate': {
    path: { code: string | number };
    answer: InventoryDeactivateLocationOutput;
  };
  /** Sources elsewhere what nobody has begun at a closed location: its open work, and units reserved there. (fulfilment.resourceLocation) */
  'POST /v1/locations/{location}/resource': {
    path: { location: string | number };
    body?: {
      after?: string;
      limit?: number;
    };
    answer: FulfilmentResourceLocationOutput;
  };
  /** Keeps language, colour scheme and settings of pages for whoever asks; null forgets one. (desk.savePreferences) */
  'PUT /v1/me/preferences': {
    body: DeskSavePreferencesInput;
    answer: DeskSavePreferencesOutput;
  };
  /** Switches messages to an address off, all of them or those of some templates. (notifications.suppressRecipient) */
  'POST /v1/message-suppressions': {
    body: NotificationsSuppressRecipientInput;
    answer: NotificationsSuppressRecipientOutput;
  };
  /** Allows all messages to an address again. (notifications.restoreRecipient) */
  'DELETE /v1/message-suppressions/{recipient}': {
    path: { recipient: string | number };
    answer: NotificationsRestoreRecipientOutput;
  };
  /** Sends a message once more, to another address if one is given. (notifications.resendMessage) */
  'POST /v1/messages/{messageId}/resend': {
    path: { messageId: string | number };
    body?: {
      recipient?: string;
    };
    answer: NotificationsResendMessageOutput;
  };
  /** Claims offered work for a location; the first claim wins. (fulfilment.claimOffer) */
  'POST /v1/offers/{offerId}/claim': {
    path: { offerId: string | number };
    body: {
      location: string;
    };
    answer: FulfilmentClaimOfferOutput;
  };
  /** Declines offered work for a location; declined by all, it is sourced anew. (fulfilment.declineOffer) */
  'POST /v1/offers/{offerId}/decline': {
    path: { offerId: string | number };
    body: {
      location: string;
      reason?: string;
    };
    answer: FulfilmentDeclineOfferOutput;
  };
  /** Finds what units of scarce stock are worth to later orders, from a forecast of demand by region. (planning.refreshOpportunityCosts) */
  'POST /v1/opportunity-cost-runs': {
    body: PlanningRefreshOpportunityCostsInput;
    answer: PlanningRefreshOpportunityCostsOutput;
  };
  /** Sets how often opportunity costs are found by the clock, or never. (planning.setOpportunitySchedule) */
  'PUT /v1/opportunity-cost-runs/schedule': {
    body: PlanningSetOpportunityScheduleInput;
    answer: PlanningSetOpportunityScheduleOutput;
  };
  /** Takes an order: reserves its stock, records its payment and starts its process, all or nothing. (orders.placeOrder) */
  'POST /v1/orders': {
    body: OrdersPlaceOrderInput;
    answer: OrdersPlaceOrderOutput;
  };
  /** Shares what is free of a SKU among all lines that wait for it, by its rule. (orders.allocateSupply) */
  'POST /v1/orders/allocate-supply': {
    body: OrdersAllocateSupplyInput;
    answer: OrdersAllocateSupplyOutput;
  };
  /** Takes an order: reserves its stock, records its payment and starts its process, all or nothing. Many at once: one outcome for each item, in order. (orders.placeOrder.bulk) */
  'POST /v1/orders/bulk': {
    body: {
      items: readonly OrdersPlaceOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: OrdersPlaceOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Cancels a whole order while none of it has left; its stock is free and its payment is let go. Many at once: one outcome for each item, in order. (orders.cancelOrder.bulk) */
  'POST /v1/orders/cancel/bulk': {
    body: {
      items: readonly OrdersCancelOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: OrdersCancelOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Says who waits for a SKU, in the order of its rule, and what each will get and when. (orders.explainWaiting) */
  'POST /v1/orders/explain-waiting': {
    body: OrdersExplainWaitingInput;
    answer: OrdersExplainWaitingOutput;
  };
  /** Writes an order that already happened elsewhere, with its own times; once per channel and external id. Many at once: one outcome for each item, in order. (orders.importOrder.bulk) */
  'POST /v1/orders/history/bulk': {
    body: {
      items: readonly OrdersImportOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: OrdersImportOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Puts an order on hold with a reason. Many at once: one outcome for each item, in order. (orders.holdOrder.bulk) */
  'POST /v1/orders/hold/bulk': {
    body: {
      items: readonly OrdersHoldOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: OrdersHoldOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Adds a note to an order. Many at once: one outcome for each item, in order. (orders.addNote.bulk) */
  'POST /v1/orders/notes/bulk': {
    body: {
      items: readonly OrdersAddNoteInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: OrdersAddNoteOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Promises lines that wait for a SKU the day on which what is on its way reaches them. (orders.pegBackorders) */
  'POST /v1/orders/peg-backorders': {
    body: OrdersPegBackordersInput;
    answer: OrdersPegBackordersOutput;
  };
  /** Lifts a hold of an order: the one named, those of a reason, or all. Many at once: one outcome for each item, in order. (orders.releaseHold.bulk) */
  'POST /v1/orders/release-hold/bulk': {
    body: {
      items: readonly OrdersReleaseHoldInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: OrdersReleaseHoldOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Reserves stock for the backordered units of an order, as far as there is any and it is its turn. (orders.allocateBackorders) */
  'POST /v1/orders/{orderId}/allocate': {
    path: { orderId: string | number };
    body?: {
      notFrom?: readonly string[];
      outOfTurn?: boolean;
    };
    answer: OrdersAllocateBackordersOutput;
  };
  /** Gives money back without a return, within the limit of the role, or asks for an approval. (service.grantAppeasement) */
  'POST /v1/orders/{orderId}/appeasements': {
    path: { orderId: string | number };
    body: {
      amountMinor?: number;
      percent?: number;
      reason: 'late' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'poor-service' | 'price-difference' | 'goodwill';
      note?: string;
      caseId?: string;
      beyondLimit?: 'refuse' | 'request';
    };
    answer: ServiceGrantAppeasementOutput;
  };
  /** Cancels a whole order while none of it has left; its stock is free and its payment is let go. (orders.cancelOrder) */
  'POST /v1/orders/{orderId}/cancel': {
    path: { orderId: string | number };
    body?: {
      reason?: string;
    };
    answer: OrdersCancelOrderOutput;
  };
  /** Cancels lines or a part of their quantity while they have not left. (orders.cancelLines) */
  'POST /v1/orders/{orderId}/cancel-lines': {
    path: { orderId: string | number };
    body: {
      lines: readonly {
        lineNo: number;
        quantity?: number;
      }[];
      reason?: string;
    };
    answer: OrdersCancelLinesOutput;
  };
  /** Sends a part of an order to another address of the same country, while it is not picked. (orders.changeAddress) */
  'POST /v1/orders/{orderId}/change-address': {
    path: { orderId: string | number };
    body: {
      shipGroup: number;
      address: {
        name?: string;
        company?: string;
        lines: readonly string[];
        postalCode?: string;
        city: string;
        region?: string;
        country: string;
        phone?: string;
        latitude?: number;
        longitude?: number;
      };
      reason?: string;
    };
    answer: OrdersChangeAddressOutput;
  };
  /** Notes the day for which the customer wishes a part of an order; null takes the wish away. (orders.changeRequestedDate) */
  'POST /v1/orders/{orderId}/change-requested-date': {
    path: { orderId: string | number };
    body: {
      shipGroup: number;
      requestedDate: string | null;
      reason?: string;
    };
    answer: OrdersChangeRequestedDateOutput;
  };
  /** Sends a part of an order by another method, while it is not picked; its price stays. (orders.changeShippingMethod) */
  'POST /v1/orders/{orderId}/change-shipping-method': {
    path: { orderId: string | number };
    body: {
      shipGroup: number;
      method: string;
      reason?: string;
    };
    answer: OrdersChangeShippingMethodOutput;
  };
  /** Closes an order that is wholly delivered or cancelled. (orders.closeOrder) */
  'POST /v1/orders/{orderId}/close': {
    path: { orderId: string | number };
    answer: OrdersCloseOrderOutput;
  };
  /** Credits all or a part of what was invoiced for an order. (ledger.issueCreditNote) */
  'POST /v1/orders/{orderId}/credit-notes': {
    path: { orderId: string | number };
    body: {
      sourceId: string;
      invoiceId?: string;
      reason: string;
      settle: 'refund' | 'receivable';
      currency: string;
      lines: readonly {
        lineNo: number;
        sku: string;
        name: string;
        quantity: number;
        unitPriceMinor: number;
        discountMinor: number;
        taxMinor: number;
        totalMinor: number;
      }[];
      shippingMinor: number;
      shippingTaxMinor: number;
      totalMinor: number;
      taxesIncluded?: boolean;
      series?: string;
    };
    answer: LedgerIssueCreditNoteOutput;
  };
  /** Credits the invoices of parcels that came back and refunds what was taken for them, once each. (fulfilment.creditReturns) */
  'POST /v1/orders/{orderId}/credit-returns': {
    path: { orderId: string | number };
    answer: FulfilmentCreditReturnsOutput;
  };
  /** Puts an order on hold with a reason. (orders.holdOrder) */
  'POST /v1/orders/{orderId}/hold': {
    path: { orderId: string | number };
    body: {
      reason: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
      note?: string;
    };
    answer: OrdersHoldOrderOutput;
  };
  /** Adds a note to an order. (orders.addNote) */
  'POST /v1/orders/{orderId}/notes': {
    path: { orderId: string | number };
    body: {
      text: string;
    };
    answer: OrdersAddNoteOutput;
  };
  /** Authorises the pending (or declined) payments of an order; what is authorised already stays as it is. (payments.authorisePayment) */
  'POST /v1/orders/{orderId}/payments/authorise': {
    path: { orderId: string | number };
    body?: {
      token?: string;
    };
    answer: PaymentsAuthorisePaymentOutput;
  };
  /** Captures an amount of an order’s payments for a shipment or invoice, once for each. (payments.capturePayment) */
  'POST /v1/orders/{orderId}/payments/capture': {
    path: { orderId: string | number };
    body: {
      amountMinor: number;
      sourceId: string;
    };
    answer: PaymentsCapturePaymentOutput;
  };
  /** Records that what is still owed, up to an amount, was collected otherwise; once for each source. (payments.recordCollection) */
  'POST /v1/orders/{orderId}/payments/collections': {
    path: { orderId: string | number };
    body: {
      upToMinor: number;
      sourceId: string;
      reference?: string;
    };
    answer: PaymentsRecordCollectionOutput;
  };
  /** Records a bank transfer for an order on account, once for each statement line. (payments.recordReceipt) */
  'POST /v1/orders/{orderId}/payments/receipts': {
    path: { orderId: string | number };
    body: {
      amountMinor: number;
      sourceId: string;
    };
    answer: PaymentsRecordReceiptOutput;
  };
  /** Refunds an amount of what was captured for an order, once for each source. (payments.refundPayment) */
  'POST /v1/orders/{orderId}/payments/refund': {
    path: { orderId: string | number };
    body: {
      amountMinor: number;
      reason: string;
      sourceId: string;
      paymentId?: string;
    };
    answer: PaymentsRefundPaymentOutput;
  };
  /** Asks the provider now about payment operations with an unknown outcome. (payments.resolveUnknown) */
  'POST /v1/orders/{orderId}/payments/resolve': {
    path: { orderId: string | number };
    answer: PaymentsResolveUnknownOutput;
  };
  /** Releases everything that is not captured of an order’s payments and returns deposits. (payments.voidPayment) */
  'POST /v1/orders/{orderId}/payments/void': {
    path: { orderId: string | number };
    body: {
      reason: string;
    };
    answer: PaymentsVoidPaymentOutput;
  };
  /** Starts the newest version of a process for an order; it must not run there already. (workflow.startProcess) */
  'POST /v1/orders/{orderId}/processes': {
    path: { orderId: string | number };
    body: {
      processId: string;
      variables?: Record<string, unknown>;
    };
    answer: WorkflowStartProcessOutput;
  };
  /** Ends a running process of an order, with everything it called. (workflow.cancelProcess) */
  'POST /v1/orders/{orderId}/processes/cancel': {
    path: { orderId: string | number };
    body: {
      processId: string;
      reason?: string;
    };
    answer: WorkflowCancelProcessOutput;
  };
  /** Releases everything that is reserved for an order to its locations; what is backordered waits on. (fulfilment.releaseOrder) */
  'POST /v1/orders/{orderId}/release': {
    path: { orderId: string | number };
    answer: FulfilmentReleaseOrderOutput;
  };
  /** Lifts a hold of an order: the one named, those of a reason, or all. (orders.releaseHold) */
  'POST /v1/orders/{orderId}/release-hold': {
    path: { orderId: string | number };
    body?: {
      holdId?: string;
      reason?: 'AWAITING_PAYMENT' | 'AWAITING_RETURN_ITEMS' | 'HIGH_RISK_OF_FRAUD' | 'INCORRECT_ADDRESS' | 'INVENTORY_OUT_OF_STOCK' | 'UNKNOWN_DELIVERY_DATE' | 'ONLINE_STORE_POST_PURCHASE_CROSS_SELL' | 'CREDIT_LIMIT' | 'OTHER';
    };
    answer: OrdersReleaseHoldOutput;
  };
  /** Promises another day for lines that have not left, and tells the customer when it is later. (orders.repromise) */
  'POST /v1/orders/{orderId}/repromise': {
    path: { orderId: string | number };
    body: {
      lines?: readonly number[];
      promisedDate: string;
      reason: string;
      customerReason?: string;
    };
    answer: OrdersRepromiseOutput;
  };
  /** Issues the invoice of a shipment, once; asked again it answers the same. (fulfilment.invoiceShipment) */
  'POST /v1/orders/{orderId}/shipments/{shipmentId}/invoice': {
    path: { orderId: string | number; shipmentId: string | number };
    answer: FulfilmentInvoiceShipmentOutput;
  };
  /** Gives up all or a part of what is owed for an order. (ledger.writeOffReceivable) */
  'POST /v1/orders/{orderId}/write-offs': {
    path: { orderId: string | number };
    body: {
      sourceId: string;
      amountMinor: number;
      currency: string;
      reason: string;
    };
    answer: LedgerWriteOffReceivableOutput;
  };
  /** Puts open fulfilment orders of a location on one pick list, and says that they are being picked. (fulfilment.createPickList) */
  'POST /v1/pick-lists': {
    body: FulfilmentCreatePickListInput;
    answer: FulfilmentCreatePickListOutput;
  };
  /** Ends a pick list; units that were not found are short and sourced elsewhere. (fulfilment.finishPickList) */
  'POST /v1/pick-lists/{pickListId}/finish': {
    path: { pickListId: string | number };
    body?: {
      reasons?: readonly {
        sku: string;
        reason: 'not-found' | 'damaged' | 'expired' | 'wrong-item';
      }[];
      without?: readonly string[];
    };
    answer: FulfilmentFinishPickListOutput;
  };
  /** Records a scan while picking a list; the last unit records all its orders as picked. (fulfilment.scanPickList) */
  'POST /v1/pick-lists/{pickListId}/scan': {
    path: { pickListId: string | number };
    body: {
      barcode: string;
      quantity?: number;
    };
    answer: FulfilmentScanPickListOutput;
  };
  /** Says that the customer has come for a pick-up, and where they wait. (fulfilment.announceArrival) */
  'POST /v1/pickups/arrive': {
    body: FulfilmentAnnounceArrivalInput;
    answer: FulfilmentAnnounceArrivalOutput;
  };
  /** Makes every link of an order or a customer that was sent so far worthless. (portal.revokeLinks) */
  'POST /v1/portal-links/revoke': {
    body: PortalRevokeLinksInput;
    answer: PortalRevokeLinksOutput;
  };
  /** Sends a six-digit code to an e-mail address that has orders here; the answer is the same if it has none. (portal.requestCode) */
  'POST /v1/portal/code': {
    body: PortalRequestCodeInput;
    answer: PortalRequestCodeOutput;
  };
  /** Opens the link of a message; the session is a cookie and may do less than one that is signed in. (portal.openLink) */
  'POST /v1/portal/link': {
    body: {
      token: string;
    };
    answer: PortalOpenLinkOutput;
  };
  /** Sends a part of an own order to another address of the same country, while it is not packed. (portal.changeAddress) */
  'POST /v1/portal/orders/{orderId}/address': {
    path: { orderId: string | number };
    body: {
      shipGroup: number;
      address: {
        lines: readonly string[];
        city: string;
        country: string;
        name?: string;
        company?: string;
        postalCode?: string;
        region?: string;
        phone?: string;
        latitude?: number;
        longitude?: number;
      };
    };
    answer: PortalChangeAddressOutput;
  };
  /** Cancels an own order while none of it has left. (portal.cancelOrder) */
  'POST /v1/portal/orders/{orderId}/cancel': {
    path: { orderId: string | number };
    answer: PortalCancelOrderOutput;
  };
  /** Cancels lines of an own order, or some of their units, while they have not left. (portal.cancelLines) */
  'POST /v1/portal/orders/{orderId}/cancel-lines': {
    path: { orderId: string | number };
    body: {
      lines: readonly {
        lineNo: number;
        quantity?: number;
      }[];
    };
    answer: PortalCancelLinesOutput;
  };
  /** Rates a delivery of an own order; once, and changed for some days. (portal.giveFeedback) */
  'PUT /v1/portal/orders/{orderId}/deliveries/{shipmentId}/feedback': {
    path: { orderId: string | number; shipmentId: string | number };
    body: {
      rating: number;
      recommend?: number;
      comment?: string;
    };
    answer: PortalGiveFeedbackOutput;
  };
  /** Writes to the shop about an own order. (portal.sendMessage) */
  'POST /v1/portal/orders/{orderId}/messages': {
    path: { orderId: string | number };
    body: {
      text: string;
      kind?: 'inquiry' | 'lost' | 'damaged' | 'wrong-item' | 'missing-item' | 'late' | 'billing' | 'complaint' | 'other';
    };
    answer: PortalSendMessageOutput;
  };
  /** Orders what an own order had once more, at the prices of today. (portal.reorder) */
  'POST /v1/portal/orders/{orderId}/reorder': {
    path: { orderId: string | number };
    body?: {
      payment?: {
        method: string;
        token?: string;
      };
      allowBackorder?: boolean;
    };
    answer: PortalReorderOutput;
  };
  /** Says by which day carts of the sample shop would be there. Open to everybody. (portal.promiseDelivery) */
  'POST /v1/portal/promise': {
    body: PortalPromiseDeliveryInput;
    answer: PortalPromiseDeliveryOutput;
  };
  /** Places an order in the sample shop; the cookie opens this order. (portal.placeOrder) */
  'POST /v1/portal/shop-orders': {
    body: {
      name: string;
      email: string;
      locale?: string;
      address: {
        lines: readonly string[];
        city: string;
        country: string;
        name?: string;
        company?: string;
        postalCode?: string;
        region?: string;
        phone?: string;
        latitude?: number;
        longitude?: number;
      };
      currency: string;
      lines: readonly {
        sku: string;
        quantity: number;
      }[];
      payment?: {
        method: string;
        token?: string;
      };
      allowBackorder?: boolean;
    };
    answer: PortalPlaceOrderOutput;
  };
  /** Signs in by the code that was sent; the session is a cookie. (portal.signIn) */
  'POST /v1/portal/sign-in': {
    body: {
      email: string;
      code: string;
    };
    answer: PortalSignInOutput;
  };
  /** Ends the session of this cookie. (portal.signOut) */
  'POST /v1/portal/sign-out': {
    answer: PortalSignOutOutput;
  };
  /** Deploys a BPMN process as its newest version; running orders stay on theirs. (workflow.deployProcess) */
  'POST /v1/processes': {
    body: WorkflowDeployProcessInput;
    answer: WorkflowDeployProcessOutput;
  };
  /** Replays a past order through a drawing and says where it departs from what happened; nothing is written. (workflow.tryProcess) */
  'POST /v1/processes/try': {
    body: WorkflowTryProcessInput;
    answer: WorkflowTryProcessOutput;
  };
  /** Says every problem and warning of a process; nothing is stored. (workflow.validateProcess) */
  'POST /v1/processes/validate': {
    body: WorkflowValidateProcessInput;
    answer: WorkflowValidateProcessOutput;
  };
  /** Moves running instances to another version of their process where that is safe; says of each why not. (workflow.migrateInstances) */
  'POST /v1/processes/{processId}/migrations': {
    path: { processId: string | number };
    body: {
      fromVersion: number;
      toVersion: number;
      mapping?: Record<string, string>;
      dryRun?: boolean;
      limit?: number;
      after?: string;
    };
    answer: WorkflowMigrateInstancesOutput;
  };
  /** Says when, from where and at what cost a cart would be delivered; keeps it for a while if asked to. (orders.promiseDelivery) */
  'POST /v1/promise': {
    body: OrdersPromiseDeliveryInput;
    answer: OrdersPromiseDeliveryOutput;
  };
  /** Writes a purchase order that can still be changed. (supply.draftPurchaseOrder) */
  'POST /v1/purchase-orders': {
    body: SupplyDraftPurchaseOrderInput;
    answer: SupplyDraftPurchaseOrderOutput;
  };
  /** Writes a purchase order that can still be changed. Many at once: one outcome for each item, in order. (supply.draftPurchaseOrder.bulk) */
  'POST /v1/purchase-orders/bulk': {
    body: {
      items: readonly SupplyDraftPurchaseOrderInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: SupplyDraftPurchaseOrderOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Rewrites the lines of a draft, or changes the reference and note of a purchase order. (supply.changePurchaseOrder) */
  'PATCH /v1/purchase-orders/{purchaseOrderId}': {
    path: { purchaseOrderId: string | number };
    body?: {
      lines?: readonly {
        sku: string;
        quantity: number;
        unitCostMinor?: number;
        requestedOn?: string;
      }[];
      reference?: string | null;
      note?: string | null;
    };
    answer: SupplyChangePurchaseOrderOutput;
  };
  /** Calls a purchase order off of which nothing has come. (supply.cancelPurchaseOrder) */
  'POST /v1/purchase-orders/{purchaseOrderId}/cancel': {
    path: { purchaseOrderId: string | number };
    body: {
      reason: string;
    };
    answer: SupplyCancelPurchaseOrderOutput;
  };
  /** Closes what is still open of a purchase order, or of some of its lines: it does not come any more. (supply.closePurchaseOrder) */
  'POST /v1/purchase-orders/{purchaseOrderId}/close': {
    path: { purchaseOrderId: string | number };
    body: {
      lines?: readonly number[];
      reason: string;
    };
    answer: SupplyClosePurchaseOrderOutput;
  };
  /** Books the supplier's confirmation: units and dates, by line where they differ. (supply.confirmPurchaseOrder) */
  'POST /v1/purchase-orders/{purchaseOrderId}/confirm': {
    path: { purchaseOrderId: string | number };
    body?: {
      reference?: string;
      expectedOn?: string;
      lines?: readonly {
        lineNo: number;
        quantity?: number;
        expectedOn?: string;
      }[];
      reason?: string;
    };
    answer: SupplyConfirmPurchaseOrderOutput;
  };
  /** Orders a draft from its supplier; its units are expected from then on. (supply.placePurchaseOrder) */
  'POST /v1/purchase-orders/{purchaseOrderId}/place': {
    path: { purchaseOrderId: string | number };
    answer: SupplyPlacePurchaseOrderOutput;
  };
  /** Books what has come of a purchase order: stock rises, what is expected falls. (supply.receivePurchaseOrder) */
  'POST /v1/purchase-orders/{purchaseOrderId}/receipts': {
    path: { purchaseOrderId: string | number };
    body: {
      deliveryNote?: string;
      lines: readonly {
        lineNo: number;
        quantity: number;
        damaged?: number;
        replaced?: boolean;
        final?: boolean;
        lot?: string;
        expiresOn?: string;
        note?: string;
      }[];
    };
    answer: SupplyReceivePurchaseOrderOutput;
  };
  /** Expects open lines of a purchase order on another day, with the reason. (supply.reschedulePurchaseOrder) */
  'POST /v1/purchase-orders/{purchaseOrderId}/reschedule': {
    path: { purchaseOrderId: string | number };
    body: {
      lines?: readonly number[];
      expectedOn: string;
      reason: string;
    };
    answer: SupplyReschedulePurchaseOrderOutput;
  };
  /** Says no to proposals; each comes again only when more is needed than now. (supply.dismissProposals) */
  'POST /v1/purchase-proposals/dismiss': {
    body: SupplyDismissProposalsInput;
    answer: SupplyDismissProposalsOutput;
  };
  /** Works out anew what should be bought; the open proposals are replaced. (supply.proposePurchases) */
  'POST /v1/purchase-proposals/make': {
    body: SupplyProposePurchasesInput;
    answer: SupplyProposePurchasesOutput;
  };
  /** Makes purchase orders of chosen proposals, one for each supplier and location. (supply.orderProposals) */
  'POST /v1/purchase-proposals/order': {
    body: SupplyOrderProposalsInput;
    answer: SupplyOrderProposalsOutput;
  };
  /** Sells a SKU ahead of a day on which it may leave for the first time. (supply.setRelease) */
  'PUT /v1/releases': {
    body: SupplySetReleaseInput;
    answer: SupplySetReleaseOutput;
  };
  /** Sells a SKU ahead of a day on which it may leave for the first time. Many at once: one outcome for each item, in order. (supply.setRelease.bulk) */
  'PUT /v1/releases/bulk': {
    body: {
      items: readonly SupplySetReleaseInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: SupplySetReleaseOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Takes the release date of a SKU away: it may leave from now on. (supply.removeRelease) */
  'POST /v1/releases/remove': {
    body: SupplyRemoveReleaseInput;
    answer: SupplyRemoveReleaseOutput;
  };
  /** Plans orders that are not released yet anew, in windows decided together, and moves what saves something. (planning.replanOrders) */
  'POST /v1/replans': {
    body: PlanningReplanOrdersInput;
    answer: PlanningReplanOrdersOutput;
  };
  /** Sets how often unreleased orders are planned anew by the clock, or never. (planning.setReplanSchedule) */
  'PUT /v1/replans/schedule': {
    body: PlanningSetReplanScheduleInput;
    answer: PlanningSetReplanScheduleOutput;
  };
  /** Sets who sells, as invoices name it from now on. (documents.setSeller) */
  'PUT /v1/seller': {
    body: DocumentsSetSellerInput;
    answer: DocumentsSetSellerOutput;
  };
  /** Sets business hours, and when settled cases close; a whole answer each time. (service.setServiceHours) */
  'PUT /v1/service-settings': {
    body: ServiceSetServiceHoursInput;
    answer: ServiceSetServiceHoursOutput;
  };
  /** Takes a provider's payout file (CSV): matches its lines with captures and refunds, books fees and the bank. (payments.recordSettlement) */
  'POST /v1/settlements': {
    body: PaymentsRecordSettlementInput;
    answer: PaymentsRecordSettlementOutput;
  };
  /** Says what a provider's payout file (CSV) would book and which lines do not agree; books nothing. (payments.previewSettlement) */
  'POST /v1/settlements/preview': {
    body: PaymentsPreviewSettlementInput;
    answer: PaymentsPreviewSettlementOutput;
  };
  /** Lets other rules decide beside the live ones, without effect. (planning.startShadow) */
  'POST /v1/shadows': {
    body: PlanningStartShadowInput;
    answer: PlanningStartShadowOutput;
  };
  /** Stops a shadow; what it has found stays. (planning.stopShadow) */
  'POST /v1/shadows/{shadowId}/stop': {
    path: { shadowId: string | number };
    answer: PlanningStopShadowOutput;
  };
  /** Records that a shipment was handed over to its carrier. Many at once: one outcome for each item, in order. (fulfilment.shipShipment.bulk) */
  'POST /v1/shipments/ship/bulk': {
    body: {
      items: readonly FulfilmentShipShipmentInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: FulfilmentShipShipmentOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Records news of a shipment from its carrier, up to its delivery. (fulfilment.recordTracking) */
  'POST /v1/shipments/tracking': {
    body: FulfilmentRecordTrackingInput;
    answer: FulfilmentRecordTrackingOutput;
  };
  /** Records news of a shipment from its carrier, up to its delivery. Many at once: one outcome for each item, in order. (fulfilment.recordTracking.bulk) */
  'POST /v1/shipments/tracking/bulk': {
    body: {
      items: readonly FulfilmentRecordTrackingInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: FulfilmentRecordTrackingOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Takes in a parcel at the store where its customer collects it. (fulfilment.receiveShipment) */
  'POST /v1/shipments/{shipmentId}/receive': {
    path: { shipmentId: string | number };
    answer: FulfilmentReceiveShipmentOutput;
  };
  /** Asks the carrier again for a label that failed. (fulfilment.retryLabel) */
  'POST /v1/shipments/{shipmentId}/retry-label': {
    path: { shipmentId: string | number };
    body?: {
      service?: string;
    };
    answer: FulfilmentRetryLabelOutput;
  };
  /** Records that a shipment was handed over to its carrier. (fulfilment.shipShipment) */
  'POST /v1/shipments/{shipmentId}/ship': {
    path: { shipmentId: string | number };
    answer: FulfilmentShipShipmentOutput;
  };
  /** Sets what a unit of a SKU is expected to lose at a location when it is not sold; 0: nothing. (sourcing.setMarkdown) */
  'PUT /v1/sourcing/markdowns': {
    body: SourcingSetMarkdownInput;
    answer: SourcingSetMarkdownOutput;
  };
  /** Sets what a unit of a SKU is expected to lose at a location when it is not sold; 0: nothing. Many at once: one outcome for each item, in order. (sourcing.setMarkdown.bulk) */
  'PUT /v1/sourcing/markdowns/bulk': {
    body: {
      items: readonly SourcingSetMarkdownInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: SourcingSetMarkdownOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Starts the draft of a sourcing policy. (sourcing.draftPolicy) */
  'POST /v1/sourcing/policies/{code}/draft': {
    path: { code: string | number };
    body?: {
      name?: string;
      channel?: string | null;
      from?: number;
      discard?: boolean;
    };
    answer: SourcingDraftPolicyOutput;
  };
  /** Changes the draft of a sourcing policy. (sourcing.editPolicy) */
  'PATCH /v1/sourcing/policies/{code}/draft': {
    path: { code: string | number };
    body?: {
      name?: string;
      channel?: string | null;
      costModel?: {
        perKmMinor: number;
        perShipmentMinor: number;
        perUnitMinor: number;
        perKgKmMinor?: number;
        dropShipMinor?: number;
        splitPenaltyMinor: number;
        stockBalanceMinor: number;
        capacityUsedMinor?: number;
        orderDayAfterRequestedMinor?: number;
        orderDayAfterPromisedMinor?: number;
        lineDayAfterRequestedMinor?: number;
        lineDayAfterPromisedMinor?: number;
        shippingWeight?: number;
        markdownWeight?: number;
        opportunityWeight?: number;
        maxSplits?: number | null;
        shipComplete?: boolean;
      };
      tables?: readonly {
        name: string;
        hitPolicy: 'UNIQUE' | 'FIRST' | 'COLLECT';
        inputs: readonly string[];
        outputs: readonly string[];
        rows: readonly {
          when: readonly string[];
          does: readonly string[];
          note?: string;
        }[];
      }[];
      dmn?: string;
      note?: string | null;
    };
    answer: SourcingEditPolicyOutput;
  };
  /** Makes the draft of a sourcing policy the live one of its channels. (sourcing.publishPolicy) */
  'POST /v1/sourcing/policies/{code}/publish': {
    path: { code: string | number };
    body?: {
      replaces?: string;
    };
    answer: SourcingPublishPolicyOutput;
  };
  /** Takes a live sourcing policy out of use. (sourcing.retirePolicy) */
  'POST /v1/sourcing/policies/{code}/retire': {
    path: { code: string | number };
    answer: SourcingRetirePolicyOutput;
  };
  /** Runs a sourcing policy on facts, without effect. (sourcing.testPolicy) */
  'POST /v1/sourcing/policies/{code}/test': {
    path: { code: string | number };
    body: {
      version?: number;
      facts: {
        channel: string;
        country?: string | null;
        postalCode?: string | null;
        currency: string;
        valueMinor: number;
        customerKind?: string | null;
        tags?: readonly string[];
        attributes?: Record<string, unknown>;
        weightGrams?: number;
        lines: readonly {
          sku: string;
          quantity: number;
          requires?: readonly string[];
          attributes?: Record<string, unknown>;
        }[];
      };
      distancesKm?: Record<string, number>;
    };
    answer: SourcingTestPolicyOutput;
  };
  /** Sets how much work a location takes a day and how pick-ups are kept there; a whole answer each time. (fulfilment.setStoreRules) */
  'PUT /v1/stores/{location}/rules': {
    path: { location: string | number };
    body?: {
      ordersPerDay?: number;
      unitsPerDay?: number;
      readyMinutes?: number;
      pickupDays?: number;
      reminderDays?: readonly number[];
    };
    answer: FulfilmentSetStoreRulesOutput;
  };
  /** Takes the rules of a store away: no limit a day, pick-ups kept as everywhere. (fulfilment.removeStoreRules) */
  'DELETE /v1/stores/{location}/rules': {
    path: { location: string | number };
    answer: FulfilmentRemoveStoreRulesOutput;
  };
  /** Says what a supplier sells: pack size, minimum quantity, cost, lead time. (supply.upsertSupplierItem) */
  'PUT /v1/supplier-items': {
    body: SupplyUpsertSupplierItemInput;
    answer: SupplyUpsertSupplierItemOutput;
  };
  /** Says what a supplier sells: pack size, minimum quantity, cost, lead time. Many at once: one outcome for each item, in order. (supply.upsertSupplierItem.bulk) */
  'PUT /v1/supplier-items/bulk': {
    body: {
      items: readonly SupplyUpsertSupplierItemInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: SupplyUpsertSupplierItemOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Creates a supplier or changes the given fields of one. Many at once: one outcome for each item, in order. (supply.upsertSupplier.bulk) */
  'PUT /v1/suppliers/bulk': {
    body: {
      items: readonly SupplyUpsertSupplierInput[];
    };
    answer: {
      outcomes: ({
        ok: true;
        result: SupplyUpsertSupplierOutput;
      } | {
        ok: false;
        problem: Problem;
      })[];
    };
  };
  /** Creates a supplier or changes the given fields of one. (supply.upsertSupplier) */
  'PUT /v1/suppliers/{code}': {
    path: { code: string | number };
    body?: {
      name?: string;
      active?: boolean;
      email?: string | null;
      currency?: string;
      timeZone?: string;
      leadTimeDays?: number;
      minimumOrderMinor?: number;
      overTolerancePercent?: number;
      orderDays?: readonly number[];
      closedDates?: readonly string[];
      cutOff?: string;
      location?: string | null;
    };
    answer: SupplyUpsertSupplierOutput;
  };
  /** Takes in a CSV file of one sort; rows that are refused are named, the others are written. (supply.importSupplyRows) */
  'POST /v1/supply/files/{what}': {
    path: { what: string | number };
    body: {
      csv: string;
    };
    answer: SupplyImportSupplyRowsOutput;
  };
  /** Takes an open task into the hands of whoever asks, or gives it back. (workflow.claimTask) */
  'POST /v1/tasks/{taskId}/claim': {
    path: { taskId: string | number };
    body?: {
      release?: boolean;
    };
    answer: WorkflowClaimTaskOutput;
  };
  /** Completes a person's task with the variables it was asked for. (workflow.completeTask) */
  'POST /v1/tasks/{taskId}/complete': {
    path: { taskId: string | number };
    body?: {
      variables?: Record<string, unknown>;
    };
    answer: WorkflowCompleteTaskOutput;
  };
  /** Asks one location to send stock to another. (supply.requestTransfer) */
  'POST /v1/transfers': {
    body: SupplyRequestTransferInput;
    answer: SupplyRequestTransferOutput;
  };
  /** Calls off what has not been sent of a transfer. (supply.cancelTransfer) */
  'POST /v1/transfers/{transferId}/cancel': {
    path: { transferId: string | number };
    body: {
      reason: string;
    };
    answer: SupplyCancelTransferOutput;
  };
  /** Books what has come of a transfer, and what got lost on the way. (supply.receiveTransfer) */
  'POST /v1/transfers/{transferId}/receipts': {
    path: { transferId: string | number };
    body?: {
      lines?: readonly {
        lineNo: number;
        received: number;
        lost?: number;
        lot?: string;
        reason?: string;
      }[];
    };
    answer: SupplyReceiveTransferOutput;
  };
  /** Sends what waits of a transfer on its way: it leaves the stock here and is expected there. (supply.shipTransfer) */
  'POST /v1/transfers/{transferId}/ship': {
    path: { transferId: string | number };
    body?: {
      lines?: readonly {
        lineNo: number;
        quantity: number;
      }[];
      final?: boolean;
      expectedOn?: string;
      reference?: string;
    };
    answer: SupplyShipTransferOutput;
  };
  /** Changes a person's role or closes the account; somebody with the role admin always remains. (access.changeUser) */
  'PUT /v1/users/{userId}': {
    path: { userId: string | number };
    body: {
      role: 'admin' | 'operations' | 'service' | 'finance' | 'read-only' | 'channel';
      channel?: string;
      disabled?: boolean;
    };
    answer: AccessChangeUserOutput;
  };
  /** Saves a view of a list: new, or again under its id or its name. (desk.saveView) */
  'PUT /v1/views': {
    body: DeskSaveViewInput;
    answer: DeskSaveViewOutput;
  };
  /** Deletes a view: one of your own, or for an admin a shared one. (desk.deleteView) */
  'DELETE /v1/views/{viewId}': {
    path: { viewId: string | number };
    answer: DeskDeleteViewOutput;
  };
  /** Replays orders of the past by other rules or in another network, and compares. (planning.startWhatIf) */
  'POST /v1/what-ifs': {
    body: PlanningStartWhatIfInput;
    answer: PlanningStartWhatIfOutput;
  };
  /** Ends a what-if before it is done. (planning.cancelWhatIf) */
  'POST /v1/what-ifs/{whatIfId}/cancel': {
    path: { whatIfId: string | number };
    answer: PlanningCancelWhatIfOutput;
  };
}
