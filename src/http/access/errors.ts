// The single place for refusals about keys, people and signing in.
import { defineRefusals } from '../../platform/errors.ts';

export const accessRefusals = defineRefusals('access', {
  channelMismatch: [422, 'The role "channel" needs a channel, and no other role has one.'],
  nameTaken: [409, 'A key of this name is in use; revoke it first or choose another name.'],
  unknownKey: [404, 'There is no such API key.'],
  keyRevoked: [409, 'The key was revoked already.'],
  unknownUser: [404, 'There is no such user.'],
  lastAdmin: [409, 'This is the last person with the role admin.'],
  wrongPassword: [401, 'E-mail or password is wrong.'],
  invitationSpent: [410, 'This link was used already or has expired; ask for a new one.'],
  emailTaken: [409, 'Somebody with this e-mail address has an account already.'],
});
