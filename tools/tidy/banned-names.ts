// The single place for names that say nothing: as a whole name of a file, a folder, an export or a top-level
// function they are refused. As a part of a longer name they are fine. A benchmark's `run` is its contract.
import { basename } from 'node:path';
import type { ESTree } from 'vite';
import { type CodeFile, type Problem, problemAt, type SourceTree } from './source-tree.ts';

const NOUNS = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'lib', 'manager', 'data']);
const BARE_VERBS = new Set(['handle', 'process', 'apply', 'run']);
/** Files: `process.ts` may be the noun (a business process), the other bare verbs may not. */
const FILE_VERBS = new Set(['handle', 'apply', 'run']);

function readBoundNames(declaration: ESTree.Node): { name: string; start: number }[] {
  switch (declaration.type) {
    case 'VariableDeclaration':
      return declaration.declarations.flatMap(({ id }) =>
        id.type === 'Identifier' ? [{ name: id.name, start: id.start }] : [],
      );
    case 'FunctionDeclaration':
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return declaration.id === null ? [] : [{ name: declaration.id.name, start: declaration.id.start }];
    default:
      return [];
  }
}

/** Names that a statement at the top of a file gives to a function or to the outside. */
function readTopNames(statement: ESTree.Node): { name: string; start: number }[] {
  if (statement.type === 'ExportNamedDeclaration') {
    const exported = statement.specifiers.map(({ exported: each }) => ({
      name: each.type === 'Literal' ? each.value : each.name,
      start: each.start,
    }));
    return statement.declaration === null ? exported : readBoundNames(statement.declaration);
  }
  if (statement.type === 'FunctionDeclaration') return readBoundNames(statement);
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ id, init }) => {
    const isFunction = init?.type === 'ArrowFunctionExpression' || init?.type === 'FunctionExpression';
    return id.type === 'Identifier' && isFunction ? [{ name: id.name, start: id.start }] : [];
  });
}

function checkFile(file: CodeFile): Problem[] {
  const problems: Problem[] = [];
  const parts = file.path.split('/');
  const stem = basename(file.path).split('.')[0]!;
  for (const part of [...parts.slice(0, -1), stem]) {
    if (NOUNS.has(part) || (part === stem && FILE_VERBS.has(part))) {
      problems.push(
        problemAt(file, 0, `"${part}" says nothing as a file or folder name: name what it holds`),
      );
    }
  }
  for (const { name, start } of file.program.body.flatMap(readTopNames)) {
    if (file.area === 'bench' && name === 'run') continue;
    if (NOUNS.has(name) || BARE_VERBS.has(name)) {
      problems.push(problemAt(file, start, `"${name}" says nothing: name what it does to what`));
    }
  }
  return problems;
}

export function checkBannedNames(tree: SourceTree): Problem[] {
  return tree.code.filter((file) => file.area !== 'root').flatMap(checkFile);
}
