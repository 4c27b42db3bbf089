// The network of a what-if: today's locations with some added, closed or of another capacity, and where the stock of the
// others is in it. No unit is lost or made on the way, but for locations that close with their stock. Pure.
import { createHash } from 'node:crypto';
import type { Uuid } from '../../../platform/ids.ts';
import type { Location, LocationKind, LocationList } from '../../inventory/index.ts';
import type { SourcingLocation } from '../../sourcing/index.ts';

export interface AddedLocation {
  readonly code: string;
  readonly name?: string;
  readonly kind?: LocationKind;
  readonly latitude: number;
  readonly longitude: number;
  readonly fixedCostMinor?: number;
  readonly handlingCostMinor?: number;
  readonly capacityUnitsPerDay?: number | null;
  readonly capabilities?: readonly string[];
  /** Of each SKU's stock, how much stands here, taken from the others: 0 to 1. */
  readonly stockShare: number;
}

export interface NetworkChange {
  readonly add?: readonly AddedLocation[];
  /** shared-out: its stock stands at the others; lost: it cannot be had. */
  readonly close?: readonly { readonly code: string; readonly stock?: 'shared-out' | 'lost' }[];
  readonly capacity?: readonly { readonly code: string; readonly unitsPerDay: number | null }[];
}

export interface Network {
  readonly locations: LocationList;
  /** The same in the same order, as sourcing sees them. */
  readonly places: readonly SourcingLocation[];
  /** A SKU's units by today's locations, as they stand here. */
  spread(units: Int32Array): Int32Array;
  /** Where what comes in at one of today's locations (or, below zero, leaves it) does so here. */
  route(skuId: Uuid, location: number, quantity: number): readonly { location: number; quantity: number }[];
}

export function createNetwork(today: LocationList, change: NetworkChange = {}): Network {
  const added = (change.add ?? []).map((each) => inventLocation(today, each));
  const closing = new Map((change.close ?? []).map(({ code, stock }) => [code, stock ?? 'shared-out']));
  const capacity = new Map((change.capacity ?? []).map(({ code, unitsPerDay }) => [code, unitsPerDay]));
  const list = [...today.list, ...added].map((location): Location => {
    const limit = capacity.get(location.code);
    const isOpen = location.active && !closing.has(location.code);
    return { ...location, active: isOpen, ...(limit === undefined ? {} : { capacityUnitsPerDay: limit }) };
  });
  const locations: LocationList = {
    list,
    byId: new Map(list.map((location) => [location.locationId, location])),
    byCode: new Map(list.map((location) => [location.code, location])),
    indexOf: new Map(list.map((location, at) => [location.locationId, at])),
  };
  const known = today.list.length;
  const shares = (change.add ?? []).map((each) => each.stockShare);
  const stays = today.list.map((location) =>
    closing.has(location.code) ? closing.get(location.code)! : 'open',
  );
  const open = list.flatMap((location, at) => (location.active && at < known ? [at] : []));
  return {
    locations,
    places: list.map(toPlace),
    spread: (units) => spreadUnits(units, { stays, open, shares, size: list.length }),
    route: createRouter({ stays, open, shares, known }),
  };
}

function toPlace(location: Location): SourcingLocation {
  const { locationId, kind, latitude, longitude, fixedCostMinor, handlingCostMinor, capabilities, active } =
    location;
  return {
    id: locationId,
    kind,
    latitude,
    longitude,
    fixedCostMinor,
    handlingCostMinor,
    capabilities,
    active,
    capacityPerDay: location.capacityUnitsPerDay,
  };
}

/** Works by the calendar of its nearest neighbour. */
function inventLocation(today: LocationList, given: AddedLocation): Location {
  const nearest = today.list.toSorted((a, b) => gapTo(given, a) - gapTo(given, b))[0];
  const open = { open: '08:00', close: '18:00' };
  return {
    locationId: inventId(given.code),
    code: given.code,
    name: given.name ?? given.code,
    kind: given.kind ?? 'distribution-centre',
    active: true,
    latitude: given.latitude,
    longitude: given.longitude,
    address: nearest?.address ?? { lines: [], postalCode: '', city: '', country: 'DE' },
    timeZone: nearest?.timeZone ?? 'UTC',
    calendar: nearest?.calendar ?? { week: [open, open, open, open, open, null, null], closed: [] },
    cutOff: nearest?.cutOff ?? '14:00',
    capacityUnitsPerDay: given.capacityUnitsPerDay ?? null,
    capabilities: given.capabilities ?? nearest?.capabilities ?? [],
    fixedCostMinor: given.fixedCostMinor ?? 0,
    handlingCostMinor: given.handlingCostMinor ?? 0,
  };
}

