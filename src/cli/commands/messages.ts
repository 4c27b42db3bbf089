// `throughline messages …`: what customers were told.
import type { Command } from 'commander';
import { action, type Surroundings, wholeNumber } from '../context.ts';
import { time } from '../output.ts';

interface Message {
  messageId: string;
  orderId: string;
  template: string;
  state: string;
  locale: string;
  recipient: string;
  createdAt: string;
  sentAt: string | null;
  failure: string | null;
}

export function addMessageCommands(program: Command, surroundings: Surroundings): void {
  const messages = program.command('messages').description('Messages to customers');
  messages
    .command('list')
    .description('List messages, newest first')
    .option('--order <id>', 'order id (ord_…)')
    .option('--state <state>')
    .option('--template <name>')
    .option('--limit <n>', 'at most so many', wholeNumber, 50)
    .action(
      action(
        surroundings,
        async (
          { client, out },
          options: { order?: string; state?: string; template?: string; limit: number },
        ) => {
          const { order: orderId, state, template, limit } = options;
          const list = await client.get<{ items: Message[] }>('/v1/messages', {
            orderId,
            state,
            template,
            limit,
          });
          out.answer(list, () =>
            out.table(
              ['Message', 'Order', 'Template', 'Language', 'To', 'State', 'Made', 'Sent'],
              list.items.map((each) => [
                each.messageId,
                each.orderId,
                each.template,
                each.locale,
                each.recipient,
                each.state,
                time(each.createdAt),
                time(each.sentAt),
              ]),
            ),
          );
        },
      ),
    );
  messages
    .command('show')
    .description('Show a message as the customer reads it')
    .argument('<message>', 'message id (msg_…)')
    .option('--html', 'the HTML instead of the plain text')
    .action(
      action(surroundings, async ({ client, out }, message: string, options: { html?: boolean }) => {
        const found = await client.get<Message & { subject: string; text: string; html: string }>(
          `/v1/messages/${encodeURIComponent(message)}`,
        );
        out.answer(found, () => {
          if (options.html) {
            out.say(found.html);
            return;
          }
          out.facts([
            ['To', found.recipient],
            ['Subject', found.subject],
            ['State', `${found.state}${found.sentAt ? `, ${time(found.sentAt)}` : ''}`],
            ['Failure', found.failure],
          ]);
          out.say('');
          out.say(found.text);
        });
      }),
    );
}
