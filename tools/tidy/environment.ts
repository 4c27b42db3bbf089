// The single place that keeps settings together: src reads the environment only in src/config.ts, and in the file
// that hands a cleaned copy of it to the PostgreSQL server it starts.
import { type Problem, problemAt, type SourceTree, walk } from './source-tree.ts';

const ALLOWED = new Set(['src/config.ts', 'src/platform/embedded-postgres/cluster.ts']);
const MESSAGE = 'settings come from src/config.ts: no other file of src reads process.env';

export function checkEnvironment(tree: SourceTree): Problem[] {
  const problems: Problem[] = [];
  for (const file of tree.code) {
    if (file.area !== 'src' || file.isTest || ALLOWED.has(file.path)) continue;
    walk(file.program, (node) => {
      const reads =
        node.type === 'MemberExpression' &&
        node.object.type === 'Identifier' &&
        node.object.name === 'process' &&
        node.property.type === 'Identifier' &&
        node.property.name === 'env';
      const imports =
        node.type === 'ImportDeclaration' &&
        /^(node:)?process$/.test(node.source.value) &&
        node.specifiers.some((each) => each.local.name === 'env');
      if (reads || imports) problems.push(problemAt(file, node.start, MESSAGE));
    });
  }
  return problems;
}
