// The door of integrations: adapters to the outside world, joined to the modules that own their ports by main.ts.

export { CARDS } from './sandbox-payment/cards.ts';
export { createSandboxGateway, type SandboxGateway, type SandboxOptions } from './sandbox-payment/gateway.ts';
export { createSandboxTasks, sandboxCrontab } from './sandbox-payment/tasks.ts';
export { createSmtpMailer, type SmtpSettings } from './smtp-mailer.ts';
