// The single place against ways around the rules: `any`, switched-off type errors, work put off in a comment,
// tests that are skipped or that silence the others.
import { type CodeFile, type Problem, problemAt, type SourceTree, walk } from './source-tree.ts';

const PUT_OFF = /\b(TODO|FIXME|XXX)\b/;
const SILENCED = /@ts-(ignore|nocheck|expect-error)\b/;
const TEST_NAMES = new Set(['describe', 'it', 'test', 'suite']);
const SKIPS = new Set(['skip', 'only', 'todo']);

function checkComments(file: CodeFile): Problem[] {
  return file.comments.flatMap((comment) => {
    const found = PUT_OFF.exec(comment.value) ?? SILENCED.exec(comment.value);
    return found === null
      ? []
      : [problemAt(file, comment.start, `no ${found[0]}: do it now, or leave it out`)];
  });
}

function checkNodes(file: CodeFile): Problem[] {
  const problems: Problem[] = [];
  walk(file.program, (node) => {
    if (node.type === 'TSAnyKeyword') {
      problems.push(problemAt(file, node.start, 'no any: name the type, or take unknown and look'));
    }
    if (!file.isTest || node.type !== 'MemberExpression') return;
    const { object, property } = node;
    const isTestName = object.type === 'Identifier' && TEST_NAMES.has(object.name);
    if (isTestName && property.type === 'Identifier' && SKIPS.has(property.name)) {
      problems.push(problemAt(file, node.start, `no ${object.name}.${property.name}: a test runs or goes`));
    }
  });
  return problems;
}

export function checkEscapeHatches(tree: SourceTree): Problem[] {
  const inCode = tree.code.flatMap((file) => [...checkComments(file), ...checkNodes(file)]);
  const inSql = tree.texts
    .filter((file) => file.path.endsWith('.sql'))
    .flatMap((file) => {
      const found = PUT_OFF.exec(file.text);
      return found === null
        ? []
        : [problemAt(file, found.index, `no ${found[0]}: do it now, or leave it out`)];
    });
  return [...inCode, ...inSql];
}
