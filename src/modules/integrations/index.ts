// The door of integrations: adapters to the outside world, joined to the modules that own their ports by main.ts.
export { createSmtpMailer, type SmtpSettings } from './smtp-mailer.ts';
