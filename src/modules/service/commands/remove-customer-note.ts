// Takes a note about a customer out of sight; who removed it, and when, stays.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId } from '../../../platform/ids.ts';
import { IdOf } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { CustomerId, closed } from '../schemas.ts';
import { removeCustomerNotes } from '../store/customer-notes.ts';

const Fields = Type.Object({ customerId: CustomerId, noteId: IdOf('cno') }, closed);

export const removeCustomerNote = defineCommand({
  name: 'service.removeCustomerNote',
  summary: 'Removes a note about a customer.',
  input: Fields,
  output: Fields,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.noteUnknown],
  async run(tx, items) {
    const rows = items.map(({ input, actor }) => ({
      customerId: parseId('cus', input.customerId)!,
      noteId: parseId('cno', input.noteId)!,
      actor: actor.id,
    }));
    const removed = new Set(await removeCustomerNotes(tx, tx.now, rows));
    return items.map((item, index): Outcome<Static<typeof Fields>> => {
      // The second of two in one set finds it gone, as it would a moment later.
      if (!removed.delete(rows[index]!.noteId)) return decline(refusals.noteUnknown);
      const { customerId, noteId } = item.input;
      const objects = [['customer', customerId, 'customer']] as const;
      tx.emit(item, { type: 'service.customerNoteRemoved', objects, attributes: { noteId } });
      return accept({ customerId, noteId });
    });
  },
});
