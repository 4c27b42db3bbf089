// The command that calls off what has not been sent of a transfer; what is under way still arrives.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { refuse } from '../../../platform/errors.ts';
import type { SupplyDependencies } from '../dependencies.ts';
import { supplyRefusals } from '../errors.ts';
import { emitTransfer } from '../events.ts';
import { cancelWaiting, isTransferEnded } from '../rules/transfers.ts';
import { closed, Reason, TransferId, TransferView } from '../schemas.ts';
import { loadTransfers } from '../transfer-set.ts';

export function createCancelTransfer(dependencies: Pick<SupplyDependencies, 'locations' | 'inventory'>) {
  return defineCommand({
    name: 'supply.cancelTransfer',
    summary: 'Calls off what has not been sent of a transfer.',
    input: Type.Object({ transferId: TransferId, reason: Reason }, closed),
    output: TransferView,
    roles: ['operations'],
    refusals: [supplyRefusals.transferUnknown, supplyRefusals.transferEnded, supplyRefusals.nothingToDo],
    async run(tx, items) {
      const set = await loadTransfers(tx, dependencies, items);
      const outcomes = items.map((item, index) => {
        const { transferId, reason } = item.input;
        const loaded = set.get(transferId);
        if (!loaded) return decline(supplyRefusals.transferUnknown);
        const { transfer, lines } = loaded;
        const { state } = transfer;
        if (isTransferEnded(state)) return decline(refuse(supplyRefusals.transferEnded, { state }));
        const waiting = [...lines.values()].filter((line) => line.waiting > 0);
        if (waiting.length === 0) return decline(supplyRefusals.nothingToDo);
        const units = waiting.reduce((sum, line) => sum + line.waiting, 0);
        for (const line of waiting) cancelWaiting(line);
        set.change(loaded, item, index, []);
        emitTransfer(tx, item, 'supply.transferCancelled', transfer, waiting, { reason, units });
        return accept(set.show(loaded));
      });
      await set.write();
      return outcomes;
    },
  });
}
