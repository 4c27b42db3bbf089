// The door of notifications: what other modules and main.ts may use.
import type { Command } from '../../platform/command.ts';
import { recordSending } from './commands/record-sending.ts';
import { resendMessage } from './commands/resend-message.ts';
import { restoreRecipient } from './commands/restore-recipient.ts';
import { suppressRecipient } from './commands/suppress-recipient.ts';

export { judgeMessages } from './actions.ts';
export { createMessenger, type DirectMessage, type WriteMessages } from './messenger.ts';
export { findMessages } from './queries.ts';
export { createNotificationsSubscriber } from './subscriber.ts';
export { CRONTAB, createTasks } from './tasks.ts';
export { tellableReason } from './texts/text-form.ts';
export type {
  Mail,
  Mailer,
  MailOutcome,
  MessageFacts,
  MessageGroup,
  MessageLine,
  MessageTotals,
  ReadMessageFacts,
} from './types.ts';
export { recordSending, resendMessage, restoreRecipient, suppressRecipient };

export const commands = [
  recordSending,
  resendMessage,
  restoreRecipient,
  suppressRecipient,
] as unknown as Command[];
