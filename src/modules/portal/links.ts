// The signed links of the portal: for an order or a customer, good for some months, revoked by raising the number that is signed along.
// No row is written for a link. The token stands behind the #, so that no server or referrer ever sees it in an address.
import type { Clock } from '../../platform/clock.ts';
import type { Queryable } from '../../platform/db.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import { claimedSubject, readSubject, signSubject } from '../../platform/signed-text.ts';
import { selectLinkKey, selectLinkVersions } from './store/links.ts';

export const LINK_DAYS = 120;
const DAY_MS = 86_400_000;
const purposeOf = (version: number) => `portal:${version}`;

export interface Link {
  url: string;
  expiresAt: Date;
}

/** Makes links about public ids of orders and customers; null where nobody knows the server's address. */
export async function makeLinks(
  db: Queryable,
  publicUrl: string | null,
  subjects: readonly string[],
  now: Date,
): Promise<Map<string, Link>> {
  if (publicUrl === null || subjects.length === 0) return new Map();
  const key = await selectLinkKey(db);
  const versions = await selectLinkVersions(db, subjects);
  const expiresAt = new Date(now.getTime() + LINK_DAYS * DAY_MS);
  return new Map(
    subjects.map((subject) => {
      const token = signSubject(key, purposeOf(versions.get(subject) ?? 0), subject, expiresAt);
      return [subject, { url: new URL(`/portal/link#${token}`, publicUrl).href, expiresAt }];
    }),
  );
}

/** For messages to customers: the link to each order. */
export function createOrderUrls({ publicUrl, clock }: { publicUrl: string | null; clock: Clock }) {
  return async (db: Queryable, orderIds: readonly Uuid[]): Promise<Map<Uuid, string>> => {
    const links = await makeLinks(
      db,
      publicUrl,
      orderIds.map((id) => formatId('ord', id)),
      clock.now(),
    );
    return new Map(
      orderIds.flatMap((id) => {
        const link = links.get(formatId('ord', id));
        return link ? [[id, link.url] as const] : [];
      }),
    );
  };
}

/** What each token opens; null: not made here, over, or revoked. */
export async function readLinks(
  db: Queryable,
  tokens: readonly string[],
  now: Date,
): Promise<(string | null)[]> {
  const key = await selectLinkKey(db);
  const claimed = tokens.map(claimedSubject);
  const versions = await selectLinkVersions(
    db,
    claimed.filter((subject) => subject !== null),
  );
  return tokens.map((token, index) =>
    readSubject(key, purposeOf(versions.get(claimed[index] ?? '') ?? 0), token, now),
  );
}
