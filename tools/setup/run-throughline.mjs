// Chooses the program for a command and runs it under the pinned Node with the terminal, the signals and the exit code passed
// through. It knows the commands only by name.
import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { buildPagesWhenStale } from './build-pages.mjs';
import { findPinnedNode } from './find-node.mjs';
import { installWhenNeeded } from './install-packages.mjs';
import { SetUpError } from './set-up-error.mjs';

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Two signals within this time are one Ctrl-C: the terminal sends it to us, and npm passes it on once more. */
const oneKeyPressMs = 1000;

/** Never returns: the process ends with the program's exit code. */
export async function runThroughline(words) {
  try {
    const { args, isService, hasPages } = chooseProgram(words);
    await installWhenNeeded(root);
    const node = findPinnedNode(root);
    if (hasPages) await buildPagesWhenStale(root, node);
    process.exitCode = await runProgram(node, args, isService);
  } catch (error) {
    if (!(error instanceof SetUpError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

/** A service runs in the checkout and in a session of its own; a command runs where the person stands and may ask questions. */
function chooseProgram([command = 'help', ...rest]) {
  const path = (...parts) => join(root, ...parts);
  if (command === 'start')
    return { args: [path('src', 'main.ts'), 'start', ...rest], isService: true, hasPages: true };
  if (command === 'bench')
    return { args: [path('bench', 'main.ts'), ...rest], isService: true, hasPages: true };
  if (command === 'test' || command === 'check')
    return { args: [path('tools', 'check.ts'), ...rest], isService: true, hasPages: true };
  return { args: [path('src', 'cli', 'main.ts'), command, ...rest], isService: false };
}

function runProgram(node, args, isService) {
  // Windows gives a detached child a window of its own
  const isDetached = isService && process.platform !== 'win32';
  const child = spawn(node, args, {
    cwd: isService ? root : process.cwd(),
    detached: isDetached,
    env: composeEnvironment(node),
    stdio: 'inherit',
  });
  const hasTerminal = process.stdin.isTTY === true || process.stdout.isTTY === true;
  forwardSignals(child, !isDetached && hasTerminal ? ['SIGTERM', 'SIGHUP'] : ['SIGINT', 'SIGTERM', 'SIGHUP']);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new SetUpError(`${node} cannot be run: ${error.message}.`)));
    child.once('exit', (code, signal) => {
      if (signal === null) resolve(code ?? 1);
      else endBySignal(signal);
    });
  });
}

/** Programs that the child starts as `node` are the pinned one too. */
function composeEnvironment(node) {
  const separator = process.platform === 'win32' ? ';' : ':';
  const path = process.env.PATH ?? process.env.Path ?? '';
  return {
    ...process.env,
    PATH: path.startsWith(dirname(node)) ? path : `${dirname(node)}${separator}${path}`,
  };
}

function forwardSignals(child, forwarded) {
  let lastMs = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      const nowMs = Date.now();
      const isRepeat = nowMs - lastMs < oneKeyPressMs;
      lastMs = nowMs;
      if (!isRepeat && forwarded.includes(signal)) child.kill(signal);
    });
  }
}

/** Ends as the child did, so that shells and npm see the signal. */
function endBySignal(signal) {
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
}
