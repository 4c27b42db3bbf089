// The command that allows messages to an address again.
import Type from 'typebox';
import { accept, decline, defineCommand, type Item } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { Email } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { describeSuppression } from '../events.ts';
import { deleteSuppressions } from '../store.ts';

const input = Type.Object({ recipient: Email }, { additionalProperties: false });

export const restoreRecipient = defineCommand({
  name: 'notifications.restoreRecipient',
  summary: 'Allows all messages to an address again.',
  input,
  output: Type.Object({ recipient: Type.String() }),
  roles: ['service', 'operations'],
  refusals: [refusals.notSuppressed],
  async run(tx, items: readonly Item<Type.Static<typeof input>>[]) {
    const wanted = items.map((item) => item.input.recipient.toLowerCase());
    const left = new Set(await deleteSuppressions(tx, [...new Set(wanted)]));
    return items.map((item, index) => {
      const recipient = wanted[index]!;
      if (!left.delete(recipient)) return decline(refuse(refusals.notSuppressed));
      tx.emit(item, describeSuppression('notifications.recipientRestored', recipient, {}));
      return accept({ recipient });
    });
  },
});
