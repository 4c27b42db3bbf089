// Orders the same goods again at today's prices, to the same place; it is paid as any new order is.
import Type, { type Static } from 'typebox';
import { callFor } from '../../../platform/call-for.ts';
import {
  accept,
  type CommandTx,
  decline,
  defineCommand,
  type Item,
  type Outcome,
} from '../../../platform/command.ts';
import { formatId, type Uuid } from '../../../platform/ids.ts';
import { Code, Text } from '../../../platform/schemas.ts';
import {
  type LineDetail,
  type OrderDetail,
  type PlaceOrderInput,
  readLineDetails,
} from '../../orders/index.ts';
import { readOrderPayments } from '../../payments/index.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { refusals } from '../errors.ts';
import { isByInvoice } from '../rules.ts';
import { closed, OrderId } from '../schemas.ts';
import { readOwnOrders, visitorOf } from '../visitor.ts';

/** The method that owes until a receipt comes. */
const INVOICE = 'invoice';

const Input = Type.Object(
  {
    orderId: OrderId,
    payment: Type.Optional(
      Type.Object(
        { method: Code(40), token: Type.Optional(Text(200)) },
        {
          ...closed,
          description:
            'How it is paid: card, with its token, unless told; `invoice` where the earlier order was on account',
        },
      ),
    ),
    allowBackorder: Type.Optional(Type.Boolean()),
  },
  closed,
);
const Output = Type.Object({
  orderId: OrderId,
  number: Type.String(),
  totalMinor: Type.Integer(),
  currency: Type.String(),
});
type ReorderItem = Item<Static<typeof Input>>;

export function createReorder({ orders }: Pick<PortalDependencies, 'orders'>) {
  const { placeOrder } = orders;
  return defineCommand({
    name: 'portal.reorder',
    summary: 'Orders what an own order had once more, at the prices of today.',
    input: Input,
    output: Output,
    roles: ['customer'],
    refusals: [
      refusals.orderUnknown,
      refusals.signInNeeded,
      refusals.nothingToOrder,
      refusals.notOnAccount,
      ...placeOrder.refusals,
    ],
    async run(tx, items) {
      const own = await readOwnOrders(
        tx,
        items.map(({ actor, input }) => ({ actor, orderId: input.orderId })),
      );
      const ids = [...new Set(own.flatMap((order) => order?.orderId ?? []))];
      const lines = ids.length === 0 ? [] : await readLineDetails(tx, ids);
      const onAccount = await findOnAccount(tx, items, own);
      const inputs = new Map<number, PlaceOrderInput>();
      const refused = items.map((item, index) => {
        const order = own[index];
        if (!order) return decline(refusals.orderUnknown);
        if (!visitorOf(item.actor)?.signedIn) return decline(refusals.signInNeeded);
        const wanted = lines.filter((line) => line.orderId === order.orderId);
        if (wanted.length === 0) return decline(refusals.nothingToOrder);
        if (wantsInvoice(item) && !onAccount.has(order.orderId)) return decline(refusals.notOnAccount);
        inputs.set(index, draft(item, order, wanted));
        return null;
      });
      const placed = await callFor(tx, placeOrder, items, inputs);
      return items.map((_, index): Outcome<Static<typeof Output>> => {
        const no = refused[index];
        if (no) return no;
        const answer = placed.get(index)!;
        if (!answer.ok) return answer;
        const { orderId, number, totalMinor, currency } = answer.result;
        return accept({ orderId, number, totalMinor, currency });
      });
    },
  });
}

const wantsInvoice = ({ input }: ReorderItem): boolean => input.payment?.method === INVOICE;

/** Of the orders that are wanted again by invoice, those that were bought so. */
async function findOnAccount(
  tx: CommandTx,
  items: readonly ReorderItem[],
  own: readonly (OrderDetail | null)[],
): Promise<Set<Uuid>> {
  const found = new Set<Uuid>();
  for (const [index, item] of items.entries()) {
    const order = own[index];
    if (!order || !wantsInvoice(item)) continue;
    if (isByInvoice(await readOrderPayments(tx, order.orderId))) found.add(order.orderId);
  }
  return found;
}

function draft(
  { input, actor }: ReorderItem,
  order: OrderDetail,
  lines: readonly LineDetail[],
): PlaceOrderInput {
  const groups = [...new Set(lines.map((line) => line.shipGroup))];
  const customerId = visitorOf(actor)?.customerId ?? order.customerId;
  return {
    channel: order.channel,
    currency: order.currency,
    customer: {
      ...(customerId ? { customerId: formatId('cus', customerId) } : {}),
      ...(order.customerName ? { name: order.customerName } : {}),
      ...(order.email ? { email: order.email } : {}),
      ...(order.phone ? { phone: order.phone } : {}),
      locale: order.locale,
    },
    shipGroups: groups.map((no) => {
      const { address, pickupLocation, method } = order.shipGroups.find((group) => group.no === no)!;
      return {
        ...(pickupLocation ? { pickupLocation } : { address: address as NonNullable<typeof address> }),
        ...(method ? { method } : {}),
      } as PlaceOrderInput['shipGroups'][number];
    }),
    lines: lines.map((line) => ({
      sku: line.sku,
      quantity: line.ordered,
      shipGroup: groups.indexOf(line.shipGroup) + 1,
    })),
    taxesIncluded: order.taxesIncluded,
    allowBackorder: input.allowBackorder ?? false,
    payment: {
      method: input.payment?.method ?? 'card',
      state: input.payment?.method === INVOICE ? 'on-account' : 'pending',
      ...(input.payment?.token ? { token: input.payment.token } : {}),
    },
    attributes: { reorderOf: input.orderId },
  };
}
