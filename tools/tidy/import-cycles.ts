// The single place that finds circles of imports in src, type-only imports included: a circle means that two files
// are one file, or that a third one is missing.
import { type CodeFile, type Problem, problemAt, type SourceTree } from './source-tree.ts';

/** Depth-first search; each circle is reported once, at the import that closes it. */
export function checkImportCycles(tree: SourceTree): Problem[] {
  const files = new Map(tree.code.filter((file) => file.area === 'src').map((file) => [file.path, file]));
  const problems: Problem[] = [];
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (file: CodeFile) => {
    path.push(file.path);
    for (const { target, start } of file.references) {
      const next = files.get(target);
      if (next === undefined || done.has(target)) continue;
      const at = path.indexOf(target);
      if (at === -1) visit(next);
      else {
        problems.push(
          problemAt(file, start, `circle of imports: ${[...path.slice(at), target].join(' → ')}`),
        );
      }
    }
    path.pop();
    done.add(file.path);
  };
  for (const file of files.values()) if (!done.has(file.path)) visit(file);
  return problems;
}
