// The single place for size limits of files and functions. What is over stands in ratchet.json with its size, and
// that list may only shrink: an entry larger than the truth is a problem too.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ESTree } from 'vite';
import { type CodeFile, lineOf, type Problem, type SourceTree, walk } from './source-tree.ts';

const FILE_LINES = 400;
const TEST_FILE_LINES = 800;
const FUNCTION_LINES = 70;
const RATCHET = 'tools/tidy/ratchet.json';
const FUNCTION_AREAS = new Set(['src', 'tools', 'bench']);

export interface Ratchet {
  files: Record<string, number>;
  functions: Record<string, number>;
}

interface Oversize {
  key: string;
  file: string;
  line: number;
  lines: number;
  limit: number;
}

export function readRatchet(root: string): Ratchet {
  const path = join(root, RATCHET);
  return existsSync(path)
    ? (JSON.parse(readFileSync(path, 'utf8')) as Ratchet)
    : { files: {}, functions: {} };
}

function countLines(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

function nameFunction(node: ESTree.Node, parent: ESTree.Node | undefined): string {
  if (node.type === 'FunctionDeclaration' && node.id !== null) return node.id.name;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  const hasKey = parent?.type === 'Property' || parent?.type === 'MethodDefinition';
  if (hasKey && parent.key.type === 'Identifier') return parent.key.name;
  return 'anonymous';
}

const isFunction = ({ type }: ESTree.Node): boolean =>
  type === 'FunctionDeclaration' || type === 'FunctionExpression' || type === 'ArrowFunctionExpression';

/**
 * Lines by function, less those of the named functions within it, which count for themselves: a closure over what they share is how this
 * code keeps state, where others write a class, and nobody asks for the sum of a class's methods.
 */
function findLargeFunctions(file: CodeFile): Oversize[] {
  const lines = new Map<ESTree.Node, { name: string; own: number }>();
  walk(file.program, (node, parents) => {
    if (!isFunction(node)) return;
    const name = nameFunction(node, parents.at(-1));
    const own = countLines(file.text.slice(node.start, node.end));
    lines.set(node, { name, own });
    const outer = parents.findLast(isFunction);
    if (outer !== undefined && name !== 'anonymous') lines.get(outer)!.own -= own;
  });
  return [...lines].flatMap(([node, { name, own }]) => {
    if (own <= FUNCTION_LINES) return [];
    const key = `${file.path}#${name}`;
    return [{ key, file: file.path, line: lineOf(file, node.start), lines: own, limit: FUNCTION_LINES }];
  });
}

function findLargeFiles(tree: SourceTree): Oversize[] {
  return tree.code
    .map((file) => ({
      key: file.path,
      file: file.path,
      line: 1,
      lines: countLines(file.text),
      limit: file.isTest ? TEST_FILE_LINES : FILE_LINES,
    }))
    .filter(({ lines, limit }) => lines > limit);
}

function compare(oversizes: readonly Oversize[], allowed: Record<string, number>): Problem[] {
  const problems: Problem[] = [];
  const largest = new Map<string, number>();
  for (const { key, file, line, lines, limit } of oversizes) {
    largest.set(key, Math.max(lines, largest.get(key) ?? 0));
    const before = allowed[key];
    if (before === undefined) {
      problems.push({
        file,
        line,
        message: `${key} has ${lines} lines, the limit is ${limit}: what is the second thing in it?`,
      });
    } else if (lines > before) {
      problems.push({
        file,
        line,
        message: `${key} grew from ${before} to ${lines} lines: the list may only shrink`,
      });
    }
  }
  for (const [key, before] of Object.entries(allowed)) {
    const now = largest.get(key) ?? 0;
    if (now >= before) continue;
    const what = now === 0 ? 'remove its entry' : `lower its entry from ${before} to ${now}`;
    problems.push({ file: RATCHET, line: 1, message: `${key} is smaller now: ${what}` });
  }
  return problems;
}

export function checkSizes(tree: SourceTree): Problem[] {
  const ratchet = readRatchet(tree.root);
  const functions = tree.code
    .filter((file) => FUNCTION_AREAS.has(file.area) && !file.isTest)
    .flatMap(findLargeFunctions);
  return [...compare(findLargeFiles(tree), ratchet.files), ...compare(functions, ratchet.functions)];
}
