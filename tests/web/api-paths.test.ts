import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const { paths } = JSON.parse(read('docs/reference/openapi.json')) as { paths: Record<string, object> };
/** Not described there: a stream, and the server's own sign-in pages. */
const OUTSIDE = new Set(['/v1/events/stream', '/sign-out']);

describe('web/api', () => {
  it('calls no address that the API document does not have', () => {
    const folder = fileURLToPath(new URL('../../web/api/', import.meta.url));
    const called = readdirSync(folder).flatMap((file) =>
      [...read(`web/api/${file}`).matchAll(/'(\/(?:v1\/|sign-)[^']*)'/g)].map((match) => match[1]!),
    );
    expect(called.length).toBeGreaterThan(30);
    const known = new Set(Object.keys(paths).map((path) => path.replace(/\{[^}]+\}/g, '*')));
    const unknown = called.filter(
      (path) => !OUTSIDE.has(path) && !known.has(path.replace(/:[A-Za-z]+/g, '*')),
    );
    expect(unknown).toEqual([]);
  });
});
