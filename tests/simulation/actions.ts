// What people and systems do in the simulation, at random: each action calls one command of some server on something that
// exists, and is content with every answer. What may be refused is refused; nothing here knows what is right.
import type { PlaceOrderInput } from '../../src/modules/orders/index.ts';
import { authorisePayment, recordReceipt, refundPayment } from '../../src/modules/payments/index.ts';
import { sql } from '../../src/platform/db.ts';
import { formatId, type Uuid } from '../../src/platform/ids.ts';
import { runCron } from '../support/application.ts';
import { ADDRESSES } from '../support/company.ts';
import { PLACES, SCARCE, type World } from './world.ts';

type Action = (world: World) => Promise<unknown>;

const CARDS = [
  [12, 'tok_ok'],
  [2, 'tok_decline'],
  [1, 'tok_insufficient_funds'],
  [1, 'tok_timeout'],
  [1, 'tok_timeout_lost'],
  [2, 'tok_twice'],
  [1, 'tok_late'],
  [1, 'tok_capture_fails'],
  [1, 'tok_refund_fails'],
  [1, 'tok_expires'],
] as const;

function choosePayment({ random }: World): NonNullable<PlaceOrderInput['payment']> {
  const card = {
    method: 'card',
    provider: 'sandbox',
    state: 'pending',
    token: random.weighted(CARDS),
  } as const;
  return random.weighted<NonNullable<PlaceOrderInput['payment']>>([
    [12, card],
    [2, { method: 'transfer', provider: 'external', state: 'paid', reference: 'in advance' }],
    [1, { method: 'card', provider: 'sandbox', state: 'paid', reference: 'taken elsewhere' }],
    [2, { method: 'invoice', provider: 'external', state: 'on-account' }],
    [1, { method: 'wallet', provider: 'external', state: 'authorised' }],
    [1, { method: 'card', provider: 'sandbox', state: 'authorised', reference: 'held elsewhere' }],
  ]);
}

let sent = 0;

function chooseOrder(world: World): PlaceOrderInput {
  const { random } = world;
  const groups = random.weighted<PlaceOrderInput['shipGroups']>([
    [5, [{ address: ADDRESSES.berlin, shippingMinor: 490, shippingTaxMinor: 78 }]],
    [3, [{ address: ADDRESSES.lyon }]],
    [
      2,
      [
        { address: ADDRESSES.berlin, shippingMinor: 300 },
        { address: ADDRESSES.lyon, shippingMinor: 701 },
      ],
    ],
    [2, [{ pickupLocation: 'AMS' }]],
  ]);
  const lines = Array.from({ length: random.int(1, 3) }, () => ({
    sku: random.chance(0.1) ? 'BREAKFAST' : random.pick(SCARCE),
    quantity: random.int(1, 4),
    shipGroup: random.int(1, groups.length),
    discountMinor: random.int(0, 99),
    taxMinor: random.int(0, 50),
  }));
  sent += 1;
  return {
    channel: 'web',
    externalId: `sim-${random.seed}-${sent}`,
    currency: 'EUR',
    customer: {
      name: 'Ada Berg',
      email: `buyer-${random.int(1, 9)}@example.org`,
      locale: random.pick(['en', 'pl', 'ja']),
    },
    shipGroups: groups,
    lines,
    allowBackorder: random.chance(0.6),
    payment: choosePayment(world),
    ...(world.memory.cartHolds.length > 0 && random.chance(0.2)
      ? { holdId: world.memory.cartHolds.pop()! }
      : {}),
  };
}

/** One order or a few at once; whoever gets no answer asks again with the same key, up to three times. */
const placeOrders: Action = async (world) => {
  const { random, memory } = world;
  const inputs = Array.from({ length: random.chance(0.2) ? random.int(2, 5) : 1 }, () => chooseOrder(world));
  const keys = inputs.map((input) => `key-${input.externalId}`);
  for (const { externalId } of inputs) memory.sent.set(externalId!, null);
  for (let attempt = 1; attempt <= 3; attempt++) {
    const answers = await world.call((server) => server.orders.placeOrder, inputs, keys);
    if (!answers) continue;
    answers.forEach((answer, at) => {
      if (!answer.ok) return;
      memory.sent.set(inputs[at]!.externalId!, answer.result.orderId);
      if (!memory.orders.includes(answer.result.orderId)) memory.orders.push(answer.result.orderId);
    });
    return;
  }
};

