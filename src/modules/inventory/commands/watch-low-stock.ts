// The command that tells of positions which have become low, and of those that are not any more: each once a crossing, however often it
// looks; the worker calls it every five minutes.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { emitLowStock } from '../events.ts';
import { closed } from '../schemas.ts';
import { lockLowStock, noteLowPositions, noteRecoveredPositions } from '../store/safety.ts';

export const watchLowStock = defineCommand({
  name: 'inventory.watchLowStock',
  summary: 'Tells of positions that have become low or are not any more.',
  input: Type.Object({}, closed),
  output: Type.Object({ low: Type.Integer(), recovered: Type.Integer() }),
  roles: [],
  refusals: [],
  routeReason: 'the worker calls it by the clock; which positions are low is a list',
  maxItems: 1,
  async run(tx, items) {
    await lockLowStock(tx);
    const recovered = await noteRecoveredPositions(tx);
    const low = await noteLowPositions(tx, tx.now);
    emitLowStock(tx, items[0]!.actor, 'inventory.stockRecovered', recovered);
    emitLowStock(tx, items[0]!.actor, 'inventory.stockRanLow', low);
    return [accept({ low: low.length, recovered: recovered.length })];
  },
});
