// Sellers of scarce stock: each places orders, holds carts, cancels and has units sourced elsewhere through a server of its own, then sells
// until nothing is left. They remember what was said to them; what is true of stock is checked by whoever let them loose.
import { setImmediate as breathe } from 'node:timers/promises';
import type { InventoryCommands } from '../../src/modules/inventory/index.ts';
import type { OrderCommands, PlaceOrderInput } from '../../src/modules/orders/index.ts';
import { type Actor, type Command, SYSTEM_ACTOR } from '../../src/platform/command.ts';
import type { Answer, Executor } from '../../src/platform/execute.ts';
import { ADDRESSES, ADMIN, orderInput } from '../support/company.ts';
import type { Random } from './random.ts';

export interface SellerServer {
  readonly executor: Executor;
  readonly orders: OrderCommands;
  readonly inventory: InventoryCommands;
}

export interface SellerPlan {
  readonly skus: readonly string[];
  /** Locations by code, with their ids. */
  readonly locations: Readonly<Record<string, string>>;
  /** Mixed steps before selling out. */
  readonly steps: number;
}

/** What one seller was told. */
export interface SellerStory {
  /** Units sold and not cancelled by this seller. */
  units: number;
  orders: number;
  cancelled: number;
  moved: number;
  holds: number;
  /** The longest that a call took, in milliseconds. */
  slowestMs: number;
  /** Refusals by code. */
  refused: Record<string, number>;
  /** The first error that was no refusal. */
  error: string | null;
}

interface Sold {
  readonly orderId: string;
  readonly units: number;
  readonly places: readonly { lineNo: number; location: string; quantity: number }[];
}

/** How often in a row a single unit must be refused until a seller believes that there is none. */
const SURE = 3;

