// The single place for the shape that all modules share: a README, one door with named exports, and no other
// index file anywhere.
import { basename } from 'node:path';
import { type CodeFile, type Problem, problemAt, type SourceTree } from './source-tree.ts';

const DOOR = /^src\/modules\/([^/]+)\/index\.ts$/;

function checkModule(name: string, paths: ReadonlySet<string>): Problem[] {
  const folder = `src/modules/${name}`;
  const missing = ['README.md', 'index.ts'].filter((file) => !paths.has(`${folder}/${file}`));
  return missing.map((file) => ({ file: folder, line: 1, message: `the module has no ${file}` }));
}

function checkIndexFile(file: CodeFile): Problem[] {
  if (!/^index\.[cm]?[jt]sx?$/.test(basename(file.path))) return [];
  if (!DOOR.test(file.path)) {
    return [
      problemAt(file, 0, "only a module's door is called index.ts: name this file after what it holds"),
    ];
  }
  return file.program.body
    .filter((node) => node.type === 'ExportAllDeclaration')
    .map((node) => problemAt(file, node.start, 'a door names what it exports: no export *'));
}

export function checkModuleShape(tree: SourceTree): Problem[] {
  const paths = new Set(tree.texts.map((file) => file.path));
  const names = new Set([...paths].flatMap((path) => /^src\/modules\/([^/]+)\//.exec(path)?.[1] ?? []));
  return [...[...names].flatMap((name) => checkModule(name, paths)), ...tree.code.flatMap(checkIndexFile)];
}
