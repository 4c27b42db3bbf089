// The single place for the module line: who may import whom, and through which door. Tests, tools and benchmarks
// may import anything. To move a module, change ORDER here and the same line in ARCHITECTURE.md.
import { type CodeFile, type Problem, problemAt, type Reference, type SourceTree } from './source-tree.ts';

/** Left to right: each place may import only what stands to its left. */
export const ORDER = [
  'platform',
  ...['workflow', 'notifications', 'ledger'],
  ...['customers', 'catalog', 'inventory', 'supply', 'carriers', 'sourcing', 'payments'],
  'orders',
  ...['fulfilment', 'returns', 'subscriptions', 'planning'],
  ...['documents', 'service', 'portal'],
  ...['integrations', 'insight'],
  'config',
  ...['http', 'cli'],
  'demo',
  'main',
];

export const MODULES = ORDER.filter(
  (place) => !['platform', 'config', 'http', 'cli', 'demo', 'main'].includes(place),
);

/** The place of a file on the line: a module's name, platform, http, cli, config, main; null when it has none. */
export function findPlace(path: string): string | null {
  const parts = path.split('/');
  if (parts[0] !== 'src') return null;
  const name = parts[1] === 'modules' ? parts[2]! : parts[1]!.replace(/\.ts$/, '');
  return ORDER.includes(name) ? name : null;
}

function isDoor(from: string, path: string): boolean {
  const inside = path.split('/').slice(3).join('/');
  return inside === 'index.ts' || ((from === 'http' || from === 'cli') && inside === 'http.ts');
}

function judgeReference(from: string, reference: Reference): string | null {
  const { target } = reference;
  const to = findPlace(target);
  if (!target.startsWith('src/')) {
    return target === 'package.json'
      ? null
      : `src may not import ${target}: code outside src is not part of the program`;
  }
  if (to === null) return `${target} has no place on the module line`;
  if (to === from) return null;
  if (from === 'main' || (from === 'cli' && to === 'main')) return null;
  if (ORDER.indexOf(to) > ORDER.indexOf(from)) {
    return `${from} may not import ${to}: it stands to its right on the module line`;
  }
  if (MODULES.includes(to) && !isDoor(from, target)) {
    return `import ${to} through its door modules/${to}/index.ts, not ${target}`;
  }
  return null;
}

function checkSourceFile(file: CodeFile): Problem[] {
  const place = findPlace(file.path);
  if (place === null) {
    return [problemAt(file, 0, 'has no place on the module line (see tools/tidy/module-line.ts)')];
  }
  return file.references.flatMap((reference) => {
    const message = judgeReference(place, reference);
    return message === null ? [] : [problemAt(file, reference.start, message)];
  });
}

function checkWebFile(file: CodeFile): Problem[] {
  return file.references
    .filter((reference) => !reference.target.startsWith('web/'))
    .map((reference) => problemAt(file, reference.start, `web imports only web, not ${reference.target}`));
}

export function checkModuleLine(tree: SourceTree): Problem[] {
  return tree.code
    .filter((file) => !file.isTest)
    .flatMap((file) => {
      if (file.area === 'src') return checkSourceFile(file);
      return file.area === 'web' ? checkWebFile(file) : [];
    });
}
