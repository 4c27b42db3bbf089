// The single place that turns vitest's JSON report into counts. It must never call a run green that did not end
// well: a missing report, a file that does not load and an error outside any test each count as one failure.
import { readFileSync } from 'node:fs';
import { relative } from 'node:path';

export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  /** One readable line per failure: file, then the test's full name. */
  failures: string[];
}

interface ReportedTest {
  status: string;
  fullName: string;
}

interface ReportedFile {
  name: string;
  status: string;
  message?: string;
  assertionResults: ReportedTest[];
}

function readReport(path: string): ReportedFile[] | null {
  try {
    const report = JSON.parse(readFileSync(path, 'utf8')) as { testResults?: ReportedFile[] };
    return report.testResults ?? null;
  } catch {
    return null;
  }
}

function countFile(file: ReportedFile, root: string, counts: TestCounts): void {
  const name = relative(root, file.name);
  const failed = file.assertionResults.filter((test) => test.status === 'failed');
  const passed = file.assertionResults.filter((test) => test.status === 'passed');
  counts.passed += passed.length;
  counts.skipped += file.assertionResults.length - failed.length - passed.length;
  counts.failed += failed.length;
  for (const test of failed) counts.failures.push(`${name} › ${test.fullName}`);
  if (file.status === 'failed' && failed.length === 0) {
    counts.failed += 1;
    counts.failures.push(`${name} › ${firstLine(file.message) ?? 'the file did not run'}`);
  }
}

function firstLine(message: string | undefined): string | undefined {
  return message?.split('\n').find((line) => line.trim() !== '');
}

export function readTestReport(path: string, exitCode: number, root: string): TestCounts {
  const counts: TestCounts = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const files = readReport(path);
  for (const file of files ?? []) countFile(file, root, counts);
  if (counts.failed > 0) return counts;
  const problem =
    files === null
      ? 'vitest wrote no report'
      : counts.passed === 0
        ? 'no test ran'
        : exitCode !== 0
          ? `vitest ended with exit code ${exitCode}: an error outside any test, see its output`
          : null;
  if (problem !== null) {
    counts.failed = 1;
    counts.failures.push(problem);
  }
  return counts;
}
