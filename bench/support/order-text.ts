// The single place for the requests that the load generator sends: whole HTTP texts made once, with places of fixed width in which
// each sending writes its own number and SKUs, so that nothing is composed while time is taken.

/** Cities that orders go to, all over the area that the locations serve: [name, country, postal code, latitude, longitude]. */
const CITIES: readonly (readonly [string, string, string, number, number])[] = [
  ['Berlin', 'DE', '10115', 52.53, 13.38],
  ['Hamburg', 'DE', '20095', 53.55, 10.0],
  ['München', 'DE', '80331', 48.14, 11.57],
  ['Wien', 'AT', '1010', 48.21, 16.37],
  ['Warszawa', 'PL', '00-001', 52.23, 21.01],
  ['Kraków', 'PL', '30-001', 50.06, 19.94],
  ['Praha', 'CZ', '110 00', 50.08, 14.43],
  ['Amsterdam', 'NL', '1011 AB', 52.37, 4.9],
  ['Bruxelles', 'BE', '1000', 50.85, 4.35],
  ['Paris', 'FR', '75001', 48.86, 2.34],
  ['Lyon', 'FR', '69001', 45.77, 4.83],
  ['Madrid', 'ES', '28001', 40.42, -3.69],
  ['Barcelona', 'ES', '08001', 41.38, 2.17],
  ['Lisboa', 'PT', '1100-148', 38.71, -9.14],
  ['Milano', 'IT', '20121', 45.47, 9.19],
  ['Roma', 'IT', '00184', 41.9, 12.49],
  ['İstanbul', 'TR', '34000', 41.01, 28.98],
  ['Stockholm', 'SE', '111 20', 59.33, 18.06],
  ['København', 'DK', '1050', 55.68, 12.58],
  ['Dublin', 'IE', 'D01 F5P2', 53.35, -6.26],
];
const FIRST_NAMES = ['Nora', 'Tessa', 'Kacper', 'Elif', 'Rowan', 'Alicja', 'Deniz', 'Imogen'];
const LAST_NAMES = ['Fairhurst', 'Mazurek', 'Aksoy', 'Garside', 'Wrona', 'Merrow', 'Bexley', 'Sikora'];

const NUMBER_DIGITS = 12;
const SKU_DIGITS = 5;
const NUMBER = '@'.repeat(NUMBER_DIGITS);
const SKUS = ['%'.repeat(SKU_DIGITS), '^'.repeat(SKU_DIGITS)];

export const SKU_PREFIX = 'SKU-';
export const skuOf = (number: number) => `${SKU_PREFIX}${String(number).padStart(SKU_DIGITS, '0')}`;

/** The external id that `fill` gives to the order with this number. */
export const externalIdOf = (number: number) => `W${numberText(number)}`;

export const numberText = (number: number) => String(number).padStart(NUMBER_DIGITS, '0');

export const CHANNEL = 'web';

export interface OrderText {
  readonly bytes: Buffer;
  /** Writes the order's number and its SKUs into `bytes`. */
  fill(number: number, skus: readonly number[]): void;
}

/** An order by its `variant` (any number), with `number` where it must be told from others. */
export function composeOrder(
  variant: number,
  number: string,
  lines: readonly { sku: string; quantity: number }[],
) {
  const [city, country, postalCode, latitude, longitude] = CITIES[variant % CITIES.length]!;
  const first = FIRST_NAMES[variant % FIRST_NAMES.length]!;
  const last = LAST_NAMES[Math.floor(variant / FIRST_NAMES.length) % LAST_NAMES.length]!;
  const name = `${first} ${last}`;
  const street = `Main Street ${1 + (variant % 90)}`;
  return {
    channel: CHANNEL,
    externalId: `W${number}`,
    currency: 'EUR',
    customer: { name, email: `buyer-${number}@example.com`, locale: 'en' },
    shipGroups: [
      {
        address: { name, lines: [street], postalCode, city, country, latitude, longitude },
        method: 'standard',
        shippingMinor: 490,
        shippingTaxMinor: 78,
      },
    ],
    lines: lines.map(({ sku, quantity }, index) => {
      const unitPriceMinor = 1290 + ((variant * 37 + index * 711) % 6000);
      return { sku, quantity, unitPriceMinor, taxMinor: Math.round((unitPriceMinor * quantity * 19) / 119) };
    }),
    payment: { method: 'card', provider: 'sandbox', state: 'authorised', reference: `auth-${number}` },
  };
}

/** A request for an order of two lines, of SKUs given at each `fill`. */
export function createTwoLineOrder(variant: number, host: string, apiKey: string): OrderText {
  const lines = SKUS.map((place, index) => ({ sku: `${SKU_PREFIX}${place}`, quantity: 1 + (index % 2) }));
  return createText(composeOrder(variant, NUMBER, lines), host, apiKey);
}

/** A request for one unit of `sku`. */
export function createOneUnitOrder(variant: number, sku: string, host: string, apiKey: string): OrderText {
  return createText(composeOrder(variant, NUMBER, [{ sku, quantity: 1 }]), host, apiKey);
}

function createText(order: object, host: string, apiKey: string): OrderText {
  const body = JSON.stringify(order);
  const bytes = Buffer.from(
    `POST /v1/orders HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${apiKey}\r\n` +
      `Content-Type: application/json\r\nIdempotency-Key: order-${NUMBER}\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
  const numberPlaces = findPlaces(bytes, NUMBER);
  const skuPlaces = SKUS.map((place) => findPlaces(bytes, place));
  return {
    bytes,
    fill(number, skus) {
      for (const at of numberPlaces) writeDigits(bytes, at, number, NUMBER_DIGITS);
      for (let i = 0; i < skus.length; i++)
        for (const at of skuPlaces[i]!) writeDigits(bytes, at, skus[i]!, SKU_DIGITS);
    },
  };
}

function findPlaces(bytes: Buffer, mark: string): number[] {
  const places: number[] = [];
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) places.push(at);
  return places;
}

function writeDigits(bytes: Buffer, at: number, value: number, digits: number): void {
  let rest = value;
  for (let i = at + digits - 1; i >= at; i--) {
    bytes[i] = 48 + (rest % 10);
    rest = Math.floor(rest / 10);
  }
}
