// Settles a claim by sending units of lines once more: an order at no charge, tied to the one that it replaces, by the command by
// which every order is placed, in the same transaction.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { ItemRefused, type Refusal, refuse } from '../../../platform/errors.ts';
import { formatId, parseId } from '../../../platform/ids.ts';
import { type LineDetail, type OrderDetail, PlaceOrderInput, readLineDetails } from '../../orders/index.ts';
import { loadCases } from '../case-set.ts';
import { findClaim, resolveBy } from '../claims.ts';
import type { ServiceDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { CaseId, closed, LineNo, OrderId, State, Units } from '../schemas.ts';
import type { Case } from '../types.ts';
import { readPeople } from '../who.ts';

const Address = PlaceOrderInput.properties.billingAddress;
const Input = Type.Object(
  {
    caseId: CaseId,
    orderId: OrderId,
    lines: Type.Array(Type.Object({ lineNo: LineNo, quantity: Units }, closed), {
      minItems: 1,
      maxItems: 100,
    }),
    address: Type.Optional(Address),
    allowBackorder: Type.Optional(Type.Boolean()),
    resolve: Type.Optional(Type.Boolean({ description: 'The case is settled with it' })),
  },
  closed,
);
type ReplacementItem = Item<Static<typeof Input>>;
const Output = Type.Object({ caseId: CaseId, state: State, orderId: OrderId, number: Type.String() });

export function createOrderReplacement({ orders }: Pick<ServiceDependencies, 'orders'>) {
  return defineCommand({
    name: 'service.orderReplacement',
    summary: 'Settles a claim by sending units of lines once more, at no charge.',
    input: Input,
    output: Output,
    roles: ['service'],
    refusals: [
      refusals.caseUnknown,
      refusals.caseClosed,
      refusals.orderUnknown,
      refusals.lineUnknown,
      refusals.quantityTooLarge,
      refusals.replacementRefused,
    ],
    async run(tx, items) {
      const set = await loadCases(
        tx,
        items.map(({ input }) => input.caseId),
      );
      const people = await readPeople(
        tx,
        items.map(({ input }) => input.orderId),
        [],
      );
      const lines = people.orders.size === 0 ? [] : await readLineDetails(tx, [...people.orders.keys()]);
      const planned = new Map<number, { each: Case; input: PlaceOrderInput }>();
      const outcomes: Outcome<Static<typeof Output>>[] = items.map((item, index) => {
        const found = findClaim(set, item);
        if ('code' in found) return decline(found);
        const order = people.orders.get(parseId('ord', item.input.orderId)!)!;
        const input = draft(
          item,
          order,
          lines.filter((line) => line.orderId === order.orderId),
        );
        if ('code' in input) return decline(input);
        planned.set(index, { each: found, input });
        return accept({ caseId: item.input.caseId, state: found.state, orderId: '', number: '' });
      });
      const placed = await tx.call(
        orders.placeOrder,
        [...planned].map(([index, { input }]) => ({ actor: items[index]!.actor, input })),
      );
      [...planned].forEach(([index, { each }], at) => {
        const answer = placed[at]!;
        const item = items[index]!;
        if (!answer.ok) {
          const { code, details } = answer.refusal;
          throw new ItemRefused(index, refuse(refusals.replacementRefused, { because: code, ...details }));
        }
        const { orderId, number } = answer.result;
        set.addOrders(each, [parseId('ord', orderId)!]);
        set.touch(each);
        const attributes = {
          orderId: item.input.orderId,
          lines: item.input.lines,
          replacement: orderId,
          number,
        };
        set.record(item, each, 'service.replacementOrdered', attributes, parseId('ord', item.input.orderId)!);
        if (item.input.resolve) resolveBy(set, item, each, 'replaced', tx.now);
        outcomes[index] = accept({ caseId: item.input.caseId, state: each.state, orderId, number });
      });
      await set.write();
      return outcomes;
    },
  });
}

/** The order at no charge; each line says which line it replaces. */
function draft(
  { input }: ReplacementItem,
  order: OrderDetail,
  lines: readonly LineDetail[],
): PlaceOrderInput | Refusal {
  const replaced: { line: LineDetail; quantity: number }[] = [];
  for (const { lineNo, quantity } of input.lines) {
    const line = lines.find((each) => each.lineNo === lineNo);
    if (!line) return refuse(refusals.lineUnknown, { lineNo });
    if (quantity > line.ordered - line.cancelled || replaced.some((each) => each.line === line))
      return refuse(refusals.quantityTooLarge, { lineNo, units: line.ordered - line.cancelled });
    replaced.push({ line, quantity });
  }
  const groups = [...new Set(replaced.map(({ line }) => line.shipGroup))];
  const goals = groups.map((no) => goalOf(order, no));
  const { customerId, customerName, email, phone, locale } = order;
  return {
    channel: order.channel,
    currency: order.currency,
    customer: {
      ...(customerId ? { customerId: formatId('cus', customerId) } : {}),
      ...(customerName ? { name: customerName } : {}),
      ...(email ? { email } : {}),
      ...(phone ? { phone } : {}),
      locale,
    },
    shipGroups: input.address ? [{ address: input.address }] : goals,
    lines: replaced.map(({ line, quantity }) => ({
      sku: line.sku,
      quantity,
      unitPriceMinor: 0,
      shipGroup: input.address ? 1 : groups.indexOf(line.shipGroup) + 1,
      attributes: { replacesOrder: input.orderId, replacesLine: line.lineNo },
    })),
    taxesIncluded: order.taxesIncluded,
    allowBackorder: input.allowBackorder ?? false,
    attributes: { replacementOf: input.orderId, caseId: input.caseId },
  };
}

function goalOf(order: OrderDetail, no: number): PlaceOrderInput['shipGroups'][number] {
  const group = order.shipGroups.find((each) => each.no === no);
  const { address, pickupLocation, method } = group ?? {};
  return {
    ...(pickupLocation ? { pickupLocation } : address ? { address } : {}),
    ...(method ? { method } : {}),
  } as PlaceOrderInput['shipGroups'][number];
}
