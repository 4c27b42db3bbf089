// The single place for what `npm test` checks, in order: format and lint, types, tidy, then every test. It ends
// with the line "N passed, N failed", where each check counts as one and each test as one.
// Run it alone: node tools/check.ts [--only format,types,tidy,unit,journeys,simulation,conformance,http,web] [--bail]
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readTestReport, type TestCounts } from './check/read-test-report.ts';
import { runCommand } from './check/run-command.ts';

const ROOT = resolve(import.meta.dirname, '..');

/** Programs by name: each is a list of argument lists, and the check fails when one of them fails. */
const PROGRAMS: Record<string, { title: string; commands: (root: string) => string[][] }> = {
  format: {
    title: 'format and lint',
    commands: () => [
      [
        'node_modules/@biomejs/biome/bin/biome',
        'ci',
        '--error-on-warnings',
        `--colors=${process.stdout.isTTY ? 'force' : 'off'}`,
        '.',
      ],
    ],
  },
  types: {
    title: 'types',
    commands: (root) =>
      ['tsconfig.json', 'web/tsconfig.json']
        .filter((path) => existsSync(join(root, path)))
        .map((path) => ['node_modules/typescript/bin/tsc', '--noEmit', '-p', path]),
  },
  tidy: { title: 'tidy', commands: () => [['tools/tidy.ts']] },
};

/** Test suites by name: the folders each one covers. */
const SUITES: Record<string, string[]> = {
  unit: ['src/', 'tools/'],
  journeys: ['tests/journeys/'],
  simulation: ['tests/simulation/'],
  conformance: ['tests/conformance/'],
  http: ['tests/http/'],
  web: ['tests/web/', 'web/'],
};

const NAMES = [...Object.keys(PROGRAMS), ...Object.keys(SUITES)];

function print(text: string): void {
  process.stdout.write(text);
}

function formatSeconds(startedAt: number): string {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`;
}

async function checkProgram(name: string): Promise<boolean> {
  const program = PROGRAMS[name]!;
  const startedAt = performance.now();
  print(`• ${program.title} …\n`);
  for (const command of program.commands(ROOT)) {
    const result = await runCommand(command, { root: ROOT, label: program.title, live: false, print });
    if (result.exitCode === 0) continue;
    print(`${result.output.trimEnd()}\n✗ ${program.title} failed, ${formatSeconds(startedAt)}\n`);
    return false;
  }
  print(`✓ ${program.title}, ${formatSeconds(startedAt)}\n`);
  return true;
}

async function checkTests(suites: readonly string[], bail: boolean): Promise<TestCounts> {
  const startedAt = performance.now();
  const title = `tests: ${suites.join(', ')}`;
  print(`• ${title} …\n`);
  const folder = mkdtempSync(join(tmpdir(), 'throughline-check-'));
  const report = join(folder, 'report.json');
  const all = suites.length === Object.keys(SUITES).length;
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=json'];
  args.push(`--outputFile.json=${report}`);
  if (bail) args.push('--bail=1');
  if (!all) args.push(...suites.flatMap((suite) => SUITES[suite]!).map((path) => join(ROOT, path)));
  const result = await runCommand(args, { root: ROOT, label: title, live: true, print });
  const counts = readTestReport(report, result.exitCode, ROOT);
  rmSync(folder, { recursive: true, force: true });
  for (const failure of counts.failures) print(`  ✗ ${failure}\n`);
  print(`${counts.failed === 0 ? '✓' : '✗'} ${title}, ${formatSeconds(startedAt)}\n`);
  return counts;
}

function readArguments(args: readonly string[]): { names: string[]; bail: boolean } {
  const { values } = parseArgs({
    args: [...args],
    options: { only: { type: 'string', multiple: true }, bail: { type: 'boolean', default: false } },
  });
  const only = values.only?.flatMap((list) => list.split(',')).map((name) => name.trim());
  const unknown = only?.find((name) => !NAMES.includes(name));
  if (unknown !== undefined) throw new Error(`--only knows ${NAMES.join(', ')}, not "${unknown}"`);
  return {
    names: only === undefined ? NAMES : NAMES.filter((name) => only.includes(name)),
    bail: values.bail,
  };
}

async function main(): Promise<number> {
  const { names, bail } = readArguments(process.argv.slice(2));
  const startedAt = performance.now();
  const total: TestCounts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  for (const name of names.filter((each) => each in PROGRAMS)) {
    if (bail && total.failed > 0) break;
    if (await checkProgram(name)) total.passed += 1;
    else total.failed += 1;
  }
  const suites = names.filter((name) => name in SUITES);
  if (suites.length > 0 && !(bail && total.failed > 0)) {
    const counts = await checkTests(suites, bail);
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
  print(`all checks took ${formatSeconds(startedAt)}\n`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  print(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed > 0 || total.passed === 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  print(`${error instanceof Error ? error.message : String(error)}\n0 passed, 1 failed\n`);
  process.exitCode = 1;
}
