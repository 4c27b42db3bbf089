// The routes of notifications: the mailbox, sending once more, what is switched off. No logic.
import Type from 'typebox';
import type { Role } from '../../platform/command.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { Email, IdOf, Page, pageQuery } from '../../platform/schemas.ts';
import { resendMessage } from './commands/resend-message.ts';
import { restoreRecipient } from './commands/restore-recipient.ts';
import { suppressRecipient } from './commands/suppress-recipient.ts';
import { findMessages, findSuppressions, showMessage } from './queries.ts';
import { MESSAGE_STATES, TEMPLATES } from './types.ts';

const tag = 'Notifications';
/** Messages carry names and addresses of customers of every channel, so a channel's own key does not read them. */
const readers: Role[] = ['operations', 'service', 'finance', 'read-only'];

const TemplateName = Type.Enum([...TEMPLATES]);
const State = Type.Enum([...MESSAGE_STATES]);
const OrNull = Type.Union([Type.String(), Type.Null()]);

const summaryFields = {
  messageId: IdOf('msg'),
  orderId: Type.Union([IdOf('ord'), Type.Null()]),
  template: TemplateName,
  state: State,
  locale: Type.String(),
  recipient: Type.String(),
  createdAt: Type.String(),
  attempts: Type.Integer(),
  nextTryAt: OrNull,
  sentAt: OrNull,
  smtpMessageId: OrNull,
  smtpResponse: OrNull,
  failure: OrNull,
};
const MessageSummary = Type.Object(summaryFields);
const MessagePage = Type.Object({
  ...summaryFields,
  subject: Type.String(),
  text: Type.String(),
  html: Type.String(),
});
const Suppression = Type.Object({
  recipient: Type.String(),
  template: Type.String(),
  reason: Type.String(),
  note: OrNull,
  createdAt: Type.String(),
});

const messageQuery = { limit: pageQuery.limit, after: Type.Optional(IdOf('msg')) };

export const routes: Route[] = [
  queryRoute({
    path: '/v1/messages',
    name: 'notifications.findMessages',
    summary: 'Lists messages to customers, newest first.',
    roles: readers,
    params: Type.Object({}),
    query: Type.Object(
      {
        ...messageQuery,
        orderId: Type.Optional(IdOf('ord')),
        template: Type.Optional(TemplateName),
        state: Type.Optional(State),
        recipient: Type.Optional(Email),
      },
      { additionalProperties: false },
    ),
    output: Page(MessageSummary),
    run: ({ db }, { query }) => findMessages(db, query),
    tag,
  }),
  queryRoute({
    path: '/v1/messages/:messageId',
    name: 'notifications.showMessage',
    summary: 'Shows one message as the customer sees it: subject, plain text and HTML.',
    roles: readers,
    params: Type.Object({ messageId: IdOf('msg') }),
    query: Type.Object({}, { additionalProperties: false }),
    output: MessagePage,
    run: async ({ db, actor }, { params }) => {
      const message = await showMessage(db, params.messageId);
      // Who reads the code of a customer could come in as them.
      return message?.template === 'sign-in-code' && actor.role !== 'admin' ? null : message;
    },
    tag,
  }),
  queryRoute({
    path: '/v1/orders/:orderId/messages',
    name: 'notifications.findOrderMessages',
    summary: 'Lists the messages of one order, newest first.',
    roles: readers,
    params: Type.Object({ orderId: IdOf('ord') }),
    query: Type.Object(messageQuery, { additionalProperties: false }),
    output: Page(MessageSummary),
    run: ({ db }, { params, query }) => findMessages(db, { ...query, orderId: params.orderId }),
    tag,
  }),
  queryRoute({
    path: '/v1/message-suppressions',
    name: 'notifications.findSuppressions',
    summary: 'Lists addresses to which messages are switched off.',
    roles: readers,
    params: Type.Object({}),
    query: Type.Object(pageQuery, { additionalProperties: false }),
    output: Page(Suppression),
    run: ({ db }, { query }) => findSuppressions(db, query),
    tag,
  }),
  commandRoute('POST', '/v1/messages/:messageId/resend', resendMessage, { tag, status: 202 }),
  commandRoute('POST', '/v1/message-suppressions', suppressRecipient, { tag }),
  commandRoute('DELETE', '/v1/message-suppressions/:recipient', restoreRecipient, { tag }),
];
