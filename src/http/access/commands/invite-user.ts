// The one way in which a person is let in: a single-use link that is good for a day. The person chooses e-mail address and
// password behind it; nobody else ever knows the password.
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { newUuid } from '../../../platform/ids.ts';
import { insertInvitations, type NewInvitation } from '../../store/accounts.ts';
import { accessRefusals } from '../errors.ts';
import { hashSecret, makeSecret, SHOWN_ONCE } from '../secrets.ts';
import { fitsChannel, InvitationInput, InvitationResult } from '../types.ts';

const LIFETIME_MS = 24 * 3600_000;

interface Made {
  expiresAt: string;
  secret: null;
  [SHOWN_ONCE]?: string;
}

export const inviteUser = defineCommand({
  name: 'access.inviteUser',
  summary: 'Makes a single-use link, good for 24 hours, with which a person gets an account of a role.',
  input: InvitationInput,
  output: InvitationResult,
  roles: [],
  refusals: [accessRefusals.channelMismatch],
  async run(tx, items) {
    const expiresAt = new Date(tx.now.getTime() + LIFETIME_MS);
    const invitations: NewInvitation[] = [];
    const outcomes = items.map((item): Outcome<Made> => {
      const { role, channel = null } = item.input;
      if (!fitsChannel(role, channel)) return decline(accessRefusals.channelMismatch);
      const secret = makeSecret('tli');
      invitations.push({
        invitationId: newUuid(),
        secretHash: hashSecret(secret),
        role,
        channel,
        invitedBy: item.actor.id,
        expiresAt,
      });
      tx.emit(item, { type: 'access.userInvited', objects: [], attributes: { role, channel } });
      return accept({ expiresAt: expiresAt.toISOString(), secret: null, [SHOWN_ONCE]: secret });
    });
    if (invitations.length > 0) await insertInvitations(tx, tx.now, invitations);
    return outcomes;
  },
});
