// Says when and from where a cart would be delivered, by the same rules by which orders are placed. Without a hold it commits to
// nothing and writes nothing: each cart is answered as if it were the only one. With one, the cart keeps what it was promised.
import { accept, type CommandTx, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { readVersions } from '../../../platform/versions.ts';
import type { LeadTimeReader, RateBookReader } from '../../carriers/index.ts';
import type { CatalogReader } from '../../catalog/index.ts';
import {
  type ChannelRulesReader,
  type DispatchCalendar,
  type LocationList,
  type Outlook,
  readOutlooks,
  type StockSnapshot,
} from '../../inventory/index.ts';
import type { ReleaseReader } from '../../supply/index.ts';
import { refusals } from '../errors.ts';
import type { NetworkReader } from '../network.ts';
import type { TermsReader } from '../sourcing-terms.ts';
import { draftGoods } from './place-order/draft.ts';
import type { Cart } from './place-order/input.ts';
import { readCatalogFacts } from './place-order/read-facts.ts';
import {
  type Candidate,
  type CostSettings,
  type Rules,
  readRules,
  type SourcedDraft,
  sourceDrafts,
  sourceEachAlone,
} from './place-order/source-drafts.ts';
import { describeGroup } from './promise-delivery/describe-group.ts';
import { holdCarts } from './promise-delivery/hold-cart.ts';
import { planGroups } from './promise-delivery/parcels.ts';
import { type LaterFacts, planLater } from './promise-delivery/plan-later.ts';
import { type Promised, PromiseInput, type PromiseItem, PromiseOutput } from './promise-delivery/schemas.ts';

export interface PromiseDependencies {
  catalog: CatalogReader;
  locations: NetworkReader;
  stock: StockSnapshot;
  costs: CostSettings;
  dispatch: DispatchCalendar;
  channelRules: ChannelRulesReader;
  rateBook: RateBookReader;
  leadTimes: LeadTimeReader;
  releases: ReleaseReader;
  terms?: TermsReader | undefined;
}

interface AskedCart extends Candidate {
  readonly index: number;
  readonly item: PromiseItem;
}

export function createPromiseDelivery(dependencies: PromiseDependencies) {
  return defineCommand({
    name: 'orders.promiseDelivery',
    summary:
      'Says when, from where and at what cost a cart would be delivered; keeps it for a while if asked to.',
    input: PromiseInput,
    output: PromiseOutput,
    roles: ['service', 'operations', 'read-only', 'channel'],
    mayCall: ({ channel, hold }, actor) =>
      (actor.role !== 'channel' || channel === undefined || channel === actor.channel) &&
      (actor.role !== 'read-only' || hold === undefined),
    refusals: [
      refusals.shipGroupWithoutGoal,
      refusals.locationUnknown,
      refusals.shipGroupUnknown,
      refusals.skuUnknown,
      refusals.skuNotSold,
    ],
    run: (tx, items) => promiseSet(tx, items, dependencies),
  });
}

async function promiseSet(
  tx: CommandTx,
  items: readonly PromiseItem[],
  dependencies: PromiseDependencies,
): Promise<Outcome<Promised>[]> {
  const { catalog, stock, dispatch } = dependencies;
  const versions = await readVersions(tx);
  const locations = await dependencies.locations.read(tx, versions);
  const rules = await readRules(tx, versions, locations, dependencies);
  const rateBook = await dependencies.rateBook.read(tx, versions);
  const leadTimes = await dependencies.leadTimes.read(tx, versions);
  const releases = await dependencies.releases.read(tx, versions);
  const carts = items.map(toCart);
  const facts = { ...(await readCatalogFacts(tx, catalog, versions, carts, tx.now)), locations };
  const outcomes = new Array<Outcome<Promised>>(items.length);
  const asked: AskedCart[] = [];
  items.forEach((item, index) => {
    const draft = draftGoods(carts[index]!, facts);
    const channel = item.input.channel ?? item.actor.channel ?? null;
    if ('code' in draft) outcomes[index] = decline(draft);
    else {
      const order = {
        channel: channel ?? '',
        currency: item.input.currency ?? '',
        customerKind: null,
        attributes: null,
      };
      asked.push({ index, item, draft, channel, order, allowBackorder: true, hold: null });
    }
  });
  const sourced = await sourceCarts(tx, asked, locations, rules, dependencies);
  const outlooks = await readShort(tx, asked, sourced, dependencies);
  const later: LaterFacts = { now: tx.now, locations, outlooks, releases, rules: rules.channels };
  const plans = asked.map(({ draft, channel }, at) => {
    const coming = outlooks.size === 0 ? [] : planLater(draft, sourced[at]!, channel, later);
    return planGroups(draft, sourced[at]!, coming, { ...later, dispatch });
  });
  const toHold = asked.flatMap(({ item, channel }, at) => {
    const { hold } = item.input;
    return hold ? [{ at, actor: item.actor, channel, hold, allocations: sourced[at]!.allocations }] : [];
  });
  const holds = await holdCarts(tx, stock, locations, toHold);
  const holdOf = new Map(toHold.map(({ at }, nth) => [at, holds[nth]!]));
  asked.forEach(({ index, item }, at) => {
    const { confidence = 80 } = item.input;
    const groups = plans[at]!.map((plan) =>
      describeGroup(plan, locations, { rateBook, leadTimes, confidence }),
    );
    const canFulfil = groups.every((group) => group.canFulfil);
    outcomes[index] = accept({ canFulfil, hold: holdOf.get(at) ?? null, shipGroups: groups });
  });
  return outcomes;
}

/** The cart as an order's goods; without prices, which a promise does not depend on. */
function toCart({ input }: PromiseItem): Cart {
  return {
    channel: '',
    currency: '',
    shipGroups: input.shipGroups.map(({ destination, pickupLocation, method, requestedDate }) => ({
      ...(destination ? { address: { lines: [], city: '', ...destination } } : {}),
      ...(pickupLocation === undefined ? {} : { pickupLocation }),
      ...(method === undefined ? {} : { method }),
      ...(requestedDate === undefined ? {} : { requestedDate }),
    })),
    lines: input.lines.map((line) => ({ ...line, unitPriceMinor: 0 })),
  };
}

/** Carts that keep their units are decided one after the other on stock read anew; the others see none of them. */
async function sourceCarts(
  tx: CommandTx,
  asked: readonly AskedCart[],
  locations: LocationList,
  rules: Rules,
  { stock }: PromiseDependencies,
): Promise<SourcedDraft[]> {
  const keeping = asked.filter(({ item }) => item.input.hold !== undefined);
  const alone = asked.filter(({ item }) => item.input.hold === undefined);
  const sourced = new Map<AskedCart, SourcedDraft>();
  const answers = await sourceEachAlone(tx, stock, locations, rules, alone);
  for (const [at, cart] of alone.entries()) sourced.set(cart, answers[at]!);
  if (keeping.length > 0) {
    const skuIds = new Set(keeping.flatMap(({ draft }) => draft.lines.map((line) => line.skuId)));
    await stock.read(tx, locations, skuIds, true);
    const kept = await sourceDrafts(tx, stock, locations, rules, keeping);
    for (const [at, cart] of keeping.entries()) sourced.set(cart, kept[at]!);
  }
  return asked.map((cart) => sourced.get(cart)!);
}

/** What will be free, by day, of the SKUs that some cart cannot have now; nothing is read when there are none. */
async function readShort(
  tx: CommandTx,
  asked: readonly AskedCart[],
  sourced: readonly SourcedDraft[],
  { catalog, locations, channelRules }: PromiseDependencies,
): Promise<Map<Uuid, Outlook>> {
  const skus = new Set<string>();
  asked.forEach(({ draft }, at) => {
    if (sourced[at]!.decisions.every(({ decision }) => decision.status === 'sourced')) return;
    for (const line of draft.lines) skus.add(line.sku);
  });
  if (skus.size === 0) return new Map();
  return readOutlooks(tx, { catalog, locations, channels: channelRules }, { skus: [...skus], now: tx.now });
}
