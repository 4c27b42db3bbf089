// The one way in which a view goes.
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { parseId, type Uuid } from '../../../platform/ids.ts';
import { deleteViews, lockViews } from '../../store/desk.ts';
import { deskRefusals } from '../errors.ts';
import { ViewIdInput, ViewIdResult } from '../types.ts';

export const deleteView = defineCommand({
  name: 'desk.deleteView',
  summary: 'Deletes a view: one of your own, or for an admin a shared one.',
  input: ViewIdInput,
  output: ViewIdResult,
  roles: ['operations', 'service', 'finance', 'read-only', 'channel'],
  refusals: [deskRefusals.unknownView, deskRefusals.notYours],
  async run(tx, items) {
    const ids = items.map(({ input }) => parseId('vie', input.viewId)!);
    const known = new Map((await lockViews(tx, [], ids)).map((view) => [view.viewId, view]));
    const gone = new Set<Uuid>();
    const outcomes = items.map((item, index): Outcome<{ viewId: string }> => {
      const view = known.get(ids[index]!);
      if (!view || gone.has(view.viewId)) return decline(deskRefusals.unknownView);
      const isOwn = view.owner === item.actor.id;
      if (!isOwn && !view.shared) return decline(deskRefusals.unknownView);
      if (!isOwn && item.actor.role !== 'admin') return decline(deskRefusals.notYours);
      gone.add(view.viewId);
      tx.emit(item, {
        type: 'desk.viewDeleted',
        objects: [['view', item.input.viewId, 'deleted']],
        attributes: { area: view.area, name: view.name },
      });
      return accept({ viewId: item.input.viewId });
    });
    await deleteViews(tx, [...gone]);
    return outcomes;
  },
});
