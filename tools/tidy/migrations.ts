// The single place for the form of migrations: NNNN_name.sql, numbered without a gap from 0001, and never
// `if not exists`, because a migration that may find its own work done hides a history that went wrong.
import { basename } from 'node:path';
import { type Problem, problemAt, type SourceTree } from './source-tree.ts';

export function checkMigrations(tree: SourceTree): Problem[] {
  const files = tree.texts.filter(
    (file) => file.path.startsWith('db/migrations/') && file.path.endsWith('.sql'),
  );
  return files.flatMap((file, index) => {
    const problems: Problem[] = [];
    const expected = String(index + 1).padStart(4, '0');
    if (!new RegExp(`^${expected}_[a-z0-9_]+\\.sql$`).test(basename(file.path))) {
      problems.push(problemAt(file, 0, `migration number ${index + 1} is called ${expected}_<name>.sql`));
    }
    const guard = /\bif\s+not\s+exists\b/i.exec(
      file.text.replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length)),
    );
    if (guard !== null)
      problems.push(problemAt(file, guard.index, 'a migration does not say "if not exists"'));
    return problems;
  });
}
