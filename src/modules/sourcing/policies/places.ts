// The single place that shows locations to rules: what they may know of each, in the order of the list, made once a list.
import type { LocationList } from '../../inventory/index.ts';
import type { PolicyLocation } from './types.ts';

const views = new WeakMap<LocationList, readonly PolicyLocation[]>();

export function policyLocationsOf(locations: LocationList): readonly PolicyLocation[] {
  const known = views.get(locations);
  if (known) return known;
  const view = locations.list.map(({ code, kind, address, capabilities }) => {
    return { code, kind, country: address.country, capabilities };
  });
  views.set(locations, view);
  return view;
}

/** Those that can ship: what a policy has to leave something of. */
export function activeLocationsOf(locations: LocationList): readonly PolicyLocation[] {
  const all = policyLocationsOf(locations);
  return all.filter((_, at) => locations.list[at]!.active);
}
