// The single place for the form of migrations: NNNN_name.sql, no number twice, and never `if not exists`, because a
// migration that may find its own work done hides a history that went wrong.
import { basename } from 'node:path';
import { type Problem, problemAt, type SourceTree } from './source-tree.ts';

export function checkMigrations(tree: SourceTree): Problem[] {
  const files = tree.texts.filter(
    (file) => file.path.startsWith('db/migrations/') && file.path.endsWith('.sql'),
  );
  return files.flatMap((file, index) => {
    const problems: Problem[] = [];
    const name = basename(file.path);
    const before = index === 0 ? '' : basename(files[index - 1]!.path);
    if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) {
      problems.push(problemAt(file, 0, 'a migration is called NNNN_<name>.sql, such as 0012_orders.sql'));
    } else if (name.slice(0, 4) === before.slice(0, 4)) {
      problems.push(problemAt(file, 0, `number ${name.slice(0, 4)} is taken by ${before}`));
    }
    const guard = /\bif\s+not\s+exists\b/i.exec(
      file.text.replace(/--[^\n]*/g, (comment) => ' '.repeat(comment.length)),
    );
    if (guard !== null)
      problems.push(problemAt(file, guard.index, 'a migration does not say "if not exists"'));
    return problems;
  });
}
