// The one way in which a view is saved, new or again. Whoever made it changes it; shared ones an admin may change too.

import type { Static } from 'typebox';
import { accept, decline, defineCommand, type Item, type Outcome } from '../../../platform/command.ts';
import { sqlStateOf } from '../../../platform/db.ts';
import { SetConflict } from '../../../platform/errors.ts';
import { formatId, newUuid, parseId, type Uuid } from '../../../platform/ids.ts';
import { lockViews, type ViewRow, writeViews } from '../../store/desk.ts';
import { deskRefusals } from '../errors.ts';
import { ViewIdResult, ViewInput } from '../types.ts';

const MAX_VIEWS = 200;

export const saveView = defineCommand({
  name: 'desk.saveView',
  summary: 'Saves a view of a list: new, or again under its id or its name.',
  input: ViewInput,
  output: ViewIdResult,
  roles: ['operations', 'service', 'finance', 'read-only', 'channel'],
  refusals: [
    deskRefusals.unknownView,
    deskRefusals.notYours,
    deskRefusals.nameTaken,
    deskRefusals.tooManyViews,
  ],
  async run(tx, items) {
    const owners = [...new Set(items.map((item) => item.actor.id))];
    const ids = items.flatMap(({ input }) => (input.viewId && parseId('vie', input.viewId)) || []);
    const known = new Map((await lockViews(tx, owners, ids)).map((view) => [view.viewId, view]));
    const written = new Set<ViewRow>();
    const outcomes = items.map((item): Outcome<{ viewId: string }> => {
      const view = chooseView(item, known);
      if ('code' in view) return decline(view);
      const { area, name, shared = false, filters, columns = [], sort = null } = item.input;
      Object.assign(view, { area, name, shared, filters, columns, sort });
      known.set(view.viewId, view);
      written.add(view);
      const viewId = formatId('vie', view.viewId);
      tx.emit(item, {
        type: 'desk.viewSaved',
        objects: [['view', viewId, 'saved']],
        attributes: { area, name, shared },
      });
      return accept({ viewId });
    });
    await writeViews(tx, [...written], tx.now).catch((error) => {
      // Somebody has taken the name on another server: look again.
      throw sqlStateOf(error) === '23505' ? new SetConflict('a view of this name has just been made') : error;
    });
    return outcomes;
  },
});

/** The view that is written: the one named, one's own of that name, or a new one. */
function chooseView({ input, actor }: Item<Static<typeof ViewInput>>, known: ReadonlyMap<Uuid, ViewRow>) {
  const own = [...known.values()].filter((view) => view.owner === actor.id);
  const { viewId, area, name } = input;
  const named = viewId === undefined ? undefined : known.get(parseId('vie', viewId)!);
  if (viewId !== undefined && (!named || !(named.shared || named.owner === actor.id)))
    return deskRefusals.unknownView;
  if (named && named.owner !== actor.id && actor.role !== 'admin') return deskRefusals.notYours;
  const owner = named?.owner ?? actor.id;
  const double = [...known.values()].find(
    (view) => view.owner === owner && view.area === area && view.name === name,
  );
  if (named && double && double !== named) return deskRefusals.nameTaken;
  const view = named ?? double;
  if (view) return view;
  if (own.length >= MAX_VIEWS) return deskRefusals.tooManyViews;
  return { viewId: newUuid(), owner, updatedAt: new Date(0) } as ViewRow;
}
