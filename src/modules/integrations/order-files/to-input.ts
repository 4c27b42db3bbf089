// The single place that puts an order of a file into the form of a command: orders.importOrder for history, orders.placeOrder
// for orders that are captured now. What does not fit is a fault, in the words of whoever reads the file.
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../../platform/command.ts';
import { allocateMinor } from '../../../platform/money.ts';
import { ImportOrderInput, PlaceOrderInput } from '../../orders/index.ts';
import { describe, type RowContext, RowProblem } from './fields.ts';
import { readDay } from './local-time.ts';
import type { Field, Mapping } from './mapping.ts';
import type { OrderFiles } from './read-orders.ts';
import type { AttributeValue, Rejection, SourceLine, SourceOrder, SourcePayment } from './source-orders.ts';

export type ImportMode = 'history' | 'live';
export type OrderInput = ImportOrderInput | PlaceOrderInput;

const history = Compile(ImportOrderInput);
const live = Compile(PlaceOrderInput);

/** The input of a command, or the reason why there is none. */
export function toInput(
  files: OrderFiles,
  order: SourceOrder,
  mode: ImportMode,
): { input: OrderInput } | { fault: Rejection } {
  const { file, line, item, key } = order;
  const refuse = (code: string, sentence: string) => ({ fault: { file, line, item, key, code, sentence } });
  const [fault] = order.faults;
  if (fault) return { fault };
  try {
    const input = drop(mode === 'history' ? toHistory(files, order) : toLive(files, order));
    const form = mode === 'history' ? history : live;
    if (form.Check(input)) return { input: input as OrderInput };
    const [first] = explainErrors(form.Errors(input));
    return refuse('not-accepted', `The order cannot be taken: ${first?.at.slice(1)} ${first?.message}.`);
  } catch (error) {
    if (error instanceof RowProblem) return refuse(error.code, error.message);
    throw error;
  }
}

/** Without what is undefined, at every depth that inputs have. */
function drop<T>(value: T): T {
  if (Array.isArray(value)) return value.map(drop) as T;
  if (value === null || typeof value !== 'object') return value;
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  return Object.fromEntries(entries.map(([name, each]) => [name, drop(each)])) as T;
}

function toHistory({ mapping, fields, rows }: OrderFiles, order: SourceOrder) {
  const { context } = order;
  const { order: wanted } = mapping;
  const day = dayReader(fields.read, context);
  const lines = mapping.line.mergeSame ? mergeSame(order.lines) : order.lines;
  const money = settleMoney({ mapping, fields, rows }, order, lines);
  const cancelledAt = rows.instant(wanted.cancelledAt, context, 'time');
  const told = fields.read(wanted.status, context) ?? 'delivered';
  return {
    channel: mapping.channel,
    externalId: order.key,
    currency: fields.read(wanted.currency, context) ?? mapping.currency,
    placedAt: needInstant(rows.instant(wanted.placedAt, context, 'time'), wanted.placedAt),
    // What has left is not cancelled any more, whatever else the file says.
    status: cancelledAt !== undefined && !LEFT.has(told) ? 'cancelled' : told,
    sourceStatus: fields.read(wanted.sourceStatus, context),
    holdReason: fields.read(wanted.holdReason, context),
    approvedAt: rows.instant(wanted.approvedAt, context, 'time'),
    shippedAt: rows.instant(wanted.shippedAt, context, 'time'),
    deliveredAt: rows.instant(wanted.deliveredAt, context, 'time'),
    cancelledAt,
    closedAt: rows.instant(wanted.closedAt, context, 'time'),
    customer: readCustomer(mapping, fields.read, context),
    address: readAddress(mapping.order.address, fields.read, context),
    billingAddress: readAddress(mapping.order.billingAddress, fields.read, context),
    shippingMethod: toCode(fields.read(wanted.shippingMethod, context)),
    promisedDate: day(wanted.promisedDate),
    lines: lines.map((line, index) => ({
      sku: line.sku,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      discountMinor: line.discountMinor || undefined,
      taxMinor: line.taxMinor + (money.taxes[index] ?? 0) || undefined,
      stage: line.stage,
      attributes: lineAttributes(line),
    })),
    shippingMinor: money.shippingMinor,
    shippingTaxMinor: money.shippingTaxMinor || undefined,
    discountMinor: money.discountMinor || undefined,
    taxesIncluded: money.taxesIncluded,
    payments: order.payments.map(({ method, amountMinor, state, at, reference, attributes }) => ({
      method: toCode(method) ?? 'unknown',
      amountMinor: amountMinor ?? money.totalMinor,
      state,
      at,
      reference,
      attributes,
    })),
    note: fields.read(wanted.note, context),
    attributes: withDifference(rows.attributes(wanted.attributes, context), 'total', money.differenceMinor),
  };
}

