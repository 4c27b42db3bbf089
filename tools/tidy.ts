// The single place that runs the checks of STYLE.md that a program can do; each stands in its own file in tidy/.
// Prints `file:line: message` for every problem and ends with 1 if there is one. Run it: node tools/tidy.ts
import { resolve } from 'node:path';
import { checkBannedNames } from './tidy/banned-names.ts';
import { checkCommands } from './tidy/commands.ts';
import { checkEnvironment } from './tidy/environment.ts';
import { checkEscapeHatches } from './tidy/escape-hatches.ts';
import { checkHeaderComment } from './tidy/header-comment.ts';
import { checkImportCycles } from './tidy/import-cycles.ts';
import { checkMachinePaths } from './tidy/machine-paths.ts';
import { checkMigrations } from './tidy/migrations.ts';
import { checkModuleLine } from './tidy/module-line.ts';
import { checkModuleShape } from './tidy/module-shape.ts';
import { checkReachability } from './tidy/reachability.ts';
import { checkSizes } from './tidy/sizes.ts';
import { type Problem, readSourceTree, type SourceTree } from './tidy/source-tree.ts';
import { checkSpelling } from './tidy/spelling.ts';
import { checkSqlOwnership } from './tidy/sql-ownership.ts';

const CHECKS: ((tree: SourceTree) => Problem[])[] = [
  checkModuleLine,
  checkImportCycles,
  checkModuleShape,
  checkCommands,
  checkSqlOwnership,
  checkMigrations,
  checkBannedNames,
  checkSpelling,
  checkEnvironment,
  checkEscapeHatches,
  checkSizes,
  checkReachability,
  checkHeaderComment,
  checkMachinePaths,
];

export function runTidy(root: string): Problem[] {
  const tree = readSourceTree(root);
  const problems = [...tree.problems, ...CHECKS.flatMap((check) => check(tree))];
  const once = new Map(
    problems.map((problem) => [`${problem.file}:${problem.line}:${problem.message}`, problem]),
  );
  return [...once.values()].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line));
}

if (import.meta.main) {
  const problems = runTidy(resolve(import.meta.dirname, '..'));
  for (const { file, line, message } of problems) console.log(`${file}:${line}: ${message}`);
  console.log(problems.length === 0 ? 'tidy: nothing to report' : `tidy: ${problems.length} to put right`);
  process.exitCode = problems.length === 0 ? 0 : 1;
}
