// The single place that talks to the accounts library (better-auth): passwords, sessions, cookies. The library is loaded
// when the first person signs in or comes with a cookie; machines with API keys never wait for it.
import { randomBytes } from 'node:crypto';
import type { Actor, Role } from '../../platform/command.ts';
import { type Database, sqlStateOf } from '../../platform/db.ts';
import { formatId, newUuid, type Uuid } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import { claimCookieSecret } from '../store/accounts.ts';

export const COOKIE_PREFIX = 'throughline';
const DAY_SECONDS = 24 * 3600;

export interface SignedIn {
  /** Set-Cookie headers to pass on. */
  cookies: string[];
}

/** Who asks and from which address, as the server saw it. */
export interface Visitor {
  origin: string;
  address: string;
  userAgent: string;
  cookie?: string | undefined;
}

export interface Accounts {
  /** Whose session stands in a Cookie header; null when none that is good. */
  findSession(cookie: string): Promise<Actor | null>;
  /** Null when e-mail or password is wrong or the account is closed; 'wait' after too many attempts. */
  signIn(visitor: Visitor, email: string, password: string): Promise<SignedIn | null | 'wait'>;
  signOut(visitor: Visitor): Promise<SignedIn>;
  /** The new account's id; null when the e-mail address has one. */
  createAccount(person: NewPerson): Promise<Uuid | null>;
}

export interface NewPerson {
  name: string;
  email: string;
  password: string;
  role: Role;
  channel: string | null;
}

export function createAccounts(options: { db: Database; log: Log; publicUrl?: string }): Accounts {
  let opening: ReturnType<typeof openLibrary> | undefined;
  const open = () => {
    opening ??= openLibrary(options).catch((error) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };

  async function ask(visitor: Visitor, path: string, body: unknown): Promise<Response> {
    const library = await open();
    const headers = new Headers({
      'content-type': 'application/json',
      origin: visitor.origin,
      'user-agent': visitor.userAgent,
      'x-throughline-client': visitor.address,
    });
    if (visitor.cookie) headers.set('cookie', visitor.cookie);
    return library.handler(
      new Request(`${visitor.origin}/auth${path}`, { method: 'POST', headers, body: JSON.stringify(body) }),
    );
  }

  return {
    async findSession(cookie) {
      const library = await open();
      const found = await library.api.getSession({ headers: new Headers({ cookie }) });
      if (!found || found.user.disabled) return null;
      return {
        id: `user:${formatId('usr', found.user.id as Uuid)}`,
        role: found.user.role as Role,
        channel: found.user.channel ?? null,
      };
    },
    async signIn(visitor, email, password) {
      const response = await ask({ ...visitor, cookie: undefined }, '/sign-in/email', { email, password });
      if (response.status === 429) return 'wait';
      if (response.status >= 500) throw new Error(`the accounts library answered ${response.status}`);
      if (!response.ok) return null;
      const { user } = (await response.json()) as { user: { disabled?: boolean } };
      return user.disabled ? null : { cookies: response.headers.getSetCookie() };
    },
    async signOut(visitor) {
      const response = await ask(visitor, '/sign-out', {});
      return { cookies: response.headers.getSetCookie() };
    },
    createAccount: async (person) => addAccount(await open(), person),
  };
}

async function addAccount(library: Library, { password, ...person }: NewPerson): Promise<Uuid | null> {
  const { internalAdapter, password: passwords } = await library.$context;
  const email = person.email.toLowerCase();
  if (await internalAdapter.findUserByEmail(email)) return null;
  const hashed = await passwords.hash(password);
  try {
    const user = await internalAdapter.createUser(
      { ...person, email, emailVerified: false, disabled: false },
      { method: 'admin' },
    );
    const credential = { providerId: 'credential', accountId: user.id, userId: user.id, password: hashed };
    await internalAdapter.linkAccount(credential).catch(async (error) => {
      // An account without a password would keep the address taken.
      await internalAdapter.deleteUser(user.id);
      throw error;
    });
    return user.id as Uuid;
  } catch (error) {
    if (sqlStateOf(error) === '23505') return null;
    throw error;
  }
}

type Library = Awaited<ReturnType<typeof openLibrary>>;

async function openLibrary(options: { db: Database; log: Log; publicUrl?: string }) {
  const [{ betterAuth }, { PostgresDialect }] = await Promise.all([import('better-auth'), import('kysely')]);
  const secret = await claimCookieSecret(options.db, randomBytes(32).toString('base64url'));
  const { log } = options;
  return betterAuth({
    appName: 'Throughline',
    basePath: '/auth',
    secret,
    database: {
      dialect: new PostgresDialect({ pool: options.db.pool }),
      type: 'postgres',
      schemaName: 'auth',
      transaction: true,
    },
    telemetry: { enabled: false },
    logger: {
      level: 'warn',
      log: (level, message) => log[level === 'error' ? 'warn' : 'debug']({ from: 'accounts' }, message),
    },
    // Nobody makes an account alone: people come by invitation (access.inviteUser).
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    session: {
      modelName: 'sessions',
      expiresIn: 7 * DAY_SECONDS,
      updateAge: DAY_SECONDS,
      fields: {
        ...STAMPS,
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        userId: 'user_id',
      },
    },
    user: {
      modelName: 'users',
      fields: { ...STAMPS, emailVerified: 'email_verified' },
      additionalFields: {
        role: { type: 'string', required: true, input: false },
        channel: { type: 'string', required: false, input: false },
        disabled: { type: 'boolean', required: true, input: false, defaultValue: false },
      },
    },
    account: { modelName: 'accounts', fields: { ...STAMPS, ...ACCOUNT_FIELDS } },
    verification: { modelName: 'verifications', fields: { ...STAMPS, expiresAt: 'expires_at' } },
    rateLimit: {
      enabled: true,
      window: 60,
      max: 100,
      customRules: { '/sign-in/email': { window: 60, max: 10 } },
    },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: options.publicUrl?.startsWith('https:') ?? false,
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/' },
      ipAddress: { ipAddressHeaders: ['x-throughline-client'] },
      database: { generateId: () => newUuid() },
    },
  });
}

const STAMPS = { createdAt: 'created_at', updatedAt: 'updated_at' };

const ACCOUNT_FIELDS = {
  accountId: 'account_id',
  providerId: 'provider_id',
  userId: 'user_id',
  accessToken: 'access_token',
  refreshToken: 'refresh_token',
  idToken: 'id_token',
  accessTokenExpiresAt: 'access_token_expires_at',
  refreshTokenExpiresAt: 'refresh_token_expires_at',
};
