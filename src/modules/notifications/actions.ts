// Which messages of an order may be sent once more, by the same rules as the command.
import type { Queryable } from '../../platform/db.ts';
import { refuse } from '../../platform/errors.ts';
import type { Verdict } from '../../platform/verdict.ts';
import { refusals } from './errors.ts';
import { findMessages } from './queries.ts';
import { mayResend } from './rules.ts';
import { readSuppressed } from './store.ts';

/** Of the newest messages; nobody sends the fifty-first before them again. */
const NEWEST = 50;

export async function judgeMessages(db: Queryable, orderId: string): Promise<Verdict[]> {
  const { items } = await findMessages(db, { orderId, limit: NEWEST });
  const addresses = [...new Set(items.map((message) => message.recipient.toLowerCase()))];
  const suppressed = addresses.length === 0 ? new Set<string>() : await readSuppressed(db, addresses);
  return items.map(({ messageId, state, recipient, template }) => {
    const address = recipient.toLowerCase();
    const isOff = suppressed.has(`${address} *`) || suppressed.has(`${address} ${template}`);
    return {
      command: 'notifications.resendMessage',
      target: { type: 'message', id: messageId },
      refusal: !mayResend(state)
        ? refuse(refusals.stillUnderWay, { state })
        : isOff
          ? refuse(refusals.recipientSuppressed, { recipient })
          : null,
    };
  });
}
