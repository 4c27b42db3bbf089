// The command by which a person sends a message once more: one that failed, one whose fate is unknown, one that the
// customer did not get. It is the only way a message goes out twice.
import Type from 'typebox';
import { accept, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { refuse, SetConflict } from '../../../platform/errors.ts';
import { formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { Email, IdOf } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { describeResend } from '../events.ts';
import { mayResend } from '../rules.ts';
import { type Requeue, readSendingStates, readSuppressed, requeueMessages } from '../store.ts';

const input = Type.Object(
  {
    messageId: IdOf('msg'),
    /** Another address than before, where the first was wrong. */
    recipient: Type.Optional(Email),
  },
  { additionalProperties: false },
);

export const resendMessage = defineCommand({
  name: 'notifications.resendMessage',
  summary: 'Sends a message once more, to another address if one is given.',
  input,
  output: Type.Object({ messageId: IdOf('msg'), state: Type.Literal('queued') }),
  roles: ['service', 'operations'],
  refusals: [refusals.unknownMessage, refusals.stillUnderWay, refusals.recipientSuppressed],
  async run(tx, items: readonly Item<Type.Static<typeof input>>[]) {
    const ids = items.map((item) => parseId('msg', item.input.messageId)!);
    const rows = await readSendingStates(tx, [...new Set(ids)]);
    const addressOf = (index: number) =>
      items[index]!.input.recipient ?? rows.get(ids[index]!)?.recipient ?? '';
    const suppressed = await readSuppressed(tx, [
      ...new Set(items.map((_, index) => addressOf(index).toLowerCase())),
    ]);
    const requeues = new Map<Uuid, Requeue>();
    const outcomes = items.map((item, index) => {
      const messageId = ids[index]!;
      const before = rows.get(messageId);
      if (!before) return decline(refuse(refusals.unknownMessage));
      if (requeues.has(messageId)) return decline(refuse(refusals.stillUnderWay, { state: 'queued' }));
      if (!mayResend(before.state)) return decline(refuse(refusals.stillUnderWay, { state: before.state }));
      const recipient = addressOf(index);
      const address = recipient.toLowerCase();
      if (suppressed.has(`${address} *`) || suppressed.has(`${address} ${before.template}`)) {
        return decline(refuse(refusals.recipientSuppressed, { recipient }));
      }
      // Mailboxes drop a second mail with a known Message-ID: right for a repeated try, wrong for a repetition on purpose.
      const isRepetition = before.state === 'sent';
      requeues.set(messageId, { before, recipient, repeats: before.repeats + (isRepetition ? 1 : 0) });
      tx.emit(item, describeResend(before));
      return accept({ messageId: formatId('msg', messageId), state: 'queued' as const });
    });
    if (requeues.size > 0) {
      const written = await requeueMessages(tx, tx.now, [...requeues.values()]);
      if (written !== requeues.size) throw new SetConflict('the message moved on meanwhile');
      tx.enqueue({ task: 'notifications.sendMessages', payload: { messageIds: [...requeues.keys()] } });
    }
    return outcomes;
  },
});
