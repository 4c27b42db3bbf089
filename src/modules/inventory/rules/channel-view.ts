// The single place that decides what one channel may take of the free units of a SKU: only from its pools, leaving its buffers, and
// leaving what is kept for other channels. Pure, and called for each line of each order: without a rule nothing is copied.
//
// Rules that name a location: more free units never show a channel fewer, and hide no fewer from it. So whoever decides on an older
// count and takes q units only where `free now - q >= hidden then` never takes what the rules keep from him. What is kept anywhere
// is spread by the count at hand: two who decide at once may together take some of it.
import type { Uuid } from '../../../platform/ids.ts';
import type { FreeUnits } from '../stock-snapshot.ts';
import type { LocationList } from '../types.ts';

export interface Pool {
  readonly code: string;
  readonly name: string;
  readonly locationIds: readonly Uuid[];
  readonly channels: readonly string[];
}

/** What a channel leaves on the shelf: `units`, or `percent` of what is free, whichever is more. */
export interface ChannelBuffer {
  readonly channel: string;
  /** null: every SKU. */
  readonly skuId: Uuid | null;
  /** null: every location. */
  readonly locationId: Uuid | null;
  readonly units: number;
  readonly percent: number;
}

export interface ChannelAllocation {
  readonly channel: string;
  readonly skuId: Uuid;
  /** null: anywhere. */
  readonly locationId: Uuid | null;
  readonly units: number;
}

export interface StoredChannelRules {
  readonly pools: readonly Pool[];
  readonly buffers: readonly ChannelBuffer[];
  /** In the order in which they were given. */
  readonly allocations: readonly ChannelAllocation[];
}

export interface ChannelRules {
  /**
   * What `channel` may take of `free`, by position of the location: `free` itself where no rule says otherwise, else a new array.
   * What a cart of the channel holds already is added afterwards, not before: no rule takes it away again.
   */
  see(channel: string, skuId: Uuid, free: FreeUnits): FreeUnits;
  /** The same for the `free` units at one position alone; only where the view does not span locations. */
  seeAt(channel: string, skuId: Uuid, at: number, free: number): number;
  /** Whether the channel sells from the location at this position. */
  sellsFrom(channel: string, at: number): boolean;
  /** True where the view at one location depends on others, so that it cannot be told without them. */
  spansLocations(skuId: Uuid): boolean;
}

type Buffer = Pick<ChannelBuffer, 'units' | 'percent'>;

interface ChannelOwn {
  /** 1 where the channel sells; null: everywhere. */
  places: Uint8Array | null;
  everywhere: Buffer | undefined;
  byPlace: (Buffer | undefined)[];
  bySku: Map<Uuid, { everywhere: Buffer | undefined; byPlace: (Buffer | undefined)[] }>;
}

interface Kept {
  channel: string;
  units: number;
  /** Position of the location; null: anywhere. */
  at: number | null;
}

/** Puts the stored rules in the order of `locations`; what names a location that is gone does nothing. */
export function compileChannelRules(stored: StoredChannelRules, locations: LocationList): ChannelRules {
  const channels = compileChannels(stored, locations);
  const kept = compileAllocations(stored.allocations, locations);
  const active = Uint8Array.from(locations.list, (location) => (location.active ? 1 : 0));
  const sellsFrom = (channel: string, at: number) => channels.get(channel)?.places?.[at] !== 0;
  const seller = (who: string, at: number) => active[at] === 1 && sellsFrom(who, at);
  return {
    sellsFrom,
    spansLocations: (skuId) => kept.get(skuId)?.some(({ at }) => at === null) ?? false,
    see(channel, skuId, free) {
      const own = channels.get(channel);
      const claims = kept.get(skuId);
      if (!own && !claims) return free;
      const units = claims ? setAside(claims, channel, free, seller) : free;
      return own ? Int32Array.from(free, (each, at) => leaveBuffer(own, skuId, at, each, units[at]!)) : units;
    },
    seeAt(channel, skuId, at, free) {
      const own = channels.get(channel);
      const claims = kept.get(skuId);
      const units = claims ? setAsideAt(claims, channel, at, free, seller) : free;
      return own ? leaveBuffer(own, skuId, at, free, units) : units;
    },
  };
}

