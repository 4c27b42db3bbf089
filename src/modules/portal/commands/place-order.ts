// Places an order in the sample shop, by the command by which every channel does; at the prices of the list, paid as any new order.
import Type, { type Static } from 'typebox';
import { callFor } from '../../../platform/call-for.ts';
import { accept, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { formatId } from '../../../platform/ids.ts';
import { Code, Currency, Email, LanguageTag, Quantity, Text } from '../../../platform/schemas.ts';
import { PlaceOrderInput } from '../../orders/index.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { closed, OrderId, SessionHash } from '../schemas.ts';
import { SHOP_CHANNEL } from '../shop.ts';
import { insertSessions, type NewSession } from '../store/sessions.ts';
import { visitorOf } from '../visitor.ts';
import { LINK_SESSION_MS } from './open-link.ts';

const { lines, city, country, ...others } = PlaceOrderInput.properties.billingAddress.properties;
const Input = Type.Object(
  {
    name: Text(200),
    email: Email,
    locale: Type.Optional(LanguageTag),
    address: Type.Object({ lines, city, country, ...others }, closed),
    currency: Currency,
    lines: Type.Array(Type.Object({ sku: Text(100), quantity: Quantity }, closed), {
      minItems: 1,
      maxItems: 50,
    }),
    payment: Type.Optional(Type.Object({ method: Code(40), token: Type.Optional(Text(200)) }, closed)),
    allowBackorder: Type.Optional(Type.Boolean()),
    sessionHash: SessionHash,
  },
  closed,
);
type ShopItem = Item<Static<typeof Input>>;
const Output = Type.Object({
  orderId: OrderId,
  number: Type.String(),
  totalMinor: Type.Integer(),
  currency: Type.String(),
  expiresAt: Type.String({ description: 'How long this browser sees the order without signing in' }),
});

export function createPlaceOrder({ orders }: Pick<PortalDependencies, 'orders'>) {
  const { placeOrder } = orders;
  return defineCommand({
    name: 'portal.placeOrder',
    summary: 'Places an order in the sample shop; the cookie opens this order.',
    input: Input,
    output: Output,
    roles: ['customer'],
    refusals: [...placeOrder.refusals],
    async run(tx, items) {
      const placed = await callFor(
        tx,
        placeOrder,
        items,
        new Map(items.map((item, index) => [index, draft(item)])),
      );
      const sessions: NewSession[] = [];
      const expiresAt = new Date(tx.now.getTime() + LINK_SESSION_MS);
      const outcomes = items.map(({ input, actor }, index): Outcome<Static<typeof Output>> => {
        const answer = placed.get(index)!;
        if (!answer.ok) return answer;
        const { orderId, number, totalMinor, currency } = answer.result;
        const { sessionHash } = input;
        // Who is signed in sees it anyway.
        if (!visitorOf(actor)?.signedIn)
          sessions.push({ sessionHash, subject: orderId, signedIn: false, startedAt: tx.now, expiresAt });
        return accept({ orderId, number, totalMinor, currency, expiresAt: expiresAt.toISOString() });
      });
      await insertSessions(tx, sessions);
      return outcomes;
    },
  });
}

function draft({ input, actor }: ShopItem): PlaceOrderInput {
  const { name, email, locale, address, currency, payment, allowBackorder = false } = input;
  const visitor = visitorOf(actor);
  const customerId = visitor?.signedIn ? visitor.customerId : null;
  return {
    channel: SHOP_CHANNEL,
    currency,
    customer: {
      ...(customerId ? { customerId: formatId('cus', customerId) } : {}),
      name,
      email,
      ...(locale ? { locale } : {}),
    },
    shipGroups: [{ address: { name, ...address } }],
    lines: input.lines,
    allowBackorder,
    payment: {
      method: payment?.method ?? 'card',
      state: 'pending',
      ...(payment?.token ? { token: payment.token } : {}),
    },
    attributes: { shop: 'portal' },
  };
}
