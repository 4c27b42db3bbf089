// The single place that keeps live policies in memory, compiled, as of their version. It asks the database when the version moved on,
// and decides nothing.
import type { Queryable } from '../../../platform/db.ts';
import { createVersionedCache } from '../../../platform/versions.ts';
import { selectLivePolicies, selectPolicy } from '../store/policies.ts';
import { type CompiledPolicy, compilePolicy } from './compile-policy.ts';
import type { Policy } from './types.ts';

/** The name under which writers raise the version of live policies (platform/versions.ts). */
export const POLICIES_VERSION = 'sourcing-policies';

export interface PolicyBook {
  /** No policy is live. */
  readonly isEmpty: boolean;
  /** The channel's own policy, else that of all channels; null: the configured costs decide. */
  forChannel(channel: string): CompiledPolicy | null;
}

export interface PolicyReader {
  read(db: Queryable, versions: ReadonlyMap<string, number>): Promise<PolicyBook>;
}

export function createPolicyReader(): PolicyReader {
  const cache = createVersionedCache(POLICIES_VERSION, async (db) =>
    openPolicyBook(await selectLivePolicies(db)),
  );
  return { read: (db, versions) => cache.get(db, versions) };
}

export function openPolicyBook(live: readonly Policy[]): PolicyBook {
  const compiled = new Map(live.map((policy) => [policy.channel, compilePolicy(policy)]));
  const ofAll = compiled.get(null) ?? null;
  return { isEmpty: compiled.size === 0, forChannel: (channel) => compiled.get(channel) ?? ofAll };
}

/** Any version, draft or old, compiled: for tests on orders of the past and for shadows. */
export async function readPolicyVersion(
  db: Queryable,
  code: string,
  version: number,
): Promise<CompiledPolicy | null> {
  const policy = await selectPolicy(db, code, version);
  return policy && compilePolicy(policy);
}
