import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTestReport } from './check/read-test-report.ts';
import { runCommand } from './check/run-command.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'check-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const passed = { status: 'passed', fullName: 'promises this' };
const failed = { status: 'failed', fullName: 'promises that' };
const skipped = { status: 'skipped', fullName: 'promises later' };
const fileOf = (status: string, message: string, ...assertionResults: object[]) => ({
  name: '/repository/a.test.ts',
  status,
  message,
  assertionResults,
});

const reports: [promise: string, report: unknown, exitCode: number, counts: number[], failures: string[]][] =
  [
    ['counts what passed', [fileOf('passed', '', passed, passed)], 0, [2, 0, 0], []],
    ['counts skipped tests apart', [fileOf('passed', '', passed, skipped)], 0, [1, 0, 1], []],
    [
      'names each failed test',
      [fileOf('failed', '', passed, failed)],
      1,
      [1, 1, 0],
      ['a.test.ts › promises that'],
    ],
    [
      'counts a file that does not load as one failure',
      [fileOf('failed', '\nCannot find x'), fileOf('passed', '', passed)],
      1,
      [1, 1, 0],
      ['a.test.ts › Cannot find x'],
    ],
    ['fails a run in which no test ran', [fileOf('passed', '', skipped)], 0, [0, 1, 1], ['no test ran']],
    ['fails a run without report', undefined, 0, [0, 1, 0], ['vitest wrote no report']],
    [
      'fails a run that ended badly though every test passed',
      [fileOf('passed', '', passed)],
      1,
      [1, 1, 0],
      ['vitest ended with exit code 1: an error outside any test, see its output'],
    ],
  ];

describe('readTestReport', () => {
  it.each(reports)('%s', (_, testResults, exitCode, expected, failures) => {
    const path = join(folder, 'report.json');
    writeFileSync(path, testResults === undefined ? 'cut off {' : JSON.stringify({ testResults }));
    const counts = readTestReport(path, exitCode, '/repository');
    expect([counts.passed, counts.failed, counts.skipped]).toEqual(expected);
    expect(counts.failures).toEqual(failures);
  });
});

describe('runCommand', () => {
  const run = async (code: string, live: boolean, silenceMs?: number) => {
    const printed: string[] = [];
    const print = (text: string) => printed.push(text);
    const result = await runCommand(['-e', code], { root: folder, label: 'step', live, print, silenceMs });
    return { ...result, printed: printed.join('') };
  };

  it('keeps output and exit code of a quiet step', async () => {
    const result = await run('console.log("out"); console.error("err"); process.exitCode = 3', false);
    expect(result.exitCode).toBe(3);
    expect(result.output).toMatch(/out/);
    expect(result.output).toMatch(/err/);
    expect(result.printed).toBe('');
  });

  it('prints the output of a live step as it comes', async () => {
    expect((await run('console.log("out")', true)).printed).toBe('out\n');
  });

  it('says that a silent step is still running', async () => {
    const { printed } = await run('setTimeout(() => {}, 900)', true, 200);
    expect(printed).toMatch(/… step: still running after \d+ s\n/);
  });

  it('calls a step that a signal ended a failure', async () => {
    const result = await run('process.kill(process.pid, "SIGKILL")', false);
    expect(result.exitCode).toBe(1);
    expect(result.output).toContain('SIGKILL');
  });

  it('finds the programs of the repository first', async () => {
    const result = await run('console.log(process.env.PATH.split(require("path").delimiter)[0])', false);
    expect(result.output.trim()).toBe(join(folder, 'node_modules', '.bin'));
  });
});
