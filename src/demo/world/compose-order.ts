// Makes one order as the demonstration's customers place them: who, from which channel, which basket, where to, paid how. Pure but for
// chance. Prices are the catalogue's; only the tax within them is told.
import {
  CUSTOMERS,
  currencyOf,
  type DemoAddress,
  type DemoCustomer,
  inventAddress,
} from '../company/customers.ts';
import { LOCATIONS } from '../company/locations.ts';
import { CITIES, inventPerson, LOCALES } from '../company/people.ts';
import { keeps } from '../company/stock-plan.ts';
import {
  BY_POPULARITY,
  type DemoChannel,
  type DemoCurrency,
  type DemoVariant,
  quotePrice,
  TAX_SHARE,
} from '../company/variants.ts';
import { createPopularity, type Random, steadyNumber } from '../random.ts';

interface Line {
  sku: string;
  quantity: number;
  shipGroup: number;
  taxMinor: number;
}

/** Who buys: a known customer, or somebody who never came before. */
interface Buyer {
  readonly name: string;
  readonly email: string;
  readonly locale: string;
  readonly externalId: string | null;
  readonly phone: string | null;
  readonly currency: DemoCurrency;
  readonly addresses: readonly DemoAddress[];
}

const CHANNEL_SHARES: readonly (readonly [DemoChannel, number])[] = [
  ['web', 0.5],
  ['marketplace', 0.24],
  ['b2b', 0.1],
  ['store', 0.09],
  ['phone', 0.07],
];

/** Cards of the sandbox provider, by how often they are used. */
const CARDS: readonly (readonly [token: string, share: number])[] = [
  ['tok_ok', 0.93],
  ['tok_decline', 0.025],
  ['tok_insufficient_funds', 0.015],
  ['tok_timeout', 0.01],
  ['tok_late', 0.01],
  ['tok_twice', 0.005],
  ['tok_capture_fails', 0.005],
];

const GREETINGS: Readonly<Record<string, readonly string[]>> = {
  en: ['Happy birthday! See you on the trail.', 'For your new home.'],
  ja: ['お誕生日おめでとうございます。', '新生活のお祝いに。'],
  pl: ['Wszystkiego najlepszego!', 'Na nowe mieszkanie.'],
  ru: ['С днём рождения!', 'На новоселье.'],
  tr: ['Doğum günün kutlu olsun!', 'Yeni evin hayırlı olsun.'],
};

const STORES = LOCATIONS.filter((location) => location.kind === 'store');
const COMPANIES = CUSTOMERS.filter((customer) => customer.kind === 'company');
const PEOPLE = CUSTOMERS.filter((customer) => customer.kind === 'person');
const drawPopular = createPopularity(BY_POPULARITY);
const drawInStore = createPopularity(BY_POPULARITY.filter((variant) => keeps(STORES[0]!, variant)));

function drawShare<T>(random: Random, shares: readonly (readonly [T, number])[]): T {
  let at = random.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of shares) {
    at -= share;
    if (at < 0) return value;
  }
  return shares[0]![0];
}

/** An order for POST /v1/orders; `name` is the channel's own id of it. */
export function composeOrder(random: Random, name: string, customerIds: ReadonlyMap<string, string>) {
  const channel = drawShare(random, CHANNEL_SHARES);
  const buyer = chooseBuyer(random, channel, name);
  const store = channel === 'store' ? random.pick(STORES) : choosePickup(random, channel, buyer);
  const shipGroups = composeShipGroups(random, channel, buyer, store);
  const isLarge = channel !== 'b2b' && random.chance(0.008);
  const isNet = channel === 'b2b' || buyer.currency === 'USD';
  const lines = composeLines(random, {
    channel,
    buyer,
    isNet,
    isLarge,
    inStore: store !== null,
    groups: shipGroups.length,
  });
  const customerId = buyer.externalId === null ? undefined : customerIds.get(buyer.externalId);
  return {
    channel,
    externalId: name,
    currency: buyer.currency,
    customer: customerId
      ? { customerId }
      : {
          name: buyer.name,
          email: buyer.email,
          locale: buyer.locale,
          ...(buyer.phone ? { phone: buyer.phone } : {}),
        },
    taxesIncluded: !isNet,
    shipGroups,
    lines,
    allowBackorder: store === null && random.chance(channel === 'b2b' ? 0.6 : 0.2),
    payment: choosePayment(random, channel, name),
    ...(channel === 'b2b' ? { purchaseOrderNumber: `PO-${random.between(10_000, 99_999)}` } : {}),
    ...(channel === 'phone' && random.chance(0.3) ? { note: 'Asked on the phone to ring twice.' } : {}),
  };
}

