// The worker's tasks of notifications: hand queued messages to the mail server and record what it answered. A message is
// claimed before it is sent and reported after; what lies between is recorded as unknown when the worker dies there, and
// nothing here ever sends an unknown message again.
import { SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Executor } from '../../platform/execute.ts';
import { passFailpoint } from '../../platform/failpoint.ts';
import { formatId, type Uuid } from '../../platform/ids.ts';
import type { Task } from '../../platform/jobs.ts';
import { recordSending } from './commands/record-sending.ts';
import { renderMessage } from './render/render-message.ts';
import { greetableName, LEASE_MS, languageOf, messageKeyOf } from './rules.ts';
import { type ClaimedMessage, claimMessages, readAbandoned, readDue } from './store.ts';
import type { Mailer, MailOutcome } from './types.ts';

/** Claimed together: so many may become unknown when a worker dies. */
const CLAIM_SIZE = 20;
/** Mails under way at once. */
const PARALLEL = 5;
/** Fresh messages belong to the job written with them for so long before the sweep takes them too. */
const HEAD_START_MS = 60_000;
const SWEEP_SIZE = 1000;

/** When the worker runs them by itself. */
export const CRONTAB: readonly (readonly [schedule: string, task: string])[] = [
  ['* * * * *', 'notifications.sendDueMessages'],
];

/** `mailer` null: no mail server is set up, so what is queued goes to the mailbox. */
export function createTasks(options: { executor: Executor; mailer: Mailer | null }): Record<string, Task> {
  const { executor, mailer } = options;

  async function deliver(messageIds: readonly Uuid[]): Promise<void> {
    for (let from = 0; from < messageIds.length; from += CLAIM_SIZE) {
      const now = executor.clock.now();
      const leaseUntil = new Date(now.getTime() + LEASE_MS);
      const claimed = await claimMessages(
        executor.db,
        messageIds.slice(from, from + CLAIM_SIZE),
        now,
        leaseUntil,
      );
      if (claimed.length === 0) continue;
      const outcomes = await sendAll(mailer, claimed);
      await passFailpoint('notifications.mailSent');
      await report(
        executor,
        claimed.map((message, index) => ({ message, outcome: outcomes[index]! })),
      );
      // The server is away: the rest stays due, the next sweep knocks again.
      if (outcomes.every((outcome) => outcome.kind === 'deferred')) return;
    }
  }

  return {
    'notifications.sendMessages': (payload) => deliver(payload.messageIds as Uuid[]),
    'notifications.sendDueMessages': async () => {
      await reportAbandoned(executor);
      const before = new Date(executor.clock.now().getTime() - HEAD_START_MS);
      await deliver(await readDue(executor.db, before, SWEEP_SIZE));
    },
  };
}

type TryOutcome = MailOutcome | { kind: 'kept'; reason: string };

async function sendAll(mailer: Mailer | null, claimed: readonly ClaimedMessage[]): Promise<TryOutcome[]> {
  if (mailer === null) return claimed.map(() => ({ kind: 'kept', reason: 'no mail server is set up' }));
  const outcomes = new Array<TryOutcome>(claimed.length);
  let next = 0;
  async function work(through: Mailer): Promise<void> {
    for (let index = next++; index < claimed.length; index = next++) {
      outcomes[index] = await sendOne(through, claimed[index]!);
    }
  }
  await Promise.all(Array.from({ length: Math.min(PARALLEL, claimed.length) }, () => work(mailer)));
  return outcomes;
}

async function sendOne(mailer: Mailer, message: ClaimedMessage): Promise<MailOutcome> {
  const { facts } = message;
  let rendered: Awaited<ReturnType<typeof renderMessage>>;
  try {
    rendered = await renderMessage(message.template, message.locale, facts);
  } catch (error) {
    // A bug with one message: it fails for all to see, its neighbours go out.
    return { kind: 'refused', reason: `the page could not be made: ${(error as Error).message}` };
  }
  return mailer.send({
    ...rendered,
    messageKey: messageKeyOf(formatId('msg', message.messageId), message.repeats),
    fromName: facts.shopName,
    to: { name: greetableName(facts.customerName), address: message.recipient },
    replyTo: facts.contactEmail,
    language: languageOf(message.locale),
  });
}

async function report(
  executor: Executor,
  tries: readonly { message: { messageId: Uuid; attempts: number }; outcome: TryOutcome }[],
): Promise<void> {
  await executor.execute(
    recordSending,
    tries.map(({ message, outcome }) => ({
      actor: SYSTEM_ACTOR,
      input: {
        messageId: formatId('msg', message.messageId),
        attempt: message.attempts,
        outcome: outcome.kind,
        ...(outcome.kind === 'sent' ? { smtpMessageId: outcome.smtpMessageId } : {}),
        response: printable(outcome.kind === 'sent' ? outcome.response : outcome.reason),
      },
    })),
  );
}

/** Messages whose worker died between taking them and reporting: nobody knows whether the server has them. */
async function reportAbandoned(executor: Executor): Promise<void> {
  const abandoned = await readAbandoned(executor.db, executor.clock.now(), SWEEP_SIZE);
  await report(
    executor,
    abandoned.map((message) => ({
      message,
      outcome: { kind: 'unknown', reason: 'the worker stopped while it was sending' },
    })),
  );
}

/** A server's reply as the command accepts it: no control characters, 2,000 characters at most. */
function printable(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, ' ')
      .slice(0, 2000)
      .toWellFormed()
  );
}