function toLive({ mapping, fields, rows }: OrderFiles, order: SourceOrder) {
  const { context } = order;
  const { order: wanted } = mapping;
  if (order.lines.length === 0)
    throw new RowProblem('no-lines', 'The order has no lines: there is nothing to capture.');
  const lines = mapping.line.mergeSame ? mergeSame(order.lines) : order.lines;
  const address = readAddress(wanted.address, fields.read, context);
  if (!address) throw new RowProblem('no-address', 'The order has no address to ship to.');
  const money = settleMoney({ mapping, fields, rows }, order, lines);
  const amountOf = (payment: SourcePayment) => payment.amountMinor ?? money.totalMinor;
  const paid = order.payments.reduce((sum, payment) => sum + amountOf(payment), 0);
  const difference = order.payments.length > 0 ? paid - money.totalMinor : 0;
  const largest = order.payments.toSorted((a, b) => amountOf(b) - amountOf(a))[0];
  return {
    channel: mapping.channel,
    externalId: order.key,
    currency: fields.read(wanted.currency, context) ?? mapping.currency,
    customer: readCustomer(mapping, fields.read, context),
    shipGroups: [
      {
        address,
        shippingMinor: money.shippingMinor,
        shippingTaxMinor: money.shippingTaxMinor || undefined,
        method: toCode(fields.read(wanted.shippingMethod, context)),
      },
    ],
    billingAddress: readAddress(wanted.billingAddress, fields.read, context),
    lines: lines.map((line, index) => ({
      sku: line.sku,
      quantity: line.quantity,
      unitPriceMinor: line.unitPriceMinor,
      discountMinor: line.discountMinor || undefined,
      taxMinor: line.taxMinor + (money.taxes[index] ?? 0) || undefined,
      attributes: lineAttributes(line),
    })),
    discountMinor: money.discountMinor || undefined,
    taxesIncluded: money.taxesIncluded,
    // The sandbox provider's card that always works: an import is a rehearsal, no money of these people is touched.
    payment: {
      method: toCode(largest?.method) ?? 'unknown',
      provider: 'sandbox',
      state: 'authorised',
      token: 'tok_ok',
      reference: `import-${order.key}`.slice(0, 200),
    },
    allowBackorder: readYes(fields.read, wanted.allowBackorder, context),
    purchaseOrderNumber: fields.read(wanted.purchaseOrderNumber, context)?.slice(0, 100),
    note: fields.read(wanted.note, context),
    attributes: withDifference(
      {
        ...rows.attributes(wanted.attributes, context),
        sourceStatus: fields.read(wanted.sourceStatus, context) ?? '',
        sourcePlacedAt: rows.instant(wanted.placedAt, context, 'time') ?? '',
      },
      'payment',
      difference,
    ),
  };
}

const LEFT = new Set(['shipped', 'delivered', 'closed']);

type Read = OrderFiles['fields']['read'];

function needInstant(at: string | undefined, field: Field): string {
  if (at === undefined) throw new RowProblem('value-missing', `${describe(field, 'The time')} is empty.`);
  return at;
}

/** Undefined when nothing is told. */
function readYes(read: Read, field: Field | undefined, context: RowContext): boolean | undefined {
  const text = read(field, context);
  if (text === undefined) return undefined;
  if (text !== 'true' && text !== 'false')
    throw new RowProblem(
      'value-unknown',
      `${describe(field, 'The field')} is “${text.slice(0, 40)}”, neither true nor false.`,
    );
  return text === 'true';
}

function dayReader(read: Read, context: RowContext) {
  return (field: Field | undefined): string | undefined => {
    const text = read(field, context);
    if (text === undefined) return undefined;
    const day = readDay(text);
    if (day === null)
      throw new RowProblem(
        'bad-time',
        `${describe(field, 'date')} is “${text.slice(0, 40)}”, which is no date.`,
      );
    return day;
  };
}

function readCustomer(mapping: Mapping, read: Read, context: RowContext) {
  const { customer } = mapping.order;
  if (!customer) return undefined;
  const found = {
    externalId: read(customer.externalId, context)?.slice(0, 100),
    name: read(customer.name, context)?.slice(0, 200),
    email: read(customer.email, context),
    phone: read(customer.phone, context)?.slice(0, 40),
    locale: read(customer.locale, context),
  };
  return Object.values(found).some((value) => value !== undefined) ? found : undefined;
}

