// The single place that makes loggers. Secrets never reach it: callers log ids and codes, not payloads.
import { pino } from 'pino';

export type Log = Pick<pino.Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>;

/** A JSON logger on standard error, so that standard output stays for what a person or a program reads. */
export function createLog(level: string, name: string): Log {
  return pino({ level, name, base: { name } }, pino.destination({ dest: 2, sync: true }));
}

/** For tests and one-shot commands that report in other ways. */
export const silentLog: Log = pino({ level: 'silent' });
