// Signs a customer in by the code that was sent to their address. Whatever is wrong, the refusal is the same.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome, SYSTEM_ACTOR } from '../../../platform/command.ts';
import { formatId } from '../../../platform/ids.ts';
import { Email } from '../../../platform/schemas.ts';
import { resolveOrCreateCustomers } from '../../customers/index.ts';
import { DAY_MS, isRight, liveCode } from '../codes.ts';
import { refusals } from '../errors.ts';
import { portalEvent } from '../events.ts';
import { findGuestOrders } from '../guests.ts';
import { closed, SessionHash, SessionView } from '../schemas.ts';
import { selectLinkKey } from '../store/links.ts';
import {
  type Code,
  insertSessions,
  lockNames,
  type NewSession,
  selectCodes,
  updateCodes,
} from '../store/sessions.ts';
import { actorOfSubject } from '../visitor.ts';

export const SESSION_DAYS = 14;

export const signIn = defineCommand({
  name: 'portal.signIn',
  summary: 'Signs in by the code that was sent; the session is a cookie.',
  input: Type.Object(
    { email: Email, code: Type.String({ pattern: '^\\d{6}$', maxLength: 6 }), sessionHash: SessionHash },
    closed,
  ),
  output: SessionView,
  roles: ['customer'],
  refusals: [refusals.codeWrong],
  async run(tx, items) {
    const emails = items.map(({ input }) => input.email.toLowerCase());
    await lockNames(tx, emails);
    const codes = await selectCodes(tx, emails, new Date(tx.now.getTime() - DAY_MS));
    const key = await selectLinkKey(tx);
    const tried = new Set<Code>();
    const right = items.map(({ input }, index) => {
      const code = liveCode(
        codes.filter((each) => each.email === emails[index]),
        tx.now,
      );
      if (!code) return false;
      tried.add(code);
      code.attempts += 1;
      if (!isRight(key, code, input.code)) return false;
      code.usedAt = tx.now;
      return true;
    });
    await updateCodes(tx, [...tried]);
    const people = await resolvePeople(
      tx,
      emails.filter((_, index) => right[index]),
    );
    const sessions: NewSession[] = [];
    const expiresAt = new Date(tx.now.getTime() + SESSION_DAYS * DAY_MS);
    const outcomes = items.map(({ input }, index): Outcome<Static<typeof SessionView>> => {
      const customerId = right[index] ? people.get(emails[index]!) : undefined;
      if (!customerId) return decline(refusals.codeWrong);
      const { sessionHash } = input;
      sessions.push({ sessionHash, subject: customerId, signedIn: true, startedAt: tx.now, expiresAt });
      const actor = actorOfSubject(customerId, true);
      tx.emit({ actor }, portalEvent('portal.signedIn', customerId));
      return accept({ signedIn: true, customerId, orderId: null, expiresAt: expiresAt.toISOString() });
    });
    await insertSessions(tx, sessions);
    return outcomes;
  },
});

/** The customer of each address; who has only ordered as a guest becomes one now that the address is proven. */
async function resolvePeople(
  tx: Parameters<typeof resolveOrCreateCustomers>[0],
  emails: readonly string[],
): Promise<Map<string, string>> {
  const distinct = [...new Set(emails)];
  const references = [];
  for (const email of distinct) {
    const [order] = await findGuestOrders(tx, email);
    const name = order?.customerName ?? email.split('@')[0]!;
    references.push({ channel: '', email, name, actor: SYSTEM_ACTOR });
  }
  const ids = await resolveOrCreateCustomers(tx, references);
  return new Map(distinct.map((email, index) => [email, formatId('cus', ids[index]!)]));
}
