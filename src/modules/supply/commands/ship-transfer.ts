// The command that sends a transfer, or a part of it, on its way: off the shelf here, expected there. Only free units may leave.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import { CalendarDate } from '../../../platform/schemas.ts';
import { distanceKm, openDayFrom, promiseDate } from '../../inventory/index.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitTransfer } from '../events.ts';
import { isTransferEnded, shipLines } from '../rules/transfers.ts';
import { closed, LineNo, Reference, TransferId, TransferView, Units } from '../schemas.ts';
import { loadTransfers } from '../transfer-set.ts';

const Input = Type.Object(
  {
    transferId: TransferId,
    lines: Type.Optional(
      Type.Array(Type.Object({ lineNo: LineNo, quantity: Units }, closed), {
        minItems: 1,
        maxItems: 500,
        description: 'Everything that waits unless told',
      }),
    ),
    final: Type.Optional(
      Type.Boolean({ description: 'Nothing more is sent: what stays behind is cancelled' }),
    ),
    expectedOn: Type.Optional({
      ...CalendarDate,
      description: 'Arrival; unless told as requested, else by distance and the calendars of both locations',
    }),
    reference: Type.Optional({ ...Reference, description: 'Waybill or tracking number' }),
  },
  closed,
);

export function createShipTransfer(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.shipTransfer',
    summary: 'Sends what waits of a transfer on its way: it leaves the stock here and is expected there.',
    input: Input,
    output: TransferView,
    roles: ['operations'],
    refusals: [
      supplyRefusals.transferUnknown,
      supplyRefusals.transferEnded,
      supplyRefusals.lineUnknown,
      supplyRefusals.quantityTooLarge,
      supplyRefusals.nothingToDo,
      supplyRefusals.stockShort,
    ],
    async run(tx, items) {
      const set = await loadTransfers(tx, dependencies, items);
      const outcomes = items.map((item, index) => {
        const { transferId, lines: named, final = false, expectedOn, reference } = item.input;
        const loaded = set.get(transferId);
        if (!loaded) return decline(supplyRefusals.transferUnknown);
        const { transfer, lines } = loaded;
        const { state } = transfer;
        if (isTransferEnded(state)) return decline(refuse(supplyRefusals.transferEnded, { state }));
        const waiting = [...lines.values()].map(({ lineNo, waiting: quantity }) => ({ lineNo, quantity }));
        const departures = named ?? waiting;
        const refusal = shipLines(lines, departures, final);
        if (refusal) return decline(refusal);
        const from = set.locations.byId.get(transfer.fromLocationId)!;
        const to = set.locations.byId.get(transfer.toLocationId)!;
        const estimate = () => openDayFrom(to, promiseDate(from, tx.now, distanceKm(from, to)));
        transfer.expectedOn = expectedOn ?? transfer.expectedOn ?? estimate();
        transfer.shippedAt ??= tx.now;
        transfer.reference = reference ?? transfer.reference;
        const sent = departures.filter(({ quantity }) => quantity > 0);
        const moves = sent.map(({ lineNo, quantity }) => ({
          lineNo,
          sku: lines.get(lineNo)!.sku,
          location: from.code,
          quantity: -quantity,
          type: 'transfer-out' as const,
          reason: `to ${to.code}`,
        }));
        set.change(loaded, item, index, moves);
        const moved = [...new Set(sent.map(({ lineNo }) => lines.get(lineNo)!))];
        emitTransfer(tx, item, 'supply.transferShipped', transfer, moved, {
          units: sent.reduce((sum, { quantity }) => sum + quantity, 0),
        });
        return { loaded };
      });
      await set.write();
      // Which lots have left is known now.
      return outcomes.map((outcome) => ('loaded' in outcome ? accept(set.show(outcome.loaded)) : outcome));
    },
  });
}
