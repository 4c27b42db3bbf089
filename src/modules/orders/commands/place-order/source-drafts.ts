// Decides from where each draft of a set ships, one after the other: a draft sees what those before it took. Decided on
// the snapshot; a draft that finds too little there is decided again on stock read anew, so nobody is refused on old news.
// Each draft sees stock as its channel may (pools, buffers, allocations); without such rules nothing is copied.

import type { Queryable } from '../../../../platform/db.ts';
import type { Uuid } from '../../../../platform/ids.ts';
import type { Variant } from '../../../catalog/index.ts';
import {
  type ChannelRules,
  type ChannelRulesReader,
  type FreeUnits,
  type Hold,
  type LocationList,
  lendHold,
  type StockSnapshot,
} from '../../../inventory/index.ts';
import {
  planSourcing,
  type SourcingDecision,
  type SourcingInput,
  type SourcingLine,
  type SourcingLocation,
} from '../../../sourcing/index.ts';
import type { ReleaseReader } from '../../../supply/index.ts';
import { positionOf } from '../../arrival.ts';
import { decideForGoal, type PartToDecide } from '../../collect-at-store.ts';
import type { SourcingTerms, TermsReader } from '../../sourcing-terms.ts';
import type { NewLine, ShipGroup } from '../../types.ts';
import type { Draft } from './draft.ts';
import { copyFree, isSoldAhead, type ReleaseRules, readQueues } from './sold-ahead.ts';

export interface PlannedUnits {
  line: NewLine;
  locationId: Uuid;
  quantity: number;
  /** Free units that the rules of the channel leave to others there; absent: none. */
  keep?: number;
  /** They lie there but may not leave before the day of their release: an order waits for them, and has their day. */
  waits?: true;
}

export interface SourcedDraft {
  /** One decision a ship group that has lines. */
  decisions: { shipGroup: number; decision: SourcingDecision }[];
  allocations: PlannedUnits[];
  /** Set when the order cannot be taken: missing units by line. */
  shortage: { lineNo: number; missing: number }[] | null;
}

export interface CostSettings {
  perKmMinor: number;
  perShipmentMinor: number;
  perUnitMinor: number;
  splitPenaltyMinor: number;
  stockBalanceMinor: number;
}

/** By what a set is decided, besides stock. */
export interface Rules {
  costs: CostSettings;
  channels: ChannelRules | null;
  terms: SourcingTerms | null;
  /** SKUs that are sold ahead; null: none is. */
  releases: ReleaseRules;
}

export interface Candidate {
  draft: Draft;
  /** What rules may know of the order beyond its draft. */
  order: {
    channel: string;
    currency: string;
    customerKind: string | null;
    attributes: Record<string, unknown> | null;
  };
  /** By whose rules stock is seen; null: as it is. */
  channel: string | null;
  allowBackorder: boolean;
  /** The cart's hold, whose units this order alone may take. */
  hold: Hold | null;
}

/** Sourcing's own view of locations, made once for each list. */
const views = new WeakMap<LocationList['list'], SourcingLocation[]>();

export function viewOf(locations: LocationList): SourcingLocation[] {
  let view = views.get(locations.list);
  if (!view) {
    view = locations.list.map((location) => ({
      id: location.locationId,
      latitude: location.latitude,
      longitude: location.longitude,
      fixedCostMinor: location.fixedCostMinor,
      handlingCostMinor: location.handlingCostMinor,
      capabilities: location.capabilities,
      active: location.active,
      kind: location.kind,
      capacityPerDay: location.capacityUnitsPerDay,
    }));
    views.set(locations.list, view);
  }
  return view;
}

export interface RuleReaders {
  costs: CostSettings;
  channelRules?: ChannelRulesReader | undefined;
  terms?: TermsReader | undefined;
  releases?: ReleaseReader | undefined;
}

/** Rules as of `versions`; from memory unless they changed. */
export async function readRules(
  tx: Queryable & { readonly now: Date },
  versions: ReadonlyMap<string, number>,
  locations: LocationList,
  { costs, channelRules, terms, releases }: RuleReaders,
): Promise<Rules> {
  const coming = await releases?.read(tx, versions);
  return {
    costs,
    channels: (await channelRules?.read(tx, versions, locations)) ?? null,
    terms: (await terms?.read(tx, versions, locations, tx.now)) ?? null,
    releases: coming ? { ahead: coming.ahead, now: tx.now } : null,
  };
}

