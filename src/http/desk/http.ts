// Routes of saved views and preferences; no logic.
import Type from 'typebox';
import { formatId } from '../../platform/ids.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { readActorNames } from '../store/actor-names.ts';
import { readPreferences, readViews } from '../store/desk.ts';
import { deleteView } from './commands/delete-view.ts';
import { savePreferences } from './commands/save-preferences.ts';
import { saveView } from './commands/save-view.ts';
import { Area, Preferences, View } from './types.ts';

const tag = 'Desk';
const none = Type.Object({}, { additionalProperties: false });

const listViews = queryRoute({
  path: '/v1/views',
  name: 'desk.listViews',
  summary: 'Saved views: your own first, then those that others share, by name.',
  params: none,
  query: Type.Object({ area: Type.Optional(Area) }, { additionalProperties: false }),
  output: Type.Object({ items: Type.Array(View) }),
  tag,
  async run({ db, actor }, { query }) {
    const rows = await readViews(db, actor.id, query.area ?? null);
    const names = await readActorNames(
      db,
      rows.map((row) => row.owner),
    );
    return {
      items: rows.map(({ viewId, updatedAt, ...row }) => ({
        viewId: formatId('vie', viewId),
        ...row,
        mine: row.owner === actor.id,
        ownerName: names.get(row.owner)!,
        updatedAt: updatedAt.toISOString(),
      })),
    };
  },
});

const readOwnPreferences = queryRoute({
  path: '/v1/me/preferences',
  name: 'desk.readPreferences',
  summary: 'How the console looks to whoever asks: language, colour scheme, settings of pages.',
  params: none,
  query: none,
  output: Preferences,
  tag,
  async run({ db, actor }) {
    const { language = null, scheme = null, settings = {} } = (await readPreferences(db, actor.id)) ?? {};
    return { language, scheme, settings };
  },
});

export const deskCommands = [saveView, deleteView, savePreferences];

export const routes: Route[] = [
  listViews,
  commandRoute('PUT', '/v1/views', saveView, { tag }),
  commandRoute('DELETE', '/v1/views/:viewId', deleteView, { tag }),
  readOwnPreferences,
  commandRoute('PUT', '/v1/me/preferences', savePreferences, { tag }),
];
