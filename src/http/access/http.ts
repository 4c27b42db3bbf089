// Routes of API keys, people and invitations; no logic.
import Type from 'typebox';
import { formatId, parseId } from '../../platform/ids.ts';
import { commandRoute, queryRoute, type Route } from '../../platform/routes.ts';
import { IdOf, Page, pageQuery } from '../../platform/schemas.ts';
import { readColleagues, readUserPage } from '../store/accounts.ts';
import { readKeyPage } from '../store/api-keys.ts';
import { changeUser } from './commands/change-user.ts';
import { createApiKey } from './commands/create-api-key.ts';
import { inviteUser } from './commands/invite-user.ts';
import { revokeApiKey } from './commands/revoke-api-key.ts';
import { ApiKey, Colleague, User } from './types.ts';

const tag = 'Access';
/** A choice among more would have to be searched. */
const MOST_COLLEAGUES = 500;
const none = Type.Object({}, { additionalProperties: false });
const pageAfter = (prefix: string) =>
  Type.Object({ ...pageQuery, after: Type.Optional(IdOf(prefix)) }, { additionalProperties: false });

/** The rows of one page, and the id behind which the next one begins. */
function toPage<R, I>(rows: readonly R[], limit: number, show: (row: R) => I, idOf: (row: R) => string) {
  const shown = rows.slice(0, limit);
  return { items: shown.map(show), next: rows.length > limit ? idOf(shown.at(-1)!) : null };
}

const listApiKeys = queryRoute({
  path: '/v1/api-keys',
  name: 'access.listApiKeys',
  summary: 'API keys, newest first, revoked ones included; never their secrets.',
  roles: ['admin'],
  params: none,
  query: pageAfter('key'),
  output: Page(ApiKey),
  tag,
  async run({ db }, { query: { limit = 50, after } }) {
    const before = after === undefined ? null : parseId('key', after);
    return toPage(
      await readKeyPage(db, before, limit + 1),
      limit,
      ({ apiKeyId, createdAt, revokedAt, ...key }) => ({
        keyId: formatId('key', apiKeyId),
        ...key,
        createdAt: createdAt.toISOString(),
        revokedAt: revokedAt?.toISOString() ?? null,
      }),
      (key) => formatId('key', key.apiKeyId),
    );
  },
});

const listUsers = queryRoute({
  path: '/v1/users',
  name: 'access.listUsers',
  summary: 'People with an account, newest first.',
  roles: ['admin'],
  params: none,
  query: pageAfter('usr'),
  output: Page(User),
  tag,
  async run({ db }, { query: { limit = 50, after } }) {
    const before = after === undefined ? null : parseId('usr', after);
    return toPage(
      await readUserPage(db, before, limit + 1),
      limit,
      ({ userId, createdAt, ...user }) => ({
        userId: formatId('usr', userId),
        ...user,
        createdAt: createdAt.toISOString(),
      }),
      (user) => formatId('usr', user.userId),
    );
  },
});

const listColleagues = queryRoute({
  path: '/v1/colleagues',
  name: 'access.listColleagues',
  summary: 'People whom work can be given to, by name: who stands behind an actor.',
  roles: ['operations', 'service', 'finance', 'read-only'],
  params: none,
  query: none,
  output: Type.Object({ items: Type.Array(Colleague) }),
  tag,
  run: async ({ db }) => ({
    items: (await readColleagues(db, MOST_COLLEAGUES)).map(({ userId, name, role }) => ({
      actor: `user:${formatId('usr', userId)}`,
      name,
      role,
    })),
  }),
});

const readMe = queryRoute({
  path: '/v1/me',
  name: 'access.readMe',
  summary: 'Who the sender of this request is, and the role.',
  params: none,
  query: none,
  output: Type.Object({
    actor: Type.String(),
    role: Type.String(),
    channel: Type.Union([Type.String(), Type.Null()]),
  }),
  tag,
  run: async ({ actor }) => ({ actor: actor.id, role: actor.role, channel: actor.channel ?? null }),
});

export const accessCommands = [createApiKey, revokeApiKey, inviteUser, changeUser];

export const routes: Route[] = [
  commandRoute('POST', '/v1/api-keys', createApiKey, { tag, status: 201 }),
  listApiKeys,
  commandRoute('POST', '/v1/api-keys/:keyId/revoke', revokeApiKey, { tag }),
  commandRoute('POST', '/v1/invitations', inviteUser, { tag, status: 201 }),
  listUsers,
  listColleagues,
  commandRoute('PUT', '/v1/users/:userId', changeUser, { tag }),
  readMe,
];
