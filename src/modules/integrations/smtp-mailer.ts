// The adapter that sends mail over SMTP (nodemailer's connection pool) for the port Mailer of notifications. It must never
// send a message twice: what it cannot prove to be unsent, it reports as unknown.
import type { Readable } from 'node:stream';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { Mail, Mailer, MailOutcome } from '../notifications/index.ts';

export interface SmtpSettings {
  /** `smtp://user:password@mail.example.com:587` or `smtps://…`; STARTTLS is used where the server offers it. */
  url: string;
  /** The sender's address; the sender's name is the shop's. */
  fromAddress: string;
  /** Connections at once; 5 unless told. */
  maxConnections?: number;
  /** Longest silence of the server in milliseconds; 60 seconds unless told. */
  silenceMs?: number;
}

/** What nodemailer tells about a failure. */
interface SmtpFailure extends Error {
  code?: string;
  command?: string;
  responseCode?: number;
  permanent?: boolean;
}

/** Opens connections when the first message is sent, never before. */
export function createSmtpMailer(settings: SmtpSettings): Mailer {
  const silenceMs = settings.silenceMs ?? 60_000;
  const transport = createTransport({
    url: settings.url,
    pool: true,
    maxConnections: settings.maxConnections ?? 5,
    // The pool itself repeats only what it handed no byte of to a server.
    maxRequeues: 2,
    connectionTimeout: Math.min(silenceMs, 15_000),
    greetingTimeout: Math.min(silenceMs, 15_000),
    socketTimeout: silenceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = settings.fromAddress.slice(settings.fromAddress.lastIndexOf('@') + 1);

  // The body is read only once the server has answered DATA with "go ahead": a read body is the point of no return.
  const bodies = new Map<string, Readable>();
  transport.use('stream', (mail, done) => {
    const { message } = mail;
    const create = message.createReadStream.bind(message);
    message.createReadStream = (options) => {
      const body = create(options);
      bodies.set(message.messageId(), body);
      return body;
    };
    done();
  });

  return {
    async send(mail) {
      const messageId = `<${mail.messageKey}@${domain}>`;
      try {
        const info = await transport.sendMail(composeMail(mail, messageId, settings.fromAddress));
        return { kind: 'sent', smtpMessageId: info.messageId, response: info.response };
      } catch (error) {
        return judgeFailure(error as SmtpFailure, bodies.get(messageId)?.readableDidRead === true);
      } finally {
        bodies.delete(messageId);
      }
    },
    async close() {
      transport.close();
    },
  };
}

function composeMail(mail: Mail, messageId: string, fromAddress: string): SendMailOptions {
  return {
    messageId,
    from: { name: mail.fromName, address: fromAddress },
    to: { name: mail.to.name ?? '', address: mail.to.address },
    ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      // RFC 3834: keeps absence notes from answering
      'Auto-Submitted': 'auto-generated',
      'Content-Language': mail.language,
    },
  };
}

/**
 * A reply of the server settles the matter: "never" to the recipient or the message is a refusal, anything else (including
 * a refused sender or sign-in, which are ours to mend) is tried again. Without a reply it depends on whether the body went.
 */
function judgeFailure(failure: SmtpFailure, bodyWent: boolean): MailOutcome {
  const reason = failure.message;
  if (failure.responseCode !== undefined) {
    const isAboutMessage = failure.command === 'RCPT TO' || failure.command === 'DATA';
    return { kind: failure.permanent && isAboutMessage ? 'refused' : 'deferred', reason };
  }
  if (bodyWent) return { kind: 'unknown', reason };
  const cannotBeSent = failure.code === 'EENVELOPE' || failure.code === 'EMESSAGE';
  return { kind: cannotBeSent ? 'refused' : 'deferred', reason };
}
