// The single place where people sign in and out and take up invitations, by form or by JSON. Passwords are checked and
// kept by the accounts library; nothing here stores or logs one.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import Type, { type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { explainErrors } from '../../platform/command.ts';
import { ItemRefused, platformRefusals, type Refusal, refuse } from '../../platform/errors.ts';
import type { Log } from '../../platform/log.ts';
import type { SignedIn, Visitor } from '../access/accounts.ts';
import type { Auth } from '../access/auth.ts';
import { accessRefusals } from '../access/errors.ts';
import { hashSecret } from '../access/secrets.ts';
import { AcceptInvitation, SignIn } from '../access/types.ts';
import { httpRefusals } from '../errors.ts';
import { refusalOf, sendProblem } from '../problem.ts';
import { isOwnSite } from '../protect.ts';
import { acceptForms, acceptJson } from '../read-body.ts';
import { createQueryReader, queryTextOf, type Reading } from '../read-query.ts';
import { findInvitation, finishInvitation, returnInvitation, takeInvitation } from '../store/accounts.ts';
import { PAGE_HEADERS, type PageAsked, printAcceptInvitation, printLinkGone, printSignIn } from './page.ts';
import { chooseLanguage, SIGN_IN_TEXTS, type SignInLanguage } from './texts.ts';

const BODY_LIMIT = 16 * 1024;

const PageQuery = Type.Object(
  {
    token: Type.Optional(Type.String({ maxLength: 200 })),
    lang: Type.Optional(Type.String({ maxLength: 20 })),
  },
  { additionalProperties: false },
);
const readQuery = createQueryReader(PageQuery);

export function addSignInRoutes(app: FastifyInstance, auth: Auth, log: Log): void {
  app.register(async (scope) => {
    acceptJson(scope, BODY_LIMIT);
    acceptForms(scope, BODY_LIMIT);
    scope.get('/sign-in', async (request, reply) => {
      reply.headers(PAGE_HEADERS).header('vary', 'accept-language');
      const asked = readAsked(request);
      if (asked.token === undefined) return printSignIn(asked, null);
      const open = await findInvitation(auth.db, auth.clock.now(), hashSecret(asked.token));
      if (open) return printAcceptInvitation(asked, null);
      return reply.code(410).send(printLinkGone(asked));
    });
    scope.post('/sign-in', (request, reply) =>
      answer(request, reply, log, printSignIn, () => signIn(request, auth)),
    );
    scope.post('/sign-in/accept', (request, reply) => {
      const { token } = (request.body ?? {}) as { token?: unknown };
      const page = (asked: PageAsked, fault: string) =>
        printAcceptInvitation({ ...asked, token: typeof token === 'string' ? token : '' }, fault);
      return answer(request, reply, log, page, () => acceptInvitation(request, auth));
    });
    scope.post('/sign-out', (request, reply) =>
      answer(request, reply, log, printSignIn, async () => {
        refuseForeign(request, auth);
        auth.forgetSessions();
        return auth.accounts.signOut(visitorOf(request, auth));
      }),
    );
  });
}

/** What the address asks for; an address that is not understood asks for the plain page. */
function readAsked(request: FastifyRequest): PageAsked {
  const query = readQuery(queryTextOf(request.url));
  const { token, lang } = (query.ok ? query.value : {}) as { token?: string; lang?: string };
  return { language: chooseLanguage(lang, request.headers['accept-language']), token };
}

async function signIn(request: FastifyRequest, auth: Auth): Promise<SignedIn> {
  refuseForeign(request, auth);
  const { email, password } = check(readSignIn(request.body));
  const signedIn = await auth.accounts.signIn(visitorOf(request, auth), email, password);
  if (signedIn === 'wait') throw new ItemRefused(0, httpRefusals.tooManyAttempts);
  if (signedIn === null) throw new ItemRefused(0, accessRefusals.wrongPassword);
  return signedIn;
}

