// The single place for the HTML of the sign-in pages: plain forms that work without a script.

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

function printPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · Throughline</title><style>${STYLE}</style></head>
<body><main><h1>${escapeHtml(title)}</h1>${body}</main></body></html>`;
}

const printFault = (fault: string | null) =>
  fault === null ? '' : `<p class="wrong" role="alert">${escapeHtml(fault)}</p>`;

const EMAIL = `<label for="email">E-mail</label><input id="email" name="email" type="email" autocomplete="username" required>`;

/** The form for people who have an account. */
export function printSignIn(fault: string | null): string {
  return printPage(
    'Sign in',
    `${printFault(fault)}<form method="post" action="/sign-in">${EMAIL}
<label for="password">Password</label>
<input id="password" name="password" type="password" autocomplete="current-password" required>
<button>Sign in</button></form>`,
  );
}

/** The form behind an invitation. */
export function printAcceptInvitation(token: string, fault: string | null): string {
  return printPage(
    'Make your account',
    `${printFault(fault)}<form method="post" action="/sign-in/accept">
<input type="hidden" name="token" value="${escapeHtml(token)}">
<label for="name">Name</label><input id="name" name="name" autocomplete="name" maxlength="100" required>${EMAIL}
<label for="password">Password (12 characters or more)</label>
<input id="password" name="password" type="password" autocomplete="new-password" minlength="12" maxlength="128" required>
<button>Make account and sign in</button></form>`,
  );
}

/** A page that only says something. */
export function printNotice(title: string, sentence: string): string {
  return printPage(title, `<p>${escapeHtml(sentence)}</p><p><a href="/sign-in">Sign in</a></p>`);
}
