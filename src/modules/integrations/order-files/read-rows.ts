// The single place that reads rows into lines, payments and variants with their types. The first cell that cannot be read is
// the row's problem (RowProblem); nothing here knows which order a row belongs to.
import { decimalOfMinor, readAmount, readMicros, readWhole } from './amounts.ts';
import { describe, type FieldReader, type RowContext, RowProblem } from './fields.ts';
import { readInstant } from './local-time.ts';
import type { Field, Mapping } from './mapping.ts';
import type { AttributeValue, Place, SourceLine, SourcePayment, SourceVariant } from './source-orders.ts';

export interface RowReader {
  line(context: RowContext, place: Place): SourceLine | null;
  payment(context: RowContext, place: Place): SourcePayment | null;
  variant(context: RowContext): SourceVariant | null;
  amount(field: Field | undefined, context: RowContext, name: string): number;
  attributes(
    fields: Record<string, Field> | undefined,
    context: RowContext,
  ): Record<string, AttributeValue> | undefined;
  instant(field: Field | undefined, context: RowContext, name: string): string | undefined;
  /** Quantity times price of a row that is not used, in millionths; undefined when it has none. */
  worth(context: RowContext): bigint | undefined;
}

const MAX_QUANTITY = 1_000_000;

export function createRowReader(mapping: Mapping, fields: FieldReader): RowReader {
  const reading: Reading = { mapping, fields, seen: new Map() };
  return {
    line: (context, place) => readLine(reading, context, place),
    payment: (context, place) => readPayment(reading, context, place),
    variant: (context) => readVariant(reading, context),
    amount: (field, context, name) => readMoney(reading, field, context, name).minor,
    attributes: (wanted, context) => readAttributes(reading, wanted, context),
    instant: (field, context, name) => readTime(reading, field, context, name),
    worth: (context) => readWorth(reading, context),
  };
}

interface Reading {
  mapping: Mapping;
  fields: FieldReader;
  /** One copy of each text in memory: a SKU stands in thousands of rows. */
  seen: Map<string, string>;
}

function intern({ seen }: Reading, text: string): string {
  const known = seen.get(text);
  if (known === undefined) seen.set(text, text);
  return known ?? text;
}

function readMoney(reading: Reading, field: Field | undefined, context: RowContext, name: string) {
  const { mapping, fields } = reading;
  const told = fields.read(field, context);
  if (told === undefined) return { minor: 0, rounded: false, text: undefined };
  const currency = currencyOf(reading, context);
  const text = decimalOf(reading, told, currency);
  const read = readAmount(text, currency);
  const column = describe(field, name);
  if (!read) throw new RowProblem('not-an-amount', `${column} is “${text.slice(0, 40)}”, not an amount.`);
  if (read.minor < 0) throw new RowProblem('negative-amount', `${column} is ${text}, below zero.`);
  if (read.rounded && mapping.rounding !== 'nearest')
    throw new RowProblem(
      'too-many-digits',
      `${column} is ${text}, finer than the smallest coin of ${currency}.`,
    );
  return { ...read, text };
}

function currencyOf({ mapping, fields }: Reading, context: RowContext): string {
  return fields.read(mapping.order.currency, context.parent ?? context) ?? mapping.currency;
}

/** What cannot be read so is left as it is: it is no amount, and its sentence shows what stands there. */
function decimalOf({ mapping }: Reading, text: string, currency: string): string {
  if (mapping.amounts !== 'minor') return text;
  return decimalOfMinor(text, currency) ?? `${text} in minor units`;
}

function readAttributes(
  reading: Reading,
  wanted: Record<string, Field> | undefined,
  context: RowContext,
): Record<string, AttributeValue> | undefined {
  if (!wanted) return undefined;
  const values: Record<string, AttributeValue> = {};
  for (const [name, field] of Object.entries(wanted)) {
    if (typeof field === 'string' && field.endsWith('.*')) {
      const prefix = field.slice(0, -1);
      for (const [column, text] of Object.entries(context.row))
        if (column.startsWith(prefix)) values[column.slice(prefix.length)] = text.slice(0, 1000);
      continue;
    }
    const value = reading.fields.read(field, context);
    if (value !== undefined) values[name] = intern(reading, value.slice(0, 1000));
  }
  return Object.keys(values).length > 0 ? values : undefined;
}

