// The single place that keeps the machine it was written on out of the repository: no path below a home or work
// folder, no package registry's address in the lock file.
import { type Problem, problemAt, type SourceTree } from './source-tree.ts';

const FOLDERS = ['work', 'root', 'home'];
const MACHINE_PATH = new RegExp(`(?<![\\w.\\-~}/])/(?:${FOLDERS.join('|')})/`, 'g');

export function checkMachinePaths(tree: SourceTree): Problem[] {
  return tree.texts.flatMap((file) => {
    if (file.path === 'package-lock.json') {
      const at = file.text.indexOf('"resolved"');
      return at === -1
        ? []
        : [problemAt(file, at, 'the lock file names a registry: omit-lockfile-registry-resolved')];
    }
    return [...file.text.matchAll(MACHINE_PATH)].map((match) =>
      problemAt(file, match.index, `${match[0]} is a path of one machine`),
    );
  });
}
