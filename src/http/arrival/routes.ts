// The page behind the signed link of a pick-up: the customer says "I am here", with the bay or the car, without an account. The link
// is the permission; what it allows is decided by the command alone.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../platform/command.ts';
import { refusalOf, sendProblem } from '../problem.ts';
import { acceptForms } from '../read-body.ts';
import { escapeHtml, PAGE_HEADERS, STYLE } from '../sign-in/page.ts';
import type { HttpDeps } from '../types.ts';
import { type ArrivalTexts, chooseTexts } from './texts.ts';

const ACTOR: Actor = { id: 'system:pickup-link', role: 'system' };
const COMMAND = 'fulfilment.announceArrival';
const BODY_LIMIT = 4 * 1024;
/** Fields of the form and how long they may be. */
const FIELDS = { bay: 40, vehicle: 100, note: 300 } as const;
type Field = keyof typeof FIELDS;
const FIELD_NAMES = Object.keys(FIELDS) as Field[];

export function addArrivalPage(app: FastifyInstance, { commands, gatherer, log }: HttpDeps): void {
  const command = commands.get(COMMAND);
  if (!command) return;
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    acceptForms(scope, BODY_LIMIT);
    scope.setErrorHandler((error, request, reply) => {
      // The address holds the token, so it is not logged.
      sendProblem(reply, refusalOf(error, log, `${request.method} /pickup`));
    });
    scope.get('/pickup/:token', (request, reply) => {
      const { language, texts } = chooseTexts(request.headers['accept-language']);
      send(reply, 200, print(language, texts, printForm(texts)));
    });
    scope.post('/pickup/:token', async (request, reply) => {
      const { language, texts } = chooseTexts(request.headers['accept-language']);
      const input = readForm(request) as never;
      const answer = await gatherer.submit(command, { input, actor: ACTOR });
      if (answer.ok) {
        const { pickupCode } = answer.result as { pickupCode: string };
        const said = `<p role="status">${escapeHtml(texts.thanks)}</p>`;
        const code = `<p>${escapeHtml(texts.code)}: <strong>${escapeHtml(pickupCode)}</strong></p>`;
        return send(reply, 200, print(language, texts, said + code));
      }
      const why = texts.refusals[answer.refusal.code] ?? texts.refusals.other;
      const fault = `<p class="wrong" role="alert">${escapeHtml(why)}</p>`;
      return send(reply, answer.refusal.status, print(language, texts, fault));
    });
  });
}

function readForm(request: FastifyRequest): Record<string, string> {
  const { token } = request.params as { token: string };
  const form = (request.body ?? {}) as Record<string, string | undefined>;
  const filled = FIELD_NAMES.flatMap((name) => {
    const text = form[name]?.trim().slice(0, FIELDS[name]);
    return text ? [[name, text] as const] : [];
  });
  return { token: token.slice(0, 80), ...Object.fromEntries(filled) };
}

function printForm(texts: ArrivalTexts): string {
  const fields = FIELD_NAMES.map(
    (name) =>
      `<label for="${name}">${escapeHtml(texts[name])}</label><input id="${name}" name="${name}" maxlength="${FIELDS[name]}">`,
  );
  const button = `<button>${escapeHtml(texts.send)}</button>`;
  return `<p>${escapeHtml(texts.hint)}</p><form method="post">${fields.join('')}${button}</form>`;
}

function print(language: string, { title }: ArrivalTexts, body: string): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

function send(reply: FastifyReply, status: number, html: string): void {
  reply.code(status).headers(PAGE_HEADERS).header('vary', 'accept-language').send(html);
}
