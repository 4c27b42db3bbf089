// How inventory's nouns are shown outside: public ids, SKUs and location codes in place of UUIDs.
import type { Static } from 'typebox';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Pool } from './rules/channel-view.ts';
import type { CountRuleView, CountView, HoldView, LocationView, PoolView } from './schemas.ts';
import type { Count, CountRule, Hold, HoldLine, Location } from './types.ts';

export function showLocation(location: Location): Static<typeof LocationView> {
  const { locationId, code, address, calendar, capabilities, ...rest } = location;
  return {
    locationId: formatId('loc', locationId),
    code,
    ...rest,
    address: { ...address, lines: [...address.lines] },
    calendar: { week: [...calendar.week], closed: [...calendar.closed] },
    capabilities: [...capabilities],
  };
}

type Codes = ReadonlyMap<Uuid, { readonly code: string }>;

export function showHoldLines(lines: readonly HoldLine[], codes: Codes) {
  return lines.map(({ sku, locationId, quantity }) => ({
    sku,
    location: codes.get(locationId)!.code,
    quantity,
  }));
}

export function showHold(hold: Hold, codes: Codes): Static<typeof HoldView> {
  return {
    holdId: formatId('hld', hold.holdId),
    state: hold.state,
    expiresAt: hold.expiresAt.toISOString(),
    reference: hold.reference,
    channel: hold.channel,
    createdAt: hold.createdAt.toISOString(),
    endedAt: hold.endedAt?.toISOString() ?? null,
    usedBy: hold.usedBy,
    lines: showHoldLines(hold.lines, codes),
  };
}

export function showPool({ code, name, locationIds, channels }: Pool, codes: Codes): Static<typeof PoolView> {
  return { code, name, locations: locationIds.map((id) => codes.get(id)!.code), channels: [...channels] };
}

export function showCount(count: Count, codes: Codes): CountView {
  const { countId, skuId: _, sku, locationId, openedAt, countedAt, decidedAt, entries, ...rest } = count;
  return {
    countId: formatId('cnt', countId),
    sku,
    location: codes.get(locationId)!.code,
    ...rest,
    entries: entries && [...entries],
    openedAt: openedAt.toISOString(),
    countedAt: countedAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  };
}

export function showCountRule(
  { locationId, ...rule }: CountRule,
  codes: Codes,
): Static<typeof CountRuleView> {
  return { location: locationId && codes.get(locationId)!.code, ...rule };
}
