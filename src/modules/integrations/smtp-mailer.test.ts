import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSmtpSink, type SmtpSink } from '../../../tests/support/smtp-sink.ts';
import type { Mail, Mailer } from '../notifications/index.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

const mail: Mail = {
  messageKey: 'msg_01h455vb4pex5vsknk084sn02q',
  fromName: 'Żółw & Söhne',
  to: { name: '山田 太郎', address: 'taro@example.jp' },
  replyTo: 'help@shop.example',
  language: 'ja',
  subject: 'ご注文を承りました（注文番号：100-4711）',
  text: 'ご注文ありがとうございます。\n.\nzażółć\n',
  html: '<p>ご注文ありがとうございます。</p>',
};

let sink: SmtpSink;
let mailer: Mailer;

/** Silence counts as such after a time that a busy machine never takes, unless the server falls silent on purpose. */
const openMailer = (silenceMs = 20_000) =>
  createSmtpMailer({ url: sink.url, fromAddress: 'orders@shop.example', silenceMs });
beforeEach(async () => {
  sink = await openSmtpSink();
  mailer = openMailer();
});
afterEach(async () => {
  await mailer.close();
  await sink.close();
});

describe('sending over SMTP', () => {
  it('delivers subject, text, HTML and headers as they were written', async () => {
    const outcome = await mailer.send(mail);
    expect(outcome).toEqual({
      kind: 'sent',
      smtpMessageId: '<msg_01h455vb4pex5vsknk084sn02q@shop.example>',
      response: '250 2.0.0 queued as <msg_01h455vb4pex5vsknk084sn02q@shop.example>',
    });
    const [received] = sink.received;
    expect(received).toMatchObject({
      from: 'orders@shop.example',
      to: ['taro@example.jp'],
      subject: mail.subject,
    });
    expect(received?.headers).toMatchObject({
      'message-id': '<msg_01h455vb4pex5vsknk084sn02q@shop.example>',
      'auto-submitted': 'auto-generated',
      'content-language': 'ja',
      'reply-to': 'help@shop.example',
    });
    expect(received?.text.replaceAll('\r\n', '\n').trim()).toBe(mail.text.trim());
    expect(received?.html.trim()).toBe(mail.html);
  });

  it('uses one connection for many messages and notices when the server hung up in between', async () => {
    let greetings = 0;
    sink.behave((step) => {
      if (step === 'greeting') greetings += 1;
      return undefined;
    });
    for (let i = 0; i < 3; i++) await mailer.send({ ...mail, messageKey: `first-${i}` });
    expect(greetings).toBe(1);
    sink.dropAll();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect((await mailer.send({ ...mail, messageKey: 'after' })).kind).toBe('sent');
    expect(sink.received.map((each) => each.headers['message-id'])).toEqual([
      '<first-0@shop.example>',
      '<first-1@shop.example>',
      '<first-2@shop.example>',
      '<after@shop.example>',
    ]);
  });

  const cases: [what: string, step: string, reply: string, kind: string][] = [
    ['a greeting that puts off', 'greeting', '421 too busy', 'deferred'],
    ['a hang-up instead of a greeting', 'greeting', 'drop', 'deferred'],
    ['silence instead of a greeting', 'greeting', 'hang', 'deferred'],
    ['a refused sender, which is ours to mend', 'mail', '550 5.7.1 not you', 'deferred'],
    ['a hang-up before the body', 'mail', 'drop', 'deferred'],
    ['a recipient that is full now', 'rcpt', '452 4.2.2 mailbox full', 'deferred'],
    ['a recipient that does not exist', 'rcpt', '550 5.1.1 no such user', 'refused'],
    ['a hang-up at DATA', 'data', 'drop', 'deferred'],
    ['a body put off', 'body', '451 4.3.0 later', 'deferred'],
    ['a body refused', 'body', '554 5.7.1 looks like spam', 'refused'],
    ['a hang-up after the body', 'body', 'drop', 'unknown'],
    ['silence after the body', 'body', 'hang', 'unknown'],
  ];
  it.each(cases)('answers %s as such', async (_, step, reply, kind) => {
    if (reply === 'hang') mailer = openMailer(1000);
    sink.behave((at) => (at === step ? reply : undefined));
    const outcome = await mailer.send(mail);
    expect(outcome.kind).toBe(kind);
    expect(sink.received).toHaveLength(0);
    if (/^\d/.test(reply) && outcome.kind !== 'sent') expect(outcome.reason).toContain(reply);
  });

  it('never hands a body to the server again after it hung up on it', async () => {
    sink.behave((step) => (step === 'body' ? 'drop' : undefined));
    await mailer.send(mail);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sink.bodies()).toBe(1);
  });

  it('says "later" when nobody listens', async () => {
    await sink.close();
    const outcome = await mailer.send(mail);
    expect(outcome.kind).toBe('deferred');
  });

  it('refuses a message without a recipient', async () => {
    const outcome = await mailer.send({ ...mail, to: { name: null, address: '' } });
    expect(outcome.kind).toBe('refused');
  });

  it('keeps line ends in names and addresses out of the conversation and the headers', async () => {
    await mailer.send({
      ...mail,
      fromName: 'Shop\r\nBcc: thief@example.com',
      to: {
        name: 'Eve\r\nX-Evil: 1',
        address: 'eve@example.com>\r\nRCPT TO:<thief@example.com',
      },
      subject: 'Hello\r\nX-Evil: 1',
    });
    expect(sink.received).toHaveLength(1);
    expect(sink.received[0]!.to).toHaveLength(1);
    expect(sink.received[0]!.to).not.toContain('thief@example.com');
    expect(Object.keys(sink.received[0]!.headers)).not.toContain('x-evil');
    expect(Object.keys(sink.received[0]!.headers)).not.toContain('bcc');
  });
});
