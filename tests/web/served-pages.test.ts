import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startServer, type TestServer } from '../http/start-server.ts';

const webRoot = mkdtempSync(join(tmpdir(), 'throughline-pages-'));
let server: TestServer;

beforeAll(async () => {
  mkdirSync(join(webRoot, 'assets'));
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html>console');
  mkdirSync(join(webRoot, 'portal'));
  writeFileSync(join(webRoot, 'portal', 'index.html'), '<!doctype html>portal');
  writeFileSync(join(webRoot, 'assets', 'app-1a2b.js'), 'plain');
  writeFileSync(join(webRoot, 'assets', 'app-1a2b.js.gz'), gzipSync('compressed'));
  server = await startServer({ webRoot });
});
afterAll(async () => {
  await server.stop();
  rmSync(webRoot, { recursive: true });
});

describe('the pages that the server hands out', () => {
  it('are kept for ever where the name carries the content, and asked for again where not', async () => {
    const get = (path: string) => fetch(server.url + path, { headers: { accept: 'text/html,*/*' } });
    expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toContain('immutable');
    for (const path of ['/', '/orders/ord_1']) {
      expect((await get(path)).headers.get('cache-control'), path).toBe('no-cache');
    }
  });

  it('come compressed to whoever takes that, and plain to whoever does not', async () => {
    const get = async (encoding: string) => {
      const response = await fetch(`${server.url}/assets/app-1a2b.js`, {
        headers: { 'accept-encoding': encoding },
      });
      return response.text();
    };
    expect(await get('gzip')).toBe('compressed');
    expect(await get('identity')).toBe('plain');
  });

  it('are the console’s at its addresses and the portal’s at those of the portal', async () => {
    const get = async (path: string) =>
      (await fetch(server.url + path, { headers: { accept: 'text/html' } })).text();
    for (const path of ['/', '/orders/ord_1', '/portals'])
      expect(await get(path), path).toBe('<!doctype html>console');
    for (const path of ['/portal', '/portal/', '/portal/orders/x?token=1'])
      expect(await get(path), path).toBe('<!doctype html>portal');
    const asData = await fetch(`${server.url}/portal/orders/x`, { headers: { accept: 'application/json' } });
    expect(asData.status).toBe(404);
  });

  it('may run no script and reach no place that is not their own', async () => {
    const policy = (await fetch(server.url)).headers.get('content-security-policy');
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
  });
});
