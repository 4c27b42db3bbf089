// Adds a note about a customer, for everybody who serves them.
import Type, { type Static } from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, newUuid, parseId } from '../../../platform/ids.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import { refusals } from '../errors.ts';
import { CustomerId, closed } from '../schemas.ts';
import { type CustomerNote, writeCustomerNotes } from '../store/customer-notes.ts';
import { readPeople } from '../who.ts';

const Output = Type.Object({ customerId: CustomerId, noteId: IdOf('cno') });

export const addCustomerNote = defineCommand({
  name: 'service.addCustomerNote',
  summary: 'Adds a note about a customer.',
  input: Type.Object({ customerId: CustomerId, text: Text(4000) }, closed),
  output: Output,
  roles: ['service', 'operations', 'finance'],
  refusals: [refusals.customerUnknown],
  async run(tx, items) {
    const { customers } = await readPeople(
      tx,
      [],
      items.map(({ input }) => input.customerId),
    );
    const notes: CustomerNote[] = [];
    const outcomes = items.map((item): Outcome<Static<typeof Output>> => {
      const { customerId: id, text } = item.input;
      const customerId = parseId('cus', id)!;
      if (!customers.has(customerId)) return decline(refusals.customerUnknown);
      const noteId = newUuid();
      notes.push({ customerId, noteId, text, author: item.actor.id, writtenAt: tx.now });
      const attributes = { noteId: formatId('cno', noteId) };
      tx.emit(item, {
        type: 'service.customerNoteAdded',
        objects: [['customer', id, 'customer']],
        attributes,
      });
      return accept({ customerId: id, noteId: formatId('cno', noteId) });
    });
    if (notes.length > 0) await tx.copy(writeCustomerNotes(notes));
    return outcomes;
  },
});