/** Decides all candidates in their order; the answer stands beside them. */
export async function sourceDrafts(
  db: Queryable,
  stock: StockSnapshot,
  locations: LocationList,
  rules: Rules,
  candidates: readonly Candidate[],
): Promise<SourcedDraft[]> {
  const skuIds = new Set<Uuid>();
  for (const { draft } of candidates) for (const line of draft.lines) skuIds.add(line.skuId);
  const queued = await readQueues(db, rules.releases, skuIds, true);
  const free = copyFree(await stock.read(db, locations, skuIds, false), queued);
  const sourced = candidates.map((candidate) => sourceThroughChannel(candidate, locations, free, rules));
  const short = sourced.flatMap((result, index) => (isShort(result) ? [index] : []));
  if (short.length === 0) return sourced;
  // Read what ran short again, take off what the set's other orders took, and decide those again in order.
  const again = new Set<Uuid>();
  for (const index of short) for (const line of candidates[index]!.draft.lines) again.add(line.skuId);
  const fresh = copyFree(await stock.read(db, locations, again, true), queued);
  const redo = new Set(short);
  sourced.forEach((result, index) => {
    if (redo.has(index)) return;
    // Stock read anew still counts the units of the holds that these orders use up.
    const { hold } = candidates[index]!;
    if (hold) lendHold(fresh, locations, hold.lines);
    takeOff(fresh, locations, result);
  });
  for (const index of short)
    sourced[index] = sourceThroughChannel(candidates[index]!, locations, fresh, rules);
  return sourced;
}

/** Decides each candidate as if it were the only one, in the same way: for promises, which take nothing. */
export async function sourceEachAlone(
  db: Queryable,
  stock: StockSnapshot,
  locations: LocationList,
  rules: Rules,
  candidates: readonly Candidate[],
): Promise<SourcedDraft[]> {
  const decide = async (asked: readonly Candidate[], fresh: boolean) => {
    const skuIds = new Set(asked.flatMap(({ draft }) => draft.lines.map((line) => line.skuId)));
    const queued = await readQueues(db, rules.releases, skuIds, false);
    const read = await stock.read(db, locations, skuIds, fresh);
    return asked.map((candidate) => {
      const own = candidate.draft.lines.map(({ skuId }) => [skuId, read.get(skuId)!] as const);
      return sourceThroughChannel(candidate, locations, copyFree(new Map(own), queued), rules);
    });
  };
  const sourced = await decide(candidates, false);
  const short = sourced.flatMap((result, index) => (isShort(result) ? [index] : []));
  if (short.length === 0) return sourced;
  const again = await decide(
    short.map((index) => candidates[index]!),
    true,
  );
  short.forEach((index, at) => {
    sourced[index] = again[at]!;
  });
  return sourced;
}

function isShort(result: SourcedDraft): boolean {
  return result.shortage !== null || result.decisions.some(({ decision }) => decision.status !== 'sourced');
}

function takeOff(free: ReadonlyMap<Uuid, FreeUnits>, locations: LocationList, result: SourcedDraft): void {
  for (const { line, locationId, quantity } of result.allocations) {
    const units = free.get(line.skuId);
    const at = locations.indexOf.get(locationId)!;
    if (units) units[at] = Math.max(0, units[at]! - quantity);
  }
}

/** Decides on what the draft's channel may have of `free`, and takes it off `free`. */
function sourceThroughChannel(
  candidate: Candidate,
  locations: LocationList,
  free: ReadonlyMap<Uuid, FreeUnits>,
  rules: Rules,
): SourcedDraft {
  const { draft, channel } = candidate;
  const { channels } = rules;
  const view =
    channels === null || channel === null ? null : seeThroughChannel(channels, channel, draft.lines, free);
  if (view === null) return sourceWithHold(candidate, locations, rules, free);
  const { seen, hidden } = view;
  const result = sourceWithHold(candidate, locations, rules, seen);
  // What was changed in the channel's own view has to be seen by others; SKUs without a rule are the same array.
  for (const [skuId, units] of hidden) {
    const own = seen.get(skuId)!;
    const all = free.get(skuId)!;
    for (let at = 0; at < all.length; at++) all[at] = own[at]! + units[at]!;
  }
  for (const part of result.allocations) {
    const keep = hidden.get(part.line.skuId)?.[locations.indexOf.get(part.locationId)!];
    if (keep) part.keep = keep;
  }
  return result;
}

/**
 * What the channel may have of the lines' SKUs (`seen`), and by SKU what it may not (`hidden`); null where no rule hides anything.
 * Arrays of `seen` are those of `free` where nothing is hidden.
 */
