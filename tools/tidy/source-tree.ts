// The single place that reads the repository for tidy: every text file once, code files with their syntax tree
// (oxc, through vite) and what they import. It judges nothing; the checks beside it do.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, extname, join, posix } from 'node:path';
import { type ESTree, parseSync } from 'vite';

export interface Problem {
  file: string;
  line: number;
  message: string;
}

export interface Reference {
  /** Path from the root, with slashes. */
  target: string;
  start: number;
}

export interface TextFile {
  path: string;
  text: string;
}

export interface CodeFile extends TextFile {
  program: ESTree.Program;
  comments: { value: string; start: number; end: number }[];
  /** Other files of this repository that this one imports or names by a relative path. */
  references: Reference[];
  /** src, web, tests, tools, bench: the top folder; root for files beside package.json. */
  area: string;
  isTest: boolean;
}

export interface SourceTree {
  root: string;
  /** Every text file, code included. */
  texts: TextFile[];
  code: CodeFile[];
  problems: Problem[];
}

const SKIPPED_FOLDERS = new Set(['node_modules', 'data', 'dist', 'coverage', 'generated']);
const HIDDEN_FOLDERS_READ = new Set(['.ci', '.github']);
const CODE = new Set(['.ts', '.tsx', '.mts', '.mjs', '.js', '.cjs']);
const TEXT = new Set([
  ...CODE,
  ...['.json', '.md', '.sql', '.bpmn', '.dmn', '.xml', '.yaml', '.yml', '.html', '.css', '.mjml', '.liquid'],
  ...['.txt', '.sh', '.svg', '.csv', ''],
]);

function listFiles(root: string, folder: string, found: string[]): void {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = posix.join(folder, entry.name);
    if (entry.isDirectory()) {
      const hidden = entry.name.startsWith('.') && !HIDDEN_FOLDERS_READ.has(entry.name);
      if (!hidden && !SKIPPED_FOLDERS.has(entry.name)) listFiles(root, path, found);
    } else if (entry.isFile() && TEXT.has(extname(entry.name))) found.push(path);
  }
}

/** Calls `visit` for the node and everything in it, parents first. */
export function walk(node: ESTree.Node, visit: (node: ESTree.Node, parents: ESTree.Node[]) => void): void {
  const parents: ESTree.Node[] = [];
  const descend = (current: ESTree.Node) => {
    visit(current, parents);
    parents.push(current);
    for (const value of Object.values(current)) {
      for (const child of Array.isArray(value) ? value : [value]) {
        if (isNode(child)) descend(child);
      }
    }
    parents.pop();
  };
  descend(node);
}

function isNode(value: unknown): value is ESTree.Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

export function lineOf(file: TextFile, offset: number): number {
  let line = 1;
  for (let at = file.text.indexOf('\n'); at !== -1 && at < offset; at = file.text.indexOf('\n', at + 1))
    line++;
  return line;
}

export function problemAt(file: TextFile, offset: number, message: string): Problem {
  return { file: file.path, line: lineOf(file, offset), message };
}

/** A relative path counts wherever it stands: import, export from, import(), new URL(..., import.meta.url), worker files. */
function findReferences(root: string, path: string, program: ESTree.Program): Reference[] {
  const references: Reference[] = [];
  walk(program, (node) => {
    if (node.type !== 'Literal' || typeof node.value !== 'string' || !/^\.{1,2}\//.test(node.value)) return;
    const target = posix.join(dirname(path), node.value);
    const isFile = CODE.has(extname(target)) || extname(target) === '.json';
    if (isFile && existsSync(join(root, target))) references.push({ target, start: node.start });
  });
  return references;
}

function isTestPath(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('tests/');
}

function parseFile(root: string, file: TextFile, problems: Problem[]): CodeFile | null {
  const { program, comments, errors } = parseSync(basename(file.path), file.text);
  for (const error of errors) {
    problems.push(problemAt(file, error.labels[0]?.start ?? 0, `does not parse: ${error.message}`));
  }
  if (errors.length > 0) return null;
  const top = file.path.split('/')[0]!;
  return {
    ...file,
    program,
    comments,
    references: findReferences(root, file.path, program),
    area: file.path.includes('/') ? top : 'root',
    isTest: isTestPath(file.path),
  };
}

export function readSourceTree(root: string): SourceTree {
  const paths: string[] = [];
  listFiles(root, '.', paths);
  const texts = paths.sort().map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  const problems: Problem[] = [];
  const code = texts
    .filter((file) => CODE.has(extname(file.path)))
    .map((file) => parseFile(root, file, problems))
    .filter((file) => file !== null);
  return { root, texts, code, problems };
}
