// The single place for the promise "one verb, one name everywhere": a command's file, export and registered name
// agree, a test mentions it, and it has a route or says why not (`routeReason`). A command that needs dependencies is
// made by an exported function create<VerbNoun>.
import { basename } from 'node:path';
import type { ESTree } from 'vite';
import { type CodeFile, type Problem, problemAt, type SourceTree, walk } from './source-tree.ts';

/** In the module, or in one of its parts where it has several (insight). */
const PATH = /^src\/modules\/([^/]+)\/(?:[a-z-]+\/)?commands\/(?:.*\/)?([^/]+)\.ts$/;

interface Command {
  file: CodeFile;
  module: string;
  exportName: string | null;
  name: string | null;
  hasRouteReason: boolean;
  start: number;
}

function toCamelCase(kebab: string): string {
  return kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

function toFactoryName(name: string): string {
  return `create${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The name under which the command, or the function that makes it, leaves its file. */
function findExportName(parents: readonly ESTree.Node[]): string | null {
  const exported = parents.find((parent) => parent.type === 'ExportNamedDeclaration')?.declaration ?? null;
  if (exported?.type === 'FunctionDeclaration') return exported.id?.name ?? null;
  const declarator = parents.find((parent) => parent.type === 'VariableDeclarator');
  return exported !== null && declarator?.id.type === 'Identifier' ? declarator.id.name : null;
}

function findProperty(object: ESTree.Node | undefined, key: string): ESTree.Node | null {
  if (object?.type !== 'ObjectExpression') return null;
  for (const property of object.properties) {
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key) {
      return property.value;
    }
  }
  return null;
}

function readText(node: ESTree.Node | null): string | null {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : null;
}

function readCommands(file: CodeFile): Command[] {
  const commands: Command[] = [];
  walk(file.program, (node, parents) => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'Identifier') return;
    if (node.callee.name !== 'defineCommand') return;
    const definition = node.arguments[0];
    commands.push({
      file,
      module: /^src\/modules\/([^/]+)\//.exec(file.path)?.[1] ?? '',
      exportName: findExportName(parents),
      name: readText(findProperty(definition, 'name')),
      hasRouteReason: (readText(findProperty(definition, 'routeReason')) ?? '').trim() !== '',
      start: node.start,
    });
  });
  return commands;
}

function checkNames(command: Command): Problem[] {
  const { file, module, exportName, name, start } = command;
  const match = PATH.exec(file.path);
  if (match === null) {
    return [problemAt(file, start, 'a command lives in its module: commands/<verb-noun>.ts')];
  }
  const expected = toCamelCase(match[2]!);
  const problems: Problem[] = [];
  if (exportName !== expected && exportName !== toFactoryName(expected)) {
    problems.push(
      problemAt(file, start, `the file's command is exported as ${expected}, not ${exportName ?? 'nothing'}`),
    );
  }
  if (name !== `${module}.${expected}`) {
    problems.push(
      problemAt(file, start, `the command's name is '${module}.${expected}', not '${name ?? ''}'`),
    );
  }
  return problems;
}

function mentions(text: string, verbNoun: string): boolean {
  return new RegExp(`\\b(${verbNoun}|${toFactoryName(verbNoun)})\\b`).test(text);
}

function checkUse(command: Command, tree: SourceTree): Problem[] {
  const { file, module, start } = command;
  const verbNoun = toCamelCase(basename(file.path, '.ts'));
  const problems: Problem[] = [];
  const tests = tree.code.filter((each) => /\.test\.tsx?$/.test(each.path));
  if (!tests.some((test) => mentions(test.text, verbNoun))) {
    problems.push(problemAt(file, start, `no test mentions ${verbNoun}`));
  }
  const routes = tree.code.filter(
    ({ path, isTest }) =>
      !isTest && new RegExp(`^src/modules/${module}/(?:[a-z-]+/)?http(\\.ts$|/)`).test(path),
  );
  if (!command.hasRouteReason && !routes.some((each) => mentions(each.text, verbNoun))) {
    problems.push(problemAt(file, start, 'no route in http.ts and no routeReason that says why'));
  }
  return problems;
}

export function checkCommands(tree: SourceTree): Problem[] {
  const sources = tree.code.filter((file) => file.path.startsWith('src/modules/') && !file.isTest);
  return sources.flatMap((file) => {
    const commands = readCommands(file);
    const isCommandFile = /\/commands\/[^/]+\.ts$/.test(file.path);
    if (isCommandFile && commands.length !== 1) {
      return [problemAt(file, 0, `a file in commands/ defines one command, this one ${commands.length}`)];
    }
    return commands.flatMap((command) => {
      const misnamed = checkNames(command);
      return PATH.test(file.path) ? [...misnamed, ...checkUse(command, tree)] : misnamed;
    });
  });
}
