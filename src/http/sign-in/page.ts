// The single place for the HTML of the sign-in pages: plain forms that work without a script, in the reader's language.
import { SIGN_IN_TEXTS, type SignInLanguage, type SignInTexts } from './texts.ts';

const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
export const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (char) => escapes[char]!);

/** Headers of pages that show or take secrets: nothing from elsewhere, no framing, no address passed on. */
export const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
};

export const STYLE = `body{font:16px/1.5 system-ui,sans-serif;margin:0;display:grid;place-items:center;min-height:100vh;background:#f4f5f7;color:#1c2024}
main{background:#fff;padding:2rem;border-radius:10px;width:min(22rem,90vw);box-shadow:0 1px 4px #0002}
h1{font-size:1.25rem;margin:0 0 1rem}label{display:block;margin:.75rem 0 .25rem}
input{width:100%;box-sizing:border-box;font:inherit;padding:.5rem;border:1px solid #8b8d98;border-radius:6px}
button{margin-top:1.25rem;width:100%;font:inherit;padding:.6rem;border:0;border-radius:6px;background:#0b5cad;color:#fff;cursor:pointer}
.wrong{background:#fdecea;color:#8c1d18;padding:.5rem .75rem;border-radius:6px}`;

/** What every page of signing in knows of its reader. */
export interface PageAsked {
  readonly language: SignInLanguage;
  /** Of an invitation: the switch of languages keeps it. */
  readonly token?: string | undefined;
}

function printPage(asked: PageAsked, title: string, body: string): string {
  return `<!doctype html>
<html lang="${asked.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Throughline</title><style>${STYLE}${SWITCH_STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}${printSwitch(asked)}</main></body></html>`;
}

const SWITCH_STYLE = `nav{margin-top:1.5rem;display:flex;flex-wrap:wrap;gap:.25rem .75rem;font-size:.875rem}
nav a{color:#0b5cad;padding:.25rem 0}nav a[aria-current]{color:#1c2024;font-weight:600;text-decoration:none}`;

/** Each language by its own name, as everybody finds theirs. */
function printSwitch({ language, token }: PageAsked): string {
  const links = Object.entries(SIGN_IN_TEXTS).map(([code, texts]) => {
    const query = new URLSearchParams({ lang: code });
    if (token !== undefined) query.set('token', token);
    const here = code === language ? ' aria-current="true"' : '';
    return `<a href="/sign-in?${escapeHtml(query.toString())}" lang="${code}" hreflang="${code}"${here}>${texts.language}</a>`;
  });
  return `<nav aria-label="${escapeHtml(SIGN_IN_TEXTS[language].choose)}">${links.join('')}</nav>`;
}

const printFault = (fault: string | null) =>
  fault === null ? '' : `<p class="wrong" role="alert">${escapeHtml(fault)}</p>`;

const printEmail = ({ email }: SignInTexts) =>
  `<label for="email">${email}</label><input id="email" name="email" type="email" autocomplete="username" required>`;

/** The form for people who have an account. */
export function printSignIn(asked: PageAsked, fault: string | null): string {
  const texts = SIGN_IN_TEXTS[asked.language];
  return printPage(
    asked,
    texts.signIn,
    `${printFault(fault)}<form method="post" action="/sign-in?lang=${asked.language}">${printEmail(texts)}
<label for="password">${texts.password}</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>${texts.signIn}</button></form>`,
  );
}

/** The form behind an invitation. */
export function printAcceptInvitation(asked: PageAsked, fault: string | null): string {
  const texts = SIGN_IN_TEXTS[asked.language];
  return printPage(
    asked,
    texts.makeAccount,
    `${printFault(fault)}<form method="post" action="/sign-in/accept?lang=${asked.language}">
<input type="hidden" name="token" value="${escapeHtml(asked.token ?? '')}">
<label for="name">${texts.name}</label><input id="name" name="name" autocomplete="name" maxlength="100" required>${printEmail(texts)}
<label for="password">${texts.newPassword}</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="128" required>
<button>${texts.makeAndSignIn}</button></form>`,
  );
}

/** Says that an invitation is no longer open. */
export function printLinkGone(asked: PageAsked): string {
  const { linkGone, refusals, signIn } = SIGN_IN_TEXTS[asked.language];
  const said = escapeHtml(refusals['access.invitation-spent'] ?? refusals.other);
  return printPage(
    asked,
    linkGone,
    `<p>${said}</p><p><a href="/sign-in?lang=${asked.language}">${signIn}</a></p>`,
  );
}
