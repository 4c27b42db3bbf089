// Writes off what a customer owes and will not pay. It touches no invoice: the debt is given up, not corrected.
import Type from 'typebox';
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { bucketOf, formatId, parseId, type Uuid } from '../../../platform/ids.ts';
import { AmountMinor, Code, Currency, IdOf, Text } from '../../../platform/schemas.ts';
import { ledgerRefusals } from '../errors.ts';
import { postEntries, selectBooked, selectInvoicesOfOrders, selectReceivables } from '../store.ts';
import type { NewEntry } from '../types.ts';

const KIND = 'write-off';

const Input = Type.Object(
  {
    orderId: IdOf('ord'),
    sourceId: Code(100, 'The decision: the same one is booked once'),
    amountMinor: AmountMinor,
    currency: Currency,
    reason: Text(500),
  },
  { additionalProperties: false },
);
const Output = Type.Object({ openMinor: Type.Integer() }, { additionalProperties: false });

export const writeOffReceivable = defineCommand({
  name: 'ledger.writeOffReceivable',
  summary: 'Gives up all or a part of what is owed for an order.',
  input: Input,
  output: Output,
  roles: ['finance'],
  refusals: [ledgerRefusals.writtenOffOtherwise, ledgerRefusals.receivableExceeded],
  run: async (tx, items) => {
    const orderIds = items.map(({ input }) => parseId('ord', input.orderId)!);
    await selectInvoicesOfOrders(tx, orderIds, true);
    const sources = items.map(({ input }, index) => ({
      orderId: orderIds[index]!,
      sourceId: input.sourceId,
    }));
    const open = new Map<string, number>();
    for (const row of await selectReceivables(tx, orderIds))
      open.set(row.orderId + row.currency, row.openMinor);
    const booked = new Map<string, number>();
    for (const row of await selectBooked(tx, KIND, sources)) {
      booked.set(row.orderId + row.sourceId, row.amountMinor);
    }
    const entries: NewEntry[] = [];
    const outcomes = items.map((item, index): Outcome<{ openMinor: number }> => {
      const { input } = item;
      const orderId = orderIds[index]!;
      const openMinor = open.get(orderId + input.currency) ?? 0;
      const before = booked.get(orderId + input.sourceId);
      if (before === input.amountMinor) return accept({ openMinor });
      if (before !== undefined) {
        return decline(refuse(ledgerRefusals.writtenOffOtherwise, { writtenOffMinor: before }));
      }
      if (input.amountMinor === 0 || input.amountMinor > openMinor) {
        return decline(refuse(ledgerRefusals.receivableExceeded, { openMinor }));
      }
      booked.set(orderId + input.sourceId, input.amountMinor);
      open.set(orderId + input.currency, openMinor - input.amountMinor);
      entries.push(entryOf(input, orderId));
      tx.emit(item, {
        type: 'ledger.receivableWrittenOff',
        orderId,
        objects: [['order', formatId('ord', orderId), 'order']],
        attributes: { amountMinor: input.amountMinor, currency: input.currency, reason: input.reason },
      });
      return accept({ openMinor: openMinor - input.amountMinor });
    });
    await postEntries(tx, entries);
    return outcomes;
  },
});

function entryOf(input: Type.Static<typeof Input>, orderId: Uuid): NewEntry {
  return {
    bucket: bucketOf(orderId),
    orderId,
    sourceId: input.sourceId,
    kind: KIND,
    debit: 'write-off',
    credit: 'receivable',
    amountMinor: input.amountMinor,
    currency: input.currency,
  };
}
