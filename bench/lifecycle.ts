// Benchmark of an order's whole life: placed in bulk, reserved, released, picked, packed, labelled, shipped, invoiced, captured, delivered
// and closed by the drawn process, with its messages in the mailbox. Options: --orders=20000 --warm-up-orders=2000 --runs=3 --skus=2000.
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import type { Api } from '../src/demo/api.ts';
import { connectTo, seedCompany } from './support/capture-company.ts';
import {
  countBehind,
  countEvents,
  countIncidents,
  countMessages,
  countOpenOrders,
} from './support/counts.ts';
import { type BenchOptions, type Figures, median, readNumber, round, tell } from './support/figures.ts';
import { composeOrder, numberText, skuOf } from './support/order-text.ts';
import { startProgram, withDatabase } from './support/program.ts';
import { startWarehouse } from './support/warehouse.ts';

export const summary =
  'orders a second from placed to closed, through warehouse, carrier, payment and the drawn process';

const BULK = 500;
const PLACERS = 2;
/** Nothing closed for so long: what is still open will not be. */
const STANDSTILL_MS = 60_000;

interface Round {
  readonly ordersPerSecond: number;
  readonly open: number;
  readonly refused: number;
}

export async function run({ args }: BenchOptions): Promise<Figures> {
  const orders = readNumber(args, 'orders', 20_000);
  const warmUp = readNumber(args, 'warm-up-orders', 2000);
  const runs = readNumber(args, 'runs', 3);
  const skus = readNumber(args, 'skus', 2000);
  const program = await startProgram();
  try {
    const api = connectTo(program);
    await seedCompany(api, { skus, onHand: 1_000_000 });
    const warehouse = startWarehouse(api);
    const figures = await withDatabase(program.databaseUrl(), async (client) => {
      let firstNumber = 1;
      const live = async (count: number): Promise<Round> => {
        const result = await liveThrough(api, client, { count, firstNumber, skus });
        firstNumber += count;
        return result;
      };
      const rounds = [await live(warmUp)];
      const before = { events: await countEvents(client), messages: await countMessages(client) };
      for (let n = 1; n <= runs; n++) {
        const result = await live(orders);
        tell(`lifecycle, run ${n}: ${Math.round(result.ordersPerSecond)} orders/s, ${result.open} left open`);
        rounds.push(result);
      }
      await warehouse.stop();
      const done = orders * runs;
      const refused = [...warehouse.refusals.values()].reduce((sum, count) => sum + count, 0);
      if (refused > 0) tell(`refused to the warehouse: ${JSON.stringify([...warehouse.refusals])}`);
      return {
        orders_per_s: round(median(rounds.slice(1).map((each) => each.ordersPerSecond))),
        events_per_order: round(((await countEvents(client)) - before.events) / done),
        errors:
          refused +
          rounds.at(-1)!.open +
          rounds.reduce((sum, each) => sum + each.refused, 0) +
          (await countIncidents(client)),
        messages_per_order: round(((await countMessages(client)) - before.messages) / done),
      };
    });
    return figures;
  } finally {
    await program.remove();
  }
}

/** From the first placement to the last order closed and every listener (messages, search) done. */
async function liveThrough(
  api: Api,
  client: pg.Client,
  { count, firstNumber, skus }: { count: number; firstNumber: number; skus: number },
): Promise<Round> {
  const openBefore = await countOpenOrders(client);
  const startedAt = performance.now();
  const refused = await placeOrders(api, { count, firstNumber, skus });
  let last = { open: Number.POSITIVE_INFINITY, at: performance.now() };
  for (;;) {
    const open = (await countOpenOrders(client)) - openBefore;
    const now = performance.now();
    if (open <= 0 && (await countBehind(client)) === 0) break;
    if (open < last.open || open <= 0) last = { open, at: open <= 0 && last.open <= 0 ? last.at : now };
    if (now - last.at > STANDSTILL_MS) break;
    // Counting costs the database what counts here: seldom while many are open.
    await sleep(open > count / 20 ? 1000 : 100);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const open = Math.max(0, (await countOpenOrders(client)) - openBefore);
  return { ordersPerSecond: (count - open - refused) / seconds, open, refused };
}

async function placeOrders(
  api: Api,
  { count, firstNumber, skus }: { count: number; firstNumber: number; skus: number },
): Promise<number> {
  let next = firstNumber;
  let refused = 0;
  const end = firstNumber + count;
  const place = async () => {
    while (next < end) {
      const from = next;
      next = Math.min(end, from + BULK);
      const items = Array.from({ length: next - from }, (_, at) => composeTwoLines(from + at, skus));
      const outcomes = await api.bulk('POST', '/v1/orders/bulk', items);
      const faults = outcomes.filter((outcome) => !outcome.ok);
      if (faults[0] && !faults[0].ok) tell(`refused: ${JSON.stringify(faults[0].problem)}`);
      refused += faults.length;
    }
  };
  await Promise.all(Array.from({ length: PLACERS }, place));
  return refused;
}

function composeTwoLines(number: number, skus: number) {
  const first = Math.floor(Math.random() * skus);
  const second = (first + 1 + Math.floor(Math.random() * (skus - 1))) % skus;
  return composeOrder(number, numberText(number), [
    { sku: skuOf(1 + first), quantity: 1 },
    { sku: skuOf(1 + second), quantity: 2 },
  ]);
}