async function acceptInvitation(request: FastifyRequest, auth: Auth): Promise<SignedIn> {
  refuseForeign(request, auth);
  const { token, ...person } = check(readAcceptance(request.body));
  const invitation = await takeInvitation(auth.db, auth.clock.now(), hashSecret(token));
  if (!invitation) throw new ItemRefused(0, accessRefusals.invitationSpent);
  const { invitationId, role, channel } = invitation;
  let userId: Awaited<ReturnType<typeof auth.accounts.createAccount>> = null;
  try {
    userId = await auth.accounts.createAccount({ ...person, role, channel });
  } finally {
    if (userId === null) await returnInvitation(auth.db, invitationId);
    else await finishInvitation(auth.db, invitationId, userId);
  }
  if (userId === null) throw new ItemRefused(0, accessRefusals.emailTaken);
  const signedIn = await auth.accounts.signIn(visitorOf(request, auth), person.email, person.password);
  if (signedIn === null || signedIn === 'wait') throw new ItemRefused(0, httpRefusals.tooManyAttempts);
  return signedIn;
}

/** Forms are answered with a page or a redirect, JSON with 204 or problem details. */
async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  log: Log,
  printForm: (asked: PageAsked, fault: string) => string,
  act: () => Promise<SignedIn>,
): Promise<FastifyReply> {
  const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
  try {
    const { cookies } = await act();
    if (cookies.length > 0) reply.header('set-cookie', cookies);
    return isForm ? reply.redirect('/', 303) : reply.code(204).send();
  } catch (error) {
    const refusal = refusalOf(error, log, request.url.split('?')[0]!);
    if (!isForm) {
      sendProblem(reply, refusal);
      return reply;
    }
    const asked = readAsked(request);
    return reply
      .code(refusal.status)
      .headers(PAGE_HEADERS)
      .send(printForm(asked, describe(refusal, asked.language)));
  }
}

/** Fields of the form as their labels name them, with the sentence. */
function describe({ code, details }: Refusal, language: SignInLanguage): string {
  const texts = SIGN_IN_TEXTS[language];
  const refusals: Readonly<Record<string, string>> = texts.refusals;
  const problems = (details?.problems ?? []) as readonly { at: string }[];
  const labels: Readonly<Record<string, string>> = {
    '/email': texts.email,
    '/name': texts.name,
    '/password': texts.newPassword,
  };
  const wrong = new Set(problems.flatMap(({ at }) => labels[at] ?? []));
  return `${refusals[code] ?? texts.refusals.other} ${[...wrong].join(', ')}`.trimEnd();
}

function refuseForeign(request: FastifyRequest, auth: Auth): void {
  const { origin, cookie } = request.headers;
  const isBrowser =
    origin !== undefined || request.headers['sec-fetch-site'] !== undefined || cookie !== undefined;
  if (isBrowser && !isOwnSite(request.headers, auth.publicUrl)) {
    throw new ItemRefused(0, httpRefusals.foreignOrigin);
  }
}

function visitorOf(request: FastifyRequest, auth: Auth): Visitor {
  return {
    origin: auth.publicUrl === undefined ? `http://${request.headers.host}` : new URL(auth.publicUrl).origin,
    address: request.socket.remoteAddress ?? '127.0.0.1',
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    cookie: request.headers.cookie,
  };
}

function createReader<S extends TSchema>(schema: S): (body: unknown) => Reading<Type.Static<S>> {
  const validator = Compile(schema);
  return (body) => {
    if (validator.Check(body)) return { ok: true, value: body as Type.Static<S> };
    const problems = explainErrors(validator.Errors(body));
    return { ok: false, refusal: refuse(platformRefusals.invalidInput, { problems }) };
  };
}

const readSignIn = createReader(SignIn);
const readAcceptance = createReader(AcceptInvitation);

function check<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new ItemRefused(0, reading.refusal);
  return reading.value;
}