function compileChannels(
  { pools, buffers }: StoredChannelRules,
  { list, indexOf }: LocationList,
): Map<string, ChannelOwn> {
  const channels = new Map<string, ChannelOwn>();
  const own = (channel: string): ChannelOwn => {
    let found = channels.get(channel);
    if (!found) {
      found = { places: null, everywhere: undefined, byPlace: [], bySku: new Map() };
      channels.set(channel, found);
    }
    return found;
  };
  for (const pool of pools) {
    for (const channel of pool.channels) {
      const entry = own(channel);
      entry.places ??= new Uint8Array(list.length);
      for (const locationId of pool.locationIds) {
        const at = indexOf.get(locationId);
        if (at !== undefined) entry.places[at] = 1;
      }
    }
  }
  for (const { channel, skuId, locationId, ...buffer } of buffers) {
    const at = locationId === null ? null : indexOf.get(locationId);
    if (at === undefined) continue;
    let scope: Pick<ChannelOwn, 'everywhere' | 'byPlace'> = own(channel);
    if (skuId !== null) {
      const { bySku } = own(channel);
      scope = bySku.get(skuId) ?? { everywhere: undefined, byPlace: [] };
      bySku.set(skuId, scope);
    }
    if (at === null) scope.everywhere = buffer;
    else scope.byPlace[at] = buffer;
  }
  return channels;
}

function compileAllocations(
  allocations: readonly ChannelAllocation[],
  { indexOf }: LocationList,
): Map<Uuid, Kept[]> {
  const kept = new Map<Uuid, Kept[]>();
  for (const { skuId, channel, locationId, units } of allocations) {
    const at = locationId === null ? null : indexOf.get(locationId);
    if (at === undefined) continue;
    const list = kept.get(skuId);
    if (list) list.push({ channel, units, at });
    else kept.set(skuId, [{ channel, units, at }]);
  }
  return kept;
}

type MaySell = (channel: string, at: number) => boolean;

/** What nobody has a claim to, and what `channel` has a claim to itself. */
function setAside(claims: readonly Kept[], channel: string, free: FreeUnits, maySell: MaySell): FreeUnits {
  const rest = free.slice();
  const mine = new Int32Array(free.length);
  for (const claim of claims) {
    let left = claim.units;
    const places = claim.at === null ? byMostFree(rest) : [claim.at];
    for (const at of places) {
      if (left === 0) break;
      if (!maySell(claim.channel, at)) continue;
      const units = Math.min(left, rest[at]!);
      left -= units;
      rest[at]! -= units;
      if (claim.channel === channel) mine[at]! += units;
    }
  }
  for (let at = 0; at < rest.length; at++) rest[at]! += mine[at]!;
  return rest;
}

/** The same at one location, for claims that all name one. */
function setAsideAt(
  claims: readonly Kept[],
  channel: string,
  at: number,
  free: number,
  maySell: MaySell,
): number {
  let rest = free;
  let mine = 0;
  for (const claim of claims) {
    if (claim.at !== at || !maySell(claim.channel, at)) continue;
    const units = Math.min(claim.units, rest);
    rest -= units;
    if (claim.channel === channel) mine += units;
  }
  return rest + mine;
}

/** Units that may be kept anywhere are kept where most are: the small rests of stores stay for everybody. */
function byMostFree(units: FreeUnits): number[] {
  return Array.from(units.keys())
    .filter((at) => units[at]! > 0)
    .sort((a, b) => units[b]! - units[a]! || a - b);
}

/** What is left of `units` when of the `free` ones at the location the buffer stays; nothing outside the pools. */
function leaveBuffer(own: ChannelOwn, skuId: Uuid, at: number, free: number, units: number): number {
  if (own.places?.[at] === 0) return 0;
  const sku = own.bySku.get(skuId);
  const buffer = sku?.byPlace[at] ?? sku?.everywhere ?? own.byPlace[at] ?? own.everywhere;
  return buffer ? Math.max(0, Math.min(units, free - bufferUnits(buffer, free))) : units;
}

/** A part of a unit is a whole one: better one kept too many than one sold too many. */
function bufferUnits({ units, percent }: Buffer, free: number): number {
  return Math.max(units, Math.ceil((free * percent) / 100));
}
