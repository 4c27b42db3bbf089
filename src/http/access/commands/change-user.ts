// The one way in which a person's role changes or their account is closed and opened again.
import { accept, decline, defineCommand, type Outcome } from '../../../platform/command.ts';
import { formatId, parseId } from '../../../platform/ids.ts';
import { lockAdmins, lockUsers, type UserRow, updateUsers } from '../../store/accounts.ts';
import { accessRefusals } from '../errors.ts';
import { fitsChannel, UserChange, UserIdResult } from '../types.ts';

export const changeUser = defineCommand({
  name: 'access.changeUser',
  summary: "Changes a person's role or closes the account; somebody with the role admin always remains.",
  input: UserChange,
  output: UserIdResult,
  roles: [],
  refusals: [accessRefusals.channelMismatch, accessRefusals.unknownUser, accessRefusals.lastAdmin],
  async run(tx, items) {
    const admins = new Set((await lockAdmins(tx)).map((row) => row.userId));
    const ids = items.flatMap(({ input }) => parseId('usr', input.userId) ?? []);
    const users = new Map<string, UserRow>(
      (await lockUsers(tx, ids)).map((user) => [formatId('usr', user.userId), user]),
    );
    const changed = new Set<string>();
    const outcomes = items.map((item): Outcome<{ userId: string }> => {
      const { userId, role, channel = null } = item.input;
      const user = users.get(userId);
      if (!fitsChannel(role, channel)) return decline(accessRefusals.channelMismatch);
      if (!user) return decline(accessRefusals.unknownUser);
      const disabled = item.input.disabled ?? user.disabled;
      const staysAdmin = role === 'admin' && !disabled;
      if (admins.size === 1 && admins.has(user.userId) && !staysAdmin) {
        return decline(accessRefusals.lastAdmin);
      }
      if (staysAdmin) admins.add(user.userId);
      else admins.delete(user.userId);
      users.set(userId, { ...user, role, channel, disabled });
      changed.add(userId);
      tx.emit(item, {
        type: 'access.userChanged',
        objects: [['user', userId, 'changed']],
        attributes: { role, channel, disabled },
      });
      return accept({ userId });
    });
    if (changed.size > 0)
      await updateUsers(
        tx,
        tx.now,
        [...changed].map((userId) => users.get(userId)!),
      );
    return outcomes;
  },
});