function readAddress(wanted: Mapping['order']['address'], read: Read, context: RowContext) {
  if (!wanted) return undefined;
  const city = read(wanted.city, context)?.slice(0, 100);
  const country = read(wanted.country, context);
  if (city === undefined || country === undefined) return undefined;
  const { line1, line2, line3, line4, line5 } = wanted;
  const lines = [line1, line2, line3, line4, line5].flatMap(
    (field) => read(field, context)?.slice(0, 200) ?? [],
  );
  const [latitude, longitude] = [read(wanted.latitude, context), read(wanted.longitude, context)];
  const isPlaced = latitude !== undefined && longitude !== undefined;
  return {
    name: read(wanted.name, context)?.slice(0, 200),
    company: read(wanted.company, context)?.slice(0, 200),
    lines: lines.length > 0 ? lines : [city],
    postalCode: read(wanted.postalCode, context)?.replace(/^'/, '').slice(0, 20),
    city,
    region: read(wanted.region, context)?.slice(0, 100),
    country,
    phone: read(wanted.phone, context)?.slice(0, 40),
    latitude: isPlaced ? Number(latitude) : undefined,
    longitude: isPlaced ? Number(longitude) : undefined,
  };
}

type Parts = Pick<OrderFiles, 'mapping' | 'fields' | 'rows'>;

interface Money {
  shippingMinor: number;
  shippingTaxMinor: number;
  discountMinor: number;
  /** The order's own tax, by line. */
  taxes: number[];
  taxesIncluded: boolean | undefined;
  totalMinor: number;
  /** What the file's total is more than this one. */
  differenceMinor: number;
}

/** The order's money beside that of its lines. A file that tells its total tells thereby whether tax is in its prices. */
function settleMoney(
  { mapping, fields, rows }: Parts,
  order: SourceOrder,
  lines: readonly SourceLine[],
): Money {
  const { context } = order;
  const { order: wanted } = mapping;
  const shippingMinor = order.lines.reduce(
    (sum, line) => sum + line.shippingMinor,
    rows.amount(wanted.shipping, context, 'shipping'),
  );
  const discountMinor = rows.amount(wanted.discount, context, 'discount');
  const taxMinor = rows.amount(wanted.tax, context, 'tax');
  const goods = lines.map((line) => line.unitPriceMinor * line.quantity - line.discountMinor);
  const net = goods.reduce((sum, amount) => sum + amount, shippingMinor - discountMinor);
  const shippingTaxMinor = rows.amount(wanted.shippingTax, context, 'shipping tax');
  const allTax = lines.reduce((sum, line) => sum + line.taxMinor, taxMinor + shippingTaxMinor);
  const told =
    fields.read(wanted.total, context) === undefined
      ? undefined
      : rows.amount(wanted.total, context, 'total');
  const own = readYes(fields.read, wanted.taxesIncluded, context);
  const taxesIncluded = own ?? mapping.taxesIncluded;
  const isFound = own === undefined && (told === net || told === net + allTax);
  const isIncluded = isFound ? told === net : (taxesIncluded ?? true);
  const totalMinor = net + (isIncluded ? 0 : allTax);
  return {
    shippingMinor,
    shippingTaxMinor,
    discountMinor,
    taxes: taxMinor > 0 ? allocateMinor(taxMinor, goods) : [],
    taxesIncluded: told === undefined ? taxesIncluded : isIncluded,
    totalMinor,
    differenceMinor: told === undefined ? 0 : told - totalMinor,
  };
}

function withDifference(
  attributes: Record<string, AttributeValue> | undefined,
  what: 'total' | 'payment',
  differenceMinor: number,
): Record<string, AttributeValue> | undefined {
  return differenceMinor === 0 ? attributes : { ...attributes, [`${what}DifferenceMinor`]: differenceMinor };
}

/** Freight of a line is part of the order's shipping; the line keeps how much it was. */
function lineAttributes(line: SourceLine): Record<string, AttributeValue> | undefined {
  if (line.shippingMinor === 0) return line.attributes;
  return { ...line.attributes, shippingMinor: line.shippingMinor };
}

function toCode(text: string | undefined): string | undefined {
  const code = text
    ?.normalize('NFKD')
    .replace(/[^A-Za-z0-9._/+:@#-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+|-+$/g, '')
    .slice(0, 40);
  return code || undefined;
}

/** Rows of the same thing at the same price are one line. */
function mergeSame(lines: readonly SourceLine[]): SourceLine[] {
  const merged = new Map<string, SourceLine>();
  for (const line of lines) {
    const { sku, unitPriceMinor, stage, location, attributes } = line;
    const key = JSON.stringify([sku, unitPriceMinor, stage, location, attributes]);
    const known = merged.get(key);
    if (!known) {
      merged.set(key, { ...line, lines: [...line.lines] });
      continue;
    }
    known.quantity += line.quantity;
    known.discountMinor += line.discountMinor;
    known.taxMinor += line.taxMinor;
    known.shippingMinor += line.shippingMinor;
    known.amountMicros += line.amountMicros;
    known.lines.push(...line.lines);
  }
  return [...merged.values()];
}
