// A small mail server for tests: takes every mail, keeps it, and can be told to refuse, to put off or to hang up at each
// step of the conversation (RFC 5321). It knows nothing of the program.
import { createServer, type Server, type Socket } from 'node:net';

export type SmtpStep = 'greeting' | 'mail' | 'rcpt' | 'data' | 'body';

/** A reply such as `451 later`, `drop` to hang up without a word, `hang` to say nothing, or nothing for the usual reply. */
export type SmtpBehaviour = (step: SmtpStep, argument: string) => string | undefined;

export interface ReceivedMail {
  from: string;
  to: string[];
  /** Lower-case names; the last of several. */
  headers: Record<string, string>;
  subject: string;
  text: string;
  html: string;
}

export interface SmtpSink {
  readonly url: string;
  readonly received: ReceivedMail[];
  /** Bodies whose last line arrived, whether they were answered or not. */
  bodies(): number;
  behave(behaviour: SmtpBehaviour | null): void;
  /** Hangs up every open connection. */
  dropAll(): void;
  close(): Promise<void>;
}

/** Starts on a port that the machine chooses, or on `port` to come back where another one was. */
export async function openSmtpSink(port = 0): Promise<SmtpSink> {
  const received: ReceivedMail[] = [];
  const sockets = new Set<Socket>();
  let behaviour: SmtpBehaviour | null = null;
  let bodies = 0;

  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    converse(socket, (step, argument) => behaviour?.(step, argument), {
      onBody: () => {
        bodies += 1;
      },
      onMail: (mail) => received.push(mail),
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the sink has no port');
  const dropAll = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    received,
    bodies: () => bodies,
    behave: (next) => {
      behaviour = next;
    },
    dropAll,
    async close() {
      dropAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(
  socket: Socket,
  behave: SmtpBehaviour,
  events: { onBody(): void; onMail(mail: ReceivedMail): void },
): void {
  let buffer = '';
  let from = '';
  let to: string[] = [];
  let body: string | null = null;

  const answer = (step: SmtpStep, argument: string, usual: string): boolean => {
    const reply = behave(step, argument) ?? usual;
    if (reply === 'drop') socket.destroy();
    else if (reply !== 'hang') socket.write(`${reply}\r\n`);
    return reply === usual;
  };

  const takeLine = (line: string) => {
    const verb = line.slice(0, 4).toUpperCase();
    const argument = /<(.*)>/.exec(line)?.[1] ?? '';
    if (verb === 'EHLO') socket.write('250-sink\r\n250-8BITMIME\r\n250 SMTPUTF8\r\n');
    else if (verb === 'HELO' || verb === 'NOOP') socket.write('250 sink\r\n');
    else if (verb === 'RSET') {
      to = [];
      socket.write('250 reset\r\n');
    } else if (verb === 'MAIL') {
      from = argument;
      to = [];
      answer('mail', argument, '250 sender ok');
    } else if (verb === 'RCPT') {
      if (answer('rcpt', argument, '250 recipient ok')) to.push(argument);
    } else if (verb === 'DATA') {
      if (answer('data', '', '354 go ahead')) body = '';
    } else if (verb === 'QUIT') socket.end('221 bye\r\n');
    else socket.write('502 not known here\r\n');
  };

  const takeBody = (raw: string) => {
    events.onBody();
    const mail = readMail(raw, from, to);
    if (answer('body', mail.subject, `250 2.0.0 queued as ${mail.headers['message-id']}`))
      events.onMail(mail);
  };

  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    buffer += chunk;
    for (;;) {
      if (body !== null) {
        const end = `\r\n${buffer}`.indexOf('\r\n.\r\n');
        if (end === -1) return;
        const raw = buffer.slice(0, Math.max(0, end - 2)).replace(/^\.\./gm, '.');
        buffer = buffer.slice(end + 3);
        body = null;
        takeBody(raw);
        continue;
      }
      const end = buffer.indexOf('\r\n');
      if (end === -1) return;
      const line = buffer.slice(0, end);
      buffer = buffer.slice(end + 2);
      takeLine(line);
    }
  });
  answer('greeting', '', '220 sink ready');
}

/** Reads a mail as nodemailer writes it: headers, and a text and an HTML part in one multipart/alternative. */
function readMail(raw: string, from: string, to: string[]): ReceivedMail {
  const { headers, body } = splitHeaders(raw);
  const mail: ReceivedMail = {
    from,
    to: [...to],
    headers,
    subject: decodeWords(headers.subject ?? ''),
    text: '',
    html: '',
  };
  const boundary = /boundary="?([^";]+)"?/.exec(headers['content-type'] ?? '')?.[1];
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  for (const part of parts) {
    const inner = splitHeaders(part.replace(/^\r\n/, ''));
    const content = decodeBody(inner.body, inner.headers['content-transfer-encoding'] ?? '');
    if (inner.headers['content-type']?.startsWith('text/html')) mail.html = content;
    else mail.text = content;
  }
  return mail;
}

function splitHeaders(raw: string): { headers: Record<string, string>; body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]+/g, ' ');
  const headers: Record<string, string> = {};
  for (const line of head.split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: raw.slice(end + 4) };
}

function decodeBody(body: string, encoding: string): string {
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
  if (encoding === 'quoted-printable') return decodeQuoted(body.replace(/=\r\n/g, ''));
  return body;
}

function decodeQuoted(text: string): string {
  return Buffer.from(
    text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');
}

/** Encoded words of RFC 2047. */
function decodeWords(text: string): string {
  const joined = text.replace(/\?=\s+=\?/g, '?==?');
  const bytes: Buffer[] = [];
  let at = 0;
  for (const match of joined.matchAll(/=\?utf-8\?([BQ])\?([^?]*)\?=/gi)) {
    bytes.push(Buffer.from(joined.slice(at, match.index)));
    bytes.push(
      match[1]!.toUpperCase() === 'B'
        ? Buffer.from(match[2]!, 'base64')
        : Buffer.from(
            match[2]!
              .replaceAll('_', ' ')
              .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
            'latin1',
          ),
    );
    at = match.index + match[0].length;
  }
  bytes.push(Buffer.from(joined.slice(at)));
  return Buffer.concat(bytes).toString('utf8');
}