/** An action on an order that was acknowledged. */
const onOrder =
  (act: (world: World, orderId: string) => Promise<unknown>): Action =>
  async (world) => {
    if (world.memory.orders.length > 0) await act(world, world.random.pick(world.memory.orders));
  };

const onPosition =
  (act: (world: World, position: { sku: string; location: string }) => Promise<unknown>): Action =>
  (world) =>
    act(world, { sku: world.random.pick(SCARCE), location: world.random.pick(PLACES) });

const holdCart: Action = async (world) => {
  const line = { sku: world.random.pick(SCARCE), quantity: world.random.int(1, 3) };
  const input = { lines: [line], ttlSeconds: 900 };
  const [answer] = (await world.call((server) => server.inventory.holdStock, [input])) ?? [];
  if (answer?.ok) world.memory.cartHolds.push(answer.result.holdId);
};

/** Reads one of the things that are there, by chance, oldest first in the list. */
async function choose<T extends object>(world: World, rows: Promise<T[]>): Promise<T | null> {
  const found = await rows.catch(() => []);
  return found.length === 0 ? null : world.random.pick(found);
}

interface Work {
  id: Uuid;
  state: string;
  kind: string;
  lines: { lineNo: number; quantity: number }[];
}

/** The next step of some fulfilment order, with a shortage now and then. */
const workInWarehouse: Action = async (world) => {
  const { random } = world;
  const work = await choose(
    world,
    world.db.query<Work>(sql`
      select fulfilment_order_id as id, state, kind, lines from fulfilment.fulfilment_orders
      where ended is null order by fulfilment_order_id limit 20`),
  );
  if (!work) return;
  const fulfilmentOrderId = formatId('ful', work.id);
  if (work.state === 'open' && random.chance(0.2)) {
    await world.call((server) => server.fulfilment.startPicking, [{ fulfilmentOrderId }]);
  } else if (work.state === 'open' || work.state === 'picking') {
    const { lineNo, quantity } = random.pick(work.lines);
    const lines = random.chance(0.12) ? [{ lineNo, picked: random.int(0, quantity - 1) }] : [];
    await world.call((server) => server.fulfilment.recordPick, [{ fulfilmentOrderId, lines }]);
  } else if (work.kind === 'pickup') {
    await world.call((server) => server.fulfilment.collectPickup, [{ fulfilmentOrderId }]);
  } else {
    const { lineNo } = random.pick(work.lines);
    const packages = random.chance(0.2) ? { packages: [{ lines: [{ lineNo, quantity: 1 }] }] } : {};
    await world.call((server) => server.fulfilment.packFulfilmentOrder, [{ fulfilmentOrderId, ...packages }]);
  }
};

const shipParcel: Action = async (world) => {
  const shipment = await choose(
    world,
    world.db.query<{ id: Uuid }>(sql`
      select shipment_id as id from fulfilment.shipments where state in ('labelled', 'label-requested')
      order by shipment_id limit 20`),
  );
  const shipmentId = shipment && formatId('shp', shipment.id);
  if (shipmentId) await world.call((server) => server.fulfilment.shipShipment, [{ shipmentId }]);
};

/** News of parcels in any order, also of those that were delivered long ago. */
const trackParcel: Action = async (world) => {
  const shipment = await choose(
    world,
    world.db.query<{ id: Uuid }>(sql`
      select shipment_id as id from fulfilment.shipments where shipped_at is not null order by shipment_id desc limit 30`),
  );
  if (!shipment) return;
  const status = world.random.weighted([
    [2, 'in-transit'],
    [1, 'out-for-delivery'],
    [2, 'delivery-failed'],
    [6, 'delivered'],
    [1, 'returned-to-sender'],
  ] as const);
  const at = new Date(world.clock.now().getTime() - world.random.int(0, 7200) * 1000).toISOString();
  const input = { shipmentId: formatId('shp', shipment.id), status, at };
  await world.call((server) => server.fulfilment.recordTracking, [input]);
};