function chooseBuyer(random: Random, channel: DemoChannel, name: string): Buyer {
  if (channel === 'b2b') return toBuyer(random.pick(COMPANIES));
  if (channel !== 'marketplace' && random.chance(0.55)) return toBuyer(random.pick(PEOPLE));
  const locale = random.pick(LOCALES);
  const city = random.pick(CITIES[locale]);
  const person = inventPerson(random, locale, `g${Math.floor(steadyNumber(name, 'guest') * 1e6)}`);
  const address = inventAddress(random, city, person.name);
  return {
    ...person,
    externalId: null,
    phone: null,
    currency: currencyOf(city.country),
    addresses: [address],
  };
}

const toBuyer = (customer: DemoCustomer): Buyer => customer;

/** Some who live near a store collect there. */
function choosePickup(random: Random, channel: DemoChannel, { addresses }: Buyer) {
  if ((channel !== 'web' && channel !== 'phone') || !random.chance(0.3)) return null;
  const { city } = addresses[0]!;
  return STORES.find((store) => store.city === city) ?? null;
}

function composeShipGroups(
  random: Random,
  channel: DemoChannel,
  { addresses, locale, currency }: Buyer,
  store: (typeof STORES)[number] | null,
) {
  if (store) return [{ pickupLocation: store.code }];
  const several = addresses.length > 1 && random.chance(channel === 'b2b' ? 0.35 : 0.12);
  const goals = several ? addresses.slice(0, 3) : [addresses[0]!];
  const isExpress = channel !== 'b2b' && random.chance(0.12);
  const isGift = channel !== 'b2b' && random.chance(0.05);
  return goals.map((address) => {
    const shippingMinor = isExpress ? 1490 : channel === 'b2b' ? 1900 : 490;
    const isNet = channel === 'b2b' || currency === 'USD';
    return {
      address,
      method: isExpress ? 'express' : 'standard',
      shippingMinor,
      shippingTaxMinor: taxOf(shippingMinor, currency, isNet),
      ...(isGift ? { giftMessage: random.pick(GREETINGS[locale]!) } : {}),
    };
  });
}

/** Within a gross amount, or on top of a net one. */
function taxOf(amountMinor: number, currency: DemoCurrency, isNet: boolean): number {
  const share = TAX_SHARE[currency];
  return Math.round(isNet ? amountMinor * share : (amountMinor * share) / (1 + share));
}

interface Basket {
  channel: DemoChannel;
  buyer: Buyer;
  isNet: boolean;
  isLarge: boolean;
  inStore: boolean;
  groups: number;
}

function composeLines(random: Random, { channel, buyer, isNet, isLarge, inStore, groups }: Basket): Line[] {
  const wanted = Math.max(
    groups,
    channel === 'b2b' ? random.between(1, 7) : 1 + random.arrivals(isLarge ? 5 : 0.7),
  );
  const chosen = new Map<string, DemoVariant>();
  for (let draw = 0; chosen.size < wanted && draw < 40; draw++) {
    const variant = (inStore ? drawInStore : drawPopular)(random);
    if (!isLarge || variant.priceMinor > 15_000) chosen.set(variant.sku, variant);
  }
  return [...chosen.values()].map((variant, at) => {
    const quantity = quantityOf(random, channel, isLarge);
    const amount = quotePrice(variant, channel, buyer.currency, quantity) * quantity;
    return {
      sku: variant.sku,
      quantity,
      shipGroup: 1 + (at % groups),
      taxMinor: taxOf(amount, buyer.currency, isNet),
    };
  });
}

function quantityOf(random: Random, channel: DemoChannel, isLarge: boolean): number {
  if (channel === 'b2b') return random.chance(0.05) ? random.between(60, 150) : random.between(2, 30);
  if (isLarge) return random.between(4, 9);
  return random.chance(0.8) ? 1 : random.between(2, 4);
}

function choosePayment(random: Random, channel: DemoChannel, name: string) {
  switch (channel) {
    case 'b2b':
      return { method: 'invoice', state: 'on-account' };
    case 'marketplace':
      return { method: 'marketplace', provider: 'external', state: 'paid', reference: `mp-${name}` };
    case 'store':
      return { method: 'card', provider: 'external', state: 'paid', reference: `till-${name}` };
    case 'phone':
      return { method: 'card', provider: 'sandbox', state: 'authorised', reference: `moto-${name}` };
    case 'web':
      return { method: 'card', provider: 'sandbox', state: 'pending', token: drawShare(random, CARDS) };
  }
}
