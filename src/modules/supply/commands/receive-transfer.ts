// The command that books what has come of a transfer, and what got lost on the way: that came in and went out again, with its
// reason, so that movements tell the whole story.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { Uuid } from '../../../platform/ids.ts';
import { Text } from '../../../platform/schemas.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitTransfer } from '../events.ts';
import { type EndedUnits, endTransit, isTransferEnded } from '../rules/transfers.ts';
import { closed, LineNo, Lot, TransferId, TransferView, Units } from '../schemas.ts';
import { loadTransfers, type TransferMove } from '../transfer-set.ts';

const Line = Type.Object(
  {
    lineNo: LineNo,
    received: Units,
    lost: Type.Optional({ ...Units, description: 'Units that will not come' }),
    lot: Type.Optional({ ...Lot, description: 'Absent: the lots that expire first' }),
    reason: Type.Optional(Text(150, { description: 'What became of the lost ones' })),
  },
  closed,
);

type Line = Type.Static<typeof Line>;

export function createReceiveTransfer(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.receiveTransfer',
    summary: 'Books what has come of a transfer, and what got lost on the way.',
    input: Type.Object(
      {
        transferId: TransferId,
        lines: Type.Optional(
          Type.Array(Line, {
            minItems: 1,
            maxItems: 500,
            description: 'Everything under way has come unless told',
          }),
        ),
      },
      closed,
    ),
    output: TransferView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.transferUnknown,
      supplyRefusals.transferEnded,
      supplyRefusals.transferNotShipped,
      supplyRefusals.lineUnknown,
      supplyRefusals.quantityTooLarge,
      supplyRefusals.reasonMissing,
      supplyRefusals.nothingToDo,
      ...dependencies.inventory.bookTransit.refusals,
    ],
    async run(tx, items) {
      const set = await loadTransfers(tx, dependencies, items);
      const outcomes = items.map((item, index) => {
        const loaded = set.get(item.input.transferId);
        if (!loaded) return decline(supplyRefusals.transferUnknown);
        const { transfer, lines } = loaded;
        const { state } = transfer;
        if (isTransferEnded(state)) return decline(refuse(supplyRefusals.transferEnded, { state }));
        const underWay = [...lines.values()].filter((line) => line.inTransit > 0);
        if (underWay.length === 0) return decline(refuse(supplyRefusals.transferNotShipped, { state }));
        const all = underWay.map((line): Line => ({ lineNo: line.lineNo, received: line.inTransit }));
        const named = item.input.lines ?? all;
        const ends = named.map(({ lost = 0, reason = null, ...end }) => ({ ...end, lost, reason }));
        const ended = endTransit(lines, ends);
        if (!Array.isArray(ended)) return decline(ended);
        const codeOf = (id: Uuid) => set.locations.byId.get(id)!.code;
        const [from, to] = [codeOf(transfer.fromLocationId), codeOf(transfer.toLocationId)];
        const moves = ended.flatMap((units) => movesOf(units, lines.get(units.end.lineNo)!.sku, from, to));
        set.change(loaded, item, index, moves);
        const changed = [...new Set(ends.map(({ lineNo }) => lines.get(lineNo)!))];
        emitTransfer(tx, item, 'supply.transferReceived', transfer, changed, {
          units: ends.reduce((sum, each) => sum + each.received, 0),
          lost: ends.reduce((sum, each) => sum + each.lost, 0),
        });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}

/** What came and what got lost came in; what got lost went out again. */
function movesOf(
  { end, lot, expiresOn, received, lost }: EndedUnits,
  sku: string,
  from: string,
  to: string,
): TransferMove[] {
  const at = { lineNo: end.lineNo, sku, location: to, lot, expiresOn };
  const came = { ...at, quantity: received + lost, type: 'transfer-in' as const, reason: `from ${from}` };
  if (lost === 0) return [came];
  return [came, { ...at, quantity: -lost, type: 'adjustment', reason: `lost in transit: ${end.reason}` }];
}
