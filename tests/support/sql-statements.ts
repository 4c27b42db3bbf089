// The single place that finds the SQL of the program in its source: every sql`...` and every composeSql(...), with fixed parts
// filled in, as PostgreSQL gets to see it. It judges nothing and runs nothing.
import { dirname, posix } from 'node:path';
import type { ESTree } from 'vite';
import { type CodeFile, lineOf, readSourceTree, walk } from '../../tools/tidy/source-tree.ts';

export interface FoundStatement {
  /** File and function. */
  at: string;
  line: number;
  /** Every text that it can have; null where a part is known only when it runs. */
  texts: string[] | null;
}

/** What the constants of a file are made from, by name. */
type Scope = Map<string, ESTree.Node>;

export function findStatements(root: string): FoundStatement[] {
  const files = readSourceTree(root).code.filter((file) => file.area === 'src' && !file.isTest);
  const textsOf = createTexts(files);
  return files.flatMap((file) => {
    const found: FoundStatement[] = [];
    walk(file.program, (node, parents) => {
      const texts = readStatement(node, (part) => textsOf(file, part));
      if (texts === undefined) return;
      found.push({ at: `${file.path} ${functionOf(parents)}`, line: lineOf(file, node.start), texts });
    });
    return found;
  });
}

/** A table that rows are copied into, with the type that each of its columns is said to have (copy-rows.ts). */
export interface FoundCopy {
  at: string;
  table: string;
  columns: Map<string, string>;
}

export function findCopies(root: string): FoundCopy[] {
  const files = readSourceTree(root).code.filter((file) => file.area === 'src' && !file.isTest);
  return files.flatMap((file) => {
    const found: FoundCopy[] = [];
    walk(file.program, (node) => {
      if (node.type !== 'CallExpression' || !isNamed(node.callee, 'copyInto')) return;
      const [table, columns] = node.arguments;
      if (table?.type !== 'Literal' || columns?.type !== 'ObjectExpression')
        throw new Error(`${file.path} line ${lineOf(file, node.start)}: copyInto is not written out`);
      found.push({ at: file.path, table: String(table.value), columns: readColumns(columns) });
    });
    return found;
  });
}

function readColumns(columns: ESTree.ObjectExpression): Map<string, string> {
  const types = new Map<string, string>();
  for (const property of columns.properties) {
    if (property.type !== 'Property' || property.value.type !== 'ArrayExpression') continue;
    const [type] = property.value.elements;
    if (property.key.type === 'Identifier' && type?.type === 'Identifier')
      types.set(property.key.name, type.name);
  }
  return types;
}

/** The name of the function around a node. */
function functionOf(parents: readonly ESTree.Node[]): string {
  const around = parents.findLast((node) => node.type === 'FunctionDeclaration' && node.id);
  return around?.type === 'FunctionDeclaration' ? (around.id?.name ?? '') : '';
}

function readStatement(
  node: ESTree.Node,
  textsOf: (node: ESTree.Node) => string[] | null,
): string[] | null | undefined {
  if (node.type === 'TaggedTemplateExpression' && isNamed(node.tag, 'sql')) {
    const parts = node.quasi.quasis.map((quasi) => quasi.value.cooked ?? '');
    return [parts.reduce((all, part, index) => `${all}$${index}${part}`)];
  }
  if (node.type === 'CallExpression' && isNamed(node.callee, 'composeSql'))
    return textsOf(node.arguments[0]!);
  return undefined;
}

const isNamed = (node: ESTree.Node, name: string) => node.type === 'Identifier' && node.name === name;

/** Texts of an expression that is fixed when the program is written: literals, templates, choices, names of such. */
function createTexts(files: readonly CodeFile[]) {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const scopes = new Map(files.map((file) => [file, readScope(file)]));

  function textsOf(file: CodeFile, node: ESTree.Node): string[] | null {
    switch (node.type) {
      case 'Literal':
        return typeof node.value === 'string' || typeof node.value === 'number' ? [String(node.value)] : null;
      case 'TemplateLiteral':
        return templateOf(file, node);
      case 'ConditionalExpression': {
        const [yes, no] = [textsOf(file, node.consequent), textsOf(file, node.alternate)];
        return yes && no ? [...yes, ...no] : null;
      }
      case 'TSAsExpression':
        return textsOf(file, node.expression);
      case 'Identifier':
        return namedTexts(file, node.name);
      default:
        return null;
    }
  }

  function templateOf(file: CodeFile, node: ESTree.TemplateLiteral): string[] | null {
    let all = [node.quasis[0]!.value.cooked ?? ''];
    for (const [at, part] of node.expressions.entries()) {
      const texts = textsOf(file, part);
      if (!texts) return null;
      const rest = node.quasis[at + 1]!.value.cooked ?? '';
      all = all.flatMap((before) => texts.map((text) => before + text + rest));
    }
    return all;
  }

  function namedTexts(file: CodeFile, name: string): string[] | null {
    const known = scopes.get(file)!.get(name);
    if (!known) return null;
    if (known.type !== 'ImportDeclaration') return textsOf(file, known);
    const from = byPath.get(posix.join(dirname(file.path), known.source.value));
    return from ? namedTexts(from, name) : null;
  }
  return textsOf;
}

function readScope(file: CodeFile): Scope {
  const scope: Scope = new Map();
  walk(file.program, (node) => {
    if (node.type === 'ImportDeclaration') {
      for (const { local } of node.specifiers) scope.set(local.name, node);
    } else if (node.type === 'VariableDeclaration' && node.kind === 'const') {
      for (const { id, init } of node.declarations)
        if (id.type === 'Identifier' && init) scope.set(id.name, init);
    }
  });
  return scope;
}
