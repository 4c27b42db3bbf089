// The single place that lets the first person in: a single-use sign-in link while there is no account, and an API key at the
// first start, both returned once for printing. The operator may set the admin key instead (THROUGHLINE_API_KEY).

import { assert } from '../../platform/assert.ts';
import type { Clock } from '../../platform/clock.ts';
import { type CommandTx, type Outcome, SYSTEM_ACTOR } from '../../platform/command.ts';
import type { Database } from '../../platform/db.ts';
import { runInTx } from '../../platform/execute.ts';
import { formatId, newUuid } from '../../platform/ids.ts';
import { StartUpError } from '../../platform/start-up-error.ts';
import { raiseVersion } from '../../platform/versions.ts';
import { hasOpenAdminInvitation, hasUsers } from '../store/accounts.ts';
import { hasKeys, lockFirstStart, putAdminKey } from '../store/api-keys.ts';
import { createApiKey } from './commands/create-api-key.ts';
import { inviteUser } from './commands/invite-user.ts';
import { hashSecret, SHOWN_ONCE } from './secrets.ts';

export interface FirstAdmin {
  /** Path of the link with which the first person makes an account; null when somebody can sign in already. */
  signInPath: string | null;
  /** The secret of the first key; null when it was shown before or set by the operator. */
  apiKey: string | null;
}

/** Safe to call at every start and by several servers at once. `apiKey`: the operator's own admin key. */
export async function ensureFirstAdmin(
  db: Database,
  clock: Clock,
  options: { apiKey?: string } = {},
): Promise<FirstAdmin> {
  if (options.apiKey !== undefined && !/^[\x21-\x7e]{16,200}$/.test(options.apiKey)) {
    throw new StartUpError(
      'THROUGHLINE_API_KEY must have 16 to 200 visible ASCII characters without blanks.',
    );
  }
  return runInTx(db, clock, SYSTEM_ACTOR, async (tx) => {
    await lockFirstStart(tx);
    let apiKey: string | null = null;
    if (options.apiKey !== undefined) await setAdminKey(tx, options.apiKey);
    else if (!(await hasKeys(tx))) {
      const input = { name: 'first-admin', role: 'admin' as const };
      apiKey = secretOf(await tx.call(createApiKey, [{ actor: SYSTEM_ACTOR, input }]));
    }
    let signInPath: string | null = null;
    if (!(await hasUsers(tx)) && !(await hasOpenAdminInvitation(tx, tx.now))) {
      const input = { role: 'admin' as const };
      const secret = secretOf(await tx.call(inviteUser, [{ actor: SYSTEM_ACTOR, input }]));
      signInPath = `/sign-in?token=${secret}`;
    }
    return { signInPath, apiKey };
  });
}

function secretOf(outcomes: readonly Outcome<unknown>[]): string {
  const [outcome] = outcomes;
  assert(outcome?.ok, 'the first key and link are never refused');
  const secret = (outcome.result as { [SHOWN_ONCE]?: string })[SHOWN_ONCE];
  assert(secret !== undefined, 'a new secret is shown');
  return secret;
}

async function setAdminKey(tx: CommandTx, secret: string): Promise<void> {
  const apiKeyId = newUuid();
  const name = 'environment';
  if (!(await putAdminKey(tx, tx.now, { apiKeyId, name, secretHash: hashSecret(secret) }))) return;
  await raiseVersion(tx, 'api-keys');
  tx.emit(
    { actor: SYSTEM_ACTOR },
    {
      type: 'access.apiKeyCreated',
      objects: [['api-key', formatId('key', apiKeyId), 'created']],
      attributes: { name, role: 'admin', channel: null },
    },
  );
}
