// Runs `npm ci` when node_modules does not hold what package-lock.json asks for, one set-up at a time, with npm's own output kept
// in .setup/npm.log and a sentence in its place.
import { spawn } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { findMachineNode } from './find-node.mjs';
import { isInstalled, writeStamp } from './install-state.mjs';
import { SetUpError } from './set-up-error.mjs';
import { showProgress } from './show-progress.mjs';

const heartbeatMs = 1000;
const interruptions = ['SIGINT', 'SIGTERM', 'SIGHUP'];

export async function installWhenNeeded(root) {
  if (isInstalled(root)) return;
  const release = await takeLock(root);
  try {
    // whoever held the lock before may have done it
    if (isInstalled(root)) return;
    process.stderr.write('Installing packages with npm, about a minute the first time.\n');
    await showProgress('installing packages…', runNpm(root));
    writeStamp(root);
  } finally {
    release();
  }
}

async function runNpm(root) {
  const logFile = join(root, '.setup', 'npm.log');
  const log = openSync(logFile, 'w');
  const { command, args, shell } = chooseNpm(root);
  const child = spawn(command, args, {
    cwd: root,
    env: composeEnvironment(root),
    shell,
    stdio: ['ignore', log, log],
    windowsHide: true,
  });
  closeSync(log);
  writeFileSync(lockFile(root), `${process.pid} ${child.pid ?? 0}`);
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
    child.kill('SIGTERM');
    // npm may want to finish first; what it leaves is thrown away by the next start
    setTimeout(() => child.kill('SIGKILL'), 2000).unref();
  };
  for (const signal of interruptions) process.on(signal, interrupt);
  const failure = await waitForEnd(child);
  for (const signal of interruptions) process.off(signal, interrupt);
  if (isInterrupted) throw new SetUpError('Set-up was interrupted; the next start continues it.');
  rmSync(join(root, '.setup', 'npm-cache'), { recursive: true, force: true });
  if (failure === undefined) return;
  const reason = describeNpmFailure(readFileSync(logFile, 'utf8')) || failure;
  throw new SetUpError(`npm could not install the packages: ${reason} (its output is in ${logFile}).`);
}

/** undefined when it went well. */
function waitForEnd(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(code === 0 ? undefined : (signal ?? `exit code ${code}`)));
  });
}

/** The program of npm itself, run by a Node that stays in place; the `npm` of the PATH where that is not found. */
function chooseNpm(root) {
  // a running program cannot be replaced on Windows, so what is there is brought up to date in place
  const isInside = process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules'));
  const flags = ['--no-audit', '--no-fund', '--include=dev', '--include=optional', '--engine-strict=false'];
  const args = [...(isInside ? ['install', '--no-save'] : ['ci']), ...flags, '--bin-links=true'];
  const node = findMachineNode(root);
  const program = node && listNpmPrograms(node).find((file) => existsSync(file));
  if (node && program) return { command: node, args: [program, ...args], shell: false };
  return { command: 'npm', args, shell: process.platform === 'win32' };
}

function listNpmPrograms(node) {
  const known = process.env.npm_execpath?.endsWith('npm-cli.js') ? [process.env.npm_execpath] : [];
  const program = ['node_modules', 'npm', 'bin', 'npm-cli.js'];
  return [...known, join(dirname(node), ...program), join(dirname(dirname(node)), 'lib', ...program)];
}

/** npm keeps its downloads in the home folder; where that cannot be written, in the checkout. */
function composeEnvironment(root) {
  const environment = { ...process.env };
  delete environment.NODE_OPTIONS;
  const cache = process.env.npm_config_cache ?? join(homedir(), '.npm');
  if (!isWritable(cache)) environment.npm_config_cache = join(root, '.setup', 'npm-cache');
  return environment;
}

/** A folder that is not there yet is judged by the nearest one above it. */
function isWritable(folder) {
  let existing = folder;
  while (!existsSync(existing) && dirname(existing) !== existing) existing = dirname(existing);
  try {
    accessSync(existing, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function describeNpmFailure(output) {
  const lines = output.split(/\r?\n/).filter((line) => /^npm (error|ERR!)/.test(line));
  if (/ENOSPC/.test(output)) return 'the disk is full';
  if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ECONNRESET|ENETUNREACH/.test(output)) {
    return 'the package registry cannot be reached, check the network or proxy';
  }
  if (/EACCES|EPERM|EROFS/.test(output)) return "the checkout or npm's cache cannot be written";
  const telling = lines
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ''))
    .find((line) => /^[^c\s]|^c(?!ode)/.test(line));
  return telling?.replace(/[.\s]+$/, '') ?? '';
}

function lockFile(root) {
  return join(root, '.setup', 'lock');
}

async function takeLock(root) {
  const file = lockFile(root);
  try {
    mkdirSync(dirname(file), { recursive: true });
  } catch (error) {
    throw new SetUpError(`The packages are not installed and ${root} cannot be written: ${error.message}.`);
  }
  const waiting = async () => {
    while (!tryLock(file)) await new Promise((resolve) => setTimeout(resolve, 200));
  };
  await showProgress('another set-up of this checkout is running, waiting for it…', waiting());
  const heartbeat = setInterval(() => utimesSync(file, new Date(), new Date()), heartbeatMs);
  return () => {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  };
}

function tryLock(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw new SetUpError(`${file} cannot be written: ${error.message}.`);
  }
  if (isAbandoned(file)) rmSync(file, { force: true });
  return false;
}

/** Its holder and the npm it started have ended; an id that lives on untouched for long is by now another process. */
function isAbandoned(file) {
  const state = statSync(file, { throwIfNoEntry: false });
  if (!state) return false;
  const untouchedMs = Date.now() - state.mtimeMs;
  const holders = readFileSync(file, 'utf8').split(' ').map(Number);
  return holders.some(isAlive) ? untouchedMs > 600_000 : holders[0] > 0 || untouchedMs > 5000;
}

function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code !== 'ESRCH';
  }
}
