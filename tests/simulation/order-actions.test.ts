// The promise of the order page's buttons: in whatever state an order is, what the page says of each command is what the command
// then answers. A random world goes on; now and then every action of some order is tried for real in a transaction that is
// rolled back, and what was said is compared with what came.
import { describe, expect, it } from 'vitest';
import { type OrderAction, readOrderActions } from '../../src/http/order-actions/read-actions.ts';
import type { Actor, Command, Outcome } from '../../src/platform/command.ts';
import { ItemRefused, SetConflict } from '../../src/platform/errors.ts';
import { runInTx } from '../../src/platform/execute.ts';
import { type Server, settle } from '../support/application.ts';
import { ADDRESSES, ADMIN } from '../support/company.ts';
import { SEED } from '../support/property.ts';
import { act } from './actions.ts';
import { createFaults } from './faults.ts';
import { createRandom } from './random.ts';
import { openWorld, type World } from './world.ts';

const PEOPLE: readonly Actor[] = [
  ADMIN,
  { id: 'user:service', role: 'service' },
  { id: 'user:operations', role: 'operations' },
  { id: 'user:finance', role: 'finance' },
  { id: 'user:reader', role: 'read-only' },
  { id: 'key:web', role: 'channel', channel: 'web' },
];

class Undone extends Error {
  readonly outcome: Outcome<unknown>;
  constructor(outcome: Outcome<unknown>) {
    super('rolled back');
    this.outcome = outcome;
  }
}

/** What the command answers now, without a trace. */
async function tryOut(server: Server, actor: Actor, command: Command<never, unknown>, input: unknown) {
  const refusedByRole = actor.role !== 'admin' && !command.roles.includes(actor.role);
  if (refusedByRole) return 'platform.not-allowed';
  if (!command.check(input)) throw new Error(`${command.name}: ${JSON.stringify(command.explain(input))}`);
  for (let round = 0; round < 5; round++) {
    try {
      await runInTx(server.db, server.clock, actor, async (tx) => {
        const [outcome] = await tx.call(command, [{ input: input as never, actor }]);
        throw new Undone(outcome!);
      });
    } catch (error) {
      if (error instanceof Undone) return error.outcome.ok ? 'accepted' : error.outcome.refusal.code;
      if (error instanceof ItemRefused) return error.refusal.code;
      if (!(error instanceof SetConflict)) throw error;
    }
  }
  throw new Error(`${command.name} never came to an end`);
}

type Limits = {
  lines?: { lineNo: number; units: number }[];
  holds?: { holdId: string }[];
  maxMinor?: number;
  currency?: string;
  country?: string;
};

/** An input that keeps to the limits; where nothing is possible, one that would be sensible. */
function inputFor({ command, target, limits: told }: OrderAction, orderId: string): object {
  const { lines = [], holds = [], maxMinor = 0, currency = 'EUR', country } = told as Limits;
  const amountMinor = Math.max(1, maxMinor);
  const group = { orderId, shipGroup: Number(target?.id) };
  const money = { orderId, amountMinor, sourceId: 'tried-out' };
  const id = target?.id;
  const inputs: Record<string, object> = {
    'orders.cancelOrder': { orderId },
    'orders.cancelLines': {
      orderId,
      lines:
        lines.length > 0
          ? lines.map(({ lineNo, units }) => ({ lineNo, quantity: units }))
          : [{ lineNo: 1, quantity: 1 }],
    },
    'orders.holdOrder': { orderId, reason: 'OTHER' },
    'orders.releaseHold': { orderId, ...(holds[0] ? { holdId: holds[0].holdId } : {}) },
    'orders.addNote': { orderId, text: 'tried out' },
    'orders.repromise': { orderId, promisedDate: '2029-01-31', reason: 'tried out' },
    'orders.allocateBackorders': { orderId },
    'orders.closeOrder': { orderId },
    'orders.changeAddress': {
      ...group,
      address:
        country === 'FR' ? { ...ADDRESSES.lyon, city: 'Nice' } : { ...ADDRESSES.berlin, city: 'Potsdam' },
    },
    'orders.changeShippingMethod': { ...group, method: 'express' },
    'orders.changeRequestedDate': { ...group, requestedDate: '2029-01-31' },
    'payments.authorisePayment': { orderId },
    'payments.capturePayment': money,
    'payments.refundPayment': { ...money, reason: 'tried out' },
    'payments.recordReceipt': money,
    'payments.voidPayment': { orderId, reason: 'tried out' },
    'payments.resolveUnknown': { orderId },
    'ledger.writeOffReceivable': { ...money, currency, reason: 'tried out' },
    'ledger.issueCreditNote': {
      orderId,
      sourceId: 'tried-out',
      reason: 'tried out',
      settle: 'receivable',
      currency,
      lines: [],
      shippingMinor: amountMinor,
      shippingTaxMinor: 0,
      totalMinor: amountMinor,
    },
    'fulfilment.rejectFulfilmentOrder': { fulfilmentOrderId: id, reason: 'no-capacity' },
    'fulfilment.retryLabel': { shipmentId: id },
    'workflow.completeTask': { taskId: id },
    'workflow.claimTask': { taskId: id },
    'workflow.settleIncident': { incidentId: id, action: 'retry' },
    'workflow.cancelProcess': { orderId, processId: id },
    'notifications.resendMessage': { messageId: id },
    'service.openCase': { kind: 'inquiry', subject: 'tried out', orderIds: [orderId] },
    'service.grantAppeasement': { orderId, amountMinor, reason: 'late' },
  };
  return inputs[command]!;
}

