// The one way in which people change how the console looks to them; what is not named stays.
import { accept, defineCommand } from '../../../platform/command.ts';
import { lockPreferences, type PreferencesRow, writePreferences } from '../../store/desk.ts';
import { Preferences, PreferencesInput } from '../types.ts';

export const savePreferences = defineCommand({
  name: 'desk.savePreferences',
  summary: 'Keeps language, colour scheme and settings of pages for whoever asks; null forgets one.',
  input: PreferencesInput,
  output: Preferences,
  roles: ['operations', 'service', 'finance', 'read-only', 'channel'],
  refusals: [],
  async run(tx, items) {
    const owners = [...new Set(items.map((item) => item.actor.id))];
    const rows = new Map(
      owners.map((owner): [string, PreferencesRow] => [
        owner,
        { owner, language: null, scheme: null, settings: {} },
      ]),
    );
    for (const row of await lockPreferences(tx, owners)) rows.set(row.owner, row);
    const outcomes = items.map((item) => {
      const row = rows.get(item.actor.id)!;
      const { language, scheme, settings } = item.input;
      if (language !== undefined) row.language = language;
      if (scheme !== undefined) row.scheme = scheme;
      if (settings !== undefined) row.settings = settings;
      tx.emit(item, { type: 'desk.preferencesSaved', objects: [], attributes: { ...item.input } });
      return accept({ language: row.language, scheme: row.scheme, settings: row.settings });
    });
    await writePreferences(tx, [...rows.values()], tx.now);
    return outcomes;
  },
});
