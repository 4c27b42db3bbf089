// The command that writes down what the mail server answered to one try: the proof of sending, or why there is none.
import Type from 'typebox';
import { accept, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { refuse, SetConflict } from '../../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { describeSending } from '../events.ts';
import { decideSending, pauseAfter } from '../rules.ts';
import { readSendingStates, type SendingChange, updateSendings } from '../store.ts';
import { MESSAGE_STATES } from '../types.ts';

const input = Type.Object(
  {
    messageId: IdOf('msg'),
    attempt: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    outcome: Type.Enum(['sent', 'deferred', 'refused', 'unknown', 'kept']),
    smtpMessageId: Type.Optional(Text(998)),
    /** The server's reply, or why there was none. */
    response: Type.Optional(Text(2000, { min: 0 })),
  },
  { additionalProperties: false },
);

export const recordSending = defineCommand({
  name: 'notifications.recordSending',
  summary: 'Records what the mail server answered to one try of a message.',
  input,
  output: Type.Object({
    messageId: IdOf('msg'),
    state: Type.Enum([...MESSAGE_STATES]),
  }),
  roles: [],
  refusals: [refusals.unknownMessage, refusals.notReported],
  routeReason: 'Only the worker that sent the message can report on it.',
  async run(tx, items: readonly Item<Type.Static<typeof input>>[]) {
    const ids = items.map((item) => parseId('msg', item.input.messageId)!);
    const rows = await readSendingStates(tx, [...new Set(ids)]);
    const changes = new Map<Uuid, SendingChange>();
    const outcomes = items.map((item, index) => {
      const messageId = ids[index]!;
      const report = item.input;
      const before = rows.get(messageId);
      if (!before) return decline(refuse(refusals.unknownMessage));
      const state = changes.has(messageId) ? null : decideSending(before, report);
      if (state === null) return decline(refuse(refusals.notReported, { state: before.state }));
      const response = report.response ?? null;
      changes.set(messageId, {
        before,
        state,
        nextTryAt: state === 'queued' ? new Date(tx.now.getTime() + pauseAfter(before.tries)) : null,
        sentAt: state === 'sent' ? tx.now : null,
        smtpMessageId: state === 'sent' ? (report.smtpMessageId ?? '') : null,
        smtpResponse: state === 'sent' ? (response ?? '') : null,
        failure: state === 'sent' || state === 'in-mailbox' ? null : response,
      });
      tx.emit(item, describeSending(before, state, { response }));
      return accept({ messageId: formatId('msg', messageId), state });
    });
    if (changes.size > 0 && (await updateSendings(tx, [...changes.values()])) !== changes.size) {
      throw new SetConflict('another report or an operator was quicker');
    }
    return outcomes;
  },
});
