// Sends a code to sign in to an address that has orders here. What it answers is the same for every address: who is a customer is not told.
import Type, { type Static } from 'typebox';
import { accept, type CommandTx, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { newUuid } from '../../../platform/ids.ts';
import { Email, Locale } from '../../../platform/schemas.ts';
import { readCustomers, resolveCustomers } from '../../customers/index.ts';
import type { DirectMessage } from '../../notifications/index.ts';
import { CODE_MINUTES, DAY_MS, hashCode, makeCode, maySend } from '../codes.ts';
import type { PortalDependencies } from '../dependencies.ts';
import { portalEvent } from '../events.ts';
import { findGuestOrders } from '../guests.ts';
import { closed } from '../schemas.ts';
import { selectLinkKey } from '../store/links.ts';
import { type Code, insertCodes, lockNames, selectCodes } from '../store/sessions.ts';

const Input = Type.Object({ email: Email, locale: Type.Optional(Locale) }, closed);
const Output = Type.Object({
  expiresInMinutes: Type.Integer({ description: 'How long a code is good, if one was sent' }),
});
type CodeItem = Item<Static<typeof Input>>;

export function createRequestCode({ writeMessages }: Pick<PortalDependencies, 'writeMessages'>) {
  return defineCommand({
    name: 'portal.requestCode',
    summary:
      'Sends a six-digit code to an e-mail address that has orders here; the answer is the same if it has none.',
    input: Input,
    output: Output,
    roles: ['customer'],
    refusals: [],
    async run(tx, items) {
      const emails = items.map(({ input }) => input.email.toLowerCase());
      await lockNames(tx, emails);
      const codes = await selectCodes(tx, emails, new Date(tx.now.getTime() - DAY_MS));
      const key = await selectLinkKey(tx);
      const people = await findPeople(tx, emails);
      const rows: Code[] = [];
      const mails: DirectMessage[] = [];
      const outcomes = items.map((item, index): Outcome<Static<typeof Output>> => {
        const email = emails[index]!;
        const known = [...rows, ...codes].filter((code) => code.email === email);
        if (maySend(known, tx.now)) {
          const code = makeCode();
          rows.push(newCode(email, code, key, tx.now));
          const person = people.get(email);
          if (person) mails.push(mailOf(item, person, code));
        }
        tx.emit(item, portalEvent('portal.codeRequested', email));
        return accept({ expiresInMinutes: CODE_MINUTES });
      });
      await insertCodes(tx, rows);
      await writeMessages(tx, mails);
      return outcomes;
    },
  });
}

interface Person {
  email: string;
  name: string | null;
  locale: string;
}

/** By address: customers, and who has ordered without being one. */
async function findPeople(tx: CommandTx, emails: readonly string[]): Promise<Map<string, Person>> {
  const distinct = [...new Set(emails)];
  const ids = await resolveCustomers(
    tx,
    distinct.map((email) => ({ channel: '', email })),
  );
  const customers = await readCustomers(
    tx,
    ids.filter((id) => id !== null),
  );
  const people = new Map<string, Person>();
  for (const [index, email] of distinct.entries()) {
    const customer = customers.get(ids[index]!);
    if (customer && !customer.erased) {
      people.set(email, { email: customer.email ?? email, name: customer.name, locale: customer.locale });
      continue;
    }
    // Few are asked at once: a set of this command is as long as people type.
    const [order] = await findGuestOrders(tx, email);
    if (order) people.set(email, { email: order.email ?? email, name: order.customerName, locale: 'en' });
  }
  return people;
}

function newCode(email: string, code: string, key: Buffer, now: Date): Code {
  const codeId = newUuid();
  const expiresAt = new Date(now.getTime() + CODE_MINUTES * 60_000);
  const codeHash = hashCode(key, codeId, code);
  return { codeId, email, codeHash, askedAt: now, expiresAt, attempts: 0, usedAt: null };
}

const mailOf = ({ input }: CodeItem, person: Person, code: string): DirectMessage => ({
  template: 'sign-in-code',
  orderId: null,
  orderNumber: null,
  recipient: person.email,
  customerName: person.name,
  locale: input.locale ?? person.locale,
  attributes: { code },
});
