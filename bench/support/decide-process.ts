// A process of the sourcing benchmark: connections that each decide sets of orders and reserve their stock, one set after the other, by
// the program's own code (facts, snapshot, decision, conditional update, decided again where somebody was faster). It writes
// reservations and stock and nothing else of an order; it measures and counts.
import process from 'node:process';
import Type from 'typebox';
import { createCatalogReader } from '../../src/modules/catalog/index.ts';
import {
  createChannelRules,
  createLocationReader,
  createStockSnapshot,
  reserveStock,
} from '../../src/modules/inventory/index.ts';
import { type Draft, draftGoods } from '../../src/modules/orders/commands/place-order/draft.ts';
import { readCatalogFacts } from '../../src/modules/orders/commands/place-order/read-facts.ts';
import { readRules, sourceDrafts } from '../../src/modules/orders/commands/place-order/source-drafts.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { accept, type Command, decline, defineCommand } from '../../src/platform/command.ts';
import { openDatabase } from '../../src/platform/db.ts';
import { defineRefusals } from '../../src/platform/errors.ts';
import { createExecutor, type Executor } from '../../src/platform/execute.ts';
import { BUCKETS, newUuid } from '../../src/platform/ids.ts';
import { silentLog } from '../../src/platform/log.ts';
import { readVersions } from '../../src/platform/versions.ts';
import type { DecideJob, DecideResult, DecideSettings } from './decide.ts';
import { Histogram } from './histogram.ts';
import { composeOrder, skuOf } from './order-text.ts';

const LINES = 2;
const COSTS = {
  ...{ perKmMinor: 1, perShipmentMinor: 400, perUnitMinor: 20 },
  ...{ splitPenaltyMinor: 300, stockBalanceMinor: 50 },
};
const refusals = defineRefusals('bench', { short: [409, 'There is too little stock.'] });

/** One connection: a server of its own with its own memory, as of another process. */
interface Decider {
  readonly executor: Executor;
  readonly decide: Command<Cart, object>;
  /** How often a set was decided. */
  rounds: number;
}
type Cart = ReturnType<typeof drawCart>;

const { databaseUrl, connections } = JSON.parse(process.argv[2]!) as DecideSettings;
const deciders = Array.from({ length: connections }, openDecider);

function openDecider(): Decider {
  const db = openDatabase({ url: databaseUrl, max: 1 });
  const decider = { executor: createExecutor(db, systemClock, silentLog), rounds: 0 };
  return Object.assign(decider, { decide: createDecide(() => decider.rounds++) });
}

/** What orders.placeOrder does about stock, without the rest of the order. */
function createDecide(onRound: () => void): Command<Cart, object> {
  const readers = {
    catalog: createCatalogReader(),
    locations: createLocationReader(),
    stock: createStockSnapshot(),
  };
  const channelRules = createChannelRules();
  let turn = Math.floor(Math.random() * BUCKETS);
  return defineCommand({
    name: 'bench.decide',
    summary: 'Decides from where orders ship and reserves their units.',
    input: Type.Unsafe<Cart>(Type.Object({})),
    output: Type.Object({}),
    roles: ['admin'],
    refusals: [refusals.short],
    async run(tx, items) {
      onRound();
      turn = (turn + 1) % BUCKETS;
      const versions = await readVersions(tx);
      const locations = await readers.locations.read(tx, versions);
      const carts = items.map((item) => item.input);
      const catalog = await readCatalogFacts(tx, readers.catalog, versions, carts, tx.now);
      const rules = await readRules(tx, versions, locations, { costs: COSTS, channelRules });
      const candidates = carts.map((cart) => ({
        draft: draftOrThrow(draftGoods(cart, { ...catalog, locations })),
        order: { channel: cart.channel, currency: cart.currency, customerKind: null, attributes: null },
        ...{ channel: cart.channel, allowBackorder: false, hold: null },
      }));
      const sourced = await sourceDrafts(tx, readers.stock, locations, rules, candidates);
      const rows = sourced.flatMap(({ allocations }) => {
        const orderId = newUuid(turn);
        return allocations.map(({ line: { lineNo, skuId }, locationId, quantity, keep }) => {
          return { bucket: turn, orderId, lineNo, skuId, locationId, quantity, keep };
        });
      });
      await reserveStock(tx, readers.stock, locations, rows, { newOrders: true });
      return sourced.map(({ shortage }) => (shortage ? decline(refusals.short) : accept({})));
    },
  });
}

function draftOrThrow(draft: ReturnType<typeof draftGoods>): Draft {
  if ('code' in draft) throw new Error(`the benchmark's own cart was refused: ${draft.code}`);
  return draft;
}

let drawn = Math.floor(Math.random() * 1e6);
function drawCart({ firstSku, skus }: DecideJob) {
  drawn += 1;
  const first = Math.floor(Math.random() * skus);
  const lines = Array.from({ length: LINES }, (_, line) => {
    const offset = line === 0 ? first : (first + 1 + Math.floor(Math.random() * (skus - 1))) % skus;
    return { sku: skuOf(firstSku + offset), quantity: 1 + (line % 2) };
  });
  const { channel, currency, shipGroups, lines: priced } = composeOrder(drawn, String(drawn), lines);
  return { channel, currency, shipGroups, lines: priced };
}

const ADMIN = { id: 'bench', role: 'admin' } as const;

async function execute(job: DecideJob): Promise<DecideResult> {
  const histogram = new Histogram();
  const result: DecideResult = {
    seconds: 0,
    decided: 0,
    refused: 0,
    sets: 0,
    rounds: 0,
    again: 0,
    latencies: [],
  };
  const startedAt = performance.now();
  const endsAt = job.seconds === null ? Number.POSITIVE_INFINITY : startedAt + job.seconds * 1000;
  await Promise.all(
    deciders.map(async (decider) => {
      for (let nth = 0; nth < (job.sets ?? Number.POSITIVE_INFINITY) && performance.now() < endsAt; nth++) {
        const calls = Array.from({ length: job.size }, () => ({ input: drawCart(job), actor: ADMIN }));
        decider.rounds = 0;
        const from = performance.now();
        const answers = await decider.executor.execute(decider.decide, calls);
        const to = performance.now();
        // What ends after the time does not count, as in the other benchmarks.
        if (to > endsAt) return;
        histogram.record(to - from);
        result.sets += 1;
        result.decided += answers.length;
        result.refused += answers.filter((answer) => !answer.ok).length;
        result.rounds += decider.rounds;
        if (decider.rounds > 1) result.again += 1;
      }
    }),
  );
  result.seconds = (Math.min(endsAt, performance.now()) - startedAt) / 1000;
  result.latencies = [...histogram.counts];
  return result;
}

process.on('message', (job: DecideJob) => {
  void execute(job).then((done) => process.send!(done));
});
process.on('disconnect', () => process.exit(0));