const answerTask: Action = async (world) => {
  const task = await choose(
    world,
    world.db.query<{ id: Uuid }>(
      sql`select task_id as id from workflow.tasks where state = 'open' order by task_id`,
    ),
  );
  if (!task) return;
  const variables = { approved: world.random.chance(0.7), collected: world.random.chance(0.5) };
  const input = { taskId: formatId('tsk', task.id), variables };
  await world.call((server) => server.workflow.completeTask, [input]);
};

/** Some money back for an order that went well. */
const refundGoodwill: Action = async (world) => {
  const order = await choose(
    world,
    world.db.query<{ id: Uuid }>(sql`
      select order_id as id from orders.orders where closed_at is not null order by order_id desc limit 20`),
  );
  if (!order) return;
  const sourceId = `goodwill-${world.random.int(1, 3)}`;
  const input = {
    orderId: formatId('ord', order.id),
    amountMinor: world.random.int(1, 900),
    reason: 'goodwill',
    sourceId,
  };
  await world.call(() => refundPayment, [input]);
};

const letTimePass: Action = async (world) => {
  world.clock.advance(world.random.int(1, 1800) * 1000);
  // A crash here is a worker that dies in its sweep; the next one takes over.
  await runCron(world.random.pick(world.servers)).catch(() => {});
};

export const ACTIONS: readonly (readonly [weight: number, action: Action])[] = [
  [10, placeOrders],
  [18, workInWarehouse],
  [8, shipParcel],
  [8, trackParcel],
  [2, holdCart],
  [3, answerTask],
  [4, letTimePass],
  [2, onOrder((world, orderId) => world.call((server) => server.orders.cancelOrder, [{ orderId }]))],
  [
    4,
    onOrder((world, orderId) => {
      const line = { lineNo: world.random.int(1, 3), quantity: world.random.int(1, 2) };
      return world.call((server) => server.orders.cancelLines, [{ orderId, lines: [line] }]);
    }),
  ],
  [
    2,
    onOrder((world, orderId) =>
      world.call((server) => server.orders.holdOrder, [{ orderId, reason: 'OTHER' }]),
    ),
  ],
  [3, onOrder((world, orderId) => world.call((server) => server.orders.releaseHold, [{ orderId }]))],
  [2, onOrder((world, orderId) => world.call(() => authorisePayment, [{ orderId, token: 'tok_ok' }]))],
  [2, refundGoodwill],
  [
    1,
    onOrder((world, orderId) => {
      const sourceId = `line-${world.random.int(1, 3)}`;
      return world.call(() => recordReceipt, [{ orderId, amountMinor: world.random.int(1, 900), sourceId }]);
    }),
  ],
  [
    5,
    onPosition((world, position) =>
      world.call(
        (server) => server.inventory.receiveStock,
        [{ ...position, quantity: world.random.int(1, 6) }],
      ),
    ),
  ],
  [
    3,
    onPosition((world, position) => {
      const quantity = world.random.pick([-3, -1, 1, 2]);
      const input = { ...position, quantity, reason: 'found or lost' };
      return world.call((server) => server.inventory.adjustStock, [input]);
    }),
  ],
  [
    1,
    onPosition((world, position) =>
      world.call((server) => server.inventory.setStock, [{ ...position, onHand: world.random.int(0, 15) }]),
    ),
  ],
  [
    1,
    onPosition((world, { sku, location }) => {
      const input = { sku, from: location, to: world.random.pick(PLACES), quantity: world.random.int(1, 3) };
      return world.call((server) => server.inventory.transferStock, [input]);
    }),
  ],
  [
    1,
    (world) => {
      const holdId = world.memory.cartHolds.pop();
      return holdId ? world.call((server) => server.inventory.releaseHold, [{ holdId }]) : Promise.resolve();
    },
  ],
];

/** Something of all that people do. */
export function act(world: World): Promise<unknown> {
  return world.random.weighted(ACTIONS)(world);
}