export function seeThroughChannel(
  rules: ChannelRules,
  channel: string,
  lines: readonly { readonly skuId: Uuid }[],
  free: ReadonlyMap<Uuid, FreeUnits>,
): { seen: Map<Uuid, FreeUnits>; hidden: Map<Uuid, FreeUnits> } | null {
  let hidden: Map<Uuid, FreeUnits> | null = null;
  let seen: Map<Uuid, FreeUnits> | null = null;
  for (const { skuId } of lines) {
    if (hidden?.has(skuId)) continue;
    const all = free.get(skuId)!;
    const own = rules.see(channel, skuId, all);
    if (own === all) continue;
    hidden ??= new Map();
    seen ??= new Map(lines.map((line) => [line.skuId, free.get(line.skuId)!]));
    hidden.set(
      skuId,
      all.map((units, at) => units - own[at]!),
    );
    seen.set(skuId, own);
  }
  return hidden && seen ? { seen, hidden } : null;
}

/** Lends the hold's units to its order for the decision, and takes back what the order did not need. */
function sourceWithHold(
  candidate: Candidate,
  locations: LocationList,
  rules: Rules,
  free: ReadonlyMap<Uuid, FreeUnits>,
): SourcedDraft {
  if (candidate.hold === null) return sourceOne(candidate, locations, rules, free);
  lendHold(free, locations, candidate.hold.lines);
  const result = sourceOne(candidate, locations, rules, free);
  // A refused order leaves its hold as it is; an accepted one uses it up, and the rest is free for everybody.
  if (result.shortage) lendHold(free, locations, candidate.hold.lines, -1);
  return result;
}

function sourceOne(
  candidate: Candidate,
  locations: LocationList,
  rules: Rules,
  free: ReadonlyMap<Uuid, FreeUnits>,
): SourcedDraft {
  const { draft, allowBackorder } = candidate;
  const result: SourcedDraft = { decisions: [], allocations: [], shortage: null };
  const taken: { units: FreeUnits; at: number; quantity: number }[] = [];
  for (const group of draft.shipGroups) {
    const asked: AskedLine[] = [];
    for (let i = 0; i < draft.lines.length; i++) {
      const line = draft.lines[i]!;
      if (line.shipGroup === group.no) asked.push(askFor(line, draft.variants[i]!));
    }
    if (asked.length === 0) continue;
    const decision = decideForGoal(group, locations, asked, allowBackorder, (part) =>
      decide(rules, candidate, group, inputOf(part, group, locations, rules, free)),
    );
    result.decisions.push({ shipGroup: group.no, decision });
    if (decision.status === 'unsourceable') {
      for (const { units, at, quantity } of taken) units[at]! += quantity;
      const shortage = decision.shortage ?? [];
      return { decisions: result.decisions, allocations: [], shortage: [...shortage] };
    }
    for (const { lineNo, locationId, quantity } of decision.allocations) {
      const line = draft.lines[lineNo - 1]!;
      const units = free.get(line.skuId)!;
      const at = locations.indexOf.get(locationId as Uuid)!;
      units[at]! -= quantity;
      taken.push({ units, at, quantity });
      const planned: PlannedUnits = { line, locationId: locationId as Uuid, quantity };
      if (isSoldAhead(rules.releases, line.skuId)) planned.waits = true;
      result.allocations.push(planned);
    }
  }
  return result;
}

type AskedLine = SourcingLine & { readonly skuId: Uuid };

function askFor({ lineNo, skuId, ordered }: NewLine, { weightGrams, requires }: Variant): AskedLine {
  return {
    lineNo,
    skuId,
    quantity: ordered,
    ...(weightGrams ? { weightGrams } : {}),
    ...(requires.length > 0 ? { requires } : {}),
  };
}

function inputOf(
  { lines, among, except, mayWait }: PartToDecide<AskedLine>,
  group: ShipGroup,
  locations: LocationList,
  { costs }: Rules,
  free: ReadonlyMap<Uuid, FreeUnits>,
): SourcingInput {
  const rows = lines.map((line) => free.get(line.skuId)!);
  return {
    destination: positionOf(group, locations),
    lines: among || except ? lines.map((line) => limitTo(line, among, except)) : lines,
    locations: viewOf(locations),
    available: (lineIndex, locationIndex) => rows[lineIndex]![locationIndex]!,
    costModel: costs,
    allowBackorder: mayWait,
  };
}

function limitTo(
  line: AskedLine,
  locations: readonly string[] | undefined,
  excluded: readonly string[] | undefined,
): SourcingLine {
  return { ...line, ...(locations ? { locations } : {}), ...(excluded ? { excluded } : {}) };
}

function decide(
  { terms }: Rules,
  { draft, order }: Candidate,
  group: ShipGroup,
  input: SourcingInput,
): SourcingDecision {
  if (terms === null) return planSourcing(input);
  return terms.decide(input, () => ({
    ...order,
    valueMinor: draft.totals.totalMinor,
    goal: group,
    lines: input.lines.map(({ lineNo, quantity }) => {
      const { sku, requestedDate } = draft.lines[lineNo - 1]!;
      return { sku, quantity, variant: draft.variants[lineNo - 1], requestedDate };
    }),
  }));
}
