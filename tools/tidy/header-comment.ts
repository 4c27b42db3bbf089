// The single place that asks every code file to open with a comment: what it is the place for, what it must not do.
// A *.test.ts says it by its name.
import type { Problem, SourceTree } from './source-tree.ts';

export function checkHeaderComment(tree: SourceTree): Problem[] {
  return tree.code
    .filter((file) => !/\.test\.tsx?$/.test(file.path))
    .filter((file) => {
      const first = file.text.split('\n').find((line) => line.trim() !== '' && !line.startsWith('#!'));
      const isComment = /^\s*(\/\/|\/\*)/.test(first ?? '');
      return !isComment || /^\s*(\/\/|\/\*)\s*(biome-|tidy:|@)/.test(first ?? '');
    })
    .map((file) => ({
      file: file.path,
      line: 1,
      message: 'open with a comment: what is this the single place for?',
    }));
}
