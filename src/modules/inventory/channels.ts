// The single place that keeps what channels see of stock in memory, as of its version and of one list of locations.
import type { Queryable } from '../../platform/db.ts';
import { createVersionedCache } from '../../platform/versions.ts';
import { type ChannelRules, compileChannelRules, type StoredChannelRules } from './rules/channel-view.ts';
import { selectChannelRules } from './store/channels.ts';
import type { LocationList } from './types.ts';

/** The name under which writers raise the version of the rules (platform/versions.ts). */
export const CHANNELS_VERSION = 'inventory.channels';

export interface ChannelRulesReader {
  /** The rules as of `versions`; positions are those of `locations`. */
  read(db: Queryable, versions: ReadonlyMap<string, number>, locations: LocationList): Promise<ChannelRules>;
}

export function createChannelRules(): ChannelRulesReader {
  const cache = createVersionedCache(CHANNELS_VERSION, selectChannelRules);
  let kept: { stored: StoredChannelRules; locations: LocationList; rules: ChannelRules } | undefined;
  return {
    async read(db, versions, locations) {
      const stored = await cache.get(db, versions);
      if (kept?.stored !== stored || kept.locations.list !== locations.list) {
        kept = { stored, locations, rules: compileChannelRules(stored, locations) };
      }
      return kept.rules;
    },
  };
}