export async function sell(server: SellerServer, random: Random, plan: SellerPlan): Promise<SellerStory> {
  const story: SellerStory = {
    ...{ units: 0, orders: 0, cancelled: 0, moved: 0, holds: 0, slowestMs: 0 },
    ...{ refused: {}, error: null },
  };
  const sold: Sold[] = [];
  const call = createCaller(server.executor, story);
  const steps = [
    [6, () => placeSome(call, server, random, plan, sold, story)],
    [2, () => buyThroughCart(call, server, random, plan, sold, story)],
    [2, () => cancelOne(call, server, random, sold, story)],
    [2, () => moveOne(call, server, random, plan, sold, story)],
  ] as const;
  try {
    for (let step = 0; step < plan.steps; step++) await random.weighted(steps)();
    for (const sku of plan.skus) await sellOut(call, server, sku, sold, story);
  } catch (error) {
    story.error = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
  return story;
}

type Caller = <I, R>(
  command: Command<I, R>,
  inputs: readonly NoInfer<I>[],
  actor?: Actor,
) => Promise<Answer<R>[]>;

function createCaller(executor: Executor, story: SellerStory): Caller {
  return async (command, inputs, actor = ADMIN) => {
    const from = performance.now();
    const calls = inputs.map((input) => ({ input, actor }));
    const answers = await executor.execute(command, calls);
    story.slowestMs = Math.max(story.slowestMs, performance.now() - from);
    for (const answer of answers)
      if (!answer.ok) story.refused[answer.refusal.code] = (story.refused[answer.refusal.code] ?? 0) + 1;
    return answers;
  };
}

const order = (lines: PlaceOrderInput['lines'], more: Partial<PlaceOrderInput> = {}): PlaceOrderInput =>
  orderInput({ lines, ...more });

function drawOrder(random: Random, { skus }: SellerPlan): PlaceOrderInput {
  const first = random.pick(skus);
  const lines = [{ sku: first, quantity: random.int(1, 3) }];
  const second = random.pick(skus);
  if (second !== first) lines.push({ sku: second, quantity: random.int(1, 2) });
  const address = random.pick([ADDRESSES.berlin, ADDRESSES.lyon]);
  return order(lines, { shipGroups: [{ address }] });
}

async function place(
  call: Caller,
  { orders }: SellerServer,
  inputs: readonly PlaceOrderInput[],
  sold: Sold[],
  story: SellerStory,
): Promise<number> {
  let accepted = 0;
  for (const answer of await call(orders.placeOrder, inputs)) {
    if (!answer.ok) continue;
    const { orderId, allocations: places } = answer.result;
    const units = places.reduce((sum, each) => sum + each.quantity, 0);
    sold.push({ orderId, units, places });
    story.units += units;
    story.orders += 1;
    accepted += 1;
  }
  return accepted;
}

async function placeSome(
  call: Caller,
  server: SellerServer,
  random: Random,
  plan: SellerPlan,
  sold: Sold[],
  story: SellerStory,
): Promise<void> {
  const inputs = Array.from({ length: random.int(1, 5) }, () => drawOrder(random, plan));
  await place(call, server, inputs, sold, story);
}

/** Keeps units for a cart, then lets the cart go, or buys them or fewer. */
async function buyThroughCart(
  call: Caller,
  server: SellerServer,
  random: Random,
  { skus }: SellerPlan,
  sold: Sold[],
  story: SellerStory,
): Promise<void> {
  const { inventory } = server;
  const line = { sku: random.pick(skus), quantity: random.int(1, 3) };
  const [answer] = await call(inventory.holdStock, [{ lines: [line] }]);
  if (!answer!.ok) return;
  story.holds += 1;
  const { holdId } = answer!.result;
  await breathe();
  if (random.chance(0.3)) await call(inventory.releaseHold, [{ holdId }]);
  else
    await place(
      call,
      server,
      [order([{ ...line, quantity: random.int(1, line.quantity) }], { holdId })],
      sold,
      story,
    );
}

async function cancelOne(
  call: Caller,
  { orders }: SellerServer,
  random: Random,
  sold: Sold[],
  story: SellerStory,
): Promise<void> {
  if (sold.length === 0) return;
  const [gone] = sold.splice(random.int(0, sold.length - 1), 1);
  const [answer] = await call(orders.cancelOrder, [{ orderId: gone!.orderId }]);
  if (!answer!.ok) throw new Error(`an order was not cancelled: ${answer!.refusal.code}`);
  story.units -= gone!.units;
  story.cancelled += 1;
}

/** A location cannot ship: units go elsewhere, or wait and take nothing. */
async function moveOne(
  call: Caller,
  { orders }: SellerServer,
  random: Random,
  { locations }: SellerPlan,
  sold: Sold[],
  story: SellerStory,
): Promise<void> {
  if (sold.length === 0) return;
  const [moved] = sold.splice(random.int(0, sold.length - 1), 1);
  const { orderId, places, units } = moved!;
  const part = random.pick(places);
  const unit = {
    lineNo: part.lineNo,
    locationId: locations[part.location]!,
    from: 'reserved',
    quantity: 1,
  } as const;
  const [answer] = await call(
    orders.resourceUnits,
    [{ orderId, units: [unit], reason: 'rejected' }],
    SYSTEM_ACTOR,
  );
  if (!answer!.ok) throw new Error(`a unit was not sourced elsewhere: ${answer!.refusal.code}`);
  story.moved += 1;
  // Where it is now is not this seller's to know: what it waits for is given up, so that no unit is owed to anybody.
  const [cancelled] = await call(orders.cancelOrder, [{ orderId }]);
  if (!cancelled!.ok) throw new Error(`an order was not cancelled: ${cancelled!.refusal.code}`);
  story.units -= units;
  story.cancelled += 1;
}

/** One unit after the other until there is none. */
async function sellOut(
  call: Caller,
  server: SellerServer,
  sku: string,
  sold: Sold[],
  story: SellerStory,
): Promise<void> {
  for (let refused = 0; refused < SURE; ) {
    const accepted = await place(call, server, [order([{ sku, quantity: 1 }])], sold, story);
    refused = accepted > 0 ? 0 : refused + 1;
  }
}