function readQuantity({ mapping, fields }: Reading, context: RowContext): number {
  const field = mapping.line.quantity;
  if (field === undefined) return 1;
  const text = fields.need(field, context, 'quantity');
  const quantity = readWhole(text);
  const column = describe(field, 'quantity');
  if (quantity === null)
    throw new RowProblem('not-a-quantity', `${column} is “${text.slice(0, 40)}”, not a whole number.`);
  if (quantity <= 0)
    throw new RowProblem(
      'quantity-not-positive',
      `${column} is ${quantity}: an order line has one unit or more.`,
    );
  if (quantity > MAX_QUANTITY)
    throw new RowProblem('quantity-too-large', `${column} is ${quantity}, more than a line may have.`);
  return quantity;
}

function readLine(reading: Reading, context: RowContext, place: Place): SourceLine | null {
  const { fields, mapping } = reading;
  const { line: wanted } = mapping;
  if (wanted.skipWhenEmpty && !fields.read(wanted.skipWhenEmpty, context)) return null;
  const quantity = readQuantity(reading, context);
  const sku = fields.need(wanted.sku, context, 'sku');
  fields.need(wanted.unitPrice, context, 'price');
  const price = readMoney(reading, wanted.unitPrice, context, 'price');
  const extra = readAttributes(reading, wanted.attributes, context);
  return {
    ...place,
    lines: [place.line],
    sku: intern(reading, sku),
    quantity,
    unitPriceMinor: price.minor,
    discountMinor: readMoney(reading, wanted.discount, context, 'discount').minor,
    taxMinor: readMoney(reading, wanted.tax, context, 'tax').minor,
    shippingMinor: readMoney(reading, wanted.shipping, context, 'shipping').minor,
    stage: fields.read(wanted.stage, context),
    location: fields.read(wanted.location, context),
    attributes: price.rounded ? { ...extra, sourceUnitPrice: price.text! } : extra,
    amountMicros: (readMicros(price.text!) ?? 0n) * BigInt(quantity),
  };
}

function readPayment(reading: Reading, context: RowContext, place: Place): SourcePayment | null {
  const { fields, mapping } = reading;
  const wanted = mapping.payment!;
  if (wanted.skipWhenEmpty && !fields.read(wanted.skipWhenEmpty, context)) return null;
  const isTotal = wanted.totalWhenEmpty && fields.read(wanted.amount, context) === undefined;
  if (!isTotal) fields.need(wanted.amount, context, 'amount');
  return {
    ...place,
    method: intern(reading, fields.need(wanted.method, context, 'method')),
    amountMinor: isTotal ? undefined : readMoney(reading, wanted.amount, context, 'amount').minor,
    state: fields.read(wanted.state, context),
    at: readTime(reading, wanted.at, context, 'time'),
    reference: fields.read(wanted.reference, context)?.slice(0, 200),
    attributes: readAttributes(reading, wanted.attributes, context),
  };
}

function readTime(
  { fields, mapping }: Reading,
  field: Field | undefined,
  context: RowContext,
  name: string,
): string | undefined {
  const text = fields.read(field, context);
  if (text === undefined) return undefined;
  const at = readInstant(text, mapping.timeZone);
  if (at === null)
    throw new RowProblem('bad-time', `${describe(field, name)} is “${text.slice(0, 40)}”, which is no time.`);
  return at;
}

function readVariant(reading: Reading, context: RowContext): SourceVariant | null {
  const { fields, mapping } = reading;
  const wanted = mapping.variants!;
  const sku = fields.read(wanted.sku, context);
  if (sku === undefined) return null;
  const size = (field: Field | undefined) => {
    const value = Number(fields.read(field, context));
    return Number.isInteger(value) && value > 0 && value <= 100_000 ? value : undefined;
  };
  const weight = Number(fields.read(wanted.weightGrams, context) ?? Number.NaN);
  const [lengthMm, widthMm, heightMm] = [size(wanted.lengthMm), size(wanted.widthMm), size(wanted.heightMm)];
  const extra = readAttributes(reading, wanted.attributes, context);
  return {
    sku,
    name: (fields.read(wanted.name, context) ?? sku).slice(0, 500),
    ...(Number.isInteger(weight) && weight >= 0 ? { weightGrams: weight } : {}),
    ...(lengthMm && widthMm && heightMm ? { dimensions: { lengthMm, widthMm, heightMm } } : {}),
    ...(extra && Object.keys(extra).length > 0 ? { attributes: extra } : {}),
  };
}

function readWorth(reading: Reading, context: RowContext): bigint | undefined {
  const { mapping, fields } = reading;
  const text = fields.read(mapping.line.unitPrice, context) ?? '';
  const price = readMicros(decimalOf(reading, text, currencyOf(reading, context)));
  const { quantity } = mapping.line;
  const units = quantity === undefined ? 1 : readWhole(fields.read(quantity, context) ?? '');
  return price === null || units === null ? undefined : price * BigInt(units);
}
