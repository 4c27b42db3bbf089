// The single place that reads rows into lines, payments and variants with their types. The first cell that cannot be read is
// the row's problem (RowProblem); nothing here knows which order a row belongs to.
import { readAmount, readMicros, readWhole } from './amounts.ts';
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
  const { currency } = mapping;
  const seen = new Map<string, string>();
  /** One copy of each text in memory: a SKU stands in thousands of rows. */
  const intern = (text: string) => {
    const known = seen.get(text);
    if (known === undefined) seen.set(text, text);
    return known ?? text;
  };

  function amountIn(field: Field | undefined, context: RowContext, name: string) {
    const text = fields.read(field, context);
    if (text === undefined) return { minor: 0, rounded: false, text: undefined };
    const read = readAmount(text, currencyOf(context));
    if (!read)
      throw new RowProblem(
        'not-an-amount',
        `${describe(field, name)} is “${text.slice(0, 40)}”, not an amount.`,
      );
    if (read.minor < 0)
      throw new RowProblem('negative-amount', `${describe(field, name)} is ${text}, below zero.`);
    if (read.rounded && mapping.rounding !== 'nearest')
      throw new RowProblem(
        'too-many-digits',
        `${describe(field, name)} is ${text}, finer than the currency's smallest coin.`,
      );
    return { ...read, text };
  }

  function currencyOf(context: RowContext): string {
    return fields.read(mapping.order.currency, context.parent ?? context) ?? currency;
  }

  function attributes(
    wanted: Record<string, Field> | undefined,
    context: RowContext,
  ): Record<string, AttributeValue> | undefined {
    if (!wanted) return undefined;
    const values: Record<string, AttributeValue> = {};
    for (const [name, field] of Object.entries(wanted)) {
      const value = fields.read(field, context);
      if (value !== undefined) values[name] = intern(value.slice(0, 1000));
    }
    return values;
  }

  function line(context: RowContext, place: Place): SourceLine | null {
    const { line: wanted } = mapping;
    if (wanted.skipWhenEmpty && !fields.read(wanted.skipWhenEmpty, context)) return null;
    const quantityText =
      wanted.quantity === undefined ? '1' : fields.need(wanted.quantity, context, 'quantity');
    const quantity = readWhole(quantityText);
    const column = describe(wanted.quantity, 'quantity');
    if (quantity === null)
      throw new RowProblem(
        'not-a-quantity',
        `${column} is “${quantityText.slice(0, 40)}”, not a whole number.`,
      );
    if (quantity <= 0)
      throw new RowProblem(
        'quantity-not-positive',
        `${column} is ${quantity}: an order line has one unit or more.`,
      );
    if (quantity > MAX_QUANTITY)
      throw new RowProblem('quantity-too-large', `${column} is ${quantity}, more than a line may have.`);
    const sku = fields.need(wanted.sku, context, 'sku');
    fields.need(wanted.unitPrice, context, 'price');
    const price = amountIn(wanted.unitPrice, context, 'price');
    const extra = attributes(wanted.attributes, context);
    return {
      ...place,
      lines: [place.line],
      sku: intern(sku),
      quantity,
      unitPriceMinor: price.minor,
      discountMinor: amountIn(wanted.discount, context, 'discount').minor,
      taxMinor: amountIn(wanted.tax, context, 'tax').minor,
      shippingMinor: amountIn(wanted.shipping, context, 'shipping').minor,
      stage: fields.read(wanted.stage, context),
      location: fields.read(wanted.location, context),
      attributes: price.rounded ? { ...extra, sourceUnitPrice: price.text! } : extra,
      amountMicros: (readMicros(price.text!) ?? 0n) * BigInt(quantity),
    };
  }

  function payment(context: RowContext, place: Place): SourcePayment | null {
    const wanted = mapping.payment!;
    if (wanted.skipWhenEmpty && !fields.read(wanted.skipWhenEmpty, context)) return null;
    fields.need(wanted.amount, context, 'amount');
    return {
      ...place,
      method: intern(fields.need(wanted.method, context, 'method')),
      amountMinor: amountIn(wanted.amount, context, 'amount').minor,
      state: fields.read(wanted.state, context),
      at: instant(wanted.at, context, 'time'),
      reference: fields.read(wanted.reference, context)?.slice(0, 200),
      attributes: attributes(wanted.attributes, context),
    };
  }

  function instant(field: Field | undefined, context: RowContext, name: string): string | undefined {
    const text = fields.read(field, context);
    if (text === undefined) return undefined;
    const at = readInstant(text, mapping.timeZone);
    if (at === null)
      throw new RowProblem(
        'bad-time',
        `${describe(field, name)} is “${text.slice(0, 40)}”, which is no time.`,
      );
    return at;
  }

  function variant(context: RowContext): SourceVariant | null {
    const wanted = mapping.variants!;
    const sku = fields.read(wanted.sku, context);
    if (sku === undefined) return null;
    const size = (field: Field | undefined) => {
      const value = Number(fields.read(field, context));
      return Number.isInteger(value) && value > 0 && value <= 100_000 ? value : undefined;
    };
    const weight = Number(fields.read(wanted.weightGrams, context));
    const [lengthMm, widthMm, heightMm] = [
      size(wanted.lengthMm),
      size(wanted.widthMm),
      size(wanted.heightMm),
    ];
    const extra = attributes(wanted.attributes, context);
    return {
      sku,
      name: (fields.read(wanted.name, context) ?? sku).slice(0, 500),
      ...(Number.isInteger(weight) && weight >= 0 ? { weightGrams: weight } : {}),
      ...(lengthMm && widthMm && heightMm ? { dimensions: { lengthMm, widthMm, heightMm } } : {}),
      ...(extra && Object.keys(extra).length > 0 ? { attributes: extra } : {}),
    };
  }

  function worth(context: RowContext): bigint | undefined {
    const price = readMicros(fields.read(mapping.line.unitPrice, context) ?? '');
    const { quantity } = mapping.line;
    const units = quantity === undefined ? 1 : readWhole(fields.read(quantity, context) ?? '');
    return price === null || units === null ? undefined : price * BigInt(units);
  }

  return {
    worth,
    line,
    payment,
    variant,
    instant,
    attributes,
    amount: (field, context, name) => amountIn(field, context, name).minor,
  };
}
