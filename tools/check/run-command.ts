// The single place where a check starts another program: its output goes on or is kept, and a step that stays
// silent says every ten seconds that it is still at work. It judges nothing; it returns the exit code.
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';

const SILENCE_MS = 10_000;

export interface CommandResult {
  exitCode: number;
  output: string;
}

export interface CommandOptions {
  root: string;
  label: string;
  /** true prints output as it comes; false keeps it for the caller to show when the step fails. */
  live: boolean;
  print: (text: string) => void;
  silenceMs?: number;
}

function buildEnvironment(root: string): NodeJS.ProcessEnv {
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH ?? ''}`;
  const { FORCE_COLOR: _, NO_COLOR: __, ...environment } = process.env;
  const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  return { ...environment, ...colour, PATH: path };
}

/** Runs a JavaScript program under this same Node, without input. Never rejects: a failure to start is exit code 127. */
export function runCommand(args: readonly string[], options: CommandOptions): Promise<CommandResult> {
  const { promise, resolve } = Promise.withResolvers<CommandResult>();
  const startedAt = performance.now();
  const child = spawn(process.execPath, args, {
    cwd: options.root,
    env: buildEnvironment(options.root),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const reportSilence = () => {
    const seconds = Math.round((performance.now() - startedAt) / 1000);
    options.print(`  … ${options.label}: still running after ${seconds} s\n`);
  };
  let silence = setInterval(reportSilence, options.silenceMs ?? SILENCE_MS);
  const receive = (chunk: string) => {
    if (!options.live) {
      output += chunk;
      return;
    }
    options.print(chunk);
    clearInterval(silence);
    silence = setInterval(reportSilence, options.silenceMs ?? SILENCE_MS);
  };
  child.stdout.setEncoding('utf8').on('data', receive);
  child.stderr.setEncoding('utf8').on('data', receive);
  const stop = () => child.kill('SIGTERM');
  process.once('SIGTERM', stop);
  const finish = (exitCode: number, extra = '') => {
    clearInterval(silence);
    process.off('SIGTERM', stop);
    resolve({ exitCode, output: output + extra });
  };
  child.once('error', (error) => finish(127, `${error.message}\n`));
  child.once('close', (code, signal) =>
    finish(code ?? 1, signal === null ? '' : `ended by signal ${signal}\n`),
  );
  return promise;
}
