// Every command that a drawing may call is known here: its events, or that it leaves none.
import { expect, it } from 'vitest';
import { SETTINGS } from '../../../../../tests/support/application.ts';
import { openTestDatabase } from '../../../../../tests/support/database.ts';
import { buildApplication } from '../../../../main/build-application.ts';
import { PROCESS_WORDS } from '../../../../main/process-words.ts';
import { createMovableClock } from '../../../../platform/clock.ts';
import { silentLog } from '../../../../platform/log.ts';
import { usefulCommands } from '../../../workflow/design/useful-commands.ts';
import { COMMAND_EVENTS } from './command-events.ts';

it('knows what every command that a drawing may call leaves in the log', async () => {
  const db = await openTestDatabase();
  try {
    const { commands } = buildApplication(
      db,
      createMovableClock('2026-10-19T08:00:00Z'),
      silentLog,
      SETTINGS,
    );
    const useful = usefulCommands(commands).map((command) => command.name);
    expect(useful.filter((name) => !(name in COMMAND_EVENTS))).toEqual([]);
    expect(Object.keys(COMMAND_EVENTS).filter((name) => !commands.has(name))).toEqual([]);
  } finally {
    await db.drop();
  }
});

it('names events that orders really have', () => {
  const known = new Set(PROCESS_WORDS.events.map((event) => event.type));
  const elsewhere = /^(?:service\.|ledger\.receivable)/;
  const strange = Object.values(COMMAND_EVENTS)
    .flatMap((proof) => proof.events)
    .filter((event) => !known.has(event) && !elsewhere.test(event));
  expect(strange).toEqual([]);
});