type Point = { readonly latitude: number; readonly longitude: number };

/** Grows with the distance; enough to find the nearest. */
function gapTo(a: Point, b: Point): number {
  const radians = Math.PI / 180;
  return (
    1 -
    Math.sin(a.latitude * radians) * Math.sin(b.latitude * radians) -
    Math.cos(a.latitude * radians) *
      Math.cos(b.latitude * radians) *
      Math.cos((a.longitude - b.longitude) * radians)
  );
}

/** The same id for the same code, so that a run repeats itself. */
function inventId(code: string): Uuid {
  const hex = createHash('sha1').update(`what-if ${code}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}` as Uuid;
}

interface Spreading {
  readonly stays: readonly ('open' | 'shared-out' | 'lost')[];
  /** Today's locations that stay open. */
  readonly open: readonly number[];
  readonly shares: readonly number[];
}

function spreadUnits(
  units: Int32Array,
  { stays, open, shares, size }: Spreading & { size: number },
): Int32Array {
  const here = new Int32Array(size);
  let homeless = 0;
  for (let n = 0; n < units.length; n++) {
    if (stays[n] === 'open') here[n] = units[n]!;
    else if (stays[n] === 'shared-out') homeless += Math.max(0, units[n]!);
  }
  handOut(here, open, homeless);
  const total = open.reduce((sum, n) => sum + Math.max(0, here[n]!), 0);
  shares.forEach((share, k) => {
    const units = Math.min(
      Math.round(total * share),
      open.reduce((sum, n) => sum + Math.max(0, here[n]!), 0),
    );
    handOut(here, open, -units);
    here[size - shares.length + k] = units;
  });
  return here;
}

/** Adds units to (or takes them from) `among`, as evenly to what each has as whole units allow; the first ones get the rest. */
function handOut(here: Int32Array, among: readonly number[], units: number): void {
  if (units === 0 || among.length === 0) return;
  const has = among.map((n) => Math.max(0, here[n]!));
  const total = has.reduce((sum, some) => sum + some, 0);
  const parts = has.map((some) => Math.abs(units) * (total === 0 ? 1 / among.length : some / total));
  const whole = parts.map(Math.floor);
  let left = Math.abs(units) - whole.reduce((sum, some) => sum + some, 0);
  const order = parts
    .map((part, k) => ({ k, rest: part - whole[k]! }))
    .sort((a, b) => b.rest - a.rest || a.k - b.k);
  for (const { k } of order) {
    if (left <= 0) break;
    whole[k]! += 1;
    left -= 1;
  }
  among.forEach((n, k) => {
    here[n]! += Math.sign(units) * whole[k]!;
  });
}

/** Whole units go where they come in, or by turns where that is closed; what has a share gets it by and by. */
function createRouter({ stays, open, shares, known }: Spreading & { known: number }): Network['route'] {
  const owed = new Map<string, number>();
  let turn = 0;
  return (skuId, location, quantity) => {
    const stay = stays[location] ?? 'open';
    if (stay === 'lost') return [];
    let left = quantity;
    const routed: { location: number; quantity: number }[] = [];
    shares.forEach((share, k) => {
      const key = `${skuId}/${k}`;
      const due = (owed.get(key) ?? 0) + quantity * share;
      const some =
        quantity > 0
          ? Math.min(left, Math.max(0, Math.floor(due)))
          : Math.max(left, Math.min(0, Math.ceil(due)));
      owed.set(key, due - some);
      left -= some;
      if (some !== 0) routed.push({ location: known + k, quantity: some });
    });
    if (left === 0) return routed;
    if (stay === 'open') routed.push({ location, quantity: left });
    else if (open.length > 0) routed.push({ location: open[turn++ % open.length]!, quantity: left });
    return routed;
  };
}
