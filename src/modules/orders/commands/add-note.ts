// Adds a note to an order; notes are never changed.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, newUuid } from '../../../platform/ids.ts';
import { IdOf, Text } from '../../../platform/schemas.ts';
import type { StockSnapshot } from '../../inventory/index.ts';
import { refusals } from '../errors.ts';
import { loadOrders } from '../order-set.ts';
import { insertNotes, type NewNote } from '../store/write.ts';
import { maySee } from './cancel-lines.ts';

export function createAddNote(dependencies: { stock: StockSnapshot }) {
  return defineCommand({
    name: 'orders.addNote',
    summary: 'Adds a note to an order.',
    input: Type.Object({ orderId: IdOf('ord'), text: Text(2000) }, { additionalProperties: false }),
    output: Type.Object({ noteId: IdOf('note') }),
    roles: ['service', 'operations', 'finance', 'channel'],
    refusals: [refusals.orderUnknown],
    async run(tx, items) {
      const set = await loadOrders(tx, dependencies.stock, items);
      const notes: NewNote[] = [];
      const outcomes = items.map((item): Outcome<{ noteId: string }> => {
        const order = set.get(item.input.orderId);
        if (!order || !maySee(item, order)) return decline(refusals.orderUnknown);
        const { bucket, orderId } = order.row;
        const noteId = newUuid(bucket);
        notes.push({ bucket, orderId, noteId, text: item.input.text, author: item.actor.id });
        tx.emit(item, {
          type: 'orders.noteAdded',
          orderId,
          channel: order.row.channel,
          objects: [['order', item.input.orderId, 'order']],
          attributes: { noteId: formatId('note', noteId) },
        });
        return accept({ noteId: formatId('note', noteId) });
      });
      await insertNotes(tx, notes, tx.now);
      return outcomes;
    },
  });
}
