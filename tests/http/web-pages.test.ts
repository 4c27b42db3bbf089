// The built web pages are served beside the API: files as they are, addresses of the page's own as the one page.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer, type TestServer } from './start-server.ts';

let server: TestServer;
const webRoot = mkdtempSync(join(tmpdir(), 'throughline-web-'));

beforeAll(async () => {
  writeFileSync(join(webRoot, 'index.html'), '<!doctype html><title>console</title>');
  writeFileSync(join(webRoot, 'app-1a2b.js'), 'console.info(1)');
  server = await startServer({ webRoot });
});
afterAll(async () => {
  await server.stop();
  rmSync(webRoot, { recursive: true });
});

const open = (path: string, accept = 'text/html,*/*') =>
  server.call('GET', path, undefined, { key: null, headers: { accept } });

it('serves the page at its start and at every address inside it', async () => {
  for (const path of ['/', '/orders', '/orders/ord_1?tab=events']) {
    expect([path, (await open(path)).text]).toEqual([path, '<!doctype html><title>console</title>']);
  }
  expect((await open('/app-1a2b.js', '*/*')).text).toBe('console.info(1)');
});

it('never serves the page where the API or a file was meant, nor anything outside the folder', async () => {
  expect((await open('/v1/nothing')).body.code).toBe('http.unknown-route');
  expect((await open('/orders', 'application/json')).body.code).toBe('http.unknown-route');
  expect((await open('/missing.js', '*/*')).status).toBe(404);
  expect((await open('/..%2f..%2fetc%2fpasswd', '*/*')).status).toBeGreaterThanOrEqual(400);
});