interface Seen {
  lies: string[];
  compared: Map<string, number>;
}

async function compare(world: World, server: Server, seen: Seen): Promise<void> {
  if (world.memory.orders.length === 0) return;
  const orderId = world.random.pick(world.memory.orders);
  const actor = world.random.chance(0.6) ? ADMIN : world.random.pick(PEOPLE);
  const now = world.clock.now();
  const actions = await readOrderActions(server.db, server.commands, actor, now, orderId);
  for (const action of actions!) {
    const said = action.allowed ? 'accepted' : action.reasonCode!;
    const answer = await tryOut(
      server,
      actor,
      server.commands.get(action.command)!,
      inputFor(action, orderId),
    );
    if (said !== answer) {
      const where = `${action.command} of ${orderId} ${JSON.stringify(action.target)} by ${actor.role}`;
      seen.lies.push(`${where}: said ${said}, answered ${answer} (${JSON.stringify(action.limits)})`);
    }
    const key = `${action.command} ${answer}`;
    seen.compared.set(key, (seen.compared.get(key) ?? 0) + 1);
  }
}

/** Both answers are met, however the world goes: a page that always says yes would be found out. */
const TO_MEET: readonly (readonly [what: string, times: number])[] = [
  ['orders.cancelOrder accepted', 4],
  ['orders.cancelOrder orders.line-shipped', 2],
  ['orders.cancelLines accepted', 4],
  ['orders.changeAddress accepted', 4],
  ['orders.changeAddress orders.group-picked', 2],
  ['payments.refundPayment accepted', 2],
  ['payments.refundPayment platform.not-allowed', 2],
  ['notifications.resendMessage accepted', 4],
];
const missing = ({ compared }: Seen) =>
  TO_MEET.filter(([what, times]) => (compared.get(what) ?? 0) < times).map(([what]) => what);

const STEPS = 110;
const MOST_STEPS = 400;

describe.each([SEED])('an order page in a random world, seed %i', (seed) => {
  it('says of every command what the command answers', async () => {
    const faults = createFaults(createRandom(seed));
    await faults.stop();
    const world = await openWorld({ seed, servers: 1, faults });
    try {
      const seen: Seen = { lies: [], compared: new Map() };
      const [server] = world.servers as [Server];
      for (let step = 0; step < STEPS || (step < MOST_STEPS && missing(seen).length > 0); step++) {
        await act(world);
        if (world.random.chance(0.4)) await settle(server);
        await compare(world, server, seen);
      }
      expect(seen.lies).toEqual([]);
      expect(missing(seen)).toEqual([]);
    } finally {
      await world.close();
    }
  }, 120_000);
});
