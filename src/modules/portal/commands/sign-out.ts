// Ends a session of the portal.
import Type from 'typebox';
import { accept, defineCommand } from '../../../platform/command.ts';
import { portalEvent } from '../events.ts';
import { closed, SessionHash } from '../schemas.ts';
import { endSessions } from '../store/sessions.ts';

export const signOut = defineCommand({
  name: 'portal.signOut',
  summary: 'Ends the session of this cookie.',
  input: Type.Object({ sessionHash: SessionHash }, closed),
  output: Type.Object({}),
  roles: ['customer'],
  refusals: [],
  async run(tx, items) {
    await endSessions(tx, tx.now, { hashes: items.map(({ input }) => input.sessionHash), linkSubjects: [] });
    return items.map((item) => {
      tx.emit(item, portalEvent('portal.signedOut', item.actor.id.replace(/^[a-z-]+:/, '')));
      return accept({});
    });
  },
});
