// The single place against dead files: every file of src is reached from a program's start, a test, a tool or a
// benchmark by following imports. Ambient declarations (.d.ts) are reached by the compiler alone.
import type { Problem, SourceTree } from './source-tree.ts';

const STARTS = new Set(['src/main.ts', 'src/cli/main.ts']);

export function checkReachability(tree: SourceTree): Problem[] {
  const files = new Map(tree.code.map((file) => [file.path, file]));
  const waiting = tree.code
    .filter((file) => STARTS.has(file.path) || file.isTest || ['tools', 'bench', 'root'].includes(file.area))
    .map((file) => file.path);
  const reached = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    for (const { target } of files.get(path)?.references ?? []) {
      if (reached.has(target)) continue;
      reached.add(target);
      waiting.push(target);
    }
  }
  return tree.code
    .filter((file) => file.area === 'src' && !file.path.endsWith('.d.ts') && !reached.has(file.path))
    .map((file) => ({ file: file.path, line: 1, message: 'nothing reaches this file: use it or delete it' }));
}
