// Stops a shadow; what it has found stays.
import Type from 'typebox';
import { accept, decline, defineCommand } from '../../../platform/command.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { refusals } from '../errors.ts';
import { closed, ShadowId } from '../schemas.ts';
import { lockShadowRows, stopShadows } from '../store/shadows.ts';

export const stopShadow = defineCommand({
  name: 'planning.stopShadow',
  summary: 'Stops a shadow; what it has found stays.',
  input: Type.Object({ shadowId: ShadowId }, closed),
  output: Type.Object({ stoppedAt: Type.String({ format: 'date-time' }) }),
  roles: ['operations'],
  refusals: [refusals.shadowUnknown, refusals.shadowStopped],
  maxItems: 10,
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('shw', input.shadowId)!);
    const rows = await lockShadowRows(tx, [...new Set(ids)]);
    const known = new Set(rows.map((row) => row.shadowId));
    const running = new Set(rows.flatMap((row) => (row.stoppedAt === null ? [row.shadowId] : [])));
    const stopping: Uuid[] = [];
    const outcomes = items.map((item, index) => {
      const id = ids[index]!;
      if (!known.has(id)) return decline(refusals.shadowUnknown);
      if (!running.delete(id)) return decline(refusals.shadowStopped);
      stopping.push(id);
      tx.emit(item, {
        type: 'planning.shadowStopped',
        objects: [['shadow', item.input.shadowId, 'shadow']],
      });
      return accept({ stoppedAt: tx.now.toISOString() });
    });
    await stopShadows(tx, stopping, tx.now);
    return outcomes;
  },
});
